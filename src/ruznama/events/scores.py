"""PLOVER's numbers: quad codes, intensities, contexts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import msgspec

from ruznama.events.sheet import Sheet
from ruznama.lexicon import rows
from ruznama.model import EventType

__all__ = ["Score", "contexts", "score", "themes"]


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
