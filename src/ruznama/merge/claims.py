"""Claims that are denied by whom they concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ruznama.merge.facts import Fact
from ruznama.merge.parties import Parties
from ruznama.merge.voices import Found, source, spans
from ruznama.merge.words import content
from ruznama.model import Canonical, ConflictValue, Event, Record, Span, Statement

__all__ = ["claims"]

# What one says of another, and what the other may contradict.
_CHARGES = frozenset({"ACCUSE"})
_CREDITED = frozenset({"SUPPORT", "AGREE", "CONCEDE", "REJECT"})
_CHARGING = frozenset({"accuse", "claim", "criticize"})
_ANSWERS = frozenset({"deny", "stress", "say", "claim", "announce", "refuse", "warn"})
_DENIALS = frozenset({"deny", "refuse"})
# Words (beside the parties' names) or other actors that a charge and its answer must share: on the seeds and the gold,
# answers share two and more, statements of the accused on other matters one at most.
_TOPIC = 2
_SHORT = 90


class _Claim(msgspec.Struct, frozen=True, gc=False):
    """What ``by`` says about ``about``."""

    by: str
    about: frozenset[str]
    span: Span
    words: frozenset[str]
    marks: frozenset[str]
    members: tuple[str, ...]
    credited: bool
    canonical: str | None


def claims(
    records: Sequence[Record],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    parties: Parties,
) -> Iterator[Found]:
    """A charge against the answer of the charged, within one article."""
    home = {fact.id: event.id for event in events for fact in tellings[event.id]}
    for record in records:
        answers: dict[str, list[Statement]] = defaultdict(list)
        for statement in record.statements:
            if statement.speaker and statement.act in _ANSWERS:
                answers[parties.key(statement.speaker)].append(statement)
        if len(answers) < 1 or len(record.statements) < 2:
            continue
        read = _Reader(record, parties)
        for claim in _made(record, parties, read, home):
            replies = []
            for key in sorted(claim.about):
                for statement in answers.get(key, ()):
                    if (
                        key != claim.by
                        and not statement.content.overlaps(claim.span)
                        and read.contradicts(claim, statement)
                    ):
                        replies.append(statement)
            if replies:
                yield _found(record, claim, replies)


class _Reader:
    """Words and actors of spans of one article."""

    def __init__(self, record: Record, parties: Parties) -> None:
        self._record, self._parties = record, parties
        self._names: dict[str, frozenset[str]] = {}

    def words(self, span: Span) -> frozenset[str]:
        """Words of a span without the names in it."""
        text, lang = self._record.article.text, self._record.article.lang
        held = [m.span for m in self._record.mentions if m.span.overlaps(span)]
        pieces, at = [], span.start
        for name in sorted(held):
            pieces.append(text[at : max(at, name.start)])
            at = max(at, name.end)
        pieces.append(text[at : max(at, span.end)])
        return content(" ".join(pieces), lang)

    def marks(self, span: Span) -> frozenset[str]:
        """What the actors named in a span stand for."""
        return frozenset(self._parties.key(m.actor) for m in self._record.mentions if m.actor and m.span.overlaps(span))

    def contradicts(self, claim: _Claim, statement: Statement) -> bool:
        """Whether a statement answers a claim."""
        shared = claim.words & self.words(statement.content)
        others = (claim.marks & self.marks(statement.content)) - claim.about - {claim.by}
        if statement.act in _DENIALS or statement.polarity == "negated":
            return bool(shared)
        if claim.credited:
            return bool(shared) and len(shared) + len(others) >= _TOPIC
        return len(shared) >= _TOPIC


def _made(record: Record, parties: Parties, read: _Reader, home: Mapping[str, str]) -> Iterator[_Claim]:
    """What somebody says of somebody else: charges, and stands ascribed to others."""
    spoken = {statement.id: statement for statement in record.statements}
    taken: set[str] = set()
    for event in record.events:
        statement = spoken.get(event.statement or "")
        speaker = parties.key(statement.speaker) if statement and statement.speaker else None
        doers = frozenset(map(parties.key, event.actors))
        if event.type in _CHARGES and doers and event.status == "happened":
            by, about = min(doers), frozenset(map(parties.key, event.recipients)) - doers
        elif event.type in _CREDITED and speaker and doers and not _compatriots(parties, statement, event):
            by, about = speaker, doers
        else:
            continue
        if not about:
            continue
        span = statement.content if statement else event.evidence[0]
        members = (event.id, statement.id) if statement else (event.id,)
        taken.update(members)
        yield _claim(read, by, about, span, members, event.type in _CREDITED, home.get(event.id))
    for statement in record.statements:
        if statement.act in _CHARGING and statement.speaker and statement.id not in taken:
            by = parties.key(statement.speaker)
            about = read.marks(statement.content) - {by}
            if about:
                yield _claim(read, by, about, statement.content, (statement.id,), False, None)


def _claim(
    read: _Reader,
    by: str,
    about: frozenset[str],
    span: Span,
    members: tuple[str, ...],
    credited: bool,
    canonical: str | None,
) -> _Claim:
    return _Claim(by, about, span, read.words(span), read.marks(span), members, credited, canonical)


def _compatriots(parties: Parties, statement: Statement | None, event: Event) -> bool:
    """Whether a speaker tells of his own side."""
    if statement is None or statement.speaker is None:
        return False
    home = parties.country(statement.speaker)
    return any(parties.country(id_) == home for id_ in event.actors)


def _found(record: Record, claim: _Claim, replies: Sequence[Statement]) -> Found:
    article = record.article
    answer = ConflictValue(
        value=_short(replies[0].content.of(article.text)),
        members=tuple(sorted(reply.id for reply in replies)),
        source=source([record]),
        spans=tuple(spans(article.id, sorted(reply.content for reply in replies))),
    )
    charge = ConflictValue(
        value=_short(claim.span.of(article.text)),
        members=tuple(sorted(claim.members)),
        source=source([record]),
        spans=tuple(spans(article.id, [claim.span])),
    )
    return Found(
        kind="claim",
        canonical=claim.canonical,
        values=(charge, answer),
        rule="ascribed-and-answered" if claim.credited else "charged-and-answered",
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return (
        line if len(line) <= _SHORT else line[: line.rfind(" ", 0, _SHORT) if " " in line[:_SHORT] else _SHORT] + " ..."
    )
