"""What a reviewer decided about merged events and conflicts: entries of a log over untouched records."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

__all__ = ["CORRECTED", "Corrected", "Judgement", "Verdict", "active"]

Verdict = Literal["accept", "merge", "split", "correct", "undo"]
Corrected = Literal["type", "mode", "status", "date", "place"]
CORRECTED: tuple[Corrected, ...] = ("type", "mode", "status", "date", "place")


class Judgement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry of the review log.

    Attributes:
        id: its number, counting up; 0 before it is kept.
        verdict: ``accept``: an event or conflict is right as it stands, or ``value`` is the true one of a conflict;
            ``merge``: the items are tellings of one event; ``split``: the items are one event of their own;
            ``correct``: ``field`` of the event is ``value``; ``undo``: the entry numbered ``value`` does not hold.
        items: ids of events (of any telling: such ids outlive every merge and recode) or of one conflict.
        field: what is corrected.
        value: the right value, or None where there is none.
        by: who judged.
        at: when, ISO 8601 in UTC.
        note: why, in the reviewer's words.
    """

    id: int = 0
    verdict: Verdict
    items: tuple[str, ...] = ()
    field: Corrected | None = None
    value: str | None = None
    by: str = ""
    at: str = ""
    note: str = ""


def active(log: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Entries that hold: neither undone nor undoing, in the order of the log. An undo may be undone itself."""
    undone: set[int] = set()
    for entry in sorted(log, key=lambda entry: entry.id, reverse=True):
        if entry.verdict == "undo" and entry.id not in undone and entry.value:
            undone.add(int(entry.value))
    return tuple(entry for entry in log if entry.id not in undone and entry.verdict != "undo")
