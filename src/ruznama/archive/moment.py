"""An archive as it is at one moment: what a question means in it, and what answers to it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Hashable
from typing import TypeVar

from ruznama.archive.asking import Resolved, resolve
from ruznama.archive.cache import Cache
from ruznama.archive.grammar import parse
from ruznama.archive.question import Question
from ruznama.store import Kind, Query, SqliteStore
from ruznama.views.search import Match

__all__ = ["Asked", "Moment"]

T = TypeVar("T")
Asked = Question | str


class Moment:
    """An archive as it is at one moment.

    Args:
        store: the archive, to be read in one transaction by who wants one moment (``Archive.reading``).
        cache: answers of other readings.
    """

    def __init__(self, store: SqliteStore, cache: Cache | None = None) -> None:
        self.store = store
        self._cache = cache or Cache()
        self._merged, self._revision = store.merged_revision(), store.revision()

    def version(self) -> str:
        """Another one whenever an answer may be another."""
        return f"{self._revision}.{self._merged}"

    def pending(self) -> bool:
        """Whether something was added that the merge has not seen yet."""
        return self._merged != self._revision

    def resolved(self, question: Asked, match: Match = "identity") -> Resolved:
        """What a question means here.

        Raises:
            QuestionError: it is malformed.
        """
        asked = parse(question) if isinstance(question, str) else question
        return self.once(("resolved", asked, match), lambda: resolve(self.store, asked, match))

    def keys(self, kind: Kind, query: Query) -> array[int]:
        """Keys of all that answers to a query, in order."""
        return self.once(("keys", kind, query), lambda: self.store.keys(kind, query))

    def once(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """An answer that is made once for each merge: what is being added shows in it when it is merged.

        Adding writes twice a second; answers that lived no longer than that would not be worth keeping.
        """
        return self._cache.once((self._merged, *key), make)
