"""Bodies and groups of a country: "the ministry of foreign affairs of Iran", "American officials", "his government"."""

from __future__ import annotations

from collections import Counter

import msgspec

from ruznama import lexicon
from ruznama.actors.atoms import Atom
from ruznama.actors.chains import country_of
from ruznama.actors.desk import Desk
from ruznama.actors.lists import BODY, NAME, PEOPLE, Word, namings, posts
from ruznama.actors.people import closed
from ruznama.actors.pointed import another
from ruznama.actors.told import before, borne_roles, states, tell
from ruznama.lexicon import per_base
from ruznama.model import Actor, unknown_actor_id

__all__ = ["body_actor", "find_bodies", "last_country", "word_of"]

# A body without its country is that of the country spoken of at most this many tokens before.
_REACH = 60
# A text that names a country this often, and as often as all others together, is about it.
_OFTEN = 3
# Bodies that the press of a state names without it.
_AT_HOME = frozenset({"mfa", "mod", "interior", "intelligence-ministry", "nsc"})
_GOVERNMENT = ".gov"
# Bodies that a state has in another's city.
_POSTED = frozenset({"embassy", "consulate"})


def word_of(atom: Atom) -> Word:
    """The word of a body atom."""
    return atom.form.words[0]


def find_bodies(desk: Desk) -> None:
    """Note bodies and groups that name their country."""
    told: dict[str, str] = {}
    bodies = _bodies()
    for atom in desk.atoms:
        if atom.tag != BODY:
            names = atom.form.names
            if names and (named := bodies.get(names[0].actor)) is not None:
                told[named[0]] = named[1]
            continue
        word = word_of(atom)
        if word.kind in {"body", "state", "people"}:
            owner, first, last = _owner_of(desk, atom)
            owner = owner or _shared_owner(desk, atom)
            if owner is None and word.kind == "body" and word.alone:
                owner = _presiding(desk) if word.id == "presidency" else None
                near = _taken_up(desk, atom) or last_country(desk, atom.first)
                owner = owner or (near and (_bearer_home(desk, atom) or _again(desk, word, told, near)))
            if owner is None and word.back and _alone(desk, atom):
                owner = told.get(word.id) or _focus(desk)
            if owner is None:
                continue
            desk.owned.update(range(first, last))
            desk.bodied.update(range(first, last))
            start = atom.start if first == atom.first else desk.text.tokens[first].start
            kind = "name" if word.kind == "body" else "nominal"
            actor = body_actor(desk, word.id, owner)
            told[word.id] = owner
            if word.id in _POSTED:
                actor, last = _posted(desk, actor, last)
            desk.add_range(start, desk.text.tokens[last - 1].end, kind, actor, f"{word.kind}-{word.id}")  # type: ignore[arg-type]
        elif word.kind == "named":
            desk.add_atom(atom, "nominal", _named(desk, word), "named")


def _taken_up(desk: Desk, atom: Atom) -> str | None:
    """The state that "this country" right behind a body takes up, where it is not the one named last."""
    after = desk.at.get(atom.last)
    pointing = after is not None and after.tag == BODY and word_of(after).kind == "this"
    return another(desk, after) if pointing and after is not None else None


def _posted(desk: Desk, body: str, last: int) -> tuple[str, int]:
    """A mission with the city it is in ("the embassy of Syria in Washington"), and the token after both."""
    at = last if desk.form(last) in desk.lists.before else last - 1
    city = desk.at.get(at + 1)
    if city is None or city.tag != NAME or not (at == last or city.prefix in desk.lists.where):
        return body, last
    for alias in city.form.names:
        landmark = desk.base.places.get(alias.actor)
        if landmark is not None and landmark.kind in {"capital", "city"}:
            mission, place = desk.actor(body), desk.actor(alias.actor)
            name = f"{mission.name} in {place.name}"
            key = f"{mission.id}.{alias.actor.removeprefix('place.')}"
            made = msgspec.structs.replace(mission, id=key, name=name, names={"en": name})
            return desk.make(made), city.last
    return body, last


def _named(desk: Desk, word: Word) -> str:
    naming = namings()[word.id]
    return desk.make(Actor(id=f"rz:{word.id}", name=naming.name, names={"en": naming.name}, kind="group"))


@per_base
def _bodies() -> dict[str, tuple[str, str]]:
    """Listed governments, armies and ministries -> the word for each that may stand for it later, and its country."""
    base = lexicon.base()
    found = {}
    for actor in base.actors.values():
        if actor.id.endswith(_GOVERNMENT):
            found[actor.id] = "government", actor.id.removesuffix(_GOVERNMENT)
        elif actor.id.startswith("org.") and actor.country and actor.sector == "MIL" and actor.kind == "organization":
            found[actor.id] = "army", actor.country
    for word, naming in namings().items():
        for country in base.codes:
            body = _by_name().get(
                (naming.special.get(country) or naming.name.format(base.actors[country].name)).lower()
            )
            if body is not None and body.startswith("org.") and (home := base.actors[body].country):
                found[body] = word, home
    return found


def _alone(desk: Desk, atom: Atom) -> bool:
    """Whether a body stands as a whole noun phrase: definite, and nothing behind it that would say which one."""
    if desk.text.lang == "en" and desk.form(atom.first - 1) != "the":
        return False
    if desk.text.lang in {"fa", "prs"} and desk.form(atom.first - 1) in desk.lists.determiner:
        return False
    listed = desk.at.get(atom.last)
    if atom.last in desk.title_at or (listed is not None and listed.tag in {PEOPLE, BODY}):
        return False
    if desk.lists.article:
        # Arabic: what says more about a definite noun is definite too.
        return not atom.suffix and (closed(desk, atom.last) or not desk.form(atom.last).startswith(desk.lists.article))
    return not atom.suffix and closed(desk, atom.last)


