"""What a source phrase attributes: the clause behind it, before it, or the report of an outlet around it."""

from __future__ import annotations

from bisect import bisect_left

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line
from ruznama.statements.rules import Rules
from ruznama.statements.sources.speaker import PAUSES
from ruznama.statements.sov.borders import is_finite
from ruznama.statements.view import Spot

__all__ = ["SHORT", "attributed"]

# A shorter clause says nothing.
SHORT = 4
# Tokens between an outlet and its verb, or the source it quotes.
_NEAR = 12
# Tokens back from a source in which the outlet's own verb stands.
_WIDE = 60


def attributed(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content, Spot | None] | None:
    """What the source of a phrase says, and the outlet that relays it.

    Args:
        line: the sentence.
        rules: word lists.
        hit: the phrase.
        after: token behind the source.
    """
    found = _around(line, rules, hit, after) or _behind(line, rules, hit, after)
    if found is not None:
        return found
    content = _beside(line, rules, hit, after)
    return None if content is None else _reported(line, rules, hit, content)


def _around(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content, Spot | None] | None:
    """OUTLET reported, citing X, that ...; OUTLET reported that ..., citing X: X speaks, the outlet relays."""
    view = line.view
    told = [other for other in _hits(line, hit.first - _WIDE, hit.first) if _tells(line, rules, other)]
    if not told or told[0].first in view.quote_at:
        return None
    verb = told[0]
    near = range(max(line.first, verb.first - _NEAR), min(hit.first, verb.first + _NEAR))
    outlet = next((view.at[at] for at in near if at in view.at and view.at[at].kind == "outlet"), None)
    place = outlet.first if outlet is not None else _outlet_word(line, rules, near)
    if place is None:
        return None
    said = next((at for at in range(verb.last, hit.first) if view.form(at) in rules.that), None)
    rest = after
    while rest < line.last and view.form(rest) in PAUSES:
        rest += 1
    if said is None and view.form(rest) in rules.that:
        return Content(rest + 1), outlet
    begin = said + 1 if said is not None else verb.last
    svo = place < verb.first and rules.sets["verb_second"]
    end = _over_marks_back(line, rules, hit.first, begin)
    if svo and said is None and end - begin < SHORT and view.form(place - 1) == "," and place - 1 - line.first >= SHORT:
        # ..., OUTLET reported, citing X: what X says stands in front.
        return Content(line.first, end=place - 1), outlet
    if (said is None and not svo) or end - begin < SHORT or line.last - rest >= SHORT:
        return None
    return Content(begin, end=end), outlet


def _behind(line: Line, rules: Rules, hit: Hit[Found], after: int) -> tuple[Content, Spot | None] | None:
    """OUTLET by the word of X wrote ...: the verb stands right behind the source, the outlet relays."""
    view = line.view
    reach = after + (_NEAR if rules.sets["verb_final"] else 2)
    verb = next((other for other in _hits(line, after, reach) if _tells(line, rules, other)), None)
    near = range(max(line.first, hit.first - _WIDE), hit.first)
    outlets = [spot for spot in view.spots_in(near.start, hit.first) if spot.kind == "outlet"]
    if verb is None or not (outlets or _outlet_word(line, rules, near) is not None):
        return None
    begin = verb.last
    while begin < line.last and (view.form(begin) in rules.that or view.form(begin) in (",", ":")):
        begin += 1
    return (Content(begin), outlets[-1] if outlets else None) if line.last - begin >= SHORT - 1 else None


