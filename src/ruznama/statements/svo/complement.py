"""What is said, behind an English verb of speech or quoted in front of it."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line
from ruznama.statements.rules import Rules, attitudes
from ruznama.statements.svo.adjuncts import over_adjuncts
from ruznama.statements.svo.clause import PAUSES
from ruznama.statements.view import Spot, View

__all__ = ["content_of", "over_object", "quote_before"]

_REACH = 14
# Flags that say nothing of complements.
_FORMS = frozenset({"base"})
# Tokens from the beginning of a clause to its verb.
_CLAUSE = 8


def quote_before(line: Line, at: int) -> Content | None:
    """A quotation that closes right before the clause of the verb."""
    for step in range(at - 1, max(line.first, at - 4) - 1, -1):
        quote = line.view.closing.get(step)
        if quote is not None:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 2 else None
    return None


def content_of(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content | None, tuple[Spot, ...]]:
    """What a verb brings, and whom it is said to."""
    frame = hit.value.cue.frame
    if "asked" in frame:
        return _asked(line, rules, hit, after)
    at = after
    addressees: tuple[Spot, ...] = ()
    if "tell" in frame:
        that = _over_audience(line, rules, at)
        if that is not None:
            return Content(that + 1), ()
        at, addressees = over_object(line, rules, at)
        if at == after:
            return None, ()
        goal = over_adjuncts(line, rules, at)
        negated = line.view.form(goal) in rules.negators
        if line.view.form(goal + negated) == "to" and hit.value.cue.flags <= _FORMS:
            return Content(goal if negated else goal + 1, act="demand", nominal=True), addressees
    said = _said(line, rules, hit, at)
    warned = line.view.at.get(at) if "whom" in frame and said is not None and said.first > at else None
    return said, addressees if warned is None else (warned,)


def _asked(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content | None, tuple[Spot, ...]]:
    """Whom one asks may be any noun; what is asked stands behind "to"."""
    view = line.view
    at, addressees = over_object(line, rules, after)
    goal = at
    while goal < min(line.last, after + 9) and view.form(goal) != "to":
        if view.form(goal) in PAUSES or view.form(goal) == "." or goal in line.told:
            break
        goal += 1
    if view.form(goal) != "to" or goal <= after:
        return (_bare(line, rules, hit, after) if "np" in hit.value.cue.frame else None), addressees
    return Content(goal - 1 if view.form(goal - 1) == "not" else goal + 1, nominal=True), addressees


def _said(line: Line, rules: Rules, hit: Hit[Found], at: int) -> Content | None:
    """What stands behind a verb and whom it is said to."""
    view, frame = line.view, hit.value.cue.frame
    if "whom" in frame and at in view.at and view.at[at].first == at:
        over = view.at[at].last
        if view.form(over) in frame & rules.prepositions:
            return Content(at, nominal=True)
        if view.form(over) in rules.that or (view.form(over) in ("to", "not") and "inf" in frame):
            return Content(over + (view.form(over) in rules.that))
    marked = _marked(line, rules, frame, at) or _late(line, rules, frame, at)
    if marked is not None or at >= line.last:
        return marked
    if frame & {"that", "tell"}:
        over = over_adjuncts(line, rules, at)
        at = over if over > at and _begins_clause(view, rules, over) else at
    form = view.form(at)
    plain = view.text.tokens[at].kind in ("word", "number") or form in rules.sets["currencies"]
    plain = plain and form not in rules.conjunctions
    plain = plain and form not in rules.prepositions and at not in view.time_at and form not in rules.sets["late"]
    if "given" in frame:
        return _given(line, rules, at)
    if "attitude" in frame:
        return _attitude(line, rules, at)
    loose = frame & {"that", "tell"} and plain and line.last - at >= 3
    if loose or ("clause" in frame and _begins_clause(view, rules, at) and _finite_near(line, rules, at)):
        return Content(at)
    if "dub" in frame and plain:
        named = any(_dubs(view, rules, step) for step in range(at + 1, min(line.last, at + 8)))
        return Content(at, act="describe", nominal=True) if named else None
    if "np" in frame and plain:
        return _bare(line, rules, hit, at)
    return None


def _begins_clause(view: View, rules: Rules, at: int) -> bool:
    """Whether a subject stands at a token: a name, a pronoun, a determiner, a capital."""
    form = view.form(at)
    return (
        at in view.at or form in rules.sets["determiners"] or form in rules.pronouns or form in rules.sets["openings"]
    )


def _finite_near(line: Line, rules: Rules, at: int) -> bool:
    """Whether a subject and a finite verb follow at once, so that a clause lacks only its complementizer."""
    for step in range(at + 1, min(line.last, at + _CLAUSE)):
        if line.view.form(step) in rules.sets["finite"]:
            return True
        if line.view.form(step) in PAUSES or line.view.form(step) in rules.conjunctions or step in line.view.opening:
            return False
    return False


def _dubs(view: View, rules: Rules, at: int) -> bool:
    form = view.form(at)
    return form in ("a", "an") or at in view.opening or form in rules.sets["positive"] or form in rules.sets["negative"]


def _bare(line: Line, rules: Rules, hit: Hit[Found], at: int) -> Content | None:
    """A bare object."""
    view = line.view
    if at >= line.last or view.form(at) in rules.prepositions:
        return None
    stems = {view.form(step) for step in range(at, min(line.last, at + 5))}
    if "claims" in hit.value.cue.flags and not stems & rules.sets["claims"]:
        end = next((step for step in range(at, min(line.last, at + _REACH)) if view.form(step) in PAUSES), line.last)
        judged = any(view.form(step) == "as" for step in range(at + 1, min(end, at + _REACH)))
        return Content(at, act="refuse", nominal=True) if judged else None
    return Content(at, nominal=True)


def _marked(line: Line, rules: Rules, frame: frozenset[str], after: int) -> Content | None:
    view = line.view
    for at in range(after, min(line.last, after + _REACH)):
        form = view.form(at)
        cue = at in line.places and form not in rules.sets["issued_by"]
        if at > after and (cue or form in rules.sets["as_long"]):
            return None
        if form in rules.that and frame & {"that", "clause", "tell"}:
            return Content(at + 1)
        if frame & {"quote", "tell"} and form == ":":
            return Content(at + 1, quoted=at + 1 in view.opening)
        if at in view.opening and frame & {"quote", "that", "tell"}:
            quote = view.opening[at]
            if at == after or view.form(at - 1) in PAUSES:
                return Content(at) if quote.last - quote.first > 2 else None
        if at == after and form in frame:
            return Content(at + 1, nominal=True)
        if at == after and form == "to" and frame & {"inf", "asked"}:
            return Content(at + 1, nominal=True)
        if form in rules.conjunctions or form in (";", "?"):
            return None
        if at == after and at not in view.time_at and form not in rules.prepositions and form not in PAUSES:
            return None
    return None


def _late(line: Line, rules: Rules, frame: frozenset[str], at: int) -> Content | None:
    """Undertook in return to: an infinitive behind adjuncts."""
    over = over_adjuncts(line, rules, at) if "inf" in frame else at
    return Content(over + 1, nominal=True) if over > at and line.view.form(over) == "to" else None


def _over_audience(line: Line, rules: Rules, at: int) -> int | None:
    """The complementizer behind an audience that is no actor: "told a news briefing in PLACE that"."""
    view = line.view
    if view.form(at) not in rules.sets["determiners"]:
        return None
    head = at + 1
    if head in view.at or view.form(head) in rules.sets["comments"]:
        return None
    for step in range(head, min(line.last, at + _REACH)):
        form = view.form(step)
        if form in rules.that:
            return step
        if form in PAUSES or form in rules.sets["finite"] or step in line.told or form in rules.conjunctions:
            return None
    return None


def over_object(line: Line, rules: Rules, at: int) -> tuple[int, tuple[Spot, ...]]:
    """Over the one who is told or asked."""
    view = line.view
    step = at
    while step < line.last and (
        view.form(step) in rules.sets["determiners"] or view.form(step) in rules.sets["comments"]
    ):
        step += 1
    spot = view.at.get(step)
    if spot is not None:
        kept = () if view.form(spot.first) in rules.sets["reporters"] else (spot,)
        step = spot.last
        while view.form(step) in rules.sets["comments"]:
            step += 1
        return step, kept
    if step == at and view.form(at) not in ("him", "her", "them"):
        return at, ()
    return max(step, at + 1), ()


def _attitude(line: Line, rules: Rules, at: int) -> Content | None:
    view = line.view
    for step in range(at, min(line.last, at + 4)):
        act = attitudes(rules.lang).get(view.form(step))
        if act is not None:
            if view.form(step + 1) in rules.that:
                return Content(step + 2, act=act) if step + 2 < line.last else None
            return Content(at, act=act, nominal=True) if step + 1 < line.last else None
    return None


def _given(line: Line, rules: Rules, at: int) -> Content | None:
    """Gave its word that, gave assurances that: the noun makes a light verb one of speech."""
    view = line.view
    for step in range(at, min(line.last, at + 4)):
        if view.form(step) in rules.sets["given"]:
            marked = view.form(step + 1) in rules.that or view.form(step + 1) == "to"
            return Content(step + 2) if marked and step + 2 < line.last else None
    return None
