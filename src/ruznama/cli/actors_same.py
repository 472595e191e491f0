"""``actors same``: whether two names are one actor's."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ruznama import lexicon
from ruznama.actors import Verdict
from ruznama.actors import same as compare
from ruznama.cli import printing
from ruznama.cli.common import json_option, note, settings, verb
from ruznama.errors import SourceError
from ruznama.model import encode

__all__ = ["same"]

FAILED = 3


@verb("same", db=False, actors=True)
@click.argument("names", nargs=-1, metavar="NAME_A NAME_B")
@click.option(
    "--tsv", metavar="FILE", help="Compare the two names on each line of FILE, a tab between; - is standard input."
)
@click.option("--key-only", is_flag=True, help="By the sounds of the names alone, without the base.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), help="Default: text; jsonl with --tsv.")
@json_option
def same(names: tuple[str, ...], tsv: str | None, key_only: bool, form: str | None, as_json: bool) -> int:
    """Whether two names, in whatever script and spelling, are one actor's."""
    if (tsv is None and len(names) != 2) or (tsv is not None and names):
        raise click.UsageError("Give two names, or --tsv FILE.")
    wanted = "jsonl" if as_json else form or ("jsonl" if tsv is not None else "text")
    failed = False
    with lexicon.using(settings().config.actors):
        for number, pair in enumerate(_pairs(tsv) if tsv is not None else [names], 1):
            if len(pair) != 2 or not all(map(str.strip, pair)):
                if any(map(str.strip, pair)):
                    note(f"ruznama: not read: {tsv} line {number}: {len(pair)} names, not 2")
                    failed = True
                continue
            a, b = pair
            _tell(a, b, compare(a, b, key_only=key_only), wanted)
    return FAILED if failed else 0


def _tell(a: str, b: str, found: Verdict, form: str) -> None:
    if form == "jsonl":
        printing.line(encode({"a": a, "b": b, **found._asdict()}))
    else:
        click.echo(f"{'same' if found.same else 'different'}\t{found.distance}\t{found.why}")


def _pairs(name: str) -> Iterator[tuple[str, ...]]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise SourceError(name, str(error.strerror or error)) from error
    for line in data.decode("utf-8-sig", "replace").split("\n"):
        yield tuple(line.rstrip("\r").split("\t"))
