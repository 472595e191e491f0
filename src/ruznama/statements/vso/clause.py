"""Where the clause around an Arabic cue begins, and how far its parts stand apart."""

from __future__ import annotations

from ruznama.model import Shape
from ruznama.statements.draft import Clause, Line
from ruznama.statements.ends import told_forms
from ruznama.statements.rules import Rules

__all__ = ["NEAR", "PAUSES", "REACH", "start_of", "told_again"]

# Adjuncts of up to 25 words stand between a verb and its clause; longer gaps were another clause.
REACH = 45
NEAR = 9
# Tokens to look back for the beginning of a clause.
_BACK = 80
PAUSES = frozenset({",", ";", "("})
# Tokens of what is said in which the narrator is looked for.
_TOLD = 60


def start_of(line: Line, rules: Rules, at: int) -> int:
    """First token of the clause that holds a token: after the last pause, complementizer or sentence start."""
    forms, that, opening = line.view.forms, rules.that, line.view.opening
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        before = forms[step - 1]
        if before in PAUSES or before in that or before == ":" or (step - 1) in opening:
            break
        step -= 1
    return step


def told_again(line: Line, rules: Rules, clause: Clause) -> list[int]:
    """Where the narrator goes on behind a clause that tells of now or later: ", and" with a verb of the past.

    "It announced that it will take part, and sent a delegation": the second is a deed, not what was announced. The verb
    agrees with that of speech, and is spelled like no noun.
    """
    content, form = clause.content, clause.hit.value.form
    if content.end is not None or content.nominal or content.quoted or form.tense != "past":
        return []
    view, tokens = line.view, line.view.text.tokens
    told = told_forms(rules.lang)
    for at in range(content.first, min(line.last - 1, content.first + _TOLD)):
        shapes = tokens[at].shapes
        if at in view.opening or view.forms[at] in rules.sets["had_verbs"] or shapes[0].stem in told:
            return []
        if view.forms[at] == "," and _goes_on(rules, form.gender, tokens[at + 1].shapes):
            return [at + 1]
    return []


def _goes_on(rules: Rules, gender: str, shapes: tuple[Shape, ...]) -> bool:
    """Whether a word is "and" written onto a verb of the past that agrees, and cannot be a noun."""
    joined, nouns = rules.sets["joiners"], told_forms(rules.lang, "noun")
    told = told_forms(rules.lang, "past", gender)
    return any(s.prefix in joined and not s.suffix and s.stem in told and s.stem not in nouns for s in shapes)
