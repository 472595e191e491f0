"""``review``: a person's judgements on top of what the rules have merged."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from ruznama import runs
from ruznama.cli import printing
from ruznama.cli.common import archive, db_option, json_option, note, verb
from ruznama.cli.review_log import export, import_
from ruznama.cli.review_loop import loop
from ruznama.model import CORRECTED, Corrected, Verdict
from ruznama.store import Query, SqliteStore
from ruznama.views import disputes, timeline
from ruznama.views.queue import Entry, entries, open_disputes, unsure
from ruznama.views.queue import rows as rows_of

__all__ = ["review"]

_by = click.option("--by", default="", metavar="NAME", help="Who judges.")
_why = click.option("--note", "why", default="", metavar="TEXT", help="Why, in your words.")


@click.group(
    "review",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[db_option()],
)
@_by
@click.pass_context
def review(context: click.Context, by: str) -> int:
    """Accept, split, merge and correct events; undo it again.

    Without a command, on a terminal, it asks about what is open, one after the other.

    Judgements are a log beside the records, which stay as they are. They are applied again after every merge and
    rebuild, and bear on the tellings they name, whatever else is added later.
    """
    if context.invoked_subcommand is not None:
        return 0
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("Missing command. Only on a terminal review asks what to do.")
    with archive() as store:
        made = loop(store, by)
    click.echo(f"{printing.count(made, 'judgement')} made; ruznama review log lists them")
    return 0


@verb("list")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Lines of each list.")
@json_option
def list_(limit: int, as_json: bool) -> int:
    """What waits for you: open disagreements, and events that no telling is sure of."""
    with archive() as store:
        open_ = open_disputes(store)[:limit]
        found = list(disputes(store, ids=open_)) if open_ else []
        rows = list(rows_of(store, unsure(store)[:limit]))
        if as_json:
            printing.object_({"schema": 1, "conflicts": found, "events": rows})
        else:
            printing.lines(printing.dispute_lines(found))
            printing.lines(printing.row_lines(rows))
            if not (found or rows):
                note("nothing waits for review")
    return 0


@verb("log")
@json_option
def log(as_json: bool) -> int:
    """All judgements, in order."""
    with archive() as store:
        found = list(entries(store))
        if as_json:
            printing.object_({"schema": 1, "judgements": found})
        else:
            printing.lines(_log_lines(found))
            if not found:
                note("nothing has been judged yet")
    return 0


def _log_lines(found: list[Entry]) -> Iterator[str]:
    for entry in found:
        one = entry.judgement
        what = " ".join(filter(None, (one.verdict, *one.items, one.field, one.value)))
        state = "" if entry.holds or one.verdict == "undo" else " (undone)"
        gone = f" (not in the archive now: {' '.join(entry.missing)})" if entry.missing else ""
        yield f"{one.id:>4}  {what}{state}{gone}"
        yield click.style("      " + " | ".join(filter(None, (one.at, one.by, one.note))), dim=True)


@verb("accept")
@click.argument("name", metavar="ID")
@click.option("--value", metavar="VALUE", help="The true value of a disagreement, as conflicts prints it.")
@_by
@_why
@json_option
def accept(name: str, value: str | None, as_json: bool, **more: str) -> int:
    """An event is right as it stands; or of a disagreement, this value is the true one."""
    with archive() as store:
        return _judge(store, "accept", (name,), as_json, value=value, **more)


@verb("merge")
@click.argument("names", nargs=-1, required=True, metavar="ID ID...")
@_by
@_why
@json_option
def merge(names: tuple[str, ...], as_json: bool, **more: str) -> int:
    """These events are one."""
    with archive() as store:
        return _judge(store, "merge", names, as_json, **more)


@verb("split")
@click.argument("names", nargs=-1, required=True, metavar="TELLING...")
@_by
@_why
@json_option
def split(names: tuple[str, ...], as_json: bool, **more: str) -> int:
    """These tellings are one event of their own, apart from those they were merged with. show prints their ids."""
    with archive() as store:
        return _judge(store, "split", names, as_json, **more)


@verb("correct")
@click.argument("name", metavar="ID")
@click.argument("field", type=click.Choice(CORRECTED))
@click.argument("value", metavar="VALUE")
@_by
@_why
@json_option
def correct(name: str, field: Corrected, value: str, as_json: bool, **more: str) -> int:
    """The type, mode, status, date (EDTF) or place ("Paris, FRA") of an event is VALUE; "" for none."""
    with archive() as store:
        return _judge(store, "correct", (name,), as_json, field=field, value=value, **more)


@verb("undo")
@click.argument("number", type=click.IntRange(min=1), required=False, metavar="[NUMBER]")
@_by
@_why
@json_option
def undo(number: int | None, as_json: bool, **more: str) -> int:
    """A judgement, by default the last that holds, does not hold any more. Its number stands in: review log."""
    with archive() as store:
        return _judge(store, "undo", (), as_json, value=str(number) if number else None, **more)


def _judge(store: SqliteStore, verdict: Verdict, items: tuple[str, ...], as_json: bool, **values: Any) -> int:  # noqa: ANN401
    """Keep a judgement, apply it, and show what has become of the events it names."""
    number = runs.judge(store, verdict, items, note=values.pop("why", ""), **values)
    rows = list(timeline(store, Query(events=items))) if items else []
    if as_json:
        printing.object_({"schema": 1, "judgement": number, "events": rows})
    else:
        click.echo(f"judgement {number} is kept; to take it back: ruznama review undo {number}")
        printing.lines(printing.row_lines(rows))
    return 0


for _command in (list_, log, accept, merge, split, correct, undo, export, import_):
    review.add_command(_command)
