"""From what the words say to a value: calendars, the anchor, what was named before, tense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from ruznama.model import Calendar
from ruznama.times.calendars import LAST_DAY, date_of, in_calendar, month_length, year_calendar, year_of
from ruznama.times.draft import Draft
from ruznama.times.value import (
    Value,
    day_value,
    interval,
    month_value,
    open_value,
    week_value,
    year_value,
)
from ruznama.times.words import Settings

__all__ = ["Context", "resolve"]

# A future day competes with a past one at this price: a day 60 days ahead is as near as one 180 days ago.
_FUTURE_PRICE = 3
_GREGORIAN: Calendar = "gregorian"
# Two-digit Solar years reach back to the constitution of 1285; below 40 they are more often counts.
_SHORT_YEARS = 40


class Context:
    """What resolution may look at: the language, the anchor day, the values found before, the tense of the clause."""

    def __init__(self, how: Settings, anchor: date | None, tense: Callable[[Draft], int]) -> None:
        self.how = how
        self.anchor = anchor
        self.tense = tense
        self.named: list[Value] = []
        self.unresolved = False

    def last(self, grains: tuple[str, ...] = (), until: date | None = None) -> Value | None:
        """The last value named that has days, of one of the grains, not after a day."""
        for value in reversed(self.named):
            if value.first is None or (grains and value.grain not in grains):
                continue
            if until is None or value.first <= until:
                return value
        return None

    def anchored(self, value: Value | None) -> Value | None:
        """The value with the anchor it was counted from."""
        if value is None or self.anchor is None or value.anchor is not None:
            return value
        return value._replace(anchor=self.anchor.isoformat())


def resolve(draft: Draft, context: Context) -> Value | None:
    """The value of an expression, or None where it is none after all (31 February, a bare time without a date)."""
    operation = _OPERATIONS.get(draft.op)
    value = operation(draft, context) if operation else None
    if value is None:
        return None
    mod = draft.get("mod")
    if isinstance(mod, str) and value.mod is None:
        value = value._replace(mod=mod)
    return value


# ---------------------------------------------------------------- dates


def _year(draft: Draft, context: Context, calendar: Calendar) -> int | None:
    """The year that the words name, absolute or relative, in a calendar; None where they name none."""
    year = draft.get("year")
    if year is not None:
        return int(year) + (1300 if draft.get("short") and calendar == "persian" else 0)
    anchor = context.anchor
    own = year_of(anchor, calendar) if anchor else None
    if "yrel0" in draft.values:
        return own
    if "dxy" in draft.values and own is not None:
        return own + int(str(draft.get("dxy")).split(":")[1])
    if "yrel" in draft.values and own is not None:
        return own + int(draft.get("yrel"))
    if "ysame" in draft.values:
        last = context.last()
        if last is not None and last.first is not None:
            shift = int(draft.get("ysame")) if str(draft.get("ysame")) in ("1", "-1") else 0
            found = year_of(last.first, calendar)
            return None if found is None else found + shift
        return own
    return None


def _has_year(draft: Draft) -> bool:
    return any(name in draft.values for name in ("year", "yrel0", "yrel", "ysame", "dxy"))


def _date(draft: Draft, context: Context) -> Value | None:
    month = draft.get("month")
    era = draft.get("era")
    if month is None:
        if "day" in draft.values:
            return _day_of_month(draft, context)
        year = draft.get("year")
        if year is None:
            return None
        if draft.get("short"):
            return year_value("persian", 1300 + int(year)) if int(year) >= _SHORT_YEARS and context.how.solar else None
        told = year_calendar(int(year), era, None, solar=context.how.solar)
        return year_value(told, int(year)) if told and era != "bce" else None
    calendar: Calendar = month[0]
    number: int = month[1]
    day = draft.get("day")
    if draft.get("short") and (calendar != "persian" or int(draft.get("year")) < _SHORT_YEARS):
        return None
    if _has_year(draft):
        if (
            not draft.get("short")
            and "year" in draft.values
            and year_calendar(int(draft.get("year")), era, calendar, solar=context.how.solar) is None
        ):
            return None
        year = _year(draft, context, calendar)
        if year is None:
            context.unresolved = True
            return open_value(calendar, number, day)
        if calendar == "islamic" and "year" not in draft.values:
            return _lunar_in_year(draft, context, number, day)
        value = _exact(calendar, year, number, day)
        return value if "year" in draft.values else context.anchored(value)
    if draft.get("open_year"):
        return open_value(calendar, number, day)
    return _nearest(draft, context, calendar, number, day)


def _lunar_in_year(draft: Draft, context: Context, month: int, day: int | None) -> Value | None:
    """A lunar month of "this year": the one that begins in the year of the language's own calendar."""
    own = _relative_calendar(draft, context)
    year = _year(draft, context, own)
    whole = year_value(own, year) if year is not None else None
    if whole is None or whole.first is None or whole.last is None:
        return None
    code = f"islamic:{month:02d}" + (f"-{day:02d}" if day else "")
    found = _feasts(code, whole.first, whole.last)
    return context.anchored(found[0]) if found else None


