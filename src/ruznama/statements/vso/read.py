"""Statements of an Arabic sentence by its verbs and participles."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Clause, Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, begins
from ruznama.statements.view import View
from ruznama.statements.vso.clause import PAUSES, start_of, told_again
from ruznama.statements.vso.complement import content_of, quote_before
from ruznama.statements.vso.objects import is_noun
from ruznama.statements.vso.others import circumstance, it_reads, relayed
from ruznama.statements.vso.subject import in_words, subject_of

__all__ = ["read"]


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs and participles."""
    rules = line.view.rules
    clauses: list[Clause] = []
    for hit in line.hits:
        clause = _clause(line, rules, hit)
        # The head of what another brings is a noun, though it be spelled like a verb.
        noun = clauses and clauses[-1].content.nominal and clauses[-1].content.first == hit.first and not hit.prefix
        if clause is not None and not noun:
            clauses.append(clause)
    # Tokens at which a clause begins that is no part of the content of one before it.
    leaves = [other.start if _leaves(line, rules, other) else -1 for other in clauses]
    reach = 0
    for place, clause in enumerate(clauses):
        hit = clause.hit
        cuts = leaves[place + 1 : place + 9] + told_again(line, rules, clause)
        first, last, quoted = content_end(line, rules, clause.content, cuts)
        if last <= first or first == hit.first:
            continue
        tail = hit.value.cue.values.get("tail")
        if tail and not any(shape.stem == tail for t in line.view.text.tokens[first:last] for shape in t.shapes):
            continue
        nested = hit.first < reach and clause.subject.how != "same"
        if nested and clause.subject.how == "elided":
            continue
        dual = hit.value.form.number == "d"
        yield clause.draft(line, first, last, quoted=quoted, nested=nested, dual=dual)
        if not nested:
            reach = max(reach, last)


def _leaves(line: Line, rules: Rules, other: Clause) -> bool:
    """Whether a later clause of speech is no part of the content before it."""
    if other.subject.how == "same" or other.hit.prefix or other.rule == "as":
        return True
    forms = line.view.forms
    before = forms[other.start - 1]
    return before in rules.sets["but_he"] or before in PAUSES or forms[other.start] in rules.conjunctions


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    view, cue, form = line.view, hit.value.cue, hit.value.form
    if cue.kind == "reads":
        return it_reads(line, rules, hit)
    if cue.kind not in ("verb", "relay") or hit.prefix not in rules.sets["cue_prefixes"]:
        return None
    if form.person == 1 or hit.first in view.quote_at or (hit.suffix and "pronoun" not in cue.flags):
        return None
    if not hit.prefix and (view.form(hit.first - 1) in rules.sets["before_nouns"] or is_noun(view, hit.first)):
        return None
    if form.tense == "participle":
        return circumstance(line, rules, hit) if form.number else None
    if form.tense not in ("past", "present") or _denied(view, rules, hit):
        return None
    if form.tense == "present" and "past" in cue.flags:
        return None
    if cue.kind == "relay":
        return relayed(line, rules, hit)
    return _verbal(line, rules, hit)