def _focus(desk: Desk) -> str | None:
    """The country the text is about: named at least as often as all others together."""
    homes = Counter({home: count for home, count in tell(desk).homes.items() if home in desk.base.codes})
    if not homes:
        return None
    ((first, count),) = homes.most_common(1)
    return first if count >= _OFTEN and 2 * count >= homes.total() else None


def _nearer(desk: Desk, word: Word, near: str) -> str:
    """The country a parliament is of, where the last one named is a guest in a text about another."""
    focus = _focus(desk) if word.id == "parliament" else None
    return focus or near


def _again(desk: Desk, word: Word, told: dict[str, str], near: str) -> str:
    """The country of a body without one: in Persian and Dari that of the same body told before, unless it is focused.

    A journey or a neighbor named in between does not change whose ministry "the ministry" is.
    """
    owner = told.get(word.id) if desk.text.lang in {"fa", "prs"} else None
    if owner is None and word.id in _AT_HOME and tell(desk).homes[desk.lists.home]:
        # "the ambassador of X was called to the ministry": the press means that of its own state.
        owner = desk.lists.home
    return owner or _nearer(desk, word, near)


def _bearer_home(desk: Desk, atom: Atom) -> str | None:
    """The country of whoever is named right behind ("the speaker of the House, NAME")."""
    at = atom.last
    while desk.lists.has("honorific", desk.form(at)) or desk.form(at) == ",":
        at += 1
    person = desk.people.get(at) if atom.first - 1 in desk.title_at or _titled(desk, atom) else None
    return desk.country(person) if person else None


def _titled(desk: Desk, atom: Atom) -> bool:
    return any(title.first <= atom.first < title.last for title in desk.titles)


def _presiding(desk: Desk) -> str | None:
    """The country of the first president in the text, whose presidency speaks."""
    presidents = borne_roles(desk).get("president")
    return desk.country(presidents[0][1]) if presidents else None


def last_country(desk: Desk, index: int) -> str | None:
    """The country spoken of last before a token, by its name, its capital or its adjective."""
    found = before(states(desk), index)
    return found[1] if found and found[0] > index - _REACH else None


def body_actor(desk: Desk, word: str, owner: str) -> str:
    """The identity of a body of a country or organisation; the base's own where it is listed under that name."""
    naming = namings()[word]
    actor = desk.actor(owner)
    if word == "government":
        government = desk.base.government(owner)
        return government if government in desk.base.actors else owner
    name = naming.special.get(owner) or naming.name.format(actor.name)
    known = _by_name().get(name.lower())
    if known:
        return known
    crowd = naming.kind == "group"
    return desk.make(
        Actor(
            id=unknown_actor_id(f"group\x1f{word}\x1f{owner}") if crowd else f"rz:{owner}.{word}".lower(),
            name=name,
            names={"en": name},
            kind="group" if crowd else "organization",
            country=actor.country,
            sector=naming.sector or None,
            known=not crowd,
        )
    )


@per_base
def _by_name() -> dict[str, str]:
    """English names of the base's bodies -> ids."""
    return {
        actor.name.lower(): actor.id
        for actor in lexicon.base().actors.values()
        if actor.kind in {"organization", "group", "government"}
    }


def _owner_of(desk: Desk, atom: Atom) -> tuple[str | None, int, int]:
    """Owner of a body, and first and last token of both together."""
    if desk.text.lang == "en":
        return _english(desk, atom)
    at = atom.last
    while at not in desk.at and desk.lists.has("adjective", desk.form(at)):
        at += 1
    after = desk.at.get(at)
    if after is not None and desk.same_sentence(at, atom.first):
        owner = _country(desk, atom, after)
        if owner is not None:
            return owner, atom.first, after.last
    return None, atom.first, atom.last


def _shared_owner(desk: Desk, atom: Atom) -> str | None:
    """The owner behind two Persian bodies that "and" joins ("the ministry and the organization of X")."""
    if desk.text.lang not in {"fa", "prs"} or desk.form(atom.last) not in desk.lists.joining:
        return None
    other = desk.at.get(atom.last + 1)
    if other is None or other.tag != BODY or word_of(other).kind != "body":
        return None
    return _owner_of(desk, other)[0]


def _english(desk: Desk, atom: Atom) -> tuple[str | None, int, int]:
    at = atom.first
    while desk.lists.has("adjective", desk.form(at - 1)):
        at -= 1
    if desk.form(at - 1) in desk.lists.possessive and desk.form(at - 2) == "'":
        at -= 2
    before = desk.ending.get(at)
    owner = _country(desk, atom, before) if before is not None else None
    if before is not None and owner is not None:
        return owner, before.first, atom.last
    at = atom.last
    if desk.form(at) == "of":
        at += 2 if desk.form(at + 1) == "the" else 1
        after = desk.at.get(at)
        owner = _country(desk, atom, after) if after is not None else None
        if after is not None and owner is not None:
            return owner, atom.first, after.last
    return None, atom.first, atom.last


def _country(desk: Desk, body: Atom, owner: Atom) -> str | None:
    """The actor a body belongs to; a person has a government or a delegation, but no parliament."""
    if owner.person:
        person = desk.people.get(owner.first)
        return desk.country(person) if person and word_of(body).kind in {"state", "people"} else None
    if owner.tag in {NAME, PEOPLE}:
        actor = country_of(desk, owner)
        if actor is not None and actor.startswith("org.") and word_of(body).id == "presidency":
            # A state holds the presidency of a bloc: it is no body that speaks.
            return None
        return actor if actor in desk.base.actors and actor not in posts()["half"] else None
    return None