def _exact(calendar: Calendar, year: int, month: int, day: int | None) -> Value | None:
    if day is None:
        return month_value(calendar, year, month)
    if day == LAST_DAY:
        day = month_length(calendar, year, month)
    found = date_of(calendar, year, month, day)
    return day_value(found, calendar) if found else None


def _day_of_month(draft: Draft, context: Context) -> Value | None:
    """The tenth of this month, of next month, of the same month."""
    calendar: Calendar = "persian" if context.how.solar_relative else _GREGORIAN
    base = context.anchor
    if "msame" in draft.values:
        last = context.last(("month", "day"))
        if last is not None:
            base, calendar = last.first, last.calendar
    own = in_calendar(base, calendar) if base else None
    if own is None:
        context.unresolved = True
        return Value(f"XXXX-XX-{draft.get('day'):02d}", grain="day")
    year, month = _shift_month(own[0], own[1], int(draft.get("mrel") or 0))
    found = date_of(calendar, year, month, draft.get("day"))
    return context.anchored(day_value(found, calendar)) if found else None


def _shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1


def _nearest(draft: Draft, context: Context, calendar: Calendar, month: int, day: int | None) -> Value | None:
    """A day or month without a year: by "last" and "next", by tense, else the nearest, the past being nearer."""
    anchor = context.anchor
    own = year_of(anchor, calendar) if anchor else None
    if anchor is None or own is None:
        context.unresolved = True
        return open_value(calendar, month, day)
    options = [value for year in (own - 1, own, own + 1) if (value := _exact(calendar, year, month, day)) is not None]
    return context.anchored(_choose(options, draft.get("rel"), anchor, draft, context))


def _choose(options: list[Value], rel: object, anchor: date, draft: Draft, context: Context) -> Value | None:
    spans = [(value, value.first, value.last) for value in options if value.first and value.last]
    if rel is not None:
        direction = int(str(rel))
        if direction < 0:
            return next((value for value, _, last in reversed(spans) if last < anchor), None)
        if direction > 0:
            return next((value for value, first, _ in spans if first > anchor), None)
        return next((value for value, first, _ in spans if first.year == anchor.year), None)
    weekday = draft.get("weekday")
    if weekday is not None:
        fitting = [entry for entry in spans if entry[1].isoweekday() == weekday]
        spans = fitting or spans
    past = [(value, (anchor - last).days) for value, first, last in spans if first <= anchor]
    ahead = [(value, (first - anchor).days) for value, first, last in spans if last >= anchor]
    if not past or not ahead:
        listed = past or ahead
        return listed[-1][0] if listed and past else (listed[0][0] if listed else None)
    before, after = past[-1], ahead[0]
    if before[0] == after[0]:
        return before[0]
    tense = context.tense(draft)
    if tense:
        return after[0] if tense > 0 else before[0]
    return after[0] if after[1] * _FUTURE_PRICE < before[1] else before[0]


def _numeric(draft: Draft, context: Context) -> Value | None:
    parts = [draft.get(name) for name in "abc"]
    how, era = context.how, draft.get("era")
    if parts[0] is None:
        month, year = parts[1], parts[2]
        told = year_calendar(year, era, None, solar=how.solar)
        return month_value(told, year, month) if told else None
    for year, month, day in _orders(parts, how):
        told = year_calendar(year, era, None, solar=how.solar)
        if told is None:
            continue
        found = date_of(told, year, month, day)
        if found is not None:
            return day_value(found, told)
    return None


def _orders(parts: list[int], how: Settings) -> list[tuple[int, int, int]]:
    """Readings of three numbers as year, month, day, in order of preference."""
    a, b, c = parts
    if a >= 1000:
        return [(a, b, c)] if c < 100 else []
    if c >= 1000:
        readings = [(c, b, a)]
        # Month first is read only where day first cannot be: an American stamp in an English line.
        return [*readings, (c, a, b)] if how.order == "mdy" else readings
    if how.order == "ymd":
        century = 1300 if a >= 20 else 1400
        return [(century + a, b, c)]
    return [(2000 + c if c < 70 else 1900 + c, b, a)] if b < 100 else []


