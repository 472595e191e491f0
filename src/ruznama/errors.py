"""What can go wrong around the text.

Broken *text* never raises: it becomes an ``Issue`` in the Record. These errors are for broken surroundings only.

    RuznamaError
    |-- ConfigError       a setting is unknown or has the wrong type
    |-- ResourceError     a language resource is missing or malformed
    |-- SourceError       an input cannot be read
    |-- StoreError        the archive is damaged, locked or newer than the program
    |   `-- SchemaMismatchError
    |-- MissingPieceError  something the machine must have is missing (an extra, a service)
    `-- NotFoundError     an id or name that nothing answers to
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "MissingPieceError",
    "NotFoundError",
    "ResourceError",
    "RuznamaError",
    "SchemaMismatchError",
    "SourceError",
    "StoreError",
]


class RuznamaError(Exception):
    """Root of all errors raised on purpose.

    Args:
        message: what happened and where.
        fix: what the user can do about it, or "".
    """

    exit_code = 1

    def __init__(self, message: str, *, fix: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.message}. {self.fix}" if self.fix else self.message


class ConfigError(RuznamaError):
    """A setting is unknown or malformed."""

    exit_code = 2


class ResourceError(RuznamaError):
    """A language resource is missing or malformed; the message names file and line."""

    exit_code = 5


class SourceError(RuznamaError):
    """An input cannot be read; ``uri`` names it."""

    exit_code = 3

    def __init__(self, uri: str, reason: str, *, fix: str = "") -> None:
        super().__init__(f"{uri}: {reason}", fix=fix)
        self.uri = uri
        self.reason = reason


class StoreError(RuznamaError):
    """The archive is damaged or locked."""

    exit_code = 6


class SchemaMismatchError(StoreError):
    """The archive was written by a newer program."""

    exit_code = 5


class MissingPieceError(RuznamaError):
    """Something this machine must provide is missing."""

    exit_code = 5


class NotFoundError(RuznamaError):
    """Nothing answers to the id or name asked for."""

    exit_code = 4
