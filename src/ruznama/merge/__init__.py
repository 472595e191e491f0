"""One event, many tellings: canonical events, sayings, stories, and where sources disagree.

A layer of judgements over untouched records: pure, the same for any order of the input, and the same when run again.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ruznama.merge.canonical import canonical
from ruznama.merge.clusters import clusters
from ruznama.merge.conflicts import conflicts
from ruznama.merge.facts import facts
from ruznama.merge.follows import fulfilled
from ruznama.merge.named import Named, named
from ruznama.merge.origins import Affinity, origins
from ruznama.merge.parties import Parties
from ruznama.merge.sayings import sayings
from ruznama.merge.stories import stories
from ruznama.model import Merged, Record, encode

__all__ = ["Named", "merge", "named", "origins"]


def merge(records: Iterable[Record]) -> Merged:
    """Merge the records of any number of articles.

    Args:
        records: in any order; an article that comes twice counts once.

    Returns:
        The records as they came, and the judgements over them in the order of ids.
    """
    given = _unique(records)
    known = sorted(given, key=lambda record: record.article.id)
    parties = Parties(known)
    origin = origins(known)
    affinity = Affinity(known, parties, origin)
    found = facts(known, parties, affinity.days)
    events = [canonical(members, parties, origin) for members in clusters(found, affinity)]
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
        conflicts=conflicts(known, events, tellings, parties, affinity, gathered),
    )


def _unique(records: Iterable[Record]) -> tuple[Record, ...]:
    """One record per article, in the order of the input; of two codings the choice does not hang on the order."""
    found: dict[str, Record] = {}
    for record in records:
        held = found.get(record.article.id)
        if held is None or (held is not record and encode(record) > encode(held)):
            found[record.article.id] = record
    return tuple(found.values())
