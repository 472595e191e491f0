"""Answers kept while the archive does not change, shared between threads."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

import msgspec

__all__ = ["Cache"]

T = TypeVar("T")

# Keys of 40,000 events take 320 kB: this many numbers 64 MB. A line of a list with what the sources say counts as so
# many numbers (3 kB), any other answer as so many (16 kB).
_ROOM = 8_000_000
_LINE = 400
_ANSWER = 2_000


class Cache:
    """The answers given last; the key of an answer names the state of the archive too."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}
        self._size = 0
        self._lock = Lock()

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer kept under a key, made if there is none: by one thread, while others that want it wait."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("T", self._kept[key])
            making = self._making.setdefault(key, Lock())
        with making:
            with self._lock:
                if key in self._kept:
                    return cast("T", self._kept[key])
            try:
                made = make()
            finally:
                with self._lock:
                    self._making.pop(key, None)
            self._keep(key, made)
        return made

    def _keep(self, key: Hashable, made: object) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = made
                self._size += _size(made)
            while self._size > self._room and len(self._kept) > 1:
                self._size -= _size(self._kept.popitem(last=False)[1])


def _size(answer: object) -> int:
    if isinstance(answer, array):
        return len(answer)
    if isinstance(answer, tuple) and answer and isinstance(answer[0], msgspec.Struct):
        return max(_ANSWER, _LINE * len(answer))
    return _ANSWER