# ---------------------------------------------------------------- weekdays and days


def _weekday(draft: Draft, context: Context) -> Value | None:
    wanted: int = draft.get("weekday")
    anchor = context.anchor
    base = anchor
    if "same" in draft.values:
        last = context.last(("day",))
        base = last.first if last else anchor
    if base is None:
        context.unresolved = True
        return Value(f"XXXX-WXX-{wanted}", grain="day")
    if "wrel" in draft.values or "wrel0" in draft.values:
        start = base - timedelta(days=(base.isoweekday() - context.how.week_start) % 7)
        start += timedelta(days=7 * int(draft.get("wrel") or 0))
        found = start + timedelta(days=(wanted - context.how.week_start) % 7)
        return context.anchored(day_value(found))
    return context.anchored(day_value(_weekday_near(wanted, base, draft, context)))


def _weekday_near(wanted: int, anchor: date, draft: Draft, context: Context) -> date:
    back = (anchor.isoweekday() - wanted) % 7
    ahead = (wanted - anchor.isoweekday()) % 7
    rel = draft.get("rel")
    if rel is not None:
        direction = int(str(rel))
        if direction < 0:
            return anchor - timedelta(days=back or 7)
        if direction > 0:
            return anchor + timedelta(days=ahead or 7)
    if back == 0:
        return anchor
    if "this" in draft.values:
        return anchor + timedelta(days=ahead)
    return anchor + timedelta(days=ahead) if context.tense(draft) > 0 else anchor - timedelta(days=back)


def _deictic(draft: Draft, context: Context) -> Value | None:
    parts = str(draft.get("dx")).split(":")
    offset = int(parts[1])
    weekday = draft.get("weekday")
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        if weekday:
            return Value(f"XXXX-WXX-{weekday}", grain="day")
        return Value("PRESENT_REF" if offset == 0 else "PAST_REF" if offset < 0 else "FUTURE_REF")
    found = anchor + timedelta(days=offset)
    if weekday:
        # The weekday wins over "today": a night posting carries the date of the next day.
        shift = (weekday - found.isoweekday() + 3) % 7 - 3
        found += timedelta(days=shift)
    value = context.anchored(day_value(found))
    return _with_part(value, parts[2]) if value and len(parts) > 2 else value


def _unit(draft: Draft, context: Context) -> Value | None:
    unit: str = draft.get("unit")
    by = int(draft.get("rel") or 0)
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        open_units = {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "day": "XXXX-XX-XX"}
        return Value("PAST_REF" if by < 0 else "FUTURE_REF" if by > 0 else open_units.get(unit, "PRESENT_REF"))
    return context.anchored(_shifted(unit, by, anchor, _relative_calendar(draft, context)))


def _relative_calendar(draft: Draft, context: Context) -> Calendar:
    """The calendar in which "last year" is counted: the one named beside it, else the language's own."""
    era = draft.get("era")
    if era in ("gregorian", "persian", "islamic"):
        told: Calendar = era
        return told
    return "persian" if context.how.solar_relative else _GREGORIAN


