"""What the reader of Persian knows of one cue."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules, begins, phrases
from ruznama.statements.sov.borders import is_finite
from ruznama.statements.view import Spot, View

__all__ = ["PAUSES", "SPEAKS", "Clause", "is_told", "start_of"]

_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})
PAUSES = frozenset({",", ";", "-", "("})
# Tokens to look back for the beginning of a clause.
_BACK = 120
SPEAKS = frozenset({"person", "country", "government", "organization", "group", "outlet", ""})


class Clause(NamedTuple):
    """A cue with what was found around it.

    Attributes:
        hit: the cue.
        subject: who speaks.
        content: where what is said begins; None where the clause tells nothing.
        start: first token of the clause.
        joined: whether the clause stands beside the one before it.
        negated: whether the verb is denied.
        addressees: mentions spoken to.
        aside: whether the subject is that of a relative clause.
    """

    hit: Hit[Found]
    subject: Subject
    content: Content | None
    start: int
    joined: bool
    negated: bool
    addressees: tuple[Spot, ...]
    aside: bool = False


def is_told(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a verb tells of speech that happened, in the third person."""
    form = hit.value.form
    if "past" in hit.value.cue.flags and form.tense in ("present", "progressive"):
        return False
    joined = hit.last < len(view.text.tokens) and view.text.tokens[hit.last].joined
    if joined or begins(view.forms, hit.last, phrases(rules.lang, "not_speech")):
        return False
    if form.tense not in _TOLD or form.person != 3 or hit.suffix:
        return False
    after = view.form(hit.last)
    if hit.value.bare and after in rules.set("passive"):
        return False
    if hit.value.bare and hit.value.cue.kind == "verb":
        return after in rules.conjunctions or after in PAUSES or after in rules.that or after in ("", ".", ":")
    return view.form(hit.first - 1) not in rules.modal


def start_of(line: Line, rules: Rules, at: int, begin: frozenset[int]) -> tuple[int, bool]:
    """First token of the clause that a cue closes, and whether the clause stands beside the one before it."""
    view = line.view
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        if step in begin:
            return step, True
        before = view.form(step - 1)
        if before == ":" or (before in rules.that and is_finite(view, rules, step - 2)):
            return step, False
        step -= 1
    return step, True
