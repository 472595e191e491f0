"""How one meeting ended: "without agreement" by one hand, "the other side refused" by another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ruznama.merge.facts import Fact

__all__ = ["ended", "is_ending"]


def is_ending(kind: str, status: str) -> bool:
    """Whether an event of a type and status may tell how a meeting failed."""
    return (kind == "AGREE" and status == "negated") or (kind == "REJECT" and status in ("happened", "ongoing"))


def ended(clusters: Sequence[Sequence[Fact]]) -> list[list[Fact]]:
    """Join what different articles tell as the failure of one meeting, whoever they blame for it.

    An ending belongs to the only meeting of the same parties and days in its article. Where the meetings of two
    articles are one, so is their end; who is blamed for it is a disagreement. An article that tells both a failure
    and a refusal tells two things.

    Args:
        clusters: tellings of one event each.
    """
    home = {fact.id: at for at, members in enumerate(clusters) for fact in members}
    articles: dict[str, list[Fact]] = defaultdict(list)
    for members in clusters:
        for fact in members:
            if fact.days and (_met(fact) or is_ending(fact.event.type, fact.event.status)):
                articles[fact.article].append(fact)
    of_meeting: dict[int, list[Fact]] = defaultdict(list)
    for told in articles.values():
        for meeting, ending in _tied(told):
            of_meeting[home[meeting.id]].append(ending)
    into: dict[int, int] = {}
    for _, endings in sorted(of_meeting.items()):
        found = sorted({home[ending.id] for ending in endings})
        # Only a failure and refusals: several failures or refusals are kept apart by the rules of their own kind.
        if len({ending.group for ending in endings}) > 1 and len(found) == 2 and into.keys().isdisjoint(found):
            into[found[1]] = found[0]
    joined = [list(members) for members in clusters]
    for source, target in into.items():
        joined[target] = sorted([*joined[target], *joined[source]], key=lambda fact: fact.id)
    kept = (members for at, members in enumerate(joined) if at not in into)
    return sorted(kept, key=lambda members: members[0].id)


def _met(fact: Fact) -> bool:
    return fact.group == "CONSULT" and fact.phase == "real"


def _tied(told: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Meetings of an article with their only ending."""
    found = []
    for meeting in filter(_met, told):
        alike = [fact for fact in told if fact.days == meeting.days and fact.cast.everyone == meeting.cast.everyone]
        if len(alike) == 2:
            found += [(meeting, fact) for fact in alike if fact is not meeting and not _met(fact)]
    return found
