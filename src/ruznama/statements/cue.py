"""A word that brings speech: its row in ``speech.tsv`` and the inflection in which it stands."""

from __future__ import annotations

import msgspec

from ruznama.lexicon import PREVERB, Form, Verb

__all__ = ["Cue", "Found", "is_bare", "takes_pronoun"]

_THIRD = 3
_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A row of ``speech.tsv``.

    Attributes:
        name: lemma or phrase, for the rule id.
        kind: verb, light (noun and verb, in one piece), split (noun ... verb), relay, source, asay, phrase, noun.
        act: act of the statement it brings.
        frame: complements it may have.
        flags: conditions on subject and complement.
        values: what stands behind the colon of a flag, by what stands before it.
    """

    name: str
    kind: str
    act: str
    frame: frozenset[str]
    flags: frozenset[str]
    values: dict[str, str]

    @property
    def label(self) -> str:
        """The name by which rule ids call it: of several spellings the first."""
        return self.name.partition("|")[0]


class Found:
    """What a compiled form tells: its row and its inflection.

    Attributes:
        cue: the row.
        form: the inflection.
        bare: a participle that may lack its verb.
        glued: a pronoun is written onto it.
        told: whether it is a finite verb that tells, not in the first person.
        rank: the lower, the better a reading: told tenses before others, nouns last, third before first person.
    """

    __slots__ = ("bare", "cue", "form", "glued", "rank", "told")

    def __init__(self, cue: Cue, form: Form, *, bare: bool, glued: bool = False) -> None:
        self.cue, self.form, self.bare, self.glued = cue, form, bare, glued
        self.told = form.tense in _TOLD and form.person != 1
        untold = form.tense not in _TOLD and bool(form.tense)
        noun = form.tense == "noun" or cue.kind == "noun"
        self.rank = 4 * untold + 2 * noun + (form.person == 1)


def is_bare(form: Form, parts: Verb) -> bool:
    """Whether a form is the participle of the perfect alone, which news leaves without its verb."""
    written = form.form.replace(" ", "")[:-1]
    return form.tense == "perfect" and any(written == past.replace(PREVERB, "") for past in parts.past)


def takes_pronoun(form: Form) -> bool:
    """Whether pages write "he" onto a form: "he said" in the plain past."""
    return form.tense == "past" and form.person == _THIRD and form.number == "s" and not form.negative
