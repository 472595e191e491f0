"""What the whole text says, counted once: whose names stand in it, which states, who bears which post where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from operator import attrgetter

from ruznama.actors.desk import Desk, Told

__all__ = ["before", "borne_roles", "states", "tell"]

_WITNESS = attrgetter("witness")


def tell(desk: Desk) -> Told:
    """The counts of a document, made once."""
    if desk.told is None:
        sure: dict[str, int] = {}
        homes: dict[str, int] = {}
        # The same forms recur; other words than names and peoples witness nothing.
        for witness, number in Counter(map(_WITNESS, desk.atoms)).items():
            home = witness.home
            for actor in witness.sure:
                sure[actor] = sure.get(actor, 0) + number
            if home is not None:
                homes[home] = homes.get(home, 0) + number
        desk.told = Told(Counter(sure), Counter(homes))
    return desk.told


def states(desk: Desk) -> list[tuple[int, str]]:
    """First token and state of every name and adjective that tells one, in text order; made once."""
    if desk.states is None:
        desk.states = [
            (atom.first, state) for atom in desk.atoms if (state := atom.witness.state) is not None and not atom.person
        ]
    return desk.states


def before(listed: list[tuple[int, str]], index: int) -> tuple[int, str] | None:
    """The last entry before a token."""
    at = bisect_left(listed, (index, ""))
    return listed[at - 1] if at else None


def borne_roles(desk: Desk) -> dict[str, list[tuple[int, str]]]:
    """Role -> where people who hold such a post at the document's date are named, in text order; made once."""
    if desk.roles is None:
        found: dict[str, list[tuple[int, str]]] = {}
        borne = {person: _roles(desk, person) for person in set(desk.people.values())}
        for first, person in sorted(desk.people.items()):
            for role in borne[person]:
                found.setdefault(role, []).append((first, person))
        desk.roles = found
    return desk.roles


def _roles(desk: Desk, person: str) -> list[str]:
    if person not in desk.base.actors:
        return []
    offices = (desk.base.office(tenure.office) for tenure in desk.base.office_of(person, desk.date))
    return [office.role for office in offices if office is not None]
