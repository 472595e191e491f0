"""Whom a source phrase names: an actor, plain words, a pronoun, the issuer of a document."""

from __future__ import annotations

import msgspec

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Line, Subject
from ruznama.statements.rules import Rules
from ruznama.statements.view import Spot
from ruznama.statements.voices import kinds

__all__ = ["PAUSES", "SPEAKERS", "Source", "named", "source_of"]

PAUSES = frozenset({",", ";", "-"})
_ENDS = PAUSES | {"."}
# A genitive between two names.
_OWNS = PAUSES | {"'", "s"}
SPEAKERS = frozenset({"person", "country", "government", "organization", "group"})
# Tokens between a document and the one who issued it.
_ISSUER = 7


class Source(msgspec.Struct, frozen=True, gc=False):
    """Whom a source phrase names.

    Attributes:
        subject: who speaks.
        after: token behind the phrase.
        document: whether what somebody issued is the source.
    """

    subject: Subject
    after: int
    document: bool = False


def source_of(line: Line, rules: Rules, hit: Hit[Found]) -> Source | None:
    """The speaker behind a source phrase; None where it names a thing, or an outlet that only relays."""
    view, flags = line.view, hit.value.cue.flags
    if view.form(hit.last) in rules.sets["sourced"]:
        return Source(Subject("pronoun", first=hit.last, last=hit.last + 1), hit.last + 1)
    if "issued" in flags or _document(line, rules, hit.last):
        return _issued(line, rules, hit)
    spot = named(line, rules, hit)
    anonymous = _anonymous(line, rules, hit)
    if spot is not None and spot.kind == "place" and anonymous:
        # The governor of a place.
        return Source(Subject("words", first=hit.last, last=spot.last), spot.last)
    if spot is None:
        if hit.suffix:
            return Source(Subject("elided"), hit.last)
        after = _over_words(line, rules, hit)
        return Source(Subject("words", first=hit.last, last=after), after) if anonymous else None
    if spot.kind not in SPEAKERS:
        return None
    return Source(Subject("spot", spot=spot, first=spot.first, last=spot.last), _over_list(line, rules, spot))


def _apposed(line: Line, head: Spot, person: Spot) -> bool:
    """Whether commas set a name behind a title and its state ("the foreign minister of X, NAME, wrote")."""
    view = line.view
    inside = person.first == head.last + 1 and view.form(head.last) in PAUSES and view.form(person.last) in PAUSES
    return inside and person.kind == "person" and head.kind != "person"


def _over_list(line: Line, rules: Rules, spot: Spot) -> int:
    """Token behind a source that names two: "according to X and Y,"."""
    view = line.view
    other = view.at.get(spot.last + 1) if view.form(spot.last) in rules.conjunctions else None
    listed = other is not None and other.kind in SPEAKERS and view.form(other.last) in PAUSES
    return other.last if other is not None and listed else spot.last


def _document(line: Line, rules: Rules, at: int) -> bool:
    """Whether the phrase names what somebody issued: a statement, a letter."""
    issued, tokens = rules.sets["issued"], line.view.text.tokens
    return any(shape.stem in issued for step in range(at, min(line.last, at + 3)) for shape in tokens[step].shapes)


def _issued(line: Line, rules: Rules, hit: Hit[Found]) -> Source:
    """The issuer of a document, named behind it or known from before."""
    view = line.view
    spots = view.spots_in(hit.last, min(line.last, hit.last + _ISSUER))
    spot = spots[0] if spots else None
    stops = (*PAUSES, ".", ":", *rules.that)
    if spot is not None and not any(view.form(at) in stops for at in range(hit.last, spot.first)):
        if spot.kind in SPEAKERS:
            return Source(Subject("spot", spot=spot, first=spot.first, last=spot.last), spot.last, document=True)
        return Source(Subject("elided"), spot.last, document=True)
    return Source(Subject("elided"), _over_words(line, rules, hit), document=True)


def _anonymous(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    head = line.view.forms[hit.last : hit.last + 2]
    unnamed = not rules.sets["anonymous"].isdisjoint(head) or not kinds(rules.lang).isdisjoint(head)
    return unnamed and rules.sets["documents"].isdisjoint(head)


def _over_words(line: Line, rules: Rules, hit: Hit[Found]) -> int:
    at = hit.last
    if rules.sets["verb_final"] and line.view.form(hit.first - 1) in rules.that:
        # "whom, by the word of officials, it suspected": the clause goes on right behind the word.
        at += 1
        while at < line.last and line.view.text.tokens[at].joined:
            at += 1
        return at
    stops = (*PAUSES, ".", *rules.that)
    while at < min(line.last, hit.last + 6) and line.view.form(at) not in stops and at not in line.told:
        at += 1
    return at


def named(line: Line, rules: Rules, hit: Hit[Found]) -> Spot | None:
    """The actor right behind a source phrase: the person at the end of a title, if there is one."""
    view = line.view
    spots = view.spots_in(hit.last, min(line.last, hit.last + 9))
    if not spots or spots[0].first - hit.last > 3:
        return None
    if line.view.form(hit.last) in rules.sets["as_words"]:
        return None
    between = range(hit.last, spots[0].first)
    stops = (*PAUSES, ".", ":", *rules.that)
    if any(view.form(at) in stops or at in line.told for at in between):
        return None
    head = spots[0]
    if head.kind in ("person", "outlet"):
        return head
    end = head.last
    named_behind = spots[1] if len(spots) > 1 and rules.sets["verb_final"] else None
    if named_behind is not None and view.form(hit.last) in rules.titles and _apposed(line, head, named_behind):
        return named_behind
    for spot in spots[1:]:
        if spot.kind == "outlet" and rules.sets["comments"].issuperset(
            form for form in view.forms[end : spot.first] if form not in _OWNS
        ):
            # The state news agency of a country is no voice of it.
            return spot
        if spot.first - end > 2 or any(view.form(at) in _ENDS for at in range(end, spot.first)):
            break
        if spot.kind == "person":
            return spot
        end = spot.last
    return head
