"""What an archive can be asked for, with names and words already understood."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Kind", "Query", "Term"]

Kind = Literal["events", "statements", "documents"]


class Term(msgspec.Struct, frozen=True, gc=False):
    """A word, phrase or name that is looked for; either side will do, and one of them is given.

    Attributes:
        actors: ids; one of them takes part, speaks or is spoken to, is spoken of.
        match: an expression of FTS5, made by ``ruznama.store.terms``.
    """

    actors: tuple[str, ...] = ()
    match: str | None = None


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """Which events, statements or articles are asked for; empty fields do not filter.

    What a filter does not bear on (the type of a statement, the act of an event) is left out when it is given.

    Attributes:
        actors: ids, any of which must take part; in an article, be spoken of.
        role: what they do: actor or recipient of an event, speaker or addressee of a statement.
        pair: two sets of ids; one of each must take part.
        types: PLOVER types.
        statuses: statuses of events.
        acts: acts of statements.
        since: first day, ISO; what is undated is left out when a day is given.
        until: last day, ISO.
        langs: languages, in one of which it must be told.
        outlets: outlets, one of which must tell it.
        precisions: of the event's date.
        events: ids of canonical or member events.
        articles: ids of articles, one of which must tell it.
        disputed: only events with a conflict.
        agreed: only events without.
        terms: words and names, all of which must be there.
        limit: at most so many.
        reverse: newest first.
    """

    actors: tuple[str, ...] = ()
    role: str | None = None
    pair: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    langs: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    precisions: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    disputed: bool = False
    agreed: bool = False
    terms: tuple[Term, ...] = ()
    limit: int | None = None
    reverse: bool = False
