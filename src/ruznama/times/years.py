"""Years that an expression names, absolute, relative or by what was named before."""

from __future__ import annotations

from ruznama.model import Calendar
from ruznama.times.calendars import year_calendar, year_of
from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.numerals import SHORT_YEARS

__all__ = ["GREGORIAN", "SHORT_YEARS", "has_year", "named_year", "relative_calendar", "shift_month", "told_year"]

GREGORIAN: Calendar = "gregorian"


def relative_calendar(draft: Draft, context: Context) -> Calendar:
    """The calendar in which "last year" is counted: the one named beside it, else the language's own."""
    era = draft.get("era")
    if era in ("gregorian", "persian", "islamic"):
        told: Calendar = era
        return told
    return "persian" if context.how.solar_relative else GREGORIAN


def has_year(draft: Draft) -> bool:
    """Whether an expression names its year, absolutely or relatively."""
    return any(name in draft.values for name in ("year", "yrel0", "yrel", "ysame", "dxy"))


def told_year(draft: Draft, context: Context, calendar: Calendar) -> int | None:
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


def named_year(draft: Draft, context: Context) -> tuple[Calendar, int] | None:
    """The year named beside a season, a quarter or a holiday, with its calendar."""
    if "year" in draft.values:
        year = int(draft.get("year"))
        if draft.get("short"):
            return ("persian", 1300 + year) if year >= SHORT_YEARS and context.how.solar else None
        told = year_calendar(year, draft.get("era"), None, solar=context.how.solar)
        return (told, year) if told else None
    calendar = relative_calendar(draft, context)
    found = told_year(draft, context, calendar)
    return None if found is None else (calendar, found)


def shift_month(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month that lie ``by`` months on."""
    total = year * 12 + month - 1 + by
    return total // 12, total % 12 + 1
