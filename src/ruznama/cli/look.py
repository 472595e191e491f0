"""``timeline``, ``show``, ``actor``, ``conflicts``: what the archive says."""

from __future__ import annotations

from typing import Any, get_args

import click

from ruznama.cli import printing
from ruznama.cli.cards import detail_lines
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.filters import Filters, filter_options, filtered, query_of
from ruznama.errors import NotFoundError
from ruznama.model import ConflictKind
from ruznama.views import actor_detail, detail, disputes
from ruznama.views import timeline as rows_of

__all__ = ["actor", "conflicts", "show", "timeline"]


@verb("timeline")
@filter_options
@json_option
def timeline(as_json: bool, **filters: Any) -> int:  # noqa: ANN401 - read into Filters
    """Who did what to whom, in order of time, each line with the words that say it."""
    with archive() as store:
        query = query_of(store, Filters(**filters))
        rows = rows_of(store, query)
        if as_json:
            printing.object_({"schema": 1, "events": list(rows)})
            return 0
        number = 0
        for row in rows:
            number += 1
            printing.lines(printing.row_lines([row]))
        if not number:
            note("no event answers to that" if filtered(query) else "the archive holds no events yet")
    return 0


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
