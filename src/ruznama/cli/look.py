"""``timeline``, ``show``, ``actor``, ``conflicts``: what the archive says."""

from __future__ import annotations

from typing import Any, get_args

import click
import msgspec

from ruznama.cli import printing
from ruznama.cli.cards import detail_lines
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.inputs import LANGUAGES
from ruznama.errors import NotFoundError
from ruznama.model import ConflictKind, EventType
from ruznama.store import Query, Store
from ruznama.views import actor_detail, day, detail, disputes, parties
from ruznama.views import timeline as rows_of

__all__ = ["actor", "conflicts", "show", "timeline"]


@verb("timeline")
@click.option("--actor", "names", multiple=True, metavar="NAME", help="Only with this actor, in any script or by id.")
@click.option("--pair", metavar="A,B", help="Only between these two; a country stands for its people too.")
@click.option(
    "--type",
    "types",
    multiple=True,
    metavar="TYPE",
    type=click.Choice(get_args(EventType), case_sensitive=False),
    help="Only events of this PLOVER type, e.g. CONSULT.",
)
@click.option("--from", "since", metavar="DATE", help="From this day, month or year on.")
@click.option("--to", "until", metavar="DATE", help="Up to this day, month or year.")
@click.option("--lang", type=click.Choice(LANGUAGES), help="Only what is told in this language.")
@click.option("--conflicts", "disputed", is_flag=True, help="Only what sources disagree about.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@click.option("--reverse", is_flag=True, help="Newest first.")
@json_option
def timeline(as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - read into _Filters
    """Who did what to whom, in order of time, each line with the words that say it."""
    with archive() as store:
        query = _query(store, _Filters(**filters))
        rows = rows_of(store, query)
        if as_json:
            printing.object_({"schema": 1, "events": list(rows)})
            return 0
        number = 0
        for row in rows:
            number += 1
            printing.lines(printing.row_lines([row]))
        if not number:
            note("no event answers to that" if _filtered(query) else "the archive holds no events yet")
    return 0


class _Filters(msgspec.Struct, kw_only=True):
    """The options of ``timeline``."""

    names: tuple[str, ...]
    pair: str | None
    types: tuple[str, ...]
    since: str | None
    until: str | None
    lang: str | None
    disputed: bool
    limit: int | None
    reverse: bool


def _query(store: Store, filters: _Filters) -> Query:
    return Query(
        actors=_parties(store, filters.names),
        pair=_pair(store, filters.pair),
        types=filters.types,
        since=day(filters.since, last=False),
        until=day(filters.until, last=True),
        lang=filters.lang,
        disputed=filters.disputed,
        limit=filters.limit,
        reverse=filters.reverse,
    )


def _filtered(query: Query) -> bool:
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


@verb("show")
@click.argument("name", metavar="ID")
@json_option
def show(name: str, as_json: bool) -> int:
    """One event, statement, article, actor, conflict or story with its evidence.

    ID is what the lists print; a file name or an actor's name works too.
    """
    with archive() as store:
        found = detail(store, name)
        if as_json:
            printing.object_(found)
        else:
            printing.lines(detail_lines(found))
    return 0


@verb("actor")
@click.argument("name", nargs=-1, required=True, metavar="NAME")
@json_option
def actor(name: tuple[str, ...], as_json: bool) -> int:
    """What somebody did and said, and what was done to them. NAME is in any script, or an id."""
    asked = " ".join(name)
    with archive() as store:
        found = store.actors(asked)
        if not found:
            raise NotFoundError(
                f"nobody in the archive is called {asked!r}", fix="Try a shorter name or another spelling."
            )
        dossier = actor_detail(store, found[0])
        if as_json:
            printing.object_(dossier)
        else:
            printing.lines(detail_lines(dossier))
        if len(found) > 1:
            names = store.names(found[1:6])
            note("others of that name: " + ", ".join(f"{names.get(one, one)} [{one}]" for one in found[1:6]))
    return 0


@verb("conflicts")
@click.option("--kind", type=click.Choice(get_args(ConflictKind)), help="Only disagreements of this kind.")
@click.option("--open", "only_open", is_flag=True, help="Only those in which no rule has chosen.")
@json_option
def conflicts(kind: str | None, only_open: bool, as_json: bool) -> int:
    """Where sources disagree: each value, who tells it, and in which words."""
    with archive() as store:
        found = [one for one in disputes(store, kind=kind) if not (only_open and one.chosen)]
        if as_json:
            printing.object_({"schema": 1, "conflicts": found})
        else:
            printing.lines(printing.dispute_lines(found))
        if not found:
            note("the sources in the archive do not disagree on anything that was found")
    return 0
