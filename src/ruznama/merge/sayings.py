"""One statement carried by several outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from ruznama.merge.origins import Affinity
from ruznama.merge.parties import Parties
from ruznama.merge.unions import Unions
from ruznama.merge.words import content, family, overlap
from ruznama.model import Record, Saying, Statement
from ruznama.model.edtf import Days, days

__all__ = ["sayings"]

# Cues of one force: what one outlet calls a promise another calls an offer.
_FORCE = {
    "say": "tell", "stress": "tell", "announce": "tell", "report": "tell", "claim": "tell",
    "deny": "refuse", "refuse": "refuse", "ask": "demand", "demand": "demand",
    "offer": "offer", "promise": "offer", "agree": "offer", "support": "praise", "welcome": "praise",
    "criticize": "blame", "accuse": "blame", "warn": "threat", "threaten": "threat",
}  # fmt: skip
# In one language, wordings of one statement share at least half of the shorter one's words (samples and gold); two
# statements of one speaker at one press conference share below a third.
_SAME_WORDS = 0.5
# Across languages only names and numbers can be compared: two of them, beside the speaker.
_SAME_MARKS = 2
_DAYS = 2
_NEXT = 24


class _Said(msgspec.Struct, frozen=True, gc=False):
    statement: Statement
    article: str
    lang: str
    when: Days
    words: frozenset[str]
    marks: frozenset[str]


def sayings(records: Sequence[Record], parties: Parties, affinity: Affinity) -> tuple[Saying, ...]:
    """Statements that more than one article carries.

    Args:
        records: the records.
        parties: all actors.
        affinity: which articles are about one matter.
    """
    blocks: dict[tuple[str, str], list[_Said]] = defaultdict(list)
    for record in records:
        for said in _said(record, parties, affinity.days[record.article.id]):
            blocks[said.statement.speaker or "", _FORCE[said.statement.act]].append(said)
    everything = {said.statement.id: said for block in blocks.values() for said in block}
    unions = Unions(everything)
    for block in blocks.values():
        block.sort(key=lambda said: (said.when, said.statement.id))
        for at, one in enumerate(block):
            for two in block[at + 1 : at + 1 + _NEXT]:
                if two.when.first > one.when.last + _DAYS:
                    break
                if one.article != two.article and _same(one, two, affinity):
                    unions.join(one.statement.id, two.statement.id)
    found = []
    for members in unions.sets():
        if len(members) > 1:
            first = everything[members[0]].statement
            dated = sorted(w for id_ in members if (w := everything[id_].statement.when))
            found.append(
                Saying(
                    id=first.id,
                    speaker=first.speaker,
                    act=first.act,
                    when=max(dated, key=lambda value: (len(value), value)) if dated else None,
                    members=tuple(members),
                )
            )
    return tuple(found)


def _said(record: Record, parties: Parties, about: Days | None) -> list[_Said]:
    found = []
    for statement in record.statements:
        when = days(statement.when) or about
        if statement.speaker is None or when is None:
            continue
        span = statement.content
        marks = {parties.key(m.actor) for m in record.mentions if m.actor and m.span.overlaps(span)}
        marks |= {time.value for time in record.times if time.span.overlaps(span)}
        marks -= {parties.key(statement.speaker), statement.speaker}
        text = span.of(record.article.text)
        lang = record.article.lang
        found.append(
            _Said(
                statement=statement,
                article=record.article.id,
                lang=lang,
                when=when,
                words=content(text, lang),
                marks=frozenset(marks),
            )
        )
    return found


def _same(one: _Said, two: _Said, affinity: Affinity) -> bool:
    if one.statement.polarity != two.statement.polarity or not one.when.widened(_DAYS).meets(two.when):
        return False
    if family(one.lang) == family(two.lang):
        return min(len(one.words), len(two.words)) >= 3 and overlap(one.words, two.words) >= _SAME_WORDS
    shared = one.marks & two.marks
    enough = len(shared) >= _SAME_MARKS and overlap(one.marks, two.marks) >= 0.5
    return enough and affinity.akin(one.article, two.article)
