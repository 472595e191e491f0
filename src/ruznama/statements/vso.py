"""Arabic: verb, speaker, adjuncts, complementizer, clause; participles of circumstance; relays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.acts import is_first_person
from ruznama.statements.cues import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, attitudes, begins, phrases, rules_of, words
from ruznama.statements.view import Spot, View

__all__ = ["read"]

# Adjuncts of up to 25 words stand between a verb and its clause; longer gaps were another clause.
_REACH = 45
_NEAR = 9
# Tokens to look back for the beginning of a clause.
_BACK = 80
_PAUSES = frozenset({",", ";", "("})


class _Clause(NamedTuple):
    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    after: int
    via: Spot | None
    rule: str


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


def _leaves(line: Line, rules: Rules, other: _Clause) -> bool:
    """Whether a later clause of speech is no part of the content before it."""
    if other.subject.how == "same" or other.rule == "as":
        return True
    before = line.view.form(other.start - 1)
    if before in rules.set("but_he"):
        return True
    return bool(other.hit.prefix) or before in _PAUSES or line.view.form(other.start) in rules.conjunctions


def _clause(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    view, cue, form = line.view, hit.value.cue, hit.value.form
    if cue.kind == "reads":
        return _reads(line, rules, hit)
    if cue.kind not in ("verb", "relay") or hit.prefix not in words(rules.lang, "cue_prefixes"):
        return None
    if form.person == 1 or hit.first in view.quote_at or hit.suffix:
        return None
    if not hit.prefix and view.form(hit.first - 1) in rules.set("before_nouns"):
        return None
    if form.tense == "participle":
        return _circumstance(line, rules, hit) if form.number else None
    if form.tense not in ("past", "present") or _denied(view, rules, hit):
        return None
    if form.tense == "present" and "past" in cue.flags:
        return None
    if cue.kind == "relay":
        return _relay(line, rules, hit)
    return _verbal(line, rules, hit)


def _denied(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Denied, future, conditional or expected speech is none (yet)."""
    before = view.form(hit.first - 1)
    if view.form(hit.first - 2) in words(rules.lang, "as_openers"):
        return False
    if before in rules.negators or before in rules.modal:
        return True
    if before not in rules.that:
        return hit.value.form.tense == "present" and before in words(rules.lang, "maybe")
    # "that he says" is expected or wished, "after/before that he said" is told.
    present = hit.value.form.tense == "present"
    return present and view.form(hit.first - 2) not in words(rules.lang, "factual")


def _start(line: Line, rules: Rules, at: int) -> int:
    """First token of the clause that holds a token: after the last pause, complementizer or sentence start."""
    view = line.view
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        before = view.form(step - 1)
        if before in _PAUSES or before in rules.that or before == ":" or (step - 1) in view.opening:
            break
        step -= 1
    return step


