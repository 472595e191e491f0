"""``backup``: a copy of the archive, made while it is in use."""

from __future__ import annotations

import click

from ruznama.cli import printing
from ruznama.cli.common import json_option, note, settings, verb

__all__ = ["backup"]


@verb("backup")
@click.argument("dest", required=False, metavar="[DEST]")
@json_option
def backup(dest: str | None, as_json: bool) -> int:
    """Copy the archive into the file DEST and check the copy; others may read and write meanwhile.

    Without DEST a snapshot is kept beside the archive under the name of its version: pages of the web application show
    it at ?as-of=VERSION. A copy is an archive itself: --db DEST.
    """
    from ruznama.archive import backup as copied  # noqa: PLC0415 - --help needs no archive

    made = copied(settings().db, dest)
    if as_json:
        printing.object_({"schema": 1, "backup": made})
    else:
        click.echo(made.path)
        note(f"{made.size / 1e6:,.1f} MB, checked" + ("" if dest else f"; version {made.id}"))
    return 0
