"""English: subject, verb, clause; quotations with the verb behind them; inverted "said X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cues import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, attitudes, rules_of
from ruznama.statements.view import Spot, View

__all__ = ["read"]

_PAUSES = frozenset({",", ";", "-", "("})
_REACH = 14
# Tokens to look back for the beginning of a clause.
_BACK = 80


class _Clause(NamedTuple):
    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    joined: bool
    addressees: tuple[Spot, ...]


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs."""
    rules = rules_of(line.view.text.lang)
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit)) is not None]
    reach = 0
    for place, clause in enumerate(clauses):
        hit, content = clause.hit, clause.content
        cuts = frozenset(
            other.start for other in clauses[place + 1 : place + 9] if other.start > content.first and other.joined
        )
        first, last, quoted = content_end(line, rules, content, cuts)
        if last <= first:
            continue
        nested = hit.first < reach
        if nested and clause.subject.how != "spot":
            continue
        yield Draft(
            cue=(hit.first, hit.last),
            subject=clause.subject,
            content=(first, last),
            skip=0,
            act=content.act or hit.value.cue.act,
            quoted=quoted or content.quoted,
            nested=nested,
            sentence=line.number,
            frame=(clause.start, hit.last),
            rule=f"svo:{hit.value.cue.name}",
            addressees=clause.addressees,
        )
        if not nested:
            reach = max(reach, last)


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:  # noqa: PLR0911 - one return a reading
    view, form = line.view, hit.value.form
    if hit.value.cue.kind != "verb" or hit.first in view.quote_at:
        return None
    if form.tense == "participle":
        return _participle(line, rules, hit)
    if form.tense not in ("past", "present"):
        return None
    if form.tense == "present" and "past" in hit.value.cue.flags:
        return None
    verb = hit.first
    while verb > line.first and view.form(verb - 1) in rules.set("auxiliaries"):
        verb -= 1
    before = view.form(verb - 1)
    if before in rules.negators or before in rules.modal or before in rules.set("passive"):
        return None
    if before in rules.set("determiners") or before in rules.prepositions:
        return None
    start, joined = _start(line, rules, verb)
    subject = _before(line, rules, verb, start)
    after = hit.last
    if subject is None:
        subject = _inverted(line, rules, hit)
        after = subject.last if subject is not None else after
        content = _quote_before(line, hit.first) if subject is not None else None
        if subject is None or content is None:
            return None
        return _Clause(hit, subject, content, hit.first, joined, ())
    if "named" in hit.value.cue.flags and subject.how == "elided":
        return None
    content, addressees = _complement(line, rules, hit, after)
    if content is None:
        content = _quote_before(line, min(subject.first or hit.first, hit.first))
    if content is None and "quote" in hit.value.cue.frame:
        content = _clause_before(line, rules, subject)
    if content is None:
        return None
    return _Clause(hit, subject, content, start, joined, addressees)


