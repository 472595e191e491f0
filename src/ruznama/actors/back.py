"""Words that point back: pronouns, "his country", "his government", "the movement", "this country", "the capital"."""

from __future__ import annotations

from bisect import bisect_left, insort

from ruznama.actors.atoms import Atom
from ruznama.actors.bodies import body_actor, last_country, word_of
from ruznama.actors.chains import country_of
from ruznama.actors.desk import Desk
from ruznama.actors.lists import BODY, NAME, PEOPLE, PRONOUN, posts
from ruznama.actors.pointed import ENVOYS, another
from ruznama.actors.told import before, states, tell
from ruznama.lexicon import split_form

__all__ = ["point_back"]

# A pronoun means somebody of its own or one of the two sentences before.
_SENTENCES = 2
# A word that points back means one of this many names before it.
_LOOK_BACK = 40
# Tokens within which the state stands whose envoy is summoned.
_FAR = 60
# "This ministry" is also written as a compound that begins with the word; a shorter beginning is another word.
_LONG_HEAD = 5


def point_back(desk: Desk) -> None:
    """Note what points back to somebody sure."""
    persons = sorted((first, person) for first, person in desk.people.items())
    for atom in desk.atoms:
        if atom.tag == PRONOUN:
            owned = desk.ending.get(atom.first)
            if owned is not None and owned.tag == BODY and word_of(owned).kind == "state":
                continue
            if desk.form(atom.first - 1) in desk.lists.that:
                # Dari "X said that he ...": X would not name himself again; it is somebody else, seldom named.
                continue
            oblique = desk.form(atom.first - 1) in desk.lists.oblique
            person = _other(desk, persons, atom.first) if oblique else _meant(desk, persons, atom.first)
            if person is not None:
                desk.add_atom(atom, "pronoun", person, "pronoun")
                insort(persons, (atom.first, person))
        elif atom.tag == BODY:
            _body(desk, atom, persons)


def _meant(desk: Desk, persons: list[tuple[int, str]], index: int) -> str | None:
    """The person in focus: the first one named in this sentence before the token, else in the sentence before."""
    here = desk.sentence(index)
    for sentence in range(here, here - _SENTENCES - 1, -1):
        if sentence < 0:
            break
        bounds = desk.text.sentences[sentence]
        at = bisect_left(persons, (bounds.first, ""))
        if at < len(persons) and persons[at][0] < min(bounds.last, index):
            return persons[at][1]
    return None


def _other(desk: Desk, persons: list[tuple[int, str]], index: int) -> str | None:
    """The person whom another one meets or asks: "X met Y and asked him" is Y, "X came. Y asked him" is X."""
    focus = _meant(desk, persons, index)
    here = desk.sentence(index)
    bounds, oblique = desk.text.sentences[here], desk.lists.oblique
    own = [(first, person) for first, person in persons if bounds.first <= first < index]
    subject = desk.ending.get(index - 1)
    if not own or (subject is not None and not subject.person and desk.form(subject.first - 1) not in oblique):
        # "he was called in and the state asked of him"
        return focus
    others = [(desk.form(first - 1) in oblique, person) for first, person in own if person != focus]
    if others:
        return next((person for governed, person in reversed(others) if governed), focus)
    for sentence in range(here - 1, max(-1, here - _SENTENCES - 1), -1):
        part = desk.text.sentences[sentence]
        earlier = [person for first, person in persons if part.first <= first < part.last and person != focus]
        if earlier:
            return earlier[0]
    return focus


def _body(desk: Desk, atom: Atom, persons: list[tuple[int, str]]) -> None:
    word = word_of(atom)
    if word.kind == "own":
        if desk.text.lang == "ar" and not atom.suffix:
            return
        country = _country_of_person(desk, persons, atom.first)
        if country is not None:
            desk.add_atom(atom, "nominal", country, "own-country")
    elif word.kind == "owngov" or (word.kind == "state" and (atom.suffix or _pronoun_after(desk, atom))):
        _own_government(desk, atom, persons)
    elif word.kind == "this":
        country = _their_own(desk, atom) or another(desk, atom) or last_country(desk, atom.first)
        if country is not None:
            desk.add_atom(atom, "nominal", country, "this-country")
    elif word.kind in {"side", "pair"}:
        _sides(desk, atom)
    elif word.kind == "realm":
        _realm(desk, atom)
    elif word.kind == "capital":
        _capital(desk, atom)
    elif word.kind == "head" and (desk.text.lang != "ar" or (atom.definite and not atom.suffix)):
        _head(desk, atom)


