"""A user's own actors: tables beside the package's that add to them and win over them.

They stand in a folder of TSV files named like those of ``resources/shared`` (``persons.tsv``, ``tenures.tsv``, ...) or
in one TOML file with the same names (``[[persons]]``). What is in use holds for a ``with using(path)`` block and is
part of the key of whatever is compiled from it (``per_base``), so that two of them never mix in one process.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from ruznama.errors import ConfigError
from ruznama.lexicon import tables
from ruznama.lexicon.tables import cells

__all__ = ["FORMS", "TABLES", "Own", "Row", "digest", "join", "own", "per_base", "read_own", "shared", "using"]

P = ParamSpec("P")
R = TypeVar("R")
Row = dict[str, str]

TABLES = (
    "countries", "places", "persons", "orgs", "outlets", "roles", "offices", "tenures", "metonyms", "deny",
)  # fmt: skip
# Columns of alternatives: own ones come first, a leading "!" takes one away.
FORMS = frozenset({"ar", "fa", "prs", "en", "short_ar", "short_fa", "short_prs", "short_en", "domains"})
_AWAY = "!"
# Tables without an id of their own: rows are only added. A tenure replaces those of the same post and person.
_LOOSE = frozenset({"metonyms", "deny"})


class Own(NamedTuple):
    """A user's own tables: rows by name of the table, and the hash of their bytes ("" where there are none)."""

    path: str
    digest: str
    tables: Mapping[str, tuple[Row, ...]]


_NONE = Own("", "", {})
_used: ContextVar[Own] = ContextVar("own actors", default=_NONE)


@contextmanager
def using(path: str) -> Iterator[Own]:
    """Within the block the actor base is that of the package joined with the tables at ``path``; "" is the package's.

    Raises:
        ConfigError: there is no such file or folder, or it is malformed; the message names file and line.
    """
    found = read_own(path)
    token = _used.set(found)
    try:
        yield found
    finally:
        _used.reset(token)


def own() -> Own:
    """The user's tables now in use."""
    return _used.get()


def per_base(function: Callable[P, R]) -> Callable[P, R]:
    """``functools.cache``, kept apart for each actor base in use."""
    kept: dict[Any, R] = {}

    @wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> R:
        asked_for = (_used.get().digest, args, *kwargs.items()) if kwargs else (_used.get().digest, args)
        if asked_for not in kept:
            kept[asked_for] = function(*args, **kwargs)
        return kept[asked_for]

    return asked


@per_base
def digest() -> str:
    """Hash of all resources, the user's own included, 16 hex digits, as it stands in ``Record.coder.resources``."""
    mine = own().digest
    if not mine:
        return tables.digest()
    return hashlib.blake2b(f"{tables.digest()} {mine}".encode(), digest_size=8).hexdigest()


@per_base
def shared(name: str) -> tuple[Row, ...]:
    """Rows of a table of ``resources/shared``, with the user's own joined in."""
    return join(name, tables.rows("shared", name), own().tables.get(name, ()))


def join(name: str, rows: Sequence[Row], mine: Sequence[Row]) -> tuple[Row, ...]:
    """A table with a user's rows joined in.

    Args:
        name: the table.
        rows: rows of the package.
        mine: rows of the user. One with a known id fills in its own cells and puts its forms before those listed; one
            whose id begins with ``!`` takes the row away.
    """
    if not mine:
        return tuple(rows)
    blank = dict.fromkeys((column for row in rows for column in row), "")
    mine = [{next(iter(row)): "", **blank, **row} for row in mine]
    if name in _LOOSE:
        return (*rows, *mine)
    if name == "tenures":
        told = {(row.get("office", "").removeprefix(_AWAY), row.get("person", "")) for row in mine}
        kept = [row for row in rows if (row["office"], row["person"]) not in told]
        added = {tuple(row.values()): row for row in mine if not row.get("office", "").startswith(_AWAY)}
        return (*kept, *added.values())
    listed: dict[str, Row] = {next(iter(row.values())): row for row in rows}
    for row in mine:
        key = next(iter(row.values()))
        if key.startswith(_AWAY):
            listed.pop(key.removeprefix(_AWAY), None)
        else:
            listed[key] = _over(listed.get(key, {**blank, "name": key}), row)
    return tuple(listed.values())


def _over(row: Row, mine: Row) -> Row:
    found = dict(row)
    for column, cell in mine.items():
        if column in FORMS:
            found[column] = _forms(cells(cell), cells(row.get(column, "")))
        elif cell:
            found[column] = cell
    return found


def _forms(mine: Sequence[str], listed: Sequence[str]) -> str:
    away = {form.removeprefix(_AWAY) for form in mine if form.startswith(_AWAY)}
    kept = dict.fromkeys(form for form in (*mine, *listed) if not form.startswith(_AWAY) and form not in away)
    return "|".join(kept)


def read_own(path: str) -> Own:
    """The tables at a path: a folder of TSV files or a TOML file; none at "".

    Raises:
        ConfigError: there is nothing there, or it is malformed.
    """
    if not path:
        return _NONE
    root = Path(path)
    try:
        files = sorted(root.glob("*.tsv")) if root.is_dir() else [root]
        stamps = tuple((str(file), file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    except OSError as error:
        raise ConfigError(
            f"no actors of your own at {path}: {error.strerror}", fix="ruznama actors add makes them."
        ) from error
    return _load(path, stamps)


@lru_cache(maxsize=4)
def _load(path: str, stamps: tuple[tuple[str, int, int], ...]) -> Own:
    total = hashlib.blake2b(digest_size=8)
    found: dict[str, tuple[Row, ...]] = {}
    for name, _, _ in stamps:
        file = Path(name)
        try:
            data = file.read_bytes()
            text = data.decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{name}: {error}", fix="Write it in UTF-8.") from error
        total.update(file.name.encode() + b"\0" + data)
        if file.suffix == ".tsv":
            _known(name, file.stem)
            found[file.stem] = _tsv(name, text)
        else:
            found |= _toml(name, text)
    return Own(path, total.hexdigest(), found)


def _known(where: str, table: str) -> None:
    if table not in TABLES:
        raise ConfigError(f"{where}: no table is called {table!r}", fix=f"There are: {', '.join(TABLES)}.")


def _tsv(name: str, text: str) -> tuple[Row, ...]:
    lines = [
        (number, line.split("\t"))
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not lines:
        return ()
    header = lines[0][1]
    for number, values in lines[1:]:
        if len(values) > len(header):
            raise ConfigError(f"{name} line {number}: {len(values)} cells, {len(header)} columns")
    return _rows(name, (dict(zip(header, values, strict=False)) for _, values in lines[1:]))


def _toml(name: str, text: str) -> dict[str, tuple[Row, ...]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{name}: {error}", fix="Correct the file.") from error
    found = {}
    for table, listed in data.items():
        _known(name, table)
        if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
            raise ConfigError(f"{name}: write [[{table}]] before each row of {table}")
        found[table] = _rows(name, ({column: _cell(value) for column, value in row.items()} for row in listed))
    return found


def _cell(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    return "|".join(map(str, value)) if isinstance(value, list) else str(value)


def _rows(name: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows with their first column first, as whoever joins them asks for it."""
    found = []
    for row in rows:
        first = next((key for key in ("id", "iso3", "role", "office", "actor", "a") if row.get(key)), None)
        if first is None:
            raise ConfigError(f"{name}: a row has no id: {row}")
        found.append({first: row[first], **row})
    return tuple(found)
