"""States that a text names only by a city or an adjective: parties of events without a mention of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ruznama.lexicon import base
from ruznama.model import Actor, Event

__all__ = ["implied", "with_states"]

_STATES = frozenset({"country", "government"})


def with_states(actors: Iterable[Actor], more: Iterable[str] = ()) -> dict[str, Actor]:
    """Actors by id, with the state of every place whose state the text does not name.

    Args:
        actors: identities found in the text.
        more: ids of states that adjectives tell.
    """
    found = {actor.id: actor for actor in actors}
    named = {actor.country for actor in found.values() if actor.kind in _STATES}
    wanted = [a.country for a in found.values() if a.kind == "place" and a.country and a.country not in named]
    known = base().actors
    for state in (*wanted, *more):
        if state not in found and state in known:
            found[state] = known[state]
    return found


def implied(events: Iterable[Event], actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Actors of the base that are parties of events without being named in the text, in the order of their ids."""
    known: Mapping[str, Actor] = base().actors
    named = {actor.id for actor in actors}
    parties = {party for event in events for party in (*event.actors, *event.recipients)}
    return tuple(known[party] for party in sorted(parties - named) if party in known)
