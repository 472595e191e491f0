"""What single words mean, worked out once a form: a page holds 300 forms at 750 places."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, count
from typing import TypeVar

__all__ = ["Known"]

V = TypeVar("V")
# Word forms remembered: an article has 300. With 50,000 in each index, a stream of JSON lines peaked at 339 MB, over
# the 300 allowed.
_REMEMBERED = 4_000


class Known(dict[str, V]):
    """Form -> what it means; falsy for the forms that mean nothing, which most do.

    Args:
        meaning: works out what a form means.
    """

    def __init__(self, meaning: Callable[[str], V]) -> None:
        super().__init__()
        self._meaning = meaning

    def __missing__(self, form: str) -> V:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[form] = found = self._meaning(form)
        return found

    def places(self, forms: list[str]) -> list[int]:
        """Indexes of the forms that mean something; a page is gone through in C."""
        return list(compress(count(), map(self.__getitem__, forms)))
