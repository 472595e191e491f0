"""EDTF values as ranges of days: when two datings can mean the same day, and where one sorts."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Days", "days", "month_of"]

_POINT = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T.*)?\Z")
_WEEK = re.compile(r"(\d{4})-W(\d\d)\Z")
_BLURRED = re.compile(r"(\d{2,3})(X{1,2})\Z")
# First month and number of months of EDTF's divisions of a year (seasons, quarters, thirds, halves); winter runs on.
_DIVISIONS = {
    **{21 + index: (3 + 3 * index, 3) for index in range(4)},
    **{33 + index: (1 + 3 * index, 3) for index in range(4)},
    **{37 + index: (1 + 4 * index, 4) for index in range(3)},
    **{40 + index: (1 + 6 * index, 6) for index in range(2)},
}
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


class Days(NamedTuple):
    """First and last day (proleptic ordinals, both included) that a dating may mean."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """Number of days."""
        return self.last - self.first + 1

    def meets(self, other: Days) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    def holds(self, other: Days) -> bool:
        """Whether the other lies wholly inside this one."""
        return self.first <= other.first and other.last <= self.last

    def gap(self, other: Days) -> int:
        """Days between the two; 0 when they meet."""
        return max(0, self.first - other.last, other.first - self.last)

    def likeness(self, other: Days) -> float:
        """Shared days over all days, 0 to 1."""
        shared = min(self.last, other.last) - max(self.first, other.first) + 1
        return max(0, shared) / (max(self.last, other.last) - min(self.first, other.first) + 1)

    def widened(self, by: int) -> Days:
        """The same range with ``by`` more days on either side."""
        return Days(self.first - by, self.last + by)


@lru_cache(maxsize=65536)
def days(value: str | None, reach: int = 1826) -> Days | None:
    """The days that an EDTF value may mean; None where it names none. Total: any string is answered.

    Args:
        value: EDTF: a day, week (ISO 8601), month, season, quarter, year, decade, century, or an interval of such.
        reach: days that an open side (".." or "") reaches; 0 for no bound. The default is five years: "until 2025"
            says little about 2015.
    """
    if not value:
        return None
    left, slash, right = value.partition("/")
    if not slash:
        return _single(value)
    first, last = _single(left), _single(right)
    if first and last:
        return Days(first.first, last.last) if first.first <= last.last else None
    if first:
        return Days(first.first, first.first + reach if reach else _LAST)
    if last:
        return Days(last.last - reach if reach else _FIRST, last.last)
    return None


def _single(value: str) -> Days | None:
    value = value.strip().rstrip("~?%")
    if match := _POINT.match(value):
        year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
        if not 1 <= year <= 9998:
            return None
        if not month:
            return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if not day:
            return _months(year, *((month, 1) if 1 <= month <= 12 else _DIVISIONS.get(month, (0, 0))))
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            ordinal = date(year, month, day).toordinal()
            return Days(ordinal, ordinal)
    elif match := _WEEK.match(value):
        year, week = int(match[1]), int(match[2])
        if 1 <= year <= 9998 and 1 <= week <= date(year, 12, 28).isocalendar().week:
            monday = date.fromisocalendar(year, week, 1).toordinal()
            return Days(monday, monday + 6)
    elif (match := _BLURRED.match(value)) and len(value) == 4 and int(match[1]):
        first = _single(match[1] + "0" * len(match[2]))
        last = _single(match[1] + "9" * len(match[2]))
        return Days(first.first, last.last) if first and last else None
    return None


def _months(year: int, first: int, length: int) -> Days | None:
    if not length:
        return None
    end_year, end = (year, first + length - 1) if first + length <= 13 else (year + 1, first + length - 13)
    return Days(date(year, first, 1).toordinal(), date(end_year, end, monthrange(end_year, end)[1]).toordinal())


def month_of(ordinal: int) -> int:
    """Months since the year 0, of a day: neighbouring months differ by 1."""
    when = date.fromordinal(min(max(ordinal, 1), date.max.toordinal()))
    return when.year * 12 + when.month - 1
