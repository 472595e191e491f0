"""The verbs, loaded one by one, and what all of them share: options, errors, exit codes."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

import click

from ruznama import __version__
from ruznama.cli.common import State
from ruznama.errors import RuznamaError

__all__ = ["main"]

INTERNAL = 5
INTERRUPTED = 130

# verb: (module, one line of help). The line stands here so that --help loads no verb.
_VERBS: Mapping[str, tuple[str, str]] = {
    "demo": ("demo", "Build a small archive from sample news and show what it holds."),
    "read": ("read", "Read news and print what it says, keeping nothing."),
    "add": ("read", "Put news into the archive."),
    "timeline": ("look", "Who did what to whom, in order of time."),
    "show": ("look", "One event, statement, article, actor or conflict with its evidence."),
    "search": ("search", "Find events, statements and documents by words, names and filters."),
    "actor": ("look", "What somebody did and said, and what was done to them."),
    "actors": ("actors", "The actor base: list, show, add, check, compare names, import, export."),
    "conflicts": ("look", "Where sources disagree."),
    "pair": ("relations", "Two sides month by month, in both directions."),
    "state": ("relations", "State of play between two sides: what is open, stands, was promised."),
    "series": ("series", "Counts and intensities over time, by type, status, actor or pair."),
    "story": ("stories", "Articles about one matter, told as a chronology with its sources."),
    "sources": ("stories", "The outlets in the archive: articles, languages, dates, copies."),
    "review": ("review", "Accept, split, merge and correct events; undo it again."),
    "export": ("export", "Write the archive as CSV, JSON lines, Parquet, POLECAT, GDELT or ICEWS."),
    "serve": ("serve", "The archive in a browser and as an API."),
    "dates": ("dates", "Tag the dates and durations in a text."),
    "rebuild": ("keep", "Code everything again from the bytes as they came."),
    "remove": ("keep", "Take an article out of the archive."),
    "backup": ("backup", "Copy the archive while it is in use, and check the copy."),
    "explain": ("explain", "What a code, a rule or an event type means."),
    "schema": ("explain", "Print the JSON Schema of the Record."),
    "config": ("config", "Print the settings and where they come from."),
    "doctor": ("doctor", "Check this machine and the archive."),
}


class _Verbs(click.Group):
    """Loads a verb when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _VERBS:
            return None
        found: click.Command = getattr(import_module(f"ruznama.cli.{_VERBS[cmd_name][0]}"), cmd_name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _VERBS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], _VERBS, n=1)
            hint = f" Did you mean {near[0]}?" if near else " ruznama --help lists all."
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, line) for verb, (_, line) in _VERBS.items()])


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ruznama")
@click.option("--db", metavar="PATH", help="The archive's file (RUZNAMA_DB; else ruznama.toml, else your data folder).")
@click.option("--actors", metavar="PATH", help="Your own actors: a folder of TSV files or a TOML file.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
@click.pass_context
def _group(ctx: click.Context, db: str | None, actors: str | None, debug: bool) -> None:
    """News in Arabic, Persian, Dari and English: a timeline of who did and said what.

    Start with: ruznama demo
    """
    ctx.obj = State(db=db, debug=debug, actors=actors)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; see ``ruznama.cli.run``."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _prepare()
    try:
        code = _invoke(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our output (head) has seen enough. The rest goes nowhere, also at the interpreter's end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _prepare() -> None:
    """UTF-8 on both streams, whatever the locale: the texts are in Arabic script."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        reconfigure: Any = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors=errors)


def _invoke(words: list[str]) -> int:
    try:
        with _group.make_context("ruznama", words or ["--help"]) as context:
            code = _group.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as error:
        if "--debug" in words:
            raise
        return _tell(error)
    return code if isinstance(code, int) else 0


def _tell(error: Exception) -> int:
    """What went wrong, in words, and its exit code."""
    if isinstance(error, RuznamaError):
        _say(str(error))
        return error.exit_code
    if isinstance(error, OSError):
        _say(f"{error.filename or 'the system'}: {error.strerror or error}")
    else:
        _say(f"internal error ({type(error).__name__}: {error}). Run it again with --debug and report what it prints.")
    return INTERNAL


def _say(message: str) -> None:
    click.echo(f"ruznama: {message}", err=True)
