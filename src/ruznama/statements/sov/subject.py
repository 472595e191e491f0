"""Who speaks, in front of a Persian or Dari verb."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Line, Subject
from ruznama.statements.rules import Rules, begins
from ruznama.statements.sov.clause import PAUSES, SPEAKS
from ruznama.statements.view import Spot, View
from ruznama.statements.voices import kinds, unnamed

__all__ = ["subject_of"]

# Longest unlinked name.
_NAME = 3
# Longest apposition behind it.
_APPOSED = 12
# Tokens before the head of a subject in words.
_HEAD = 2
# Tokens from a body to the bracket with its abbreviation.
_BRACKET = 5
_OPENING = frozenset('"«')


def _is_pronoun(view: View, rules: Rules, at: int, start: int) -> bool:
    """Whether a pronoun is a subject: first in its clause, or behind a pause, a conjunction or a time."""
    if view.forms[at] not in rules.pronouns:
        return False
    before = view.forms[at - 1]
    return at == start or before in PAUSES or before in rules.union("conjunctions", "that") or at - 1 in view.time_at


def subject_of(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Subject:
    """Speaker of a clause: the first mention, pronoun or role of it that nothing governs."""
    view = line.view
    if hit.value.glued:
        return Subject("pronoun", first=hit.first, last=hit.last)
    name = _apposed_name(view, rules, start, hit.first)
    if name is not None:
        return name
    floor = _floor(line, rules, hit, start)
    forms, mentions, anaphors = view.forms, view.at, rules.phrases["anaphors"]
    for at in range(floor, hit.first):
        form, spot = forms[at], mentions.get(at)
        if _is_pronoun(view, rules, at, start):
            return Subject("pronoun", first=at, last=at + 1)
        several = _several(view, rules, at) if at - start <= 1 else None
        if several is not None:
            return several
        if spot is None and form in anaphors and (size := begins(forms, at, anaphors)):
            return Subject("pronoun", first=at, last=at + size, gender="u")
        found = None
        if spot is None:
            found = _unnamed(view, rules, at, start, hit.first)
        elif spot.first == at:
            found = _bearer(view, rules, spot, start, floor, hit.first)
        if found is not None:
            return found
    return _unlinked(view, rules, start, hit.first)


def _bearer(view: View, rules: Rules, spot: Spot, start: int, floor: int, end: int) -> Subject | None:
    """A mention as the subject: by itself, or with the role before it whose bearer nobody linked."""
    at = spot.first
    if spot.kind != "person" and _role_before(view, rules, at, start):
        role = _role(view, rules, at, start)
        # The governor of a place is nobody who spoke before.
        new = view.form(role) in rules.sets["voices"] or spot.kind == "place"
        how: Literal["pronoun", "words"] = "words" if new else "pronoun"
        return Subject(how, spot=spot if spot.kind == "country" else None, first=role, last=spot.last)
    if spot.last <= end and _is_free(view, rules, spot) and not _depends(view, rules, spot, start, floor):
        return _joint(view, rules, _chosen(view, rules, spot, end), end)
    return None


def _unnamed(view: View, rules: Rules, at: int, start: int, end: int) -> Subject | None:
    """A role that stands alone, or a word for people without a name."""
    form = view.forms[at]
    if at - start <= 1 and form in rules.sets["roles"]:
        last = _over_role(view, rules, at, end)
        if last is not None:
            plural = form in rules.sets["plural_roles"]
            return Subject("words" if plural else "pronoun", first=at, last=last)
    if form in unnamed(rules.lang) and at - start <= _HEAD and view.forms[at - 1] not in rules.prepositions:
        last, stops = at + 1, rules.union("prepositions", "that")
        while last < end and view.forms[last] not in stops and view.forms[last] not in PAUSES:
            last += 1
        return Subject("words", first=at, last=min(last, at + 4))
    return None


def _several(view: View, rules: Rules, at: int) -> Subject | None:
    """The two sides, the ministers; a number of activists, with what describes them."""
    form, collectives, some_of = view.forms[at], rules.phrases["collectives"], rules.phrases["some_of"]
    if form not in collectives and form not in some_of:
        return None
    size = begins(view.forms, at, collectives)
    if size and view.forms[at - 1] not in rules.prepositions:
        return Subject("words", first=at, last=at + size)
    some, described = begins(view.forms, at, some_of), rules.phrases["described"]
    if not some or view.forms[at + some] not in kinds(rules.lang):
        return None
    last = at + some + 1
    while size := begins(view.forms, last, described):
        last += size
    return Subject("words", first=at, last=last)


def _floor(line: Line, rules: Rules, hit: Hit[Found], start: int) -> int:
    """First token at which the subject can stand: behind a line of origin and adjuncts in front."""
    view = line.view
    lead, opener, floor = view.at.get(start), view.forms[start], start
    if start == line.first and lead is not None and lead.kind in ("outlet", "place"):
        # OUTLET - ...: the line of origin is no part of the sentence.
        floor = next((at + 1 for at in range(start, min(start + 9, hit.first)) if view.form(at) == "-"), start)
    if opener not in rules.sets["openers"]:
        return floor
    if opener in rules.sets["one"] and view.form(start + 1) in kinds(rules.lang):
        return floor
    commas = (at for at in range(start, hit.first) if view.forms[at] == ",")
    return next((at for at in commas if _after_aside(view, rules, at, hit.first)), start)


def _apposed_name(view: View, rules: Rules, start: int, end: int) -> Subject | None:
    """NAME, envoy of X, ...: a name that nobody linked, with its title behind a pause."""
    near = view.forms[start + 1 : min(end, start + _NAME + 1)]
    if "," not in near or view.forms[start] in rules.union("openers", "adverbs", "conjunctions"):
        return None
    opened = start + 1 + near.index(",")
    roles = rules.union("titles", "roles")
    if view.forms[opened + 1] not in roles or not roles.isdisjoint(view.forms[start:opened]):
        return None
    own = range(start, opened)
    plain = all(at not in view.at and at not in view.time_at and view.text.tokens[at].kind == "word" for at in own)
    return Subject("words", first=start, last=opened) if plain else None


def _role_before(view: View, rules: Rules, at: int, start: int) -> bool:
    """Whether an actor only completes the role before it, whose bearer nobody linked."""
    role = _role(view, rules, at, start)
    if role < start or role in view.at or view.form(role) not in rules.sets["roles"]:
        return False
    return view.form(role - 1) not in rules.prepositions and view.form(at + 1) not in rules.sets["object_marks"]


def _role(view: View, rules: Rules, at: int, start: int) -> int:
    """Token of the role before an actor; words like "foreign" may stand between."""
    role = at - 1
    while role > start and view.form(role) in rules.sets["portfolios"]:
        role -= 1
    return role


def _over_role(view: View, rules: Rules, at: int, end: int) -> int | None:
    """Token after a role that stands without a name, None where an actor is part of the phrase."""
    last = at + 1
    stops = rules.union("prepositions", "adverbs")
    while last < end and view.forms[last] not in PAUSES and view.forms[last] not in stops and view.forms[last] != ":":
        if last in view.time_at:
            break
        if last in view.at:
            return None
        last += 1
    return min(last, at + 4)


def _unlinked(view: View, rules: Rules, start: int, end: int) -> Subject:
    """One to three plain words before the verb are a subject that no actor is known for, not an elided one."""
    end = _before_apposition(view, rules, start, end)
    kept = [at for at in range(start, end) if view.form(at) not in rules.sets["adverbs"] and at not in view.time_at]
    function = rules.union("prepositions", "conjunctions", "that", "object_marks", "modal")
    plain = all(view.text.tokens[at].kind == "word" and view.form(at) not in function for at in kept)
    free = all(at not in view.at for at in kept)
    if kept and len(kept) <= _NAME and plain and free and view.form(start) not in rules.sets["openers"]:
        return Subject("words", first=kept[0], last=kept[-1] + 1)
    return Subject("elided")


def _before_apposition(view: View, rules: Rules, start: int, end: int) -> int:
    """Token after a name whose title stands between pauses right before the verb."""
    opened = next((at for at in range(start + 1, min(end, start + _NAME + 1)) if view.form(at) == ","), None)
    if opened is None or view.form(end - 1) != "," or end - opened > _APPOSED:
        return end
    return opened if view.forms[opened + 1] in rules.union("titles", "roles") else end


def _depends(view: View, rules: Rules, spot: Spot, start: int, floor: int) -> bool:
    """Whether a mention in a clause that opens with a preposition only completes the noun before it."""
    if floor != start:
        return False
    forms, skipped, first = view.forms, rules.union("adverbs", "conjunctions"), start
    while forms[first] in skipped or first in view.time_at:
        first += 1
    if forms[first] not in rules.sets["openers"] or first >= spot.first:
        return False
    before = spot.first - 1
    ends = before in view.at or before in view.time_at
    titled = view.form(before) in rules.titles and spot.kind == "person"
    return not (ends or titled or view.form(before) in PAUSES
                or view.form(before) in rules.sets["adverbs"])  # fmt: skip


def _after_aside(view: View, rules: Rules, at: int, last: int) -> bool:
    """Whether a comma ends the adjuncts in front of the subject: a pronoun, a name or a title comes right behind it."""
    if at + 1 >= last:
        return False
    if _is_pronoun(view, rules, at + 1, at):
        return True
    step = at + 1
    while step < last and (view.form(step) in _OPENING or (view.form(step) in rules.titles and step not in view.at)):
        step += 1
    if step == at + 1 and view.form(step) in kinds(rules.lang):
        return True
    spot = view.at.get(step)
    return spot is not None and spot.first == step and spot.last <= last and _is_free(view, rules, spot)


def _is_free(view: View, rules: Rules, spot: Spot) -> bool:
    """Whether no preposition and no object mark takes a mention."""
    if spot.kind == "place" or (spot.kind == "" and view.actor(spot) is None):
        return False
    forms, quantifiers, at = view.forms, rules.sets["quantifiers"], spot.first - 1
    while at > 0 and (forms[at] in _OPENING or forms[at] in quantifiers):
        at -= 1
    return forms[at] not in rules.prepositions and forms[spot.last] not in rules.sets["object_marks"]


def _chosen(view: View, rules: Rules, spot: Spot, end: int) -> Subject:
    """The person whose title the mention belongs to, if one follows at once; not whom a preposition brings."""
    chosen = spot
    short = _short_name(view, spot.last, end)
    if short is not None:
        return Subject("spot", spot=short, first=spot.first, last=short.last + 1)
    if spot.kind != "person":
        near = view.spots_in(spot.last, min(end, spot.last + 2))
        if (
            near
            and near[0].kind == "person"
            and not any(
                view.form(t) in PAUSES or view.form(t) in rules.prepositions for t in range(spot.last, near[0].first)
            )
        ):
            chosen = near[0]
    return Subject("spot", spot=chosen, first=spot.first, last=chosen.last)


def _short_name(view: View, at: int, end: int) -> Spot | None:
    """The abbreviation in brackets that names the whole before it: the mission of X in Y (SHORT)."""
    near = view.forms[at : min(end, at + _BRACKET)] if at < end else []
    if "(" not in near:
        return None
    bracket = at + near.index("(")
    inside = any(form in PAUSES or form == ":" for form in near[: bracket - at])
    short = view.at.get(bracket + 1)
    if inside or short is None or view.forms[short.last] != ")" or short.kind not in ("organization", "group"):
        return None
    return short


def _joint(view: View, rules: Rules, subject: Subject, end: int) -> Subject:
    """A subject with the names that "and" joins to it: none of them is part of what is said."""
    last, joined = subject.last, subject.last
    if last >= end or (view.forms[last] != "," and view.forms[last] not in rules.sets["and"]):
        return subject
    while last < end and (view.form(last) == "," or view.form(last) in rules.sets["and"]):
        other = view.at.get(last + 1)
        if other is None or other.first != last + 1 or other.last >= end or other.kind not in SPEAKS:
            break
        if view.form(other.last) in rules.sets["object_marks"]:
            break
        joined = other.last if view.form(last) in rules.sets["and"] else joined
        last = other.last
    return replace(subject, last=joined)
