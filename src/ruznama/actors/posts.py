"""Posts and who holds them: "the Foreign Minister of Oman" on a date."""

from __future__ import annotations

from functools import cache

from ruznama import lexicon
from ruznama.actors.desk import Desk
from ruznama.actors.lists import posts
from ruznama.lexicon import per_base
from ruznama.lexicon.tenures import Office, bounds
from ruznama.model import Actor, unknown_actor_id

__all__ = ["compose", "fits", "holder", "offices", "unnamed"]

# Posts that one known person holds at a time; the bearer of any other title is somebody unnamed.
_NAMELESS = ("official", "source", "expert", "analyst", "diplomat", "negotiator", "candidate", "lawmaker")
_MINOR = ("adviser", "senator", "general", "minister", "deputy-minister", "deputy", "counterpart", "governor", "mayor")
_DEPUTIES = ("deputy-fm", "deputy-pm", "deputy-secretary-general", "minister-of-state")
_BODIES = ("commander", "commissioner", "head", "prosecutor", "director-general")
_POSTED = ("envoy", "spokesperson", "ambassador", "charge")
_CROWD = frozenset((*_NAMELESS, *_MINOR, *_DEPUTIES, *_BODIES, *_POSTED))
# Titles whose bearer cannot be told from others of the same title.
_MANY = _CROWD - frozenset((*_POSTED, *_DEPUTIES))


def compose(role: str, part: str | None) -> str:
    """The role of a title with the body or the other title it belongs to ("spokesperson" + "mfa")."""
    return str(posts()["compose"].get(f"{role} {part}", role)) if part else role


@cache
def _tried(role: str) -> tuple[str, ...]:
    return tuple(posts()["role"].get(role, (role,)))


@per_base
def offices(role: str, owner: str, topic: str | None = None) -> tuple[Office, ...]:
    """Offices that a title with its owner may mean, the likeliest first."""
    base = lexicon.base()
    own = any(base.offices(key, role) for key in (owner, owner.removesuffix(".gov")))
    # A state that has a prime minister does not mean its president by it, though nobody be known to hold the post.
    roles = [role] if own else list(_tried(role))
    if topic and role in {"envoy", "negotiator", "chief-negotiator", "ambassador"}:
        roles = [str(posts()["topic"].get(topic, role)), *roles]
    owners = [owner]
    if owner.endswith(".gov"):
        owners.append(owner.removesuffix(".gov"))
    above = base.part_of.get(owner)
    governs = posts()["governs"].get(owner)
    if governs and role not in {"head", "president"}:
        owners.append(str(governs))
    if above:
        owners.append(above.removesuffix(".gov"))
    return tuple(office for name in roles for key in owners for office in base.offices(key, name))


def fits(desk: Desk, person: str, role: str, owner: str | None) -> bool:
    """Whether a person can be called by this title: held the post, or no post of theirs speaks against it."""
    if owner is None or person not in desk.base.actors:
        return True
    asked = person, role, owner, desk.date
    found = desk.fitting.get(asked)
    if found is None:
        found = desk.fitting[asked] = _fits(desk, person, role, owner)
    return found


def _fits(desk: Desk, person: str, role: str, owner: str) -> bool:
    wanted = offices(role, owner)
    listed = {office.id for office in wanted}
    if any(tenure.office in listed for tenure in desk.base.career(person)):
        return True
    home = desk.country(owner)
    if home is None:
        return role in _CROWD or not wanted
    if desk.actor(person).country != home:
        return False
    # Whoever is known to hold another post at the time is not the bearer of this one.
    return not wanted or role in _CROWD or not desk.base.office_of(person, desk.date)


def holder(desk: Desk, role: str, owner: str, topic: str | None, index: int, shift: str) -> tuple[str, ...]:
    """Who is meant by a post in this place of the text.

    Args:
        desk: the document.
        role: role id.
        owner: actor the post belongs to.
        topic: what an envoy is for.
        index: token of the title, for the date.
        shift: "former", "elect" or "".

    Returns:
        Person ids, the likeliest first; empty where nobody is known.
    """
    wanted = offices(role, owner, topic)
    if not wanted:
        return ()
    date = desk.date_at(index)
    named = [person for person in desk.full if person in desk.base.actors]
    if shift or date is None:
        found = [p for p in named if any(t.office == o.id for o in wanted for t in desk.base.career(p))]
        if shift == "former" and date is not None:
            edges = bounds(date)
            found = [p for p in found if edges and not any(
                t.office == o.id for o in wanted for t in desk.base.office_of(p, date))]  # fmt: skip
        return tuple(found) if len(found) == 1 else ()
    for office in wanted:
        people = [tenure.person for tenure in desk.base.holders(office.id, date)]
        if people:
            # On a date that two holders share (a year, a day of handover) the one the text names is meant.
            people.sort(key=lambda person: person not in desk.full)
            return tuple(dict.fromkeys(people))
    return ()


def unnamed(desk: Desk, role: str, owner: str) -> str | None:
    """A stable identity for the holder of a post nobody is known to hold; None for titles that many bear at once."""
    if role in _MANY or role not in desk.base.roles:
        return None
    name = desk.base.roles[role].described.format(_short(desk.actor(owner).name))
    return desk.make(
        Actor(
            id=unknown_actor_id(f"post\x1f{role}\x1f{owner}"),
            name=name,
            names={"en": name},
            kind="person",
            country=desk.country(owner),
            sector="GOV",
            office=name,
            known=False,
        )
    )


def _short(name: str) -> str:
    return f"the {name}" if name.startswith("United ") else name