def _denied(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Denied, future, conditional or expected speech is none (yet)."""
    before = view.form(hit.first - 1)
    if view.form(hit.first - 2) in rules.sets["as_openers"]:
        return False
    if before in rules.negators or before in rules.modal:
        return True
    if begins(view.forms, hit.first - 2, rules.phrases["as_soon"]):
        return True
    if before not in rules.that:
        return hit.value.form.tense == "present" and before in rules.sets["maybe"]
    # "that he says" is expected or wished, "after/before that he said" is told.
    present = hit.value.form.tense == "present"
    return present and view.form(hit.first - 2) not in rules.sets["factual"]


def _verbal(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    view = line.view
    start = start_of(line, rules, hit.first)
    if view.form(hit.first - 1) in rules.sets["particles"]:
        had = rules.sets["had_verbs"]
        back = range(hit.first - 1, max(line.first, hit.first - 25) - 1, -1)
        start = next((at for at in back if view.form(at) in had), start)
    subject, after = subject_of(line, rules, hit, start)
    if _of_paper(view, rules, hit, subject):
        return None
    cue = hit.value.cue
    if subject.how == "elided":
        if cue.flags & {"named", "person"} and not hit.prefix:
            return None
        impersonal = hit.value.form.tense == "present" and "active" in cue.flags
        if impersonal or (hit.value.form.tense == "present" and not hit.prefix):
            return None
    as_said = view.form(hit.first - 1) in rules.sets["as_words"] and hit.first - 1 > line.first
    if as_said and not _also(line, rules, hit, after, subject):
        return _as_said(line, hit, subject)
    content = content_of(line, rules, hit, after, subject)
    if content is None:
        content = quote_before(line, hit)
    if content is None or not _may_promise(line, rules, hit, subject, content):
        return None
    subject = in_words(line, rules, hit, subject, content)
    if view.form(hit.first - 1) in rules.sets["where"] and hit.first - 2 > line.first:
        # "..., where he called on X": whoever speaks before it goes on.
        goes_on = replace(subject, how="same") if subject.how == "elided" else subject
        return Clause(hit, goes_on, content, hit.first - 1, "vso")
    begin = hit.first if hit.prefix or subject.first >= hit.first or subject.how == "elided" else start
    return Clause(hit, subject, content, begin, "vso")


def _of_paper(view: View, rules: Rules, hit: Hit[Found], subject: Subject) -> bool:
    """Whether a draft says it and nobody who adopted it ("X blocked a draft resolution that calls for")."""
    if hit.value.form.tense != "present" or hit.prefix or subject.spot is None or subject.last > hit.first:
        return False
    tokens, drafts, adopted = view.text.tokens, rules.sets["drafts"], rules.sets["adopted"]
    places = range(subject.last, hit.first)
    draft = next((at for at in places if any(shape.stem in drafts for shape in tokens[at].shapes)), -1)
    clause = tokens[max(0, subject.first - 2) : draft]
    return draft >= 0 and not any(shape.stem in adopted for token in clause for shape in token.shapes)


def _may_promise(line: Line, rules: Rules, hit: Hit[Found], subject: Subject, content: Content) -> bool:
    """Whether keeping to something is speech: of a person, or where it is something to be done."""
    if "person" not in hit.value.cue.flags or (subject.spot is not None and subject.spot.kind == "person"):
        return True
    if subject.spot is None and subject.how != "elided":
        return True
    shapes = line.view.text.tokens[content.first].shapes
    done = any(shape.stem in rules.sets["done"] for shape in shapes if len(shape.prefix) == content.skip)
    return done or subject.spot is None


def _also(line: Line, rules: Rules, hit: Hit[Found], after: int, subject: Subject) -> bool:
    """Whether "as" before a verb means "also": behind a comma, with a complement of its own ("also X accused Y")."""
    view, at = line.view, hit.first - 1
    if view.form(at) not in rules.sets["also"] or view.form(at - 1) not in PAUSES:
        return False
    content = content_of(line, rules, hit, after, subject)
    return content is not None and view.form(content.first - 1) not in (".", ":")


def _as_said(line: Line, hit: Hit[Found], subject: Subject) -> Clause | None:
    """What stands before "as X said"; the words that open it are one or two tokens back."""
    view = line.view
    at = hit.first - 1
    if view.form(at - 1) in line.view.rules.sets["as_openers"]:
        at -= 1
    end = at
    while end > line.first and (view.form(end - 1) in PAUSES or view.form(end - 1) == "-"):
        end -= 1
    relays = subject.how == "words" and view.form(subject.first) in line.view.rules.sets["outlets"]
    if end - line.first < 3 or subject.how == "elided" or relays:
        return None
    content = Content(line.first, end=end)
    return Clause(hit, subject, content, at, "as")