def _verbal(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    view = line.view
    start = _start(line, rules, hit.first)
    if view.form(hit.first - 1) in rules.set("particles"):
        had = rules.set("had_verbs")
        back = range(hit.first - 1, max(line.first, hit.first - 25) - 1, -1)
        start = next((at for at in back if view.form(at) in had), start)
    subject, after = _subject(line, rules, hit, start)
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
    content = _complement(line, rules, hit, after, subject)
    if content is None:
        content = _quote_before(line, hit)
    if content is None:
        return None
    subject = _unlinked(line, rules, hit, subject, content)
    begin = hit.first if hit.prefix or subject.first >= hit.first or subject.how == "elided" else start
    return _Clause(hit, subject, content, begin, after, None, "vso")


def _unlinked(line: Line, rules: Rules, hit: Hit[Found], subject: Subject, content: Content) -> Subject:
    """A subject in words that no actor is known for must not be taken for an elided one."""
    view = line.view
    if subject.how == "words" and view.form(subject.first) in rules.set("roles"):
        following = view.form(subject.last)
        alone = following in rules.that | rules.prepositions | _PAUSES or following in (":", '"', "«")
        return subject._replace(how="pronoun") if alone or subject.last in view.time_at else subject
    at = hit.last
    if subject.how != "elided" or content.end is not None or content.first - at < 2:
        return subject
    form = view.form(at)
    function = form in rules.prepositions or form in rules.that or form in rules.set("skips") | rules.set("adjuncts")
    attached = form.startswith(tuple(rules.set("attached"))) or at in view.time_at
    told = view.text.tokens[at].kind != "word" or at in line.places
    if function or attached or told or hit.value.cue.frame & {"np", "attitude", "describe"}:
        return subject
    last = at + 1
    while last < content.first - 1 and last < at + 4 and view.form(last) not in (*_PAUSES, *rules.prepositions, ":"):
        last += 1
    how: Literal["pronoun", "words"] = "pronoun" if form in rules.set("roles") else "words"
    return Subject(how, first=at, last=last, gender=subject.gender)


def _as_said(line: Line, hit: Hit[Found], subject: Subject) -> _Clause | None:
    """What stands before "as X said"; the words that open it are one or two tokens back."""
    view = line.view
    at = hit.first - 1
    if view.form(at - 1) in words(line.view.text.lang, "as_openers"):
        at -= 1
    end = at
    while end > line.first and view.form(end - 1) in (*_PAUSES, "-"):
        end -= 1
    relays = subject.how == "words" and view.form(subject.first) in words(line.view.text.lang, "outlets")
    if end - line.first < 3 or subject.how == "elided" or relays:
        return None
    content = Content(line.first, end=end)
    return _Clause(hit, subject, content, at, hit.last, None, "as")


def _subject(line: Line, rules: Rules, hit: Hit[Found], start: int) -> tuple[Subject, int]:
    """Speaker of a verb and the token after it."""
    view = line.view
    gender = hit.value.form.gender
    before = _before(line, rules, hit, start)
    if before is not None and before.last == hit.first and not hit.prefix:
        return _spot(before, gender), hit.last
    after = _after(line, rules, hit)
    if after is not None:
        spot, last = after
        if spot is None:
            return Subject("words", first=hit.last, last=last, gender=gender), last
        if not _is_object(view, rules, hit, spot):
            return _spot(spot, gender), last
        return Subject("elided", gender=gender), hit.last
    if before is not None and not hit.prefix:
        return _spot(before, gender), hit.last
    if not hit.prefix and hit.first > start and view.form(hit.first - 1) in rules.set("anonymous"):
        return Subject("words", first=hit.first - 1, last=hit.first, gender=gender), hit.last
    return Subject("elided", gender=gender), hit.last


def _spot(spot: Spot, gender: str) -> Subject:
    return Subject("spot", spot=spot, first=spot.first, last=spot.last, gender=gender)


def _before(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Spot | None:
    """A subject in front of the verb: the first mention of the clause that no preposition takes."""
    view = line.view
    free = [spot for spot in view.spots_in(start, hit.first) if not _governed(view, rules, spot)]
    if not free:
        # "X, the minister, said": the subject stands before an apposition.
        return None
    return _person_beside(view, rules, free)


def _governed(view: View, rules: Rules, spot: Spot) -> bool:
    if view.begins_inside(spot):
        letters = view.text.span(view.text.tokens[spot.first].start, view.text.tokens[spot.first].end)
        attached = view.mentions[spot.item].span.start - letters.start
        if view.form(spot.first)[:attached] in words(rules.lang, "attached"):
            return True
    return view.form(spot.first - 1) in rules.prepositions


def _person_beside(view: View, rules: Rules, spots: list[Spot]) -> Spot:
    """The first mention, or the person that it is a title of ("the minister of X, NAME")."""
    head = spots[0]
    if head.kind == "person":
        return head
    end = head.last
    for spot in spots[1:]:
        gap = {view.form(t) for t in range(end, spot.first)}
        if spot.first - end > 2 or gap & (rules.that | rules.prepositions | _PAUSES):
            break
        if spot.kind == "person":
            return spot
        end = spot.last
    return head


def _after(  # noqa: C901 - one walk over what may stand behind a verb
    line: Line, rules: Rules, hit: Hit[Found]
) -> tuple[Spot | None, int] | None:
    """Subject behind the verb: (mention or None for unlinked words, token after it)."""
    view = line.view
    at = hit.last
    stop = min(line.last, at + _NEAR)
    while at < stop and (view.form(at) in rules.set("skips") or at in view.time_at):
        at += 1
    head = at
    if view.form(at) in rules.set("collectives"):
        return None, at + 1
    if view.form(at) in ("(", '"', "«"):
        at += 1
    heads = rules.titles | rules.set("anonymous")
    definite = view.form(at).startswith(tuple(rules.set("article")))
    if at not in view.at and view.form(at) not in heads and not definite:
        return None
    while at < stop:
        form = view.form(at)
        spot = view.at.get(at)
        if spot is not None and spot.first >= hit.last:
            if _governed(view, rules, spot) and view.form(spot.first - 1) not in rules.set("inside_titles"):
                bearer = _title_bearer(line, rules, head, spot)
                if bearer is not None:
                    return bearer, _over_same(view, rules, bearer, line.last)
                break
            near = [spot, *(s for s in view.spots_in(spot.last, min(line.last, spot.last + 6)))]
            chosen = _person_beside(view, rules, near)
            bearer = view.at.get(chosen.last + 1) if view.form(chosen.last) == "," else None
            if chosen.kind != "person" and chosen.first > hit.last and bearer is not None and bearer.kind == "person":
                return bearer, bearer.last
            return chosen, _over_same(view, rules, chosen, line.last)
        if at in view.opening and view.form(at - 1) in rules.set("inside_titles") and at + 1 in view.at:
            at += 1
            continue
        if form in rules.that or form in _PAUSES or form in (":", '"', "«", "."):
            break
        if form in rules.prepositions and form not in rules.set("inside_titles"):
            break
        at += 1
    if view.form(head) in rules.set("anonymous") and head < stop:
        named = view.at.get(at + 1) if view.form(at) == "," else None
        if named is not None and named.kind == "person" and at + 1 < line.last:
            return named, named.last
        return None, at if view.form(at) == "," else head + 1
    return None


def _title_bearer(line: Line, rules: Rules, head: int, spot: Spot) -> Spot | None:
    """The head of the bureau of X, NAME: the name behind a body that a preposition takes still belongs to the title."""
    view = line.view
    if view.form(head) not in rules.titles:
        return None
    chosen = _person_beside(view, rules, [spot, *view.spots_in(spot.last, min(line.last, spot.last + 4))])
    return chosen if chosen.kind == "person" and chosen is not spot else None


def _over_same(view: View, rules: Rules, spot: Spot, end: int) -> int:
    """After the names that go on with the subject: the bearer of a title, partners joined by "and"."""
    last = spot.last
    for other in view.spots_in(last, min(end, last + 8)):
        gap = other.first - last
        between = [view.form(at) for at in range(last, other.first)]
        if gap > 2 or any(form in _PAUSES or form in rules.prepositions or form in rules.that for form in between):
            break
        attached = view.begins_inside(other) and _governed(view, rules, other)
        joined = view.begins_inside(other) and not attached
        if attached or not (joined or view.actor(other) == view.actor(spot)):
            break
        last = other.last
    return last


def _is_object(view: View, rules: Rules, hit: Hit[Found], spot: Spot) -> bool:
    """Whether the noun behind a verb that takes an object is that object: a masculine verb, a (feminine) state."""
    form = hit.value.form
    following = view.form(spot.last)
    if (
        hit.value.cue.frame == {"np"}
        and hit.value.cue.act == "accuse"
        and following.startswith(tuple(rules.set("joined_by")))
    ):
        return following not in rules.set("not_attached")
    takes = "np" in hit.value.cue.frame or "object" in hit.value.cue.flags
    if not takes or form.number != "s":
        return False
    if view.form(hit.first - 1) in rules.set("but_he"):
        return True
    if not hit.prefix or form.gender != "m":
        return False
    body = spot.kind in ("organization", "government", "group") and view.form(spot.first).endswith(
        tuple(rules.set("feminine_endings"))
    )
    if view.kinds.get(view.actor(spot) or "") != "country" and not body:
        return False
    return not any(view.form(t) in rules.set("masculine") for t in range(spot.first, spot.last))


def _complement(line: Line, rules: Rules, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    view, frame = line.view, hit.value.cue.frame
    if "describe" in frame:
        return _object(line, rules, hit, after)
    if "attitude" in frame:
        found = _attitude(line, rules, after)
        if found is not None or frame == {"attitude"}:
            return found
    bare = _object(line, rules, hit, after) if "np" in frame or "object" in hit.value.cue.flags else None
    if bare is not None and view.form(bare.first) in rules.that:
        bare = None
    if bare is not None and "np" in frame and ("that" not in frame or view.form(bare.first - 1) != ","):
        return bare
    marked = _marked(line, rules, hit, after, subject)
    if marked is None:
        return bare if "np" in frame else None
    return bare if bare is not None and "np" not in frame and bare.first < marked.first else marked


def _marked(line: Line, rules: Rules, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    """The complement behind its mark: a complementizer, a colon, a quotation, a preposition."""
    view, frame = line.view, hit.value.cue.frame
    near = _NEAR if subject.how == "same" else _REACH
    attached = True
    at, stop = after - 1, min(line.last, after + near)
    while (at := at + 1) < stop:
        form = view.form(at)
        if begins(view.forms, at, phrases(rules.lang, "anonymity")):
            at = next((step - 1 for step in range(at, stop) if view.form(step) in rules.that), at)
            continue
        if at in line.told and at > hit.first and _breaks(view, rules, at):
            return None
        if form in rules.that and "that" in frame:
            return Content(_over_marks(view, at + 1))
        if "tight" in hit.value.cue.flags and (form in _PAUSES or at > after + 5):
            return None
        if "quote" in frame and form == ":":
            if view.form(at + 1) in rules.that and "that" in frame:
                return Content(_over_marks(view, at + 2))
            return Content(at + 1, quoted=at + 1 in view.opening)
        quote = view.opening.get(at)
        if quote is not None and "quote" in frame:
            brief = at == after and at not in view.at and at + 1 not in view.at
            if brief or quote.last - quote.first > 3:
                return Content(at)
        if form == ",":
            over = _over_aside(line, rules, at)
            if over > at + 1:
                at = over - 1
                continue
            # Behind a pause an attached preposition belongs to another phrase.
            attached = False
        skip = _prepared(view, rules, frame, at) if attached or form in frame else None
        if skip is not None:
            return _after_preposition(view, rules, at, skip)
        if form == ";" or (subject.how == "same" and form == "," and view.form(at + 1) not in frame | rules.that):
            return None
    return _unmarked(line, hit, after, subject)


def _breaks(view: View, rules: Rules, at: int) -> bool:
    """Whether another verb of speech ends the search for a complement."""
    return view.form(at) not in rules.prepositions and view.form(at - 1) not in rules.relative


def _over_marks(view: View, at: int) -> int:
    """Over a colon or comma that some pages put behind a complementizer."""
    return at + 1 if view.form(at) in (":", ",") else at


def _unmarked(line: Line, hit: Hit[Found], after: int, subject: Subject) -> Content | None:
    """A verb of saying, its subject, a comma: nothing marks what is said but the first person."""
    if subject.how != "spot" or not {"that", "quote"} <= hit.value.cue.frame:
        return None
    view = line.view
    comma = next((at for at in range(after, min(line.last, after + _NEAR)) if view.form(at) == ","), None)
    if comma is None or not is_first_person(view, comma + 1, min(line.last, comma + 4)):
        return None
    return Content(comma + 1)


def _prepared(view: View, rules: Rules, frame: frozenset[str], at: int) -> int | None:
    """Letters of a preposition that the frame asks for, attached to this token; 0 where it is a word of its own."""
    form = view.form(at)
    if form in frame:
        return 0
    for letters in frame & words(rules.lang, "attached"):
        if not form.startswith(letters) or len(form) < 4 or form in rules.set("not_attached"):
            continue
        spot = view.at.get(at)
        if spot is not None and spot.first == at and not view.begins_inside(spot):
            continue
        return len(letters)
    return None


def _after_preposition(view: View, rules: Rules, at: int, skip: int) -> Content:
    if skip:
        return Content(_over_marks(view, at + 1)) if view.form(at) in rules.that else Content(at, skip, nominal=True)
    step = at + 1
    if view.form(step) in rules.that:
        return Content(_over_marks(view, step + 1))
    return Content(_over_marks(view, step), nominal=True)


def _attitude(line: Line, rules: Rules, after: int) -> Content | None:
    """Expressed his hope that, renewed its call for: the noun tells the act, what follows it is said."""
    view = line.view
    table = attitudes(rules.lang)
    for at in range(after, min(line.last, after + 14)):
        if view.form(at) in (":", '"', "«", ";") or view.form(at) in rules.that:
            return None
        for shape in view.text.tokens[at].shapes:
            act = table.get(shape.stem)
            if act is None or shape.prefix not in ("", *words(rules.lang, "article")):
                continue
            step = at + 1
            while step < line.last and view.form(step) in rules.set("degrees"):
                step += 1
            if view.form(step) in rules.prepositions:
                step += 1
                if view.form(step) in rules.that:
                    step += 1
                return Content(step, act=act)
            if view.form(step) in rules.that:
                return Content(step + 1, act=act)
            skip = 0
            for letters in words(rules.lang, "attached"):
                if view.form(step).startswith(letters) and len(view.form(step)) > 3:
                    skip = len(letters)
            return Content(step, skip, act=act) if step < line.last else None
    return None


def _object(line: Line, rules: Rules, hit: Hit[Found], after: int) -> Content | None:
    """A bare object: the first noun behind the subject that is no adjunct."""
    view = line.view
    at, steps = after, 0
    while at < line.last and steps < 12:
        steps += 1
        form = view.form(at)
        if at in view.time_at:
            at = view.time_at[at].last
        elif form in rules.set("skips"):
            at += 1
        elif form == ",":
            at = _over_aside(line, rules, at)
        elif form in rules.prepositions or form in rules.set("adjuncts"):
            if form in hit.value.cue.frame:
                return None
            at = _over_adjunct(line, rules, at)
        else:
            break
    if at >= line.last or view.form(at) in (".", ":", ";", "-", "(", ")"):
        return None
    if at in line.told:
        return None
    cue = hit.value.cue
    stems = {shape.stem for shape in view.text.tokens[at].shapes}
    if "claims" in cue.flags and not stems & rules.set("claims"):
        turned = "refuses" in cue.flags and view.form(at) in rules.set("any")
        return Content(at, act="refuse", nominal=True) if turned else None
    table = attitudes(rules.lang)
    act = next((table[s.stem] for s in view.text.tokens[at].shapes if s.suffix and s.stem in table), None)
    return Content(at, act=act, nominal=True)


def _over_aside(line: Line, rules: Rules, comma: int) -> int:
    """After a comma an adjunct or apposition may stand, up to the next comma."""
    view = line.view
    following = view.form(comma + 1)
    if begins(view.forms, comma + 1, phrases(rules.lang, "anonymity")):
        # "who asked not to be named" is no statement and leaves the clause open.
        return next((at + 1 for at in range(comma + 1, min(line.last, comma + 12)) if view.form(at) == ","), comma + 1)
    if following in rules.prepositions or following in rules.set("adjuncts") or comma + 1 in view.time_at:
        for at in range(comma + 1, min(line.last, comma + 16)):
            if view.form(at) == ",":
                return at + 1
            if view.form(at) in rules.that or view.form(at) == ":" or at + 1 in view.quote_at:
                break
    return comma + 1


def _over_adjunct(line: Line, rules: Rules, at: int) -> int:
    """Over a preposition with its noun phrase: one noun, its attributes, names, times, quotations."""
    view = line.view
    step = at + 1
    if step in view.at:
        return view.at[step].last
    size = begins(view.forms, step, phrases(rules.lang, "settings"))
    step += size or 1
    definite = view.form(step - 1).startswith(tuple(words(rules.lang, "article")))
    while step < line.last:
        if step in view.time_at:
            step = view.time_at[step].last
        elif step in view.at and not size:
            return view.at[step].last
        elif step in view.opening and view.opening[step].closing is not None:
            step = (view.opening[step].closing or step) + 1
        elif definite and view.form(step).startswith(tuple(words(rules.lang, "article"))):
            step += 1
        else:
            break
    return step


def _quote_before(line: Line, hit: Hit[Found]) -> Content | None:
    """A quotation in front of the verb: "...", said X."""
    if "quote" not in hit.value.cue.frame:
        return None
    for at in range(hit.first - 1, max(line.first, hit.first - 4) - 1, -1):
        quote = line.view.closing.get(at)
        if quote is not None:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 3 else None
    return None


def _circumstance(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    """A participle in the accusative behind a pause: one more statement of the clause's subject."""
    view = line.view
    before = view.form(hit.first - 1)
    closing = before in ('"', "»")
    joined = bool(hit.prefix) or closing or before in _PAUSES
    if not joined and not hit.value.cue.frame & {"quote"}:
        return None
    if hit.first == line.first:
        return None
    subject = Subject("same", gender=hit.value.form.gender)
    cue = hit.value.cue
    content = _complement(line, rules, hit, hit.last, subject)
    bare = view.form(hit.last).startswith(tuple(rules.set("article"))) and cue.act == "promise"
    if content is None and bare and hit.last < line.last:
        content = Content(hit.last, nominal=True)
    if content is None or (not joined and not content.quoted):
        return None
    if "claims" not in cue.flags and content.first - hit.last > _NEAR:
        return None
    return _Clause(hit, subject, content, hit.first, hit.last, None, "circumstance")


def _reads(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    """The statement read: its issuer speaks, named behind the word or spoken of last."""
    view = line.view
    subject, after = Subject("elided"), hit.last
    spots = view.spots_in(hit.last, min(line.last, hit.last + 5))
    gap = {view.form(at) for at in range(hit.last, spots[0].first)} if spots else set()
    if spots and not gap & rules.that:
        subject, after = _spot(_person_beside(view, rules, spots), ""), spots[0].last
    content = _marked(line, rules, hit, after, subject)
    return _Clause(hit, subject, content, hit.first, after, None, "reads") if content is not None else None


def _relay(line: Line, rules: Rules, hit: Hit[Found]) -> _Clause | None:
    """X relays from Y that: Y speaks, X is the relay."""
    view = line.view
    subject, after = _subject(line, rules, hit, _start(line, rules, hit.first))
    at = next(
        (t for t in range(after, min(line.last, after + 8)) if view.form(t) in rules.set("relay_preposition")), None
    )
    if at is None:
        return None
    spots = view.spots_in(at + 1, min(line.last, at + 8))
    if spots and spots[0].first - at <= 3:
        speaker = _spot(_person_beside(view, rules, spots), "")
    else:
        speaker = Subject("words", first=at + 1, last=at + 2)
    content = None
    said = rules.set("his_saying")
    for step in range(speaker.last, min(line.last, speaker.last + 20)):
        form = view.form(step)
        if form in said:
            marked = view.form(step + 1) in (*rules.that, ":")
            content = Content(step + 2 if marked else step + 1)
            break
        if form in rules.that or form == ":":
            content = Content(step + 1)
            break
    if content is None:
        return None
    return _Clause(hit, speaker, content, hit.first, after, subject.spot, "relay")
