"""Time, place and occasion between an English verb of speech and what is said."""

from __future__ import annotations

from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules, begins
from ruznama.statements.view import View

__all__ = ["over_adjuncts"]


def over_adjuncts(line: Line, rules: Rules, at: int) -> int:
    """Over time, place and occasion behind a verb of speech, up to what is said."""
    view, listed = line.view, rules.phrases["settings"]
    step = at
    while step < line.last:
        size = begins(view.forms, step, listed)
        if step in view.time_at:
            step = view.time_at[step].last
        elif view.form(step) in rules.sets["late"]:
            step += 1
        elif size:
            step += size
        elif step > at or view.form(step) in rules.prepositions:
            over = _over_phrase(view, rules, step)
            if over == step:
                break
            step = over
        else:
            break
    return step


def _over_phrase(view: View, rules: Rules, at: int) -> int:
    """Over a preposition with a name or a time behind it; the same token where there is none."""
    if view.form(at) not in rules.prepositions:
        return at
    step = at + 1
    while view.form(step) in rules.sets["determiners"] or view.form(step) in rules.sets["occasions"]:
        step += 1
    held = view.time_at.get(step) or view.at.get(step)
    if held is not None:
        return held.last
    return step if step > at + 1 and view.form(step - 1) in rules.sets["occasions"] else at
