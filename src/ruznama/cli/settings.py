"""Settings and where they come from: option, environment, ruznama.toml, the user's file, default."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from ruznama.config import Config
from ruznama.errors import ConfigError

__all__ = ["Setting", "Settings", "data_folder", "load", "own_actors"]

FILE = "ruznama.toml"
PREFIX = "RUZNAMA_"
_TYPES: Mapping[str, type] = {"db": str, "jobs": int, "max_chars": int, "related": bool, "actors": str}
# Paths, meant from where the file that gives them stands.
_PATHS = frozenset({"db", "actors"})


class Setting(msgspec.Struct, frozen=True):
    """A setting's value and where it comes from."""

    name: str
    value: str | int | bool
    origin: str


class Settings(msgspec.Struct, frozen=True):
    """All settings by name."""

    all: dict[str, Setting]

    @property
    def db(self) -> str:
        """The archive's file."""
        return str(self.all["db"].value)

    @property
    def jobs(self) -> int:
        """Number of processes that code."""
        return int(self.all["jobs"].value)

    @property
    def config(self) -> Config:
        """What changes the outcome of coding."""
        return Config(
            max_chars=int(self.all["max_chars"].value),
            related=bool(self.all["related"].value),
            actors=str(self.all["actors"].value),
        )


def load(
    *,
    db: str | None = None,
    actors: str | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Settings:
    """The settings in force.

    Args:
        db: the option ``--db``.
        actors: the option ``--actors``.
        environment: variables; those of the process by default.
        folder: where to look for ruznama.toml, upward; the working folder by default.

    Raises:
        ConfigError: a file or variable holds something unknown; the message names it.
    """
    environment = os.environ if environment is None else environment
    found = {
        "db": Setting("db", str(data_folder(environment) / "archive.db"), "default"),
        "jobs": Setting("jobs", 1, "default"),
        "max_chars": Setting("max_chars", Config().max_chars, "default"),
        "related": Setting("related", Config().related, "default"),
        "actors": Setting("actors", _own_actors(environment), "default"),
    }
    for path in (_config_folder(environment) / FILE, _upward(folder or Path.cwd())):
        if path is not None and path.is_file():
            found.update(_from_file(path))
    for name, kind in _TYPES.items():
        if text := environment.get(PREFIX + name.upper()):
            found[name] = Setting(
                name, _convert(text, kind, PREFIX + name.upper(), strict=False), PREFIX + name.upper()
            )
    if db is not None:
        found["db"] = Setting("db", db, "--db")
    if actors is not None:
        found["actors"] = Setting("actors", actors, "--actors")
    _check(found)
    return Settings(found)


def data_folder(environment: Mapping[str, str]) -> Path:
    """The user's folder for data."""
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "ruznama"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ruznama"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "ruznama"


def _config_folder(environment: Mapping[str, str]) -> Path:
    if sys.platform in {"win32", "darwin"}:
        return data_folder(environment)
    return Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "ruznama"


def own_actors(settings: Settings) -> str:
    """Where the user's own actors are written: what the settings say, else a folder beside the user's ruznama.toml."""
    return settings.config.actors or str(_config_folder(os.environ) / "actors")


def _own_actors(environment: Mapping[str, str]) -> str:
    folder = _config_folder(environment) / "actors"
    return str(folder) if folder.is_dir() else ""


def _upward(folder: Path) -> Path | None:
    for place in (folder, *folder.parents):
        if (place / FILE).is_file():
            return place / FILE
    return None


def _from_file(path: Path) -> dict[str, Setting]:
    data: dict[str, Any]
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}", fix="Correct the file or take it away.") from error
    found: dict[str, Setting] = {}
    for name, written in data.items():
        if name not in _TYPES:
            raise ConfigError(f"{path}: unknown setting {name!r}", fix=f"Known are: {', '.join(_TYPES)}.")
        value = _convert(written, _TYPES[name], f"{path}: {name}", strict=True)
        found[name] = Setting(name, str(path.parent / value) if name in _PATHS and value else value, str(path))
    return found


def _convert(value: object, kind: type, where: str, *, strict: bool) -> Any:  # noqa: ANN401 - one of str, int, bool
    try:
        return msgspec.convert(value, kind, strict=strict)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{where} must be of type {kind.__name__}, not {value!r}") from error


def _check(found: Mapping[str, Setting]) -> None:
    for name in ("jobs", "max_chars"):
        if int(found[name].value) < 1:
            raise ConfigError(f"{name} must be at least 1, not {found[name].value} ({found[name].origin})")
