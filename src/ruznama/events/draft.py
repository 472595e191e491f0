"""A draft of an event, before drafts that tell the same event are joined."""

from __future__ import annotations

import msgspec

from ruznama.model import EventType, Place, Status

__all__ = ["SAID", "Draft"]

# Types that are done with words: their evidence holds what is said, their date is that of the saying.
SAID = frozenset({"AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "CONCEDE"})


class Draft(msgspec.Struct, frozen=True, gc=False):
    """One telling of an event.

    Attributes:
        first: first token of the trigger.
        last: index after its last token.
        sentence: index of its sentence.
        clause: token range of the clause that tells it.
        value: EDTF value or None; ``origin`` says where it comes from.
        sure: certainty, 0-1.
        explicit: whether the text names at least one party in the clause itself.
    """

    first: int
    last: int
    sentence: int
    clause: tuple[int, int]
    type: EventType
    mode: str
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    joint: bool
    value: str | None
    origin: str
    where: Place | None
    statement: str | None
    sure: float
    explicit: bool
    rules: tuple[str, ...]
