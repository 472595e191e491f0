"""The days that an EDTF value may mean, for sorting and filtering."""

from __future__ import annotations

import re
from calendar import monthrange

__all__ = ["bounds"]

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_YEAR = re.compile(r"\d{4}\Z")
_BLURRED = re.compile(r"(\d{1,3})(X{1,3})\Z")

# First month and number of months of EDTF's divisions of a year; winter (24) runs into the next year.
_DIVISIONS = {
    **{21 + index: (3 + 3 * index, 3) for index in range(4)},
    **{33 + index: (1 + 3 * index, 3) for index in range(4)},
    **{37 + index: (1 + 4 * index, 4) for index in range(3)},
    **{40 + index: (1 + 6 * index, 6) for index in range(2)},
}


def bounds(value: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF value as ISO days; None for a side that is open or unreadable.

    Total: any string is answered. ``2021-05`` gives 2021-05-01 and 2021-05-31.
    """
    if not value:
        return None, None
    if "/" in value:
        left, _, right = value.partition("/")
        return _single(left)[0], _single(right)[1]
    return _single(value)


def _single(value: str) -> tuple[str | None, str | None]:
    value = value.strip().rstrip("~?%")
    if match := _DAY.match(value):
        year, month, day = (int(part) for part in match.groups())
        if 1 <= month <= 12 and year and 1 <= day <= monthrange(year, month)[1]:
            return f"{year:04}-{month:02}-{day:02}", f"{year:04}-{month:02}-{day:02}"
    elif match := _MONTH.match(value):
        return _division(int(match[1]), int(match[2]))
    elif _YEAR.match(value):
        return f"{value}-01-01", f"{value}-12-31"
    elif (match := _BLURRED.match(value)) and len(value) == 4:
        zeros, nines = "0" * len(match[2]), "9" * len(match[2])
        return f"{match[1]}{zeros}-01-01", f"{match[1]}{nines}-12-31"
    return None, None


def _division(year: int, number: int) -> tuple[str | None, str | None]:
    first, length = (number, 1) if 1 <= number <= 12 else _DIVISIONS.get(number, (0, 0))
    if not length or not 1 <= year <= 9998:
        return None, None
    last = first + length - 1
    end_year, last = (year, last) if last <= 12 else (year + 1, last - 12)
    return f"{year:04}-{first:02}-01", f"{end_year:04}-{last:02}-{monthrange(end_year, last)[1]:02}"
