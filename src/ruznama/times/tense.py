"""Whether the clause around an expression speaks of the past or the future."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ruznama.model import Token
from ruznama.times.draft import Draft
from ruznama.times.lexer import Item
from ruznama.times.words import Settings

__all__ = ["Tense"]

# A cue farther away than this belongs to another clause (news clauses rarely reach 15 words).
_REACH = 15
# Longer sentences are lists.
_SENTENCE = 60


class Tense:
    """Reads the tense at a place: -1 past, +1 future, 0 not told."""

    def __init__(self, tokens: Sequence[Token], items: Sequence[Item], breaks: frozenset[int], how: Settings) -> None:
        self._tokens = tokens
        self._breaks = breaks
        self._how = how
        self._items = items
        self._starts: list[int] | None = None

    def of(self, draft: Draft) -> int:
        """Tense of the clause an expression stands in."""
        if self._starts is None:
            self._starts = [item.token for item in self._items]
        first = draft.token
        last = first
        while last < len(self._tokens) and self._tokens[last].start < draft.end:
            last += 1
        at = bisect_left(self._starts, first)
        if at and "back" in self._items[at - 1].senses:
            return -1
        low, high = self._clause(first, last)
        ahead = self._cue(range(last, high), self._starts)
        behind = self._cue(range(first - 1, low - 1, -1), self._starts)
        if self._how.verb_last:
            return ahead or behind or self._deadline(draft)
        if behind and ahead and behind != ahead:
            # Arabic verbs stand before their times; what follows often opens another clause.
            return behind
        return behind or ahead or self._deadline(draft) or self._headline(low)

    def together(self, first: int, last: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return last - first < _SENTENCE and not any(
            place in self._breaks or self._tokens[place].form in ".!?;" for place in range(first + 1, last + 1)
        )

    def _clause(self, first: int, last: int) -> tuple[int, int]:
        low = first
        while low > 0 and first - low < _REACH and low not in self._breaks and self._tokens[low - 1].form not in ".!?;":
            low -= 1
        high = last
        while (
            high < len(self._tokens)
            and high - last < _REACH
            and high not in self._breaks
            and self._tokens[high].form not in ".!?;"
        ):
            high += 1
        return low, high

    def _cue(self, places: Sequence[int], starts: list[int]) -> int:
        verb = self._how.future_verb
        for place in places:
            token = self._tokens[place]
            at = bisect_left(starts, place)
            told = 0
            while at < len(starts) and starts[at] == place:
                senses = self._items[at].senses
                if "future" in senses or "present" in senses:
                    told = 1
                elif "past" in senses:
                    told = -1
                elif "notfuture" in senses:
                    told = 2
                at += 1
            if told in (1, -1):
                return told
            if told == 0 and verb is not None and token.kind == "word":
                form = token.form
                bare = form[1:] if self._how.conjunction(form[0]) else form
                if verb.match(form) or verb.match(bare):
                    return 1
                if form in self._how.past_forms or bare in self._how.past_forms:
                    return -1
        return 0

    def _deadline(self, draft: Draft) -> int:
        """A word for "until" before an expression points ahead."""
        if draft.get("ranged"):
            return 0
        at = bisect_left(self._starts or [], draft.token)
        return int(at > 0 and "until" in self._items[at - 1].senses)

    def _headline(self, low: int) -> int:
        """An Arabic sentence that begins with an imperfect announces what is to come."""
        present = self._how.present_verb
        if present is None or low >= len(self._tokens):
            return 0
        if low and low not in self._breaks and self._tokens[low - 1].form not in ".!?;":
            return 0
        form = self._tokens[low].form
        if form in self._how.present_forms:
            return 1
        return int(present.match(form) is not None and not self._how.words.readings(form))
