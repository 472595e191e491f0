"""What waits for a reviewer, and what the review log says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from ruznama.model import Judgement, active
from ruznama.store import Query, Store
from ruznama.views.timeline import Row, row_of

__all__ = ["Entry", "entries", "open_disputes", "rows", "unsure"]

# Below this confidence (calibrated on our gold) about one event in three is wrong somewhere.
_UNSURE = 0.7


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the review log.

    Attributes:
        holds: whether it has not been undone.
        missing: items that the archive does not hold now; the entry bears on them when they come back.
    """

    judgement: Judgement
    holds: bool
    missing: tuple[str, ...]


def entries(store: Store, *, latest: int | None = None, about: frozenset[str] = frozenset()) -> Iterator[Entry]:
    """The review log, in order.

    Args:
        store: the archive.
        latest: only so many entries, those at the end.
        about: only entries about one of these items.
    """
    log = store.judgements()
    holding = {entry.id for entry in active(log)}
    asked = [entry for entry in log if not about or not about.isdisjoint(entry.items)]
    for entry in asked[-latest:] if latest else asked:
        missing = tuple(item for item in entry.items if not _there(store, item))
        yield Entry(judgement=entry, holds=entry.id in holding, missing=missing)


def _there(store: Store, item: str) -> bool:
    return any(store.told(Query(events=(item,)))) or any(store.conflicts(ids=(item,)))


def _accepted(store: Store) -> set[str]:
    return {entry.items[0] for entry in active(store.judgements()) if entry.verdict == "accept"}


def open_disputes(store: Store) -> tuple[str, ...]:
    """Ids of the disagreements that neither a rule nor a reviewer has settled."""
    accepted = _accepted(store)
    return tuple(one for one in store.tallies.conflicts(None, only_open=True) if one not in accepted)


def unsure(store: Store) -> tuple[str, ...]:
    """Ids of the events of which no telling is sure, the least sure first, without those accepted."""
    doubtful = store.overview.doubtful(_UNSURE)
    accepted = _accepted(store)
    held = {told.event.id for told in store.told(Query(events=tuple(accepted)))} if accepted else set()
    return tuple(one for one in doubtful if one not in held)


def rows(store: Store, ids: Sequence[str]) -> Iterator[Row]:
    """Events by their ids, in the order of these."""
    query = Query(events=tuple(ids))
    found = {told.event.id: row_of(store, told, query) for told in store.told(query)} if ids else {}
    return (found[one] for one in ids if one in found)
