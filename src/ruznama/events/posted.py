"""Arabic titles whose bearer stands apart from them: between commas, or behind the body he is posted to."""

from __future__ import annotations

from ruznama.events.chunk import Chunk
from ruznama.events.sheet import Sheet

__all__ = ["between_commas", "posted"]
# "the permanent delegate of X to Y": words between a state, the body it is posted to and the name.
_SEAT = 3


def between_commas(sheet: Sheet, chunk: Chunk, following: Chunk) -> bool:
    """Whether the bearer of an Arabic title stands behind it between commas ("the envoy of X, NAME, criticized")."""
    if sheet.lex.order != "vso" or following.kind != "name" or chunk.person or chunk.slot != "bare":
        return False
    marks = sheet.marks
    closed = marks[chunk.last : following.head] == "," and marks[following.last : following.last + 1] == ","
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
