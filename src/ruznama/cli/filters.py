"""The filters of canonical events: the same options for every verb that lists or exports them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, get_args

import click
import msgspec

from ruznama.archive import Question, from_params, resolve
from ruznama.cli.common import note
from ruznama.cli.inputs import LANGUAGES
from ruznama.model import EventType
from ruznama.store import Query, Store

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
    click.option(
        "--filter",
        "asked",
        metavar="QUESTION",
        help='As one writes it in a search: \'status:planned outlet:"The Harbour" "grain deal"\' (docs/search.md).',
    ),
    click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many."),
    click.option("--reverse", is_flag=True, help="Newest first."),
)


def filter_options(function: F) -> F:
    """The options of ``Filters``, in the order of the help."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


class Filters(msgspec.Struct, kw_only=True):
    """What was asked for; options are filters of a question in other words."""

    names: tuple[str, ...]
    pair: str | None
    types: tuple[str, ...]
    since: str | None
    until: str | None
    lang: str | None
    disputed: bool
    asked: str | None
    limit: int | None
    reverse: bool

    def question(self) -> Question:
        """The options as a question."""
        given = {
            "q": (self.asked,),
            "actor": self.names,
            "pair": (self.pair,),
            "type": self.types,
            "date": (f"{self.since or '..'}/{self.until or '..'}" if self.since or self.until else None,),
            "lang": (self.lang,),
            "conflict": ("yes" if self.disputed else None,),
            "order": ("newest" if self.reverse else None,),
        }
        return from_params((key, value) for key, values in given.items() for value in values if value is not None)


def query_of(store: Store, filters: Filters) -> Query:
    """A query for the archive; names that nobody bears are told on stderr."""
    found = resolve(store, filters.question())
    for name in found.unknown:
        note(f"nobody in the archive is called {name!r}")
    return msgspec.structs.replace(found.query, limit=filters.limit)


def filtered(query: Query) -> bool:
    """Whether anything narrows the answer."""
    return query != Query(limit=query.limit, reverse=query.reverse)
