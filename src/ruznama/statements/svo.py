"""English: subject, verb, clause; quotations with the verb behind them; inverted "said X"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cues import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, attitudes, begins, phrases, rules_of
from ruznama.statements.view import Spot, View

__all__ = ["read"]

_PAUSES = frozenset({",", ";", "-", "("})
_REACH = 14
# Tokens to look back for the beginning of a clause.
_BACK = 80
# Longest noun phrase of a speaker behind what is said, in tokens.
_NOUN = 16
# Tokens between the head of an unlinked noun phrase and its verb.
_HEADS = 3
# A shorter beginning of a sentence is an adjunct, not what was said.
_SAID = 4


class _Clause(NamedTuple):
    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    joined: bool
    addressees: tuple[Spot, ...]
    trails: int = 0


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs."""
    rules = rules_of(line.view.text.lang)
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit)) is not None]
    clauses, border, via = _without_relay(clauses)
    reach = 0
    for place, clause in enumerate(clauses):
        hit, content = clause.hit, clause.content
        cuts = frozenset(
            other.start for other in clauses[place + 1 : place + 9] if other.start > content.first and other.joined
        )
        first, last, quoted = content_end(line, rules, content, cuts | border)
        if last <= first:
            continue
        nested = hit.first < reach and not clause.trails
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
            via=via,
            addressees=clause.addressees,
        )
        if not nested:
            reach = max(reach, last)
        first_half = _quote_before(line, min(clause.subject.first or hit.first, hit.first)) if quoted else None
        if first_half is not None and first_half.end is not None and first_half.end <= hit.first < first:
            yield _half(line, clause, first_half, via)


def _half(line: Line, clause: _Clause, content: Content, via: Spot | None) -> Draft:
    """The beginning of a quotation whose rest stands behind the verb: "...," X said, "but ..."."""
    hit = clause.hit
    return Draft(
        cue=(hit.first, hit.last),
        subject=clause.subject,
        content=(content.first, content.end or content.first),
        skip=0,
        act=hit.value.cue.act,
        quoted=True,
        nested=False,
        sentence=line.number,
        frame=(clause.start, hit.last),
        rule=f"svo:{hit.value.cue.name}",
        via=via,
        addressees=clause.addressees,
    )


def _without_relay(clauses: list[_Clause]) -> tuple[list[_Clause], frozenset[int], Spot | None]:
    """An outlet that reports behind what another said only relays it: clauses without it, its comma, the outlet."""
    last = clauses[-1] if len(clauses) > 1 else None
    if last is None or not last.trails or last.subject.spot is None or last.subject.spot.kind != "outlet":
        return clauses, frozenset(), None
    return clauses[:-1], frozenset((last.trails, last.trails + 1)), last.subject.spot


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:  # noqa: PLR0911 - one return a reading
    view, form = line.view, hit.value.form
    if hit.value.cue.kind != "verb" or hit.first in view.quote_at:
        return None
    if form.tense == "participle":
        return _participle(line, rules, hit)
    if form.tense not in ("past", "present"):
        return None
    verb = hit.first
    while verb > line.first and view.form(verb - 1) in rules.set("auxiliaries"):
        verb -= 1
    before = view.form(verb - 1)
    denied = before in rules.negators or before in rules.modal or before in rules.set("passive")
    # Theresa May is no modal verb.
    if denied and verb - 1 not in view.at:
        return None
    if before in rules.set("determiners") or before in rules.prepositions:
        return None
    trailing = _trailing(line, rules, hit, verb)
    if trailing is not None or (form.tense == "present" and "past" in hit.value.cue.flags):
        return trailing
    edge = _before_relative(view, rules, line.first, verb)
    start, joined = _start(line, rules, edge)
    subject = _before(line, rules, edge, start)
    if subject is not None and _another(view, rules, subject, verb, start):
        return None
    after = hit.last
    if subject is None:
        subject = _inverted(line, rules, hit)
        after = subject.last if subject is not None else after
        content = _quote_before(line, hit.first) if subject is not None else None
        if subject is None or content is None:
            return None
        return _Clause(hit, subject, content, hit.first, joined, ())
    shared = form.tense == "past" and before in rules.conjunctions
    if "named" in hit.value.cue.flags and subject.how == "elided" and not shared:
        return None
    content, addressees = _complement(line, rules, hit, after)
    if content is None:
        content = _quote_before(line, min(subject.first or hit.first, hit.first))
    if content is None or _unnamed(view, rules, content.first):
        return None
    return _Clause(hit, subject, content, start, joined, addressees)


