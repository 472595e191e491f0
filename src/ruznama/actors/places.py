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
# Title, people and name of one visitor, and one more.
_BETWEEN = 4
# Verb and subject in front of an object.
_SUBJECT = 3


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
        return not (before >= 0 and desk.same_sentence(before, atom.first) and _governs(desk, before))
    if before >= 0 and desk.same_sentence(before, atom.first):
        if _asked(desk, atom, before) or f"{desk.form(before - 1)} {desk.form(before)}" in lists.agents:
            return False
        if desk.is_one(before, lists.depends):
            return _moves(desk, before) or _opening(desk, atom, before)
        if _visited(desk, atom) or _inside(desk, atom):
            return True
        if desk.is_one(before, lists.before) or _route(desk, atom):
            return True
        # "The Doha meeting" is in Doha; "the Moscow and Kabul talks" are theirs.
        far = (
            desk.text.lang != "ar" and before > 0 and (desk.is_one(before - 1, lists.events) or _lasting(desk, before))
        )
        if (far and before not in desk.at and desk.form(before) not in lists.between) or desk.is_one(
            before, lists.events
        ):
            return _joined(desk, atom, after=True) is None
        earlier = _joined(desk, atom, after=False)
        if earlier is not None:
            return is_place(desk, earlier)
    return desk.form(atom.last) in lists.after or _left(desk, atom) or _dateline(desk, atom)


def _governs(desk: Desk, before: int) -> bool:
    """Whether a verb that takes its object by the letter stands before: "condemned (b) X", its subject between them.

    Another word with the letter is nearer to the verb: "received (b) the guests in (b) X".
    """
    where = desk.lists.where
    for at in range(before, max(before - _SUBJECT, -1), -1):
        if not desk.same_sentence(at, before):
            break
        if desk.is_one(at, desk.lists.governing):
            return True
        if any(shape.prefix.endswith(where) for shape in desk.text.tokens[at].shapes):
            break
    return False


def _left(desk: Desk, atom: Atom) -> bool:
    """Whether it is the object of leaving: a place is left, and so are talks, of which others are accused."""
    lists, forms = desk.lists, desk.forms
    if desk.form(atom.last) not in lists.object:
        return False
    end = min(desk.text.sentences[desk.sentence(atom.first)].last, atom.last + _REACH)
    return any(forms[at] in lists.left and desk.form(at + 1) in lists.leaving for at in range(atom.last, end))


def _lasting(desk: Desk, before: int) -> bool:
    """Whether a duration stands between a meeting and its place ("the two-day meeting of Tashkent")."""
    span = desk.text.token_span(before, before + 1)
    dated = any(time.span.overlaps(span) for time in desk.times)
    return dated and before > 1 and desk.is_one(before - 2, desk.lists.events)


def _route(desk: Desk, atom: Atom) -> bool:
    """Whether a hyphen ties a capital to a plain town ("the Termez - Kabul - Peshawar railway")."""
    for edge, other in ((atom.first - 1, desk.ending.get(atom.first - 1)), (atom.last, desk.at.get(atom.last + 1))):
        if desk.form(edge) == "-" and other is not None:
            marks = [desk.base.places.get(alias.actor) for alias in other.form.names]
            if any(mark is not None and not mark.stands_for for mark in marks):
                return True
    return False


def _asked(desk: Desk, atom: Atom, before: int) -> bool:
    """Whether something is asked of it: "asked of Washington that" in Persian."""
    return desk.form(atom.last) in desk.lists.asked and desk.is_one(before, desk.lists.depends)


def _inside(desk: Desk, atom: Atom) -> bool:
    """Whether a place of the same country stands right before, or "the capital" and a comma (a palace, Tehran)."""
    earlier = desk.ending.get(atom.first)
    if earlier is None and desk.form(atom.first - 1) == ",":
        earlier = desk.ending.get(atom.first - 1)
        return earlier is not None and any(word.kind == "capital" for word in earlier.form.words)
    if earlier is None or atom.prefix:
        return False
    home = _country(desk, atom)
    for alias in earlier.form.names:
        landmark = desk.base.places.get(alias.actor)
        if landmark and not landmark.stands_for and landmark.country and landmark.country == home:
            return True
    return False


def _country(desk: Desk, atom: Atom) -> str:
    return next((mark.country for a in atom.form.names if (mark := desk.base.places.get(a.actor))), "")


def _opening(desk: Desk, atom: Atom, before: int) -> bool:
    """Whether a sentence opens with where it is told from ("From Paris, X rejected"; "AGENCY from Paris,")."""
    sentence = desk.text.sentences[desk.sentence(atom.first)]
    teller = desk.ending.get(before)
    told = teller is not None and any(alias.kind == "outlet" for alias in teller.form.names)
    return (told or before == sentence.first) and desk.form(atom.last) == ","


def _visited(desk: Desk, atom: Atom) -> bool:
    """Whether the visitor stands between the verb and the city ("will visit Kadhimi Washington", in Arabic order)."""
    at = atom.first
    for _ in range(_BETWEEN):
        earlier = desk.ending.get(at) or desk.ending_title.get(at)
        if earlier is None or not (earlier.person or earlier.form.titles or earlier.form.people):
            break
        at = earlier.first
    if at == atom.first or not desk.same_sentence(at - 1, atom.first):
        return False
    return desk.is_one(at - 1, desk.lists.visits)


def _joined(desk: Desk, atom: Atom, *, after: bool) -> Atom | None:
    """The capital that "and" joins to this one, behind or before it."""
    words = desk.lists.joining
    if after:
        other = desk.at.get(atom.last) or (desk.at.get(atom.last + 1) if desk.form(atom.last) in words else None)
        if other is None or (other.first == atom.last and other.prefix not in words):
            return None
    elif atom.prefix in words:
        other = desk.ending.get(atom.first)
    else:
        other = desk.ending.get(atom.first - 1) if desk.form(atom.first - 1) in words else None
    if other is None:
        return None
    return other if any(_seat(desk, alias.actor) for alias in other.form.names) else None


def _seat(desk: Desk, actor: str) -> bool:
    landmark = desk.base.places.get(actor)
    return landmark is not None and bool(landmark.stands_for)


def _dateline(desk: Desk, atom: Atom) -> bool:
    """A city at the head of the body with a dash or an agency behind it is where the report was written."""
    sentence = desk.text.sentences[desk.sentence(atom.first)]
    after = desk.text.tokens[atom.last] if atom.last < len(desk.text.tokens) else None
    return (
        sentence.kind == "body"
        and sentence.first == atom.first
        and after is not None
        and (after.kind == "hyphen" or after.form in {"(", "/"})
    )


def _moves(desk: Desk, at: int) -> bool:
    """Whether a word of motion stands near."""
    sentence = desk.text.sentences[desk.sentence(at)]
    near = range(max(sentence.first, at - _REACH), min(sentence.last, at + _REACH))
    return any(desk.is_one(index, desk.lists.motion) for index in near)
