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
from ruznama.archive import Archive, Reading
from ruznama.archive.snapshots import snapshot
from ruznama.config import DEFAULT, Config
from ruznama.server.coder import Coder
from ruznama.store import SqliteStore

__all__ = ["Office", "Settings"]

T = TypeVar("T")

# Python runs one of them at a time, SQLite beside it: two share 20 readers with less waiting than one, or four.
_THREADS = 2


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
        self._empty = threading.local()
        self._archives: dict[str, Archive] = {}
        self._lock = threading.Lock()

    async def run(self, work: Callable[[], T]) -> T:
        """Do something in one of the threads, with the user's own actors."""

        def own() -> T:
            with lexicon.using(self.settings.config.actors):
                return work()

        return await asyncio.get_running_loop().run_in_executor(self._pool, own)

    def warm(self, visit: Callable[[Reading], object]) -> None:
        """Load what the first visitors would wait for, while nobody does yet."""

        def work() -> None:
            with lexicon.using(self.settings.config.actors), self.reading() as now:
                visit(now)

        self._pool.submit(work)

    @contextmanager
    def reading(self, version: str = "") -> Iterator[Reading]:
        """The archive at one moment; an empty one where there is none yet.

        Args:
            version: which state of it; "" the present one.

        Raises:
            NotFoundError: nothing was kept of this version.
        """
        if not Path(self.settings.db).is_file():
            yield self._nothing()
            return
        with self._archive("").reading() as now:
            if version in {"", now.version()}:
                yield now
                return
        with self._archive(version).reading() as then:
            yield then

    def _archive(self, version: str) -> Archive:
        with self._lock:
            if version not in self._archives:
                path = snapshot(self.settings.db, version).path if version else self.settings.db
                self._archives[version] = Archive(path)
            return self._archives[version]

    def _nothing(self) -> Reading:
        """An empty archive of this thread's own."""
        found: Reading | None = getattr(self._empty, "reading", None)
        if found is None:
            found = self._empty.reading = Reading(SqliteStore(":memory:"))
        return found

    @contextmanager
    def writing(self) -> Iterator[SqliteStore]:
        """The archive for writing, made if it is not there; one writer at a time in this process."""
        if not Path(self.settings.db).is_file():
            SqliteStore(self.settings.db).close()
        with self._archive("").writing() as store:
            yield store

    def close(self) -> None:
        """End the threads and the coding process."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        self.coder.close()
        for one in self._archives.values():
            one.close()
        self._archives.clear()
