"""Which state "this country" takes up, where it is not the one named last."""

from __future__ import annotations

from bisect import bisect_left

from ruznama.actors.atoms import Atom
from ruznama.actors.desk import Desk
from ruznama.actors.lists import BODY
from ruznama.actors.told import states

__all__ = ["ENVOYS", "another"]

ENVOYS = frozenset({"ambassador", "charge", "envoy", "diplomat"})
_MISSIONS = frozenset({"embassy", "consulate"})
# Another state in the words of "this country" stands this close behind it; so many are looked at.
_NEAR, _ASIDE = 9, 3
# A state that is taken up stands at most so far before.
_FAR = 60
# Who leaves a country that is not theirs.
_GUESTS = frozenset({"diplomats", "embassy"})
# "The government of X": so far from the beginning of its sentence stands the state that is its subject.
_OPENING = 1


def another(desk: Desk, atom: Atom) -> str | None:
    """The state that "this country" takes up where the one named last stands beside it, so that it is another.

    "This country recalled its envoy from Y"; "the embassy of this country in the capital of Y".
    """
    last = desk.text.sentences[desk.sentence(atom.first)].last
    named = states(desk)
    place = bisect_left(named, (atom.last, ""))
    title, body = desk.ending_title.get(atom.first), desk.ending.get(atom.first)
    posted = (title is not None and title.title.role in ENVOYS) or (
        body is not None and body.tag == BODY and body.form.words[0].id in _MISSIONS
    )
    near = {
        state
        for at, state in named[place : place + _ASIDE]
        if at < min(last, atom.last + _NEAR)
        and "," not in desk.forms[atom.last : at]
        and (desk.form(at - 1) in desk.lists.oblique or (posted and at == atom.last + 1))
    }
    owner = desk.ending.get(atom.first - 1)
    # "at the invitation of X he left for that country" leaves it open.
    inside = owner is not None and (
        desk.is_one(owner.first - 1, desk.lists.before) or desk.form(owner.first - 1) in desk.lists.inviting
    )
    if (
        owner is not None
        and owner.witness.state is not None
        and not inside
        and (desk.is_one(atom.first - 1, desk.lists.before) or desk.form(atom.first - 1) in desk.lists.oblique)
    ):
        # "the diplomats of X in this country", "the raid of X on this country": it is not X.
        near.add(owner.witness.state)
    if (
        place
        and desk.form(atom.first) in desk.lists.here
        and (host := _posted_in(desk, named[place - 1][0])) is not None
        and named[place - 1][0] < atom.first
    ):
        # "the embassy of X in the capital of Y said that the ministry of this country": it is X.
        near.add(host)
    if place and (guest := _leaving(desk, atom, named[place - 1][0], named[place - 1][1])) is not None:
        near.add(guest)
    if not near:
        return _subject(desk, atom, named, place)
    earlier = (state for at, state in reversed(named[:place]) if atom.first - _FAR < at < atom.first)
    return next((state for state in earlier if state not in near), None)


def _posted_in(desk: Desk, at: int) -> str | None:
    """The state in whose capital the envoy or embassy named right before a token is posted."""
    owner, city = desk.ending.get(at - 1), desk.at.get(at)
    if owner is None or city is None or not desk.is_one(at - 1, desk.lists.before):
        return None
    title, body = desk.ending_title.get(owner.first), desk.ending.get(owner.first)
    envoy = title is not None and title.title.role in ENVOYS
    mission = body is not None and body.tag == BODY and body.form.words[0].id in _MISSIONS
    return city.witness.state if envoy or mission else None


def _leaving(desk: Desk, atom: Atom, at: int, state: str) -> str | None:
    """The state of the envoys of this sentence who are to leave "this country": it is not theirs."""
    if desk.form(atom.last) not in desk.lists.object or desk.form(atom.last + 1) not in desk.lists.left:
        return None
    if desk.sentence(at) != desk.sentence(atom.first):
        return None
    title, body = desk.ending_title.get(at), desk.ending.get(at)
    envoy = title is not None and title.title.role in ENVOYS
    guests = body is not None and body.tag == BODY and body.form.words[0].id in _GUESTS
    return state if envoy or guests else None


def _subject(desk: Desk, atom: Atom, named: list[tuple[int, str]], place: int) -> str | None:
    """The state that began the sentence before, where the one named last only tells whose officer is spoken of.

    "X refused landing to P, the minister of Y. The police of this country sent the minister of Y home": it is X.
    """
    body, here = desk.ending.get(atom.first), desk.sentence(atom.first)
    if not place or here == 0 or body is None or body.tag != BODY or not desk.lists.object:
        return None
    now, earlier = desk.text.sentences[here], desk.text.sentences[here - 1]
    at, state = named[place - 1]
    if body.first != now.first or not earlier.first < at < earlier.last or desk.form(at + 1) != ",":
        return None
    if all(other != state for first, other in named[place:] if first < now.last):
        return None
    first, subject = named[bisect_left(named, (earlier.first, ""))]
    inside = desk.is_one(first - 1, desk.lists.before) or desk.form(first - 1) in desk.lists.oblique
    opens = first - earlier.first <= _OPENING and not inside and first not in desk.ending_title
    return subject if opens and subject != state else None
