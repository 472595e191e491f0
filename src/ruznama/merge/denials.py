"""What is told of somebody, against their own denial in the same story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ruznama.merge.facts import Fact
from ruznama.merge.origins import Affinity
from ruznama.merge.parties import Parties
from ruznama.merge.quantities import quantities
from ruznama.merge.voices import Found, source, spans
from ruznama.merge.words import Reader, family
from ruznama.model import Canonical, ConflictValue, Record, Span, Statement, Story

__all__ = ["denials"]

_DENIALS = frozenset({"deny"})
# Deeds and commitments that can be ascribed; to refuse or to accuse is itself a stand.
_DEEDS = frozenset({"AGREE", "AID", "RETREAT", "CONCEDE", "COOPERATE", "ASSAULT", "SUPPORT", "MOBILIZE", "COERCE"})
_WORDS = 2
_MOST = 24


class _Topic(msgspec.Struct, frozen=True, gc=False):
    """What a stretch is about: words, what it counts, and whom else it names."""

    lang: str
    words: frozenset[str]
    units: frozenset[str]
    named: frozenset[str]

    def meets(self, other: _Topic) -> bool:
        """Whether two stretches are about one thing. Across languages the same must be counted for the same people."""
        if self.lang == other.lang:
            return len(self.words & other.words) >= _WORDS
        return bool(self.units & other.units and self.named & other.named)


def denials(
    stories: Sequence[Story],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    articles: Mapping[str, Record],
    parties: Parties,
    affinity: Affinity,
) -> Iterator[Found]:
    """Deeds that articles of a story ascribe to somebody who denies them in it.

    Args:
        stories: articles by matter.
        events: canonical events.
        tellings: canonical id -> its tellings.
        articles: records by article id.
        parties: all actors.
        affinity: which articles are about one matter.
    """
    told: dict[str, list[tuple[Canonical, Fact]]] = defaultdict(list)
    for event in events:
        if event.type in _DEEDS and event.status != "negated":
            for fact in tellings[event.id]:
                told[fact.article].append((event, fact))
    for story in stories:
        members = story.members[:_MOST]
        denied = [(articles[id_], s) for id_ in members for s in articles[id_].statements if _denies(s)]
        found: dict[str, dict[str, tuple[Record, Statement]]] = defaultdict(dict)
        for record, statement in denied:
            by = parties.country(statement.speaker or "")
            topic = _topic(record, (statement.content,), parties, by)
            for id_ in members:
                if not affinity.akin(record.article.id, id_):
                    continue
                for event, fact in told[id_]:
                    if by in {parties.country(actor) for actor in fact.event.actors} and not _own(
                        fact, record, statement, articles, parties
                    ):
                        pieces = fact.event.evidence
                        if topic.meets(_topic(articles[id_], pieces, parties, by)):
                            found[event.id][statement.id] = record, statement
        for event_id, answers in sorted(found.items()):
            yield _found(event_id, tellings[event_id], sorted(answers.items()), articles)


def _denies(statement: Statement) -> bool:
    return statement.speaker is not None and (statement.act in _DENIALS or statement.polarity == "negated")


def _own(fact: Fact, record: Record, statement: Statement, articles: Mapping[str, Record], parties: Parties) -> bool:
    """Whether the telling stands in the denial itself, or in other words of the same side."""
    if fact.article == record.article.id and any(s.overlaps(statement.content) for s in fact.event.evidence):
        return True
    spoken = {s.id: s.speaker for s in articles[fact.article].statements}
    speaker = spoken.get(fact.event.statement or "")
    return speaker is not None and parties.country(speaker) == parties.country(statement.speaker or "")


def _topic(record: Record, pieces: Sequence[Span], parties: Parties, by: str) -> _Topic:
    read = Reader(record)
    named = {parties.country(actor) for actor in read.all_named(pieces)} - {by}
    return _Topic(
        family(record.article.lang),
        read.words(*pieces),
        frozenset(q.unit for q in quantities(record, tuple(pieces))),
        frozenset(named),
    )


def _found(
    event: str,
    members: Sequence[Fact],
    answers: Sequence[tuple[str, tuple[Record, Statement]]],
    articles: Mapping[str, Record],
) -> Found:
    ascribed = ConflictValue(
        value="told as a fact",
        members=tuple(fact.id for fact in members),
        source=source(articles[fact.article] for fact in members),
        spans=tuple(span for fact in members for span in spans(fact.article, fact.event.evidence)),
    )
    denied = ConflictValue(
        value="denied by whom it is told of",
        members=tuple(id_ for id_, _ in answers),
        source=source(record for _, (record, _) in answers),
        spans=tuple(span for _, (record, said) in answers for span in spans(record.article.id, [said.content])),
    )
    return Found(kind="claim", canonical=event, values=(ascribed, denied), rule="told-and-denied")