def _tells(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a cue is a finite verb that tells something; where verbs close a clause, something must follow it.

    Else it is a part of "talks", which is written with "said" in Persian.
    """
    if hit.first not in line.told or not rules.sets["verb_final"]:
        return hit.first in line.told
    view = line.view
    return view.form(hit.last) in rules.that or view.form(hit.last) in (",", ":", "") or hit.last in view.opening


def _hits(line: Line, first: int, last: int) -> list[Hit[Found]]:
    """Cues that begin in a token range; a sentence without full stops may have thousands."""
    low = bisect_left(line.hits, first, key=lambda hit: hit.first)
    return line.hits[low : bisect_left(line.hits, last, key=lambda hit: hit.first)]


def _outlet_word(line: Line, rules: Rules, near: range) -> int | None:
    """Token of a word for an outlet that nobody linked."""
    return next((at for at in near if line.view.form(at) in rules.sets["outlets"]), None)


def _reported(line: Line, rules: Rules, hit: Hit[Found], content: Content) -> tuple[Content, Spot | None]:
    """OUTLET, quoting X, reported that: X speaks, what is said stands behind the report, the outlet relays."""
    view = line.view
    if content.end is not None or not line.told & {content.first, content.first + 1}:
        return content, None
    verb = _hits(line, content.first, content.first + 2)[0]
    if not _tells(line, rules, verb):
        return content, None
    after = verb.last + 1 if view.form(verb.last) in rules.that else verb.last
    spots = view.spots_in(max(line.first, hit.first - 20), hit.first)
    outlet = next((spot for spot in reversed(spots) if spot.kind == "outlet"), None)
    return Content(after), outlet


def _beside(line: Line, rules: Rules, hit: Hit[Found], after: int) -> Content | None:
    """The clause behind a source phrase, before it, or the whole sentence around it."""
    view = line.view
    begin = line.first
    while begin < hit.first and (view.form(begin) in rules.sets["leading"]):
        begin += 1
    dash = next((at for at in range(begin, min(begin + 4, hit.first)) if view.form(at) == "-"), None)
    if dash is not None and begin in view.at:
        begin = dash + 1
    rest = _over_apposition(line, rules, hit, after, begin)
    while rest < line.last and (view.form(rest) in PAUSES or view.form(rest) in rules.sets["then"]):
        rest += 1
    # "and according to": a new clause begins at the cue.
    opens = hit.prefix and (view.form(hit.first - 1) in PAUSES or view.form(hit.first - 1) == ".")
    opens = opens or (view.form(hit.first - 1) in rules.sets["and"] and is_finite(view, rules, hit.first - 2))
    left = 0 if opens or view.form(hit.first - 1) in rules.that else hit.first - begin
    right = line.last - rest
    if rules.sets["verb_final"] and not opens and view.form(hit.first - 1) in rules.that and hit.first - 1 > begin:
        # "whom, by the word of officials, it suspected, X deported": the clause ends at its comma.
        close = next((at for at in range(rest, line.last) if view.form(at) in PAUSES), line.last)
        return Content(rest, end=close) if close - rest >= SHORT - 1 else None
    if rules.sets["verb_final"] and 0 < left < SHORT and view.form(hit.first - 1) in PAUSES:
        return Content(begin, end=line.last) if right >= SHORT - 1 else None
    if left < SHORT:
        return Content(rest) if right >= SHORT - 1 else None
    if right >= SHORT and rules.sets["verb_final"]:
        return Content(begin, end=line.last)
    end = _over_marks_back(line, rules, hit.first, begin)
    for at in range(max(begin, end - 5), end + 1):
        quote = view.closing.get(at)
        if quote is not None and begin <= quote.first and quote.last - quote.first > 3:
            return Content(quote.first, quoted=True, end=quote.last)
    # Only the clause that the phrase closes: back to the last cue's complement or the sentence's start.
    return Content(begin, end=end)


def _over_apposition(line: Line, rules: Rules, hit: Hit[Found], after: int, begin: int) -> int:
    """Token behind the source with its attributes; an apposition between commas belongs to it."""
    view, rest = line.view, after
    while rest < line.last and view.form(rest) not in PAUSES and view.form(rest) in rules.sets["after_source"]:
        rest += 1
    if view.form(rest) in PAUSES and begin >= hit.first:
        step = next((at for at in range(rest + 1, min(line.last, rest + 9)) if view.form(at) in PAUSES), None)
        head = view.at.get(rest + 1)
        words = rules.union("anonymous", "titles")
        if step is not None and (view.form(rest + 1) in words or (head is not None and head.kind == "person")):
            return step
    return rest


def _over_marks_back(line: Line, rules: Rules, end: int, begin: int) -> int:
    """The same place without the pauses and conjunctions in front of it."""
    view = line.view
    while end > begin and (view.form(end - 1) in PAUSES or view.form(end - 1) in rules.conjunctions):
        end -= 1
    return end
