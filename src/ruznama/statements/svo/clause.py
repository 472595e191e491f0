"""What the reader of English knows of one cue."""

from __future__ import annotations

from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules
from ruznama.statements.view import Spot, View

__all__ = ["PAUSES", "Clause", "start_of"]

PAUSES = frozenset({",", ";", "-", "("})
# Tokens to look back for the beginning of a clause.
_BACK = 80


class Clause(NamedTuple):
    """A cue with what was found around it.

    Attributes:
        hit: the cue.
        subject: who speaks.
        content: where what is said begins.
        start: first token of the clause.
        joined: whether the clause stands beside the one before it.
        addressees: mentions spoken to.
        trails: token of the comma behind what is said, where the speaker follows it.
        via: outlet that quotes the speaker.
    """

    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    joined: bool
    addressees: tuple[Spot, ...]
    trails: int = 0
    via: Spot | None = None


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
    while view.form(right) in rules.set("determiners"):
        right += 1
    return right in view.at and at - 2 in view.at
