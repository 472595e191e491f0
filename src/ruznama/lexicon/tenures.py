"""Who held which office when: offices, tenures and the interval logic of EDTF dates.

A tenure's bounds are as fine as they are known: ``2018-04`` may begin on any of its days. A date and a tenure meet when
they share at least one day; of several holders the one who fills most of the date comes first.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from ruznama.model.edtf import Days, days

__all__ = ["Office", "Tenure", "bounds", "holders"]

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()
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

    @property
    def waits(self) -> bool:
        """Whether the person does not exercise the office yet."""
        return self.status in _WAITING


# Who acts for the holder, or claims his office.
_RIVAL = frozenset({"acting", "contested"})


def bounds(edtf: str) -> Days | None:
    """Days that an EDTF value may mean, open sides unbounded; None where it names no day at all."""
    return days(edtf, reach=0)


def span(tenure: Tenure) -> tuple[int, int]:
    """First and last day on which the tenure may have run."""
    start, end = days(tenure.start), days(tenure.end)
    return (start[0] if start else _FIRST, end[1] if end else _LAST)


def holders(tenures: Iterable[Tenure], date: str | None) -> tuple[Tenure, ...]:
    """Tenures that touch a date, the likeliest first.

    Args:
        tenures: all of one office (or all of one person).
        date: EDTF, or None for those that still last.

    Returns:
        Those sharing a day with the date: holders before designates, then by days shared, then the holder before who
        acts for him or claims his office, then the later one first (on the day of a handover the new holder).
    """
    if date is None:
        return tuple(sorted((t for t in tenures if not t.end), key=attrgetter("waits")))
    asked = bounds(date)
    if asked is None:
        return ()
    found = []
    for tenure in tenures:
        first, last = span(tenure)
        shared = min(last, asked[1]) - max(first, asked[0])
        if shared >= 0:
            found.append((tenure.waits, -shared, tenure.status in _RIVAL, -first, tenure))
    return tuple(entry[-1] for entry in sorted(found))
