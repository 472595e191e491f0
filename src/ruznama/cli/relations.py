"""``pair`` and ``state``: two sides."""

from __future__ import annotations

from pathlib import Path

import click

from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.relation_lines import pair_lines, state_lines
from ruznama.views import day
from ruznama.views.chart import chart
from ruznama.views.pair import pair as relation_of
from ruznama.views.state import state as state_of

__all__ = ["pair", "state"]


@verb("pair")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--from", "since", metavar="DATE", help="From this day, month or year on.")
@click.option("--to", "until", metavar="DATE", help="Up to this day, month or year.")
@click.option("--svg", metavar="FILE", help="Draw it into this file too.")
@json_option
def pair(left: str, right: str, since: str | None, until: str | None, svg: str | None, as_json: bool) -> int:
    """What A did to B, B to A, and both together, month by month. A country stands for its people too.

    Names are in any script, ids or country codes. Intensity is PLOVER's, from -10 (force) to 10 (cooperation), of what
    the sources in the archive report: a month without events is a month without reports.
    """
    with archive() as store:
        found = relation_of(store, left, right, since=day(since, last=False), until=day(until, last=True))
        if as_json:
            printing.object_({"schema": 1, "pair": found})
        else:
            printing.lines(pair_lines(found))
    if svg:
        Path(svg).write_text(chart(found), "utf-8")
        note(f"drawn into {svg}")
    return 0


@verb("state")
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--at", metavar="DATE", help="As known on this day; by default the newest publication in the archive.")
@click.option("--limit", type=click.IntRange(min=1), default=6, show_default=True, help="Lines of each list.")
@json_option
def state(left: str, right: str, at: str | None, limit: int, as_json: bool) -> int:
    """What stands between A and B, each line with its age and its evidence.

    Last contact, open offers and demands, planned meetings and whether they happened, standing refusals, pressure,
    commitments made and by whom.
    """
    with archive() as store:
        found = state_of(store, left, right, at=day(at, last=True))
        if as_json:
            printing.object_({"schema": 1, "state": found})
        else:
            printing.lines(state_lines(found, limit))
    return 0
