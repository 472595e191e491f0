"""The disagreements between sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ruznama.merge.parties import Parties
from ruznama.model import Conflict, ConflictValue, Record, Span
from ruznama.store import Query, Store
from ruznama.views.passages import Context, context
from ruznama.views.sentence import sentence

__all__ = ["Dispute", "Side", "disputes"]

# Characters around the words of a value: enough to see what is counted or dated, short enough for one line.
_AROUND = 60


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values told: by which sources, in which words.

    Attributes:
        speakers: who says it in the sources, where the value is what somebody claims.
    """

    value: str
    speakers: tuple[str, ...]
    source: str | None
    articles: tuple[str, ...]
    languages: tuple[str, ...]
    members: tuple[str, ...]
    quotes: tuple[str, ...]
    passages: tuple[Context, ...]


class Dispute(msgspec.Struct, frozen=True, kw_only=True):
    """A field in which sources disagree.

    Attributes:
        about: the event, in English; of what is no event, whose words stand against whose; or "".
        event: id of the canonical event, or None.
        cause: why the sources may differ, if a rule knows.
        chosen: the value that a rule chose, or None: the disagreement is open.
    """

    id: str
    kind: str
    event: str | None
    about: str
    sides: tuple[Side, ...]
    cause: str | None
    chosen: str | None
    rule: str


def disputes(store: Store, *, ids: Sequence[str] = (), kind: str | None = None) -> Iterator[Dispute]:
    """Disagreements in order of the events they are about."""
    for conflict in store.conflicts(ids=ids, kind=kind):
        yield _dispute(store, conflict)


def _dispute(store: Store, conflict: Conflict) -> Dispute:
    sides = tuple(_side(store, value) for value in conflict.values)
    return Dispute(
        id=conflict.id,
        kind=conflict.kind,
        event=conflict.canonical,
        about=_about(store, conflict.canonical) or " against ".join(_voices(sides)),
        sides=sides,
        cause=conflict.cause,
        chosen=conflict.chosen,
        rule=conflict.rule,
    )


def _about(store: Store, canonical: str | None) -> str:
    if canonical is None:
        return ""
    for told in store.told(Query(events=(canonical,))):
        return sentence(told.event, Parties(store.cast((*told.event.actors, *told.event.recipients))))
    return ""


def _voices(sides: Sequence[Side]) -> list[str]:
    """Who speaks on each side, if that is known of all of them."""
    found = [", ".join(side.speakers) for side in sides]
    return found if all(found) else []


def _speakers(store: Store, records: Iterable[Record], members: Sequence[str]) -> tuple[str, ...]:
    said = (one for record in records for one in record.statements if one.id in members)
    speakers = list(dict.fromkeys(one.speaker for one in said if one.speaker))
    names = store.names(speakers)
    return tuple(names.get(speaker, speaker) for speaker in speakers)


def _side(store: Store, value: ConflictValue) -> Side:
    records: dict[str, Record] = {}
    for span in value.spans:
        if span.article not in records and (record := store.record(span.article)):
            records[span.article] = record
    # Spans of one place may be told by several events: each place is shown once.
    passages = dict.fromkeys(
        context(item.text, Span(span.start, span.end), _AROUND, item.lang)
        for span in value.spans
        if span.article in records and (item := records[span.article].article)
    )
    return Side(
        value=value.value,
        speakers=_speakers(store, records.values(), value.members),
        source=value.source,
        articles=tuple(dict.fromkeys(record.article.uri for record in records.values())),
        languages=tuple(sorted({record.article.lang for record in records.values()})),
        members=value.members,
        quotes=tuple(dict.fromkeys(passage.text for passage in passages)),
        passages=tuple(passages),
    )
