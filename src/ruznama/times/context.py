"""What resolution may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from ruznama.times.draft import Draft
from ruznama.times.value import Value
from ruznama.times.words import Settings

__all__ = ["Clause", "Context", "Operation"]

# "That year" does not reach back farther; the bound keeps a text of nothing but dates linear.
_MEMORY = 40
Operation = Callable[[Draft, Any], Value | None]


class Clause(Protocol):
    """Tells the tense of an expression's clause, and whether two tokens share a sentence."""

    def of(self, draft: Draft) -> int:
        """-1 past, +1 future, 0 not told."""

    def together(self, first: int, last: int) -> bool:
        """Whether two tokens stand in one sentence."""

    def mentions(self, draft: Draft) -> list[int]:
        """Earlier tokens that repeat the noun after an expression, the likeliest first."""


class Context:
    """What resolution may look at: the language, the anchor day, the values found before, the tense of the clause."""

    def __init__(self, how: Settings, anchor: date | None, clause: Clause, operations: Mapping[str, Operation]) -> None:
        self._operations = operations
        self.how = how
        self.anchor = anchor
        self.tense = clause.of
        self._together = clause.together
        self._mentions = clause.mentions
        self._told: tuple[Value, int] | None = None
        self.named: list[Value] = []
        self._places: list[int] = []
        self.unresolved = False

    def last(self, grains: tuple[str, ...] = (), until: date | None = None) -> Value | None:
        """The last value named that has days, of one of the grains, not after a day."""
        for value in self.named[: -_MEMORY - 1 : -1]:
            if value.first is None or (grains and value.grain not in grains):
                continue
            if until is None or value.first <= until:
                return value
        return None

    def name(self, draft: Draft, value: Value) -> None:
        """Remember a value that later expressions may mean."""
        self.named.append(value)
        self._places.append(draft.token)
        if ("year" in draft.values or "yrel" in draft.values) and value.grain in ("day", "month"):
            self._told = (value, draft.token)

    def chain(self, draft: Draft) -> Value | None:
        """The day or month with its year that the same sentence told before: what follows it goes on from there."""
        if self._told is None or not self._together(self._told[1], draft.token):
            return None
        return self._told[0]

    def day_of_event(self, draft: Draft) -> Value | None:
        """The day of the event whose noun follows an expression.

        The day told in one sentence with an earlier mention of the noun, else the day told just before in the sentence.
        """
        for place in self._mentions(draft):
            near = [
                (abs(at - place), value)
                for at, value in zip(self._places[-_MEMORY:], self.named[-_MEMORY:], strict=True)
                if value.grain == "day" and self._together(min(at, place), max(at, place))
            ]
            if near:
                return min(near, key=lambda entry: entry[0])[1]
        return self.just_named(draft)

    def just_named(self, draft: Draft) -> Value | None:
        """The day told last, where it stands in the same sentence."""
        told = self.just_told(draft)
        return told if told is not None and told.grain == "day" else None

    def just_told(self, draft: Draft) -> Value | None:
        """What was told last, where it stands in the same sentence."""
        if self.named and self._together(self._places[-1], draft.token):
            return self.named[-1]
        return None

    def resolve(self, draft: Draft) -> Value | None:
        """The value of an expression, or None where it is none after all (31 February, a bare time without a date)."""
        operation = self._operations.get(draft.op)
        value = operation(draft, self) if operation else None
        mod = draft.get("mod")
        if value is not None and isinstance(mod, str) and value.mod is None:
            return value._replace(mod=mod)
        return value

    def anchored(self, value: Value | None) -> Value | None:
        """The value with the anchor it was counted from."""
        if value is None or self.anchor is None or value.anchor is not None:
            return value
        return value._replace(anchor=self.anchor.isoformat())
