"""Tellings that somebody believes to be of one event: candidates beside those of the blocks, for the same rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from ruznama.merge.facts import Fact
from ruznama.merge.words import sentence
from ruznama.model import Record

__all__ = ["Near", "proposals"]

# Given texts, pairs of indexes of those that are near in meaning.
Near = Callable[[Sequence[str]], Iterable[tuple[int, int]]]
# Days.
_APART = 31


def proposals(records: Sequence[Record], facts: Sequence[Fact], near: Near | None) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of tellings of one kind in different articles whose sentences are near in meaning.

    Args:
        records: the records.
        facts: their events.
        near: finds the texts that are near; without it nothing is proposed.
    """
    if near is None:
        return
    texts = {record.article.id: record.article.text for record in records}
    alike: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        alike[fact.group, fact.phase].append(fact)
    for group in alike.values():
        told = [sentence(texts[f.article], f.event.evidence[0]).of(texts[f.article]).strip() for f in group]
        for one, two in near(told):
            if group[one].article != group[two].article and not _distant(group[one], group[two]):
                yield group[one], group[two]


def _distant(one: Fact, two: Fact) -> bool:
    """Whether the two are told of days too far apart; a wrong month or year is found by the blocks."""
    a, b = one.days or one.near, two.days or two.near
    return a is not None and b is not None and a.gap(b) > _APART
