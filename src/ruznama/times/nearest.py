"""Which of several occurrences of a day, month or season is meant."""

from __future__ import annotations

from datetime import date

from ruznama.times.context import Context
from ruznama.times.draft import Draft
from ruznama.times.value import Value

__all__ = ["choose"]

# A future day competes with a past one at this price: without a word for it a date lies ahead only when it is less
# than some six weeks off and its last occurrence most of a year ago.
_FUTURE_PRICE = 8


def choose(options: list[Value], rel: object, anchor: date, draft: Draft, context: Context) -> Value | None:
    """The occurrence meant, of several in a row: by "last" and "next", a weekday, tense, or nearness."""
    spans = [(value, value.first, value.last) for value in options if value.first and value.last]
    if rel is not None:
        direction = int(str(rel))
        if direction < 0:
            before = [value for value, _, last in spans if last < anchor]
            return before[direction] if len(before) >= -direction else None
        if direction > 0:
            after = [value for value, first, _ in spans if first > anchor]
            return after[direction - 1] if len(after) >= direction else None
        return next((value for value, first, _ in spans if first.year == anchor.year), None)
    weekday = draft.get("weekday")
    if weekday is not None:
        fitting = [entry for entry in spans if entry[1].isoweekday() == weekday]
        spans = fitting or spans
    past = [(value, (anchor - last).days) for value, first, last in spans if first <= anchor]
    ahead = [(value, (first - anchor).days) for value, first, last in spans if last >= anchor]
    if not past or not ahead:
        listed = past or ahead
        return listed[-1][0] if listed and past else (listed[0][0] if listed else None)
    nearest, coming = past[-1], ahead[0]
    if nearest[0] == coming[0]:
        return nearest[0]
    tense = context.tense(draft)
    if tense:
        return coming[0] if tense > 0 else nearest[0]
    return coming[0] if coming[1] * _FUTURE_PRICE < nearest[1] else nearest[0]
