"""States, places, bodies and outlets by their names, and peoples."""

from __future__ import annotations

from ruznama.actors.atoms import Atom
from ruznama.actors.desk import Desk
from ruznama.actors.lists import NAME, PEOPLE, is_person
from ruznama.actors.places import stands_for
from ruznama.lexicon import Alias

__all__ = ["find_names"]


def find_names(desk: Desk, inside: set[int]) -> None:
    """Note names that are not inside a title or body already noted."""
    for atom in desk.atoms:
        if atom.first in inside:
            continue
        if atom.tag == NAME:
            aliases = tuple(alias for alias in atom.aliases() if not is_person(alias))
            chosen = _choose(desk, atom, aliases) if aliases else None
            if chosen is not None:
                actor = _meant(desk, atom, chosen)
                others = tuple(dict.fromkeys(a.actor for a in aliases if a.actor != chosen.actor))
                desk.add_atom(atom, "name", actor, f"name-{chosen.kind}", others)
        elif atom.tag == PEOPLE:
            _people(desk, atom)


def _choose(desk: Desk, atom: Atom, aliases: tuple[Alias, ...]) -> Alias | None:
    """Of the actors a form may mean, the one of a country that the text speaks of; a state before its capital."""
    sure = tuple(alias for alias in aliases if not alias.ambiguous)
    if not sure:
        anchored = [alias for alias in aliases if _anchored(desk, atom, alias)]
        return anchored[0] if anchored else None
    if len({alias.actor for alias in sure}) == 1:
        return sure[0]
    ranked = sorted(sure, key=lambda a: (a.lang != desk.text.lang, a.kind != "country", a.kind == "place"))
    return ranked[0]


def _anchored(desk: Desk, atom: Atom, alias: Alias) -> bool:
    """A form that is not enough by itself counts where its country is named in the text."""
    country = desk.country(alias.actor)
    if country is None or country == alias.actor:
        return False
    return any(
        other.actor != alias.actor and desk.country(other.actor) == country
        for place in desk.atoms
        if place.tag == NAME and place.first != atom.first
        for other in place.aliases()
        if not other.ambiguous
    )


def _meant(desk: Desk, atom: Atom, alias: Alias) -> str:
    landmark = desk.base.places.get(alias.actor)
    return stands_for(desk, atom, landmark) if landmark else alias.actor


def _people(desk: Desk, atom: Atom) -> None:
    """A people by its own name stands for its country; an adjective is no mention."""
    entry = atom.demonyms()[0]
    if entry.people and entry.country in desk.base.actors and (desk.text.lang != "ar" or atom.definite):
        desk.add_atom(atom, "nominal", entry.country, "people")
