"""Sets that grow together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

__all__ = ["Unions"]


class Unions:
    """Union-find over ids; a set is named by its smallest id, so that the name does not hang on the order."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id_: id_ for id_ in ids}

    def find(self, id_: str) -> str:
        """Smallest id of the set that ``id_`` is in."""
        root = id_
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[id_] != root:
            self._parent[id_], id_ = root, self._parent[id_]
        return root

    def same(self, one: str, two: str) -> bool:
        """Whether the two are in one set."""
        return self.find(one) == self.find(two)

    def join(self, one: str, two: str) -> str:
        """Make the two sets one and return its name."""
        a, b = sorted((self.find(one), self.find(two)))
        self._parent[b] = a
        return a

    def sets(self) -> list[list[str]]:
        """All sets, members and sets in the order of ids."""
        found: dict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self._parent):
            found[self.find(id_)].append(id_)
        return [found[root] for root in sorted(found)]
