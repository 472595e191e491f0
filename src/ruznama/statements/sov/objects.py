"""The object in front of a Persian or Dari verb: where it begins."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line
from ruznama.statements.rules import Rules, attitudes, begins
from ruznama.statements.sov.borders import is_finite
from ruznama.statements.sov.clause import PAUSES
from ruznama.statements.view import View

__all__ = ["object_mark", "object_of"]


def object_mark(view: View, rules: Rules, first: int, last: int) -> int | None:
    """Token of the object mark in front of a verb, also where it is written onto the noun."""
    marks, tokens = rules.sets["object_marks"], view.text.tokens
    for at in range(first, last):
        if tokens[at].form in marks:
            return at
        for shape in tokens[at].shapes:
            if shape.suffix in marks:
                return at
    return None


def object_of(line: Line, rules: Rules, hit: Hit[Found], low: int, mark: int) -> Content | None:
    """The object that a mark closes, without the adjuncts in front of it."""
    view, cue = line.view, hit.value.cue
    # A relative clause on the subject has its own adjuncts before the object.
    first = next((at + 1 for at in range(mark - 1, low - 1, -1) if view.form(at) in rules.that), low)
    closed = (at + 1 for at in range(mark - 1, first, -1) if view.form(at) == "," and is_finite(view, rules, at - 1))
    first = next(closed, first)
    # "«NAME» the ambassador condemned X"
    first = first + 1 if first in view.closing else first
    first = _over_adjuncts(view, rules, first, mark)
    first = _over_adjuncts(view, rules, _over_title(view, rules, first, mark), mark)
    # An apposition between commas belongs to the subject.
    comma = next((at for at in range(mark - 1, first, -1) if view.form(at) == ","), None)
    if comma is not None and view.form(low) == ",":
        first = _over_adjuncts(view, rules, _over_title(view, rules, comma + 1, mark), mark)
    last = mark if "obj" in cue.frame and cue.act != "criticize" else hit.first
    last = last + 1 if last == mark and view.form(mark) not in rules.sets["object_marks"] else last
    if "claims" in cue.flags and not any(_claim(view, rules, at) for at in range(first, min(first + 4, mark + 1))):
        return None
    if "nocourt" in cue.flags and any(view.form(at) in rules.sets["court"] for at in range(low, hit.first)):
        return None
    empty = view.form(first) in rules.sets["demonstratives"] and view.form(first + 1) in rules.sets["generic"]
    if empty and last - first <= 2:
        return None
    act = attitudes(rules.lang).get(view.form(first))
    # Readiness, support: what it is for stands behind the mark.
    last = hit.first if act is not None else last
    return Content(first, end=last, act=act) if last > first else None


def _over_adjuncts(view: View, rules: Rules, first: int, mark: int) -> int:
    """Over times, adverbs, conjunctions and phrases with a preposition, up to the object itself."""
    settings = rules.phrases["settings"]
    while first < mark:
        size = begins(view.forms, first, settings)
        over = _over_phrase(view, rules, first, mark)
        if size > over - first:
            over = first + size
        if view.form(first) in PAUSES or view.form(first) in rules.union("adverbs", "conjunctions"):
            over = max(over, first + 1)
        elif first in view.time_at:
            over = view.time_at[first].last
        if over == first:
            break
        first = over
    return first


def _over_title(view: View, rules: Rules, at: int, mark: int) -> int:
    """Over a title behind a pause with the body it serves, where no pause closes the apposition."""
    step = at
    while step < mark and step not in view.at and view.form(step) in rules.union("titles", "portfolios"):
        step += 1
    held = view.at.get(step)
    return held.last if step > at and held is not None and held.last < mark else at


def _over_phrase(view: View, rules: Rules, at: int, mark: int) -> int:
    """Over a preposition and what it takes, where its end is sure: a name, a date, "own" or a pause."""
    if view.form(at) not in rules.prepositions:
        return at
    for step in range(at + 1, mark - 1):
        held = view.time_at.get(step) or view.at.get(step)
        if view.form(step) in rules.sets["own"]:
            return step + 1
        if view.form(step) == ",":
            return step
        if view.form(step) in rules.prepositions and view.form(step) not in rules.sets["with"]:
            return at
        if held is not None and held.last < mark:
            end = held.last
            while end < mark - 1 and (view.form(end) in rules.titles or view.form(end) in rules.sets["own"]):
                end += 1
            after = view.at.get(end)
            return after.last if end > held.last and after is not None and after.last < mark else end
    return at


def _claim(view: View, rules: Rules, at: int) -> bool:
    return any(shape.stem in rules.sets["claims"] for shape in view.text.tokens[at].shapes)
