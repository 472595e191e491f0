"""Titles with what belongs to them: whose post it is, what it is for, and where its bearer's name stands."""

from __future__ import annotations

from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from ruznama.actors.atoms import Atom
from ruznama.actors.desk import Desk
from ruznama.actors.lists import BODY, NAME, PEOPLE, posts
from ruznama.actors.posts import compose

__all__ = ["Chain", "chains", "country_of", "ministry_home"]

_ENVOYS = frozenset({"envoy", "ambassador", "un-ambassador", "charge", "negotiator", "chief-negotiator"})


_PORTFOLIO = frozenset({"minister", "deputy-minister"})
_LONGEST_PORTFOLIO = 4


class Chain(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A title with its complements.

    Attributes:
        title: the title's atom.
        role: role id, composed with the body or inner title.
        owner: actor the post belongs to, or None.
        possessor: first token of the person whose envoy or spokesperson it is, or None.
        topic: what an envoy is for.
        shift: former, elect or "".
        first: first token (an owner written before the title included).
        last: index after the last token.
        outer: whether another title holds this one.
    """

    title: Atom
    role: str
    owner: str | None
    possessor: int | None
    topic: str | None
    shift: str
    first: int
    last: int
    outer: bool = False


def ministry_home(desk: Desk, owner: str) -> str:
    """The country of a ministry, a government or a seat of government; any other owner as it is."""
    above = desk.base.part_of.get(owner, "")
    return above.removesuffix(".gov") if above.endswith(".gov") or owner.endswith(".gov") else owner


def country_of(desk: Desk, atom: Atom, role: str = "") -> str | None:
    """The actor that a name, a people or a capital stands for as the owner of a post or body."""
    if atom.tag == PEOPLE:
        country = atom.form.people[0].country
        halves = posts()["half"].get(country)
        return (halves.get(role) or country) if halves else country
    for alias in atom.form.names:
        landmark = desk.base.places.get(alias.actor)
        if landmark and landmark.stands_for:
            return landmark.stands_for.removesuffix(".gov")
        return alias.actor.removesuffix(".gov")
    return None


def chains(desk: Desk) -> list[Chain]:
    """Every title of the text with its complements, in text order."""
    read: dict[int, Chain] = {}
    for title in reversed(desk.titles):
        chain = _read(desk, title, read)
        read[title.first] = chain
    return sorted(read.values(), key=lambda chain: chain.title.first)


def _read(desk: Desk, title: Atom, read: dict[int, Chain]) -> Chain:
    role = title.title.role
    owner: str | None = None
    topic: str | None = None
    possessor: int | None = None
    part: str | None = None
    end = title.last
    inside = [atom for index in range(title.first, title.last) if (atom := desk.at.get(index))]
    for atom in inside:
        if atom.tag == BODY:
            part = atom.form.words[0].id
        elif owner is None and atom.tag in {NAME, PEOPLE} and not atom.person and not _outlet(atom):
            owner = country_of(desk, atom, role)
            if posts()["topic"].get(owner) == role:
                topic = owner
                owner = None
        end = max(end, atom.last)
    at, shift = _skip(desk, end, "")
    if role in _PORTFOLIO and desk.text.lang != "en":
        at = _over_portfolio(desk, at)
    after = at
    if owner is None:
        owner, part2, possessor, after = _owner(desk, at, role, read)
        role = compose(role, part2 or part)
    first = title.first
    if owner is None and desk.text.lang == "en":
        owner, first = _owner_before(desk, title.first, role)
    after, shift = _skip(desk, after, shift)
    if role in _ENVOYS or role.startswith("envoy"):
        if topic is None:
            topic, after = _topic(desk, after)
        if owner is None and topic is not None:
            nested, _, possessor, after = _owner(desk, after, role, read)
            owner = nested
    last = after if after > at or shift else end
    while last > end and desk.form(last - 1) in desk.lists.possessive:
        last -= 1
    return Chain(title, role, owner, possessor, topic, shift, first, last)


def _outlet(atom: Atom) -> bool:
    """Whether a name inside a title is spelt like an outlet's ("for Foreign Affairs")."""
    return any(alias.actor.startswith("outlet.") for alias in atom.form.names)


def _over_portfolio(desk: Desk, at: int) -> int:
    """Skip what a minister is for, where a country follows it: "minister of infrastructure of Ukraine"."""
    for place in range(at, at + _LONGEST_PORTFOLIO):
        if place >= len(desk.text.tokens) or desk.text.tokens[place].kind != "word" or place in desk.title_at:
            return at
        atom = desk.at.get(place)
        if atom is not None and atom.tag in {NAME, PEOPLE}:
            return at if atom.person else place
        if desk.form(place) in desk.lists.stops:
            return at
    return at


def _skip(desk: Desk, at: int, shift: str) -> tuple[int, str]:
    """Skip adjectives, noting those that move the time."""
    lists = desk.lists
    if desk.text.lang == "en" and desk.form(at) == "-" and lists.has("elect", desk.form(at + 1)):
        # "president-elect"
        at += 1
    while at < len(desk.text.tokens) and desk.text.tokens[at].kind == "word" and at not in desk.at:
        form = desk.form(at)
        if not lists.has("adjective", form):
            break
        if lists.has("former", form):
            shift = "former"
        elif lists.has("elect", form):
            shift = "elect"
        at += 1
    return at, shift


class Owner(NamedTuple):
    """What a title belongs to.

    Attributes:
        owner: actor id, or None.
        part: body word, inner role or body id that makes another role of the title.
        possessor: first token of the person whose envoy or spokesperson it is.
        after: token at which reading goes on.
    """

    owner: str | None
    part: str | None
    possessor: int | None
    after: int


def _owner(desk: Desk, at: int, role: str, read: dict[int, Chain]) -> Owner:
    """Whose the title is, by the words behind it."""
    start = at
    if desk.text.lang == "en":
        while desk.form(at) in desk.lists.of or (at > start and desk.form(at) == "the"):
            if role in _ENVOYS and desk.form(at) in desk.lists.topic:
                return Owner(None, None, None, start)
            at += 1
    atom, inner = desk.at.get(at), desk.title_at.get(at)
    found = None
    if inner is not None and (atom is None or inner.last > atom.last) and (at > start or desk.text.lang != "en"):
        found = _inner(at, role, read)
    if found is None and atom is not None:
        if atom.tag == BODY:
            found = _of_body(desk, atom)
        elif atom.person:
            found = _of_person(desk, atom, role, read, of=at > start)
        elif atom.tag in {NAME, PEOPLE}:
            found = _of_name(desk, atom, role, bare=at == start)
    return found or Owner(None, None, None, start)


def _inner(at: int, role: str, read: dict[int, Chain]) -> Owner | None:
    """Take the owner of the inner title ("spokesperson of the president"), which is no mention of its own."""
    chain = read.get(at)
    if chain is None:
        return None
    read[at] = replace(chain, outer=True)
    part = chain.role if f"{role} {chain.role}" in posts()["compose"] else None
    return Owner(chain.owner, part, chain.possessor, chain.last)


def _of_body(desk: Desk, atom: Atom) -> Owner | None:
    word = atom.form.words[0]
    if word.kind not in {"body", "state"}:
        return None
    found = _owner(desk, atom.last, "", {})
    return Owner(found.owner, word.id, found.possessor, found.after if found.owner else atom.last)


def _of_person(desk: Desk, atom: Atom, role: str, read: dict[int, Chain], *, of: bool) -> Owner | None:
    possible = role in _ENVOYS or role in {"spokesperson", "adviser", "deputy", ""}
    # "His envoy NAME": who is spoken of stands in the clitic already.
    title = desk.ending_title.get(atom.first)
    if (
        not possible
        or (title is not None and title.suffix and desk.text.lang == "ar")
        or _bears(desk, atom, role, of=of)
    ):
        return None
    after = atom.last
    apposed = read.get(after)
    if apposed is not None and apposed.owner:
        read[after] = replace(apposed, outer=True)
        after = apposed.last
    return Owner(_home(desk, atom), None, atom.first, after)


def _of_name(desk: Desk, atom: Atom, role: str, *, bare: bool) -> Owner | None:
    if desk.text.lang == "en" and ((bare and atom.tag == PEOPLE) or atom.last in desk.at):
        return None
    owner = country_of(desk, atom, role)
    if owner is None:
        return None
    return Owner(owner, owner if owner.startswith(("org.", "place.")) else None, None, atom.last)


def _bears(desk: Desk, atom: Atom, role: str, *, of: bool) -> bool:
    """Whether the person behind a title bears it, rather than being the one whose envoy is spoken of."""
    if desk.text.lang == "en":
        return not of
    title = desk.ending_title.get(atom.first)
    if title is not None and title.definite:
        return True
    for alias in atom.form.persons:
        for tenure in desk.base.career(alias.actor) if role else ():
            office = desk.base.office(tenure.office)
            if office and office.role.startswith(role):
                return True
    return False


def _home(desk: Desk, atom: Atom) -> str | None:
    """The country of whoever a name means, where all it may mean are of one."""
    known = desk.people.get(atom.first)
    people = [known] if known else [alias.actor for alias in atom.form.persons]
    homes = {desk.country(person) for person in people}
    return homes.pop() if len(homes) == 1 else None


def _owner_before(desk: Desk, first: int, role: str) -> tuple[str | None, int]:
    """English: the owner stands before its title ("Iran's new foreign minister")."""
    at = first
    while at > 0 and desk.lists.has("adjective", desk.form(at - 1)):
        at -= 1
    if at > 1 and desk.form(at - 1) in desk.lists.possessive and desk.form(at - 2) == "'":
        at -= 2
    atom = desk.ending.get(at)
    if atom is None:
        return None, first
    if atom.tag == BODY and atom.form.words[0].kind in {"body", "state"}:
        owner, start = _owner_before(desk, atom.first, role)
        return owner, start
    if atom.tag in {NAME, PEOPLE} and not atom.person:
        return country_of(desk, atom, role), atom.first
    if atom.tag == NAME and role in _ENVOYS and desk.form(atom.last) == "'":
        return _home(desk, atom), first
    return None, first


def _topic(desk: Desk, at: int) -> tuple[str | None, int]:
    """What an envoy is for: "to Syria"."""
    after = at
    while after < at + 2 and desk.form(after) in desk.lists.topic:
        after += 1
    atom = desk.at.get(after)
    if atom is None or atom.tag != NAME or atom.person:
        return None, at
    if after == at and atom.prefix not in desk.lists.topic_prefix:
        return None, at
    if desk.form(atom.last) in desk.lists.heading:
        # "the envoy of X came to Y": in Persian where he goes stands before the verb.
        return None, at
    return atom.form.names[0].actor, atom.last
