"""Events counted by period, for the picture over a list."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from ruznama.errors import ConfigError
from ruznama.model import EventType
from ruznama.store import Query, Store
from ruznama.views.sides import weight

__all__ = ["ZOOMS", "Bar", "Density", "density"]

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
    first, last, undated = store.tallies.extent(query)
    zoom = zoom or _fitting(first, last)
    bars: dict[str, list[int]] = {}
    coarse = -undated
    for deed in store.tallies.periods(query, ZOOMS[zoom]):
        if deed.group is None:
            coarse += deed.events
        else:
            kind = msgspec.convert(deed.type, EventType)
            known = weight(kind, deed.mode, deed.status)
            place = 2 if known is None else 0 if known.cooperative else 1
            bars.setdefault(deed.group, [0, 0, 0])[place] += deed.events
    found = (
        Bar(period=period, cooperative=up, conflictual=down, negated=no) for period, (up, down, no) in bars.items()
    )
    return Density(zoom=zoom, bars=tuple(found), coarse=coarse, undated=undated)


def _fitting(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "month"
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    return "day" if days < _SLOTS else "month" if days < _SLOTS * _MONTH else "year"
