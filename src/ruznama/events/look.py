"""The one pass over the words of a text: what each means by itself, function words marked, the rest kept by kind."""

from __future__ import annotations

from itertools import compress

import msgspec

from ruznama.events.frames import Lexicon
from ruznama.events.glosses import Gloss, is_word
from ruznama.events.trigger import Entry
from ruznama.lexicon import Form, Hit, longest
from ruznama.model import Text

__all__ = ["Look", "look", "named"]

_EMPTY: frozenset[str] = frozenset()


# "around 150 diplomats", "over 40": before a number these are no prepositions.
_ROUGHLY = frozenset({"around", "about", "aside", "in"})


class Look(msgspec.Struct, gc=False):
    """What the words of a text mean.

    Attributes:
        marks: letter of each token, as in ``Sheet.marks``; verbs are not marked yet.
        slots: slots of prepositions by token.
        sets: word sets by token.
        told: tokens that are triggers or modal words by themselves.
        states: tokens that are adjectives of states by themselves.
        verbs: tokens that can be finite verbs by themselves.
        copulas: tokens that can be forms of "to be".
        long: listed nouns of several words.
        long_verbs: listed verbs of several words.
    """

    marks: list[str]
    slots: dict[int, str]
    sets: dict[int, frozenset[str]]
    told: list[tuple[int, Gloss]]
    states: list[tuple[int, Gloss]]
    verbs: list[tuple[int, Gloss]]
    copulas: list[tuple[int, Form]]
    long: list[Hit[Entry]]
    long_verbs: list[Hit[Entry]]


def look(text: Text, lex: Lexicon, names: frozenset[int]) -> Look:
    """Look at every word once; a function word, trigger or adjective inside a name (``names``) is none."""
    tokens = text.tokens
    forms = [token.form for token in tokens]
    marks = [" "] * len(forms)
    found = Look(marks, {}, {}, [], [], [], [], [], [])
    slots, sets = found.slots, found.sets
    leads: dict[int, frozenset[str]] = {}
    verb_leads: dict[int, frozenset[str]] = {}
    ends = {part.last - back for part in text.sentences for back in (1, 2)}
    glosses = list(map(lex.glosses.__getitem__, forms))
    # Every third word is in no list.
    for index, gloss in zip(compress(range(len(forms)), glosses), filter(None, glosses), strict=True):
        if gloss.bare is not None and len(tokens[index].shapes) < gloss.ways:
            gloss = gloss.bare  # noqa: PLW2901
        if gloss.words:
            sets[index] = gloss.words
        if gloss.point:
            marks[index] = gloss.point if gloss.point in ",s" else _end(text, index, ends)
            if lex.order == "sov" and marks[index] == ".":
                marks[index] = _softened(index, forms, glosses, names)
        if gloss.leads:
            leads[index] = gloss.leads
        if gloss.verb_leads:
            verb_leads[index] = gloss.verb_leads
        if gloss.copula is not None:
            found.copulas.append((index, gloss.copula))
        if index in names:
            continue
        if gloss.mark:
            if gloss.slot in _ROUGHLY and lex.order == "svo" and _counts(text, index + 1):
                continue
            marks[index] = gloss.mark
            if gloss.slot:
                slots[index] = gloss.slot
        if gloss.tells:
            _keep(found, index, gloss)
    found.long = lex.nouns.lengthened(text, forms, leads)
    found.long_verbs = lex.verbs.lengthened(text, forms, verb_leads)
    odd = lex.settings["odd_prefixes"]
    found.long = [
        hit for hit in found.long if hit.prefix not in odd and (hit.value.what == "word" or not named(hit, names))
    ]
    _long_words(found, _idle(found) if lex.order == "svo" else set())
    _long_slots(text, lex, found)
    return found


def _counts(text: Text, index: int) -> bool:
    """Whether a number that is no year and no date stands here ("around 150 men", "some 40")."""
    if index + 1 >= len(text.tokens) or text.tokens[index].kind != "number":
        return False
    form = text.tokens[index].form
    year = len(form) == len("2024") and form.isdigit()
    return not year and text.tokens[index - 1].form in {"around", "about", "over", "under", "near"}


def _keep(found: Look, index: int, gloss: Gloss) -> None:
    """Keep a trigger or modal word, an adjective of a state, a finite verb."""
    if gloss.cues:
        found.told.append((index, gloss))
    if gloss.states:
        found.states.append((index, gloss))
    if gloss.readings:
        found.verbs.append((index, gloss))


def _end(text: Text, index: int, ends: set[int]) -> str:
    """A full stop that ends no sentence ends no clause ("the U.N. agency", "3.5").

    A dash between spaces ends a dateline or opens an aside; a hyphen joins a name or a range.
    """
    tokens, token = text.tokens, text.tokens[index]
    if token.kind == "punct":
        return "s" if token.form == "." and index not in ends else "."
    after = tokens[index + 1].start if index + 1 < len(tokens) else token.end + 1
    return "." if index > 0 and tokens[index - 1].end < token.start and token.end < after else "s"


def _softened(index: int, forms: list[str], glosses: list[Gloss | None], names: frozenset[int]) -> str:
    """Persian: a mark inside a date or a name ends nothing; a semicolon before a title is a comma."""
    if index in names:
        return "s"
    after = glosses[index + 1] if index + 1 < len(glosses) else None
    return "," if forms[index] == ";" and after is not None and "role" in after.words else "."


def named(hit: Hit[Entry], names: frozenset[int]) -> bool:
    """Whether a form lies inside a name."""
    return hit.first in names and hit.last - 1 in names


def _idle(found: Look) -> set[int]:
    """Words that mean nothing where they stand: "at least nine missiles" are fired at nobody."""
    hits = [hit for hit in found.long if hit.value.what == "prep" and hit.value.name == "s"]
    idle = {index for hit in hits for index in range(hit.first, hit.last)}
    for index in idle:
        found.sets.pop(index, None)
    return idle


def _long_words(found: Look, idle: set[int]) -> None:
    for hit in found.long:
        if is_word(hit.value, hit.suffix) and hit.first not in idle:
            for index in range(hit.first, hit.last):
                found.sets[index] = found.sets.get(index, _EMPTY) | {hit.value.name}


def _long_slots(text: Text, lex: Lexicon, found: Look) -> None:
    """Prepositions of several words; the words in them have no slot of their own."""
    plain, unslotted = lex.settings["plain_prefixes"], lex.settings["unslotted"]
    preps = [hit for hit in found.long if hit.value.what == "prep" and hit.prefix in plain and not hit.suffix]
    for hit in longest(preps):
        name, mute = hit.value.name, text.tokens[hit.first].form in unslotted
        for index in range(hit.first, hit.last):
            if mute:
                found.slots.pop(index, None)
                found.marks[index] = " "
            elif len(name) == 1:
                found.slots.pop(index, None)
                found.marks[index] = name
            else:
                found.slots[index] = name
                found.marks[index] = "p"
