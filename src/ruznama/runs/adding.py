"""From inputs to the archive: coding, short transactions, failures counted, merge at the end."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from ruznama.config import DEFAULT, Config
from ruznama.model import RawItem
from ruznama.runs.coding import Done, code_all
from ruznama.runs.interrupts import Interrupts
from ruznama.sources import Failure
from ruznama.store import Coded, Outcome, Store

__all__ = ["Kept", "Report", "add", "address", "rebuild"]

# A transaction holds at most so many inputs, bytes, or seconds of work: what is lost by a kill -9 stays small, and the
# cost of a commit (0.2 ms) is shared.
_MOST = 64
_BYTES = 8_000_000
_SECONDS = 0.5
_LISTED = 1_000


class Kept(msgspec.Struct, frozen=True, gc=False):
    """An input that is safely in the archive."""

    uri: str
    outcome: Outcome


class Report(msgspec.Struct):
    """What a run did, filled while it goes on.

    Attributes:
        outcomes: number of inputs by outcome.
        articles: number of articles they gave.
        failed: number of inputs that could not be read.
        failures: the first thousand of them, with the reason.
        interrupted: whether it was stopped before its end.
        seconds: how long it took.
    """

    outcomes: Counter[str] = msgspec.field(default_factory=Counter)
    articles: int = 0
    failed: int = 0
    failures: list[Failure] = []
    interrupted: bool = False
    seconds: float = 0.0

    def fail(self, failure: Failure) -> None:
        """Count a failure, and keep it while they are few: a million broken lines must not fill the memory."""
        self.failed += 1
        if len(self.failures) < _LISTED:
            self.failures.append(failure)


Told = Callable[["Kept | Failure", Report], None]


def _silent(item: Kept | Failure, report: Report) -> None:
    """Tell nobody."""


def address(raw: RawItem) -> str:
    """What later versions of the same page share with this input.

    That is its web address, its file's full path (with the line, for a line of JSONL), or its outlet and id. What has
    none of these (standard input, ids that may be any file's) is like nothing else: it never has a later version.
    """
    if raw.hints.url or "://" in raw.uri:
        return raw.hints.url or raw.uri
    name, mark, line = raw.uri.partition("#")
    path = Path(name)
    if raw.uri != raw.source and name != "-" and path.exists():
        return f"{path.resolve()}{mark}{line}"
    if raw.uri == raw.source and path.name == name and path.is_file():
        return str(path.resolve())
    if raw.hints.outlet and name != "-":
        return f"{raw.hints.outlet}: {raw.source}"
    return f"{raw.source}: {hashlib.blake2b(raw.data, digest_size=8).hexdigest()}"


class _Batch:
    """Coded inputs on their way into one transaction."""

    def __init__(self, write: Callable[[list[Done[int]]], Iterable[Outcome]], report: Report, told: Told) -> None:
        self._write, self._report, self._told = write, report, told
        self._items: list[Done[int]] = []
        self._bytes = 0
        self._since = time.monotonic()

    def put(self, done: Done[int]) -> None:
        if not self._items:
            self._since = time.monotonic()
        self._items.append(done)
        self._bytes += len(done.raw.data)

    @property
    def due(self) -> bool:
        return (
            len(self._items) >= _MOST
            or self._bytes >= _BYTES
            or bool(self._items and time.monotonic() - self._since > _SECONDS)
        )

    def flush(self, interrupts: Interrupts) -> None:
        """Write, and only then tell what is kept."""
        if not self._items:
            return
        with interrupts.held():
            items, self._items, self._bytes = self._items, [], 0
            for done, outcome in zip(items, self._write(items), strict=True):
                self._report.outcomes[outcome] += 1
                self._report.articles += len(done.records) if outcome != "known" else 0
                self._told(Kept(done.raw.uri, outcome), self._report)


def add(
    store: Store,
    items: Iterable[RawItem | Failure],
    *,
    config: Config = DEFAULT,
    jobs: int = 1,
    told: Told = _silent,
) -> Report:
    """Code inputs and keep them. An interruption (Ctrl-C) ends the run early; what ``told`` named is kept.

    Args:
        store: the archive.
        items: inputs, and those that could not be read.
        config: settings of the coding.
        jobs: number of processes.
        told: called after each input is safely kept or has failed.
    """
    report = Report()

    def fresh() -> Iterator[tuple[int, RawItem]]:
        for item in items:
            if isinstance(item, Failure):
                report.fail(item)
                told(item, report)
            elif store.holds(item):
                report.outcomes["known"] += 1
                told(Kept(item.uri, "known"), report)
            else:
                yield 0, item

    def write(batch: list[Done[int]]) -> tuple[Outcome, ...]:
        return store.add([Coded(done.raw, done.records, address(done.raw)) for done in batch])

    _run(fresh(), write, report, config=config, jobs=jobs, told=told)
    return report


def rebuild(
    store: Store,
    *,
    config: Config = DEFAULT,
    jobs: int = 1,
    told: Told = _silent,
) -> Report:
    """Code every input again from the bytes as they came, and put the new Records in place of the old ones."""
    report = Report()

    def write(batch: list[Done[int]]) -> list[Outcome]:
        store.recode([(done.tag, done.records) for done in batch])
        return ["updated"] * len(batch)

    held = ((item.id, item.raw) for item in store.inputs())
    _run(held, write, report, config=config, jobs=jobs, told=told)
    return report


def _run(
    items: Iterable[tuple[int, RawItem]],
    write: Callable[[list[Done[int]]], Iterable[Outcome]],
    report: Report,
    *,
    config: Config,
    jobs: int,
    told: Told,
) -> None:
    start = time.monotonic()
    batch = _Batch(write, report, told)
    with Interrupts() as interrupts:
        try:
            for done in code_all(items, config=config, jobs=jobs):
                if done.reason:
                    failure = Failure(uri=done.raw.uri, reason=done.reason)
                    report.fail(failure)
                    told(failure, report)
                else:
                    batch.put(done)
                if batch.due:
                    batch.flush(interrupts)
            batch.flush(interrupts)
        except KeyboardInterrupt:
            report.interrupted = True
            _last(batch, interrupts)
    report.seconds = time.monotonic() - start


def _last(batch: _Batch, interrupts: Interrupts) -> None:
    """Keep what was coded before the interruption; a second one does not hurry it."""
    try:
        batch.flush(interrupts)
    except KeyboardInterrupt:
        return
