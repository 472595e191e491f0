"""An event's numbers: PLOVER's quad code, intensity and contexts, and how often such an event is right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from ruznama.events.sheet import Sheet
from ruznama.lexicon import rows, rules
from ruznama.model import EventType

__all__ = ["Score", "confidence", "contexts", "score", "themes"]


class Score(msgspec.Struct, frozen=True, gc=False):
    """Quad code (1 verbal cooperation ... 4 material conflict) and intensity (-10...10)."""

    quad: int
    intensity: float


@cache
def _table() -> dict[tuple[str, str], Score]:
    return {
        (row["type"], row.get("mode", "")): Score(int(row["quad"]), float(row["score"]))
        for row in rows("shared", "plover_scores")
    }


def score(kind: EventType, mode: str) -> Score:
    """Score of a type and mode; a mode without a printed score takes its type's."""
    table = _table()
    return table.get((kind, mode)) or table[(kind, "")]


def themes(sheet: Sheet) -> list[tuple[str, list[int]]]:
    """PLOVER contexts of a text, in the order of their names, with the tokens of their keywords."""
    return sorted((name[8:], spots) for name, spots in sheet.spots.items() if name.startswith("context_"))


def contexts(named: Sequence[tuple[str, list[int]]], words: set[int]) -> tuple[str, ...]:
    """Those of the contexts whose keywords stand in the evidence (``words``: its tokens)."""
    return tuple([name for name, spots in named if not words.isdisjoint(spots)])


@cache
def _shares() -> tuple[float, dict[str, float], tuple[tuple[float, float], ...]]:
    listed = rules("shared", "confidence")
    return listed["most"], listed["risky"], tuple((one["certainty"], one["share"]) for one in listed["step"])


def confidence(certainty: float, made_by: Iterable[str]) -> float:
    """The share of events made in this way that are right as a whole on our own gold.

    Args:
        certainty: what the judgements say, 0-1; several tellings add up to no more than one sure telling, since they
            are right no more often (91 % against 90 %).
        made_by: ids of the rules.
    """
    most, risky, steps = _shares()
    certainty = min(certainty, most)
    for rule in made_by:
        if rule in risky:
            certainty *= risky[rule]
    low, floor = steps[0]
    for high, top in steps[1:]:
        if certainty <= high:
            return round(floor + (top - floor) * (certainty - low) / (high - low), 2)
        low, floor = high, top
    return round(floor, 2)
