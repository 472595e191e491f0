"""Two sides in lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from ruznama.cli.printing import count, row_lines
from ruznama.views.pair import Cell, Relation
from ruznama.views.sides import Coverage
from ruznama.views.state import Standing, State

__all__ = ["pair_lines", "state_lines"]

_IDS = 2
_YEAR, _MONTH = 365, 30
_MOST = 4


def pair_lines(found: Relation) -> Iterator[str]:
    """The relation: totals, a table by month, and what the table cannot hold."""
    left, right = found.left.name, found.right.name
    yield click.style(f"{left} and {right}", bold=True)
    yield _rests_on(found.coverage)
    for name, cell, key in (
        (f"{left} -> {right}", found.forth, "forth"),
        (f"{right} -> {left}", found.back, "back"),
        ("together", found.together, "together"),
    ):
        types = ", ".join(f"{kind} {number}" for kind, number in found.types[key].items())
        yield f"  {name:<40} {_cell(cell)}  {types}".rstrip()
    if found.months:
        yield ""
        yield f"  {'month':<8} {'-> n':>5} {'mean':>6}   {'<- n':>5} {'mean':>6}   {'both':>5} {'mean':>6}   events"
    for month in found.months:
        cells = (month.forth, month.back, month.together)
        ids = [one for cell in cells for one in cell.ids]
        more = f" +{len(ids) - _IDS}" if len(ids) > _IDS else ""
        columns = "   ".join(f"{cell.events or '.':>5} {_mean(cell):>6}" for cell in cells)
        yield f"  {month.month:<8} {columns}   {' '.join(ids[:_IDS])}{more}"
    yield ""
    for name, ids_of in (
        ("dated to more than a month", found.coarse),
        ("undated", found.undated),
        ("said not to have happened", found.negated),
        ("acts of others towards both", found.third),
    ):
        if ids_of:
            more = " ..." if len(ids_of) > _MOST else ""
            yield f"  {name:<28} {len(ids_of):>3}   {' '.join(ids_of[:_MOST])}{more}"
    for one in found.silences:
        yield f"  {'no report between':<28} {one.since} and {one.until} ({_span(one.days)})"


def _cell(cell: Cell) -> str:
    against = cell.events - cell.cooperative
    return f"{cell.events:>3} (+{cell.cooperative} -{against}) mean {_mean(cell):>5}"


def _mean(cell: Cell) -> str:
    return "" if cell.intensity is None else f"{cell.intensity:+.1f}"


def _rests_on(held: Coverage) -> str:
    languages = ", ".join(f"{lang} {number}" for lang, number in held.languages.items())
    when = f", published {held.first} to {held.last}" if held.first else ""
    sources = f"{count(held.articles, 'article')} of {count(held.sources, 'source')}"
    return click.style(f"  {count(held.events, 'event')} from {sources} ({languages}){when}", dim=True)


def state_lines(found: State, limit: int) -> Iterator[str]:
    """The state of play, list by list, the newest first."""
    title = f"{found.left.name} and {found.right.name}: state of play"
    yield click.style(f"{title}, as of {found.at}" if found.at else title, bold=True)
    yield _rests_on(found.coverage)
    yield from _section("last contact", (found.contact,) if found.contact else (), limit)
    for name, standings in (
        ("offers", found.offers),
        ("demands and invitations", found.demands),
        ("planned meetings", found.meetings),
        ("refusals and failures", found.refusals),
        ("pressure and military moves", found.pressure),
        ("commitments", found.commitments),
        ("others towards both", found.others),
    ):
        yield from _section(name, standings, limit)


def _section(name: str, standings: Sequence[Standing], limit: int) -> Iterator[str]:
    yield ""
    if not standings:
        yield f"{name}: none reported"
        return
    yield click.style(f"{name} ({len(standings)})" if len(standings) > 1 else name, bold=True)
    for one in standings[:limit]:
        yield f"  [{one.verdict}] {_age(one.age)}{_by_print(one)}"
        yield from (f"    {line}" for line in row_lines([one.row]))
        if one.answer:
            yield f"            by: {one.answer.date or 'undated'}  {one.answer.sentence} | {one.answer.id}"
    if len(standings) > limit:
        yield f"  ... and {len(standings) - limit} more (--limit)"


def _by_print(one: Standing) -> str:
    return "" if one.row.date or one.age is None else ", by its publication"


def _age(days: int | None) -> str:
    if days is None:
        return "age unknown"
    return f"in {_span(-days)}" if days < 0 else f"{_span(days)} old"


def _span(days: int) -> str:
    """Days as people say them: 6 years 7 months, 3 months, 12 days."""
    years, rest = divmod(days, _YEAR)
    months = rest // _MONTH
    if years:
        return count(years, "year") + (f" {count(months, 'month')}" if 0 < months < 12 else "")
    return count(days // _MONTH, "month") if days >= 2 * _MONTH else count(days, "day")
