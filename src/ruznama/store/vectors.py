"""What is searched by meaning: one piece of text for each event as told, statement and title, and their vectors."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from ruznama.store.engine import Engine
from ruznama.store.query import Kind

__all__ = ["Vectors"]


class Vectors:
    """Vectors kept in an archive."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def pieces(self, kind: Kind) -> list[tuple[int, str]]:
        """Keys of events, statements or articles, each with a text that stands for it; an event has several."""
        return self._engine.rows(f"pieces_{kind}")

    def held(self, texts: Iterable[str]) -> dict[str, bytes]:
        """Vectors of texts, of those that have one."""
        hashes = {_hash(text): text for text in texts}
        return {hashes[hash_]: data for hash_, data in self._engine.rows("vectors") if hash_ in hashes}

    def keep(self, texts: Sequence[str], vectors: Sequence[bytes]) -> None:
        """Keep vectors of texts."""
        with self._engine.writing():
            self._engine.many(
                "insert_vector", [(_hash(text), vector) for text, vector in zip(texts, vectors, strict=True)]
            )


def _hash(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).digest()
