"""Who speaks, in front of an Arabic verb of speech or behind it."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line, Subject
from ruznama.statements.rules import Rules, begins
from ruznama.statements.view import Spot, View
from ruznama.statements.voices import kinds, unnamed
from ruznama.statements.vso.clause import NEAR, PAUSES

# Tokens between a title and its bearer.
_GAP = 2
# A mention is rarely longer.
_TITLED = 8
# Tokens between brackets behind a name.
_BRACKET = 6
# Tokens between a document and the one who issued it.
_ISSUER = 4

__all__ = ["as_subject", "in_words", "person_beside", "subject_of"]


def in_words(line: Line, rules: Rules, hit: Hit[Found], subject: Subject, content: Content) -> Subject:
    """A subject in words that no actor is known for must not be taken for an elided one."""
    view = line.view
    if subject.how == "words" and view.form(subject.first) in rules.sets["told_papers"]:
        return replace(subject, how="pronoun", first=subject.first, last=subject.first + 1, gender="n")
    if subject.how == "words" and view.form(subject.first) in rules.sets["roles"]:
        following = view.form(subject.last)
        alone = following in rules.union("that", "prepositions") or following in PAUSES or following in (":", '"', "«")
        return replace(subject, how="pronoun") if alone or subject.last in view.time_at else subject
    at = hit.last
    if subject.how != "elided" or content.end is not None or content.first - at < 2:
        return subject
    form = view.form(at)
    function = form in rules.union("prepositions", "that", "skips", "adjuncts")
    attached = form.startswith(rules.letters["attached"]) or at in view.time_at
    told = view.text.tokens[at].kind != "word" or at in line.places
    if function or attached or told or hit.value.cue.frame & {"np", "attitude", "describe"}:
        return subject
    last = at + 1
    while (
        last < content.first - 1
        and last < at + 4
        and not (view.form(last) in PAUSES or view.form(last) in rules.prepositions or view.form(last) == ":")
    ):
        last += 1
    how: Literal["pronoun", "words"] = "pronoun" if form in rules.sets["roles"] else "words"
    return Subject(how, first=at, last=last, gender=subject.gender)


def subject_of(line: Line, rules: Rules, hit: Hit[Found], start: int) -> tuple[Subject, int]:
    """Speaker of a verb and the token after it."""
    view = line.view
    gender = hit.value.form.gender
    if view.form(hit.first - 1) in rules.sets["which"]:
        head = _described(view, hit.first - 1)
        return (as_subject(head, gender) if head is not None else Subject("elided", gender=gender)), hit.last
    before = None if hit.prefix else _before(line, rules, hit, start)
    had = view.form(hit.first - 1) in rules.sets["particles"] and view.form(start) in rules.sets["had_verbs"]
    if before is not None and (before.last == hit.first or had):
        # "X had demanded of Y": the subject stands between the two verbs.
        return as_subject(before, gender), hit.last
    after = _after(line, rules, hit)
    if after is not None:
        spot, last = after
        if spot is None and not _disagrees(view, rules, hit):
            return Subject("words", first=hit.last, last=last, gender=gender), last
        if spot is not None and (view.form(hit.last) in rules.sets["issued"] or not _is_object(view, rules, hit, spot)):
            return as_subject(spot, gender), last
        return Subject("elided", gender=gender), hit.last
    if before is not None:
        return as_subject(before, gender), hit.last
    if not hit.prefix and hit.first > start and view.form(hit.first - 1) in rules.sets["anonymous"]:
        return Subject("words", first=hit.first - 1, last=hit.first, gender=gender), hit.last
    return Subject("elided", gender=gender), hit.last


def _described(view: View, which: int) -> Spot | None:
    """The mention that a relative clause describes ("the front, which demands ..."); None where it is a noun."""
    last = which - (view.form(which - 1) == ",")
    spots = view.spots_in(max(0, last - _TITLED), last)
    if len(spots) > 1 and spots[-1].last == last and spots[-2].last == spots[-1].first - 1:
        # "the front in X, which demands"
        inside = view.form(spots[-1].first - 1) in view.rules.sets["where_in"]
        return spots[-2] if inside else spots[-1]
    return next((spot for spot in spots if spot.last == last), None)


def as_subject(spot: Spot, gender: str) -> Subject:
    """A mention as the subject of a verb."""
    return Subject("spot", spot=spot, first=spot.first, last=spot.last, gender=gender)


def _before(line: Line, rules: Rules, hit: Hit[Found], start: int) -> Spot | None:
    """A subject in front of the verb: the first mention of the clause that no preposition takes."""
    view = line.view
    spots = view.spots_in(start, hit.first) if start < hit.first else []
    free = [spot for spot in spots if not _governed(view, rules, spot)]
    if not free:
        # "X, the minister, said": the subject stands before an apposition.
        return None
    return person_beside(view, rules, free)


def _governed(view: View, rules: Rules, spot: Spot) -> bool:
    if begins(view.forms, spot.first - 2, rules.phrases["each_of"]):
        return False
    attached = view.letters_before(spot)
    if attached > 0 and view.forms[spot.first][:attached] in rules.sets["attached"]:
        return True
    return view.forms[spot.first - 1] in rules.prepositions


def person_beside(view: View, rules: Rules, spots: list[Spot]) -> Spot:
    """The first mention, or the person that it is a title of ("the minister of X, NAME")."""
    head = spots[0]
    if head.kind == "person":
        return head
    end = head.last
    for spot in spots[1:]:
        gap = set(view.forms[end : spot.first])
        if spot.first - end <= _GAP and spots[0].kind == "country" and view.form(head.first - 1) in rules.titles:
            # "the ambassador of X to the UN, NAME"
            gap -= rules.sets["inside_titles"]
        if spot.first - end > _GAP or not (
            PAUSES.isdisjoint(gap) and rules.union("that", "prepositions").isdisjoint(gap)
        ):
            break
        if spot.kind == "person":
            return spot
        end = spot.last
    return head


def _after(  # noqa: C901, PLR0911, PLR0912 - one walk over what may stand behind a verb
    line: Line, rules: Rules, hit: Hit[Found]
) -> tuple[Spot | None, int] | None:
    """Subject behind the verb: (mention or None for unlinked words, token after it)."""
    view, forms = line.view, line.view.forms
    at = hit.last
    stop = min(line.last, at + NEAR)
    skips = rules.sets["skips"]
    while at < stop and (forms[at] in skips or at in view.time_at):
        at += begins(forms, at, rules.phrases["each_of"]) or 1
    head = at
    if forms[at] in rules.union("collectives", "honored") or (_asks(hit) and forms[at] in rules.sets["told_acts"]):
        return None, at + 1
    issuer = _issuer(line, rules, at)
    if issuer is not None:
        return issuer, issuer.last
    if forms[at] in ("(", '"', "«"):
        at += 1
    definite = forms[at].startswith(rules.letters["article"]) and forms[at] not in rules.prepositions
    headed = definite or forms[at] in rules.union("titles", "anonymous") or forms[at] in kinds(rules.lang)
    if not headed and at not in view.at:
        return None
    while at < stop:
        form = forms[at]
        spot = view.at.get(at)
        if spot is not None and spot.first >= hit.last:
            if _governed(view, rules, spot) and view.form(spot.first - 1) not in rules.sets["inside_titles"]:
                bearer = _title_bearer(line, rules, head, spot)
                if bearer is not None:
                    return bearer, _over_same(view, rules, bearer, line.last)
                break
            if definite and spot.first > head and _takes(hit) and _unlinked_body(view, rules, head, spot):
                return None, spot.first
            # "X announced yesterday the expulsion of Y": a state right behind the verb is nobody's title.
            state = spot.first == head and spot.kind in ("country", "government")
            near = [spot, *([] if state else view.spots_in(spot.last, min(line.last, spot.last + 6)))]
            chosen = person_beside(view, rules, near)
            bearer = view.at.get(chosen.last + 1) if view.form(chosen.last) == "," else None
            if chosen.kind != "person" and chosen.first > hit.last and bearer is not None and bearer.kind == "person":
                return bearer, bearer.last
            return chosen, _over_same(view, rules, chosen, line.last)
        if at in view.opening and view.form(at - 1) in rules.union("inside_titles", "titles") and at + 1 in view.at:
            at += 1
            continue
        if form in PAUSES or form in rules.that or form in (":", '"', "«", "."):
            break
        if form in rules.prepositions and form not in rules.sets["inside_titles"]:
            break
        at += 1
    if view.form(head) in unnamed(rules.lang) and head < stop:
        named = view.at.get(at + 1) if view.form(at) == "," else None
        if named is not None and named.kind == "person" and at + 1 < line.last:
            return named, named.last
        # "the president of X announced that": a title takes what stands behind it.
        titled = forms[head] in rules.sets["not_alone"] and (forms[at] in rules.that or forms[at] == ":")
        whole = forms[at] == "," or titled or (at - head == _GAP and forms[head] in rules.sets["roles"])
        last = view.at[head + 1].last if head + 1 in view.at else head + 1
        return None, at if whole else last
    return None


def _issuer(line: Line, rules: Rules, at: int) -> Spot | None:
    """Who issued the document that speaks ("a statement of the army", "a statement by the ministry of X, NAME")."""
    view = line.view
    if view.form(at) not in rules.sets["issued"]:
        return None
    spots = view.spots_in(at + 1, min(line.last, at + _ISSUER))
    gap = {view.form(step) for step in range(at, spots[0].first)} if spots else set()
    return None if not spots or gap & rules.that or not PAUSES.isdisjoint(gap) else person_beside(view, rules, spots)


def _asks(hit: Hit[Found]) -> bool:
    """Whether a verb asks somebody for something ("and the resolution called on X to")."""
    return "object" in hit.value.cue.flags and hit.value.cue.act == "demand"


def _takes(hit: Hit[Found]) -> bool:
    """Whether a verb may have an object before what is said."""
    return "object" in hit.value.cue.flags or "np" in hit.value.cue.frame


def _unlinked_body(view: View, rules: Rules, head: int, spot: Spot) -> bool:
    """Whether a definite noun that nobody linked is the subject and the state behind it the object."""
    if spot.kind not in ("country", "government") or view.begins_inside(spot):
        return False
    known = rules.union("titles", "anonymous", "roles")
    return all(at not in view.at and view.form(at) not in known for at in range(head, spot.first))


def _title_bearer(line: Line, rules: Rules, head: int, spot: Spot) -> Spot | None:
    """The head of the bureau of X, NAME: the name behind a body that a preposition takes still belongs to the title."""
    view = line.view
    if view.form(head) not in rules.titles:
        return None
    chosen = person_beside(view, rules, [spot, *view.spots_in(spot.last, min(line.last, spot.last + 4))])
    return chosen if chosen.kind == "person" and chosen is not spot else None


def _over_same(view: View, rules: Rules, spot: Spot, end: int) -> int:
    """After the names that go on with the subject: the bearer of a title, partners joined by "and"."""
    last, stops = spot.last, rules.union("that", "prepositions")
    if view.form(last) == "(":
        # a short name or an acronym behind a name
        last = next((at + 1 for at in range(last + 2, last + _BRACKET) if view.form(at) == ")"), last)
    quote = view.closing.get(last)
    if quote is not None and quote.opening == spot.first - 1:
        # the movement "X"
        last += 1
    for other in view.spots_in(last, min(end, last + 8)):
        between = view.forms[last : other.first]
        if len(between) > _GAP or not (PAUSES.isdisjoint(between) and stops.isdisjoint(between)):
            break
        attached = view.begins_inside(other) and _governed(view, rules, other)
        state = len(between) == 1 and between[0] in view.rules.sets["joined_states"]
        joined = state or (view.begins_inside(other) and not attached)
        if attached or not (joined or view.actor(other) == view.actor(spot)):
            break
        last = other.last
    return last


def _disagrees(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether the noun behind a verb that takes an object cannot be its subject, by its gender or its case."""
    at = hit.last
    while view.form(at) in rules.sets["skips"]:
        at += 1
    form, noun = hit.value.form, view.form(at)
    if hit.suffix or "object" not in hit.value.cue.flags or noun in rules.union("roles", "titles"):
        return False
    if noun.endswith(rules.letters["oblique"]):
        return True
    feminine = noun in rules.sets["feminine"] or noun.endswith(rules.letters["feminine_plural"])
    feminine = feminine or noun.endswith(rules.letters["feminine_endings"])
    return feminine and form.gender == "m" and form.number == "s"


