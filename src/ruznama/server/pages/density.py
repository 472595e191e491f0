"""Events counted by period, for the picture over a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from ruznama.errors import ConfigError
from ruznama.model import Canonical
from ruznama.server.pages.shapes import Bar
from ruznama.store import bounds
from ruznama.views.sides import weight

__all__ = ["ZOOMS", "Density", "density"]

# Characters of an ISO day that name the period.
ZOOMS = {"year": 4, "month": 7, "day": 10}
# A picture has a slot for each period, also for those without events: more slots than these are too narrow to hit.
_SLOTS = 60


class Density(NamedTuple):
    """Bars, and the events that fit into none; see ``TimelinePage``."""

    zoom: str
    bars: tuple[Bar, ...]
    coarse: int
    undated: int


def density(events: Sequence[Canonical], zoom: str = "") -> Density:
    """Events by year, month or day; by default the finest that gives a picture.

    Raises:
        ConfigError: there is no such zoom.
    """
    if zoom and zoom not in ZOOMS:
        raise ConfigError(f"{zoom!r} is no zoom", fix=f"There are: {', '.join(ZOOMS)}.")
    dated = [(one, *bounds(one.when.value)) for one in events if one.when]
    fine = [(one, begin) for one, begin, end in dated if begin and end and begin[:7] == end[:7]]
    zoom = zoom or _zoom([begin for _, begin in fine])
    size = ZOOMS[zoom]
    counts: dict[str, Counter[str]] = {}
    for one, begin, end in dated:
        if begin and end and begin[:size] == end[:size]:
            counts.setdefault(begin[:size], Counter())[_side(one)] += 1
    bars = tuple(
        Bar(period=period, cooperative=found["up"], conflictual=found["down"], negated=found["no"])
        for period, found in sorted(counts.items())
    )
    placed = sum(bar.cooperative + bar.conflictual + bar.negated for bar in bars)
    return Density(
        next(name for name, length in ZOOMS.items() if length == size),
        bars,
        len(dated) - placed,
        len(events) - len(dated),
    )


def _zoom(begins: Sequence[str]) -> str:
    """The finest zoom that has room for all."""
    if not begins:
        return "year"
    first, last = date.fromisoformat(min(begins)), date.fromisoformat(max(begins))
    if (last - first).days < _SLOTS:
        return "day"
    return "month" if (last.year - first.year) * 12 + last.month - first.month < _SLOTS else "year"


def _side(event: Canonical) -> str:
    known = weight(event.type, event.mode, event.status)
    if known is None:
        return "no"
    return "up" if known.cooperative else "down"
