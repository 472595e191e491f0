"""The connection to an SQLite archive: opening, migrating, running named statements, telling what went wrong."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from ruznama.errors import MissingPieceError, SchemaMismatchError, StoreError

__all__ = ["Engine", "listed"]

# "rzna": tells an archive from any other SQLite file.
APPLICATION = 0x727A6E61
BUSY_MS = 5_000
_REMEMBERED = 50_000
# Statements kept prepared: the named ones, and those that are composed of filters.
_STATEMENTS = 512
_NUMBERS = msgspec.json.Decoder(list[int])
_ROWS = msgspec.json.Decoder(list[list[Any]])
_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


@cache
def _queries() -> Mapping[str, str]:
    text = resources.files("ruznama.store").joinpath("queries.sql").read_text("utf-8")
    parts = _NAME.split(text)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@cache
def _migrations() -> tuple[str, ...]:
    folder = resources.files("ruznama.store").joinpath("migrations")
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".sql")), key=lambda entry: entry.name)
    return tuple(entry.read_text("utf-8") for entry in files)


def listed(values: Iterable[str | int]) -> str | None:
    """Values as the JSON array that a statement unpacks; None (no filter) if there are none."""
    array = list(values)
    return json.dumps(array) if array else None


class Engine:
    """One connection. Outside ``writing`` every statement is its own transaction.

    Args:
        path: the archive's file, or ``:memory:``.
        create: whether to make the file if it is not there.
        writes: whether this connection may write; one that may not is never waited for.

    Raises:
        MissingPieceError: there is no such file, or its folder cannot be made.
        SchemaMismatchError: a newer program wrote it.
        StoreError: it is damaged, locked, or no archive.
    """

    def __init__(self, path: str | Path, *, create: bool, writes: bool = True) -> None:
        self.path = str(path)
        # Rows that are surely in the file already, so that they need not be offered again. Emptied by a rollback.
        self._seen: set[tuple[str, ...]] = set()
        # Answers within one ``reading``: what a page asks twice is the same.
        self._kept: dict[tuple[str, tuple[tuple[str, object], ...]], list[tuple[Any, ...]]] | None = None
        memory = self.path == ":memory:"
        if not memory and not Path(self.path).is_file():
            if not create:
                raise MissingPieceError(
                    f"there is no archive at {self.path}", fix="Put something into it first: ruznama add FILE..."
                )
            _make_folder(Path(self.path))
        with self._guard():
            # Whoever closes it at the end may be another thread than the one that used it.
            self._connection = sqlite3.connect(
                self.path,
                timeout=BUSY_MS / 1000,
                isolation_level=None,
                check_same_thread=False,
                cached_statements=_STATEMENTS,
            )
            self._connection.execute("PRAGMA foreign_keys = ON")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            # 16 MB: enough for the indexes touched by a batch, small beside the 300 MB a worker may take.
            self._connection.execute("PRAGMA cache_size = -16000")
        try:
            self._migrate()
            if not writes:
                self.rows_of("PRAGMA query_only = ON")
                # Pages are read where the system holds them, without a copy for each connection.
                self.rows_of("PRAGMA mmap_size = 1073741824")
        except BaseException:
            self._connection.close()
            raise

    def _migrate(self) -> None:
        known = len(_migrations())
        version = int(self.pragma("user_version"))
        if version == known and int(self.pragma("application_id")) == APPLICATION:
            return
        if version > known:
            raise SchemaMismatchError(
                f"{self.path} was written by a newer program (schema {version}, this one knows {known})",
                fix="Update ruznama.",
            )
        if int(self.pragma("application_id")) != APPLICATION and self.rows_of("PRAGMA schema_version")[0][0]:
            raise StoreError(f"{self.path} is an SQLite file, but no ruznama archive", fix="Give another --db PATH.")
        with self._guard():
            # Set before the first write, or never: a reader beside the writer needs it.
            self._connection.execute("PRAGMA journal_mode = WAL")
        with self.writing():
            # Asked again under the lock: another process may have been faster.
            for number in range(int(self.pragma("user_version")), known):
                for statement in _statements(_migrations()[number]):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA user_version = {number + 1}")
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")

    @contextmanager
    def _guard(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            text = str(error)
            if "locked" in text or "busy" in text:
                raise StoreError(
                    f"{self.path} is in use by another process",
                    fix="Wait until it has finished writing, then run the command again.",
                ) from error
            if "readonly" in text or "unable to open" in text:
                raise MissingPieceError(
                    f"{self.path} cannot be written ({text})", fix="Check its folder's permissions or give --db PATH."
                ) from error
            if "no such module" in text:
                raise MissingPieceError(
                    f"this Python's SQLite cannot search words ({text})",
                    fix="Use a Python whose sqlite3 has FTS5, as those of python.org and Debian have.",
                ) from error
            if "full" in text:
                raise MissingPieceError(f"no space left to write {self.path}", fix="Free some disk space.") from error
            raise StoreError(f"{self.path}: {text}", fix="Run: ruznama doctor") from error
        except sqlite3.DatabaseError as error:
            raise StoreError(
                f"{self.path} is damaged or no archive ({error})", fix="Restore a copy, or give another --db PATH."
            ) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        with self._guard():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._seen.clear()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def durable(self) -> Iterator[None]:
        """Transactions within are flushed to the disk before they return."""
        self.rows_of("PRAGMA synchronous = FULL")
        try:
            yield
        finally:
            self.rows_of("PRAGMA synchronous = NORMAL")

    def fresh(self, row: tuple[str, ...]) -> bool:
        """Whether a row was not put in a while ago: most articles speak of the same few hundred actors and words."""
        if row in self._seen:
            return False
        if len(self._seen) >= _REMEMBERED:
            self._seen.clear()
        self._seen.add(row)
        return True

    def forget(self) -> None:
        """Rows were taken out: nothing is surely in the file."""
        self._seen.clear()

    def pragma(self, name: str) -> Any:  # noqa: ANN401 - a pragma answers with a number or a string
        """The value of a pragma."""
        return self.rows_of(f"PRAGMA {name}")[0][0]

    def rows_of(self, statement: str) -> list[tuple[Any, ...]]:
        """All rows of a statement given as SQL."""
        with self._guard():
            return self._connection.execute(statement).fetchall()

    def run(self, name: str, /, **values: object) -> sqlite3.Cursor:
        """Run a named statement."""
        with self._guard():
            return self._connection.execute(_queries()[name], values)

    def rows(self, name: str, /, **values: object) -> list[tuple[Any, ...]]:
        """All rows of a named statement."""
        with self._guard():
            return self._connection.execute(_queries()[name], values).fetchall()

    def select(self, statement: str, values: Mapping[str, object]) -> list[tuple[Any, ...]]:
        """All rows of a composed statement; whatever a person typed is among the values, never in the statement.

        Within ``reading`` the same question is asked once.
        """
        key = (statement, tuple(values.items()))
        if self._kept is not None and key in self._kept:
            return self._kept[key]
        with self._guard():
            found = self._connection.execute(statement, values).fetchall()
        if self._kept is not None:
            self._kept[key] = found
        return found

    def whole(self, statement: str, width: int, values: Mapping[str, object]) -> list[list[Any]]:
        """All rows of a composed statement of so many columns, as ``select``, but in one piece.

        Python takes its lock back for each row that it fetches, and beside a busy thread waits for it as often: in one
        piece a list of ten thousand rows is made beside that thread.
        """
        names = ", ".join(f"c{number}" for number in range(width))
        packed = f"WITH q ({names}) AS ({statement}) SELECT json_group_array(json_array({names})) FROM q"  # noqa: S608
        return _ROWS.decode(self.select(packed, values)[0][0])

    def column(self, statement: str, values: Mapping[str, object]) -> list[int]:
        """The numbers of a composed statement of one column, in one piece."""
        packed = f"WITH q (c) AS ({statement}) SELECT json_group_array(c) FROM q"  # noqa: S608
        return _NUMBERS.decode(self.select(packed, values)[0][0])

    def piece(self, name: str, width: int, /, **values: object) -> list[list[Any]]:
        """All rows of a named statement of so many columns, as ``whole`` gives them."""
        return self.whole(_queries()[name].strip().rstrip(";"), width, values)

    def figures(self, name: str, /, **values: object) -> list[tuple[Any, ...]]:
        """All rows of a named statement, as ``select`` gives them."""
        return self.select(_queries()[name], values)

    def row(self, name: str, /, **values: object) -> tuple[Any, ...] | None:
        """The first row of a named statement, or None."""
        with self._guard():
            found: tuple[Any, ...] | None = self._connection.execute(_queries()[name], values).fetchone()
            return found

    def many(self, name: str, rows: Sequence[tuple[object, ...]]) -> None:
        """Run a named statement for each row."""
        if rows:
            with self._guard():
                self._connection.executemany(_queries()[name], rows)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All statements within see the archive as it is at the first of them, whatever is written meanwhile."""
        with self._guard():
            self._connection.execute("BEGIN")
        self._kept = {}
        try:
            yield
        finally:
            self._kept = None
            self._connection.execute("ROLLBACK")

    def copy(self, target: str) -> None:
        """Copy the whole archive into another file, while others read and write it."""
        with self._guard():
            other = sqlite3.connect(target, isolation_level=None)
            try:
                self._connection.backup(other)
                # The copy is one file that needs nothing beside it.
                other.execute("PRAGMA journal_mode = DELETE")
            finally:
                other.close()

    def delete(self, table: str, column: str, values: Iterable[str]) -> None:
        """Delete the rows of a table whose column has one of these values."""
        statement = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608 - names come from our own code
        with self._guard():
            self._connection.executemany(statement, [(value,) for value in values])

    def close(self) -> None:
        """Close, and fold the write-ahead log into the file if nobody else reads it."""
        with self._guard():
            self._connection.close()


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, so that they can run inside a transaction (``executescript`` commits first)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _make_folder(path: Path) -> None:
    if path.is_dir():
        raise MissingPieceError(f"{path} is a folder, not an archive", fix="Give a file name to --db.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MissingPieceError(
            f"the folder of {path} cannot be made ({error.strerror})", fix="Give another --db PATH."
        ) from error
