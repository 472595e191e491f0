"""Readings of an archive as it is at one moment: bounded, paged with totals, and made once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from ruznama.archive import searching
from ruznama.archive.found import ActorLine, Found, Stretch
from ruznama.archive.grammar import parse
from ruznama.archive.moment import Asked, Moment
from ruznama.archive.paging import stretch
from ruznama.errors import ConfigError
from ruznama.model import ConflictKind
from ruznama.store import Kind, Printed, Query, Source
from ruznama.views import ActorDetail, Dispute, Row, actor_detail, disputes, known
from ruznama.views.density import Density, density, types
from ruznama.views.pair import Relation, pair
from ruznama.views.state import State, state
from ruznama.views.story import Headline, headline
from ruznama.views.timeline import rows_of

__all__ = ["Reading"]


class Reading(Moment):
    """The readings of an archive as it is at one moment."""

    def timeline(self, question: Asked = "", *, cursor: str | None = None, limit: int = 50) -> Stretch[Row]:
        """Canonical events in order of time; words must stand in what tells them."""
        return self.events(self.resolved(question).query, cursor=cursor, limit=limit)

    def events(self, query: Query, *, cursor: str | None = None, limit: int = 50) -> Stretch[Row]:
        """Canonical events that answer to a query."""
        keys = self.keys("events", query)

        def read(few: Sequence[int]) -> tuple[Row, ...]:
            # The first part of a list is asked for most.
            return self.once(
                ("rows", query, tuple(few)), lambda: tuple(rows_of(self.store, self.store.told_at(few), query))
            )

        return stretch(keys, cursor, limit, read)

    def density(self, question: Asked = "", zoom: str = "") -> Density:
        """The events of a timeline by period."""
        query = self.resolved(question).query
        return self.once(("density", query, zoom), lambda: density(self.store, query, zoom))

    def types(self, question: Asked = "") -> dict[str, int]:
        """The events of a timeline by type."""
        query = self.resolved(question).query
        return self.once(("types", query), lambda: types(self.store, query))

    def search(
        self,
        question: Asked,
        *,
        where: Kind = "events",
        match: searching.Match = "identity",
        cursor: str | None = None,
        limit: int = 20,
    ) -> Found:
        """Events, statements or documents that have words, names and whatever the filters say.

        Raises:
            QuestionError: the question is malformed.
            ConfigError: there is no such ``where`` or ``match``.
        """
        for name, value, allowed in (("where", where, get_args(Kind)), ("match", match, searching.MATCHES)):
            if value not in allowed:
                raise ConfigError(f"{name} is one of {', '.join(allowed)}, not {value!r}")
        asked = parse(question) if isinstance(question, str) else question
        return searching.search(self, asked, where, match, cursor, limit)

    def documents(self, question: Asked = "", *, cursor: str | None = None, limit: int = 50) -> Stretch[Printed]:
        """Articles, the newest first."""
        keys = self.keys("documents", self.resolved(question).query)
        return stretch(keys, cursor, limit, self.store.printed_at)

    def actor(self, name: str) -> ActorDetail:
        """The dossier of somebody by name or id.

        Raises:
            NotFoundError: nobody is called so.
        """
        id_ = known(self.store, name)
        return self.once(("actor", id_), lambda: actor_detail(self.store, id_))

    def partners(self, actor: str, most: int = 10) -> tuple[tuple[str, int], ...]:
        """Ids of those with whom an actor has most events, and of how many."""
        mine = (actor, f"{actor}.gov")
        return self.once(("partners", mine, most), lambda: self.store.tallies.partners(mine, most))

    def pair(self, left: str, right: str, *, since: str | None = None, until: str | None = None) -> Relation:
        """The relation of two sides; see ``views.pair``."""
        key = ("pair", left, right, since, until)
        return self.once(key, lambda: pair(self.store, left, right, since=since, until=until))

    def state(self, left: str, right: str, *, at: str | None = None) -> State:
        """The state of play between two sides; see ``views.state``."""
        return self.once(("state", left, right, at), lambda: state(self.store, left, right, at=at))

    def led(self, event: str) -> tuple[str, ...]:
        """Ids of the events that follow an event."""
        return self.once(("led", event), lambda: self.store.tallies.led(event))

    def moved(self, event: str) -> str | None:
        """The canonical event that now holds one that had a page of its own."""
        return self.store.tallies.moved(event)

    def stories(self, *, cursor: str | None = None, limit: int = 50) -> Stretch[Headline]:
        """Stories that tell an event, the ones that most articles tell first."""
        ids = self.once(("stories",), self.store.tallies.stories)
        return stretch(
            ids, cursor, limit, lambda few: [headline(self.store, one) for one in self.store.stories_by(few)]
        )

    def conflicts(
        self, kind: str | None = None, *, only_open: bool = False, cursor: str | None = None, limit: int = 50
    ) -> Stretch[Dispute]:
        """Where sources disagree, in order of the events."""
        if kind and kind not in get_args(ConflictKind):
            raise ConfigError(f"{kind!r} is no kind", fix=f"There are: {', '.join(get_args(ConflictKind))}.")
        ids = self.once(
            ("conflicts", kind, only_open),
            lambda: self.store.tallies.conflicts(kind or None, only_open=only_open),
        )
        return stretch(ids, cursor, limit, self._disputes)

    def _disputes(self, ids: Sequence[str]) -> list[Dispute]:
        found = {one.id: one for one in disputes(self.store, ids=ids)} if ids else {}
        return [found[one] for one in ids]

    def sources(self) -> tuple[Source, ...]:
        """The outlets, those with most articles first."""
        return self.once(("sources",), lambda: tuple(self.store.outlets()))

    def actors(self, name: str = "", *, cursor: str | None = None, limit: int = 50) -> Stretch[ActorLine]:
        """Actors, those of whom most articles speak first; those whom a name may mean, best first."""
        found = self.once(
            ("actors", name),
            lambda: self.store.actors(name) if name else self.store.tallies.cast(),
        )
        return stretch(found, cursor, limit, self.people)

    def people(self, ids: Sequence[str]) -> list[ActorLine]:
        """Actors by their ids, in the order of these."""
        held = filter(None, map(self.store.actor, ids))
        return [
            ActorLine(id=a.id, name=a.name, kind=a.kind, country=a.country, known=a.known, articles=a.articles)
            for a in held
        ]
