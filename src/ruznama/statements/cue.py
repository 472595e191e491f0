"""A word that brings speech: its row in ``speech.tsv`` and the inflection in which it stands."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.lexicon import Form, Verb

__all__ = ["Cue", "Found", "is_bare", "takes_pronoun"]

_THIRD = 3


class Cue(NamedTuple):
    """A row of ``speech.tsv``.

    Attributes:
        name: lemma or phrase, for the rule id.
        kind: verb, light (noun and verb, in one piece), split (noun ... verb), relay, source, asay, phrase, noun.
        act: act of the statement it brings.
        frame: complements it may have.
        flags: conditions on subject and complement.
    """

    name: str
    kind: str
    act: str
    frame: frozenset[str]
    flags: frozenset[str]


class Found(NamedTuple):
    """What a compiled form tells: its row and its inflection.

    Attributes:
        cue: the row.
        form: the inflection.
        bare: a participle that may lack its verb.
        glued: a pronoun is written onto it.
    """

    cue: Cue
    form: Form
    bare: bool
    glued: bool = False


def is_bare(form: Form, parts: Verb) -> bool:
    """Whether a form is the participle of the perfect alone, which news leaves without its verb."""
    return form.tense == "perfect" and " " not in form.form and any(form.form[:-1] == past for past in parts.past)


def takes_pronoun(form: Form) -> bool:
    """Whether pages write "he" onto a form: "he said" in the plain past."""
    return form.tense == "past" and form.person == _THIRD and form.number == "s" and not form.negative
