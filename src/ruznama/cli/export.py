"""``export``: the archive as files for other programs."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import click

from ruznama.cli.common import archive, note, verb
from ruznama.cli.export_site import write_site
from ruznama.cli.filters import Filters, filter_options, filtered, query_of
from ruznama.errors import ConfigError
from ruznama.lexicon import LANGUAGES
from ruznama.model import Event, encode
from ruznama.store import Query, Store
from ruznama.views import exports, timeline

__all__ = ["export"]

_FORMATS = ("jsonl", "csv", "parquet", "polecat", "gdelt", "icews", "site")
_FOLDERS = frozenset({"parquet", "gdelt", "site"})
_COLUMNS = (
    "id", "date", "precision", "origin", "type", "mode", "status", "sentence", "actors", "recipients", "place",
    "country", "sources", "languages", "witnesses", "conflicts", "confidence", "background", "quote", "uri",
)  # fmt: skip


@verb(
    "export",
    epilog="Examples: ruznama export csv --actor Guterres --out guterres.csv; ruznama export gdelt --out gdelt/; "
    "ruznama export jsonl | gzip > archive.jsonl.gz; ruznama export site --out pages/ --only Guterres --ui fa",
)
@click.argument("form", metavar="FORMAT", type=click.Choice(_FORMATS))
@click.option("--out", type=click.Path(path_type=Path), metavar="PATH", help="File (folder for gdelt, parquet, site).")
@click.option("--only", metavar="NAME", help="site: one story, actor, event or article, by id or name; else all.")
@click.option(
    "--ui", type=click.Choice(LANGUAGES), default="en", show_default=True, help="site: language of the pages."
)
@filter_options
def export(form: str, out: Path | None, only: str | None, ui: str, **filters: Any) -> int:  # noqa: ANN401
    """Write the archive for other programs.

    \b
    jsonl    Records, one a line: everything, with spans and rules
    csv      the timeline, one canonical event a row
    parquet  a folder with a table for each kind of thing
    polecat  the 40 columns of POLECAT, one row for each event of each article
    gdelt    a folder with GDELT 2.0's events (61 columns) and mentions (16), no header
    icews    the 20 columns of ICEWS, one row for each source and target
    site     a folder of web pages that open from disk; no filters but --only

    polecat, gdelt and icews cannot say "planned", "if" or "did not": planned cooperation is written as AGREE, what did
    not happen is left out, and how much that was is told. A date not known to the day is left empty. docs/exports.md
    """  # noqa: D301 - click keeps the lines of a paragraph that begins with a backspace
    if form in _FOLDERS and (out is None or (out.exists() and not out.is_dir())):
        raise ConfigError(f"{form} is written into a folder", fix=f"Give one: ruznama export {form} --out {form}/")
    if form == "site" and out is not None:
        return write_site(out, only or "", ui)
    left: Counter[str] = Counter()

    def skipped(event: Event) -> None:
        left[event.status] += 1

    with archive() as store:
        query = query_of(store, Filters(**filters))
        if out is not None and form in _FOLDERS:
            out.mkdir(parents=True, exist_ok=True)
            written = _folder(form, store, query, out, skipped)
        else:
            with _target(out) as file:
                written = _file(form, store, query, file, skipped)
    note(f"{written:,} rows" + (f" in {out}" if out else ""))
    if left:
        told = ", ".join(f"{number:,} {status}" for status, number in sorted(left.items()))
        note(f"left out, as {form} has no mark for them: {told}; jsonl and parquet keep them")
    return 0


def _folder(form: str, store: Store, query: Query, out: Path, skipped: Any) -> int:  # noqa: ANN401 - a callback
    if form == "parquet":
        return sum(exports.parquet(store, query, out).values())
    # The time of writing is what GDELT's DATEADDED means; the clock is read here and nowhere below.
    added = datetime.now(tz=UTC).strftime("%Y%m%d%H%M%S")
    count = 0
    with (out / "export.CSV").open("wb") as events, (out / "mentions.CSV").open("wb") as mentions:
        files = {"events": events, "mentions": mentions}
        for table, row in exports.gdelt(store, query, skipped, added=added):
            files[table].write(_tabbed(row))
            count += 1
    return count


def _file(form: str, store: Store, query: Query, file: BinaryIO, skipped: Any) -> int:  # noqa: ANN401 - a callback
    if form == "jsonl":
        return _write(file, (encode(record) + b"\n" for record in _records(store, query)))
    if form == "csv":
        return _write(file, _csv(store, query)) - 1
    rows = exports.polecat if form == "polecat" else exports.icews
    return _write(file, map(_tabbed, rows(store, query, skipped))) - 1


def _records(store: Store, query: Query) -> Iterator[Any]:
    if not filtered(query) and query.limit is None:
        yield from store.records()
        return
    for article in dict.fromkeys(one.article for told in store.told(query) for one in told.tellings):
        record = store.record(article)
        if record is not None:
            yield record


def _csv(store: Store, query: Query) -> Iterator[bytes]:
    yield _comma(_COLUMNS)
    for row in timeline(store, query):
        quote = row.quotes[0] if row.quotes else None
        yield _comma(
            (
                row.id, row.date, row.precision, row.origin, row.type, row.mode, row.status, row.sentence,
                "; ".join(one.name for one in row.actors), "; ".join(one.name for one in row.recipients), row.place,
                row.country, "; ".join(row.sources), "; ".join(row.languages), row.witnesses,
                "; ".join(row.conflicts), row.confidence, row.background, quote.text if quote else "",
                quote.uri if quote else "",
            )
        )  # fmt: skip


def _comma(values: Iterable[object]) -> bytes:
    made = io.StringIO()
    csv.writer(made).writerow("" if value is None else value for value in values)
    return made.getvalue().encode("utf-8")


def _tabbed(row: list[str]) -> bytes:
    return ("\t".join(row) + "\n").encode("utf-8")


def _write(file: BinaryIO, lines: Iterable[bytes]) -> int:
    count = 0
    for line in lines:
        file.write(line)
        count += 1
    return count


@contextmanager
def _target(out: Path | None) -> Iterator[BinaryIO]:
    """A file that appears when it is whole, or standard output."""
    if out is None or str(out) == "-":
        yield sys.stdout.buffer
        return
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
