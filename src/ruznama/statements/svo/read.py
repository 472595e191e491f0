"""Statements of an English sentence by its verbs."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Clause, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, begins
from ruznama.statements.svo.clause import PAUSES, start_of
from ruznama.statements.svo.complement import content_of, quote_before
from ruznama.statements.svo.quoted import quoted_clause
from ruznama.statements.svo.subject import before_relative, noun_phrase, subject_before, subject_behind
from ruznama.statements.svo.trailing import inverted_clause, trailing_clause
from ruznama.statements.view import View

__all__ = ["read"]

# Tokens between a verb and the infinitive that tells its purpose.
_PURPOSE = 10


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs."""
    rules = line.view.rules
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit)) is not None]
    clauses, border = _without_relay(clauses)
    reach, denied = 0, False
    for place, clause in enumerate(clauses):
        hit, content = clause.hit, clause.content
        cuts = {other.start for other in clauses[place + 1 : place + 9] if other.joined and other.start > content.first}
        first, last, quoted = content_end(line, rules, content, cuts | border)
        if last <= first:
            continue
        nested = hit.first < reach and not clause.trails
        # What one denies to have been said was not said.
        if nested and (denied or clause.subject.how != "spot"):
            continue
        yield clause.draft(line, first, last, quoted=quoted, nested=nested)
        if not nested:
            reach, denied = max(reach, last), hit.value.cue.act == "deny"
        half = quote_before(line, min(clause.subject.first or hit.first, hit.first)) if quoted else None
        if half is not None and half.end is not None and half.end <= hit.first < first:
            # The beginning of a quotation whose rest stands behind the verb: "...," X said, "but ...".
            yield replace(clause, content=half).draft(line, half.first, half.end, quoted=True, nested=False)


def _without_relay(clauses: list[Clause]) -> tuple[list[Clause], set[int]]:
    """Clauses without an outlet that only relays, behind what another said, and the tokens of its comma."""
    last = clauses[-1] if len(clauses) > 1 else None
    if last is None or not last.trails or last.subject.spot is None or last.subject.spot.kind != "outlet":
        return clauses, set()
    via = last.subject.spot
    return [replace(clause, via=via) for clause in clauses[:-1]], {last.trails, last.trails + 1}


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    cue, tense = hit.value.cue, hit.value.form.tense
    if cue.kind != "verb" or hit.first in line.view.quote_at or _in_compound(line.view, hit.first):
        return None
    name = line.view.at.get(hit.first)
    if name is not None and name.first < hit.first:
        # "the United States" states nothing.
        return None
    # The particle that makes a verb one of speech ("ruled out").
    particle = cue.values.get("with")
    if particle is not None:
        if line.view.forms[hit.last] != particle:
            return None
        hit = replace(hit, last=hit.last + 1)
    if tense == "participle":
        return _participle(line, rules, hit)
    return _finite(line, rules, hit) if tense in ("past", "present") else None


def _in_compound(view: View, at: int) -> bool:
    """Whether a hyphen ties a word to the one before it: so-called."""
    tokens = view.text.tokens
    return at > 1 and tokens[at - 1].kind == "hyphen" and tokens[at - 2].end == tokens[at - 1].start


