"""Days and months of a calendar: with a year, with "last" and "next", alone, in digits."""

from __future__ import annotations

from datetime import timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import LAST_DAY, date_of, in_calendar, month_length, year_calendar, year_of
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.feasts import feasts
from ruznama.times.nearest import choose
from ruznama.times.value import Value, day_value, month_value, open_value, year_value
from ruznama.times.words import Settings
from ruznama.times.years import GREGORIAN, SHORT_YEARS, has_year, relative_calendar, shift_month, told_year

__all__ = ["calendar_date", "exact", "nth_weekday", "numeric_date"]


def calendar_date(draft: Draft, context: Context) -> Value | None:  # noqa: PLR0911 - one return a case
    """A day, month or year of a calendar."""
    month = draft.get("month")
    era = draft.get("era")
    if month is None:
        if "day" in draft.values:
            return _day_of_month(draft, context)
        year = draft.get("year")
        if year is None:
            return None
        if draft.get("short"):
            return year_value("persian", 1300 + int(year)) if int(year) >= SHORT_YEARS and context.how.solar else None
        told = year_calendar(int(year), era, None, solar=context.how.solar)
        return year_value(told, int(year)) if told and era != "bce" else None
    calendar: Calendar = month[0]
    number: int = month[1]
    day = draft.get("day")
    least = 0 if draft.get("old") else SHORT_YEARS
    if draft.get("short") and (calendar != "persian" or int(draft.get("year")) < least):
        return None
    if has_year(draft):
        if (
            not draft.get("short")
            and "year" in draft.values
            and year_calendar(int(draft.get("year")), era, calendar, solar=context.how.solar) is None
        ):
            return None
        year = told_year(draft, context, calendar)
        if year is None:
            context.unresolved = True
            return open_value(calendar, number, day)
        if calendar == "islamic" and "year" not in draft.values:
            return _lunar_in_year(draft, context, number, day)
        value = exact(calendar, year, number, day)
        return value if "year" in draft.values else context.anchored(value)
    if draft.get("open_year"):
        return open_value(calendar, number, day)
    return _nearest(draft, context, calendar, number, day)


def _nearest(draft: Draft, context: Context, calendar: Calendar, month: int, day: int | None) -> Value | None:
    """A day or month without a year: by "last" and "next", by tense, else the nearest, the past being nearer."""
    anchor = context.anchor
    own = year_of(anchor, calendar) if anchor else None
    if anchor is None or own is None:
        context.unresolved = True
        return open_value(calendar, month, day)
    chained = _chained(draft, context, calendar, month, day)
    if chained is not None:
        return chained
    options = [value for year in (own - 1, own, own + 1) if (value := exact(calendar, year, month, day)) is not None]
    return context.anchored(choose(options, draft.get("rel"), anchor, draft, context))


def _chained(draft: Draft, context: Context, calendar: Calendar, month: int, day: int | None) -> Value | None:
    """A date without a year after one with a year in the same sentence: the next such day, not the latest one."""
    told = context.chain(draft)
    if told is None or told.first is None or told.calendar != calendar or "rel" in draft.values:
        return None
    own = year_of(told.first, calendar)
    if own is None or context.anchor is None or own == year_of(context.anchor, calendar) or context.tense(draft) > 0:
        return None
    options = [exact(calendar, year, month, day) for year in (own, own + 1)]
    found = next((value for value in options if value and value.first and value.first >= told.first), None)
    return found._replace(anchor=told.value) if found else None


def exact(calendar: Calendar, year: int, month: int, day: int | None) -> Value | None:
    """A day or month of a known year; None where there is no such date."""
    if day is None:
        return month_value(calendar, year, month)
    if day == LAST_DAY:
        day = month_length(calendar, year, month)
    found = date_of(calendar, year, month, day)
    return day_value(found, calendar) if found else None


def _lunar_in_year(draft: Draft, context: Context, month: int, day: int | None) -> Value | None:
    """A lunar month of "this year": the one that begins in the year of the language's own calendar."""
    own = relative_calendar(draft, context)
    year = told_year(draft, context, own)
    whole = year_value(own, year) if year is not None else None
    if whole is None or whole.first is None or whole.last is None:
        return None
    code = f"islamic:{month:02d}" + (f"-{day:02d}" if day else "")
    found = feasts(code, whole.first, whole.last)
    return context.anchored(found[0]) if found else None


def _day_of_month(draft: Draft, context: Context) -> Value | None:
    """The tenth of this month, of next month, of the same month."""
    calendar: Calendar = "persian" if context.how.solar_relative else GREGORIAN
    base = context.anchor
    if "msame" in draft.values:
        last = context.last(("month", "day"))
        if last is not None:
            base, calendar = last.first, last.calendar
    own = in_calendar(base, calendar) if base else None
    if own is None:
        context.unresolved = True
        return Value(f"XXXX-XX-{draft.get('day'):02d}", grain="day")
    year, month = shift_month(own[0], own[1], int(draft.get("mrel") or 0))
    found = date_of(calendar, year, month, draft.get("day"))
    return context.anchored(day_value(found, calendar)) if found else None


def nth_weekday(draft: Draft, context: Context) -> Value | None:
    """The first Monday of May, the last Friday of Ramadan: the day in the month that the words name."""
    month = calendar_date(draft, context)
    if month is None or month.first is None or month.last is None or month.grain != "month":
        return None
    wanted = int(draft.get("weekday"))
    number = 5 if "nlast" in draft.values else int(draft.get("nth"))
    day = month.first + timedelta(days=(wanted - month.first.isoweekday()) % 7 + 7 * (number - 1))
    if "nlast" in draft.values and day > month.last:
        day -= timedelta(days=7)
    return day_value(day)._replace(anchor=month.anchor) if month.first <= day <= month.last else None


def numeric_date(draft: Draft, context: Context) -> Value | None:
    """A date in digits, in the order of the language; None where no order gives a date."""
    parts = [draft.get(name) for name in "abc"]
    how, era = context.how, draft.get("era")
    if parts[2] is None:
        return _nearest(draft, context, GREGORIAN, parts[1], parts[0])
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
