"""``timeline``, ``show``, ``actor``, ``conflicts``: what the archive says."""

from __future__ import annotations

from typing import Any, get_args

import click

from ruznama.cli import printing
from ruznama.cli.cards import detail_lines, said_lines
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.filters import Filters, filter_options, filtered, query_of
from ruznama.cli.heard import heard_options
from ruznama.cli.inputs import LANGUAGES
from ruznama.errors import NotFoundError
from ruznama.model import ConflictKind
from ruznama.store import Store
from ruznama.views import Heard, actor_detail, day, detail, disputes, parties, said
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
@click.option("--said", "only_said", is_flag=True, help="All that they said, and nothing else.")
@heard_options
@click.option("--lang", type=click.Choice(LANGUAGES), help="With --said: only what is told in this language.")
@json_option
def actor(
    name: tuple[str, ...], only_said: bool, filters: dict[str, Any] | None, lang: str | None, as_json: bool
) -> int:
    """What somebody did and said, and what was done to them. NAME is in any script, or an id.

    With --said one can ask for statements of an act, to somebody, of a time, in a language.
    """
    asked = " ".join(name)
    if not only_said and (filters or lang):
        raise click.UsageError("--act, --to, --since, --until and --lang go with --said.")
    with archive() as store:
        found = store.actors(asked)
        if not found:
            raise NotFoundError(
                f"nobody in the archive is called {asked!r}", fix="Try a shorter name or another spelling."
            )
        if only_said:
            _said(store, found[0], {**(filters or {}), "lang": lang}, as_json=as_json)
            return 0
        dossier = actor_detail(store, found[0])
        if as_json:
            printing.object_(dossier)
        else:
            printing.lines(detail_lines(dossier))
        if len(found) > 1:
            names = store.names(found[1:6])
            note("others of that name: " + ", ".join(f"{names.get(one, one)} [{one}]" for one in found[1:6]))
    return 0


def _said(store: Store, speaker: str, filters: dict[str, Any], *, as_json: bool) -> None:
    """Print what an actor said; a country speaks through its government too."""
    names = filters.get("addressees", ())
    whom = tuple(each for one in names for each in parties(store, one))
    heard = Heard(
        speakers=(speaker, f"{speaker}.gov"),
        # A name that nobody bears must not widen the answer to everybody.
        addressees=whom or (("",) if names else ()),
        acts=filters.get("acts", ()),
        since=day(filters.get("since"), last=False),
        until=day(filters.get("until"), last=True),
        lang=filters["lang"],
    )
    found = list(said(store, heard))
    if as_json:
        printing.object_({"schema": 1, "actor": speaker, "statements": found})
    else:
        for one in found:
            printing.lines(said_lines(one))
    if not found:
        note("no statement answers to that")


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
