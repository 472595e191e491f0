"""Where the clause of an English verb begins."""

from __future__ import annotations

from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules
from ruznama.statements.view import View

__all__ = ["PAUSES", "start_of"]

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
    return step, True


def _lists(view: View, rules: Rules, at: int) -> bool:
    """Whether names stand on both sides of the conjunction before a token."""
    right = at
    while view.form(right) in rules.sets["determiners"]:
        right += 1
    return right in view.at and at - 2 in view.at
