"""A trigger of the event lexicon."""

from __future__ import annotations

import msgspec

from ruznama.model import EventType, Status

__all__ = ["Trigger"]


class Trigger(msgspec.Struct, frozen=True, gc=False):
    """A row of ``event_triggers.tsv``.

    Attributes:
        id: rule id, as it stands in ``Event.rules``.
        kind: verb, noun, or light (needs one of ``verbs`` beside it).
        verbs: lemmas that carry it as a light verb.
        type: PLOVER type.
        mode: PLOVER mode or "".
        status: status where nothing in the clause says otherwise.
        frame: name of the frame that says which slot holds which party.
        needs: conditions on the arguments, see ``needs.meets``.
    """

    id: str
    kind: str
    verbs: frozenset[str]
    type: EventType
    mode: str
    status: Status
    frame: str
    needs: frozenset[str]
