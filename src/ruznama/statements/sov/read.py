"""Statements of a Persian or Dari sentence by its verbs."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import SILENT, Clause, Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules
from ruznama.statements.sov.borders import is_finite, starts, told_again
from ruznama.statements.sov.clause import SPEAKS, is_told, start_of
from ruznama.statements.sov.complement import content_of, content_of_lead
from ruznama.statements.sov.subject import subject_of
from ruznama.statements.view import Spot, View

__all__ = ["read"]

# Tokens between a document and "it reads": the title and names of several issuers.
_DOCUMENT = 25
_PAST = frozenset({"past", "perfect", "pluperfect"})


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs."""
    rules = line.view.rules
    begin = starts(line, rules)
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit, begin)) is not None]
    reach = inside = 0
    for place, clause in enumerate(clauses):
        hit, content = clause.hit, clause.content
        if content is SILENT:
            continue
        cuts = {
            other.start
            for other in clauses[place + 1 : place + 9]
            if other.joined and other.start > content.first and not _told_inside(line, rules, clause, other)
        }
        first, last, quoted = content_end(line, rules, content, cuts | told_again(line, rules, hit, content))
        if last <= first:
            continue
        nested = hit.first < reach
        spot = clause.subject.spot
        if nested and (spot is None or spot.first < inside):
            continue
        dual = _plural(line, rules, hit, last)
        yield clause.draft(line, first, last, quoted=quoted, nested=nested or clause.aside, dual=dual)
        if not nested and not clause.aside:
            reach, inside = max(reach, last), first


def _told_inside(line: Line, rules: Rules, clause: Clause, other: Clause) -> bool:
    """Whether a later clause in the present ("and he wants", "and is for") belongs to what a past verb tells."""
    if other.subject.how == "spot" or other.content is SILENT or clause.hit.value.form.tense not in _PAST:
        return False
    if other.hit.value.cue.kind == "split":
        return line.view.form(other.content.end or 0) in rules.sets["copulas"]
    return other.subject.how == "pronoun" and other.hit.value.form.tense in ("present", "progressive")


def _plural(line: Line, rules: Rules, hit: Hit[Found], last: int) -> bool:
    """Whether the verb tells of several; of a split verb its second part does."""
    if hit.value.cue.kind != "split":
        return hit.value.form.number == "p"
    return line.view.form(last).endswith(rules.letters["plural_endings"])


def _clause(line: Line, rules: Rules, hit: Hit[Found], begin: frozenset[int]) -> Clause | None:
    view, cue, form = line.view, hit.value.cue, hit.value.form
    if cue.kind not in ("verb", "light", "phrase", "split", "reads", "lead") or hit.first in view.quote_at:
        return None
    read_out = cue.kind == "reads" or "document" in cue.flags
    if read_out and _document(line, rules, hit) is None:
        return None
    if cue.kind in ("verb", "light") and not is_told(view, rules, hit):
        return None
    negated = form.negative
    if negated and cue.act not in ("deny", "refuse"):
        return None
    start, joined = start_of(line, rules, hit.first, begin)
    subject = _issuer(line, rules, hit, start) if read_out else subject_of(line, rules, hit, start)
    if subject.spot is not None and subject.spot.kind not in SPEAKS:
        return None
    if "person" in cue.flags and (subject.spot is None or subject.spot.kind != "person") and subject.how != "pronoun":
        return None
    content = content_of_lead(line, rules, hit) if cue.kind == "lead" else content_of(line, rules, hit, start, subject)
    if content is not None and subject.how == "elided" and not joined and is_finite(view, rules, start - 2):
        # "adopted a text that asks of X": the text speaks, not the one who adopted it.
        return None
    rule = "reads" if read_out else "sov"
    if content is None:
        # It says nothing, but a clause with a subject of its own ends what another said before it.
        return Clause(hit, subject, SILENT, start, rule, joined) if subject.how == "spot" and joined else None
    relative = _relative(view, rules, content, subject)
    aside, subject = relative is not subject, relative
    spots = _addressees(line, hit, start, subject, content)
    return Clause(hit, subject, content, start, rule, joined, spots, negated=negated, aside=aside)


def _document(line: Line, rules: Rules, hit: Hit[Found]) -> int | None:
    """Token of the document that "it reads" tells of, None where there is none."""
    documents, tokens = rules.sets["documents"], line.view.text.tokens
    near = range(hit.first - 1, max(line.first, hit.first - _DOCUMENT) - 1, -1)
    return next((at for at in near if any(shape.stem in documents for shape in tokens[at].shapes)), None)


def _issuer(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Subject:
    """Who issued what reads: the actor behind the document, else whoever spoke last."""
    document = _document(line, rules, hit)
    if document is None or document < start:
        return Subject("elided")
    spot = next((spot for spot in line.view.spots_in(document + 1, hit.first) if spot.kind in SPEAKS), None)
    if spot is None or line.view.form(spot.first - 1) in rules.prepositions:
        return Subject("elided")
    return Subject("spot", spot=spot, first=spot.first, last=spot.last)


def _relative(view: View, rules: Rules, content: Content, subject: Subject) -> Subject:
    """In "X that called Y a threat" X speaks, not the subject of the clause around it."""
    spot = view.at.get(content.first - 2)
    inside = content.end is not None and view.form(content.first - 1) in rules.that and spot is not None
    if not inside or spot is None or spot.kind not in SPEAKS:
        return subject
    return Subject("spot", spot=spot, first=spot.first, last=spot.last)


def _addressees(line: Line, hit: Hit[Found], start: int, subject: Subject, content: Content) -> tuple[Spot, ...]:
    """Actors behind "to" or "from" in front of the verb."""
    view = line.view
    listed, low = view.rules.sets["addressed"], max(start, subject.last)
    if listed.isdisjoint(view.forms[max(low - 1, 0) : hit.first]):
        return ()
    return tuple(
        spot
        for spot in view.spots_in(low, hit.first)
        if view.form(spot.first - 1) in listed and not content.first <= spot.first < (content.end or content.first)
        and view.form(spot.first) not in view.rules.sets["reporters"]
        and spot.kind in ("person", "country", "government", "organization", "group")
    )  # fmt: skip
