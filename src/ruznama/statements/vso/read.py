"""Statements of an Arabic sentence by its verbs and participles."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, begins, phrases, rules_of, words
from ruznama.statements.view import View
from ruznama.statements.vso.clause import PAUSES, Clause, start_of
from ruznama.statements.vso.complement import content_of, quote_before
from ruznama.statements.vso.others import circumstance, it_reads, relayed
from ruznama.statements.vso.subject import in_words, subject_of

__all__ = ["read"]


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs and participles."""
    rules = rules_of(line.view.text.lang)
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit)) is not None]
    reach = 0
    for place, clause in enumerate(clauses):
        hit = clause.hit
        others = frozenset(
            other.start
            for other in clauses[place + 1 : place + 9]
            if other.start > clause.content.first and _leaves(line, rules, other)
        )
        first, last, quoted = content_end(line, rules, clause.content, others)
        if last <= first or first == hit.first:
            continue
        tail = next((flag[5:] for flag in hit.value.cue.flags if flag.startswith("tail:")), "")
        if tail and not any(shape.stem == tail for t in line.view.text.tokens[first:last] for shape in t.shapes):
            continue
        nested = hit.first < reach and clause.subject.how != "same"
        if nested and clause.subject.how == "elided":
            continue
        yield Draft(
            cue=(hit.first, hit.last),
            subject=clause.subject,
            content=(first, last),
            skip=clause.content.skip if first == clause.content.first else 0,
            act=clause.content.act or hit.value.cue.act,
            quoted=quoted or clause.content.quoted,
            nested=nested,
            sentence=line.number,
            frame=(min(clause.start, hit.first), clause.content.first),
            via=clause.via,
            dual=hit.value.form.number == "d",
            rule=f"{clause.rule}:{hit.value.cue.name.partition('|')[0]}",
        )
        if not nested:
            reach = max(reach, last)


def _leaves(line: Line, rules: Rules, other: Clause) -> bool:
    """Whether a later clause of speech is no part of the content before it."""
    if other.subject.how == "same" or other.rule == "as":
        return True
    before = line.view.form(other.start - 1)
    if before in rules.set("but_he"):
        return True
    return bool(other.hit.prefix) or before in PAUSES or line.view.form(other.start) in rules.conjunctions


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    view, cue, form = line.view, hit.value.cue, hit.value.form
    if cue.kind == "reads":
        return it_reads(line, rules, hit)
    if cue.kind not in ("verb", "relay") or hit.prefix not in words(rules.lang, "cue_prefixes"):
        return None
    if form.person == 1 or hit.first in view.quote_at or hit.suffix:
        return None
    if not hit.prefix and view.form(hit.first - 1) in rules.set("before_nouns"):
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
    if view.form(hit.first - 2) in words(rules.lang, "as_openers"):
        return False
    if before in rules.negators or before in rules.modal:
        return True
    if begins(view.forms, hit.first - 2, phrases(rules.lang, "as_soon")):
        return True
    if before not in rules.that:
        return hit.value.form.tense == "present" and before in words(rules.lang, "maybe")
    # "that he says" is expected or wished, "after/before that he said" is told.
    present = hit.value.form.tense == "present"
    return present and view.form(hit.first - 2) not in words(rules.lang, "factual")


def _verbal(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    view = line.view
    start = start_of(line, rules, hit.first)
    if view.form(hit.first - 1) in rules.set("particles"):
        had = rules.set("had_verbs")
        back = range(hit.first - 1, max(line.first, hit.first - 25) - 1, -1)
        start = next((at for at in back if view.form(at) in had), start)
    subject, after = subject_of(line, rules, hit, start)
    cue = hit.value.cue
    if subject.how == "elided":
        if cue.flags & {"named", "person"} and not hit.prefix:
            return None
        impersonal = hit.value.form.tense == "present" and "active" in cue.flags
        if impersonal or (hit.value.form.tense == "present" and not hit.prefix):
            return None
    if "person" in cue.flags and subject.spot is not None and subject.spot.kind != "person":
        return None
    as_said = view.form(hit.first - 1) in words(rules.lang, "as_words") and hit.first - 1 > line.first
    if as_said:
        return _as_said(line, hit, subject)
    content = content_of(line, rules, hit, after, subject)
    if content is None:
        content = quote_before(line, hit)
    if content is None:
        return None
    subject = in_words(line, rules, hit, subject, content)
    begin = hit.first if hit.prefix or subject.first >= hit.first or subject.how == "elided" else start
    return Clause(hit, subject, content, begin, after, None, "vso")


def _as_said(line: Line, hit: Hit[Found], subject: Subject) -> Clause | None:
    """What stands before "as X said"; the words that open it are one or two tokens back."""
    view = line.view
    at = hit.first - 1
    if view.form(at - 1) in words(line.view.text.lang, "as_openers"):
        at -= 1
    end = at
    while end > line.first and view.form(end - 1) in (*PAUSES, "-"):
        end -= 1
    relays = subject.how == "words" and view.form(subject.first) in words(line.view.text.lang, "outlets")
    if end - line.first < 3 or subject.how == "elided" or relays:
        return None
    content = Content(line.first, end=end)
    return Clause(hit, subject, content, at, hit.last, None, "as")
