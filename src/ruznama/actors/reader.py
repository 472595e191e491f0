"""From atoms to mentions: people, posts, bodies, states and places."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable

from ruznama.actors.atoms import Atom, scan
from ruznama.actors.back import point_back
from ruznama.actors.bearers import beside, document_date
from ruznama.actors.bodies import find_bodies
from ruznama.actors.chains import Chain, chains
from ruznama.actors.desk import Desk
from ruznama.actors.lists import NAME
from ruznama.actors.names import find_names, find_outlets
from ruznama.actors.people import read_full, read_short, surnames
from ruznama.actors.strangers import find_strangers
from ruznama.actors.titles import find_titles

__all__ = ["read"]

_SHORTEST = 3


def read(desk: Desk) -> None:
    """Fill ``desk.found`` with every mention of the text."""
    desk.put(*scan(desk.text, desk.forms, desk.lists))
    _drop_dates(desk)
    _drop_words(desk)
    _drop_formal(desk)
    _join_surnames(desk)
    read_full(desk)
    listed = chains(desk)
    borne = _bearers(desk, listed)
    find_strangers(desk)
    if desk.date is None:
        desk.date = document_date(desk, list(borne.items()))
    _clear(desk)
    _people(desk)
    find_bodies(desk)
    find_titles(desk, listed, borne)
    find_names(desk)
    point_back(desk)
    find_outlets(desk)


def _drop_dates(desk: Desk) -> None:
    """No outlet, body or town lies wholly inside a date; a president or a state may ("since Trump's first term")."""
    spans = sorted((time.span.start, time.span.end) for time in desk.times if time.type in {"DATE", "TIME"})
    undated = [atom for atom in desk.atoms if atom.tag == NAME and atom.witness.undated] if spans else []
    origin = desk.text.folded.origin
    dated: set[int] = set()
    for atom in undated:
        start = origin(atom.start)
        at = bisect_right(spans, (start, sys.maxsize)) - 1
        # Few begin inside a date: the end is looked up for these only.
        if at >= 0 and start < spans[at][1] and origin(atom.end - 1) < spans[at][1]:
            dated.add(atom.first)
    _drop(desk, dated)


def _drop(desk: Desk, firsts: set[int]) -> None:
    """Forget the atoms that begin at some tokens."""
    if firsts:
        desk.atoms = [atom for atom in desk.atoms if atom.first not in firsts]
        desk.at = {atom.first: atom for atom in desk.atoms}
        desk.ending = {atom.last: atom for atom in desk.atoms}


def _drop_words(desk: Desk) -> None:
    """Common words, months and weekdays are names only where the text names the same actor in another way."""
    doubtful = [atom for atom in desk.atoms if atom.form.common and atom.tag == NAME]
    if not doubtful:
        return
    named: set[str] = set()
    for atom in desk.atoms:
        if atom.tag == NAME and not atom.form.common:
            named.update(atom.form.full, atom.witness.sure)
    for atom in doubtful:
        sure = any(alias.actor in named for alias in (*atom.form.names, *atom.form.persons))
        if not sure or (desk.lists.has("deed", desk.form(atom.last - 1)) and not _stands(desk, atom)):
            del desk.at[atom.first]
            desk.ending.pop(atom.last, None)
    desk.atoms = [atom for atom in desk.atoms if atom.first in desk.at]


def _stands(desk: Desk, atom: Atom) -> bool:
    """Whether no object follows: "opening the crossing" is a deed, "Fatah and Hamas" is not."""
    if atom.last >= len(desk.text.tokens):
        return True
    after, listed = desk.text.tokens[atom.last], desk.at.get(atom.last)
    if after.kind != "word" or after.form in desk.lists.stops:
        return True
    return listed is not None and listed.tag == NAME and listed.prefix in desk.lists.joining


def _drop_formal(desk: Desk) -> None:
    """A by-name of one state before the name of another is a part of that ("the Islamic Republic of" is not Iran)."""
    formal = set()
    for atom in desk.atoms:
        after = desk.at.get(atom.last)
        if after is None or after.tag != NAME or not any(alias.kind == "metonym" for alias in atom.form.names):
            continue
        if any(alias.kind == "country" for alias in after.form.names) and not after.prefix:
            formal.add(atom.first)
            del desk.at[atom.first]
            desk.ending.pop(atom.last, None)
    if formal:
        desk.atoms = [atom for atom in desk.atoms if atom.first not in formal]


def _join_surnames(desk: Desk) -> None:
    """A surname right behind a full name is a part of it, whoever else is called so."""
    joined: set[int] = set()
    for atom in desk.atoms:
        name = desk.ending.get(atom.first)
        if name is not None and name.form.full and atom.person and not atom.form.full and not atom.form.names:
            joined.add(atom.first)
            del desk.at[atom.first]
            desk.ending[atom.last] = name
    if joined:
        desk.atoms = [atom for atom in desk.atoms if atom.first not in joined]


def _bearers(desk: Desk, listed: list[Chain]) -> dict[Chain, str]:
    """Names beside titles: full ones first, so that surnames can be read by them."""
    borne: dict[Chain, str] = {}
    for short in (False, True):
        for chain in listed:
            found = beside(desk, chain, short=short) if chain not in borne else None
            if found is None:
                continue
            borne[chain] = found.person
            if not found.listed and found.first not in desk.people:
                desk.people[found.first] = found.person
                desk.new[found.first] = found.last
                desk.meet(found.person, found.first)
                desk.add(found.first, found.last, "name", found.person, "name-title")
            if chain.owner:
                desk.held.setdefault((chain.role, chain.owner), []).append((chain.title.first, found.person))
    return borne


def _clear(desk: Desk) -> None:
    """Forget what is listed inside a new name: it is a part of it."""
    inside = {index for first, last in desk.new.items() for index in range(first, last)}
    if not inside.isdisjoint(desk.at):
        desk.atoms = [atom for atom in desk.atoms if atom.first not in inside]
        desk.at = {first: atom for first, atom in desk.at.items() if first not in inside}
        desk.ending = {last: atom for last, atom in desk.ending.items() if atom.first not in inside}


def _people(desk: Desk) -> None:
    """Full names and surnames."""
    desk.surnames = words = surnames(desk)
    for atom in desk.atoms:
        if atom.person and atom.tag == NAME:
            person = read_short(desk, atom, None)
            if person is not None:
                desk.add_atom(atom, "name", person, "name-full" if atom.form.full else "name-short")
    # Listed surnames are atoms already: only words that the lists do not know need the pass over all tokens.
    unlisted = {word: person for word, person in words.items() if (word, person) not in desk.lists.shorts}
    if unlisted:
        _surnames(desk, unlisted)


def _surnames(desk: Desk, words: dict[str, str]) -> None:
    new = {index for first, last in desk.new.items() for index in range(first, last)}
    for index in _holding(desk, words):
        token, atom = desk.text.tokens[index], desk.over(index)
        if token.kind != "word" or index in new or index in desk.title_at or (atom is not None and atom.tag == NAME):
            continue
        for shape in token.shapes:
            person = words.get(shape.stem)
            # Two letters are a name only as they stand, and not where somebody may say "to me" (Arabic li).
            if person is None or (
                len(shape.stem) < _SHORTEST and (shape.prefix or shape.suffix or _quoted(desk, index))
            ):
                continue
            if (shape.suffix and desk.text.lang == "ar") or index < desk.full[person]:
                continue
            desk.add_range(token.start + len(shape.prefix), token.end, "name", person, "name-surname")
            desk.people[index] = person
            break


def _quoted(desk: Desk, index: int) -> bool:
    return any(quote.first <= index < quote.last for quote in desk.text.quotes)


def _holding(desk: Desk, words: Iterable[str]) -> list[int]:
    """Tokens with one of the words in them, found in the characters: few words are looked for in many tokens."""
    folded, found = desk.text.folded.text, set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.add(desk.text.token_at(at))
            at = folded.find(word, at + 1)
    found.discard(len(desk.forms))
    return sorted(found)
