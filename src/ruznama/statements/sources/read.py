"""Attribution without a verb: "according to X", "by the word of X"; outlets that only relay; headlines."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Draft, Line, Subject
from ruznama.statements.ends import content_end
from ruznama.statements.rules import Rules, begins, rules_of
from ruznama.statements.view import Spot

__all__ = ["headline", "read", "relays"]

_PAUSES = frozenset({",", ";", "-"})
_SHORT = 4
_SPEAKERS = frozenset({"person", "country", "government", "organization", "group"})


def relays(line: Line) -> list[Spot]:
    """Outlets that the sentence names as its source: they relay and do not speak."""
    found = []
    for hit in line.hits:
        if hit.value.cue.kind == "source":
            spot = _named(line, rules_of(line.view.text.lang), hit)
            if spot is not None and spot.kind == "outlet":
                found.append(spot)
    return found


def read(line: Line) -> Iterator[Draft]:
    """Statements that a source phrase attributes."""
    rules = rules_of(line.view.text.lang)
    for hit in line.hits:
        cue = hit.value.cue
        if cue.kind != "source" or hit.first in line.view.quote_at:
            continue
        spot = _named(line, rules, hit)
        if spot is not None and spot.kind == "place" and _anonymous(line, rules, hit):
            spot = None
        if spot is None and not hit.suffix and not _anonymous(line, rules, hit):
            continue
        if spot is not None and spot.kind not in _SPEAKERS:
            continue
        if "person" in cue.flags and spot is not None and spot.kind == "outlet":
            continue
        after = spot.last if spot else _over_words(line, rules, hit)
        content = _attributed(line, rules, hit, after)
        if content is None:
            continue
        subject = (
            Subject("spot", spot=spot, first=spot.first, last=spot.last)
            if spot
            else Subject("elided")
            if hit.suffix
            else Subject("words", first=hit.last, last=after)
        )
        content, via = _past_report(line, rules, hit, content)
        first, last, quoted = content_end(line, rules, content, frozenset())
        # A clause of three words is whole only where its last word must be the verb.
        if last - first < (_SHORT - 1 if rules.set("verb_final") else _SHORT):
            continue
        yield Draft(
            cue=(hit.first, hit.last),
            subject=subject,
            content=(first, last),
            skip=0,
            act=cue.act,
            quoted=quoted,
            nested=False,
            sentence=line.number,
            frame=(hit.first, after),
            via=via,
            rule=f"source:{cue.name}",
        )


def _past_report(line: Line, rules: Rules, hit: Hit[Found], content: Content) -> tuple[Content, Spot | None]:
    """OUTLET, quoting X, reported that: X speaks, what is said stands behind the report, the outlet relays."""
    view = line.view
    if content.end is not None or not line.told & {content.first, content.first + 1}:
        return content, None
    verb = next(other for other in line.hits if content.first <= other.first <= content.first + 1)
    after = verb.last + 1 if view.form(verb.last) in rules.that else verb.last
    spots = view.spots_in(max(line.first, hit.first - 20), hit.first)
    outlet = next((spot for spot in reversed(spots) if spot.kind == "outlet"), None)
    return Content(after), outlet


def _anonymous(line: Line, rules: Rules, hit: Hit[Found]) -> bool:
    head = {line.view.form(at) for at in range(hit.last, hit.last + 2)}
    return bool(head & rules.set("anonymous")) and not head & rules.set("documents")


def _over_words(line: Line, rules: Rules, hit: Hit[Found]) -> int:
    at = hit.last
    while at < min(line.last, hit.last + 6) and line.view.form(at) not in (*_PAUSES, ".", *rules.that):
        at += 1
    return at


def _named(line: Line, rules: Rules, hit: Hit[Found]) -> Spot | None:
    """The actor right behind a source phrase: the person at the end of a title, if there is one."""
    view = line.view
    spots = view.spots_in(hit.last, min(line.last, hit.last + 9))
    if not spots or spots[0].first - hit.last > 3:
        return None
    if line.view.form(hit.last) in rules.set("as_words"):
        return None
    between = range(hit.last, spots[0].first)
    if any(view.form(at) in (*_PAUSES, ".", ":") or view.form(at) in rules.that for at in between):
        return None
    head = spots[0]
    if head.kind in ("person", "outlet"):
        return head
    end = head.last
    for spot in spots[1:]:
        if spot.first - end > 2 or any(view.form(at) in (*_PAUSES, ".") for at in range(end, spot.first)):
            break
        if spot.kind == "person":
            return spot
        end = spot.last
    return head


def _attributed(line: Line, rules: Rules, hit: Hit[Found], after: int) -> Content | None:
    """What a source phrase attributes: the clause behind it, before it, or the whole sentence around it."""
    view = line.view
    begin = line.first
    while begin < hit.first and (view.form(begin) in rules.set("leading")):
        begin += 1
    dash = next((at for at in range(begin, min(begin + 4, hit.first)) if view.form(at) == "-"), None)
    if dash is not None and begin in view.at:
        begin = dash + 1
    rest = after
    while rest < line.last and view.form(rest) not in _PAUSES and view.form(rest) in rules.set("after_source"):
        rest += 1
    # An apposition between commas belongs to the source.
    if view.form(rest) in _PAUSES and begin >= hit.first:
        step = next((t for t in range(rest + 1, min(line.last, rest + 9)) if view.form(t) in _PAUSES), None)
        head = view.at.get(rest + 1)
        words = rules.set("anonymous") | rules.titles
        if step is not None and (view.form(rest + 1) in words or (head is not None and head.kind == "person")):
            rest = step
    while rest < line.last and (view.form(rest) in _PAUSES or view.form(rest) in rules.set("then")):
        rest += 1
    # "and according to": a new clause begins at the cue.
    left = 0 if hit.prefix and view.form(hit.first - 1) in (*_PAUSES, ".") else hit.first - begin
    right = line.last - rest
    if rules.set("verb_final") and 0 < left < _SHORT and view.form(hit.first - 1) in _PAUSES:
        return Content(begin, end=line.last) if right >= _SHORT - 1 else None
    if left < _SHORT:
        return Content(rest) if right >= _SHORT - 1 else None
    if right >= _SHORT and rules.set("verb_final"):
        return Content(begin, end=line.last)
    end = hit.first
    while end > begin and (view.form(end - 1) in _PAUSES or view.form(end - 1) in rules.conjunctions):
        end -= 1
    for at in range(max(begin, end - 5), end + 1):
        quote = view.closing.get(at)
        if quote is not None and begin <= quote.first and quote.last - quote.first > 3:
            return Content(quote.first, quoted=True, end=quote.last)
    # Only the clause that the phrase closes: back to the last cue's complement or the sentence's start.
    return Content(begin, end=end)


def headline(line: Line) -> Iterator[Draft]:
    """SPEAKER: TEXT, in a title."""
    view, rules = line.view, rules_of(line.view.text.lang)
    colon = next((at for at in range(line.first, line.last) if view.form(at) == ":"), None)
    if colon is None or colon + 2 > line.last:
        return
    spots = view.spots_in(line.first, colon)
    free = [spot for spot in spots if view.form(spot.first - 1) not in rules.prepositions or spot.first == line.first]
    if not free or free[0].first - line.first > 5 or free[0].kind not in _SPEAKERS:
        return
    spot = next((s for s in free if s.kind == "person" and s.first - free[0].last <= 2), free[0])
    content = Content(colon + 1)
    first, last, quoted = content_end(line, rules, content, frozenset())
    if begins(view.forms, first, rules.stops) and last - first < 3:
        return
    yield Draft(
        cue=(colon, colon + 1),
        subject=Subject("spot", spot=spot, first=spot.first, last=spot.last),
        content=(first, last),
        skip=0,
        act="say",
        quoted=quoted,
        nested=False,
        sentence=line.number,
        frame=(line.first, colon),
        rule="headline",
    )
