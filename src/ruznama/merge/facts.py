"""Events as merging sees them: who, what kind, when, where, and what the evidence speaks about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from ruznama.merge.named import attach, named
from ruznama.merge.parties import Cast, Parties, cast
from ruznama.merge.words import Reader, sentence
from ruznama.model import Event, Record, Span
from ruznama.model.edtf import Days, days

__all__ = ["JOINT", "Fact", "Phase", "facts"]

Phase = Literal["real", "ahead", "negated"]
_PHASE: dict[str, Phase] = {
    "happened": "real", "ongoing": "real", "planned": "ahead", "offered": "ahead", "conditional": "ahead",
    "negated": "negated",
}  # fmt: skip
# Types that tellings of one event exchange: a joint drill is agreed or held, a border opened or a blockade lifted.
_GROUP = {"COOPERATE": "AGREE", "CONCEDE": "RETREAT", "COERCE": "SANCTION"}
# Groups in which all parties act together; who is named first says little.
JOINT = frozenset({"CONSULT", "AGREE"})
# Evidence of fewer characters ("and proposed") says too little to be compared.
_BRIEF = 60


class Fact(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event of one article, with what comparing it needs.

    Attributes:
        event: the event as coded.
        article: id of its article.
        lang: language of its article.
        group: type, with types that stand for each other made one.
        phase: whether it took place, lies ahead (planned, offered, conditional) or did not happen.
        cast: its parties.
        days: the days it may lie on as dated in the text; None without a date.
        near: the days an undated event of the day may lie on, by its article's own date; None for background.
        about: the days its article is about.
        today: whether it is dated to the day its article was published.
        head: whether the headline tells it.
        alone: whether its article tells no other event of its group, phase and parties, but for its headline.
        marks: other actors, and numbers, that the evidence mentions: comparable across languages.
        words: folded words of the evidence (of its sentences where that is short, and of the statement it comes from),
            the names of actors and the trigger left out: comparable within a family of languages.
        known: id of the named event it is, or None.
    """

    event: Event
    article: str
    lang: str
    group: str
    phase: Phase
    cast: Cast
    days: Days | None
    near: Days | None
    about: Days | None
    today: bool
    head: bool
    alone: bool
    marks: frozenset[str]
    words: frozenset[str]
    known: str | None

    @property
    def id(self) -> str:
        """Id of the event."""
        return self.event.id

    @property
    def place(self) -> str | None:
        """English name of the place, folded."""
        return self.event.where.name.casefold() if self.event.where else None


def facts(records: Sequence[Record], parties: Parties, about: Mapping[str, Days | None]) -> list[Fact]:
    """All events of some records, in the order of their ids.

    Args:
        records: the records.
        parties: all actors.
        about: article id -> the days it is about.
    """
    found = [fact for record in records for fact in _of_record(record, parties, about[record.article.id])]
    found.sort(key=lambda fact: fact.event.id)
    return found


def _of_record(record: Record, parties: Parties, about: Days | None) -> list[Fact]:
    printed = record.article.published.value if record.article.published else None
    published = days(printed)
    numbers = [(time.span, time.value) for time in record.times if time.type == "DURATION"]
    read = Reader(record)
    spoken = {statement.id: statement.content for statement in record.statements}
    text, title = record.article.text, record.article.title
    found = []
    for event in record.events:
        at = event.when.value if event.when else printed
        who = cast(parties, event.actors, event.recipients, at)
        pieces = _about(event, spoken, text)
        held = read.all_named(pieces)
        # Where somebody spoke says nothing about what was said.
        others = [actor for actor in held if actor not in who.ids and not parties.is_place(actor)]
        marks = {key for actor in others if (key := parties.key(actor, at)) not in who.everyone}
        marks.update(value for span, value in numbers if _inside(span, pieces))
        quoted = " ".join(span.of(text) for span in event.evidence)
        when = days(event.when.value) if event.when else None
        found.append(
            Fact(
                event=event,
                article=record.article.id,
                lang=record.article.lang,
                group=_GROUP.get(event.type, event.type),
                phase=_PHASE[event.status],
                cast=who,
                days=when,
                near=_near(event, about) if when is None else None,
                about=about,
                today=when is not None and when == published,
                head=title is not None and any(title.overlaps(span) for span in event.evidence),
                alone=True,
                marks=frozenset(marks),
                words=read.words(*pieces) - read.words(event.trigger),
                known=attach(event, who, when, quoted),
            )
        )
    return _settled(found)


def _settled(found: list[Fact]) -> list[Fact]:
    """What can be said of an event only beside the others of its article.

    An article that dates a named event rightly does not also tell it with another date: that is another event.
    """
    right = {fact.known for fact in found if fact.known and _fits(fact)}
    # The headline tells what the text tells again.
    counts = Counter(_role(fact) for fact in found if not fact.head)
    heads = Counter(_role(fact) for fact in found if fact.head)
    return [
        msgspec.structs.replace(
            fact,
            known=None if fact.known in right and not _fits(fact) else fact.known,
            alone=counts[_role(fact)] <= 1 and heads[_role(fact)] <= 1,
        )
        for fact in found
    ]


def _role(fact: Fact) -> tuple[str, str, frozenset[str]]:
    return fact.group, fact.phase, fact.cast.everyone if fact.group in JOINT else fact.cast.actors


def _fits(fact: Fact) -> bool:
    true = days(named()[fact.known].date) if fact.known else None
    return fact.days is None or true is None or fact.days.meets(true)


def _about(event: Event, spoken: Mapping[str, Span], text: str) -> list[Span]:
    """What the event is about: its evidence, its sentence where that is short, and the statement it comes from."""
    pieces = [sentence(text, span) if span.end - span.start < _BRIEF else span for span in event.evidence]
    said = spoken.get(event.statement or "")
    return [*pieces, said] if said else pieces


def _inside(span: Span, evidence: Sequence[Span]) -> bool:
    return any(span.overlaps(piece) for piece in evidence)


def _near(event: Event, about: Days | None) -> Days | None:
    """Undated news is of the last days; an undated plan lies in the next weeks."""
    if about is None or event.background:
        return None
    ahead = _PHASE[event.status] == "ahead"
    return Days(about.first - 3, about.last + (45 if ahead else 0))
