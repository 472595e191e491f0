"""Disagreements on how it ended: agreed or not, met or not, and who let it fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from ruznama.merge.facts import Fact
from ruznama.merge.origins import Affinity
from ruznama.merge.voices import Found, voice
from ruznama.model import Canonical, Record

__all__ = ["outcomes"]

_MOST = 40


def outcomes(
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    articles: Mapping[str, Record],
    affinity: Affinity,
) -> Iterator[Found]:
    """Outcomes that contradict each other, told of the same parties at the same time."""
    blocks: dict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for event in events:
        for fact in tellings[event.id][:3]:
            if fact.group in ("AGREE", "CONSULT", "REJECT") and fact.phase != "ahead" and fact.days:
                keys = sorted(fact.cast.everyone)[:6]
                for names in combinations(keys, 2):
                    blocks[names].append(fact)
    home = {fact.id: event.id for event in events for fact in tellings[event.id]}
    seen: set[tuple[str, str]] = set()
    for pair in sorted(blocks):
        # What did not come about is rare; each is held against what is told of the same days.
        failed = [fact for fact in blocks[pair] if fact.phase == "negated" or _blamed(fact)]
        for one in failed[:_MOST]:
            for two in blocks[pair]:
                key = (min(home[one.id], home[two.id]), max(home[one.id], home[two.id]))
                if key in seen or one.article == two.article or not _contrary(one, two, affinity):
                    continue
                seen.add(key)
                yield Found(
                    kind="outcome",
                    canonical=home[one.id],
                    values=tuple(voice(_told(fact), [(fact, fact.event.evidence)], articles) for fact in (one, two)),
                    rule="outcomes-differ" if one.group == two.group else "blame-differs",
                )


def _blamed(fact: Fact) -> bool:
    return fact.group == "REJECT" and fact.phase == "real"


def _contrary(one: Fact, two: Fact, affinity: Affinity) -> bool:
    """Whether the two give one meeting or deal different ends."""
    if one.days is None or two.days is None or not one.days.meets(two.days):
        return False
    if _other_people(one, two):
        return False
    exact = max(one.days.width, two.days.width) <= 31
    if one.group == two.group and one.phase != two.phase:
        return (
            one.days == two.days
            and exact
            and one.cast.everyone == two.cast.everyone
            and affinity.akin(one.article, two.article)
        )
    # Nobody's failure against somebody's refusal.
    if {one.group, two.group} == {"AGREE", "REJECT"}:
        deal, refusal = (one, two) if one.group == "AGREE" else (two, one)
        return (
            deal.phase == "negated"
            and refusal.phase == "real"
            and bool((deal.event.background and refusal.event.background) or affinity.akin(one.article, two.article))
        )
    return False


def _other_people(one: Fact, two: Fact) -> bool:
    for key, people in one.cast.people.items():
        others = two.cast.people.get(key)
        if others and not people & others:
            return True
    return False


def _told(fact: Fact) -> str:
    if fact.group == "REJECT":
        return f"{', '.join(sorted(fact.cast.actors)) or 'one side'} refused"
    subject = "agreement" if fact.group == "AGREE" else "meeting"
    return f"no {subject}" if fact.phase == "negated" else subject