def _their_own(desk: Desk, atom: Atom) -> str | None:
    """Whose envoy a ministry summons ("the envoy of this country"): of the state named last that is not its own."""
    title = desk.ending_title.get(atom.first)
    if title is None or title.title.role not in ENVOYS:
        return None
    sentence = desk.text.sentences[desk.sentence(atom.first)]
    if desk.lists.summons.isdisjoint(desk.forms[atom.last : sentence.last]):
        return None
    start = desk.text.tokens[sentence.first].start
    named = sorted((found.start, found.actor) for found in desk.found if start <= found.start < atom.start)
    bodies = [desk.actor(actor) for _, actor in named]
    own = [body.country for body in bodies if body.kind in {"organization", "government"}][-1:]
    near = (entry for entry in reversed(states(desk)) if atom.first - _FAR < entry[0] < atom.first)
    return next((state for _, state in near if state not in own), None)


def _country_of_person(desk: Desk, persons: list[tuple[int, str]], index: int) -> str | None:
    person = _meant(desk, persons, index)
    return desk.country(person) if person else None


def _pronoun_after(desk: Desk, atom: Atom) -> bool:
    after = desk.at.get(atom.last)
    return desk.text.lang in {"fa", "prs"} and after is not None and after.tag == PRONOUN


def _own_government(desk: Desk, atom: Atom, persons: list[tuple[int, str]]) -> None:
    country = _country_of_person(desk, persons, atom.first)
    if country is None or country not in desk.base.codes:
        return
    if desk.text.lang in {"fa", "prs"}:
        if not _pronoun_after(desk, atom):
            return
        last = desk.at[atom.last].last
        desk.add(atom.first, last, "nominal", body_actor(desk, "government", country), "own-government")
        return
    desk.add_atom(atom, "nominal", body_actor(desk, "government", country), "own-government")


def _sides(desk: Desk, atom: Atom) -> None:
    """Note the states of "the Egyptian and the Turkish side"."""
    at = atom.last
    while (side := desk.at.get(at)) is not None and side.tag == PEOPLE:
        country = side.form.people[0].country
        if country in desk.base.actors:
            desk.add_atom(side, "nominal", country, "side")
        at = side.last


def _realm(desk: Desk, atom: Atom) -> None:
    """The kingdom named last is "the Kingdom"; unnamed, nobody."""
    realms = set(posts()["realms"]["kingdom"])
    found = before([entry for entry in states(desk) if entry[1] in realms], atom.first)
    homes = tell(desk).homes
    # Of several kingdoms the one that the text is about, which it names most.
    best = max(sorted(realms), key=lambda realm: (homes[realm], realm == found[1])) if found else None
    after = desk.at.get(atom.last)
    if best is not None and not (after is not None and after.tag in {NAME, PEOPLE}):
        desk.add_atom(atom, "nominal", best, "realm")


def _capital(desk: Desk, atom: Atom) -> None:
    """Note the place itself for "the Qatari capital"."""
    english = desk.text.lang == "en"
    after = _before_capital(desk, atom) if english else desk.at.get(atom.last)
    country = country_of(desk, after) if after is not None and after.tag in {NAME, PEOPLE} else None
    if country is None or after is None or (after.tag == NAME and any(a.kind == "place" for a in after.form.names)):
        return
    for place in desk.base.places.values():
        if place.country == country and place.kind == "capital":
            first, last = min(atom.first, after.first), max(atom.last, after.last)
            if _apposed(desk, first - 1 if english else first, place.actor):
                return
            desk.add(first, last, "nominal", place.actor, "capital")
            return


def _before_capital(desk: Desk, atom: Atom) -> Atom | None:
    """The owner of a capital in English, where no name of the city follows ("the Qatari capital, Doha")."""
    named = desk.at.get(atom.last) or desk.at.get(atom.last + 1)
    if named is not None and any(alias.kind == "place" for alias in named.form.names):
        return None
    at = atom.first
    while desk.form(at - 1) in desk.lists.possessive or desk.form(at - 1) == "'":
        at -= 1
    return desk.ending.get(at)


def _apposed(desk: Desk, at: int, place: str) -> bool:
    """Whether the place itself stands right before ("Doha, the capital of Qatar")."""
    while desk.form(at - 1) in {",", "("}:
        at -= 1
    before = desk.ending.get(at)
    return before is not None and any(alias.actor == place for alias in before.form.names)


def _head(desk: Desk, atom: Atom) -> None:
    """Note for "the movement" the last actor one of whose names begins with that word."""
    word = split_form(desk.form(atom.last - 1))[0]
    words = {word, *(word.removeprefix(article) for article in desk.lists.article)}
    words.update(word + letter for letter in desk.lists.linked)
    if desk.headed is None:
        # A body of a state that the base does not list is known by the word it stands with here.
        desk.headed = sorted(
            (found.start, found.actor)
            for found in desk.found
            if found.actor in desk.lists.heads or found.rule.startswith("body-")
        )
    at = bisect_left(desk.headed, (atom.start, ""))
    for start, actor in reversed(desk.headed[max(0, at - _LOOK_BACK) : at]):
        heads = desk.lists.heads.get(actor) or {desk.form(desk.text.token_at(start))}
        if heads & words or any(len(head) >= _LONG_HEAD and word.startswith(head) for head in heads):
            desk.add_atom(atom, "nominal", actor, "head")
            return
