"""``serve``: the archive in a browser."""

from __future__ import annotations

import logging
import secrets
import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from ruznama.cli.common import archive, note, settings, state, verb
from ruznama.errors import MissingPieceError

__all__ = ["serve"]


@verb(
    "serve",
    actors=True,
    epilog="Examples: ruznama serve --open; ruznama serve --port 0 --read-only; "
    "RUZNAMA_AUTH=reader:SECRET ruznama serve --host 0.0.0.0 --read-only",
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others see it only here.")
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="0 takes a free one.")
@click.option("--open", "visit", is_flag=True, help="Open it in the browser.")
@click.option(
    "--auth", envvar="RUZNAMA_AUTH", default="", metavar="NAME:PASSWORD", help="Ask for these (RUZNAMA_AUTH)."
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name it may be called by.")
@click.option("--read-only", is_flag=True, help="No review, and nothing is put into the archive.")
def serve(host: str, port: int, visit: bool, auth: str, names: tuple[str, ...], read_only: bool) -> int:
    """The archive in a browser, and as an API.

    Each page is also data: with .json, .csv or .atom at the end of its address; /openapi.json describes them all.
    Only this machine can reach it, unless --host says otherwise; then --auth is demanded. What writes (review, putting
    a pasted text into the archive) needs the token printed at the start.
    """
    missing = [name for name in ("litestar", "jinja2", "uvicorn") if find_spec(name) is None]
    if missing:
        raise MissingPieceError(f"serving needs {', '.join(missing)}", fix="pip install 'ruznama[web]'")
    from ruznama.server.office import Settings  # noqa: PLC0415 - the web's packages take 0.3 s to load
    from ruznama.server.run import Place, rules_for  # noqa: PLC0415
    from ruznama.server.run import serve as run  # noqa: PLC0415

    logging.basicConfig(level=logging.WARNING, format="ruznama: %(message)s")
    if not state().debug:
        logging.getLogger("ruznama.server").addFilter(_short)
    place = Place(host=host, port=port, names=names, auth=auth)
    rules_for(place)
    token = secrets.token_urlsafe(18)
    held = settings()
    if not Path(held.db).is_file():
        note(f"there is no archive at {held.db} yet; the first page says how to begin")
    else:
        with archive():
            # What an interruption or an older program has left is put right, for those who only read too.
            pass

    def ready(address: str) -> None:
        click.echo(f"serving {held.db} at {address}")
        if not read_only:
            note(f"to review and to put texts into the archive, begin at {address}?token={token}")
        note("Ctrl-C ends it")
        if visit:
            webbrowser.open(address if read_only else f"{address}?token={token}")

    run(Settings(db=held.db, config=held.config, token=token, read_only=read_only), place, ready)
    return 0


def _short(record: logging.LogRecord) -> bool:
    """Without --debug an error is a line, not a traceback."""
    if record.exc_info:
        error = record.exc_info[1]
        record.msg, record.args = f"{record.getMessage()} ({type(error).__name__}: {error})", ()
        record.exc_info = None
    return True
