"""Capitals and seats of government: the government when they act or speak, the place when something is there."""

from __future__ import annotations

from ruznama.actors.atoms import Atom
from ruznama.actors.desk import Desk
from ruznama.actors.lists import posts
from ruznama.actors.told import tell
from ruznama.lexicon.base import Landmark

__all__ = ["is_place", "stands_for"]

# How far a word of motion may stand from the preposition it governs: a clause of news prose with a name and its title
# between them, not more.
_REACH = 14


def stands_for(desk: Desk, atom: Atom, landmark: Landmark) -> str:
    """Actor that a place name means here: who sits there, or the place."""
    if landmark.stands_for and not is_place(desk, atom):
        for body in posts()["seat"].get(landmark.actor, ()):
            if tell(desk).sure[body]:
                return str(body)
        return landmark.stands_for
    return landmark.actor


def is_place(desk: Desk, atom: Atom) -> bool:
    """Whether the words around say "there" rather than "they"."""
    lists, before = desk.lists, atom.first - 1
    if atom.prefix and any(atom.prefix.endswith(letter) for letter in lists.where):
        return True
    before = _back_over_list(desk, before)
    form = desk.form(before)
    inside = before >= 0 and desk.same_sentence(before, atom.first)
    if inside and form in lists.depends:
        return _moves(desk, before)
    if inside and any(shape.stem in lists.before for shape in desk.text.tokens[before].shapes):
        return True
    return desk.form(atom.last) in lists.after or _dateline(desk, atom)


def _dateline(desk: Desk, atom: Atom) -> bool:
    """A city at the head of the body with a dash or an agency behind it is where the report was written."""
    sentence = desk.text.sentences[desk.text.sentence_at(atom.first)]
    after = desk.text.tokens[atom.last] if atom.last < len(desk.text.tokens) else None
    return (
        sentence.kind == "body"
        and sentence.first == atom.first
        and after is not None
        and (after.kind == "hyphen" or after.form in {"(", "/"})
    )


def _back_over_list(desk: Desk, at: int) -> int:
    """Skip the words for the kind of place ("the city of")."""
    while at > 0 and desk.form(at) in desk.lists.classes.get("kind_of_place", ()):
        at -= 1
    return at


def _moves(desk: Desk, at: int) -> bool:
    """Whether a word of motion stands near."""
    sentence = desk.text.sentences[desk.text.sentence_at(at)]
    motion = desk.lists.motion
    for index in range(max(sentence.first, at - _REACH), min(sentence.last, at + _REACH)):
        if any(shape.stem in motion for shape in desk.text.tokens[index].shapes):
            return True
    return False
