"""The timeline: canonical events as rows, each with the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ruznama.merge.parties import Parties
from ruznama.store import Query, Store, Telling, Told
from ruznama.views.passages import tail
from ruznama.views.sentence import billed, sentence, shape

__all__ = ["Named", "Quote", "Row", "row_of", "rows_of", "timeline"]


class Named(msgspec.Struct, frozen=True, gc=False):
    """An actor by id and English name."""

    id: str
    name: str


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The words of one article that tell an event or statement: code points ``start`` to ``end`` of its text."""

    event: str
    text: str
    lang: str
    outlet: str | None
    uri: str
    published: str | None
    article: str
    start: int
    end: int


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One canonical event of the timeline.

    Attributes:
        date: EDTF value, or None.
        precision: of the date: day, month, season, quarter, year, decade, interval.
        origin: stated, statement or bounded.
        sentence: the event in English, from its roles.
        title: the merge's own heading.
        sources: outlets (file names where the outlet is unknown) that tell it.
        languages: languages it is told in.
        witnesses: independent origins.
        conflicts: ids of the disagreements about it.
        shape: what the roles say of what it is: "alone" (one side takes part in talks, or commits itself), "mutual"
            (several that attack or fight), or "".
        confidence: of the surest telling, 0 to 1.
        doers: the actors that a line names: a state or its people, not both.
        receivers: the recipients that a line names.
        background: whether every telling puts it in a year before its publication.
        quotes: what the sources say.
    """

    id: str
    date: str | None
    precision: str | None
    origin: str | None
    type: str
    mode: str | None
    shape: str
    status: str
    sentence: str
    title: str
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    doers: tuple[Named, ...]
    receivers: tuple[Named, ...]
    place: str | None
    country: str | None
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    witnesses: int
    conflicts: tuple[str, ...]
    confidence: float
    background: bool
    quotes: tuple[Quote, ...]


def timeline(store: Store, query: Query) -> Iterator[Row]:
    """Canonical events in order of time, undated ones last.

    The tellings that were asked for, by language or article, stand first among a row's sources and quotes.
    """
    for told in store.told(query):
        yield row_of(store, told, query)


def rows_of(store: Store, found: Sequence[Told], query: Query) -> Iterator[Row]:
    """Canonical events as rows; their names are asked for once."""
    parties = Parties(
        store.cast(sorted({one for told in found for one in (*told.event.actors, *told.event.recipients)}))
    )
    return (_row(told, query, parties) for told in found)


def row_of(store: Store, told: Told, query: Query) -> Row:
    """One canonical event as a row, to answer a query."""
    return next(rows_of(store, (told,), query))


def _row(told: Told, query: Query, parties: Parties) -> Row:
    event = told.event
    tellings = sorted(told.tellings, key=lambda one: one.lang not in query.langs and one.article not in query.articles)
    return Row(
        id=event.id,
        date=event.when.value if event.when else None,
        precision=event.when.precision if event.when else None,
        origin=event.when.origin if event.when else None,
        type=event.type,
        mode=event.mode,
        shape=shape(event, billed(event, event.actors, parties), parties),
        status=event.status,
        sentence=sentence(event, parties),
        title=event.title,
        actors=_named(event.actors, parties),
        recipients=_named(event.recipients, parties),
        doers=_named(billed(event, event.actors, parties), parties),
        receivers=_named(billed(event, event.recipients, parties), parties),
        place=event.where.name if event.where else None,
        country=event.where.country if event.where else None,
        sources=tuple(dict.fromkeys(source(telling) for telling in tellings)),
        languages=tuple(sorted({telling.lang for telling in tellings})),
        witnesses=event.witnesses,
        conflicts=told.conflicts,
        confidence=max((telling.confidence for telling in tellings), default=0.0),
        background=bool(tellings) and all(telling.background for telling in tellings),
        quotes=tuple(quote_of(telling) for telling in tellings),
    )


def source(telling: Telling) -> str:
    """The outlet of a telling, or the last part of its address."""
    return telling.outlet or tail(telling.uri)


def quote_of(telling: Telling) -> Quote:
    """The words of a telling."""
    return Quote(
        event=telling.id,
        text=telling.quote,
        lang=telling.lang,
        outlet=telling.outlet,
        uri=telling.uri,
        published=telling.published,
        article=telling.article,
        start=telling.start,
        end=telling.stop,
    )


def _named(actors: Sequence[str], parties: Parties) -> tuple[Named, ...]:
    return tuple(Named(actor, parties.name(actor)) for actor in actors)
