"""How far a run is, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from ruznama.runs import Kept, Report
from ruznama.sources import Failure

__all__ = ["Told", "progress", "summary", "write_failure"]

Told = Callable[[Kept | Failure, Report], None]


def named(failure: Failure) -> str:
    """An input that could not be read, and why, on one line."""
    return " ".join(f"ruznama: not read: {failure}".splitlines())


def write_failure(failure: Failure) -> None:
    """Name an input that could not be read, and why."""
    click.echo(named(failure), err=True)


@contextmanager
def progress(verb: str, *, verbose: bool = False) -> Iterator[Told]:
    """A callback that shows progress: a line that changes on a terminal, nothing in a pipe but failures.

    Args:
        verb: what is being done, "adding".
        verbose: whether to name every input as soon as it is safely kept.
    """

    def plain(item: Kept | Failure, report: Report) -> None:  # noqa: ARG001 - the callback's signature
        if isinstance(item, Failure):
            write_failure(item)
        elif verbose:
            click.echo(f"{item.outcome} {item.uri}", err=True)

    if not sys.stderr.isatty():
        yield plain
        return
    from rich.console import Console  # noqa: PLC0415 - 60 ms that only a terminal needs
    from rich.status import Status  # noqa: PLC0415

    console = Console(stderr=True)
    with Status(f"{verb} ...", console=console) as status:

        def shown(item: Kept | Failure, report: Report) -> None:
            # Through the console, so that the line which changes makes room.
            if isinstance(item, Failure):
                console.print(named(item), markup=False, highlight=False, soft_wrap=True)
            elif verbose:
                console.print(f"{item.outcome} {item.uri}", markup=False, highlight=False, soft_wrap=True)
            status.update(f"{verb}: {summary(report)}")

        yield shown


def summary(report: Report) -> str:
    """The figures of a run in one line."""
    parts = [
        f"{number} {one if number == 1 else many}" for name, one, many in _WORDS if (number := report.outcomes[name])
    ]
    if report.failed:
        parts.append(f"{report.failed} not read")
    return ", ".join(parts) or "nothing"


_WORDS = (
    ("added", "added", "added"),
    ("version", "new version", "new versions"),
    ("updated", "updated", "updated"),
    ("known", "already there", "already there"),
)
