"""Events counted by period, for the picture over a list."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Literal

import msgspec

from ruznama.errors import ConfigError
from ruznama.store import Deed, Query, Store
from ruznama.views.sides import weight

__all__ = ["ZOOMS", "Bar", "Density", "density", "types"]

Zoom = Literal["year", "month", "day"]
# Characters of an ISO day that name the period.
ZOOMS: dict[str, int] = {"year": 4, "month": 7, "day": 10}
# A picture has a slot for every period between the first and the last: beyond so many slots are too narrow to hit.
_SLOTS = 60
_MONTH = 31


class Bar(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Events of one period: ``period`` is a year, month or day."""

    period: str
    cooperative: int
    conflictual: int
    negated: int


class Density(msgspec.Struct, frozen=True, kw_only=True):
    """Events by period.

    Attributes:
        zoom: what a bar stands for: year, month or day.
        bars: periods in which something lies, in order.
        coarse: number of events dated, but not finely enough for a bar.
        undated: number of events without a date.
    """

    zoom: str
    bars: tuple[Bar, ...]
    coarse: int
    undated: int


def density(store: Store, query: Query, zoom: str = "") -> Density:
    """Events by year, month or day; by default the finest of which there is room for every period.

    Raises:
        ConfigError: there is no such zoom.
    """
    if zoom and zoom not in ZOOMS:
        raise ConfigError(f"{zoom!r} is no zoom", fix=f"There are: {', '.join(ZOOMS)}.")
    deeds = store.tallies.deeds(query)
    first = min((deed.first for deed in deeds if deed.first), default=None)
    last = max((deed.last for deed in deeds if deed.last), default=None)
    zoom = zoom or _fitting(first, last)
    if zoom == "day":
        deeds = store.tallies.deeds(query, ZOOMS[zoom])
    bars: dict[str, list[int]] = {}
    coarse = undated = 0
    for deed in deeds:
        period = _period(deed, ZOOMS[zoom])
        if deed.first is None:
            undated += deed.events
        elif period is None:
            coarse += deed.events
        else:
            known = weight(deed.type, deed.mode, deed.status)
            place = 2 if known is None else 0 if known.cooperative else 1
            bars.setdefault(period, [0, 0, 0])[place] += deed.events
    found = (Bar(period=one, cooperative=up, conflictual=down, negated=no) for one, (up, down, no) in bars.items())
    return Density(zoom=zoom, bars=tuple(found), coarse=coarse, undated=undated)


def types(store: Store, query: Query) -> dict[str, int]:
    """Number of events by type, the most frequent first."""
    found: Counter[str] = Counter()
    for deed in store.tallies.deeds(query):
        found[deed.type] += deed.events
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _period(deed: Deed, size: int) -> str | None:
    """The period that holds all days on which the events may lie."""
    begins, ends = (deed.begins or "")[:size], (deed.ends or "")[:size]
    return begins if begins and begins == ends else None


def _fitting(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "month"
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return "day" if days < _SLOTS else "month" if days < _SLOTS * _MONTH else "year"