def _participle(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    """A participle behind a pause: one more statement of the clause's subject."""
    if hit.first == line.first or line.view.form(hit.first - 1) not in (",", "and"):
        return None
    content, addressees = _complement(line, rules, hit, hit.last)
    if content is None:
        return None
    return _Clause(hit, Subject("same"), content, hit.first, joined=True, addressees=addressees)


def _start(line: Line, rules: Rules, at: int) -> tuple[int, bool]:
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


def _before(line: Line, rules: Rules, verb: int, start: int) -> Subject | None:
    """The subject in front of a verb; elided when the verb follows a conjunction at once."""
    view = line.view
    floor = start
    if view.form(start) in rules.set("openers"):
        floor = next((at + 1 for at in range(start, verb) if _after_aside(view, rules, at, verb)), start)
    for at in range(floor, verb):
        form = view.form(at)
        if form in rules.set("speaking") and (at == start or view.form(at - 1) in _PAUSES or at == verb - 1):
            return Subject("pronoun", first=at, last=at + 1)
        spot = view.at.get(at)
        if spot is None or spot.first != at or spot.last > verb or spot.kind == "place":
            continue
        step = spot.first - 1
        while view.form(step) in rules.set("determiners"):
            step -= 1
        if view.form(step) in rules.prepositions and step >= start:
            continue
        return Subject("spot", spot=_bearer(view, spot, verb), first=at, last=spot.last)
    if verb == start and start > line.first:
        return Subject("elided")
    if verb > start and _capital(view, verb - 1):
        first = verb - 1
        while first > start and _capital(view, first - 1):
            first -= 1
        return Subject("words", first=first, last=verb)
    words = [at for at in range(start, verb) if view.form(at) in rules.set("anonymous")]
    if words and verb - words[-1] <= 3:
        first = words[-1]
        while first > start and view.form(first - 1) not in (*_PAUSES, *rules.prepositions):
            first -= 1
        return Subject("words", first=first, last=words[-1] + 1)
    return None


def _after_aside(view: View, rules: Rules, at: int, verb: int) -> bool:
    """Whether a pause ends the adjuncts in front of the subject: a pronoun, a name or a title comes right behind it."""
    if view.form(at) != ",":
        return False
    step = at + 1
    while step < verb and step not in view.at and (
        view.form(step) in rules.set("determiners") or view.form(step) in rules.titles
    ):  # fmt: skip
        step += 1
    spot = view.at.get(step)
    named = spot is not None and spot.first == step and spot.kind != "place"
    return step < verb and (named or view.form(step) in rules.set("speaking"))


def _capital(view: View, at: int) -> bool:
    """Whether the page writes a word with a capital."""
    token = view.text.tokens[at]
    return token.kind == "word" and view.text.folded.source[view.text.folded.origin(token.start)].isupper()


def _bearer(view: View, spot: Spot, end: int) -> Spot:
    """The person whose title a mention is part of ("South Korean President NAME")."""
    last = spot
    for other in view.spots_in(spot.last, end):
        between = range(last.last, other.first)
        forms = {view.form(at) for at in between}
        if other.first - last.last > 3 or forms & {",", ";", "(", "and"}:
            break
        if forms & rules_of(view.text.lang).prepositions:
            break
        last = other
        if other.kind == "person":
            return other
    return spot


def _inverted(line: Line, rules: Rules, hit: Hit[Found]) -> Subject | None:
    """Said X, behind a quotation."""
    view = line.view
    if "quote" not in hit.value.cue.frame:
        return None
    if view.form(hit.last) in rules.set("speaking"):
        return Subject("pronoun", first=hit.last, last=hit.last + 1)
    spots = view.spots_in(hit.last, min(line.last, hit.last + 8))
    if not spots:
        return None
    if any(view.form(at) in _PAUSES or view.form(at) in rules.prepositions for at in range(hit.last, spots[0].first)):
        return None
    spot = _bearer(view, spots[0], line.last)
    return Subject("spot", spot=spot, first=spots[0].first, last=spot.last)


def _clause_before(line: Line, rules: Rules, subject: Subject) -> Content | None:
    """What stands before ", X said" at the end of a sentence."""
    view = line.view
    comma = subject.first - 1
    while view.form(comma) in rules.set("determiners"):
        comma -= 1
    if subject.how == "elided" or view.form(comma) != "," or comma - line.first < 4:
        return None
    first = line.first
    dash = next((at for at in range(first, min(first + 4, comma)) if view.form(at) == "-"), None)
    return Content(first if dash is None else dash + 1, end=comma)


def _quote_before(line: Line, at: int) -> Content | None:
    """A quotation that closes right before the clause of the verb."""
    for step in range(at - 1, max(line.first, at - 4) - 1, -1):
        quote = line.view.closing.get(step)
        if quote is not None:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 2 else None
    return None


def _complement(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content | None, tuple[Spot, ...]]:
    view, frame = line.view, hit.value.cue.frame
    at = after
    addressees: tuple[Spot, ...] = ()
    if frame & {"tell", "asked"}:
        at, addressees = _over_object(line, rules, at)
        if "asked" in frame:
            # Whom one asks may be any noun; what is asked stands behind "to".
            goal = next((step for step in range(at, min(line.last, after + 9)) if view.form(step) == "to"), None)
            if goal is None or goal <= after:
                return None, addressees
            return Content(goal - 1 if view.form(goal - 1) == "not" else goal + 1), addressees
        if at == after:
            return None, ()
    marked = _marked(line, rules, frame, at)
    if marked is not None or at >= line.last:
        return marked, addressees
    form = view.form(at)
    plain = view.text.tokens[at].kind in ("word", "number") and form not in rules.conjunctions
    plain = plain and form not in rules.prepositions and at not in view.time_at and form not in rules.set("late")
    if "attitude" in frame:
        return _attitude(line, rules, at), addressees
    if frame & {"that", "tell"} and plain and line.last - at >= 3:
        return Content(at), addressees
    if "dub" in frame and plain:
        named = any(view.form(step) in ("a", "an") for step in range(at + 1, min(line.last, at + 6)))
        return (Content(at, act="describe") if named else None), addressees
    if "np" in frame and plain and line.last > at:
        stems = {view.form(step) for step in range(at, min(line.last, at + 5))}
        if "claims" not in hit.value.cue.flags or stems & rules.set("claims"):
            return Content(at), addressees
    return None, addressees


def _marked(line: Line, rules: Rules, frame: frozenset[str], after: int) -> Content | None:
    view = line.view
    for at in range(after, min(line.last, after + _REACH)):
        form = view.form(at)
        if form in rules.that and frame & {"that", "clause", "tell"}:
            return Content(at + 1)
        if frame & {"quote", "tell"} and form == ":":
            return Content(at + 1, quoted=at + 1 in view.opening)
        if at in view.opening and frame & {"quote", "that", "tell"}:
            quote = view.opening[at]
            if at == after or view.form(at - 1) in _PAUSES:
                return Content(at) if quote.last - quote.first > 2 else None
        if at == after and form in frame:
            return Content(at + 1)
        if at == after and form == "to" and frame & {"inf", "asked"}:
            return Content(at + 1)
        if form in rules.conjunctions or form in (";", "?"):
            return None
        if at == after and at not in view.time_at and form not in rules.prepositions and form not in _PAUSES:
            return None
    return None


def _over_object(line: Line, rules: Rules, at: int) -> tuple[int, tuple[Spot, ...]]:
    """Over the one who is told or asked."""
    view = line.view
    step = at
    while step < line.last and (
        view.form(step) in rules.set("determiners") or view.form(step) in rules.set("comments")
    ):
        step += 1
    spot = view.at.get(step)
    if spot is not None:
        kept = () if view.form(spot.first) in rules.set("reporters") else (spot,)
        return spot.last, kept
    if step == at and view.form(at) not in ("him", "her", "them"):
        return at, ()
    return max(step, at + 1), ()


def _attitude(line: Line, rules: Rules, at: int) -> Content | None:
    view = line.view
    for step in range(at, min(line.last, at + 4)):
        act = attitudes(rules.lang).get(view.form(step))
        if act is not None:
            first = step + 1
            if view.form(first) in (*rules.that, *rules.prepositions):
                first += 1
            return Content(first, act=act) if first < line.last else None
    return None
