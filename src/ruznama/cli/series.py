"""``series``: counts and intensities over time."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from typing import Any, get_args

import click

from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.cli.filters import Filters, filter_options, query_of
from ruznama.views.series import By, Every, Point
from ruznama.views.series import series as points_of

__all__ = ["series"]

_COLUMNS = ("period", "group", "events", "intensity", "ids")


@verb("series")
@filter_options
@click.option("--every", type=click.Choice(get_args(Every)), default="month", show_default=True)
@click.option("--by", type=click.Choice(get_args(By)), default="type", show_default=True, help="What is told apart.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@json_option
def series(every: Every, by: By, as_csv: bool, as_json: bool, **filters: Any) -> int:  # noqa: ANN401
    """Number of events and mean intensity, period by period.

    An event counts where all the days it may lie on are in one period; the others stand at the end without one.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv or --json, not both.")
    with archive() as store:
        found = points_of(store, query_of(store, Filters(**filters)), every=every, by=by)
        if as_json:
            printing.object_({"schema": 1, "every": every, "by": by, "points": list(found)})
        elif as_csv:
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(_COLUMNS)
            writer.writerows(
                (one.period or "", one.group, one.events, one.intensity, " ".join(one.ids)) for one in found
            )
        else:
            points = list(found)
            printing.lines(_lines(points))
            if not points:
                note("no event answers to that")
    return 0


def _lines(points: list[Point]) -> Iterator[str]:
    if points:
        yield f"{'period':<8} {'n':>4} {'mean':>6}  group"
    for one in points:
        mean = "" if one.intensity is None else f"{one.intensity:+.1f}"
        more = f" +{one.events - 1}" if one.events > 1 else ""
        place = click.style(one.ids[0] + more, dim=True)
        yield f"{one.period or 'none':<8} {one.events:>4} {mean:>6}  {one.group}  {place}"
