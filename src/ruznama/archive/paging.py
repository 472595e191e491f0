"""Cursors: a place in a list by the number of lines before it and the line that stood last, should lines be added."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ruznama.archive.found import Stretch
from ruznama.errors import ConfigError

__all__ = ["place", "stretch"]

K = TypeVar("K", int, str)
T = TypeVar("T")

_LONGEST = 200


def place(keys: Sequence[K], cursor: str | None) -> int:
    """Where a cursor points into a list: behind the line that stood before it, if that is still there.

    Raises:
        ConfigError: it is no cursor.
    """
    if not cursor:
        return 0
    number, _, last = cursor.partition(".")
    if not (number.isascii() and number.isdigit() and len(number) < 12 and len(cursor) < _LONGEST):
        raise ConfigError(f"{cursor[:_LONGEST]!r} is no cursor", fix="Follow the links from page to page.")
    start = min(int(number), len(keys))
    if not last or (start and str(keys[start - 1]) == last):
        return start
    found = int(last) if isinstance(keys, array) and last.isdigit() else last
    try:
        return keys.index(found) + 1
    except (ValueError, OverflowError):
        return start


def stretch(
    keys: Sequence[K], cursor: str | None, limit: int, read: Callable[[Sequence[K]], Iterable[T]]
) -> Stretch[T]:
    """The part of a list to which a cursor points.

    Args:
        keys: of the whole list.
        cursor: from the part before; None or "" for the beginning.
        limit: number of lines.
        read: gives the lines of some keys.
    """
    start = place(keys, cursor)
    end = min(start + limit, len(keys))
    before = max(start - limit, 0)
    return Stretch(
        items=tuple(read(keys[start:end])),
        total=len(keys),
        start=start,
        next=f"{end}.{keys[end - 1]}" if end < len(keys) else None,
        previous=None if not start else f"{before}.{keys[before - 1]}" if before else "",
    )
