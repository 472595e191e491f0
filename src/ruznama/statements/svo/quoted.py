"""Who is quoted: OUTLET quoted X as saying ...; X was quoted as saying ...; "...", X was quoted as saying."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Clause, Content, Line, Subject
from ruznama.statements.rules import Rules, begins
from ruznama.statements.svo.clause import PAUSES, start_of
from ruznama.statements.svo.complement import quote_before
from ruznama.statements.svo.subject import bearer, subject_before

__all__ = ["quoted_clause"]

# Tokens between "quoted" and "as saying": a title with its name.
_REACH = 16


def quoted_clause(line: Line, rules: Rules, hit: Hit[Found], verb: int) -> Clause | None:
    """The statement of one who is quoted.

    Args:
        line: the sentence.
        rules: word lists.
        hit: a form of "to quote".
        verb: first token of the verb, auxiliaries included.
    """
    view, listed = line.view, rules.phrases["as_saying"]
    at = next(
        (step for step in range(hit.last, min(line.last, hit.last + _REACH)) if begins(view.forms, step, listed)), 0
    )
    if not at:
        return None
    start, joined = start_of(line, rules, verb)
    after = at + begins(view.forms, at, listed)
    if view.form(verb - 1) in rules.sets["passive"] or view.form(hit.first - 1) in rules.sets["passive"]:
        while verb > start and view.form(verb - 1) in rules.union("passive", "auxiliaries"):
            verb -= 1
        subject, told = subject_before(line, rules, verb, start), (hit.last, at)
    else:
        subject = _object(line, hit.last, at)
        told = (start, verb)
    if subject is None:
        return None
    via = next((spot for spot in reversed(view.spots_in(*told)) if spot.kind == "outlet"), None)
    content = _said(line, rules, after) or quote_before(line, min(subject.first or hit.first, hit.first))
    return None if content is None else Clause(hit, subject, content, start, "svo", joined, via=via)


def _object(line: Line, first: int, last: int) -> Subject:
    """Whom an outlet quotes: an actor, or plain words."""
    view = line.view
    spots = view.spots_in(first, last)
    if spots and not any(view.form(at) in PAUSES for at in range(first, spots[0].first)):
        spot = bearer(view, spots[0], last)
        return Subject("spot", spot=spot, first=first, last=spot.last)
    return Subject("words", first=first, last=last)


def _said(line: Line, rules: Rules, at: int) -> Content | None:
    """What follows "as saying"."""
    view = line.view
    while at < line.last and (view.form(at) in rules.that or view.form(at) in (",", ":")):
        at += 1
    if line.last - at <= 1 or view.form(at) in rules.sets["agents"]:
        return None
    return Content(at, quoted=at in view.opening)
