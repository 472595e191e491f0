"""News in brief: pages whose paragraphs tell different stories."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.events.parties import Chunk
from ruznama.events.sheet import Sheet

__all__ = ["is_digest"]


def is_digest(sheet: Sheet, found: Sequence[Chunk]) -> bool:
    """Whether the headline ("The world at a glance") names no party, so that each paragraph stands for itself."""
    title = [part for part in sheet.text.sentences if part.kind == "title"]
    return bool(title) and not any(chunk.first < title[-1].last for chunk in found)
