"""Articles about the same matter, across languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from ruznama.merge.facts import Fact
from ruznama.merge.origins import Affinity
from ruznama.merge.unions import Unions
from ruznama.model import Canonical, Record, Story
from ruznama.model.edtf import month_of

__all__ = ["heading", "stories"]

_NEXT = 24
# What lies more days back than this is no news.
_NEWS = 7
# A meeting or an agreement heads a story even if two articles less tell it than somebody's words.
_WEIGHT = 2
# So does what a headline says.
_HEADED = 2
_LEADING = frozenset({"CONSULT", "AGREE"})
# Actors most alike (cosine) make a story without a shared event; below that a shared event of the day is asked for.
_SURE = 0.75
# And the same or the next days: three days on, the same minister is elsewhere.
_CLOSE = 2


class _Lead(NamedTuple):
    """What could head a story: whether it is old, only words or of no day, whether a headline says so; its title."""

    old: bool
    minor: bool
    headed: bool
    title: str


def stories(
    records: Sequence[Record],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    affinity: Affinity,
) -> tuple[Story, ...]:
    """Every article is in one story.

    Args:
        records: the records.
        events: canonical events.
        tellings: canonical id -> its tellings.
        affinity: which articles are about one matter.
    """
    articles = {record.article.id: record for record in records}
    hosts = {record.article.uri: record.article.id for record in records if not record.article.part}
    unions = Unions(articles)
    for id_, origin in affinity.origin.items():
        unions.join(id_, origin)
    for event in events:
        current = [fact for fact in tellings[event.id] if not fact.event.background]
        for one, two in pairwise(sorted(current, key=lambda fact: (fact.article, fact.id))):
            if one.article != two.article and affinity.akin(one.article, two.article):
                unions.join(one.article, two.article)
    for record in records:
        host = hosts.get(record.article.uri)
        if record.article.part and host and affinity.akin(host, record.article.id):
            unions.join(host, record.article.id)
    _by_actors(records, affinity, unions)
    leads = _leads(events, tellings, affinity)
    return tuple(
        Story(id=f"story_{members[0]}", members=tuple(members), title=_titled(members, leads, articles))
        for members in unions.sets()
    )


def heading(
    records: Sequence[Record],
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    affinity: Affinity,
) -> str:
    """The title of the story that some articles are; the arguments are those of ``stories``, of its articles only."""
    articles = {record.article.id: record for record in records}
    return _titled(sorted(articles), _leads(events, tellings, affinity), articles)


def _titled(members: Sequence[str], leads: Mapping[str, Sequence[_Lead]], articles: Mapping[str, Record]) -> str:
    return _lead_of(members, leads) or _own(articles[members[0]])


def _by_actors(records: Sequence[Record], affinity: Affinity, unions: Unions) -> None:
    """Join articles of the same days whose actors are nearly the same."""
    blocks: dict[tuple[str, int], list[str]] = defaultdict(list)
    for record in records:
        id_ = record.article.id
        when = affinity.days[id_]
        weights = affinity.actors[id_]
        if when is None or when.width > 31:
            continue
        # Its three weightiest actors find an article's companions.
        for key in sorted(weights, key=lambda key: (-weights[key], key))[:3]:
            for month in {month_of(when.first), month_of(when.first + 4), month_of(when.first - 4)}:
                blocks[key, month].append(id_)
    for block in blocks.values():
        block.sort(key=lambda id_: (affinity.days[id_] or (0, 0), id_))
        for at, one in enumerate(block):
            for two in block[at + 1 : at + 1 + _NEXT]:
                if not unions.same(one, two) and _beside(one, two, affinity):
                    unions.join(one, two)


def _beside(one: str, two: str, affinity: Affinity) -> bool:
    """Whether two articles have nearly the same actors on the same or the next days."""
    a, b = affinity.days[one], affinity.days[two]
    close = a is not None and b is not None and a.gap(b) <= _CLOSE
    return close and affinity.akin(one, two) and affinity.likeness(one, two) >= _SURE


def _lead_of(members: Sequence[str], leads: Mapping[str, Sequence[_Lead]]) -> str | None:
    """What most articles and headlines tell, news before what is old, a meeting before words; then what comes first."""
    told: dict[str, dict[str, _Lead]] = defaultdict(dict)
    for article in members:
        for lead in leads.get(article, ()):
            told[lead.title][article] = min(lead, told[lead.title].get(article, lead))

    def rank(title: str) -> tuple[bool, int]:
        found = told[title].values()
        worth = _WEIGHT * any(not lead.minor for lead in found) + _HEADED * any(lead.headed for lead in found)
        return all(lead.old for lead in found), -len(found) - worth

    return min(told, key=rank, default=None)


def _leads(
    events: Sequence[Canonical], tellings: Mapping[str, Sequence[Fact]], affinity: Affinity
) -> dict[str, list[_Lead]]:
    """Article -> what it tells, as the text has it. What did not happen or lies ahead leads only where it is headed."""
    found: dict[str, set[tuple[int, _Lead]]] = defaultdict(set)
    for event in events:
        real = event.status in ("happened", "ongoing")
        for fact in tellings[event.id]:
            if fact.event.background or not (real or fact.head):
                continue
            about = affinity.days[fact.article]
            old = fact.days is not None and about is not None and fact.days.gap(about) > _NEWS
            # "Their three summits" in the news of today are of no day.
            minor = event.type not in _LEADING or (fact.days is None and about is not None and not fact.head)
            lead = _Lead(old, minor, fact.head, event.title)
            found[fact.article].add((fact.event.trigger.start, lead))
    return {article: [lead for _, lead in sorted(entries)] for article, entries in found.items()}


def _own(record: Record) -> str:
    title = record.article.title
    return title.of(record.article.text).strip() if title else record.article.uri
