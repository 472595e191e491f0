"""Plans and what became of them: a meeting that took place follows the telling that it would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from ruznama.merge.facts import Fact
from ruznama.model import Canonical
from ruznama.model.edtf import Days, days

__all__ = ["fulfilled"]

# A plan without a date is taken to be meant for the next weeks; an undated happening for the days of its article.
_SOON = 60
# A declaration of forty states fulfils no plan of two of them that these six do not.
_MOST_PARTIES = 6
_AROUND = 3
_AHEAD = frozenset({"planned", "offered", "conditional"})
# What fulfils what: a meeting that was planned, an agreement that was offered, and a meeting that was offered.
_FULFILS = {"AGREE": ("CONSULT", "AGREE")}


def fulfilled(events: Sequence[Canonical], tellings: Mapping[str, Sequence[Fact]]) -> dict[str, tuple[str, ...]]:
    """Id of an event that happened -> ids of the plans it fulfils.

    Args:
        events: canonical events.
        tellings: canonical id -> its tellings.
    """
    plans: dict[tuple[str, frozenset[str]], list[tuple[Days, Canonical]]] = defaultdict(list)
    for event in events:
        if event.status in _AHEAD and (meant := _meant(event, tellings[event.id])):
            for pair in _pairs(tellings[event.id]):
                for kind in _FULFILS.get(event.type, (event.type,)):
                    plans[kind, pair].append((meant, event))
    for block in plans.values():
        block.sort(key=lambda entry: (entry[0], entry[1].id))
    found: dict[str, tuple[str, ...]] = {}
    for event in events:
        if event.status not in ("happened", "ongoing"):
            continue
        done = days(event.when.value) if event.when else _told(tellings[event.id])
        if done is None or done.width > 31:
            continue
        kept = {
            plan.id
            for pair in _pairs(tellings[event.id])
            for meant, plan in plans.get((event.type, pair), ())
            if meant.meets(done)
            # A meeting without a date may be a look back ("after three summits"), and fulfils no offer of this week.
            and (event.when is not None or plan.type != "AGREE")
            and not _elsewhere(plan, event)
            and _same_people(tellings[plan.id], tellings[event.id])
        }
        if kept:
            found[event.id] = tuple(sorted(kept))
    return found


def _pairs(members: Sequence[Fact]) -> set[frozenset[str]]:
    return {frozenset(pair) for fact in members for pair in combinations(sorted(fact.cast.everyone)[:_MOST_PARTIES], 2)}


def _meant(plan: Canonical, members: Sequence[Fact]) -> Days | None:
    """When the plan should come true. The date of an offer is that of its words, not of what is offered."""
    stated = days(plan.when.value) if plan.when else None
    if plan.type == "AGREE":
        told = stated or _told(members)
        return Days(told.first + 1, told.last + _SOON) if told else None
    if stated is not None:
        return stated.widened(1)
    told = _told(members)
    return Days(told.first, told.last + _SOON) if told else None


def _told(members: Sequence[Fact]) -> Days | None:
    near = [fact.near for fact in members if fact.near]
    if not near:
        return None
    return Days(min(n.first for n in near) + _AROUND, min(n.first for n in near) + _AROUND)


def _elsewhere(plan: Canonical, done: Canonical) -> bool:
    """Whether the places are in two countries. Plans change their city, and that is worth a conflict, not a parting."""
    a, b = plan.where, done.where
    return (
        a is not None and b is not None and a.country is not None and b.country is not None and a.country != b.country
    )


def _same_people(plan: Sequence[Fact], done: Sequence[Fact]) -> bool:
    """Whether no state sends other persons than the plan named."""
    for one in plan[:5]:
        for two in done[:5]:
            for key, people in one.cast.people.items():
                others = two.cast.people.get(key)
                if others and not people & others and key not in one.cast.stated:
                    return False
    return True
