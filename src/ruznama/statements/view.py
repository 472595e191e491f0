"""A text as the stage looks at it: tokens with the actors, times and quotations that stand on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from ruznama.model import Actor, Mention, Quote, Span, Text, Time

__all__ = ["LONG_QUOTE", "Spot", "View"]

# Up to three words between marks are mostly a name or a picked phrase, not speech.
LONG_QUOTE = 4
_CLOSING = frozenset("\"'»)]>")
_ENDING = frozenset(".!?;:,")
_OUTSIDE = ("",) * 256


class Spot(NamedTuple):
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
        form: folded form of a token, "" outside the text.
    """

    def __init__(
        self, text: Text, times: tuple[Time, ...], actors: tuple[Actor, ...], mentions: tuple[Mention, ...]
    ) -> None:
        self.text = text
        self.times = times
        self.mentions = mentions
        # Empty forms behind the last token answer what lies outside the text on either side (index -1 is the last of
        # them), so that asking costs no more than an index: this is asked 700 times an article.
        self.forms = [*(token.form for token in text.tokens), *_OUTSIDE]
        self.form: Callable[[int], str] = self.forms.__getitem__
        self.actors = {actor.id: actor for actor in actors}
        self.kinds = {actor.id: actor.kind for actor in actors}
        self.countries = {actor.id: actor.country for actor in actors}
        self._starts = _source_starts(text)
        kinds = [self.kinds.get(mention.actor or "", "") for mention in mentions]
        self.spots = self._spots([mention.span for mention in mentions], kinds)
        self.whens = self._spots([time.span for time in times], [time.type for time in times])
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

    def _spots(self, spans: list[Span], kinds: list[str]) -> list[Spot]:
        found = []
        for index, span in enumerate(spans):
            # A proclitic stands before the span in the same token: the token that holds the span's start is the first.
            first = max(bisect_left(self._starts, span.start + 1) - 1, 0)
            last = bisect_left(self._starts, span.end)
            if first < last:
                found.append(Spot(first, last, index, kinds[index]))
        return sorted(found, key=lambda spot: (spot.first, -spot.last))

    def actor(self, spot: Spot) -> str | None:
        """Actor id of a mention."""
        return self.mentions[spot.item].actor

    def begins_inside(self, spot: Spot) -> bool:
        """Whether letters stand before the mention in its first token (an attached particle)."""
        return self.mentions[spot.item].span.start > self._starts[spot.first]

    def span(self, first: int, last: int, skip: int = 0) -> Span | None:
        """Source span of a token range without stray marks at its edges; None where nothing is left.

        Args:
            first: first token.
            last: token after the last.
            skip: letters of the first token that stay outside (an attached particle).
        """
        tokens = self.text.tokens
        while first < last and tokens[first].kind in ("punct", "hyphen") and tokens[first].form not in '"«([':
            first, skip = first + 1, 0
        while last > first and tokens[last - 1].kind in ("punct", "hyphen") and not self._closes(first, last - 1):
            last -= 1
        if first >= last:
            return None
        start = min(tokens[first].start + skip, tokens[first].end - 1)
        return self.text.span(start, tokens[last - 1].end)

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
        place = bisect_left(self.spots, (first,))
        while place < len(self.spots) and self.spots[place].first < last:
            spot = self.spots[place]
            if not found or spot.first >= found[-1].last:
                found.append(spot)
            place += 1
        return found


def _source_starts(text: Text) -> list[int]:
    """Source offset of each token; one walk, since a search for each would cost more than the stage may."""
    points, shifts = text.folded.points, text.folded.shifts
    if len(points) == 1:
        return [token.start + shifts[0] for token in text.tokens]
    found, at, last = [], 0, len(points) - 1
    for token in text.tokens:
        while at < last and points[at + 1] <= token.start:
            at += 1
        found.append(token.start + shifts[at])
    return found


def _cover(spots: list[Spot]) -> dict[int, Spot]:
    """Token -> the widest spot on it."""
    found: dict[int, Spot] = {}
    for spot in spots:
        for token in range(spot.first, spot.last):
            held = found.get(token)
            if held is None or held.last - held.first < spot.last - spot.first:
                found[token] = spot
    return found
