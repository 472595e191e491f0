"""The command line."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["run"]


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        arguments: words after the program's name; those of the process by default.
    """
    from ruznama.cli.main import main  # noqa: PLC0415 - importing the package must not load click

    return main(arguments)