def _finite(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    view, form = line.view, hit.value.form
    verb = hit.first
    while verb > line.first and view.form(verb - 1) in rules.sets["auxiliaries"]:
        verb -= 1
    if "quoted" in hit.value.cue.frame:
        return quoted_clause(line, rules, hit, verb)
    governor = _governor(line, rules, verb)
    if governor is not None:
        own = view.at.get(governor - 1)
        subject = Subject("same") if own is None else Subject("spot", spot=own, first=own.first, last=own.last)
        return _shared(line, rules, hit, subject, hit.first)
    if _denied(view, rules, verb) or _passive(view, rules, hit):
        return None
    beside = trailing_clause(line, rules, hit, verb) or inverted_clause(line, rules, hit, verb)
    if beside is not None or (form.tense == "present" and "past" in hit.value.cue.flags):
        return beside
    return _plain(line, rules, hit, verb)


def _plain(line: Line, rules: Rules, hit: Hit[Found], verb: int) -> Clause | None:
    """Subject, verb, clause."""
    view, form = line.view, hit.value.form
    edge = before_relative(view, rules, line.first, verb)
    start, joined = start_of(line, rules, edge)
    subject = subject_before(line, rules, edge, start)
    if subject is not None and _another(view, rules, subject, verb, start):
        return None
    after = hit.last
    subject = subject or _phrase(line, rules, hit, edge, start)
    if subject is None:
        subject = subject_behind(line, rules, hit)
        after = subject.last if subject is not None else after
        content = quote_before(line, hit.first) if subject is not None else None
        if subject is None or content is None:
            return None
        return Clause(hit, subject, content, hit.first, "svo", joined)
    if form.number == "p" and not _is_plural(view, rules, subject):
        return None
    shared = form.tense == "past" and view.form(verb - 1) in rules.conjunctions
    if "named" in hit.value.cue.flags and subject.how == "elided" and not shared:
        return None
    content, addressees = content_of(line, rules, hit, after)
    if content is None:
        content = quote_before(line, min(subject.first or hit.first, hit.first))
    if content is None or _unnamed(view, rules, hit, content.first):
        return None
    return Clause(hit, subject, content, start, "svo", joined, addressees)


def _is_plural(view: View, rules: Rules, subject: Subject) -> bool:
    """Whether a subject can take a verb without an ending ("officials say"): no single person or state does."""
    if subject.how == "elided" or subject.gender == "n":
        return False
    if subject.spot is None:
        return True
    single = subject.spot.kind in ("person", "country", "government", "outlet")
    joint = (view.forms[subject.first - 1], view.forms[subject.last])
    return not single or not rules.conjunctions.isdisjoint(joint)


def _phrase(line: Line, rules: Rules, hit: Hit[Found], edge: int, start: int) -> Subject | None:
    """A noun nobody knows: it speaks only where the complementizer or a quotation leaves no doubt."""
    view = line.view
    subject = noun_phrase(view, rules, edge, start) if hit.value.cue.frame & {"that", "clause"} else None
    said = content_of(line, rules, hit, hit.last)[0] if subject is not None else None
    sure = said is not None and (view.form(said.first - 1) in rules.that or said.first in view.opening)
    return subject if sure else None


def _denied(view: View, rules: Rules, verb: int) -> bool:
    """Whether what stands before a verb makes it no speech that happened, or no verb."""
    before = view.form(verb - 1)
    denied = before in rules.negators or before in rules.modal or before in rules.sets["passive"]
    # Theresa May is no modal verb.
    if denied and verb - 1 not in view.at:
        return True
    if before in rules.relative and verb - 2 not in view.at and verb - 3 not in view.at:
        # "was handed a note which called on X": the note speaks, not who was handed it.
        return True
    return before in rules.union("determiners", "prepositions", "before_nouns")


def _passive(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether an agent follows a past form, so that it is a participle: "encouraged by X"."""
    return hit.value.form.tense == "past" and view.form(hit.last) in rules.sets["agents"]


def _unnamed(view: View, rules: Rules, hit: Hit[Found], first: int) -> bool:
    """Whether one only asks not to be named or refuses to speak, which tells nothing."""
    if hit.value.cue.act == "refuse" and view.form(first) in rules.sets["silence"]:
        return True
    listed = rules.phrases["anonymity"]
    return any(begins(view.forms, at, listed) for at in range(first - 2, first + 2))


def _another(view: View, rules: Rules, subject: Subject, verb: int, start: int) -> bool:
    """Whether the noun before a verb belongs to another verb, or its clause only asks or names what was said."""
    if subject.first and any(view.form(at) in rules.sets["asking"] for at in range(start - 1, subject.first)):
        before = subject.first - 1 - (view.form(subject.first - 1) in rules.sets["determiners"])
        near = view.form(before) in rules.sets["asking"] or view.form(start - 1) in rules.sets["asking"]
        return near or view.form(start) in rules.sets["asking"]
    between = [view.form(at) for at in range(subject.last, verb)] if subject.how == "spot" else []
    if "," in between or rules.relative.intersection(between):
        return False
    return bool(rules.sets["finite"].intersection(between))


def _participle(line: Line, rules: Rules, hit: Hit[Found]) -> Clause | None:
    """A participle behind a pause: one more statement of the clause's subject; behind "with X" one of X."""
    subject = Subject("same")
    if hit.first == line.first or line.view.form(hit.first - 1) not in rules.sets["before_participles"]:
        beside = _beside(line, rules, hit.first)
        if beside is None:
            return None
        subject = beside
    return _shared(line, rules, hit, subject, hit.first if subject.how == "same" else subject.first - 1)


def _shared(line: Line, rules: Rules, hit: Hit[Found], subject: Subject, start: int) -> Clause | None:
    """A verb that is not finite, with what it brings."""
    content, addressees = content_of(line, rules, hit, hit.last)
    if content is None or _unnamed(line.view, rules, hit, content.first):
        return None
    return Clause(hit, subject, content, start, "svo", addressees=addressees)


def _governor(line: Line, rules: Rules, verb: int) -> int | None:
    """The verb whose purpose is speech that happened: "rang both leaders to warn", "used the visit to accuse"."""
    forms = line.view.forms
    if forms[verb - 1] != "to":
        return None
    for at in range(verb - 2, max(line.first, verb - _PURPOSE) - 1, -1):
        if forms[at] in rules.sets["purposes"]:
            return None if forms[at - 1] in rules.union("modal", "passive", "negators") else at
        if forms[at] in PAUSES or forms[at] in rules.union("finite", "conjunctions", "that"):
            break
    return None


def _beside(line: Line, rules: Rules, verb: int) -> Subject | None:
    """The subject of a participle in ", with X calling it ..."."""
    view = line.view
    spot = view.at.get(verb - 1)
    if spot is None or spot.last != verb:
        return None
    first = spot.first
    while first > line.first and (first - 1 in view.at or view.form(first - 1) in rules.titles):
        first -= 1
    with_ = view.form(first - 1) in rules.sets["beside"] and view.form(first - 2) in PAUSES
    return Subject("spot", spot=spot, first=first, last=verb) if with_ else None
