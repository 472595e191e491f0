"""``rebuild`` and ``remove``: the archive itself."""

from __future__ import annotations

import sys

import click

from ruznama import runs
from ruznama.archive import learn
from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, settings, verb
from ruznama.cli.progress import progress, summary
from ruznama.errors import NotFoundError
from ruznama.store import Held

__all__ = ["rebuild", "remove"]

FAILED = 3
INTERRUPTED = 130


@verb("rebuild", actors=True)
@click.option("--no-recode", is_flag=True, help="Keep the Records; make only the derived tables again.")
@click.option("--vectors", is_flag=True, help="Only make the missing vectors for search --match semantic.")
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes.")
@json_option
def rebuild(no_recode: bool, vectors: bool, jobs: int | None, as_json: bool) -> int:
    """Code everything again from the bytes as they came, and derive all tables and the merge anew."""
    if vectors:
        return _learn(as_json=as_json)
    with archive(merged=False) as store:
        before = store.counts()
        report = runs.Report()
        if not no_recode:
            with progress("coding again") as told:
                report = runs.rebuild(store, config=settings().config, jobs=jobs or settings().jobs, told=told)
            if report.interrupted:
                note(f"interrupted after {summary(report)}; nothing is lost, run the same command again")
                return INTERRUPTED
        store.rederive()
        runs.refresh(store)
        after = store.counts()
        if as_json:
            printing.object_({"schema": 1, "before": before, "after": after, "failures": report.failures})
        else:
            for name in ("statements", "events", "canonical", "conflicts"):
                click.echo(f"{name:<11} {getattr(before, name)} -> {getattr(after, name)}")
    return FAILED if report.failed else 0


def _learn(*, as_json: bool) -> int:
    """Make the vectors of meaning that the archive lacks."""
    with archive() as store, click.progressbar(length=1, label="reading for meaning", file=sys.stderr) as bar:

        def told(done: int, whole: int) -> None:
            bar.length = whole
            bar.update(done - bar.pos)

        made = learn(store, told)
    if as_json:
        printing.object_({"schema": 1, "vectors": made})
    else:
        click.echo(f"{made:,} vectors made")
    return 0


@verb("remove")
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@json_option
def remove(names: tuple[str, ...], as_json: bool) -> int:
    """Take articles out of the archive, with all their versions.

    ID is an article's id, its address, or its file's path or name.
    """
    with archive(merged=False) as store:
        found: dict[int, Held] = {}
        for name in names:
            mine = store.find_inputs(name)
            if not mine:
                raise NotFoundError(
                    f"no article in the archive is called {name!r}; nothing was removed",
                    fix="ruznama show EVENT names the files that tell it.",
                )
            found |= {held.id: held for one in mine for held in store.find_inputs(one.address)}
            found |= {held.id: held for held in mine}
        store.remove(list(found))
        runs.refresh(store)
        removed = [held.raw.uri for held in found.values()]
        if as_json:
            printing.object_({"schema": 1, "removed": removed})
        else:
            printing.lines(f"removed {uri}" for uri in removed)
    return 0
