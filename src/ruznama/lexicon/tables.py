"""Language resources as rows: TSV for lists, TOML for rules.

The same file names stand in ``resources/ar``, ``fa``, ``prs`` and ``en``. Dari extends Persian: its rows come first and
hide the Persian rows with the same first cell; a Dari row whose first cell begins with ``!`` only hides.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec

from ruznama.errors import ResourceError

__all__ = ["EXTENDS", "LANGUAGES", "cells", "digest", "languages_of", "rows", "rules", "table"]

LANGUAGES = ("ar", "fa", "prs", "en")
EXTENDS = {"prs": "fa"}
# Words of the pages: no text is read by them, so that a better wording makes no Record out of date.
_UNREAD = frozenset({"interface.tsv"})

R = TypeVar("R", bound=msgspec.Struct)


def languages_of(lang: str) -> tuple[str, ...]:
    """The folders a language reads, nearest first: ("prs", "fa") for Dari."""
    return (lang, EXTENDS[lang]) if lang in EXTENDS else (lang,)


def cells(cell: str) -> tuple[str, ...]:
    """The alternatives of one cell, which stand between ``|``."""
    if "|" not in cell:
        return (cell.strip(),) if cell.strip() else ()
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _read(folder: str, name: str) -> str:
    path = resources.files("ruznama.resources").joinpath(folder, name)
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ResourceError(f"resources/{folder}/{name}: {error}") from error


def _parse(folder: str, name: str) -> tuple[dict[str, str], ...]:
    header: list[str] | None = None
    found: list[dict[str, str]] = []
    for number, line in enumerate(_read(folder, name).split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        values = line.split("\t")
        if header is None:
            header = values
            continue
        if len(values) > len(header):
            raise ResourceError(f"resources/{folder}/{name} line {number}: {len(values)} cells, {len(header)} columns")
        found.append(dict(zip(header, values, strict=False)))
    if header is None:
        raise ResourceError(f"resources/{folder}/{name}: no header row")
    return tuple(found)


@cache
def rows(lang: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of ``resources/<lang>/<name>.tsv`` as column -> cell; missing trailing cells are absent.

    Args:
        lang: a language code, or the folder ``shared`` or ``script``.
        name: file name without ending.

    Raises:
        ResourceError: the file is missing or ragged; the message names file and line.
    """
    found: list[dict[str, str]] = []
    hidden: set[str] = set()
    for folder in languages_of(lang):
        mine: set[str] = set()
        for row in _parse(folder, f"{name}.tsv"):
            key = next(iter(row.values()))
            mine.add(key.removeprefix("!"))
            if not key.startswith("!") and key not in hidden:
                found.append(row)
        hidden |= mine
    return tuple(found)


def table(lang: str, name: str, kind: type[R]) -> tuple[R, ...]:
    """Rows converted to records of ``kind``; numbers and booleans are read from their spelling, empty cells skipped.

    Raises:
        ResourceError: a row does not fit.
    """
    found = []
    for row in rows(lang, name):
        filled = {key: value for key, value in row.items() if value}
        try:
            found.append(msgspec.convert(filled, kind, strict=False))
        except msgspec.ValidationError as error:
            raise ResourceError(f"resources/{lang}/{name}.tsv: {row}: {error}") from error
    return tuple(found)


@cache
def rules(lang: str, name: str) -> dict[str, Any]:
    """The TOML file ``resources/<lang>/<name>.toml``; for Dari the Persian file with its own keys on top.

    Lists of tables (``[[rule]]``) are joined, own ones first.

    Raises:
        ResourceError: the file is missing or no TOML.
    """
    merged: dict[str, Any] = {}
    for folder in languages_of(lang):
        try:
            data = tomllib.loads(_read(folder, f"{name}.toml"))
        except tomllib.TOMLDecodeError as error:
            raise ResourceError(f"resources/{folder}/{name}.toml: {error}") from error
        for key, value in data.items():
            if key not in merged:
                merged[key] = value
            elif isinstance(value, list):
                merged[key] = [*merged[key], *value]
            elif isinstance(value, dict):
                merged[key] = {**value, **merged[key]}
    return merged


@cache
def digest() -> str:
    """Hash of all resources that texts are read by, 16 hex digits, as it stands in ``Record.coder.resources``."""
    total = hashlib.blake2b(digest_size=8)
    root = resources.files("ruznama.resources")
    for folder in sorted((*LANGUAGES, "script", "shared")):
        for path in sorted(root.joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if path.name.endswith((".tsv", ".toml")) and path.name not in _UNREAD:
                total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()
