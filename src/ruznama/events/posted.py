"""Arabic phrases apart: bearers of titles between commas or behind where they are posted, partners of unnamed ones."""

from __future__ import annotations

from ruznama.events.chunk import Chunk
from ruznama.events.sheet import Sheet

__all__ = ["between_commas", "gap_of", "posted", "shared_slot"]
# "the permanent delegate of X to Y": words between a state, the body it is posted to and the name.
_SEAT = 3


def between_commas(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    """Whether the bearer of an Arabic title stands behind it between commas ("the envoy of X, NAME, criticized")."""
    if sheet.lex.order != "vso" or following.kind != "name" or chunk.person:
        return False
    marks = sheet.marks
    closed = marks[chunk.last : following.head] == "," and marks[following.last : following.last + 1] in {",", "."}
    return closed and "role" in sheet.sets.get(chunk.head, ()) and chunk.head < chunk.first


def posted(sheet: Sheet, found: list[Chunk], place: int) -> bool:
    """Whether an Arabic title is borne by the name behind where it is posted ("the envoy of X to the UN, NAME")."""
    if sheet.lex.order != "vso" or place + 2 >= len(found):
        return False
    chunk, seat, bearer = found[place : place + 3]
    titled = "role" in sheet.sets.get(chunk.head, ()) and chunk.head < chunk.first and not chunk.person
    close = not sheet.marks[chunk.last : seat.head].strip(" sp") and seat.first - chunk.last <= _SEAT
    named = bearer.person and bearer.kind == "name" and not sheet.marks[seat.last : bearer.head].strip(" s")
    return titled and close and seat.slot in {"in", "to"} and named and bearer.first - seat.last <= _SEAT


def gap_of(sheet: Sheet, gap: range) -> bool:
    """Whether words between a state and a name are more than a rank ("the army of X, General NAME")."""
    return any(sheet.lex.order != "vso" or "rank" not in sheet.sets.get(index, ()) for index in gap)


# "between Arab Gulf states and X", "supporting armed groups and X".
_PARTNERS = 5


def shared_slot(sheet: Sheet, chunk: Chunk) -> str:
    """The slot of a phrase that "and" joins to words that name nobody: that of their preposition, else bare."""
    attached, tokens = sheet.lex.attached, sheet.text.tokens
    for index in range(chunk.head - 1, max(-1, chunk.head - 1 - _PARTNERS), -1):
        mark = sheet.marks[index]
        if mark == "p":
            return sheet.slots.get(index, "bare")
        if mark not in " s" or "dated" in sheet.sets.get(index, ()):
            break
        shape = next((s for s in tokens[index].shapes if attached.get(s.prefix) not in {None, "and"}), None)
        if shape is not None and len(shape.stem) > _STEM and index < chunk.head - 1:
            return attached[shape.prefix]
    return "bare"


# A letter that looks like a preposition belongs to a shorter word.
_STEM = 3
