"""What the reader of Arabic knows of one cue."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules
from ruznama.statements.view import Spot

__all__ = ["NEAR", "PAUSES", "REACH", "Clause", "start_of"]

# Adjuncts of up to 25 words stand between a verb and its clause; longer gaps were another clause.
REACH = 45
NEAR = 9
# Tokens to look back for the beginning of a clause.
_BACK = 80
PAUSES = frozenset({",", ";", "("})


class Clause(NamedTuple):
    """A cue with what was found around it.

    Attributes:
        hit: the cue.
        subject: who speaks.
        content: where what is said begins.
        start: first token of the clause.
        after: token behind the subject.
        via: outlet that relays.
        rule: construction.
    """

    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    after: int
    via: Spot | None
    rule: str


def start_of(line: Line, rules: Rules, at: int) -> int:
    """First token of the clause that holds a token: after the last pause, complementizer or sentence start."""
    view = line.view
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        before = view.form(step - 1)
        if before in PAUSES or before in rules.that or before == ":" or (step - 1) in view.opening:
            break
        step -= 1
    return step