def _unnamed(view: View, rules: Rules, first: int) -> bool:
    """Whether one only asks not to be named or refuses to speak, which tells nothing."""
    if view.form(first) in rules.set("silence"):
        return True
    listed = phrases(rules.lang, "anonymity")
    return any(begins(view.forms, at, listed) for at in range(first - 2, first + 2))


def _another(view: View, rules: Rules, subject: Subject, verb: int, start: int) -> bool:
    """Whether the noun before a verb belongs to another verb, or its clause only asks or names what was said."""
    if subject.first and any(view.form(at) in rules.set("asking") for at in range(start - 1, subject.first)):
        near = view.form(subject.first - 1) in rules.set("asking") or view.form(start - 1) in rules.set("asking")
        return near or view.form(start) in rules.set("asking")
    between = [view.form(at) for at in range(subject.last, verb)] if subject.how == "spot" else []
    if "," in between or rules.relative.intersection(between):
        return False
    return bool(rules.set("finite").intersection(between))


def _trailing(line: Line, rules: Rules, hit: Hit[Found], verb: int) -> _Clause | None:
    """..., X said: what is said stands in front of its speaker, and nothing but adjuncts behind the verb."""
    view, frame = line.view, hit.value.cue.frame
    if not frame & {"that", "tell", "quote"} or verb - line.first <= _SAID:
        return None
    after, addressees = _over_object(line, rules, hit.last) if "tell" in frame else (hit.last, ())
    after = _over_adjuncts(line, rules, after)
    if after < line.last and view.form(after) not in (",", ".", ";"):
        return None
    if after + 1 < line.last and view.form(after) == "," and after + 1 in view.opening:
        return None
    comma = _comma(line, rules, verb)
    if comma is None or comma - line.first < _SAID:
        return None
    subject = _before(line, rules, verb, comma + 1)
    if subject is None or subject.how == "elided":
        return None
    content = _quote_before(line, comma + 1)
    if content is None:
        first = line.first
        dash = next((at for at in range(first, min(first + 6, comma)) if view.form(at) == "-"), None)
        content = Content(first if dash is None else dash + 1, end=comma)
    return _Clause(hit, subject, content, comma + 1, joined=True, addressees=addressees, trails=comma)


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
        elif form in rules.set("finite") or form in rules.that or at in line.told or form in (":", ";", '"'):
            return None
        at, steps = at - 1, steps + 1
    return None


def _over_adjuncts(line: Line, rules: Rules, at: int) -> int:
    """Over time, place and occasion behind a verb of speech, up to what is said."""
    view, listed = line.view, phrases(rules.lang, "settings")
    step = at
    while step < line.last:
        size = begins(view.forms, step, listed)
        if step in view.time_at:
            step = view.time_at[step].last
        elif view.form(step) in rules.set("late"):
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
    while view.form(step) in rules.set("determiners") or view.form(step) in rules.set("occasions"):
        step += 1
    held = view.time_at.get(step) or view.at.get(step)
    if held is not None:
        return held.last
    return step if step > at + 1 and view.form(step - 1) in rules.set("occasions") else at


