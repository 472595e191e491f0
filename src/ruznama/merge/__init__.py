"""One event, many tellings: canonical events, sayings, stories, and where sources disagree.

A layer of judgements over untouched records: pure, the same for any order of the input, and the same when run again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from ruznama.merge.canonical import canonical
from ruznama.merge.clusters import clusters
from ruznama.merge.conflicts import conflicts
from ruznama.merge.endings import ended
from ruznama.merge.facts import facts
from ruznama.merge.follows import fulfilled
from ruznama.merge.named import Named, named
from ruznama.merge.origins import Affinity, origins
from ruznama.merge.parties import Parties
from ruznama.merge.proposals import Near, proposals
from ruznama.merge.review import corrected, decided, rearranged
from ruznama.merge.sayings import sayings
from ruznama.merge.stories import stories
from ruznama.model import Judgement, Merged, Record, encode

__all__ = ["Named", "Near", "merge", "named", "origins"]


def merge(records: Iterable[Record], judged: Sequence[Judgement] = (), *, near: Near | None = None) -> Merged:
    """Merge the records of any number of articles.

    Args:
        records: in any order; an article that comes twice counts once.
        judged: what reviewers decided and has not been undone, in the order of their log; it stands above the rules.
        near: finds texts near in meaning (``ruznama.embed.neighbours``); what it finds is judged by the same rules.

    Returns:
        The records as they came, and the judgements over them in the order of ids.
    """
    given = _unique(records)
    known = sorted(given, key=lambda record: record.article.id)
    parties = Parties.of(known)
    origin = origins(known)
    affinity = Affinity(known, parties, origin)
    found = facts(known, parties, affinity.days)
    grouped = rearranged(ended(clusters(found, affinity, proposals(known, found, near))), judged)
    corrections, accepted = _reviewed(judged)
    events = [corrected(canonical(members, parties, origin), corrections) for members in grouped]
    home = {fact.id: fact for fact in found}
    tellings = {event.id: [home[id_] for id_ in event.members] for event in events}
    follows = fulfilled(events, tellings)
    events = [msgspec.structs.replace(event, follows=follows.get(event.id, ())) for event in events]
    gathered = stories(known, events, tellings, affinity)
    return Merged(
        records=given,
        canonical=tuple(events),
        sayings=sayings(known, parties, affinity),
        stories=gathered,
        conflicts=tuple(
            decided(conflict, accepted) for conflict in conflicts(known, events, tellings, parties, affinity, gathered)
        ),
    )


def _reviewed(judged: Iterable[Judgement]) -> tuple[dict[str, list[Judgement]], dict[str, Judgement]]:
    """Corrections by the telling they were made on, and the last acceptance of each conflict or event."""
    corrections: dict[str, list[Judgement]] = defaultdict(list)
    accepted: dict[str, Judgement] = {}
    for entry in judged:
        if entry.verdict == "correct":
            corrections[entry.items[0]].append(entry)
        elif entry.verdict == "accept":
            accepted[entry.items[0]] = entry
    return corrections, accepted


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    """One record per article, in the order of the input; of two codings the choice does not hang on the order."""
    found: dict[str, Record] = {}
    for record in records:
        held = found.get(record.article.id)
        if held is None or (held is not record and encode(record) > encode(held)):
            found[record.article.id] = record
    return tuple(found.values())
