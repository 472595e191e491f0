"""What waits for a reviewer, and what the review log says."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ruznama.model import Judgement, active
from ruznama.store import Query, Store
from ruznama.views.disputes import Dispute, disputes
from ruznama.views.timeline import Row, row_of

__all__ = ["Entry", "entries", "open_disputes", "unsure"]

# Below this confidence (calibrated on our gold) about one event in three is wrong somewhere.
_UNSURE = 0.6


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the review log.

    Attributes:
        holds: whether it has not been undone.
        missing: items that the archive does not hold now; the entry bears on them when they come back.
    """

    judgement: Judgement
    holds: bool
    missing: tuple[str, ...]


def entries(store: Store) -> Iterator[Entry]:
    """The review log, in order."""
    log = store.judgements()
    holding = {entry.id for entry in active(log)}
    for entry in log:
        missing = tuple(item for item in entry.items if not _there(store, item))
        yield Entry(judgement=entry, holds=entry.id in holding, missing=missing)


def _there(store: Store, item: str) -> bool:
    return any(store.told(Query(events=(item,)))) or any(store.conflicts(ids=(item,)))


def _accepted(store: Store) -> set[str]:
    return {entry.items[0] for entry in active(store.judgements()) if entry.verdict == "accept"}


def open_disputes(store: Store) -> Iterator[Dispute]:
    """Disagreements that neither a rule nor a reviewer has settled."""
    accepted = _accepted(store)
    return (one for one in disputes(store) if not one.chosen and one.id not in accepted)


def unsure(store: Store) -> Iterator[Row]:
    """Events of which no telling is sure, the least sure first, without those accepted."""
    accepted = _accepted(store)
    query = Query()
    found = [
        row
        for told in store.told(query)
        if not accepted & set(told.event.members) and (row := row_of(store, told, query)).confidence < _UNSURE
    ]
    return iter(sorted(found, key=lambda row: (row.confidence, row.id)))
