"""Holidays: days and months of a calendar that bear a name, and the movable ones."""

from __future__ import annotations

from datetime import date, timedelta

from ruznama.model import Calendar
from ruznama.times.calendars import date_of, year_of
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.nearest import choose
from ruznama.times.value import Value, day_value, month_value, year_value
from ruznama.times.years import GREGORIAN, has_year, named_year, told_year

__all__ = ["feasts", "holiday_of"]

# Years that a Solar feast is dated by without a word for the era.
_SOLAR = range(1250, 1500)


def holiday_of(draft: Draft, context: Context) -> Value | None:
    """The day or month that a holiday names, or its eve."""
    value = _holiday(draft, context)
    if value is None or "eve" not in draft.values or value.first is None or value.grain != "day":
        return value
    return day_value(value.first - timedelta(days=1))._replace(anchor=value.anchor)


def _own(code: str) -> Calendar:
    """The calendar in which a holiday has its place."""
    kind = code.partition(":")[0]
    if kind in ("persian", "islamic", "gregorian"):
        told: Calendar = kind  # type: ignore[assignment]
        return told
    return "islamic" if kind == "quds" else GREGORIAN


def _holiday(draft: Draft, context: Context) -> Value | None:
    code = str(draft.get("holiday"))
    own = _own(code)
    if has_year(draft):
        named = _holiday_year(draft, context, own)
        if named is None:
            return None
        calendar, year = named
        if calendar == own and not code.startswith(("quds", "easter")):
            return _feast(code, calendar, year)
        whole = year_value(calendar, year)
        if whole is None or whole.first is None or whole.last is None:
            return None
        found = feasts(code, whole.first, whole.last)
        return found[0] if found else None
    anchor = context.anchor
    if anchor is None:
        context.unresolved = True
        return None
    options = feasts(code, anchor - timedelta(days=400), anchor + timedelta(days=400))
    return context.anchored(choose(options, draft.get("rel"), anchor, draft, context))


def _holiday_year(draft: Draft, context: Context, own: Calendar) -> tuple[Calendar, int] | None:
    if "year" in draft.values:
        year = draft.get("year")
        # "Nowruz 1400" is never lunar.
        return (own, year) if own == "persian" and year in _SOLAR else named_year(draft, context)
    told = own if own == "persian" else GREGORIAN
    found = told_year(draft, context, told)
    return None if found is None else (told, found)


def feasts(code: str, first: date, last: date) -> list[Value]:
    """All occurrences of a holiday that begin between two days."""
    kind, _, rest = code.partition(":")
    found: list[Value] = []
    if kind == "easter":
        for year in range(max(first.year, 1600), min(last.year, 2999) + 1):
            found.append(day_value(_easter(year) + timedelta(days=int(rest))))
    else:
        calendar = _own(code)
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
    if kind == "nth":
        number, week, weekday = map(int, rest.split("-"))
        first = date(year, number, 1)
        return day_value(first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1)))
    if kind == "quds":
        month = month_value("islamic", year, 9)
        if month is None or month.last is None:
            return None
        return day_value(month.last - timedelta(days=(month.last.isoweekday() - 5) % 7))
    rest, _, shift = rest.partition(":")
    month_text, _, day_text = rest.partition("-")
    if not day_text:
        return month_value(calendar, year, int(month_text))
    found = date_of(calendar, year, int(month_text), int(day_text))
    if found and shift:
        # The eve of a year's first day lies in the year before.
        return day_value(found + timedelta(days=int(shift)))
    return day_value(found, calendar) if found else None


def _easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    ell = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * ell) // 451
    return date(year, (h + ell - 7 * m + 114) // 31, (h + ell - 7 * m + 114) % 31 + 1)
