"""..., X said: what is said stands in front of its speaker."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Clause, Content, Line
from ruznama.statements.ends import told_forms
from ruznama.statements.rules import Rules
from ruznama.statements.svo.adjuncts import over_adjuncts
from ruznama.statements.svo.complement import over_object, quote_before
from ruznama.statements.svo.subject import subject_before, subject_behind

__all__ = ["inverted_clause", "trailing_clause"]

# Longest noun phrase of a speaker behind what is said, in tokens.
_NOUN = 16
# A shorter beginning of a sentence is an adjunct, not what was said.
_SAID = 4
# Fewest tokens in front of such a verb: one of what is said, the pause, the speaker.
_LEAST = 3


def trailing_clause(line: Line, rules: Rules, hit: Hit[Found], verb: int) -> Clause | None:
    """..., X said: what is said stands in front of its speaker, and nothing but adjuncts behind the verb."""
    view, frame = line.view, hit.value.cue.frame
    if not frame & {"that", "tell", "quote"} or verb - line.first < _LEAST:
        return None
    if hit.value.cue.act == "deny":
        # "..., something it denied": nobody says what he denies in front of it.
        return None
    after, addressees = over_object(line, rules, hit.last) if "tell" in frame else (hit.last, ())
    after = over_adjuncts(line, rules, after)
    late = after < line.last and view.form(after) not in (",", ".", ";")
    if late and not _afterthought(line, rules, hit.last):
        return None
    if after + 1 < line.last and view.form(after) == "," and after + 1 in view.opening:
        return None
    comma = _comma(line, rules, verb)
    if comma is None or (late and not _has_verb(line, rules, comma)):
        return None
    # "New duties, X warned, would hurt trade": what is said goes on behind the aside.
    whole = view.form(after) == "," and view.form(after + 1) in rules.sets["finite"]
    if comma - line.first < _SAID and not whole:
        return None
    subject = subject_before(line, rules, verb, comma + 1)
    if subject is None or subject.how == "elided":
        return None
    content = quote_before(line, comma + 1)
    if content is None:
        content = Content(_over_origin(line, comma), end=line.last if whole else comma)
    return Clause(hit, subject, content, comma + 1, "svo", addressees=addressees, trails=comma)


def inverted_clause(line: Line, rules: Rules, hit: Hit[Found], verb: int) -> Clause | None:
    """..., said X: a clause without marks in front of the verb, and behind it nothing but its speaker."""
    view, cue = line.view, hit.value.cue
    comma = verb - 1
    if view.forms[comma] != "," or not {"that", "quote"} <= cue.frame or cue.act == "deny":
        return None
    subject = subject_behind(line, rules, hit)
    if subject is None or comma - line.first < _SAID or not _has_verb(line, rules, comma):
        return None
    rest = view.forms[subject.last : line.last]
    ends = not rest or rest[0] == "," or rest[0] in rules.prepositions or subject.last in view.time_at
    more = any(at in line.told for at in range(hit.last, line.last))
    if not ends or more or not rules.union("finite", "that").isdisjoint(rest):
        return None
    content = Content(_over_origin(line, comma), end=comma)
    return Clause(hit, subject, content, comma + 1, "svo", trails=comma)


def _over_origin(line: Line, end: int) -> int:
    """First token behind a line of origin: PLACE - ..."""
    first = line.first
    if line.view.form(first + 1) == ":" and first in line.view.at and line.view.at[first].last == first + 1:
        # "CAIRO: Egypt will not ..., X said": a line of origin.
        return first + 2
    dash = next((at for at in range(first, min(first + 6, end)) if line.view.form(at) == "-"), None)
    return first if dash is None else dash + 1


def _afterthought(line: Line, rules: Rules, at: int) -> bool:
    """Whether nothing but audience, time and place stands between a verb and the end of its sentence or a pause."""
    view = line.view
    clause = rules.union("finite", "that", "pronouns")
    for step in range(at, min(line.last, at + _NOUN)):
        if view.form(step) == ",":
            return True
        if view.form(step) in clause or step in line.told or step in view.opening or view.form(step) == ":":
            return False
    return line.last - at < _NOUN


def _has_verb(line: Line, rules: Rules, comma: int) -> bool:
    """Whether what stands in front of a comma can be said: a clause, not a phrase."""
    told, finite = told_forms(rules.lang), rules.sets["finite"]
    return any(form in told or form in finite for form in line.view.forms[line.first : comma])


def _comma(line: Line, rules: Rules, verb: int) -> int | None:
    """The comma (or closing mark) before the noun phrase that ends at a verb; an apposition is part of the phrase."""
    view, steps = line.view, 0
    at = verb - 2 if view.form(verb - 1) == "," else verb - 1
    asides = 1 if view.form(verb - 1) == "," else 0
    while at > line.first and steps < _NOUN:
        form = view.form(at)
        if form == "," or at in view.closing:
            head = view.form(at + 1)
            if asides:
                asides -= 1
            elif head in rules.prepositions or head in rules.conjunctions or head in rules.relative:
                return None
            else:
                return at
        elif form in rules.sets["finite"] or form in rules.that or at in line.told or form in (":", ";", '"'):
            return None
        at, steps = at - 1, steps + 1
    return None