def _participle(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    """A participle behind a pause: one more statement of the clause's subject."""
    if hit.first == line.first or line.view.form(hit.first - 1) not in (",", "and"):
        return None
    content, addressees = _complement(line, rules, hit, hit.last)
    if content is None or _unnamed(line.view, rules, content.first):
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
    if verb - 1 >= start and view.form(verb - 1) in rules.set("speaking") | rules.set("things"):
        gender = "n" if view.form(verb - 1) in rules.set("things") else ""
        return Subject("pronoun", first=verb - 1, last=verb, gender=gender)
    found = _linked(view, rules, verb, start)
    if found is not None:
        return found
    if verb == start and start > line.first:
        return Subject("elided")
    return _words(view, rules, verb, start)


def _linked(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """A pronoun or a mention in front of a verb."""
    floor = start
    if view.form(start) in rules.set("openers") or _opening_participle(view, rules, start):
        floor = next((at + 1 for at in range(start, verb) if _after_aside(view, rules, at, verb)), start)
    for at in range(floor, verb):
        form = view.form(at)
        if form in rules.set("speaking") and (at == start or view.form(at - 1) in _PAUSES):
            return Subject("pronoun", first=at, last=at + 1)
        spot = view.at.get(at)
        if spot is None or spot.first != at or spot.last > verb or spot.kind == "place":
            continue
        step = spot.first - 1
        while view.form(step) in rules.set("determiners"):
            step -= 1
        if view.form(step) in rules.prepositions and step >= start:
            continue
        owner = _owner(view, rules, spot, verb)
        return owner or Subject("spot", spot=_bearer(view, spot, verb), first=at, last=spot.last)
    return None


def _opening_participle(view: View, rules: Rules, at: int) -> bool:
    """Announcing the accord beside X, Y said: X is no subject."""
    return at not in view.at and view.form(at).endswith(tuple(rules.set("participle_endings")))


def _words(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """A noun phrase that nobody linked."""
    if verb > start and _capital(view, verb - 1):
        first = verb - 1
        while first > start and _capital(view, first - 1):
            first -= 1
        return Subject("words", first=first, last=verb)
    verb = _before_relative(view, rules, start, verb)
    words = [at for at in range(start, verb) if view.form(at) in rules.set("anonymous")]
    if not words or verb - words[-1] > _HEADS:
        return None
    first = words[-1]
    if first == verb - 1 and view.form(first - 1) == "the":
        if view.form(first) in rules.set("roles"):
            return Subject("pronoun", first=first - 1, last=verb)
        if view.form(first) in rules.set("bodies"):
            return Subject("pronoun", first=first - 1, last=verb, gender="n")
    while first > start and view.form(first - 1) not in (*_PAUSES, *rules.prepositions):
        first -= 1
    return Subject("words", first=first, last=words[-1] + 1)


def _before_relative(view: View, rules: Rules, start: int, verb: int) -> int:
    """Token after the noun that a relative clause between pauses stands behind; the verb itself where there is none."""
    if view.form(verb - 1) != ",":
        return verb
    opened = (at for at in range(verb - 2, start, -1) if view.form(at) == "," and view.form(at + 1) in rules.relative)
    return next(opened, verb)


def _owner(view: View, rules: Rules, spot: Spot, verb: int) -> Subject | None:
    """In "X's ministry said" not X speaks: the bearer of the title behind, or a body that nobody linked."""
    if view.form(spot.last) != "'" or view.form(spot.last + 1) != "s":
        return None
    head = spot.last + 2
    if view.form(head) in rules.set("selves") and head + 1 == verb:
        return None
    stop = next(
        (at for at in range(head, verb) if view.form(at) in rules.prepositions or view.form(at) in (",", ";")), verb
    )
    apposed = view.at.get(stop + 1) if view.form(stop) == "," else None
    if apposed is not None and apposed.kind == "person" and view.form(apposed.last) == ",":
        return Subject("spot", spot=apposed, first=spot.first, last=apposed.last)
    near = view.spots_in(head, stop)
    named = next((other for other in near if other.kind == "person"), near[-1] if near else None)
    if named is not None and named.kind in ("person", "organization", "government", "group"):
        return Subject("spot", spot=named, first=spot.first, last=named.last)
    return Subject("words", first=spot.first, last=stop)


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
        if other.kind == "person" and spot.kind != "person" and _apposed(view, rules_of(view.text.lang), last, other):
            return other
        if other.first - last.last > 3 or forms & {",", ";", "(", "and"}:
            break
        if forms & rules_of(view.text.lang).prepositions:
            break
        last = other
        if other.kind == "person":
            return other
    return spot


def _apposed(view: View, rules: Rules, head: Spot, person: Spot) -> bool:
    """The UN envoy, NAME, said: a role behind the actor, then the name between pauses."""
    between = [view.form(at) for at in range(head.last, person.first)]
    role = between[:-1]
    closed = bool(role) and len(role) <= 4 and between[-1] == "," and view.form(person.last) == ","
    return closed and bool((rules.titles | rules.set("anonymous")).intersection(role)) and "," not in role


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


def _quote_before(line: Line, at: int) -> Content | None:
    """A quotation that closes right before the clause of the verb."""
    for step in range(at - 1, max(line.first, at - 4) - 1, -1):
        quote = line.view.closing.get(step)
        if quote is not None:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 2 else None
    return None


def _complement(  # noqa: PLR0911 - one return a frame
    line: Line, rules: Rules, hit: Hit[Found], after: int
) -> tuple[Content | None, tuple[Spot, ...]]:
    view, frame = line.view, hit.value.cue.frame
    at = after
    addressees: tuple[Spot, ...] = ()
    if frame & {"tell", "asked"}:
        at, addressees = _over_object(line, rules, at)
        if "asked" in frame:
            # Whom one asks may be any noun; what is asked stands behind "to".
            goal = next((step for step in range(at, min(line.last, after + 9)) if view.form(step) == "to"), None)
            if goal is None or goal <= after:
                return (_bare(line, rules, hit, after) if "np" in frame else None), addressees
            return Content(goal - 1 if view.form(goal - 1) == "not" else goal + 1), addressees
        if at == after:
            return None, ()
    if "whom" in frame and at in view.at and view.at[at].first == at:
        over = view.at[at].last
        if view.form(over) in frame & rules.prepositions:
            return Content(at, nominal=True), ()
        if view.form(over) in rules.that or (view.form(over) in ("to", "not") and "inf" in frame):
            return Content(over + (view.form(over) in rules.that)), (view.at[at],)
    marked = _marked(line, rules, frame, at)
    if marked is not None or at >= line.last:
        return marked, addressees
    if frame & {"that", "tell"}:
        over = _over_adjuncts(line, rules, at)
        at = over if over > at and _begins_clause(view, rules, over) else at
    form = view.form(at)
    plain = view.text.tokens[at].kind in ("word", "number") and form not in rules.conjunctions
    plain = plain and form not in rules.prepositions and at not in view.time_at and form not in rules.set("late")
    if "attitude" in frame:
        return _attitude(line, rules, at), addressees
    if frame & {"that", "tell"} and plain and line.last - at >= 3:
        return Content(at), addressees
    if "dub" in frame and plain:
        named = any(_dubs(view, rules, step) for step in range(at + 1, min(line.last, at + 8)))
        return (Content(at, act="describe", nominal=True) if named else None), addressees
    if "np" in frame and plain:
        return _bare(line, rules, hit, at), addressees
    return None, addressees


def _begins_clause(view: View, rules: Rules, at: int) -> bool:
    """Whether a subject stands at a token: a name, a pronoun, a determiner, a capital."""
    form = view.form(at)
    return at in view.at or form in rules.set("determiners") or form in rules.pronouns or form in rules.set("openings")


def _dubs(view: View, rules: Rules, at: int) -> bool:
    form = view.form(at)
    return form in ("a", "an") or at in view.opening or form in rules.set("positive") or form in rules.set("negative")


def _bare(line: Line, rules: Rules, hit: Hit[Found], at: int) -> Content | None:
    """A bare object."""
    view = line.view
    if at >= line.last or view.text.tokens[at].kind not in ("word", "number") or view.form(at) in rules.prepositions:
        return None
    stems = {view.form(step) for step in range(at, min(line.last, at + 5))}
    if "claims" in hit.value.cue.flags and not stems & rules.set("claims"):
        return None
    return Content(at, nominal=True)


def _marked(line: Line, rules: Rules, frame: frozenset[str], after: int) -> Content | None:
    view = line.view
    for at in range(after, min(line.last, after + _REACH)):
        form = view.form(at)
        if at > after and (at in line.places or form in rules.set("as_long")):
            return None
        if form in rules.that and frame & {"that", "clause", "tell"}:
            return Content(at + 1)
        if frame & {"quote", "tell"} and form == ":":
            return Content(at + 1, quoted=at + 1 in view.opening)
        if at in view.opening and frame & {"quote", "that", "tell"}:
            quote = view.opening[at]
            if at == after or view.form(at - 1) in _PAUSES:
                return Content(at) if quote.last - quote.first > 2 else None
        if at == after and form in frame:
            return Content(at + 1, nominal=True)
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
        step = spot.last
        while view.form(step) in rules.set("comments"):
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
            first = step + 1
            if view.form(first) in (*rules.that, *rules.prepositions):
                first += 1
            return Content(first, act=act) if first < line.last else None
    return None
