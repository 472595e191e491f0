"""An archive opened for many readers and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ruznama import runs
from ruznama.archive.cache import Cache
from ruznama.archive.reading import Reading
from ruznama.archive.snapshots import snapshot
from ruznama.store import SqliteStore

__all__ = ["Archive", "open"]

_READINGS = frozenset({
    "actor", "actors", "conflicts", "density", "documents", "events", "led", "moved", "pair", "partners", "pending",
    "search", "sources", "state", "stories", "timeline", "types", "version",
})  # fmt: skip


class Archive:
    """An archive that threads may share: each reads through a connection of its own.

    The readings (``timeline``, ``search``, ``actor``, ...: see ``Reading``) can be called on it directly, each as the
    archive is at that moment; ``reading`` holds one moment for several.
    """

    def __init__(self, path: str, cache: Cache | None = None) -> None:
        self.path = path
        self._cache = cache or Cache()
        self._local = threading.local()
        self._opened: list[SqliteStore] = []
        self._lock = threading.Lock()
        self._writing = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """The archive as it is now: what is written meanwhile does not show within."""
        store = self._own()
        with store.reading():
            yield Reading(store, self._cache)

    @contextmanager
    def writing(self) -> Iterator[SqliteStore]:
        """The archive for writing; one thread of the process at a time. Merge with ``runs.refresh`` at the end."""
        with self._writing:
            store = SqliteStore(self.path, create=False)
            try:
                yield store
            finally:
                store.close()

    def at(self, version: str) -> Archive:
        """The archive as it was: the present one, or a snapshot that ``backup`` has kept beside it.

        Raises:
            NotFoundError: nothing was kept of this version.
        """
        if version == self.version():
            return self
        return Archive(snapshot(self.path, version).path)

    def close(self) -> None:
        """Let go of the archive; nobody may be reading."""
        with self._lock:
            for store in self._opened:
                store.close()
            self._opened.clear()
        self._local = threading.local()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a reading
        if name not in _READINGS:
            raise AttributeError(name)

        def once(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            with self.reading() as now:
                return getattr(now, name)(*args, **kwargs)

        return once

    def _own(self) -> SqliteStore:
        """This thread's connection."""
        store: SqliteStore | None = getattr(self._local, "store", None)
        if store is None:
            store = self._local.store = SqliteStore(self.path, create=False, writes=False)
            with self._lock:
                self._opened.append(store)
        return store


def open(path: str | Path, *, create: bool = False) -> Archive:  # noqa: A001 - archive.open, as gzip.open
    """Open an archive; what was left unmerged or not indexed is put right first.

    Args:
        path: its file.
        create: whether to make it if there is none.

    Raises:
        MissingPieceError: there is none.
        StoreError: it is damaged or locked.
    """
    store = SqliteStore(path, create=create)
    try:
        runs.settle(store)
    finally:
        store.close()
    return Archive(str(path))
