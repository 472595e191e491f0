"""Persian and Dari: subject, adjuncts, verb of speech, then the clause; or the object in front of the verb."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from ruznama.lexicon import Hit, cells
from ruznama.statements.clauses import closers, is_finite, starts
from ruznama.statements.cues import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, attitudes, begins, phrases, rules_of
from ruznama.statements.view import Spot, View

__all__ = ["nominal", "read"]

_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})
_PAUSES = frozenset({",", ";", "-", "("})
# A shorter rest behind "said," is an afterthought.
_RUNS = 4
# Tokens to look back for the beginning of a clause.
_BACK = 120
# Tokens between a quotation and the verb behind it.
_QUOTED = 40
# Longest unlinked name.
_NAME = 3
# A shorter object inside "proposed ..." is part of a name of the deed.
_BARE = 2
# Longest apposition behind it.
_APPOSED = 12
_SPEAKS = frozenset({"person", "country", "government", "organization", "group", "outlet", ""})


class _Clause(NamedTuple):
    hit: Hit[Found]
    subject: Subject
    content: Content | None
    start: int
    joined: bool
    negated: bool
    addressees: tuple[Spot, ...]
    aside: bool = False


def read(line: Line) -> Iterator[Draft]:
    """Statements of one sentence by its verbs."""
    rules = rules_of(line.view.text.lang)
    begin = starts(line, rules)
    clauses = [clause for hit in line.hits if (clause := _clause(line, rules, hit, begin)) is not None]
    reach = inside = 0
    for place, clause in enumerate(clauses):
        content = clause.content
        if content is None:
            continue
        cuts = frozenset(
            other.start for other in clauses[place + 1 : place + 9] if other.start > content.first and other.joined
        )
        first, last, quoted = content_end(line, rules, content, cuts)
        if last <= first:
            continue
        hit = clause.hit
        nested = hit.first < reach
        spot = clause.subject.spot
        if nested and (spot is None or spot.first < inside):
            continue
        yield Draft(
            cue=(hit.first, hit.last),
            subject=clause.subject,
            content=(first, last),
            skip=0,
            act=content.act or hit.value.cue.act,
            quoted=quoted or content.quoted,
            nested=nested or clause.aside,
            sentence=line.number,
            frame=(clause.start, hit.last),
            rule=f"sov:{hit.value.cue.name.partition('|')[0]}",
            negated=clause.negated,
            addressees=clause.addressees,
            dual=_plural(line, rules, hit, last),
        )
        if not nested and not clause.aside:
            reach, inside = max(reach, last), first


def _plural(line: Line, rules: Rules, hit: Hit[Found], last: int) -> bool:
    """Whether the verb tells of several; of a split verb its second part does."""
    if hit.value.cue.kind != "split":
        return hit.value.form.number == "p"
    return line.view.form(last).endswith(tuple(rules.set("plural_endings")))


def _clause(line: Line, rules: Rules, hit: Hit[Found], begin: frozenset[int]) -> _Clause | None:
    view, cue, form = line.view, hit.value.cue, hit.value.form
    if cue.kind not in ("verb", "light", "phrase", "split", "reads", "lead") or hit.first in view.quote_at:
        return None
    if cue.kind == "reads" and not _in_document(line, rules, hit):
        return None
    if cue.kind in ("verb", "light") and not _told(view, rules, hit):
        return None
    negated = form.negative
    if negated and cue.act not in ("deny", "refuse"):
        return None
    start, joined = _start(line, rules, hit.first, begin)
    subject = _subject(line, rules, hit, start)
    if subject.spot is not None and subject.spot.kind not in _SPEAKS:
        return None
    if "person" in cue.flags and (subject.spot is None or subject.spot.kind != "person") and subject.how != "pronoun":
        return None
    content = _lead(line, rules, hit) if cue.kind == "lead" else _content(line, rules, hit, start, subject)
    if content is not None and subject.how == "elided" and not joined and is_finite(view, rules, start - 2):
        # "adopted a text that asks of X": the text speaks, not the one who adopted it.
        return None
    if content is None:
        # It says nothing, but a clause with a subject of its own ends what another said before it.
        return _Clause(hit, subject, None, start, joined, negated, ()) if subject.how == "spot" and joined else None
    relative = _relative(view, rules, content, subject)
    aside, subject = relative is not subject, relative
    spots = _addressees(line, hit, start, subject, content)
    return _Clause(hit, subject, content, start, joined, negated, spots, aside)


def _in_document(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a document stands within a few words before "it reads"."""
    near = range(max(line.first, hit.first - 8), hit.first)
    stems = {shape.stem for at in near for shape in line.view.text.tokens[at].shapes}
    return bool(stems & rules.set("documents"))


