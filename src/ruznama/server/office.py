"""The archive behind the pages: readings in a few threads, one writer, texts coded in a process of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from ruznama import lexicon
from ruznama.config import DEFAULT, Config
from ruznama.server.coder import Coder
from ruznama.store import SqliteStore

__all__ = ["Office", "Settings"]

T = TypeVar("T")

# Python runs one of them at a time; the others wait for the disk.
_THREADS = 4


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a server is started with.

    Attributes:
        db: the archive's file; it need not be there yet.
        config: settings of the coding.
        token: without it nothing is written.
        read_only: nothing is written, with or without it.
        seconds: longest time for coding a pasted text.
    """

    db: str
    config: Config = DEFAULT
    token: str
    read_only: bool = False
    seconds: float = 20.0


class Office:
    """Answers and keeps; made once for a server and closed at its end."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.coder = Coder(settings.config, settings.seconds)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="ruznama")
        self._held = threading.local()
        self._writing = threading.Lock()

    async def run(self, work: Callable[[], T]) -> T:
        """Do something in one of the threads, with the user's own actors."""

        def own() -> T:
            with lexicon.using(self.settings.config.actors):
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._pool, own)

    @contextmanager
    def reading(self) -> Iterator[SqliteStore]:
        """The archive as it is now; an empty one where there is none yet."""
        store: SqliteStore | None = getattr(self._held, "store", None)
        if store is None or (store.path == ":memory:" and self._there()):
            if store is not None:
                store.close()
            store = self._held.store = SqliteStore(self.settings.db if self._there() else ":memory:", create=False)
        yield store

    def _there(self) -> bool:
        return Path(self.settings.db).is_file()

    @contextmanager
    def writing(self) -> Iterator[SqliteStore]:
        """The archive for writing, made if it is not there; one writer at a time in this process."""
        with self._writing:
            store = SqliteStore(self.settings.db)
            try:
                yield store
            finally:
                store.close()

    def close(self) -> None:
        """End the threads and the coding process."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.coder.close()
