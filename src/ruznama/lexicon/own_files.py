"""Writing a user's own tables: rows added by hand, and whole imports that replace an earlier one of the same source."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ruznama.errors import ConfigError
from ruznama.lexicon import tables
from ruznama.lexicon.own import read_own
from ruznama.lexicon.tables import cells

__all__ = ["append", "columns", "replace"]

_TOML = ".toml"
_ESCAPES = str.maketrans({'"': '\\"', "\\": "\\\\"})
_SPACES = str.maketrans("\t\n\r", "   ")


def columns(table: str) -> tuple[str, ...]:
    """Columns of a table of the actor base."""
    # A row ends with its last filled cell: the longest one knows them all.
    return max(map(tuple, tables.rows("shared", table)), key=len)


def append(path: str, table: str, rows: Sequence[Mapping[str, str]]) -> Path:
    """Add rows to a table at ``path`` (a folder, or a TOML file), which is made if it is not there.

    Returns:
        The file written.

    Raises:
        ConfigError: what stands there is malformed; nothing is written then.
        OSError: it cannot be written.
    """
    if Path(path).exists():
        read_own(path)
    if path.endswith(_TOML):
        file = Path(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as stream:
            stream.writelines(_blocks(table, rows))
        return file
    file = Path(path, f"{table}.tsv")
    file.parent.mkdir(parents=True, exist_ok=True)
    header = _header(file) or columns(table)
    fresh = not file.exists()
    with file.open("a", encoding="utf-8", newline="\n") as stream:
        if fresh:
            stream.write("\t".join(header) + "\n")
        stream.writelines(_line(header, row) for row in rows)
    return file


def replace(path: str, table: str, rows: Iterable[Mapping[str, str]], *, source: str) -> int:
    """Put rows in the place of those that an earlier import of the same source left in a table.

    Args:
        path: folder of the user's tables.
        table: name of the table.
        rows: as a stream; the file is written beside the old one and takes its place when it is whole.
        source: what stands in the column ``source`` of imported rows.

    Returns:
        Number of rows written from ``rows``.

    Raises:
        ConfigError: the path is a TOML file, which holds what is written by hand.
    """
    if path.endswith(_TOML):
        raise ConfigError(f"{path} is a TOML file", fix="Import into a folder: --actors FOLDER.")
    file = Path(path, f"{table}.tsv")
    file.parent.mkdir(parents=True, exist_ok=True)
    header, number = columns(table), 0
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{table}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write("\t".join(header) + "\n")
            stream.writelines(_line(header, row) for row in _read(file) if row.get("source") != source)
            for row in rows:
                stream.write(_line(header, row))
                number += 1
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return number


def _read(file: Path) -> Iterator[Mapping[str, str]]:
    """Rows of a table already there, one at a time: an earlier import may be large."""
    header = _header(file)
    if not header:
        return
    with file.open(encoding="utf-8-sig") as stream:
        for line in stream:
            values = line.rstrip("\n").split("\t")
            if line.strip() and line[0] != "#" and tuple(values) != header:
                yield dict(zip(header, values, strict=False))


def _header(file: Path) -> tuple[str, ...]:
    if not file.exists():
        return ()
    with file.open(encoding="utf-8-sig") as stream:
        return next((tuple(line.rstrip("\n").split("\t")) for line in stream if line.strip() and line[0] != "#"), ())


def _line(header: Sequence[str], row: Mapping[str, str]) -> str:
    return "\t".join(str(row.get(column, "")).translate(_SPACES) for column in header).rstrip() + "\n"


def _blocks(table: str, rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for row in rows:
        yield f"\n[[{table}]]\n"
        for column, cell in row.items():
            if not cell:
                continue
            forms = [f'"{form.translate(_ESCAPES)}"' for form in cells(cell)]
            yield f"{column} = {forms[0] if len(forms) == 1 else '[' + ', '.join(forms) + ']'}\n"
