"""A text as the stage looks at it: tokens with the actors, times and quotations that stand on them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable

import msgspec

from ruznama.model import Actor, Mention, Quote, Span, Text, Time
from ruznama.statements.rules import rules_of

__all__ = ["LONG_QUOTE", "Spot", "View"]

# Up to three words between marks are mostly a name or a picked phrase, not speech.
LONG_QUOTE = 4
_CLOSING = frozenset("\"'»)]>")
_MARKS = frozenset({"punct", "hyphen"})
_ENDING = frozenset(".!?;:,")
_OUTSIDE = ("",) * 256


class Spot(msgspec.Struct, frozen=True, gc=False):
    """A mention or a time on the tokens ``first`` to ``last`` (half-open)."""

    first: int
    last: int
    item: int
    kind: str


class View:
    """What the constructions ask about a text; built once an article, never changed.

    Args:
        text: the analysed text.
        times: times found in it.
        actors: actors of the record.
        mentions: mentions found in it.

    Attributes:
        rules: word lists of its language.
        forms: folded form of each token, and empty ones behind them.
        form: folded form of a token, "" outside the text.
        spots: mentions, in text order.
        whens: times, in text order.
        spot_firsts: first tokens of the mentions.
        when_firsts: first tokens of the times.
        at: the widest mention on a token.
        time_at: the widest time on a token.
        opening: quotations by the token of their opening mark.
        closing: quotations by the token of their closing mark.
        quote_at: the outermost long quotation around a token.
        unclosed: source offsets at which quotations end that nothing closes.
    """

    def __init__(
        self, text: Text, times: tuple[Time, ...], actors: tuple[Actor, ...], mentions: tuple[Mention, ...]
    ) -> None:
        self.text = text
        self.rules = rules_of(text.lang)
        self.times = times
        self.mentions = mentions
        # Empty forms behind the last token answer what lies outside the text on either side (index -1 is the last of
        # them), so that asking costs no more than an index: this is asked 700 times an article.
        self.forms = [token.form for token in text.tokens]
        self.forms += _OUTSIDE
        self.form: Callable[[int], str] = self.forms.__getitem__
        self.actors = {actor.id: actor for actor in actors}
        self._starts = _source_starts(text)
        kinds: dict[str | None, str] = {actor.id: actor.kind for actor in actors}
        self.spots = [
            Spot(first, -last, item, kinds.get(mentions[item].actor, ""))
            for first, last, item in self._places([mention.span for mention in mentions])
        ]
        self.whens = [
            Spot(first, -last, item, times[item].type)
            for first, last, item in self._places([time.span for time in times])
        ]
        self.spot_firsts = [spot.first for spot in self.spots]
        self.when_firsts = [when.first for when in self.whens]
        self.at = _cover(self.spots)
        self.time_at = _cover(self.whens)
        self.quote_at: dict[int, Quote] = {}
        self.opening: dict[int, Quote] = {}
        self.closing: dict[int, Quote] = {}
        self.unclosed: set[int] = set()
        for quote in text.quotes:
            self.opening[quote.opening] = quote
            if quote.closing is not None:
                self.closing[quote.closing] = quote
            else:
                self.unclosed.add((self.span(quote.first, quote.last) or text.token_span(quote.first, quote.last)).end)
            if quote.last - quote.first >= LONG_QUOTE:
                for token in range(quote.first, quote.last):
                    self.quote_at.setdefault(token, quote)

    def _places(self, spans: list[Span]) -> list[tuple[int, int, int]]:
        """First token, negated token after the last and index of each span that touches a token, in text order.

        A proclitic stands before the span in the same token: the token that holds the span's start is the first.
        """
        starts, count, found = self._starts, len(self._starts), []
        for item, span in enumerate(spans):
            first, end = (bisect_right(starts, span.start) or 1) - 1, span.end
            last = first
            while last < count and starts[last] < end:
                last += 1
            if first < last:
                found.append((first, -last, item))
        found.sort()
        return found

    def actor(self, spot: Spot) -> str | None:
        """Actor id of a mention."""
        return self.mentions[spot.item].actor

    def letters_before(self, spot: Spot) -> int:
        """Letters before the mention in its first token (an attached particle)."""
        return self.mentions[spot.item].span.start - self._starts[spot.first]

    def begins_inside(self, spot: Spot) -> bool:
        """Whether letters stand before the mention in its first token."""
        return self.letters_before(spot) > 0

    def span(self, first: int, last: int, skip: int = 0) -> Span | None:
        """Source span of a token range without stray marks at its edges; None where nothing is left.

        Args:
            first: first token.
            last: token after the last.
            skip: letters of the first token that stay outside (an attached particle).
        """
        tokens = self.text.tokens
        while first < last and tokens[first].kind in _MARKS and tokens[first].form not in '"«([':
            first, skip = first + 1, 0
        while last > first and tokens[last - 1].kind in _MARKS and not self._closes(first, last - 1):
            last -= 1
        if first >= last:
            return None
        start = tokens[first].start
        if skip:
            start = min(start + skip, tokens[first].end - 1)
        return self.text.folded.span(start, tokens[last - 1].end)

    def _closes(self, first: int, mark: int) -> bool:
        """Whether a mark closes what is open inside the range, so that it belongs to it."""
        form = self.forms[mark]
        if form in _ENDING or form not in _CLOSING:
            return False
        if form in (")", "]"):
            opener = "(" if form == ")" else "["
            return opener in self.forms[first:mark]
        quote = self.closing.get(mark)
        return quote is not None and quote.opening >= first

    def spots_in(self, first: int, last: int) -> list[Spot]:
        """Mentions that begin in a token range, nested ones left out."""
        found: list[Spot] = []
        spots, firsts = self.spots, self.spot_firsts
        place, end = bisect_left(firsts, first), 0
        while place < len(firsts) and firsts[place] < last:
            if firsts[place] >= end:
                found.append(spots[place])
                end = spots[place].last
            place += 1
        return found


def _source_starts(text: Text) -> list[int]:
    """Source offset of each token, part by part of the folded text: a search for each would cost more."""
    starts = [token.start for token in text.tokens]
    points, shifts = text.folded.points, text.folded.shifts
    if not any(shifts):
        return starts
    found: list[int] = []
    for part, shift in enumerate(shifts):
        low = len(found)
        high = bisect_left(starts, points[part + 1], low) if part + 1 < len(points) else len(starts)
        found += [start + shift for start in starts[low:high]]
    return found


def _cover(spots: list[Spot]) -> dict[int, Spot]:
    """Token -> the widest spot on it."""
    found: dict[int, Spot] = {}
    for spot in spots:
        first, last = spot.first, spot.last
        if last == first + 1:
            found.setdefault(first, spot)
            continue
        for token in range(first, last):
            held = found.get(token)
            if held is None or held.last - held.first < last - first:
                found[token] = spot
    return found