def _is_object(view: View, rules: Rules, hit: Hit[Found], spot: Spot) -> bool:
    """Whether the noun behind a verb that takes an object is that object: a masculine verb, a (feminine) state."""
    form = hit.value.form
    following = view.form(spot.last)
    if (
        hit.value.cue.frame == {"np"}
        and hit.value.cue.act == "accuse"
        and following.startswith(rules.letters["joined_by"])
    ):
        return following not in rules.sets["not_attached"]
    if hit.value.cue.act == "accuse" and following in rules.sets["blame"]:
        # "and held X responsible"
        return True
    if not _takes(hit) or form.number != "s" or hit.suffix:
        return False
    if view.form(hit.first - 1) in rules.sets["but_he"]:
        return True
    if not (hit.prefix or view.form(hit.first - 1) in rules.union("where", "also")) or form.gender != "m":
        return False
    head = view.form(spot.first)
    feminine = head.endswith(rules.letters["feminine_endings"]) or head in rules.sets["feminine"]
    body = feminine and spot.kind in ("organization", "government", "group")
    # A capital that stands for its government is feminine.
    article = view.form(spot.first).startswith(rules.letters["article"])
    capital = spot.kind == "government" and spot.last - spot.first == 1 and not article
    if spot.kind != "country" and not body and not capital:
        return False
    return not any(view.form(t) in rules.sets["masculine"] for t in range(spot.first, spot.last))
