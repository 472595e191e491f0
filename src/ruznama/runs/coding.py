"""Inputs in, Records out: one after the other, or in several processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Generic, TypeVar

import msgspec

from ruznama import pipeline
from ruznama.config import Config
from ruznama.errors import ResourceError
from ruznama.model import RawItem, Record

__all__ = ["Done", "code_all"]

# Inputs on their way per process: enough to keep it busy, few enough to hold in memory.
_AHEAD = 8

Tag = TypeVar("Tag")
Coder = Callable[[RawItem, Config], "tuple[Record, ...] | str"]


class Done(msgspec.Struct, Generic[Tag], frozen=True):
    """An input with its Records, or with the reason why there are none; ``tag`` is what the caller gave with it."""

    tag: Tag
    raw: RawItem
    records: tuple[Record, ...]
    reason: str = ""


def code_all(items: Iterable[tuple[Tag, RawItem]], *, config: Config, jobs: int = 1) -> Iterator[Done[Tag]]:
    """Code inputs as a stream, in the order given.

    Args:
        items: inputs, each with a tag of the caller's.
        config: settings of the coding.
        jobs: number of processes; 1 codes in this one.
    """
    return _serial(items, config) if jobs <= 1 else _parallel(items, config, jobs)


def _code(raw: RawItem, config: Config) -> tuple[Record, ...] | str:
    try:
        return pipeline.read(raw, config=config)
    except ResourceError:
        # Not the text's fault: no other would fare better.
        raise
    except Exception as error:  # noqa: BLE001 - a fault in one text must not end a run over a million
        return f"the program failed on this text ({type(error).__name__}: {error}); please report it"


def _done(tag: Tag, raw: RawItem, result: tuple[Record, ...] | str) -> Done[Tag]:
    if isinstance(result, str):
        return Done(tag=tag, raw=raw, records=(), reason=result)
    return Done(tag=tag, raw=raw, records=result)


def _serial(items: Iterable[tuple[Tag, RawItem]], config: Config) -> Iterator[Done[Tag]]:
    for tag, raw in items:
        yield _done(tag, raw, _code(raw, config))


def _quiet() -> None:
    """Leave Ctrl-C to the parent, which stops the run in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn: a forked child may hang in the locks and threads of its parent.
    return ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_quiet)


def _parallel(items: Iterable[tuple[Tag, RawItem]], config: Config, jobs: int) -> Iterator[Done[Tag]]:
    source = iter(items)
    pool = _pool(jobs)
    waiting: deque[tuple[Tag, RawItem, Future[tuple[Record, ...] | str]]] = deque()
    try:
        while True:
            for tag, raw in islice(source, jobs * _AHEAD - len(waiting)):
                waiting.append((tag, raw, pool.submit(_code, raw, config)))
            if not waiting:
                return
            tag, raw, future = waiting[0]
            try:
                result = future.result()
            except BrokenProcessPool:
                # A worker died, and nobody knows on which input: all that were on their way are tried alone.
                pool.shutdown(wait=False, cancel_futures=True)
                for tag, raw, _ in waiting:
                    yield _done(tag, raw, _alone(raw, config))
                waiting.clear()
                pool = _pool(jobs)
                continue
            waiting.popleft()
            yield _done(tag, raw, result)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _alone(raw: RawItem, config: Config) -> tuple[Record, ...] | str:
    with _pool(1) as pool:
        try:
            return pool.submit(_code, raw, config).result()
        except BrokenProcessPool:
            return "the process that coded this text died (out of memory?)"
