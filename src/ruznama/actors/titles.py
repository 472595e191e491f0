"""Titles that stand alone for their bearer."""

from __future__ import annotations

from ruznama.actors.bearers import counterpart, role_holder, speaks
from ruznama.actors.chains import Chain
from ruznama.actors.desk import Desk
from ruznama.actors.lists import PEOPLE, namings
from ruznama.model import Actor, unknown_actor_id

__all__ = ["find_titles"]

# Titles of many at once, and the group that they are then.
_GROUPS = {
    "official": "officials",
    "source": "sources",
    "diplomat": "diplomats",
    "negotiator": "negotiators",
    "lawmaker": "lawmakers",
}


def find_titles(desk: Desk, listed: list[Chain], borne: dict[Chain, str]) -> None:
    """Note the mentions."""
    for chain in listed:
        desk.owned.update(range(chain.first, chain.last))
        title = chain.title.title
        if title.role in _GROUPS and chain.title.first in desk.bodied:
            continue
        if chain in borne or chain.outer or (title.number == "p" and title.role not in _GROUPS):
            continue
        if _indefinite(desk, chain) and title.role not in _GROUPS:
            continue
        if title.role in _GROUPS and (title.number == "p" or chain.owner not in _told(desk, chain)):
            person, rule = _group(desk, chain, _GROUPS[title.role]), "title-group"
            others: tuple[str, ...] = ()
        elif title.role == "counterpart":
            person, rule, others = _counterpart(desk, chain), "title-counterpart", ()
        else:
            people, rule = role_holder(desk, chain)
            person, others = (people[0], people[1:]) if people else (None, ())
        if person is None:
            continue
        first, last = min(chain.first, chain.title.first), chain.last
        start = chain.title.start if first == chain.title.first else desk.text.tokens[first].start
        desk.add_range(start, desk.text.tokens[last - 1].end, "nominal", person, rule, others)
        if rule != "title-group":
            desk.people[chain.title.first] = person


def _indefinite(desk: Desk, chain: Chain) -> bool:
    """Whether any bearer of the title is meant: "an American president"."""
    title = chain.title
    if desk.form(chain.first - 1) in desk.lists.determiner and desk.form(chain.first - 1) != "the":
        return True
    after = desk.at.get(title.last)
    if title.suffix in desk.lists.accusative and after is not None and after.prefix in desk.lists.topic_prefix:
        # "elected president of (li) X": what somebody becomes; "the two presidents of X and Y" is written without li.
        return True
    if desk.text.lang != "ar" or title.definite or title.suffix:
        return False
    if any(desk.form(title.last - 1).startswith(article) for article in desk.lists.article):
        return False
    return after is None or (after.tag == PEOPLE and not after.definite)


def _told(desk: Desk, chain: Chain) -> set[str]:
    """Owners whose bearer of this title the text has named."""
    return {owner for (role, owner) in desk.held if role == chain.role}


def _counterpart(desk: Desk, chain: Chain) -> str | None:
    sentence = desk.text.sentences[desk.sentence(chain.title.first)]
    named = [desk.people[first] for first in range(sentence.first, chain.title.first) if first in desk.people]
    # A spokesperson tells of somebody else's counterpart.
    named = [person for person in named if not speaks(desk, person)] or named
    found = counterpart(desk, chain, named[0]) if named else None
    return found or _group(desk, chain, "officials")


def _group(desk: Desk, chain: Chain, word: str) -> str | None:
    """Unnamed people of a country or body: "American officials"."""
    owner = chain.owner
    if owner is None or owner not in desk.base.actors:
        return None
    actor = desk.actor(owner)
    name = namings()[word].name.format(actor.name)
    return desk.make(
        Actor(
            id=unknown_actor_id(f"group\x1f{word}\x1f{owner}"),
            name=name,
            names={"en": name},
            kind="group",
            country=actor.country,
            sector=namings()[word].sector,
            known=False,
        )
    )
