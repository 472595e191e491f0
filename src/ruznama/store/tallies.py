"""Counts over many events, made where they lie: nothing is read into memory but the figures."""

# ruff: noqa: S608 - the pieces are written here, values are bound

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from ruznama.model import Canonical, EventType
from ruznama.store.engine import Engine, listed
from ruznama.store.query import Query
from ruznama.store.select import chosen

__all__ = ["Dealing", "Deed", "Ground", "Tallies"]


class Deed(NamedTuple):
    """Events of one kind in one period; ``begins`` and ``ends`` are periods, None where that side is open.

    ``first`` and ``last`` are the days between which they all lie, None where none is dated.
    """

    begins: str | None
    ends: str | None
    type: EventType
    mode: str | None
    status: str
    events: int
    first: str | None
    last: str | None


class Dealing(NamedTuple):
    """An event between two sides: what it is, its days, and on which side those stand who do it and have it done.

    ``dated`` is false where its sources give no date at all; a date may still be open on either side.
    """

    key: int
    id: str
    type: EventType
    mode: str | None
    status: str
    first: str | None
    last: str | None
    dated: int
    one_does: int
    two_does: int
    one_has: int
    two_has: int


class Ground(NamedTuple):
    """The articles that tell some events: their number by language, of outlets, first and last publication."""

    languages: Mapping[str, int]
    sources: int
    first: str | None
    last: str | None


class Tallies:
    """Figures of an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, query: Query) -> int:
        """Number of events."""
        found = chosen("events", query)
        return int(self._engine.select(f"SELECT count(*) FROM canonical c WHERE {found.where}", found.values)[0][0])

    def deeds(self, query: Query, size: int = 7) -> tuple[Deed, ...]:
        """Events by the periods of the first and the last day on which they may lie, type, mode and status.

        Args:
            query: which events.
            size: characters of an ISO day that name the period: 7 are a month.
        """
        found = chosen("events", query)
        # The number is written, not bound: so it is the expression of the index.
        begins, ends = (f"substr(c.{side}, 1, {int(size)})" for side in ("first", "last"))
        statement = f"""SELECT {begins}, {ends}, c.type, c.mode, c.status, count(*),
              min(coalesce(c.first, c.last)), max(coalesce(c.last, c.first))
            FROM canonical c WHERE {found.where} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1"""
        return tuple(Deed(*row) for row in self._engine.whole(statement, len(Deed._fields), found.values))

    def undated(self, query: Query) -> int:
        """Number of events without a date."""
        found = chosen("events", query)
        statement = f"SELECT count(*) FROM canonical c WHERE {found.where} AND c.first IS NULL AND c.last IS NULL"
        return int(self._engine.select(statement, found.values)[0][0])

    def part(self, actors: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
        """Number of events by type in which actors act, and of those that are only done to them."""
        did: dict[str, int] = {}
        received: dict[str, int] = {}
        for kind, acting, number in self._engine.figures("part", actors=listed(actors) or "[]"):
            (did if acting else received)[kind] = number
        return did, received

    def partners(self, actors: Sequence[str], most: int) -> tuple[tuple[str, int], ...]:
        """Those with whom actors have most events."""
        return tuple(self._engine.figures("partners", actors=listed(actors) or "[]", most=most))

    def voices(self, speakers: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """Statements of speakers in order of time, undated ones last: id, saying (or the id again), act."""
        rows = self._engine.piece("voices", 3, speakers=listed(speakers) or "[]")
        return tuple((id_, saying, act) for id_, saying, act in rows)

    def events_at(self, keys: Sequence[int]) -> tuple[Canonical, ...]:
        """Canonical events by their keys, in the order of these, without their tellings."""
        rows = dict(self._engine.rows("canonical_at", keys=listed(keys) or "[]"))
        return tuple(msgspec.json.decode(rows[key], type=Canonical) for key in keys if key in rows)

    def dealings(self, keys: Sequence[int], one: Sequence[str], two: Sequence[str]) -> tuple[Dealing, ...]:
        """Events by their keys, in the order of these, as acts of two sides."""
        values = {"keys": listed(keys) or "[]", "one": listed(one) or "[]", "two": listed(two) or "[]"}
        rows = {row[0]: row for row in self._engine.piece("dealings", len(Dealing._fields), **values)}
        return tuple(Dealing(*rows[key]) for key in keys)

    def ground(self, keys: Sequence[int]) -> Ground:
        """The articles that tell events, by the keys of these."""
        rows = self._engine.piece("ground", 3, keys=listed(keys) or "[]")
        days = [day for _, _, day in rows if day]
        languages = dict(sorted(Counter(lang for lang, _, _ in rows).items()))
        return Ground(
            languages, len({source for _, source, _ in rows}), min(days, default=None), max(days, default=None)
        )

    def stories(self) -> tuple[str, ...]:
        """Ids of the stories that tell an event, the ones that most articles tell first."""
        return tuple(id_ for id_, *_ in self._engine.figures("stories_by_size"))

    def conflicts(self, kind: str | None, *, only_open: bool) -> tuple[str, ...]:
        """Ids of conflicts in order of their events; ``only_open``: those in which nothing was chosen."""
        return tuple(id_ for (id_,) in self._engine.figures("conflicts_in_order", kind=kind, open=only_open))

    def cast(self) -> tuple[str, ...]:
        """Ids of all actors, those of whom most articles speak first."""
        return tuple(id_ for id_, _ in self._engine.figures("cast"))

    def led(self, canonical: str) -> tuple[str, ...]:
        """Ids of the events that follow an event."""
        rows = self._engine.rows("canonical_naming", mark=f'"{canonical}"', most=-1)
        events = (msgspec.json.decode(data, type=Canonical) for (data,) in rows)
        return tuple(sorted(event.id for event in events if canonical in event.follows))

    def moved(self, event: str) -> str | None:
        """The canonical event to which a telling belongs."""
        row = self._engine.row("canonical_of", event=event)
        return str(row[0]) if row else None
