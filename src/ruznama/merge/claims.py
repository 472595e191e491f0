"""Claims that are contradicted by whom they concern."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ruznama.merge.facts import Fact
from ruznama.merge.parties import Parties
from ruznama.merge.voices import Found, source, spans
from ruznama.merge.words import Reader, overlap
from ruznama.model import Canonical, ConflictValue, Event, Record, Span, Statement

__all__ = ["claims"]

# What one says of another, and what the other may contradict.
_CREDITED = frozenset({"SUPPORT", "AGREE", "CONCEDE", "REJECT"})
_HOSTILE = frozenset({"ACCUSE", "THREATEN", "REJECT", "PROTEST", "SANCTION", "COERCE", "ASSAULT"})
_BLAMING = frozenset({"accuse", "criticize", "threaten", "claim"})
_DENIALS = frozenset({"deny", "refuse"})
# Words (beside the parties' names) or other actors that a charge and its answer share: on the seeds and the gold,
# answers share two and more, statements of the accused on other matters one at most.
_TOPIC = 2
# Who repeats nearly all of the words confirms.
_ECHO = 0.75
# The subject of what is said stands at its very beginning.
_SUBJECT = 0
_SHORT = 90


class _Claim(msgspec.Struct, frozen=True, gc=False):
    """What ``by`` says about ``about``; ``credited`` is a stand ascribed to another, else it is a charge."""

    by: str
    about: frozenset[str]
    span: Span
    members: tuple[str, ...]
    credited: bool
    canonical: str | None


def claims(
    records: Sequence[Record],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    parties: Parties,
) -> Iterator[Found]:
    """A claim against the answer of whom it concerns, within one article.

    Args:
        records: the records.
        events: canonical events.
        tellings: canonical id -> its tellings.
        parties: all actors.
    """
    home = {fact.id: event.id for event in events for fact in tellings[event.id]}
    for record in records:
        speaking: dict[str, list[Statement]] = defaultdict(list)
        for statement in record.statements:
            if statement.speaker:
                speaking[parties.country(statement.speaker)].append(statement)
        if len(speaking) > 1:
            yield from _Article(record, parties, speaking, home).found()


class _Article:
    """The claims of one article."""

    def __init__(
        self, record: Record, parties: Parties, speaking: Mapping[str, Sequence[Statement]], home: Mapping[str, str]
    ) -> None:
        self._record, self._parties, self._speaking, self._home = record, parties, speaking, home
        self._read = Reader(record)

    def found(self) -> Iterator[Found]:
        """Claims that meet an answer; of one pair of speakers only the one that shares most with its answers."""
        best: dict[frozenset[str], tuple[int, Found]] = {}
        for claim in self._made():
            for key in sorted(claim.about - {claim.by}):
                answers = [(points, s) for s in self._speaking.get(key, ()) if (points := self._contradicts(claim, s))]
                if not answers:
                    continue
                points = max(points for points, _ in answers)
                found = self._found(claim, [s for _, s in answers])
                pair = frozenset((claim.by, key))
                if pair not in best or points > best[pair][0]:
                    best[pair] = points, found
        return iter(found for _, found in best.values())

    def _made(self) -> Iterator[_Claim]:
        """What somebody says of somebody of another country: charges, and stands ascribed."""
        spoken = {statement.id: statement for statement in self._record.statements}
        taken: set[str] = set()
        hostile: set[tuple[str, str]] = set()
        for event in self._record.events:
            statement = spoken.get(event.statement or "")
            doers, others = self._countries(event.actors), self._countries(event.recipients)
            if event.type in _HOSTILE:
                hostile.update((doer, other) for doer in doers for other in others)
            credited = event.type in _CREDITED and statement is not None
            if event.type == "ACCUSE" and doers and event.status == "happened":
                by, about = min(doers), others - doers
            elif credited and statement and statement.speaker and self._parties.country(statement.speaker) not in doers:
                by, about = self._parties.country(statement.speaker), doers
            else:
                continue
            if about:
                taken.update((event.id, *([statement.id] if statement else ())))
                yield self._of_event(event, statement, by, about, credited=credited and event.type != "ACCUSE")
        for statement in self._record.statements:
            denies = statement.act in _DENIALS or statement.polarity == "negated"
            if statement.speaker and statement.id not in taken and not denies:
                yield from self._of_statement(statement, hostile)

    def _of_event(
        self, event: Event, statement: Statement | None, by: str, about: frozenset[str], *, credited: bool
    ) -> _Claim:
        span = statement.content if statement else event.evidence[0]
        members = (event.id, statement.id) if statement else (event.id,)
        return _Claim(by, about, span, members, credited, self._home.get(event.id))

    def _of_statement(self, statement: Statement, hostile: set[tuple[str, str]]) -> Iterator[_Claim]:
        by = self._parties.country(statement.speaker or "")
        about = self._read.named(statement.content, self._parties.country) - {by}
        foes = {key for key in about if (by, key) in hostile} if statement.act not in _BLAMING else about
        if not foes and any(s.act in _BLAMING for s in self._speaking[by]):
            # Who threatens or accuses in one breath charges in the next.
            foes = about & {
                key
                for s in self._speaking[by]
                if s.act in _BLAMING
                for key in self._read.named(s.content, self._parties.country)
            }
        if foes:
            yield _Claim(by, frozenset(foes), statement.content, (statement.id,), False, None)
            return
        subject = self._read.first(statement.content, _SUBJECT)
        if subject and self._parties.country(subject) != by:
            about = frozenset((self._parties.country(subject),))
            yield _Claim(by, about, statement.content, (statement.id,), True, None)

    def _countries(self, ids: Sequence[str]) -> frozenset[str]:
        return frozenset(map(self._parties.country, ids))

    def _contradicts(self, claim: _Claim, statement: Statement) -> int:
        """How much an answer shares with a claim that it may contradict; 0 when it does not."""
        if statement.content.overlaps(claim.span):
            return 0
        mine, theirs = self._read.words(claim.span), self._read.words(statement.content)
        shared = len(mine & theirs)
        if statement.act in _DENIALS or statement.polarity == "negated":
            return shared
        if not shared or overlap(mine, theirs) >= _ECHO:
            return 0
        if claim.credited:
            named = self._read.named(claim.span, self._parties.country)
            others = named & self._read.named(statement.content, self._parties.country) - claim.about - {claim.by}
            return shared + len(others) if shared + len(others) >= _TOPIC else 0
        return shared if shared >= _TOPIC else 0

    def _found(self, claim: _Claim, answers: Sequence[Statement]) -> Found:
        article = self._record.article
        answer = ConflictValue(
            value=_short(answers[0].content.of(article.text)),
            members=tuple(sorted(answer.id for answer in answers)),
            source=source([self._record]),
            spans=tuple(spans(article.id, sorted(answer.content for answer in answers))),
        )
        charge = ConflictValue(
            value=_short(claim.span.of(article.text)),
            members=tuple(sorted(claim.members)),
            source=source([self._record]),
            spans=tuple(spans(article.id, [claim.span])),
        )
        return Found(
            kind="claim",
            canonical=claim.canonical,
            values=(charge, answer),
            rule="ascribed-and-answered" if claim.credited else "charged-and-answered",
        )


def _short(text: str) -> str:
    return textwrap.shorten(text, _SHORT, placeholder=" ...") or text[:_SHORT]
