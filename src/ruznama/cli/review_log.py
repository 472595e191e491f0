"""``review export`` and ``review import``: the review log as lines of JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import msgspec

from ruznama import runs
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.printing import count, object_
from ruznama.errors import SourceError
from ruznama.model import Judgement, encode

__all__ = ["export", "import_"]


@verb("export")
@click.argument("file", default="-", metavar="[FILE]")
def export(file: str) -> int:
    """Write the review log into FILE (- or nothing: standard output), one judgement a line of JSON."""
    with archive(merged=False) as store:
        log = store.judgements()
    lines = b"".join(encode(entry) + b"\n" for entry in log)
    if file == "-":
        sys.stdout.buffer.write(lines)
    else:
        Path(file).write_bytes(lines)
        note(f"{count(len(log), 'judgement')} written to {file}")
    return 0


@verb("import")
@click.argument("file", metavar="FILE")
@json_option
def import_(file: str, as_json: bool) -> int:
    """Append the judgements of FILE (- for standard input) that the log does not have yet, and merge.

    Judgements name tellings, whose ids are the same in every archive that holds the same articles.
    """
    log = list(_read(file))
    with archive() as store:
        added = runs.replay(store, log)
    if as_json:
        object_({"schema": 1, "read": len(log), "added": added})
    else:
        click.echo(f"{count(len(log), 'judgement')} read, {added} new")
    return 0


def _read(file: str) -> list[Judgement]:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise SourceError(file, error.strerror or "it cannot be read") from error
    found = []
    for number, line in enumerate(data.splitlines(), start=1):
        if line.strip():
            try:
                found.append(msgspec.json.decode(line, type=Judgement))
            except msgspec.DecodeError as error:
                fix = "ruznama review export writes such files."
                raise SourceError(f"{file}#{number}", f"no judgement: {error}", fix=fix) from error
    return found
