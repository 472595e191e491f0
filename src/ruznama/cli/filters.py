"""The filters of canonical events: the same options for every verb that lists or exports them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click
import msgspec

from ruznama.cli.common import note
from ruznama.cli.inputs import LANGUAGES
from ruznama.model import EventType
from ruznama.store import Query, Store
from ruznama.views import day, parties

__all__ = ["Filters", "filter_options", "filtered", "query_of"]

F = TypeVar("F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--actor", "names", multiple=True, metavar="NAME", help="Only with this actor, in any script or by id."
    ),
    click.option("--pair", metavar="A,B", help="Only between these two; a country stands for its people too."),
    click.option(
        "--type",
        "types",
        multiple=True,
        metavar="TYPE",
        type=click.Choice(get_args(EventType), case_sensitive=False),
        help="Only events of this PLOVER type, e.g. CONSULT.",
    ),
    click.option("--from", "since", metavar="DATE", help="From this day, month or year on."),
    click.option("--to", "until", metavar="DATE", help="Up to this day, month or year."),
    click.option("--lang", type=click.Choice(LANGUAGES), help="Only what is told in this language."),
    click.option("--conflicts", "disputed", is_flag=True, help="Only what sources disagree about."),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    click.option("--reverse", is_flag=True, help="Newest first."),
)


def filter_options(function: F) -> F:
    """The options of ``Filters``, in the order of the help."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


class Filters(msgspec.Struct, kw_only=True):
    """What was asked for; see ``Query``."""

    names: tuple[str, ...]
    pair: str | None
    types: tuple[str, ...]
    since: str | None
    until: str | None
    lang: str | None
    disputed: bool
    limit: int | None
    reverse: bool


def query_of(store: Store, filters: Filters) -> Query:
    """A query for the archive; names that nobody bears are told on stderr."""
    return Query(
        actors=_parties(store, filters.names),
        pair=_pair(store, filters.pair),
        types=filters.types,
        since=day(filters.since, last=False),
        until=day(filters.until, last=True),
        langs=(filters.lang,) if filters.lang else (),
        disputed=filters.disputed,
        limit=filters.limit,
        reverse=filters.reverse,
    )


def filtered(query: Query) -> bool:
    """Whether anything narrows the answer."""
    return query != Query(limit=query.limit, reverse=query.reverse)


def _parties(store: Store, names: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(actor for name in names for actor in _one(store, name))
    # A name that nobody bears must not widen the answer to everybody.
    return found or (("",) if names else ())


def _one(store: Store, name: str, *, agents: bool = False) -> tuple[str, ...]:
    found = parties(store, name, agents=agents)
    if not found:
        note(f"nobody in the archive is called {name!r}")
    return found


def _pair(store: Store, pair: str | None) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    if pair is None:
        return None
    left, mark, right = pair.partition(",")
    if not (left.strip() and mark and right.strip()):
        raise click.UsageError("--pair takes two names with a comma between them: --pair 'Biden,Moon Jae-in'")
    return _one(store, left, agents=True), _one(store, right, agents=True)
