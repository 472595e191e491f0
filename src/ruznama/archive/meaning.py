"""Search by meaning, across languages: what lies nearest to the question, whatever its words."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import get_args

import msgspec

from ruznama import embed
from ruznama.archive.moment import Moment
from ruznama.errors import MissingPieceError
from ruznama.store import Kind, Query, SqliteStore

__all__ = ["learn", "nearest"]

# So many of the nearest are given: the angles tell an order, but no border between what fits and what does not.
_NEAREST = 100
# Texts embedded at a time (half a minute's work at most), so that an interruption loses little.
_BATCH = 256


def nearest(now: Moment, words: str, kind: Kind, query: Query) -> array[int]:
    """Keys of what lies nearest to some words, the nearest first, of all that answers to a query.

    Raises:
        MissingPieceError: the extra is not installed, or nothing has vectors yet.
    """
    model = embed.model()
    keys, vectors = now.once(("vectors", kind), lambda: _vectors(now.store, kind))
    if not keys and now.store.vectors.pieces(kind):
        raise MissingPieceError("the archive has no vectors of meaning yet", fix="Make them: ruznama rebuild --vectors")
    allowed = set(now.keys(kind, query))

    def ranked() -> array[int]:
        scores: dict[int, float] = {}
        for key, score in zip(keys, model.likeness(model.question(words), vectors), strict=True):
            if key in allowed:
                scores[key] = max(score, scores.get(key, -1.0))
        return array("q", sorted(scores, key=lambda key: -scores[key])[:_NEAREST])

    return now.once(("nearest", words, kind, msgspec.structs.replace(query, reverse=False)), ranked)


def _vectors(store: SqliteStore, kind: Kind) -> tuple[list[int], list[bytes]]:
    pieces = store.vectors.pieces(kind)
    held = store.vectors.held(text for _, text in pieces)
    found = [(key, held[text]) for key, text in pieces if text in held]
    return [key for key, _ in found], [vector for _, vector in found]


def learn(store: SqliteStore, told: Callable[[int, int], None]) -> int:
    """Make the vectors that are missing; the number of those made. Can be stopped and goes on where it was.

    Args:
        store: the archive.
        told: called with the number of texts done and of all that are to be done.

    Raises:
        MissingPieceError: the extra is not installed.
    """
    model = embed.model()
    missing = list(dict.fromkeys(_missing(store)))
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        store.vectors.keep(batch, model.texts(batch))
        told(start + len(batch), len(missing))
    return len(missing)


def _missing(store: SqliteStore) -> Iterator[str]:
    for kind in get_args(Kind):
        texts = [text for _, text in store.vectors.pieces(kind)]
        held = store.vectors.held(texts)
        yield from (text for text in texts if text not in held)
