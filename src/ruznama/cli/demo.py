"""``demo``: a small archive from the sample news."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from ruznama import lexicon, runs
from ruznama.cli import printing
from ruznama.cli.cards import detail_lines
from ruznama.cli.common import json_option, note, settings, verb
from ruznama.cli.progress import progress
from ruznama.errors import ConfigError, SourceError
from ruznama.sources import read
from ruznama.store import Query, SqliteStore, Store
from ruznama.views import Row, detail, disputes, timeline

__all__ = ["demo"]

# One screen of three-line entries, more or less; the archive holds them all.
_SHOWN = 16


@verb("demo", db=False)
@click.option("--keep", metavar="PATH", help="Keep the archive in this file; else it is temporary.")
@json_option
def demo(keep: str | None, as_json: bool) -> int:
    """Build a small archive from sample news in four languages and show what it holds.

    The sample news are composed for this purpose: real public events, invented outlets, planted disagreements.
    """
    if keep and Path(keep).exists():
        raise ConfigError(f"{keep} exists already", fix="Give another --keep PATH.")
    with tempfile.TemporaryDirectory(prefix="ruznama-demo-") as folder:
        store = SqliteStore(keep or str(Path(folder) / "demo.db"))
        try:
            _fill(store, Path(folder) / "news")
            if as_json:
                found = {"events": list(timeline(store, Query())), "conflicts": list(disputes(store))}
                printing.object_({"schema": 1, **found})
            else:
                _show(store, keep)
        finally:
            store.close()
    return 0


def _fill(store: SqliteStore, news: Path) -> None:
    news.mkdir()
    for sample in lexicon.samples():
        (news / sample.name).write_bytes(sample.data)
    with progress("reading the sample news") as told:
        report = runs.add(store, read([str(news)]), config=settings().config, told=told)
    if report.interrupted:
        raise KeyboardInterrupt
    if report.failures:
        raise SourceError(report.failures[0].uri, report.failures[0].reason, fix="Install ruznama again.")
    runs.refresh(store)


def _show(store: Store, keep: str | None) -> None:
    counts = store.counts()
    languages = ", ".join(f"{number} {lang}" for lang, number in counts.articles.items())
    rows = list(timeline(store, Query()))
    main = _main(rows)
    _head(f"Timeline: {len(rows)} events from {sum(counts.articles.values())} composed news items ({languages})")
    click.echo(f"   the {len(main)} told most often or most surely; all of them: ruznama timeline")
    printing.lines(printing.row_lines(main))
    if best := max(rows, key=_richness, default=None):
        _head("One event with its evidence: ruznama show ID")
        printing.lines(detail_lines(detail(store, best.id)))
    _head("Where the sources disagree: ruznama conflicts")
    printing.lines(printing.dispute_lines(disputes(store)))
    _head("What to run next")
    archive = f" --db {keep}" if keep else ""
    click.echo("  ruznama read FILE...      what your own news say, keeping nothing")
    click.echo("  ruznama add FILE...       put them into an archive, then: ruznama timeline")
    if keep:
        click.echo(f"  ruznama timeline{archive} --lang fa")
    else:
        click.echo("  ruznama demo --keep demo.db && ruznama timeline --db demo.db --lang fa")
    note("The news above are composed for this demo: real public events, invented outlets, disagreements put in.")


def _main(rows: list[Row]) -> list[Row]:
    """The events to begin with, in order of time: dated, told in most places, most surely."""
    dated = [row for row in rows if row.date and row.actors]
    best = sorted(dated, key=lambda row: (-len(row.quotes), -row.confidence, row.id))[:_SHOWN]
    return [row for row in rows if row in best]


def _richness(row: Row) -> tuple[int, int, int]:
    """An event told in several languages and disputed shows most."""
    return len(row.languages), len(row.conflicts), len(row.quotes)


def _head(text: str) -> None:
    click.echo()
    click.echo(click.style(f"== {text}", bold=True))
