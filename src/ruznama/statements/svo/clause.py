"""Where the clause of an English verb begins."""

from __future__ import annotations

from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules
from ruznama.statements.view import View

__all__ = ["PAUSES", "over_origin", "start_of"]

# Tokens of a line of origin.
_ORIGIN = 8
PAUSES = frozenset({",", ";", "-", "("})
# Tokens to look back for the beginning of a clause.
_BACK = 80


def start_of(line: Line, rules: Rules, at: int) -> tuple[int, bool]:
    """First token of the clause of a verb, and whether it stands beside the clause before it."""
    view = line.view
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        before = view.form(step - 1)
        if before in rules.that or before in (":", ";") or step - 1 in view.quote_at:
            return step, before == ";"
        if before in rules.conjunctions and not _lists(view, rules, step):
            return step, True
        step -= 1
    return over_origin(line, at) if step == line.first else step, True


def over_origin(line: Line, end: int) -> int:
    """First token behind a line of origin: PLACE (OUTLET) - ..."""
    forms, first = line.view.forms, line.first
    near = forms[first : min(first + _ORIGIN, end)]
    if "-" not in near:
        return first
    dash, tokens = first + near.index("-"), line.view.text.tokens
    spaced = tokens[dash].start > tokens[dash - 1].end and near.count("-") == 1
    named = forms[dash - 1] == ")" or (first in line.view.at and dash - 1 in line.view.at)
    return dash + 1 if spaced and named else first


def _lists(view: View, rules: Rules, at: int) -> bool:
    """Whether names stand on both sides of the conjunction before a token."""
    right = at
    while view.form(right) in rules.sets["determiners"]:
        right += 1
    return right in view.at and at - 2 in view.at
