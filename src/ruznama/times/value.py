"""Values: EDTF and TIMEX3 spellings of days, months, years and longer spans in any calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ruznama.model import Calendar, TimeType
from ruznama.times.calendars import date_of, first_of, in_calendar, last_of

__all__ = ["Value", "day_value", "interval", "month_value", "open_value", "timex", "week_value", "year_value"]


class Value(NamedTuple):
    """A resolved expression.

    Attributes:
        value: EDTF, or ISO 8601 for durations and sets.
        kind: TIMEX3 type.
        calendar: calendar of the text.
        original: the date in that calendar, where it is not Gregorian.
        first: first day, where the value names days.
        last: last day.
        grain: day, week, month, season, year, decade, century or "".
        mod: TIMEX3 mod.
        anchor: what a relative expression was counted from.
        written: the TIMEX3 spelling, where EDTF has none of its own (a weekend).
    """

    value: str
    kind: TimeType = "DATE"
    calendar: Calendar = "gregorian"
    original: str | None = None
    first: date | None = None
    last: date | None = None
    grain: str = ""
    mod: str | None = None
    anchor: str | None = None
    written: str | None = None


def day_value(day: date, calendar: Calendar = "gregorian") -> Value:
    """A day; a date of another calendar keeps its original."""
    original = None
    if calendar != "gregorian":
        own = in_calendar(day, calendar)
        original = f"{own[0]:04d}-{own[1]:02d}-{own[2]:02d}" if own else None
    return Value(day.isoformat(), calendar=calendar, original=original, first=day, last=day, grain="day")


def month_value(calendar: Calendar, year: int, month: int) -> Value | None:
    """A month; a Solar or lunar one is the interval of its days, never a Gregorian month made exact."""
    first, last = first_of(calendar, year, month), last_of(calendar, year, month)
    if first is None or last is None:
        return None
    if calendar == "gregorian":
        return Value(f"{year:04d}-{month:02d}", first=first, last=last, grain="month")
    return Value(
        f"{first}/{last}", calendar=calendar, original=f"{year:04d}-{month:02d}", first=first, last=last, grain="month"
    )


def year_value(calendar: Calendar, year: int) -> Value | None:
    """A year; a Solar or lunar one is the interval of its days."""
    first, last = first_of(calendar, year), last_of(calendar, year)
    if first is None or last is None:
        return None
    if calendar == "gregorian":
        return Value(f"{year:04d}", first=first, last=last, grain="year")
    return Value(f"{first}/{last}", calendar=calendar, original=f"{year:04d}", first=first, last=last, grain="year")


def week_value(day: date) -> Value:
    """The ISO week of a day."""
    year, week, weekday = day.isocalendar()
    first = day - timedelta(days=weekday - 1)
    return Value(f"{year:04d}-W{week:02d}", first=first, last=first + timedelta(days=6), grain="week")


def interval(first: Value, last: Value) -> Value:
    """From one value to another; plain Gregorian values keep their precision, others become days."""
    calendar = first.calendar if first.calendar == last.calendar else "gregorian"
    simple = "/" not in first.value and "/" not in last.value
    left = first.value if simple else (first.first.isoformat() if first.first else first.value)
    right = last.value if simple else (last.last.isoformat() if last.last else last.value)
    original = f"{first.original}/{last.original}" if first.original and last.original else None
    mod = first.mod or last.mod
    return Value(
        f"{left}/{right}",
        calendar=calendar,
        original=original,
        first=first.first,
        last=last.last,
        grain=last.grain,
        mod=mod,
        anchor=first.anchor or last.anchor,
    )


def open_value(calendar: Calendar, month: int, day: int | None) -> Value | None:
    """A day or month of no year: ``XXXX-10-07``. Only Gregorian ones can be written so."""
    if calendar != "gregorian" or (day is not None and date_of("gregorian", 2000, month, day) is None):
        return None
    tail = f"-{day:02d}" if day is not None else ""
    return Value(f"XXXX-{month:02d}{tail}", grain="day" if day else "month")


_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_SEASON = re.compile(r"^(\d{4})-(2[1-4])$")
_OPEN = re.compile(r"^(\d{2,3})X{1,2}$")


def timex(value: str) -> str:
    """The TIMEX3 spelling of an EDTF value."""
    season = _SEASON.match(value)
    if season:
        return f"{season[1]}-{_SEASONS[season[2]]}"
    wide = _OPEN.match(value)
    return wide[1] if wide and len(value) == 4 else value
