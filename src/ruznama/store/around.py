"""What lies around some articles in the merged archive: what an incremental merge has to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import msgspec

from ruznama.model import Canonical, Conflict, Story
from ruznama.store.engine import Engine, listed

__all__ = ["Around"]

T = TypeVar("T")


class Around:
    """Neighbours in an archive, by the indexes of its merged tables."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def events(
        self,
        types: Sequence[str],
        one: Sequence[str],
        two: Sequence[str] = (),
        *,
        first: str,
        last: str,
        most: int,
    ) -> tuple[str, ...]:
        """Canonical events of these types that may lie between two days and in which one of each set takes part.

        Args:
            types: PLOVER types.
            one: ids of actors.
            two: ids of other actors; empty: any.
            first: ISO day.
            last: ISO day.
            most: at most so many, those that begin nearest to the first day.
        """
        return self._ids(
            "beside", types=listed(types), one=listed(one) or "[]", two=listed(two), first=first, last=last, most=most
        )

    def undated(
        self,
        types: Sequence[str],
        one: Sequence[str],
        two: Sequence[str] = (),
        *,
        early: str,
        late: str,
        most: int,
    ) -> tuple[str, ...]:
        """The same of events without a date, told by articles published between two days, or without a date too."""
        return self._ids(
            "undated_beside", types=listed(types), one=listed(one) or "[]", two=listed(two), early=early, late=late,
            most=most,
        )  # fmt: skip

    def articles(self, actors: Sequence[str], *, first: str, last: str, least: int) -> tuple[str, ...]:
        """Articles that speak of at least so many of these actors, published between two days.

        Articles without a date are those that tell events of these days.
        """
        return self._ids("articles_beside", actors=listed(actors) or "[]", first=first, last=last, least=least)

    def speaking(self, speakers: Sequence[str], *, first: str, last: str) -> tuple[str, ...]:
        """Articles in which one of these speaks, published, or told of words spoken, between two days."""
        return self._ids("articles_speaking", speakers=listed(speakers) or "[]", first=first, last=last)

    def copies(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Near-identical copies of articles."""
        return self._ids("copies_of", articles=listed(articles) or "[]")

    def siblings(self, articles: Sequence[str]) -> tuple[str, ...]:
        """Articles that stand in the same page."""
        return self._ids("siblings", articles=listed(articles) or "[]")

    def tellers(self, canonical: Sequence[str]) -> tuple[str, ...]:
        """Articles that tell canonical events."""
        return self._ids("articles_of_canonical", ids=listed(canonical) or "[]")

    def carriers(self, statements: Sequence[str]) -> tuple[str, ...]:
        """Articles of statements."""
        return self._ids("articles_of_statements", ids=listed(statements) or "[]")

    def canonical(self, events: Sequence[str]) -> tuple[Canonical, ...]:
        """The canonical events to which tellings belong."""
        return self._decoded(Canonical, "canonical_by_event", events=listed(events) or "[]")

    def naming(self, id_: str, most: int = -1) -> tuple[Canonical, ...]:
        """Canonical events whose data name an id: as member, as what they follow, as named event."""
        return self._decoded(Canonical, "canonical_naming", mark=f'"{id_}"', most=most)

    def stories(self, articles: Sequence[str]) -> tuple[Story, ...]:
        """Stories that hold one of some articles."""
        return self._decoded(Story, "stories_of", articles=listed(articles) or "[]")

    def conflicts(self, canonical: Sequence[str]) -> tuple[Conflict, ...]:
        """Conflicts about canonical events."""
        return self._decoded(Conflict, "conflicts_of", ids=listed(canonical) or "[]")

    def loose_conflicts(self, article: str) -> tuple[Conflict, ...]:
        """Conflicts about no event in which an article has a voice."""
        return self._decoded(Conflict, "conflicts_naming", mark=f'"{article}"')

    def _ids(self, name: str, **values: object) -> tuple[str, ...]:
        return tuple(id_ for (id_,) in self._engine.rows(name, **values))

    def _decoded(self, model: type[T], name: str, **values: object) -> tuple[T, ...]:
        return tuple(msgspec.json.decode(data, type=model) for (data,) in self._engine.rows(name, **values))
