"""Counts of units: durations, "three days ago", "every two weeks"."""

from __future__ import annotations

from datetime import date, timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import in_calendar
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.value import Value, day_value, month_value, week_value, year_value
from ruznama.times.years import GREGORIAN, shift_month

__all__ = ["counted_duration", "counted_offset", "repeated"]

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


def counted_duration(draft: Draft, context: Context) -> Value | None:
    """A length of time: ``P4Y``, ``PT2H30M``; ``PXY`` for several years."""
    counted = _counted(draft)
    if counted is None:
        return None
    count, unit = counted
    if count is None:
        letter = _LETTERS[unit]
        if unit in ("decade", "century"):
            # ISO 8601 counts years; TIMEX3 has letters for decades and centuries.
            return Value("PXY", kind="DURATION", written=f"PX{letter}")
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
    if "plusq" in draft.values:
        part = {"hour": "15M", "year": "3M"}.get(unit)
        if part is None:
            return None
        body += part
    if "dual2" in draft.values:
        extra = _iso(2, draft.get("dual2"))
        body += extra[1:] if "T" in body and extra[0] == "T" else extra
    del context
    return Value("P" + body, kind="DURATION")


def counted_offset(draft: Draft, context: Context) -> Value | None:
    """A time that lies so many units before or after the anchor, or what was named before."""
    counted = _counted(draft)
    # "Six months before that": the word for before and after tells the direction.
    sign = int(draft.get("foll") or draft.get("sign"))
    if counted is None:
        return None
    count, unit = counted
    if draft.get("apart") and context.just_named(draft) is not None:
        # "On Tuesday, a day after X freed him": the day told comes after that of the event.
        sign = -sign
    if count is None:
        return Value("PAST_REF" if sign < 0 else "FUTURE_REF")
    if count >= 10_000:
        return None
    told, counts = _base(draft, unit, sign, context)
    if not counts:
        return None if draft.get("event") and unit in ("day", "night", "week") else counted_duration(draft, context)
    base = told.first if isinstance(told, Value) else told
    # From a Solar month one counts on in Solar months.
    calendar = told.calendar if isinstance(told, Value) and told.grain == "month" else GREGORIAN
    if base is None:
        context.unresolved = True
        return Value("PAST_REF" if sign < 0 else "FUTURE_REF")
    try:
        if months := _further_months(draft, unit):
            value = month_value("gregorian", *shift_month(base.year, base.month, sign * (int(count) * 12 + months)))
        else:
            value = _moved(base, sign, count, unit, half="half" in draft.values, calendar=calendar)
    except (OverflowError, ValueError):
        return None
    return value._replace(anchor=base.isoformat()) if value else None


def _base(draft: Draft, unit: str, sign: int, context: Context) -> tuple[date | Value | None, bool]:
    """The day or value an offset is counted from, and whether it is counted at all (else it is a length of time)."""
    base = context.anchor
    if draft.get("maybe"):
        # "In three weeks" is a day to come, or how long something took.
        return (base, True) if context.tense(draft) > 0 else (None, False)
    if draft.get("event"):
        if unit in ("day", "night", "week"):
            # Days and weeks are counted from the event's own day, where the text has told it.
            told = context.day_of_event(draft)
            return told, told is not None
        # "Five years before" an event reads as "five years ago".
        return (base, True) if sign < 0 else (None, False)
    if "now" in draft.values:
        last = None
    elif draft.get("chain"):
        last = context.last(("day",) if unit in ("day", "night", "week", "hour") else ())
    elif sign > 0:
        tense = context.tense(draft)
        last = _told_before(draft, unit, context) if tense <= 0 else None
        if last is None and tense < 0:
            # "He died after two days": counted from the day named before, or no date at all.
            last = context.last(("day",))
            if last is None:
                return None, False
    else:
        last = None
    return last or base, True


def _further_months(draft: Draft, unit: str) -> int:
    """The months of "three years and two months"; 0 where nothing or something else follows the years."""
    if unit != "year":
        return 0
    if draft.get("dual2") == "month":
        return 2
    count = draft.get("count2")
    return int(count) if draft.get("unit2") == "month" and isinstance(count, int) and count < 100 else 0


def _told_before(draft: Draft, unit: str, context: Context) -> Value | None:
    """The past date just named with its year, from which "after four years", "after two weeks" goes on."""
    last = context.named[-1] if context.named else None
    grains = {"year": ("year",), "month": ("month",)}.get(unit, ())
    if last is not None and last.grain not in grains:
        last = context.chain(draft)
        if last is not None and last.grain == "month" and unit not in ("year", "month"):
            return None
    if last is None or last.last is None or context.anchor is None:
        return None
    return last if last.last < context.anchor else None


def _moved(base: date, sign: int, count: float, unit: str, *, half: bool, calendar: Calendar) -> Value | None:
    if unit in ("decade", "century"):
        years = int((count + (0.5 if half else 0)) * (10 if unit == "decade" else 100))
        return year_value("gregorian", base.year + sign * years) if 0 < base.year + sign * years < 9999 else None
    if unit == "year":
        if half or count != int(count):
            return month_value(
                "gregorian", *shift_month(base.year, base.month, sign * round((count + 0.5 * half) * 12))
            )
        return year_value("gregorian", base.year + sign * int(count))
    if unit == "month":
        own = in_calendar(base, calendar)
        return month_value(calendar, *shift_month(own[0], own[1], sign * int(count))) if own else None
    if unit == "week":
        return week_value(base + timedelta(weeks=sign * int(count)))
    if unit in ("day", "night"):
        return day_value(base + timedelta(days=sign * int(count)))
    # Hours and minutes from a day without a clock time: the day they most often fall on.
    hours = {"hour": count, "minute": count / 60, "second": 0}.get(unit)
    return None if hours is None else day_value(base + timedelta(days=sign * int(hours // 24)))


def repeated(draft: Draft, context: Context) -> Value | None:
    """A set: ``P1W``, ``XXXX-WXX-5``."""
    del context
    if "set" in draft.values:
        return Value(str(draft.get("set")), kind="SET")
    if "weekday" in draft.values:
        return Value(f"XXXX-WXX-{draft.get('weekday')}", kind="SET")
    if "month" in draft.values:
        return Value(f"XXXX-{draft.get('month')[1]:02d}", kind="SET")
    if "tod" in draft.values:
        return Value("P1D", kind="SET")
    if "season" in draft.values:
        return Value(f"XXXX-{draft.get('season')}", kind="SET")
    if "dual" in draft.values:
        return Value("P" + _iso(2, draft.get("dual")), kind="SET")
    count = draft.get("count")
    if "unit" not in draft.values or isinstance(count, str) or (count is not None and not 0 < count < 1000):
        return None
    return Value("P" + _iso(1 if count is None else count, draft.get("unit")), kind="SET")
