"""``actors import`` and ``actors export``: the actor base from and to files of other programs."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
import msgspec

from ruznama import lexicon
from ruznama.cli import printing
from ruznama.cli.common import json_option, note, settings, verb
from ruznama.cli.settings import own_actors
from ruznama.errors import SourceError
from ruznama.lexicon import ftm
from ruznama.lexicon.own import TABLES, Row
from ruznama.lexicon.own_files import replace
from ruznama.lexicon.wikidata_import import Imported, import_wikidata
from ruznama.model import encode

__all__ = ["export", "import_"]

FAILED = 3
_HELP = {"help_option_names": ["-h", "--help"]}


@click.group("import", context_settings=_HELP)
def import_() -> None:
    """Take actors over from a dump of Wikidata or from FollowTheMoney entities, into your own folder."""


@click.group("export", context_settings=_HELP)
def export() -> None:
    """Print the actor base in the vocabulary of another program."""


@verb("wikidata", db=False, actors=True)
@click.argument("file", metavar="FILE")
@click.option("--since", default="2000", show_default=True, metavar="YEAR", help="Leave out who left office before.")
@json_option
def wikidata(file: str, since: str, as_json: bool) -> int:
    """People with an office, bodies and outlets from a Wikidata dump.

    FILE holds one JSON item a line, bare or inside [ ... ]; .gz and .bz2 are read as they are. What an earlier import
    brought is replaced; what you wrote yourself stays.
    """
    path = Path(file)

    def bad(number: int, fault: str) -> None:
        note(f"ruznama: not read: {file} line {number}: {fault}")

    try:
        with _bar("reading", path.stat().st_size) as told:
            report = import_wikidata(path, own_actors(settings()), since=since, told=told, bad=bad)
    except (OSError, EOFError) as error:
        raise SourceError(file, str(getattr(error, "strerror", None) or error)) from error
    _report(report, as_json=as_json)
    return FAILED if report.bad else 0


def _report(report: Imported, *, as_json: bool) -> None:
    if as_json:
        printing.object_({"schema": 1, "actors": own_actors(settings()), **msgspec.to_builtins(report)})
        return
    new = report.persons - report.known
    click.echo(
        f"{printing.count(new, 'person')} new, {report.known} known; {report.orgs} bodies, {report.outlets} outlets, "
        f"{report.offices} posts, {report.tenures} terms ({report.left_out} left out): {own_actors(settings())}"
    )


@verb("ftm", db=False, actors=True)
@click.argument("file", metavar="FILE")
@json_option
def import_ftm(file: str, as_json: bool) -> int:
    """People, bodies, posts and terms from FollowTheMoney entities, one JSON object a line."""
    failed = 0
    target = own_actors(settings())

    def read() -> Iterator[ftm.Entity]:
        nonlocal failed
        decoder = msgspec.json.Decoder(ftm.Entity)
        with Path(file).open("rb") as stream:
            for number, line in enumerate(stream, 1):
                try:
                    if line.strip():
                        yield decoder.decode(line)
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    failed += 1
                    note(f"ruznama: not read: {file} line {number}: {error}")

    try:
        with lexicon.using(""):
            tables = _new(ftm.read_entities(read()))
    except OSError as error:
        raise SourceError(file, str(error.strerror or error)) from error
    counts = {table: replace(target, table, rows, source=ftm.SOURCE) for table, rows in tables.items()}
    if as_json:
        printing.object_({"schema": 1, "actors": target, "rows": counts, "bad": failed})
    else:
        told = ", ".join(f"{number} {table}" for table, number in counts.items()) or "nothing new"
        click.echo(f"{told}: {target}")
    return FAILED if failed else 0


def _new(found: Iterator[tuple[str, Row]]) -> dict[str, list[Row]]:
    """Rows that say something the base of the program does not, by table."""
    listed = {table: {_filled(row) for row in lexicon.rows("shared", table)} for table in TABLES}
    tables: dict[str, list[Row]] = defaultdict(list)
    for table, row in found:
        if _filled(row) not in listed[table]:
            tables[table].append(row)
    return tables


def _filled(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset((column, cell) for column, cell in row.items() if cell)


@verb("ftm", db=False, actors=True)
def export_ftm() -> int:
    """Print the base as FollowTheMoney entities: Person, PublicBody, Organization, Position, Occupancy; one a line."""
    with lexicon.using(settings().config.actors):
        for entity in ftm.entities():
            printing.line(encode(entity))
    return 0


@contextmanager
def _bar(verb_: str, size: int) -> Iterator[Callable[[int], None] | None]:
    """A bar of bytes read, on a terminal only."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - 60 ms that only a terminal needs
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn(verb_), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(verb_, total=size)
        yield lambda done: progress.update(task, completed=done)


for _command in (wikidata, import_ftm):
    import_.add_command(_command)
export.add_command(export_ftm)
