"""``python -m ruznama`` and the ``ruznama`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line."""
    from ruznama.cli import run  # noqa: PLC0415 - nothing is loaded before it is needed

    sys.exit(run())


if __name__ == "__main__":
    main()
