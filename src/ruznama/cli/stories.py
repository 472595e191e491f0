"""``story`` and ``sources``: what the articles are about, and who printed them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.store import Source
from ruznama.views.story import Chronology, Headline, chronology, headlines

__all__ = ["sources", "story"]


@verb("story")
@click.argument("name", required=False, metavar="[ID]")
@json_option
def story(name: str | None, as_json: bool) -> int:
    """All stories; with an ID (of a story or of one of its articles) its chronology with sources."""
    with archive() as store:
        if name:
            told = chronology(store, name)
            if as_json:
                printing.object_(told)
            else:
                printing.lines(_chronology(told))
            return 0
        found = list(headlines(store))
        if as_json:
            printing.object_({"schema": 1, "stories": found})
        else:
            printing.lines(_headlines(found))
            if not found:
                note("the archive holds no stories yet")
    return 0


def _headlines(found: Iterable[Headline]) -> Iterator[str]:
    for one in found:
        yield click.style(one.title, bold=True)
        when = f"{one.first} to {one.last}" if one.first != one.last else one.first or "undated"
        held = f"{printing.count(one.articles, 'article')} ({' '.join(one.languages)})"
        yield click.style(f"    {when} | {held} | {printing.count(one.events, 'event')} | {one.id}", dim=True)


def _chronology(told: Chronology) -> Iterator[str]:
    """One line an event, the numbers of its articles in brackets; then the articles."""
    yield click.style(told.title, bold=True)
    for row, cited in zip(told.rows, told.cited, strict=True):
        mark = f" ! {printing.count(len(row.conflicts), 'disagreement')}" if row.conflicts else ""
        numbers = " ".join(f"[{number}]" for number in cited)
        place = click.style(f"{mark} {row.id}", dim=True)
        yield f"{row.date or 'undated':<10}  {row.sentence} {numbers}{place}"
    yield ""
    for paper in told.papers:
        yield f"[{paper.number}] {paper.source} ({paper.lang}), {paper.published or 'undated'} | {paper.article}"
        if paper.title:
            # A line of its own, so that its direction is its own.
            yield f"    {' '.join(paper.title.split())}"


@verb("sources")
@json_option
def sources(as_json: bool) -> int:
    """The outlets: articles by language, first and last day, events, statements, near-identical copies."""
    with archive(merged=False) as store:
        found = list(store.outlets())
        if as_json:
            printing.object_({"schema": 1, "sources": found})
        else:
            printing.lines(_sources(found))
            if not found:
                note("the archive holds no articles yet")
    return 0


def _sources(found: Iterable[Source]) -> Iterator[str]:
    for one in found:
        languages = ", ".join(f"{lang} {number}" for lang, number in one.languages.items())
        when = f"{one.first} to {one.last}" if one.first else "undated"
        yield click.style(one.outlet or "(no outlet named)", bold=True)
        held = f"{printing.count(one.articles, 'article')} ({languages}), {one.copies} with near copies"
        told = f"{printing.count(one.events, 'event')}, {printing.count(one.statements, 'statement')}"
        yield click.style(f"    {held} | {when} | {told} | {one.latest[0]}", dim=True)
