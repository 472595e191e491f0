"""Tellings of one event, gathered: blocks, candidate pairs, best-first union under vetoes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from ruznama.merge.facts import JOINT, Fact
from ruznama.merge.judge import THRESHOLD, forbids, judge
from ruznama.merge.origins import Affinity
from ruznama.model.edtf import Days

__all__ = ["clusters"]

# Each telling is compared with at most so many that follow it in its block; a thousand tellings of one event are
# chained by neighbours, and the work stays linear.
_NEXT = 48
# Parties of one event that make blocks: a declaration signed by forty states would make 780 pairs.
_MOST_KEYS = 6
_SLIP = 2
_BACK = 7
# Members of a cluster that a newcomer is checked against.
_CHECKED = 5


def _keys(fact: Fact) -> Iterator[tuple[str, ...]]:
    cast = fact.cast
    if fact.known:
        yield "known", fact.phase, fact.known
    if fact.group not in JOINT or (fact.group == "AGREE" and fact.phase == "ahead"):
        for key in sorted(cast.actors or cast.recipients)[:_MOST_KEYS]:
            yield fact.group, fact.phase, key
        return
    everyone = sorted(cast.everyone)[:_MOST_KEYS]
    for pair in combinations(everyone, 2):
        yield fact.group, fact.phase, *pair
    # One side is often left out: whoever acts finds the tellings that name more.
    for key in sorted(cast.actors or cast.recipients)[:_MOST_KEYS]:
        yield fact.group, fact.phase, key


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    blocks: dict[tuple[str, ...], list[tuple[Days, str, Fact]]] = defaultdict(list)
    for fact in facts:
        when = fact.days or fact.near
        if when is not None:
            for key in _keys(fact):
                blocks[key].append((when, fact.id, fact))
                # What lies further back may be misdated by months: articles of the same days are compared on it.
                if fact.alone and fact.about and fact.days and fact.days.gap(fact.about) > _BACK:
                    blocks["told", *key].append((fact.about, fact.id, fact))
    seen: set[tuple[str, str]] = set()
    for key, block in blocks.items():
        block.sort(key=lambda entry: entry[:2])
        for at, (when, id_, fact) in enumerate(block):
            for other_when, other_id, other in block[at + 1 : at + 1 + _NEXT]:
                if key[0] != "known" and other_when.first > when.last + _SLIP:
                    break
                pair = (id_, other_id) if id_ < other_id else (other_id, id_)
                if pair not in seen:
                    seen.add(pair)
                    yield fact, other


def clusters(facts: Sequence[Fact], affinity: Affinity, proposed: Iterable[tuple[Fact, Fact]] = ()) -> list[list[Fact]]:
    """Sets of facts that tell one event; every fact is in one, sets and members in the order of ids.

    Args:
        facts: the tellings.
        affinity: which articles are about one matter.
        proposed: more pairs to judge beside those that share parties, kind and days.
    """
    found = []
    for one, two in chain(_pairs(facts), proposed):
        verdict = judge(one, two, akin=affinity.akin(one.article, two.article))
        if verdict is not None and verdict.points >= THRESHOLD:
            found.append((-verdict.points, min(one.id, two.id), max(one.id, two.id)))
    found.sort()
    home = {fact.id: _Cluster(fact) for fact in facts}
    for _, one_id, two_id in found:
        a, b = home[one_id], home[two_id]
        if a is b or not a.may_join(b, affinity):
            continue
        small, large = sorted((a, b), key=lambda cluster: (len(cluster.members), cluster.members[0].id))
        large.take(small)
        for fact in small.members:
            home[fact.id] = large
    unique = {id(cluster): cluster for cluster in home.values()}
    return sorted((cluster.sorted() for cluster in unique.values()), key=lambda members: members[0].id)


class _Cluster:
    """A growing cluster."""

    def __init__(self, fact: Fact) -> None:
        self.members = [fact]
        self.by_article: dict[str, list[Fact]] = {fact.article: [fact]}

    def sorted(self) -> list[Fact]:
        return sorted(self.members, key=lambda fact: fact.id)

    def take(self, other: _Cluster) -> None:
        self.members += other.members
        # The first few are checked against newcomers: those that say most stand in front, by a rule that does not
        # hang on the order in which they came.
        self.members.sort(key=lambda fact: (fact.days.width if fact.days else 1 << 30, -len(fact.cast.ids), fact.id))
        for article, facts in other.by_article.items():
            self.by_article.setdefault(article, []).extend(facts)

    def may_join(self, other: _Cluster, affinity: Affinity) -> bool:
        small, large = sorted((self.by_article, other.by_article), key=len)
        for article in small.keys() & large.keys():
            if any(forbids(a, b, akin=True) for a in small[article] for b in large[article]):
                return False
        return not any(
            forbids(a, b, akin=affinity.akin(a.article, b.article))
            for a in self.members[:_CHECKED]
            for b in other.members[:_CHECKED]
        )
