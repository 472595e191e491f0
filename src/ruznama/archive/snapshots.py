"""Copies of an archive: verified, and named after the version they hold."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ruznama.errors import ConfigError, MissingPieceError, NotFoundError, StoreError
from ruznama.store import SqliteStore

__all__ = ["Snapshot", "backup", "snapshot", "snapshots"]

_NAME = re.compile(r"(\d{1,18}\.-?\d{1,18})\.db")


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A copy of an archive.

    Attributes:
        id: the version it holds, as ``Archive.version`` names it.
        path: its file.
        at: when it was made, ISO 8601, UTC.
        size: bytes.
    """

    id: str
    path: str
    at: str
    size: int


def backup(path: str | Path, target: str | Path | None = None) -> Snapshot:
    """Copy an archive while it is read and written, and check the copy.

    Args:
        path: the archive.
        target: the copy's file; without it a snapshot beside the archive, under the name of its version.

    Raises:
        ConfigError: the target is there already.
        StoreError: the copy is not whole.
    """
    store = SqliteStore(path, create=False)
    try:
        version = f"{store.revision()}.{store.merged_revision()}"
        aim = Path(target) if target is not None else _folder(path) / f"{version}.db"
        if target is None and aim.exists():
            return _made(aim)
        if aim.exists():
            raise ConfigError(f"{aim} is there already", fix="Name another file, or remove it first.")
        part = aim.with_name(f"{aim.name}.part")
        try:
            aim.parent.mkdir(parents=True, exist_ok=True)
            part.unlink(missing_ok=True)
            store.copy(part)
            _verify(part)
            os.replace(part, aim)  # noqa: PTH105 - atomic, also where the file has come meanwhile
        except OSError as error:
            raise MissingPieceError(f"{aim} cannot be written ({error.strerror})", fix="Name another file.") from error
        finally:
            part.unlink(missing_ok=True)
    finally:
        store.close()
    return _made(aim)


def _verify(path: Path) -> None:
    copy = SqliteStore(path, create=False)
    try:
        wrong = copy.check()
    finally:
        copy.close()
    if wrong:
        raise StoreError(f"the copy is not whole: {'; '.join(wrong)}", fix="Run: ruznama doctor")


def snapshots(path: str | Path) -> tuple[Snapshot, ...]:
    """The snapshots kept beside an archive, the newest last."""
    return tuple(sorted(_kept(path), key=lambda one: (one.at, one.id)))


def snapshot(path: str | Path, version: str) -> Snapshot:
    """The snapshot of a version.

    Raises:
        NotFoundError: none was kept.
    """
    for one in _kept(path):
        if one.id == version:
            return one
    raise NotFoundError(
        f"no snapshot of version {version[:40]!r} was kept", fix="ruznama backup keeps one of the present version."
    )


def _kept(path: str | Path) -> Iterator[Snapshot]:
    folder = _folder(path)
    for file in folder.iterdir() if folder.is_dir() else ():
        if _NAME.fullmatch(file.name):
            yield _made(file)


def _folder(path: str | Path) -> Path:
    return Path(f"{path}.snapshots")


def _made(file: Path) -> Snapshot:
    found = file.stat()
    at = dt.datetime.fromtimestamp(found.st_mtime, dt.UTC).isoformat(timespec="seconds")
    return Snapshot(id=file.name.removesuffix(".db"), path=str(file), at=at, size=found.st_size)
