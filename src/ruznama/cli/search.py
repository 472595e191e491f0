"""``search``: what the archive says, by words and names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import click

from ruznama.archive import MATCHES, Found, Match, Reading, parse
from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, verb
from ruznama.store import Kind
from ruznama.views.search import EventHit, Hit, Snippet, StatementHit

__all__ = ["search"]

_KINDS: tuple[Kind, ...] = get_args(Kind)
_EXAMPLES = """\b
Examples:
  ruznama search Trump                     in whatever script you write it
  ruznama search 'sanctions actor:Iran date:2025-06/..'
  ruznama search '"nuclear talks" lang:fa' --in documents
  ruznama search 'type:AGREE status:offered pair:USA,KOR'
  ruznama search Brexit --match exact      letter by letter

Filters: actor role pair type status act lang outlet date precision conflict order. More: docs/search.md
"""


@verb("search", epilog=_EXAMPLES)
@click.argument("question", nargs=-1, required=True, metavar="QUESTION")
@click.option(
    "--match",
    type=click.Choice(MATCHES),
    default="identity",
    show_default=True,
    help="identity: names mean the actor in every spelling; folded: words alone; exact: letter by letter; "
    "semantic: what means the same in any language.",
)
@click.option("--in", "where", type=click.Choice(_KINDS), help="What is searched; by default the first that has it.")
@click.option("--limit", type=click.IntRange(min=1, max=1000), default=10, show_default=True, help="At most so many.")
@click.option("--cursor", metavar="CURSOR", help="Go on where the last answer ended.")
@json_option
def search(
    question: tuple[str, ...], match: Match, where: Kind | None, limit: int, cursor: str | None, as_json: bool
) -> int:
    """Find events, statements and documents by words, names and filters.

    QUESTION is words, "phrases" and filters (key:value); all must hold. Names are found in every script and spelling,
    words with what is written onto them.
    """
    asked = parse(" ".join(question))
    with archive() as store:
        now = Reading(store)
        first = now.search(asked, where=where or "events", match=match, cursor=cursor, limit=limit)
        better = next((kind for kind in _KINDS if first.counts[kind]), None)
        if where is None and not first.total and better:
            first = now.search(asked, where=better, match=match, cursor=cursor, limit=limit)
        if as_json:
            printing.object_({"schema": 1, "search": first})
        else:
            if first.searched:
                note(f"searched as: {first.searched}")
            for hit in first.hits:
                printing.lines(_lines(hit))
        _tell(first)
    return 0


def _tell(found: Found) -> None:
    """What there is besides, and what to try where there is nothing."""
    for name in found.unknown:
        note(f"the archive knows no {name!r}")
    held = ", ".join(f"{number:,} {kind}" for kind, number in found.counts.items())
    if found.hits:
        more = f"; go on with --cursor {found.next}" if found.next else ""
        note(
            f"{found.start + 1:,} to {found.start + len(found.hits):,} of {found.total:,} {found.where} ({held}){more}"
        )
        return
    note(f"nothing answers to that ({held})")
    for name in found.emptied:
        note(f"without {name} there would be something")
    if found.nearest:
        note(f"spelled like it: {', '.join(found.nearest)}")


def _lines(hit: Hit) -> Iterator[str]:
    if isinstance(hit, EventHit):
        *head, _ = printing.row_lines([hit.row])
        yield from head
    elif isinstance(hit, StatementHit):
        yield from printing.statement_lines([hit.statement])
        return
    else:
        paper = hit.document
        yield click.style(paper.title or paper.uri, bold=True)
        told = filter(None, (paper.published, paper.outlet, paper.lang, paper.id))
        yield click.style(f"            {' | '.join(told)}", dim=True)
    for snippet in hit.snippets:
        yield f"            {_marked(snippet)}"


def _marked(snippet: Snippet) -> str:
    """The words of the source on one line, what was looked for in bold."""
    parts, at = [], 0
    for start, end in snippet.marks:
        parts += [snippet.text[at:start], click.style(snippet.text[start:end], bold=True)]
        at = end
    return " ".join("".join([*parts, snippet.text[at:]]).split())
