"""The three calendars of the press: Gregorian, Solar Hijri ("persian"), lunar Hijri of Umm al-Qura ("islamic").

Months and days are 1-based. Conversions hold for Gregorian 1-9999, Solar 1200-1599 and lunar 1343-1500, the years that
news texts name; lunar 1200-1342 by the tabular calendar, a day or two off; outside of these a date is no date.
"""

from __future__ import annotations

import calendar as _gregorian
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from hijridate import Gregorian, Hijri
from persiantools.jdatetime import JalaliDate

from ruznama.model import Calendar

__all__ = [
    "LAST",
    "LAST_DAY",
    "date_of",
    "first_of",
    "in_calendar",
    "last_of",
    "month_length",
    "year_calendar",
    "year_of",
]

# First and last year in which a conversion is exact.
LAST: Final[dict[str, tuple[int, int]]] = {"gregorian": (1, 9998), "persian": (1200, 1599), "islamic": (1200, 1500)}
# The printed Umm al-Qura calendar begins in this year; earlier dates follow the tabular calendar, at most two days off.
_UMM_AL_QURA: Final = 1343
# Ordinal of the day before 1 Muharram of year 1 in the civil tabular calendar (16 July 622, Julian).
_EPOCH: Final = 227_014
_PRINTED: Final = date(1924, 8, 1)
# Stands for the last day of a month, whatever its length.
LAST_DAY: Final = 99


@lru_cache(maxsize=4096)
def date_of(cal: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date, or None where there is no such date."""
    low, high = LAST[cal]
    if not (low <= year <= high and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        if cal == "gregorian":
            return date(year, month, day)
        if cal == "persian":
            return JalaliDate(year, month, day).to_gregorian()  # type: ignore[no-untyped-call]
        if year < _UMM_AL_QURA:
            return _tabular(year, month, day)
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        return None


def _tabular(year: int, month: int, day: int) -> date | None:
    """A lunar date by the tabular calendar: months of 30 and 29 days, eleven leap years in thirty."""
    leap = (11 * year + 14) % 30 < 11
    if day > 29 + month % 2 + (month == 12 and leap):
        return None
    return date.fromordinal(_EPOCH + (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day)


def _tabular_of(day: date) -> tuple[int, int, int] | None:
    """The lunar date of a day by the tabular calendar; None before the years that are read."""
    passed = day.toordinal() - _EPOCH - 1
    year = (30 * passed + 10_646) // 10_631
    if year < LAST["islamic"][0]:
        return None
    rest = passed - (year - 1) * 354 - (3 + 11 * year) // 30
    month = min(12, 2 * rest // 59 + 1)
    return year, month, rest - (59 * (month - 1) + 1) // 2 + 1


def first_of(cal: Calendar, year: int, month: int | None = None) -> date | None:
    """First day of a year, or of a month of it."""
    return date_of(cal, year, month or 1, 1)


def last_of(cal: Calendar, year: int, month: int | None = None) -> date | None:
    """Last day of a year, or of a month of it."""
    month = month or 12
    following = date_of(cal, year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1) if following else None


def month_length(cal: Calendar, year: int, month: int) -> int:
    """Days of a month; 0 where the year is out of range."""
    if cal == "gregorian":
        low, high = LAST[cal]
        return _gregorian.monthrange(year, month)[1] if low <= year <= high and 1 <= month <= 12 else 0
    first, last = first_of(cal, year, month), last_of(cal, year, month)
    return (last - first).days + 1 if first and last else 0


@lru_cache(maxsize=1024)
def in_calendar(day: date, cal: Calendar) -> tuple[int, int, int] | None:
    """Year, month and day of a Gregorian day in a calendar."""
    if cal == "gregorian":
        return day.year, day.month, day.day
    try:
        if cal == "persian":
            solar = JalaliDate(day)  # type: ignore[no-untyped-call]
            return solar.year, solar.month, solar.day
        if day < _PRINTED:
            return _tabular_of(day)
        lunar = Gregorian(day.year, day.month, day.day).to_hijri()
    except (ValueError, OverflowError):
        return None
    return lunar.year, lunar.month, lunar.day


def year_of(day: date, cal: Calendar) -> int | None:
    """Year of a calendar in which a Gregorian day lies."""
    found = in_calendar(day, cal)
    return found[0] if found else None


def year_calendar(year: int, era: str | None, month: Calendar | None, *, solar: bool) -> Calendar | None:
    """The calendar a year is counted in; None where month and year contradict each other.

    Without a word for the era 1250-1429 is Solar in Persian and Dari and 1400-1499 lunar elsewhere; after 1429 lunar.
    """
    if era in ("gregorian", "persian", "islamic"):
        told: Calendar = era  # type: ignore[assignment]
        return told if month in (None, told) or (era == "persian" and month == "islamic") else None
    if month == "persian":
        return "persian" if 1200 <= year <= 1500 else None
    if month == "islamic":
        return "islamic" if 1200 <= year <= 1499 else None
    if month == "gregorian":
        return "gregorian" if year >= 1500 or not solar else None
    if solar and 1250 <= year < 1430:
        return "persian"
    if 1430 <= year < 1500 or (1400 <= year < 1500 and not solar):
        return "islamic"
    return "gregorian"