def _shifted(unit: str, by: int, base: date, calendar: Calendar) -> Value | None:
    """The day, week, month, year, decade or century that lies ``by`` of them from a day."""
    if unit in ("day", "night"):
        return day_value(base + timedelta(days=by))
    if unit == "week":
        return week_value(base + timedelta(weeks=by))
    own = in_calendar(base, calendar)
    if own is None:
        return None
    if unit == "month":
        return month_value(calendar, *_shift_month(own[0], own[1], by))
    if unit == "year":
        return year_value(calendar, own[0] + by)
    if unit == "decade":
        return _decade_value("gregorian", (base.year // 10 + by) * 10)
    if unit == "century":
        return Value(f"{base.year // 100 + by:02d}XX", grain="century")
    return None


# ---------------------------------------------------------------- counts of units

_LETTERS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W", "month": "M", "year": "Y",
    "decade": "DE", "century": "CE",
}  # fmt: skip
_HALVES = {
    "hour": ("minute", 30), "day": ("hour", 12), "night": ("hour", 12), "month": ("day", 15), "year": ("month", 6),
    "decade": ("year", 5), "century": ("year", 50), "minute": ("second", 30), "week": ("day", 3),
}  # fmt: skip
_MOST = 10**6


def _counted(draft: Draft) -> tuple[float | None, str] | None:
    """How many of which unit; None of them for "several"."""
    if "dual" in draft.values:
        return 2, draft.get("dual")
    unit = draft.get("unit")
    if unit is None:
        return (None, draft.get("few")) if draft.get("few") in _LETTERS else None
    if "few" in draft.values:
        return None, unit
    count = draft.get("count")
    if isinstance(count, str):
        return None, unit
    if "half" in draft.values and "count" not in draft.values and "whole" not in draft.values:
        return 0, unit
    return (1 if count is None else count), unit


def _iso(count: float, unit: str) -> str:
    if unit == "decade":
        count, unit = count * 10, "year"
    elif unit == "century":
        count, unit = count * 100, "year"
    letter = _LETTERS[unit]
    text = f"{count:g}" if count < _MOST else str(int(count))
    return f"T{text}{letter[1]}" if letter[0] == "T" else f"{text}{letter}"


def _duration(draft: Draft, context: Context) -> Value | None:
    counted = _counted(draft)
    if counted is None:
        return None
    count, unit = counted
    if count is None:
        letter = _LETTERS[unit]
        return Value(f"PTX{letter[1]}" if letter[0] == "T" else f"PX{letter}", kind="DURATION")
    # Nothing in the news lasts longer: 10^9 years are a figure of speech or a broken number.
    if not 0 <= count < 100_000:
        return None
    if "quarter" in draft.values:
        part = {"century": "25Y", "hour": "T15M", "year": "3M"}.get(unit)
        return Value("P" + part, kind="DURATION") if part else None
    body = _iso(count, unit) if count else ""
    if "half" in draft.values:
        small, number = _HALVES.get(unit, ("", 0))
        if not small:
            return None
        if unit in ("decade", "century"):
            body = _iso((count * 10 if unit == "decade" else count * 100) + number, "year")
        else:
            extra = _iso(number, small)
            body += extra[1:] if "T" in body and extra[0] == "T" else extra
    if "count2" in draft.values and isinstance(draft.get("count2"), int):
        extra = _iso(draft.get("count2"), draft.get("unit2"))
        body += extra[1:] if "T" in body and extra[0] == "T" else extra
    del context
    return Value("P" + body, kind="DURATION")


def _offset(draft: Draft, context: Context) -> Value | None:
    counted = _counted(draft)
    sign = int(draft.get("sign"))
    if counted is None:
        return None
    count, unit = counted
    if count is None:
        return Value("PAST_REF" if sign < 0 else "FUTURE_REF")
    if count >= 10_000:
        return None
    base = context.anchor
    if sign > 0 and not draft.get("chain") and context.tense(draft) < 0:
        # "He died after two days": counted from the day named before, or no date at all.
        last = context.last(("day",))
        if last is None:
            return _duration(draft, context)
        base = last.first
    if draft.get("chain"):
        last = context.last(("day",) if unit in ("day", "night", "week", "hour") else ())
        base = last.first if last else base
    if draft.get("event"):
        # "Five years before" an event reads as "five years ago"; days count from the day named last.
        if sign > 0 and unit not in ("day", "night"):
            return _duration(draft, context)
        last = context.last(("day",)) if unit in ("day", "night") else None
        base = last.first if last else base
    if base is None:
        context.unresolved = True
        return Value("PAST_REF" if sign < 0 else "FUTURE_REF")
    try:
        value = _moved(base, sign, count, unit, half="half" in draft.values)
    except (OverflowError, ValueError):
        return None
    if value is None:
        return None
    return value._replace(anchor=base.isoformat())


def _moved(base: date, sign: int, count: float, unit: str, *, half: bool) -> Value | None:
    if unit in ("decade", "century"):
        years = int((count + (0.5 if half else 0)) * (10 if unit == "decade" else 100))
        return year_value("gregorian", base.year + sign * years) if 0 < base.year + sign * years < 9999 else None
    if unit == "year":
        if half or count != int(count):
            return month_value(
                "gregorian", *_shift_month(base.year, base.month, sign * round((count + 0.5 * half) * 12))
            )
        return year_value("gregorian", base.year + sign * int(count))
    if unit == "month":
        return month_value("gregorian", *_shift_month(base.year, base.month, sign * int(count)))
    if unit == "week":
        return week_value(base + timedelta(weeks=sign * int(count)))
    if unit in ("day", "night"):
        return day_value(base + timedelta(days=sign * int(count)))
    # Hours and minutes from a day without a clock time: the day they most often fall on.
    hours = {"hour": count, "minute": count / 60, "second": 0}.get(unit)
    return None if hours is None else day_value(base + timedelta(days=sign * int(hours // 24)))


def _set(draft: Draft, context: Context) -> Value | None:
    del context
    if "set" in draft.values:
        return Value(str(draft.get("set")), kind="SET")
    if "weekday" in draft.values:
        return Value(f"XXXX-WXX-{draft.get('weekday')}", kind="SET")
    if "month" in draft.values:
        return Value(f"XXXX-{draft.get('month')[1]:02d}", kind="SET")
    if "tod" in draft.values:
        return Value("P1D", kind="SET")
    if "dual" in draft.values:
        return Value("P" + _iso(2, draft.get("dual")), kind="SET")
    count = draft.get("count")
    if "unit" not in draft.values or isinstance(count, str) or (count is not None and not 0 < count < 1000):
        return None
    return Value("P" + _iso(1 if count is None else count, draft.get("unit")), kind="SET")


# ---------------------------------------------------------------- seasons, quarters, decades, holidays


def _named_year(draft: Draft, context: Context) -> tuple[Calendar, int] | None:
    """The year named beside a season, a quarter or a holiday, with its calendar."""
    if "year" in draft.values:
        year = int(draft.get("year"))
        told = year_calendar(year, draft.get("era"), None, solar=context.how.solar)
        return (told, year) if told else None
    calendar = _relative_calendar(draft, context)
    found = _year(draft, context, calendar)
    return None if found is None else (calendar, found)


def _season_value(calendar: Calendar, year: int, season: int) -> Value | None:
    if calendar == "gregorian":
        month = (3, 6, 9, 12)[season - 21]
        first = date_of(calendar, year, month, 1)
        following = date_of(calendar, *_shift_month(year, month, 3), 1)
        if first is None or following is None:
            return None
        return Value(f"{year:04d}-{season}", first=first, last=following - timedelta(days=1), grain="season")
    if calendar == "persian":
        return _months_of(calendar, year, (season - 21) * 3 + 1, 3)
    return None


def _months_of(calendar: Calendar, year: int, month: int, count: int) -> Value | None:
    first, last = month_value(calendar, year, month), month_value(calendar, year, month + count - 1)
    if first is None or last is None:
        return None
    return interval(first, last)._replace(grain="season", value=f"{first.first}/{last.last}")


def _season(draft: Draft, context: Context) -> Value | None:
    season = int(draft.get("season"))
    if _has_year(draft):
        named = _named_year(draft, context)
        return _season_value(named[0], named[1], season) if named else None
    anchor = context.anchor
    calendar: Calendar = "persian" if context.how.solar_relative else _GREGORIAN
    own = year_of(anchor, calendar) if anchor else None
    if anchor is None or own is None:
        context.unresolved = True
        return Value(f"XXXX-{season}", grain="season")
    options = [v for year in (own - 1, own, own + 1) if (v := _season_value(calendar, year, season)) is not None]
    return context.anchored(_choose(options, draft.get("rel"), anchor, draft, context))


def _quarter(draft: Draft, context: Context) -> Value | None:
    named = _named_year(draft, context)
    if named is None and not _has_year(draft) and context.anchor:
        calendar = "persian" if context.how.solar_relative else _GREGORIAN
        own = year_of(context.anchor, calendar)
        named = (calendar, own) if own else None
    if named is None:
        return None
    calendar, year = named
    half = "half" in draft.values or draft.get("nmonths") == 6
    if draft.get("nmonths") not in (None, 3, 6):
        return None
    parts, letter, width = (2, "H", 6) if half else (4, "Q", 3)
    number = parts if "last" in draft.values or str(draft.get("ord")) == "last" else int(draft.get("ord"))
    if not 1 <= number <= parts:
        return None
    if calendar == "gregorian":
        whole = _months_of(calendar, year, (number - 1) * width + 1, width)
        return whole._replace(value=f"{year:04d}-{letter}{number}") if whole else None
    return _months_of(calendar, year, (number - 1) * width + 1, width)


def _decade_value(calendar: Calendar, start: int) -> Value | None:
    first, last = year_value(calendar, start), year_value(calendar, start + 9)
    if first is None or last is None:
        return None
    if calendar == "gregorian":
        return Value(f"{start // 10:03d}X", first=first.first, last=last.last, grain="decade")
    return interval(first, last)._replace(grain="decade")


def _decade(draft: Draft, context: Context) -> Value | None:
    if "year" in draft.values:
        year = int(draft.get("year"))
        told = year_calendar(year, draft.get("era"), None, solar=context.how.solar)
        return _decade_value(told, year) if told and year % 10 == 0 else None
    tens = int(draft.get("decn"))
    era = draft.get("era")
    if not 0 < tens < 100 or tens % 10:
        return None
    if "century" in draft.values:
        return _decade_value("gregorian", (int(draft.get("century")) - 1) * 100 + tens)
    if "rel" in draft.values and context.anchor:
        return _decade_value("gregorian", (context.anchor.year // 100 + int(draft.get("rel"))) * 100 + tens)
    if era == "persian" or (era is None and context.how.solar and "rel" not in draft.values and "decn" in draft.values):
        return _decade_value("persian", 1300 + tens)
    return _decade_value("gregorian", 1900 + tens)


def _century(draft: Draft, context: Context) -> Value | None:
    if "century" in draft.values:
        number = int(draft.get("century"))
        if not 1 <= number <= 21:
            return None
        if draft.get("era") == "persian":
            first, last = year_value("persian", (number - 1) * 100 + 1), year_value("persian", number * 100)
            return interval(first, last)._replace(grain="century") if first and last else None
        if draft.get("era") == "islamic":
            first, last = year_value("islamic", (number - 1) * 100 + 1), year_value("islamic", number * 100)
            return interval(first, last)._replace(grain="century") if first and last else None
        return Value(f"{number - 1:02d}XX", grain="century") if draft.get("era") != "bce" else None
    if context.anchor is None:
        return None
    return context.anchored(_shifted("century", int(draft.get("rel") or 0), context.anchor, "gregorian"))


def _easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    return date(year, (h + ell - 7 * m + 114) // 31, (h + ell - 7 * m + 114) % 31 + 1)


def _feasts(code: str, first: date, last: date) -> list[Value]:
    """All occurrences of a holiday that begin between two days."""
    kind, _, rest = code.partition(":")
    found: list[Value] = []
    if kind == "easter":
        for year in range(max(first.year, 1600), min(last.year, 2999) + 1):
            found.append(day_value(_easter(year) + timedelta(days=int(rest))))
    else:
        calendar: Calendar = "islamic" if kind == "quds" else kind  # type: ignore[assignment]
        low, high = year_of(first, calendar), year_of(last, calendar)
        if low is None or high is None:
            return []
        for year in range(low, high + 1):
            value = _feast(code, calendar, year)
            if value is not None:
                found.append(value)
    return [value for value in found if value.first is not None and first <= value.first <= last]


def _feast(code: str, calendar: Calendar, year: int) -> Value | None:
    kind, _, rest = code.partition(":")
    if kind == "quds":
        month = month_value("islamic", year, 9)
        if month is None or month.last is None:
            return None
        return day_value(month.last - timedelta(days=(month.last.isoweekday() - 5) % 7))
    month_text, _, day_text = rest.partition("-")
    if not day_text:
        return month_value(calendar, year, int(month_text))
    found = date_of(calendar, year, int(month_text), int(day_text))
    # The thirtieth of a month of 29 days is its last day (the night of Yalda is not moved by this).
    return day_value(found, calendar) if found else None


def _holiday(draft: Draft, context: Context) -> Value | None:
    code = str(draft.get("holiday"))
    own = "islamic" if code.startswith("quds") else "gregorian" if code.startswith("easter") else code.partition(":")[0]
    if _has_year(draft):
        named = _holiday_year(draft, context)
        if named is None:
            return None
        calendar, year = named
        if calendar == own and not code.startswith(("quds", "easter")):
            return _feast(code, calendar, year)
        whole = year_value(calendar, year)
        if whole is None or whole.first is None or whole.last is None:
            return None
        found = _feasts(code, whole.first, whole.last)
        return found[0] if found else None
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        return None
    options = _feasts(code, anchor - timedelta(days=400), anchor + timedelta(days=400))
    return context.anchored(_choose(options, draft.get("rel"), anchor, draft, context))


def _yearword(draft: Draft, context: Context) -> Value | None:
    """Persian words for this year, last year, the year before last."""
    calendar: Calendar = "persian" if context.how.solar_relative else _GREGORIAN
    year = _year(draft, context, calendar)
    if year is None:
        context.unresolved = True
        return Value("XXXX")
    return context.anchored(year_value(calendar, year))


def _holiday_year(draft: Draft, context: Context) -> tuple[Calendar, int] | None:
    if "year" in draft.values:
        return _named_year(draft, context)
    found = _year(draft, context, _GREGORIAN)
    return None if found is None else (_GREGORIAN, found)


# ---------------------------------------------------------------- clock and part of day


def _clock_text(draft: Draft) -> str | None:
    hour, minute = draft.get("hour"), draft.get("min") or 0
    if hour is None:
        return None
    part = draft.get("ampm")
    fraction = draft.get("frac")
    if fraction is not None:
        minute = {"half": 30, "quarterf": 15, "third": 20}.get(str(fraction), 30)
    if "lessq" in draft.values:
        hour, minute = hour - 1, 45
    hour = _hour(int(hour), part)
    if not (0 <= hour <= 24 and 0 <= int(minute) < 60) or (hour == 24 and minute):
        return None
    hour %= 24
    seconds = draft.get("sec")
    tail = f":{seconds:02d}" if isinstance(seconds, int) and seconds else ""
    zone = "Z" if draft.get("tz") == "GMT" else ""
    return f"T{hour:02d}:{int(minute):02d}{tail}{zone}"


def _hour(hour: int, part: object) -> int:
    """The hour of 24 that an hour of 12 and a part of day name."""
    if hour > 12 or part is None:
        return hour
    if part in ("am", "TDA", "TMO"):
        return hour % 12
    if part in ("pm", "TAF", "TEV"):
        return hour % 12 + 12
    if part == "TMI":
        return hour if hour >= 10 else hour + 12
    if part == "TNI":
        return (hour + 12) % 24 if hour >= 6 else hour
    return hour


def _clock(draft: Draft, context: Context) -> Value | None:
    text = _clock_text(draft)
    if text is None:
        return None
    if context.anchor is None:
        context.unresolved = True
        return Value("XXXX-XX-XX" + text, kind="TIME")
    last = context.named[-1] if context.named and context.named[-1].grain == "day" else None
    base = last.first if last and last.first and last.value[:10] == last.first.isoformat() else context.anchor
    return context.anchored(Value(base.isoformat() + text, kind="TIME", first=base, last=base, grain="day"))


def _with_part(value: Value, part: str) -> Value:
    return value._replace(value=value.value[:10] + part, kind="TIME")


def _tod(draft: Draft, context: Context) -> Value | None:
    if not draft.get("alone"):
        return None
    last = context.last(("day",))
    base = last.first if last else context.anchor
    if base is None:
        return None
    return context.anchored(_with_part(day_value(base), str(draft.get("tod"))))


def _daypart(draft: Draft, context: Context) -> Value | None:
    inner = draft.get("e")
    tod = draft.get("tod")
    value = resolve(inner, context)
    if value is None:
        return None
    part = str(tod.get("tod"))
    if "T" in value.value[4:]:
        return value
    if value.value.endswith("_REF"):
        return value
    return _with_part(value, part)


def _clockdate(draft: Draft, context: Context) -> Value | None:
    value = resolve(draft.get("e"), context)
    text = _clock_text(draft.get("clock"))
    if value is None:
        return None
    if text is None or "/" in value.value or value.value.endswith("_REF"):
        return value
    return value._replace(value=value.value[:10] + text, kind="TIME")


# ---------------------------------------------------------------- joins


def _merge(draft: Draft, context: Context) -> Value | None:
    left, right = draft.get("a"), draft.get("b")
    if right.op == "date" and left.op == "weekday":
        if "weekday" in right.values:
            return None
        right.values["weekday"] = left.get("weekday")
        return resolve(right, context)
    if left.op == "deictic":
        near = resolve(left, context)
        if right.op == "weekday":
            left.values["weekday"] = right.get("weekday")
            return resolve(left, context)
        value = resolve(right, context)
        if near is None or near.first is None or value is None or value.first is None:
            return value
        return value
    if left.op == "weekday":
        return resolve(right, context)
    return resolve(left, context)


def _equate(draft: Draft, context: Context) -> Value | None:
    """A date told in two calendars: the finer or the first; another one is only a second spelling."""
    left, right = resolve(draft.get("a"), context), resolve(draft.get("b"), context)
    if left is None or right is None:
        return left or right
    if left.kind == "TIME":
        return left
    if right.kind == "TIME":
        return right._replace(calendar=left.calendar, original=left.original)
    return left


def _part(draft: Draft, context: Context) -> Value | None:
    value = resolve(draft.get("e"), context)
    return value._replace(mod=str(draft.get("part"))) if value else None


def _span(draft: Draft, context: Context) -> Value | None:
    left, right = draft.get("a"), draft.get("b")
    if left.op == "date" and right.op == "date":
        for name in ("year", "era", "yrel", "yrel0", "ysame", "rel"):
            if name in right.values and not _has_year(left) and name not in left.values:
                left.values[name] = right.values[name]
    # The "to" of a range is no deadline.
    right.values["ranged"] = True
    last = resolve(right, context)
    if last is None or last.first is None:
        return _open_span(left, right, context)
    if left.op == "weekday" and right.op in ("weekday", "merge"):
        back = (last.first.isoweekday() - left.get("weekday")) % 7
        first: Value | None = day_value(last.first - timedelta(days=back))
    else:
        first = resolve(left, context)
    if first is None or first.first is None or first.first > (last.last or last.first):
        return None
    return interval(first, last)


def _open_span(left: Draft, right: Draft, context: Context) -> Value | None:
    first, last = resolve(left, context), resolve(right, context)
    if first is None or last is None or "_REF" in first.value + last.value:
        return None
    return Value(f"{first.value}/{last.value}")


def _years(draft: Draft, context: Context) -> Value | None:
    first, last = int(draft.get("y1")), int(draft.get("y2"))
    if first < 100:
        if first < _SHORT_YEARS:
            return None
        first += 1300
    if last < 100:
        last += first // 100 * 100
    era = draft.get("era")
    told = year_calendar(first, era, None, solar=context.how.solar)
    if not first < last <= first + 300 or told is None or era == "bce":
        return None
    left, right = year_value(told, first), year_value(told, last)
    return interval(left, right) if left and right else None


def _days(draft: Draft, context: Context) -> Value | None:
    values = {name: value for name, value in draft.values.items() if name not in ("d1", "d2")}
    right = Draft("date", {**values, "day": draft.get("d2")}, draft.start, draft.end, draft.token, ())
    last = resolve(right, context)
    if last is None:
        return None
    if last.first is None:
        left = resolve(
            Draft("date", {**values, "day": draft.get("d1")}, draft.start, draft.end, draft.token, ()), context
        )
        return Value(f"{left.value}/{last.value}") if left else None
    calendar: Calendar = last.calendar
    own = in_calendar(last.first, calendar)
    first = date_of(calendar, own[0], own[1], draft.get("d1")) if own else None
    if first is None or first >= last.first:
        return None
    return interval(day_value(first, calendar), last)._replace(anchor=last.anchor)


def _months(draft: Draft, context: Context) -> Value | None:
    names = ("m1", "m2", "m1x", "m2x")
    values = {name: value for name, value in draft.values.items() if name not in names}
    right = Draft("date", {**values, "month": draft.get("m2")}, draft.start, draft.end, draft.token, ())
    last = resolve(right, context)
    month = draft.get("m1")
    if last is None or month[0] != draft.get("m2")[0] or month[1] == draft.get("m2")[1]:
        return None
    if last.first is None:
        left = open_value(month[0], month[1], None)
        return Value(f"{left.value}/{last.value}") if left else None
    own = in_calendar(last.first, month[0])
    if own is None:
        return None
    first = month_value(month[0], own[0] if month[1] < own[1] else own[0] - 1, month[1])
    return interval(first, last) if first else None


# ---------------------------------------------------------------- what was named before


def _vague(draft: Draft, context: Context) -> Value | None:
    del context
    return Value(str(draft.get("vague")))


def _anaphora(draft: Draft, context: Context) -> Value | None:
    if "time" in draft.values:
        last = context.last()
        return last._replace(mod=None, anchor=last.value) if last else Value("PAST_REF")
    unit = str(draft.get("unit"))
    by = int(draft.get("foll") or 0)
    grains = {"day": ("day",), "night": ("day",), "week": ("day", "week"), "month": ("day", "month")}.get(unit, ())
    last = context.last(grains)
    anchor = context.anchor
    if last and last.first and anchor and not by and last.first > anchor and context.tense(draft) <= 0:
        # "The same day" of a past clause is not the deadline just named.
        last = context.last(grains, until=anchor) or last
    base = last.first if last else anchor
    if base is None:
        context.unresolved = True
        return Value({"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}.get(unit, "XXXX"))
    calendar = last.calendar if last else ("persian" if context.how.solar_relative else _GREGORIAN)
    if by > 0 and last and last.last and unit in ("day", "night"):
        base = last.last
    value = _shifted(unit, by, base, calendar)
    return value._replace(anchor=last.value if last else base.isoformat()) if value else None


_OPERATIONS: dict[str, Callable[[Draft, Context], Value | None]] = {
    "date": _date, "numeric": _numeric, "weekday": _weekday, "deictic": _deictic, "unit": _unit, "offset": _offset,
    "duration": _duration, "set": _set, "season": _season, "quarter": _quarter, "decade": _decade,
    "century": _century, "holiday": _holiday, "clock": _clock, "tod": _tod, "vague": _vague, "anaphora": _anaphora,
    "years": _years, "days": _days, "months": _months, "merge": _merge, "equate": _equate, "daypart": _daypart,
    "clockdate": _clockdate, "yearword": _yearword, "part": _part, "span": _span,
}  # fmt: skip


def number(value: Any) -> int | None:  # noqa: ANN401
    """An int of a slot, or None."""
    return int(value) if isinstance(value, (int, str)) else None
