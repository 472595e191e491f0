"""Counts and intensities over time, by type, status, actor or pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import product
from statistics import fmean
from typing import Literal

import msgspec

from ruznama.model import Canonical
from ruznama.store import Query, Store, bounds
from ruznama.views.sides import weight

__all__ = ["By", "Every", "Point", "series"]

Every = Literal["month", "quarter", "year"]
By = Literal["type", "status", "actor", "pair", "all"]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """The events of one period and group.

    Attributes:
        period: 2018-06, 2018-Q2 or 2018; None: not dated finely enough for a period.
        group: a type, a status, an actor's name or two of them; "all".
        events: number of canonical events; an event of several groups counts in each.
        intensity: mean of PLOVER's intensities; None where all of them are denied.
        ids: the canonical events.
    """

    period: str | None
    group: str
    events: int
    intensity: float | None
    ids: tuple[str, ...]


def series(store: Store, query: Query, *, every: Every = "month", by: By = "type") -> Iterator[Point]:
    """Points in order of period and group; those without a period last."""
    cells: dict[tuple[str, str], list[Canonical]] = defaultdict(list)
    names: dict[str, str] = {}
    for told in store.told(query):
        event = told.event
        names |= store.names([one for one in (*event.actors, *event.recipients) if one not in names])
        period = _period(event, every)
        for group in _GROUPS[by](event, names):
            cells[period, group].append(event)
    for period, group in sorted(cells, key=lambda key: (not key[0], key)):
        events = cells[period, group]
        weights = [known.intensity for one in events if (known := weight(one.type, one.mode, one.status))]
        yield Point(
            period=period or None,
            group=group,
            events=len(events),
            intensity=round(fmean(weights), 2) if weights else None,
            ids=tuple(event.id for event in events),
        )


def _period(event: Canonical, every: Every) -> str:
    """The period that holds every day the event may lie on, or ""."""
    first, last = bounds(event.when.value if event.when else None)
    if first is None or last is None:
        return ""
    one, two = _named(first, every), _named(last, every)
    return one if one == two else ""


def _named(day: str, every: Every) -> str:
    if every == "year":
        return day[:4]
    return day[:7] if every == "month" else f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def _actors(event: Canonical, names: Mapping[str, str]) -> list[str]:
    return sorted({names.get(one, one) for one in (*event.actors, *event.recipients)})


def _pairs(event: Canonical, names: Mapping[str, str]) -> list[str]:
    """``A -> B`` for each doer and receiver; of a joint act ``A, B`` for each two."""
    if event.recipients:
        found = product(event.actors, event.recipients)
        return sorted({f"{names.get(a, a)} -> {names.get(b, b)}" for a, b in found})
    called = sorted({names.get(one, one) for one in event.actors})
    return [f"{a}, {b}" for at, a in enumerate(called) for b in called[at + 1 :]]


_GROUPS: Mapping[By, Callable[[Canonical, Mapping[str, str]], list[str]]] = {
    "type": lambda event, _: [event.type],
    "status": lambda event, _: [event.status],
    "all": lambda _event, _names: ["all"],
    "actor": _actors,
    "pair": _pairs,
}
