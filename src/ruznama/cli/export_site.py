"""``export site``: the archive as a folder of web pages."""

from __future__ import annotations

from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

from ruznama.cli.common import archive, note
from ruznama.errors import MissingPieceError

__all__ = ["write_site"]

# Pages between two lines of progress.
_STEP = 500


def write_site(out: Path, only: str, lang: str) -> int:
    """Write the pages, all or those of one thing, in a language of the interface."""
    if find_spec("jinja2") is None or find_spec("litestar") is None:
        raise MissingPieceError("web pages need jinja2 and litestar", fix="pip install 'ruznama[web]'")
    from ruznama.archive import Reading  # noqa: PLC0415 - the web's packages take 0.3 s to load
    from ruznama.server.interface import chosen  # noqa: PLC0415
    from ruznama.server.site import export  # noqa: PLC0415

    def told(number: int) -> None:
        if number % _STEP == 0:
            note(f"{number:,} pages ...")

    # The day of writing stands on every page; the clock is read here and nowhere below.
    made = datetime.now(tz=UTC).date().isoformat()
    with archive() as store:
        written = export(Reading(store), out, chosen({"ui": lang}, {}), made=made, only=only, told=told)
    note(f"{written:,} pages in {out}; begin at {out / 'index.html'}")
    return 0
