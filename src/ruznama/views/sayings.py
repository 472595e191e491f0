"""Statements as lists: what somebody said in the archive, and what Records say that was said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from ruznama.model import Actor, Record, Statement
from ruznama.script import fold
from ruznama.store import Store, bounds
from ruznama.views.details import StatementDetail, spoken
from ruznama.views.timeline import Named

__all__ = ["Heard", "StatementLine", "line", "said", "statements"]


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """Which statements are asked for; empty fields do not filter.

    Attributes:
        speakers: ids of the archive, or names for Records that no archive holds; any of them may speak.
        addressees: the same for those who are spoken to.
        acts: acts of the statement.
        since: first day, ISO; undated statements are left out when a day is given.
        until: last day, ISO.
        lang: language of at least one telling.
    """

    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    lang: str | None = None


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One statement of a Record with the words that carry it; ``start`` and ``end`` are code points of the text.

    ``words`` are those of the speaker where no actor is known for them.
    """

    id: str
    uri: str
    part: int
    lang: str
    speaker: Named | None
    words: str | None
    act: str
    polarity: str
    direct: bool
    date: str | None
    channel: str | None
    addressees: tuple[Named, ...]
    via: tuple[Named, ...]
    content: str
    start: int
    end: int


def said(store: Store, heard: Heard) -> Iterator[StatementDetail]:
    """What was said in the archive, in order of time, one item for a saying that several articles carry."""
    for found in spoken(store, heard.speakers, heard.lang):
        told = not heard.addressees or any(one.id in heard.addressees for one in found.addressees)
        if told and _fits(found.act, found.date, heard):
            yield found


def statements(records: Iterable[Record], heard: Heard) -> Iterator[StatementLine]:
    """What Records say that was said, in the order of their texts."""
    for record in records:
        actors = {actor.id: actor for actor in record.actors}
        for one in record.statements:
            spoken = _meant([one.speaker], actors, heard.speakers) and _meant(one.addressees, actors, heard.addressees)
            lang = heard.lang in (None, record.article.lang)
            if spoken and lang and _fits(one.act, one.when, heard):
                yield line(record, one, actors)


def line(record: Record, one: Statement, actors: dict[str, Actor] | None = None) -> StatementLine:
    """A statement of a Record as a list shows it; ``actors`` by id, where the caller has them."""
    actors = {actor.id: actor for actor in record.actors} if actors is None else actors
    text = record.article.text
    return StatementLine(
        id=one.id,
        uri=record.article.uri,
        part=record.article.part,
        lang=record.article.lang,
        speaker=_named(one.speaker, actors) if one.speaker else None,
        words=one.speaker_span.of(text) if one.speaker is None and one.speaker_span is not None else None,
        act=one.act,
        polarity=one.polarity,
        direct=one.direct,
        date=one.when,
        channel=one.channel,
        addressees=tuple(_named(each, actors) for each in one.addressees),
        via=tuple(_named(each, actors) for each in one.via),
        content=one.content.of(text),
        start=one.content.start,
        end=one.content.end,
    )


def _named(actor: str, actors: dict[str, Actor]) -> Named:
    return Named(actor, actors[actor].name if actor in actors else actor)


def _fits(act: str, when: str | None, heard: Heard) -> bool:
    """Whether an act and a time of speaking are among those asked for."""
    if heard.acts and act not in heard.acts:
        return False
    if heard.since is None and heard.until is None:
        return True
    first, last = bounds(when)
    return bool(first and last) and (heard.since or "") <= (last or "") and (first or "") <= (heard.until or "9999")


def _meant(ids: Iterable[str | None], actors: dict[str, Actor], names: tuple[str, ...]) -> bool:
    """Whether one of the ids is or bears one of the names, in any script and spelling that the article uses."""
    if not names:
        return True
    asked = [fold(name).text.strip() for name in names]
    for each in ids:
        actor = actors.get(each or "")
        if actor is not None:
            borne = [f" {fold(form).text} " for form in (actor.name, *actor.names.values())]
            if actor.id in names or any(f" {name} " in form for name in asked for form in borne):
                return True
    return False
