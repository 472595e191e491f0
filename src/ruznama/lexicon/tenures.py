"""Who held which office when: offices, tenures and the interval logic of EDTF dates.

A tenure's bounds are as fine as they are known: ``2018-04`` may begin on any of its days. A date and a tenure meet when
they share at least one day; of several holders the one who fills most of the date comes first.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Office", "Tenure", "bounds", "holders"]

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# Statuses that do not exercise the office: named last, whatever the share of days.
_WAITING = frozenset({"designate"})


class Office(NamedTuple):
    """A post that one person holds at a time.

    Attributes:
        id: e.g. ``usa.president``.
        name: English title.
        owner: actor id of the country or body it belongs to.
        role: role id of ``resources/shared/roles.tsv``.
    """

    id: str
    name: str
    owner: str
    role: str


class Tenure(NamedTuple):
    """A person's time in an office.

    Attributes:
        office: office id.
        person: actor id.
        start: EDTF, as fine as known, or "" when unknown.
        end: EDTF, or "" while it lasts.
        status: elected, acting, interim, de-facto, contested, designate.
    """

    office: str
    person: str
    start: str
    end: str
    status: str


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[int, int] | None:
    """First and last day (proleptic ordinals) that an EDTF value may mean; None where it names no day at all.

    Intervals count from their first to their last day; an open or unknown side is unbounded. A value with a time of
    day counts as its day, one with ``X`` digits or a season as the year around it.
    """
    first, slash, last = edtf.partition("/")
    start = _point(first)
    if not slash:
        return start
    end = _point(last)
    if start is None and end is None:
        return None
    return (start[0] if start else _FIRST, end[1] if end else _LAST)


def _point(value: str) -> tuple[int, int] | None:
    found = _DATE.match(value)
    if found is None or found[1] == "0000":
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if not 1 <= month <= 12:
        return dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        return dt.date(year, month, 1).toordinal(), dt.date(year, month, length).toordinal()
    return dt.date(year, month, day).toordinal(), dt.date(year, month, day).toordinal()


def span(tenure: Tenure) -> tuple[int, int]:
    """First and last day on which the tenure may have run."""
    start, end = bounds(tenure.start) if tenure.start else None, bounds(tenure.end) if tenure.end else None
    return (start[0] if start else _FIRST, end[1] if end else _LAST)


def holders(tenures: Iterable[Tenure], date: str | None) -> tuple[Tenure, ...]:
    """Tenures that touch a date, the likeliest first.

    Args:
        tenures: all of one office (or all of one person).
        date: EDTF, or None for those that still last.

    Returns:
        Those sharing a day with the date: holders before designates, then by days shared, then the holder before who
        acts for him, then the later one first (on the day of a handover the new holder).
    """
    if date is None:
        return tuple(sorted((t for t in tenures if not t.end), key=_waits))
    asked = bounds(date)
    if asked is None:
        return ()
    found = []
    for tenure in tenures:
        first, last = span(tenure)
        shared = min(last, asked[1]) - max(first, asked[0])
        if shared >= 0:
            found.append((_waits(tenure), -shared, tenure.status == "acting", -first, tenure))
    return tuple(entry[-1] for entry in sorted(found))


def _waits(tenure: Tenure) -> bool:
    return tenure.status in _WAITING
