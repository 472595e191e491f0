"""A review log taken over from another archive of the same articles, or from before this one was made anew."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ruznama.model import Judgement
from ruznama.runs.merging import refresh
from ruznama.store import SqliteStore

__all__ = ["replay"]


def replay(store: SqliteStore, log: Iterable[Judgement]) -> int:
    """Append the entries that the log does not have yet, and merge; how many these were.

    An entry on an event that is not there waits for it. What an undo names is named by its number here.

    Args:
        store: the archive.
        log: a whole log, in order.
    """
    held = {_content(entry): entry.id for entry in store.judgements()}
    numbers: dict[str, str] = {}
    added = 0
    for entry in log:
        old = str(entry.id)
        right = entry
        if entry.verdict == "undo":
            right = msgspec.structs.replace(entry, value=numbers.get(entry.value or "", entry.value))
        number = held.get(_content(right))
        if number is None:
            number = held[_content(right)] = store.judge(right)
            added += 1
        numbers[old] = str(number)
    refresh(store)
    return added


def _content(entry: Judgement) -> Judgement:
    """An entry without its number."""
    return msgspec.structs.replace(entry, id=0)
