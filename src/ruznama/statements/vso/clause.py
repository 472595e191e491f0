"""Where the clause around an Arabic cue begins, and how far its parts stand apart."""

from __future__ import annotations

from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules

__all__ = ["NEAR", "PAUSES", "REACH", "start_of"]

# Adjuncts of up to 25 words stand between a verb and its clause; longer gaps were another clause.
REACH = 45
NEAR = 9
# Tokens to look back for the beginning of a clause.
_BACK = 80
PAUSES = frozenset({",", ";", "("})


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
