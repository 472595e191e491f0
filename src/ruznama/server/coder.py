"""Coding a text while somebody waits: in a process of its own, so that it can be stopped and pages are not held up."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from multiprocessing.connection import Connection

from ruznama import pipeline
from ruznama.config import Config
from ruznama.model import RawItem, Record

__all__ = ["Coder", "TooSlowError"]

# Loading the lexicons takes a second or two in a fresh process, before the clock of a text begins to run.
_START = 60.0


class TooSlowError(Exception):
    """A text took longer than is allowed, or its coding failed."""


class Coder:
    """Codes one text after the other.

    Args:
        config: settings of the coding.
        seconds: longest time for one text.
    """

    def __init__(self, config: Config, seconds: float) -> None:
        self._config, self._seconds = config, seconds
        self._lock = threading.Lock()
        self._process: multiprocessing.process.BaseProcess | None = None
        self._end: Connection | None = None

    def code(self, raw: RawItem) -> tuple[Record, ...]:
        """What ``pipeline.read`` gives.

        Raises:
            TooSlowError: it took too long, or the process failed; the next text gets a fresh one.
        """
        with self._lock:
            end = self._ready()
            try:
                end.send(raw)
                if end.poll(self._seconds):
                    found: tuple[Record, ...] | None = end.recv()
                    if found is not None:
                        return found
            except (EOFError, OSError):
                pass
            self._stop()
            raise TooSlowError

    def _ready(self) -> Connection:
        if self._end is not None and self._process is not None and self._process.is_alive():
            return self._end
        # spawn: a forked child may hang in the locks of its parent's threads.
        context = multiprocessing.get_context("spawn")
        self._end, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._config), daemon=True)
        self._process.start()
        theirs.close()
        if not self._end.poll(_START):
            self._stop()
            raise TooSlowError
        self._end.recv()
        return self._end

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._end is not None:
            self._end.close()
        self._process = self._end = None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()


def _work(end: Connection, config: Config) -> None:
    """Code what comes in until nobody listens."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end.send(True)
    while True:
        try:
            raw = end.recv()
        except EOFError:
            return
        try:
            found: tuple[Record, ...] | None = pipeline.read(raw, config=config)
        except Exception:  # noqa: BLE001 - a fault in one text must not end the process; the reader is told
            found = None
        end.send(found)
