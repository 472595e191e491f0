"""What lies between two sides, as it was known on a day."""

from __future__ import annotations

import msgspec

from ruznama.model import Canonical
from ruznama.store import Query, Store, Told, bounds
from ruznama.views.sides import Bloc, Way, way

__all__ = ["Act", "acts", "authors"]


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An event between two sides.

    Attributes:
        told: the event with the tellings known by the day of the reading.
        way: who acts on whom.
        first: first day it may lie on, ISO; of undated news the day they were printed; None where neither is known.
        last: last such day.
        shows: whether it is a show of force that names no adversary.
        alone: whether nobody else did it with them.
    """

    told: Told
    way: Way
    first: str | None
    last: str | None
    shows: bool = False
    alone: bool = True

    @property
    def event(self) -> Canonical:
        """The event as merged."""
        return self.told.event


def acts(store: Store, one: Bloc, two: Bloc, day: str | None) -> list[Act]:
    """Events between two sides, and shows of force by either.

    Args:
        store: the archive.
        one: a side.
        two: the other.
        day: what was published later (ISO day) is left out; None: nothing is.
    """
    a, b = frozenset(one.members), frozenset(two.members)
    found: dict[str, Act] = {}
    for told in store.told(Query(pair=(one.members, two.members))):
        if (kind := way(told.event, a, b)) and (act := _act(told, kind, day)):
            found[told.event.id] = msgspec.structs.replace(act, alone=(a | b).issuperset(told.event.actors))
    shown = Query(actors=(*one.members, *two.members), types=("MOBILIZE", "COOPERATE"))
    keys = store.keys("events", shown)
    likely = [
        key
        for key, event in zip(keys, store.tallies.events_at(keys), strict=True)
        if event.id not in found and event.status != "negated" and _may_show(event, a, b)
    ]
    for told in store.told_at(likely):
        event = told.event
        if not _shows_force(store, told):
            continue
        if act := _act(told, "forth" if a & set(event.actors) else "back", day):
            found[event.id] = msgspec.structs.replace(act, shows=True)
    return list(found.values())


def _may_show(event: Canonical, one: frozenset[str], two: frozenset[str]) -> bool:
    """A mobilization against nobody named, or a joint act with others: both sides may read them as meant for them."""
    doers = set(event.actors)
    if event.type == "MOBILIZE":
        return not event.recipients and bool(doers) and (doers <= one or doers <= two)
    return len(doers | set(event.recipients)) >= 2


def _shows_force(store: Store, told: Told) -> bool:
    """Whether a joint act is a drill; a mobilization always shows force."""
    if told.event.type == "MOBILIZE":
        return True
    events = (e for one in told.tellings if (r := store.record(one.article)) for e in r.events if e.id == one.id)
    return any("military" in e.contexts for e in events)


def _act(told: Told, kind: Way, day: str | None) -> Act | None:
    """The event as it was known on a day; None where nothing of it was published yet."""
    if day is not None:
        kept = tuple(one for one in told.tellings if not one.published or one.published[:10] <= day)
        if not kept:
            return None
        told = msgspec.structs.replace(told, tellings=kept)
    first, last = bounds(told.event.when.value if told.event.when else None)
    if first is None and last is None and not all(one.background for one in told.tellings):
        # News without a date is of the day it was printed.
        first = last = min((one.published[:10] for one in told.tellings if one.published), default=None)
    return Act(told=told, way=kind, first=first, last=last)


def authors(act: Act) -> tuple[str, ...]:
    """The sides that do it, as directions: both for a joint act."""
    return ("forth", "back") if act.way == "together" else (act.way,)
