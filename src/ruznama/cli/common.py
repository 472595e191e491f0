"""What the verbs share: their options, the settings, the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ruznama.cli.settings import Settings
    from ruznama.store import SqliteStore

__all__ = ["State", "actors_option", "archive", "db_option", "json_option", "note", "settings", "state", "verb"]

F = TypeVar("F", bound=Callable[..., Any])


class State:
    """Options that may stand before or after the verb."""

    def __init__(self, *, db: str | None, debug: bool, actors: str | None = None) -> None:
        self.db = db
        self.actors = actors
        self.debug = debug


def state() -> State:
    """The options of the running command."""
    found = click.get_current_context().find_object(State)
    return found or State(db=None, debug=False)


def _keep_db(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - click's signature
    if value is not None:
        ctx.ensure_object(State).db = value


def _keep_actors(ctx: click.Context, param: click.Parameter, value: str | None) -> None:  # noqa: ARG001 - click's signature
    if value is not None:
        ctx.ensure_object(State).actors = value


def db_option(*, hidden: bool = False) -> click.Option:
    """The option ``--db``."""
    return click.Option(
        ["--db"], metavar="PATH", callback=_keep_db, expose_value=False, hidden=hidden, help="The archive's file."
    )


def actors_option(*, hidden: bool = False) -> click.Option:
    """The option ``--actors``."""
    return click.Option(
        ["--actors"],
        metavar="PATH",
        callback=_keep_actors,
        expose_value=False,
        hidden=hidden,
        help="Your own actors: a folder of TSV files or a TOML file (RUZNAMA_ACTORS; see ruznama actors).",
    )


def verb(
    name: str, *, db: bool = True, actors: bool = False, epilog: str | None = None
) -> Callable[[F], click.Command]:
    """Make a function a verb, with the options that all verbs take."""

    def decorate(function: F) -> click.Command:
        command = click.command(name, epilog=epilog, context_settings={"help_option_names": ["-h", "--help"]})(function)
        # Verbs without an archive take the option too: who writes it everywhere, e.g. in an alias, is not refused.
        command.params.append(db_option(hidden=not db))
        command.params.append(actors_option(hidden=not actors))
        command.params.append(click.Option(["--debug"], is_flag=True, expose_value=False, hidden=True))
        return command

    return decorate


def json_option(function: F) -> F:
    """The option ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def settings() -> Settings:
    """The settings of the running command."""
    from ruznama.cli.settings import load  # noqa: PLC0415 - --help needs no settings

    return load(db=state().db, actors=state().actors)


@contextmanager
def archive(*, create: bool = False, merged: bool = True) -> Iterator[SqliteStore]:
    """The archive, closed at the end.

    Args:
        create: whether to make it if there is none.
        merged: whether to merge first what was added without a merge, e.g. because adding was interrupted.
    """
    from ruznama import lexicon, runs  # noqa: PLC0415 - loaded when an archive is needed
    from ruznama.store import SqliteStore  # noqa: PLC0415

    store = SqliteStore(settings().db, create=create)
    try:
        with lexicon.using(settings().config.actors):
            if merged and not store.indexed():
                note("making the index of words ...")
            if merged and store.merged_revision() != store.revision():
                note("merging what was added since the last merge ...")
            if merged:
                runs.settle(store)
            yield store
    finally:
        store.close()


def note(message: str) -> None:
    """Tell the user something that is no result."""
    click.echo(message, err=True)
