"""A trigger of the event lexicon, and what any listed form means."""

from __future__ import annotations

import msgspec

from ruznama.lexicon import Form
from ruznama.model import EventType, Status

__all__ = ["Entry", "Trigger", "asked_by"]


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
        needs: conditions on the arguments, see ``needs.unmet``.
        asked: word sets of which a word must stand in the sentence, from the needs.
    """

    id: str
    kind: str
    verbs: frozenset[str]
    type: EventType
    mode: str
    status: Status
    frame: str
    needs: frozenset[str]
    asked: tuple[str, ...]


def asked_by(needs: frozenset[str]) -> tuple[str, ...]:
    """Word sets that needs ask for in the sentence."""
    return tuple(sorted(need.partition(":")[2] for need in needs if need.startswith(("near:", "set:"))))


class Entry(msgspec.Struct, frozen=True, gc=False):
    """What a listed form means.

    Attributes:
        what: trigger, modal, word (a member of a word set), prep, verb, people (an adjective of a state).
        name: modal class, set name, slot of a preposition, verb lemma, or actor id of the state.
        trigger: the trigger, or None.
        form: the verb form, or None.
        verbs: lemmas of the light verbs that may carry it.
        bound: whether it says nothing without one of them.
    """

    what: str
    name: str
    trigger: Trigger | None = None
    form: Form | None = None
    verbs: frozenset[str] = frozenset()
    bound: bool = False