def _relative(view: View, rules: Rules, content: Content, subject: Subject) -> Subject:
    """In "X that called Y a threat" X speaks, not the subject of the clause around it."""
    spot = view.at.get(content.first - 2)
    inside = content.end is not None and view.form(content.first - 1) in rules.that and spot is not None
    if not inside or spot is None or spot.kind not in _SPEAKS:
        return subject
    return Subject("spot", spot=spot, first=spot.first, last=spot.last)


def _told(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    form = hit.value.form
    if "past" in hit.value.cue.flags and form.tense in ("present", "progressive"):
        return False
    joined = hit.last < len(view.text.tokens) and view.text.tokens[hit.last].joined
    if joined or begins(view.forms, hit.last, phrases(rules.lang, "not_speech")):
        return False
    if form.tense not in _TOLD or form.person != 3 or hit.suffix:
        return False
    after = view.form(hit.last)
    if hit.value.bare and after in rules.set("passive"):
        return False
    if hit.value.bare and hit.value.cue.kind == "verb":
        return after in rules.conjunctions or after in _PAUSES or after in rules.that or after in ("", ".", ":")
    return view.form(hit.first - 1) not in rules.modal


def _start(line: Line, rules: Rules, at: int, begin: frozenset[int]) -> tuple[int, bool]:
    """First token of the clause that a cue closes, and whether the clause stands beside the one before it."""
    view = line.view
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        if step in begin:
            return step, True
        before = view.form(step - 1)
        if before == ":" or (before in rules.that and is_finite(view, rules, step - 2)):
            return step, False
        step -= 1
    return step, True


def _is_pronoun(view: View, rules: Rules, at: int, start: int) -> bool:
    """Whether a pronoun is a subject: first in its clause, or behind a pause, a conjunction or a time."""
    if view.form(at) not in rules.pronouns:
        return False
    before = view.form(at - 1)
    return (
        at == start
        or before in _PAUSES
        or before in rules.conjunctions
        or before in rules.that
        or at - 1 in view.time_at
    )


def _subject(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Subject:
    view = line.view
    if hit.value.glued:
        return Subject("pronoun", first=hit.first, last=hit.last)
    floor = start
    lead = view.at.get(start)
    if start == line.first and lead is not None and lead.kind in ("outlet", "place"):
        # OUTLET - ...: the line of origin is no part of the sentence.
        floor = next((at + 1 for at in range(start, min(start + 9, hit.first)) if view.form(at) == "-"), start)
    if view.form(start) in rules.set("openers"):
        floor = next((at for at in range(start, hit.first) if _after_aside(view, rules, at, hit.first)), start)
    for at in range(floor, hit.first):
        if _is_pronoun(view, rules, at, start):
            return Subject("pronoun", first=at, last=at + 1)
        size = begins(view.forms, at, phrases(rules.lang, "collectives"))
        if size and at - start <= 1 and view.form(at - 1) not in rules.prepositions:
            return Subject("words", first=at, last=at + size)
        size = begins(view.forms, at, phrases(rules.lang, "anaphors"))
        if size and at not in view.at:
            return Subject("pronoun", first=at, last=at + size)
        spot = view.at.get(at)
        if spot is not None and spot.first == at and spot.kind != "person" and _role_before(view, rules, at, start):
            role = _role(view, rules, at, start)
            how: Literal["pronoun", "words"] = "words" if view.form(role) in rules.set("voices") else "pronoun"
            return Subject(how, spot=spot if spot.kind == "country" else None, first=role, last=spot.last)
        free = spot is not None and spot.first == at and spot.last <= hit.first and _is_free(view, rules, spot)
        if free and spot is not None and not _depends(view, rules, spot, start, floor):
            return _joint(view, rules, _chosen(view, spot, hit.first), hit.first)
        if spot is None and at - start <= 1 and view.form(at) in rules.set("roles"):
            last = _over_role(view, rules, at, hit.first)
            if last is not None:
                plural = view.form(at) in rules.set("plural_roles")
                return Subject("words" if plural else "pronoun", first=at, last=last)
        if spot is None and view.form(at) in rules.set("anonymous") and _head_of_subject(view, rules, at, start):
            last = at + 1
            while last < hit.first and view.form(last) not in (*_PAUSES, *rules.prepositions, *rules.that):
                last += 1
            return Subject("words", first=at, last=min(last, at + 4))
    return _unlinked(view, rules, start, hit.first)


def _role_before(view: View, rules: Rules, at: int, start: int) -> bool:
    """Whether an actor only completes the role before it, whose bearer nobody linked."""
    role = _role(view, rules, at, start)
    if role < start or role in view.at or view.form(role) not in rules.set("roles"):
        return False
    return view.form(role - 1) not in rules.prepositions and view.form(at + 1) not in rules.set("object_marks")


def _role(view: View, rules: Rules, at: int, start: int) -> int:
    """Token of the role before an actor; words like "foreign" may stand between."""
    role = at - 1
    while role > start and view.form(role) in rules.set("portfolios"):
        role -= 1
    return role


def _over_role(view: View, rules: Rules, at: int, end: int) -> int | None:
    """Token after a role that stands without a name, None where an actor is part of the phrase."""
    last = at + 1
    while last < end and view.form(last) not in (*_PAUSES, *rules.prepositions, *rules.set("adverbs"), ":"):
        if last in view.time_at:
            break
        if last in view.at:
            return None
        last += 1
    return min(last, at + 4)


def _unlinked(view: View, rules: Rules, start: int, end: int) -> Subject:
    """One to three plain words before the verb are a subject that no actor is known for, not an elided one."""
    end = _before_apposition(view, rules, start, end)
    kept = [at for at in range(start, end) if view.form(at) not in rules.set("adverbs") and at not in view.time_at]
    function = rules.prepositions | rules.conjunctions | rules.that | rules.set("object_marks") | rules.modal
    plain = all(view.text.tokens[at].kind == "word" and view.form(at) not in function for at in kept)
    free = all(at not in view.at for at in kept)
    if kept and len(kept) <= _NAME and plain and free and view.form(start) not in rules.set("openers"):
        return Subject("words", first=kept[0], last=kept[-1] + 1)
    return Subject("elided")


def _before_apposition(view: View, rules: Rules, start: int, end: int) -> int:
    """Token after a name whose title stands between pauses right before the verb."""
    opened = next((at for at in range(start + 1, min(end, start + _NAME + 1)) if view.form(at) == ","), None)
    if opened is None or view.form(end - 1) != "," or end - opened > _APPOSED:
        return end
    titled = view.form(opened + 1) in rules.titles | rules.set("roles")
    return opened if titled else end


def _head_of_subject(view: View, rules: Rules, at: int, start: int) -> bool:
    return view.form(at - 1) not in rules.prepositions and at - start <= 2


def _depends(view: View, rules: Rules, spot: Spot, start: int, floor: int) -> bool:
    """Whether a mention in a clause that opens with a preposition only completes the noun before it."""
    first = start
    while view.form(first) in rules.set("adverbs") or first in view.time_at or view.form(first) in rules.conjunctions:
        first += 1
    if floor != start or view.form(first) not in rules.set("openers") or first >= spot.first:
        return False
    before = spot.first - 1
    ends = before in view.at or before in view.time_at
    titled = view.form(before) in rules.titles and spot.kind == "person"
    return not (ends or titled or view.form(before) in _PAUSES
                or view.form(before) in rules.set("adverbs"))  # fmt: skip


def _after_aside(view: View, rules: Rules, at: int, last: int) -> bool:
    """Whether a pause ends the adjuncts in front of the subject: a pronoun, a name or a title comes right behind it."""
    if view.form(at) != "," or at + 1 >= last:
        return False
    if _is_pronoun(view, rules, at + 1, at):
        return True
    step = at + 1
    while step < last and view.form(step) in rules.titles and step not in view.at:
        step += 1
    spot = view.at.get(step)
    return spot is not None and spot.first == step and spot.last <= last and _is_free(view, rules, spot)


def _is_free(view: View, rules: Rules, spot: Spot) -> bool:
    """Whether no preposition and no object mark takes a mention."""
    at = spot.first - 1
    while at > 0 and (view.form(at) in ('"', "«") or view.form(at) in rules.set("quantifiers")):
        at -= 1
    before = view.form(at)
    after = view.form(spot.last)
    if before in rules.prepositions or after in rules.set("object_marks"):
        return False
    return not (spot.kind == "place" or (spot.kind == "" and view.actor(spot) is None))


def _chosen(view: View, spot: Spot, end: int) -> Subject:
    """The person whose title the mention belongs to, if one follows at once."""
    chosen = spot
    if spot.kind != "person":
        near = view.spots_in(spot.last, min(end, spot.last + 2))
        if (
            near
            and near[0].kind == "person"
            and not any(view.form(t) in _PAUSES for t in range(spot.last, near[0].first))
        ):
            chosen = near[0]
    return Subject("spot", spot=chosen, first=spot.first, last=chosen.last)


def _joint(view: View, rules: Rules, subject: Subject, end: int) -> Subject:
    """A subject with the names that "and" joins to it: none of them is part of what is said."""
    last, joined = subject.last, subject.last
    while last < end and (view.form(last) == "," or view.form(last) in rules.set("and")):
        other = view.at.get(last + 1)
        if other is None or other.first != last + 1 or other.last >= end or other.kind not in _SPEAKS:
            break
        if view.form(other.last) in rules.set("object_marks"):
            break
        joined = other.last if view.form(last) in rules.set("and") else joined
        last = other.last
    return subject._replace(last=joined)


def _lead(line: Line, rules: Rules, hit: Hit[Found]) -> Content | None:
    """Between "saying that" and the verb that closes the sentence."""
    view = line.view
    told = [other for other in line.hits if other.first > hit.last and other.value.cue.kind in ("verb", "light")]
    verb = next((other for other in told if _told(view, rules, other) and not view.quote_at.get(other.first)), None)
    if verb is None:
        return None
    quote = view.opening.get(hit.last)
    if quote is not None and quote.closing is not None and quote.closing < verb.first:
        return Content(quote.first, quoted=True, end=quote.last)
    end = verb.first
    comma = next((at for at in range(end - 1, max(hit.last, end - 5), -1) if view.form(at) == ","), None)
    end = comma if comma is not None else end
    return Content(hit.last, end=end) if end - hit.last >= _RUNS else None


def _content(line: Line, rules: Rules, hit: Hit[Found], start: int, subject: Subject) -> Content | None:
    frame = hit.value.cue.frame
    if "inner" in frame:
        return _inner(line, rules, hit)
    if "ask" in frame and not _asked(line, rules, hit, start):
        return _ahead(line, rules, hit, start) if "clause" in frame else None
    if frame & {"that", "clause", "ask"}:
        found = _ahead(line, rules, hit, start)
        if found is not None:
            return found
    return _behind(line, rules, hit, start, subject) or _quote_before(line, hit)


def _ahead(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Content | None:
    """A clause behind the verb."""
    view, cue = line.view, hit.value.cue
    at = hit.last
    if view.form(at) in (",", "-") and (view.form(at + 1) in rules.that or at + 1 in view.opening):
        at += 1
    if at >= line.last:
        return None
    form = view.form(at)
    if form in rules.that or ("ask" in cue.frame and form in rules.set("that_wished")):
        step = at + 1
        if view.form(step) in (",", ":"):
            step += 1
        return Content(step) if step < line.last else None
    if form == ":":
        step = at + 1
        while view.form(step) in ("-", ":"):
            step += 1
        return Content(step, quoted=step in view.opening) if step < line.last else None
    if at in view.opening and view.opening[at].last - view.opening[at].first > 3:
        return Content(at)
    if form == "," and _runs_on(line, rules, hit):
        return Content(at + 1)
    joins = form in rules.conjunctions and form not in rules.set("adverbs")
    if form in _PAUSES or joins or view.text.tokens[at].kind == "punct":
        return None
    if not cue.frame & {"that", "ask"} or line.last - at < 3:
        return None
    for flag in cue.flags:
        if flag.startswith("noprep:") and any(view.form(t) == flag[7:] for t in range(start, hit.first)):
            return None
    return Content(at)


def _runs_on(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a plain verb of saying with a comma behind it goes on with what is said."""
    following = line.view.form(hit.last + 1)
    if max(line.told) > hit.last:
        return False
    if hit.value.cue.kind not in ("verb", "light") or "that" not in hit.value.cue.frame or hit.value.cue.flags:
        return False
    return line.last - hit.last > _RUNS and following not in rules.conjunctions and following not in rules.that


def _asked(line: Line, rules: Rules, hit: Hit[Found], start: int) -> bool:
    """Whether the clause says of whom something is asked: "from X" before the verb."""
    view = line.view
    asked = rules.set("asked_of")
    return any(
        view.form(at) in asked and view.form(at - 1) not in rules.set("compound") for at in range(start, hit.first)
    )


def _inner(line: Line, rules: Rules, hit: Hit[Found]) -> Content | None:
    """What stands inside a split verb."""
    view = line.view
    light = closers(rules.lang, _light(hit)) | rules.set("copulas")
    bare = "bare" in hit.value.cue.flags
    if bare and (line.title or view.form(hit.first - 1) in rules.prepositions or hit.last in view.at):
        return None
    for at in range(hit.last + 1, line.last):
        if view.form(at) in light and at not in view.at:
            short = bare and (at - hit.last < _BARE or at - 1 in line.places)
            return None if short else Content(hit.last, end=at)
        if bare and (view.form(at) in rules.set("object_marks") | rules.that | _PAUSES or is_finite(view, rules, at)):
            return None
        if view.form(at) == ";":
            return None
    return None


def _light(hit: Hit[Found]) -> tuple[str, ...]:
    return next((cells(flag[6:].replace("+", "|")) for flag in hit.value.cue.flags if flag.startswith("light:")), ())


def _behind(line: Line, rules: Rules, hit: Hit[Found], start: int, subject: Subject) -> Content | None:
    """An object in front of the verb, by its mark or its preposition."""
    view, cue = line.view, hit.value.cue
    low = max(start, subject.last)
    if cue.frame & {"obj", "describe"}:
        mark = _object_mark(view, rules, low, hit.first)
        if mark is not None:
            return _object(line, rules, hit, low, mark)
    best = None
    for frame in cue.frame:
        for size in (len(frame.split()),):
            for at in range(low, hit.first - size):
                if tuple(view.forms[at : at + size]) != tuple(frame.split()):
                    continue
                if view.form(at - 1) in rules.set("compound") or (at in view.at and view.at[at].first < at):
                    continue
                if begins(view.forms, at, phrases(rules.lang, "settings")) or at + size in view.time_at:
                    continue
                head = at == low or view.form(at - 1) in _PAUSES or view.form(at - 1) in rules.set("adverbs")
                if best is None or (head and not best[1]):
                    best = (at, head, size)
    if best is None:
        return None
    behind = range(best[0] + best[2], min(best[0] + best[2] + 3, hit.first))
    if "thing" in cue.flags and any(view.at[at].kind == "person" for at in behind if at in view.at):
        return None
    keep = cue.act in ("support", "welcome") and view.at.get(best[0] + 1) is not None
    return Content(best[0] if keep else best[0] + best[2], end=hit.first)


def _object_mark(view: View, rules: Rules, first: int, last: int) -> int | None:
    for at in range(first, last):
        if view.form(at) in rules.set("object_marks"):
            return at
        if any(shape.suffix in rules.set("object_marks") for shape in view.text.tokens[at].shapes[1:]):
            return at
    return None


def _object(line: Line, rules: Rules, hit: Hit[Found], low: int, mark: int) -> Content | None:
    view, cue = line.view, hit.value.cue
    # A relative clause on the subject has its own adjuncts before the object.
    first = next((at + 1 for at in range(mark - 1, low - 1, -1) if view.form(at) in rules.that), low)
    first = _over_adjuncts(view, rules, first, mark)
    first = _over_adjuncts(view, rules, _over_title(view, rules, first, mark), mark)
    # An apposition between commas belongs to the subject.
    comma = next((at for at in range(mark - 1, first, -1) if view.form(at) == ","), None)
    if comma is not None and view.form(low) == ",":
        first = _over_adjuncts(view, rules, _over_title(view, rules, comma + 1, mark), mark)
    last = mark if "obj" in cue.frame and cue.act != "criticize" else hit.first
    last = last + 1 if last == mark and view.form(mark) not in rules.set("object_marks") else last
    if "claims" in cue.flags and not any(_claim(view, rules, at) for at in range(first, min(first + 4, mark + 1))):
        return None
    if "nocourt" in cue.flags and any(view.form(at) in rules.set("court") for at in range(low, hit.first)):
        return None
    empty = view.form(first) in rules.set("demonstratives") and view.form(first + 1) in rules.set("generic")
    if empty and last - first <= 2:
        return None
    act = attitudes(rules.lang).get(view.form(first))
    return Content(first, end=last, act=act) if last > first else None


def _over_adjuncts(view: View, rules: Rules, first: int, mark: int) -> int:
    """Over times, adverbs, conjunctions and phrases with a preposition, up to the object itself."""
    settings = phrases(rules.lang, "settings")
    while first < mark:
        size = begins(view.forms, first, settings)
        over = _over_phrase(view, rules, first, mark)
        if size > over - first:
            over = first + size
        if view.form(first) in _PAUSES or view.form(first) in rules.set("adverbs") | rules.conjunctions:
            over = max(over, first + 1)
        elif first in view.time_at:
            over = view.time_at[first].last
        if over == first:
            break
        first = over
    return first


def _over_title(view: View, rules: Rules, at: int, mark: int) -> int:
    """Over a title behind a pause with the body it serves, where no pause closes the apposition."""
    step = at
    while step < mark and step not in view.at and view.form(step) in rules.titles | rules.set("portfolios"):
        step += 1
    held = view.at.get(step)
    return held.last if step > at and held is not None and held.last < mark else at


def _over_phrase(view: View, rules: Rules, at: int, mark: int) -> int:
    """Over a preposition and what it takes, where its end is sure: a name, a date, "own" or a pause."""
    if view.form(at) not in rules.prepositions:
        return at
    for step in range(at + 1, mark - 1):
        held = view.time_at.get(step) or view.at.get(step)
        if view.form(step) in rules.set("own"):
            return step + 1
        if view.form(step) == ",":
            return step
        if view.form(step) in rules.prepositions and view.form(step) not in rules.set("with"):
            return at
        if held is not None and held.last < mark:
            end = held.last
            while end < mark - 1 and (view.form(end) in rules.titles or view.form(end) in rules.set("own")):
                end += 1
            after = view.at.get(end)
            return after.last if end > held.last and after is not None and after.last < mark else end
    return at


def _claim(view: View, rules: Rules, at: int) -> bool:
    return any(shape.stem in rules.set("claims") for shape in view.text.tokens[at].shapes)


def _quote_before(line: Line, hit: Hit[Found]) -> Content | None:
    """A quotation in front of the verb."""
    if not hit.value.cue.frame & {"that", "clause"}:
        return None
    for at in range(hit.first - 1, max(line.first, hit.first - _QUOTED) - 1, -1):
        quote = line.view.closing.get(at)
        if quote is not None and quote.first >= line.first:
            return Content(quote.first, quoted=True, end=quote.last) if quote.last - quote.first > 3 else None
    return None


def _addressees(line: Line, hit: Hit[Found], start: int, subject: Subject, content: Content) -> tuple[Spot, ...]:
    """Actors behind "to" or "from" in front of the verb."""
    view = line.view
    listed = rules_of(view.text.lang).set("addressed")
    return tuple(
        spot
        for spot in view.spots_in(max(start, subject.last), hit.first)
        if view.form(spot.first - 1) in listed and not content.first <= spot.first < (content.end or content.first)
        and view.form(spot.first) not in rules_of(view.text.lang).set("reporters")
        and spot.kind in ("person", "country", "government", "organization", "group")
    )  # fmt: skip


def nominal(line: Line) -> Iterator[Draft]:
    """NOUN SPEAKER preposition ..., in a title."""
    view = line.view
    for hit in line.hits:
        cue = hit.value.cue
        if cue.kind != "noun" or hit.first > line.first + 1:
            continue
        spots = view.spots_in(hit.last, min(line.last, hit.last + 3))
        if not spots or spots[0].kind not in _SPEAKS or spots[0].first > hit.last + 1:
            continue
        at = next((t for t in range(spots[0].last, line.last) if _frame_at(view, cue.frame, t)), None)
        if at is None or line.last - at < 3:
            continue
        size = _frame_at(view, cue.frame, at)
        yield Draft(
            cue=(hit.first, hit.last),
            subject=Subject("spot", spot=spots[0], first=spots[0].first, last=spots[0].last),
            content=(at + size, line.last),
            skip=0,
            act=cue.act,
            quoted=False,
            nested=False,
            sentence=line.number,
            frame=(line.first, at),
            rule=f"nominal:{cue.name.partition('|')[0]}",
        )
        return


def _frame_at(view: View, frame: frozenset[str], at: int) -> int:
    for phrase in frame:
        cut = tuple(phrase.split())
        if tuple(view.forms[at : at + len(cut)]) == cut:
            return len(cut)
    return 0
