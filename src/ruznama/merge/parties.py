"""Who counts as the same party: a state may stand for its agent, a movement only for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ruznama import lexicon
from ruznama.model import Actor, Record

__all__ = ["Cast", "Parties", "cast"]

# PLOVER sectors whose people and bodies act for their state; without a sector a person of a country is taken for one.
_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "ELI"})
_MOVEMENT = frozenset({"REB", "PRM", "UAF", "RAD"})
# Wings of wings of bodies.
_DEEP = 4


class Cast(msgspec.Struct, frozen=True, gc=False):
    """The parties of one event.

    Attributes:
        actors: what the doers stand for: an ISO3 country code, or the actor's own id where it stands for itself.
        recipients: the same of the receivers.
        people: key -> the known persons that stand for it.
        stated: keys that are named themselves (the state, the body), or through a person whom the base does not know.
        ids: all actor ids.
    """

    actors: frozenset[str]
    recipients: frozenset[str]
    people: dict[str, frozenset[str]]
    stated: frozenset[str]
    ids: frozenset[str]

    @property
    def everyone(self) -> frozenset[str]:
        """Keys of all parties."""
        return self.actors | self.recipients


class Parties:
    """Actors, and what each stands for."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self.actors: dict[str, Actor] = {}
        for actor in actors:
            held = self.actors.get(actor.id)
            # One id may be described more or less fully; the choice must not hang on the order of the records.
            if held is None or (held is not actor and _fullness(actor) > _fullness(held)):
                self.actors[actor.id] = actor
        self._keys = {id_: _key(actor) for id_, actor in self.actors.items()}
        self._held: dict[tuple[str, str], str] = {}

    @classmethod
    def of(cls, records: Iterable[Record]) -> Parties:
        """All actors of some records."""
        return cls(actor for record in records for actor in record.actors)

    def key(self, id_: str, when: str | None = None) -> str:
        """The country or body that an actor stands for.

        Args:
            id_: the actor.
            when: EDTF; a person stands for the post held then: of a movement, of an organisation, later of a state.
        """
        if when is None or not self.is_known_person(id_):
            return self._keys.get(id_, id_)
        found = self._held.get((id_, when))
        if found is None:
            found = self._held[id_, when] = _posted(id_, when) or self._keys[id_]
        return found

    def country(self, id_: str) -> str:
        """Country that an actor belongs to, whatever it stands for; its own id where it has none."""
        actor = self.actors.get(id_)
        return actor.country if actor and actor.country else id_

    def is_place(self, id_: str) -> bool:
        """Whether the actor is a place."""
        actor = self.actors.get(id_)
        return actor is not None and actor.kind == "place"

    def is_person(self, id_: str) -> bool:
        """Whether the actor is a person (not a generic one such as "officials")."""
        actor = self.actors.get(id_)
        return actor is not None and actor.kind == "person"

    def is_body(self, id_: str) -> bool:
        """Whether the actor is a body of several states, or a council, which may meet by itself; a movement may not."""
        actor = self.actors.get(id_)
        return actor is not None and actor.kind == "organization" and actor.sector not in _MOVEMENT

    def is_known_person(self, id_: str) -> bool:
        """Whether the actor is a person of the base. Others may come under two spellings and two ids."""
        actor = self.actors.get(id_)
        return actor is not None and actor.kind == "person" and actor.known

    def name(self, id_: str) -> str:
        """English name."""
        actor = self.actors.get(id_)
        return actor.name if actor else id_

    def billed(self, ids: Sequence[str], *, meeting: bool, when: str | None = None) -> list[str]:
        """Who of one side of an event a line names: a state or those who act for it, not both.

        Args:
            ids: actors.
            meeting: whether they meet. People do; what people sign, thank for or demand is their states'.
            when: EDTF date of the event.
        """
        keys = {id_: self.key(id_, when) for id_ in ids}
        people = {id_ for id_ in ids if self.is_person(id_)}
        states = {keys[id_] for id_ in ids if self._is_state(id_)}
        whole = {id_ for id_ in ids if id_ not in people and (self._is_state(id_) or keys[id_] not in states)}
        acting = {keys[id_] for id_ in people}
        # Where only people of one state are named beside it, the state would be the only name.
        if meeting or (len(people) > 1 and {keys[id_] for id_ in whole} == acting and len(acting) == 1):
            whole = {id_ for id_ in whole if keys[id_] not in acting}
        else:
            bodies = {keys[id_] for id_ in whole}
            people = {id_ for id_ in people if keys[id_] not in bodies}
        return [id_ for id_ in ids if id_ in whole or id_ in people]

    def _is_state(self, id_: str) -> bool:
        actor = self.actors.get(id_)
        return actor is not None and actor.kind in ("country", "government")


def _fullness(actor: Actor) -> tuple[bool, int, str, str]:
    return actor.known, len(actor.names), actor.name, actor.kind


def _key(actor: Actor) -> str:
    if actor.kind == "person":
        if actor.country and (actor.sector is None or actor.sector in _STATE):
            return actor.country
        return _body(actor.id) or actor.id
    if actor.country is None or actor.kind in ("place", "outlet"):
        return _whole(actor.id)
    if actor.kind in ("country", "government"):
        return actor.country
    # A named movement is not its country; "South Korean officials" are.
    stands = actor.sector in _STATE if actor.sector else not actor.known
    return actor.country if stands else _whole(actor.id)


def _posted(person: str, when: str) -> str | None:
    """The state, else the body, whose post a person held at a time; None without a post."""
    base = lexicon.base()
    offices = (base.office(tenure.office) for tenure in base.office_of(person, when))
    owners = (base.actors.get(office.owner) for office in offices if office)
    keys = [_key(owner) for owner in owners if owner]
    return next((key for key in keys if key in base.codes), keys[0] if keys else None)


def _body(person: str) -> str | None:
    """The body that a person who is of no state speaks for: the one of the post still held, else of the last one."""
    base = lexicon.base()
    for tenure in sorted(base.career(person), key=lambda tenure: (not tenure.end, tenure.start), reverse=True):
        office = base.office(tenure.office)
        if office and office.owner in base.actors:
            return _whole(office.owner)
    return None


def _whole(body: str) -> str:
    """The movement that a wing belongs to. An agency is not its organisation: the Security Council is not the UN."""
    base = lexicon.base()
    for _ in range(_DEEP):
        parent = base.part_of.get(body)
        held = base.actors.get(parent) if parent else None
        if parent is None or held is None or held.sector not in _MOVEMENT:
            break
        body = parent
    return body


def cast(parties: Parties, actors: Iterable[str], recipients: Iterable[str], when: str | None = None) -> Cast:
    """Parties of an event from its actor ids, as they stood at its date (EDTF)."""
    people: dict[str, set[str]] = {}
    stated: set[str] = set()
    doers, receivers = frozenset(actors), frozenset(recipients)
    for id_ in doers | receivers:
        key = parties.key(id_, when)
        if parties.is_known_person(id_):
            people.setdefault(key, set()).add(id_)
        else:
            stated.add(key)
    return Cast(
        actors=frozenset(parties.key(id_, when) for id_ in doers),
        recipients=frozenset(parties.key(id_, when) for id_ in receivers),
        people={key: frozenset(found) for key, found in people.items()},
        stated=frozenset(stated),
        ids=doers | receivers,
    )
