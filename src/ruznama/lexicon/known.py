"""What single words mean, worked out once a form: a page holds 300 forms at 750 places."""

from __future__ import annotations

from collections.abc import Callable
from itertools import compress, count
from typing import TypeVar

__all__ = ["Known"]

V = TypeVar("V")
# Word forms of a generation: an article has 300. With 50,000 in each index, a stream of JSON lines peaked at 339 MB,
# over the 300 allowed.
_REMEMBERED = 4_000


class Known(dict[str, V]):
    """Form -> what it means; falsy for the forms that mean nothing, which most do.

    When a generation of forms is full, the next one takes over what is met again: in 450 articles of 15,000 forms
    17,000 had to be worked out, where forgetting all of them at once asked for 27,000.

    Args:
        meaning: works out what a form means.
    """

    def __init__(self, meaning: Callable[[str], V]) -> None:
        super().__init__()
        self._meaning = meaning
        self._earlier: dict[str, V] = {}

    def __missing__(self, form: str) -> V:
        if len(self) >= _REMEMBERED:
            self._earlier = self.copy()
            self.clear()
        earlier = self._earlier
        self[form] = found = earlier[form] if form in earlier else self._meaning(form)
        return found

    def places(self, forms: list[str]) -> list[int]:
        """Indexes of the forms that mean something; a page is gone through in C."""
        return list(compress(count(), map(self.__getitem__, forms)))
