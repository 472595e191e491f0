"""What the words of a text mean by themselves, worked out once for each form.

A page of 650 words holds 300 forms and 800 listed meanings, most of them word sets; the stage took a third of its time
to find each of them at each of its places.
"""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from ruznama.events.trigger import Entry
from ruznama.lexicon import Form, Phrases, shapes

__all__ = ["Gloss", "Glosses", "Reading", "is_word", "read", "told_once"]

# Forms remembered: an article has 300. The same bound as that of ``lexicon.Phrases``.
_REMEMBERED = 4_000
# Marks that end a clause; a comma does not (appositions and dates stand between commas), a quotation mark neither.
_STRONG = frozenset(";:.!?")
# A stem with an ending is the verb ("knew" is no "knowledge is").
_ENDLESS = frozenset({"nonverb", "not", "that"})


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A finite verb that a form can be.

    Attributes:
        entry: what the form is listed with.
        form: its inflection.
        prefix: proclitics.
        suffix: enclitics.
        number: the same for readings that differ only in what the verb means.
        meaning: the same for readings that tell the same; -1 where the verb says nothing.
    """

    entry: Entry
    form: Form
    prefix: str
    suffix: str
    number: int
    meaning: int


class Gloss(msgspec.Struct, frozen=True, gc=False):
    """What one word means by itself.

    Attributes:
        point: letter of a punctuation mark in ``Sheet.marks``, "-" for a hyphen or dash, or "".
        words: the word sets that list it.
        mark: letter of a function word in ``Sheet.marks``, or "".
        slot: slot of a preposition, or "".
        cues: triggers and modal words with proclitics and enclitics.
        states: ids of the states whose adjective it is.
        readings: the finite verbs it can be.
        copula: the form of "to be" it is, or None.
        leads: the words that stand behind it in longer forms among the nouns.
        verb_leads: the same among the verbs.
        tells: whether it is a trigger, a modal word, an adjective of a state or a finite verb.
        ways: how many ways of reading the form has; a token that has fewer takes no enclitics.
        bare: its gloss without enclitics, or None where that is the same.
    """

    point: str = ""
    words: frozenset[str] = frozenset()
    mark: str = ""
    slot: str = ""
    cues: tuple[tuple[Entry, str, str], ...] = ()
    states: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
    copula: Form | None = None
    leads: frozenset[str] = frozenset()
    verb_leads: frozenset[str] = frozenset()
    tells: bool = False
    ways: int = 1
    bare: Gloss | None = None


class Glosses(dict[str, "Gloss | None"]):
    """The glosses of a language, made when a form is met; None for a word that is in no list."""

    def __init__(self, lang: str, nouns: Phrases[Entry], verbs: Phrases[Entry], settings: dict[str, Any]) -> None:
        super().__init__()
        self._lang = lang
        self._nouns = nouns
        self._verbs = verbs
        self._odd: frozenset[str] = frozenset(settings["odd_prefixes"])
        self._plain: frozenset[str] = frozenset(settings["plain_prefixes"])
        self._unslotted: frozenset[str] = frozenset(settings["unslotted"])
        self._copulas: dict[str, Form] = settings["_copulas"]

    def __missing__(self, form: str) -> Gloss | None:
        nouns, leads = self._nouns.alone(form)
        verbs, verb_leads = self._verbs.alone(form)
        copula = self._copulas.get(form)
        point = "" if form[0].isalnum() else "-" if form[0] == "-" else _point(form)
        gloss = None
        # Every second word that is new to a text is in no list.
        if nouns or leads or verbs or verb_leads or point or copula is not None:
            nouns = sorted([one for one in nouns if one[1] not in self._odd], key=_affixes)
            gloss = self._gloss(form, nouns, verbs)
            bare = None
            if any(one[2] for one in (*nouns, *verbs)):
                bare = self._gloss(form, _endless(nouns), _endless(verbs))
                bare = replace(bare, point=point, copula=copula, leads=leads, verb_leads=verb_leads)
            ways = len(shapes(self._lang, form))
            gloss = replace(gloss, point=point, copula=copula, leads=leads, verb_leads=verb_leads, ways=ways, bare=bare)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[form] = gloss
        return gloss

    def _gloss(self, form: str, nouns: list[tuple[Entry, str, str]], verbs: list[tuple[Entry, str, str]]) -> Gloss:
        """What listed forms of one word mean."""
        mark = slot = ""
        words: list[str] = []
        states: list[str] = []
        told: list[tuple[Entry, str, str]] = []
        for one in nouns:
            entry, prefix, suffix = one
            what = entry.what
            if what == "word":
                if not (suffix and entry.name in _ENDLESS):
                    words.append(entry.name)
            elif what == "prep":
                if prefix in self._plain and not suffix and form not in self._unslotted:
                    mark, slot = (entry.name, slot) if len(entry.name) == 1 else ("p", entry.name)
            elif what == "people":
                states.append(entry.name)
            else:
                told.append(one)
        return Gloss(
            words=frozenset(words),
            mark=mark,
            slot=slot,
            cues=told_once(told) if told else (),
            states=tuple(states),
            readings=read(verbs) if verbs else (),
            tells=bool(told or states or verbs),
        )


def _point(form: str) -> str:
    return "," if form == "," else "." if form in _STRONG else "s"


def _affixes(one: tuple[Entry, str, str]) -> int:
    return len(one[1]) + len(one[2])


def _endless(found: list[tuple[Entry, str, str]]) -> list[tuple[Entry, str, str]]:
    return [one for one in found if not one[2]]


def is_word(entry: Entry, suffix: str) -> bool:
    """Whether a listed form puts its words into a word set."""
    return entry.what == "word" and not (suffix and entry.name in _ENDLESS)


def told_once(found: list[tuple[Entry, str, str]]) -> tuple[tuple[Entry, str, str], ...]:
    """Triggers and modal words of one place without those that say the same."""
    kept: dict[object, tuple[Entry, str, str]] = {}
    for one in found:
        entry = one[0]
        trigger = entry.trigger
        key = (entry.name, entry.verbs, trigger and (trigger.frame, trigger.kind, trigger.needs))
        kept.setdefault(key, one)
    return tuple(kept.values())


def read(found: list[tuple[Entry, str, str]]) -> tuple[Reading, ...]:
    """The readings of a verb form: fewest affixes first, and the subjunctive behind any other tense.

    Persian writes some pasts like a subjunctive: the past is meant.
    """
    numbers: dict[tuple[Form, str, str], int] = {}
    meanings: dict[object, int] = {}
    readings: list[Reading] = []
    for entry, prefix, suffix in sorted(found, key=_affixes):
        form = entry.form
        if form is not None:
            number = numbers.setdefault((form, prefix, suffix), len(numbers))
            trigger, meaning = entry.trigger, -1
            if entry.what != "verb":
                told = (entry.name, trigger and (trigger.frame, trigger.mode, trigger.needs))
                meaning = meanings.setdefault(told, len(meanings))
            readings.append(Reading(entry, form, prefix, suffix, number, meaning))
    return tuple(sorted(readings, key=_is_subjunctive))


def _is_subjunctive(reading: Reading) -> bool:
    return reading.form.tense == "subjunctive"
