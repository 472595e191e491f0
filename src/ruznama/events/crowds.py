"""Crowds without a name as subjects of Persian and Dari clauses."""

from __future__ import annotations

from ruznama.events.clauses import Clause
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet

__all__ = ["crowd_first"]

# "dozens of students of X": the state stands this close behind the crowd's word.
_OWN = 3


def crowd_first(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether a crowd is the subject of a clause: its word comes before every party and behind no preposition.

    A state told right behind it ("demonstrators of X", "X-ish students") stands for its people and is the subject.
    """
    subjects = slots.get("subj", [])
    place = next((i for i in range(where.first, cue.first) if "crowd" in sheet.sets.get(i, ())), -1)
    first = min((c.first for c in subjects), default=cue.first)
    if not 0 <= place < first or any(mark in "po" for mark in sheet.marks[max(where.first, place - 1) : place]):
        return False
    own = [c for c in [*subjects, *slots.get("subj.dep", ())] if place < c.first <= place + _OWN]
    slots["obj"] = [*slots.get("obj", ()), *(c for c in subjects if c not in own)]
    slots["subj"] = own
    return not own
