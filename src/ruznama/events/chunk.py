"""A noun phrase with a mention in it."""

from __future__ import annotations

import msgspec

__all__ = ["Chunk"]


class Chunk(msgspec.Struct, frozen=True, gc=False):
    """A noun phrase with a mention in it.

    Attributes:
        head: first token of the phrase (title included, preposition not).
        first: first token of the mention.
        last: index after its last token.
        actors: who is meant; several for "both sides".
        slot: bare, a preposition's slot, or gen (after the trigger noun ``of``).
        dep: whether another noun stands before it, whose owner or topic it is.
        of: the trigger noun it follows as a genitive, or None.
        place: whether the actor is a place.
        person: whether the actor is a person.
        kind: kind of the mention.
        linked: whether "and" joins it to the phrase before.
    """

    head: int
    first: int
    last: int
    actors: tuple[str, ...]
    slot: str
    dep: bool
    of: int | None
    place: bool
    person: bool
    kind: str
    linked: bool = False
