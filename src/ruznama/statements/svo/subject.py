"""Who speaks, in front of an English verb of speech or, behind a quotation, after it."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Line, Subject
from ruznama.statements.rules import Rules, rules_of
from ruznama.statements.svo.clause import PAUSES
from ruznama.statements.view import Spot, View

__all__ = ["bearer", "before_relative", "noun_phrase", "subject_before", "subject_behind"]

# Tokens between the head of an unlinked noun phrase and its verb.
_HEADS = 3
# Longest noun phrase that is a subject although nobody knows its head.
_PHRASE = 5


# Prepositions that are conjunctions where a subject and its verb follow ("came after X announced").
_SEQUELS = frozenset({"after", "before", "since", "until"})


def subject_before(line: Line, rules: Rules, verb: int, start: int) -> Subject | None:
    """The subject in front of a verb; elided when the verb follows a conjunction at once."""
    view = line.view
    if verb - 1 >= start and view.form(verb - 1) in rules.union("speaking", "things"):
        gender = "n" if view.form(verb - 1) in rules.sets["things"] else ""
        return Subject("pronoun", first=verb - 1, last=verb, gender=gender)
    found = _antecedent(view, rules, verb) or _linked(view, rules, verb, start)
    if found is not None:
        return found
    if verb == start and start > line.first:
        return Subject("elided")
    return _words(view, rules, verb, start)


def _antecedent(view: View, rules: Rules, verb: int) -> Subject | None:
    """Whom "who" takes up right before a verb: the mention that ends there, with or without a pause."""
    if view.forms[verb - 1] not in rules.relative:
        return None
    spot = view.at.get(verb - 3 if view.forms[verb - 2] == "," else verb - 2)
    if spot is None or spot.kind == "place":
        return None
    return Subject("spot", spot=spot, first=spot.first, last=spot.last)


def _linked(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """A pronoun or a mention in front of a verb."""
    floor = start
    if view.form(start) in rules.sets["openers"] or _opening_participle(view, rules, start):
        floor = next((at + 1 for at in range(start, verb) if _after_aside(view, rules, at, verb)), start)
        if floor == start and _titled(view, rules, start, verb):
            return None
    floor = _inside_relative(view, rules, floor, verb)
    for at in range(floor, verb):
        form = view.form(at)
        if form in rules.sets["speaking"] and (at == start or view.form(at - 1) in PAUSES):
            return Subject("pronoun", first=at, last=at + 1)
        spot = view.at.get(at)
        if spot is None or spot.first != at or spot.last > verb or spot.kind == "place":
            continue
        if _compounded(view, spot) or _predicated(view, rules, spot, verb):
            continue
        step = spot.first - 1
        while step > start and (
            view.form(step) in rules.sets["determiners"]
            or view.form(step) in rules.titles
            or (step not in view.at and _capital(view, step))
        ):
            step -= 1
        conjunction = view.form(step) in _SEQUELS and spot.last == verb
        if view.form(step) in rules.prepositions and step >= start and not conjunction:
            continue
        unnamed = _official(view, rules, spot, start, verb)
        if unnamed is not None:
            return unnamed
        owner = _owner(view, rules, spot, verb)
        return owner or Subject("spot", spot=bearer(view, spot, verb), first=at, last=spot.last)
    return None


def _compounded(view: View, spot: Spot) -> bool:
    """Whether a hyphen ties a mention to a word behind it: a PLACE-based group."""
    tokens = view.text.tokens
    return view.form(spot.last) == "-" and tokens[spot.last].start == tokens[spot.last - 1].end


def _predicated(view: View, rules: Rules, spot: Spot, verb: int) -> bool:
    """Whether a mention has a verb of its own before a pause: "while X and Y are in talks, an aide said"."""
    pause = next((at for at in range(spot.last, verb) if view.forms[at] == ","), verb)
    inside = view.forms[spot.last : pause]
    return (
        pause < verb - 1
        and inside[:1] != ["'"]
        and (not rules.sets["finite"].isdisjoint(inside) and rules.relative.isdisjoint(inside))
    )


def _inside_relative(view: View, rules: Rules, start: int, verb: int) -> int:
    """First token behind "in which" where nothing closes its clause before the verb: X, not what is told of, speaks."""
    for at in range(verb - 2, start, -1):
        if view.forms[at] in PAUSES:
            break
        if view.forms[at] in rules.relative and view.forms[at - 1] in rules.prepositions:
            return at + 1
    return start


def _official(view: View, rules: Rules, spot: Spot, start: int, verb: int) -> Subject | None:
    """One of a body ("a senior X official"): not the body speaks."""
    first = spot.first
    while first > start and first - 1 not in view.at and view.text.tokens[first - 1].kind == "word":
        first -= 1
        if view.forms[first] in rules.sets["one"] or view.forms[first] in rules.sets["several"]:
            alone = spot.last < verb and spot.last not in view.at and view.forms[spot.last] in rules.sets["unnamed"]
            return Subject("words", first=first, last=spot.last + 1) if alone else None
        if spot.first - first >= _HEADS:
            break
    return None


def _opening_participle(view: View, rules: Rules, at: int) -> bool:
    """Announcing the accord beside X, Y said: X is no subject."""
    return at not in view.at and view.form(at).endswith(rules.letters["participle_endings"])


def _words(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """A noun phrase that nobody linked."""
    if (helper := _helper(view, rules, verb, start)) is not None:
        return helper
    if verb > start and _capital(view, verb - 1):
        first = verb - 1
        while first > start and (
            _capital(view, first - 1) or (view.form(first - 1) == "of" and _capital(view, first - 2))
        ):
            first -= 1
        return Subject("words", first=first, last=verb)
    if verb - start == 1 and view.form(start) in rules.sets["determiners"]:
        # "Each blamed the other."
        return Subject("words", first=start, last=verb)
    verb = before_relative(view, rules, start, verb)
    words = [at for at in range(start, verb) if view.form(at) in rules.sets["anonymous"]]
    if words and view.form(words[0] + 1) in rules.sets["after_heads"] and words[0] - start <= _HEADS:
        # "a source familiar with the talks": what describes the head may be long.
        return Subject("words", first=start, last=words[0] + 1)
    if not words or verb - words[-1] > _HEADS:
        return None
    first = words[-1]
    if first == verb - 1 and view.form(first - 1) == "the":
        if view.form(first) in rules.sets["roles"]:
            return Subject("pronoun", first=first - 1, last=verb)
        if view.form(first) in rules.sets["bodies"]:
            return Subject("pronoun", first=first - 1, last=verb, gender="n")
        if view.form(first) in rules.sets["unnamed"]:
            return Subject("pronoun", first=first - 1, last=verb, gender="u")
    while first > start and view.form(first - 1) not in PAUSES and view.form(first - 1) not in rules.prepositions:
        first -= 1
    return Subject("words", first=first, last=words[-1] + 1)


def _helper(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """One who serves another: "an aide to NAME", behind the last pause."""
    begin = next((at + 1 for at in range(verb - 1, start - 1, -1) if view.forms[at] in PAUSES), start)
    if view.forms[begin] not in rules.union("one", "several"):
        return None
    for at in range(begin + 1, min(verb - 1, begin + _HEADS + 1)):
        if view.forms[at] in rules.union("unnamed", "roles", "anonymous") and view.forms[at + 1] in ("to", "for", "of"):
            return Subject("words", first=begin, last=at + 1)
    return None


def before_relative(view: View, rules: Rules, start: int, verb: int) -> int:
    """Token after the noun that an aside between pauses stands behind; the verb itself where there is none.

    An aside is a relative clause, an apposition ("a former minister, who ...") or a word like "though".
    """
    if view.form(verb - 1) != ",":
        return verb
    opened = next((at for at in range(verb - 2, start, -1) if view.form(at) == ","), verb)
    head = view.form(opened + 1)
    near = head in rules.sets["asides"] or head in rules.sets["articles"] or head in rules.titles
    if opened < verb and near and opened + 1 not in view.at:
        return opened
    opened_relative = (
        at for at in range(verb - 2, start, -1) if view.form(at) == "," and view.form(at + 1) in rules.relative
    )
    return next(opened_relative, verb)


def noun_phrase(view: View, rules: Rules, verb: int, start: int) -> Subject | None:
    """A short noun phrase with its determiner that fills the clause in front of a verb: "his guest"."""
    words = range(start, verb)
    if not 1 < len(words) <= _PHRASE or view.form(start) not in rules.sets["determiners"]:
        return None
    loose = rules.union("prepositions", "conjunctions", "relative", "finite")
    plain = all(view.text.tokens[at].kind in ("word", "hyphen") and view.form(at) not in loose for at in words)
    return Subject("words", first=start, last=verb) if plain else None


def _owner(view: View, rules: Rules, spot: Spot, verb: int) -> Subject | None:
    """In "X's ministry said" not X speaks: the bearer of the title behind, or a body that nobody linked."""
    if view.form(spot.last) != "'" or view.form(spot.last + 1) != "s":
        return None
    head = spot.last + 2
    if view.form(head) in rules.sets["selves"] and head + 1 == verb:
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
        view.form(step) in rules.sets["determiners"] or view.form(step) in rules.titles or _capital(view, step)
    ):  # fmt: skip
        step += 1
    spot = view.at.get(step)
    named = spot is not None and spot.first == step and spot.kind != "place"
    return step < verb and (named or view.form(step) in rules.sets["speaking"])


def _capital(view: View, at: int) -> bool:
    """Whether the page writes a word with a capital."""
    token = view.text.tokens[at]
    return token.kind == "word" and view.text.folded.source[view.text.folded.origin(token.start)].isupper()


def bearer(view: View, spot: Spot, end: int) -> Spot:
    """The person whose title a mention is part of ("South Korean President NAME")."""
    last = spot
    for other in view.spots_in(spot.last, end):
        between = range(last.last, other.first)
        forms = {view.form(at) for at in between}
        if other.kind == "place" and "," not in forms:
            # "the U.S. diplomat for PLACE, NAME"
            continue
        if other.kind == "person" and spot.kind != "person":
            rules = rules_of(view.text.lang)
            if _apposed(view, rules, spot, other) or _entitled(view, rules, last, other):
                return other
        if other.first - last.last > 3 or forms & {",", ";", "(", "and"}:
            break
        if forms & rules_of(view.text.lang).prepositions:
            break
        last = other
        if other.kind == "person":
            return other
    return spot


# Tokens of a role behind the actor it belongs to: "senior British negotiator for the Gulf".
_ROLE = 8


def _apposed(view: View, rules: Rules, head: Spot, person: Spot) -> bool:
    """The UN envoy for PLACE, NAME, said: a role behind the actor, then the name between pauses."""
    between = [view.form(at) for at in range(head.last, person.first)]
    role = between[:-1]
    closed = bool(role) and len(role) <= _ROLE and between[-1] == "," and view.form(person.last) in (",", ".", "")
    return closed and not rules.union("titles", "anonymous").isdisjoint(role[:4]) and "," not in role


def _entitled(view: View, rules: Rules, head: Spot, person: Spot) -> bool:
    """US Secretary of State NAME: a title of several words stands right before the name."""
    between = [view.form(at) for at in range(head.last, person.first)]
    plain = 0 < len(between) <= _ROLE and not {",", ";", "(", "'"}.intersection(between)
    return plain and between[0] not in rules.prepositions and not rules.titles.isdisjoint(between)


def _titled(view: View, rules: Rules, start: int, verb: int) -> bool:
    """Whether somebody nobody linked, with a title, stands behind the last pause in front of a verb."""
    comma = next((at for at in range(verb - 1, start, -1) if view.forms[at] == ","), 0)
    near = range(comma + 1, verb)
    if not comma or any(at in view.at for at in near):
        return False
    return not rules.union("titles", "roles").isdisjoint(view.forms[comma + 1 : verb]) and _capital(view, verb - 1)


def _behind_in_words(view: View, rules: Rules, first: int, end: int) -> Subject | None:
    """Said a diplomat, said two officials: people without a name behind the verb."""
    if view.forms[first] not in rules.sets["determiners"]:
        return None
    if first - 2 in view.closing:
        # Behind a quotation any noun speaks: "insisted the head of the delegation".
        last = first + 1
        while last < min(end, first + _PHRASE) and last not in view.at and view.text.tokens[last].kind == "word":
            if view.forms[last] in rules.prepositions:
                return Subject("words", first=first, last=last)
            last += 1
    new = view.forms[first] in rules.union("one", "several")
    heads = rules.union("unnamed", "roles", "anonymous") if new else rules.sets["unnamed"]
    for at in range(first + 1, min(end, first + _HEADS + 1)):
        if at in view.at:
            break
        if view.forms[at] in heads:
            return Subject("words", first=first, last=at + 1)
    return None


def subject_behind(line: Line, rules: Rules, hit: Hit[Found]) -> Subject | None:
    """Said X, behind a quotation."""
    view = line.view
    if "quote" not in hit.value.cue.frame:
        return None
    if view.form(hit.last) in rules.sets["speaking"]:
        return Subject("pronoun", first=hit.last, last=hit.last + 1)
    words = _behind_in_words(view, rules, hit.last, line.last)
    if words is not None:
        return words
    spots = view.spots_in(hit.last, min(line.last, hit.last + 8))
    if not spots:
        return None
    if any(view.form(at) in PAUSES or view.form(at) in rules.prepositions for at in range(hit.last, spots[0].first)):
        return None
    spot = bearer(view, spots[0], line.last)
    return Subject("spot", spot=spot, first=spots[0].first, last=spot.last)
