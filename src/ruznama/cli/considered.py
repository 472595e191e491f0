"""What ``read --why`` prints: each trigger of a text, the parties considered, and why it is an event or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import click

from ruznama.cli.printing import cut
from ruznama.events import Argument, Considered
from ruznama.model import Record, Span

__all__ = ["considered_lines"]


def considered_lines(record: Record, heard: Iterable[Considered]) -> Iterator[str]:
    """Lines for one Record.

    Args:
        record: for its words and the names of its actors.
        heard: its triggers, those of one word together and what became an event first.
    """
    yield click.style(f"considered in {record.article.uri}", bold=True)
    for span, listed in groupby(heard, key=lambda one: one.span):
        words = cut(_words(record, span))
        # Two rows may make the same event of one word.
        rows = list(dict.fromkeys(listed))
        for one in rows:
            if one.outcome:
                yield f'  "{words}"  {one.type} {one.outcome}  ({one.rule})'
                yield click.style(f"      because: {one.reason}", dim=True)
                yield from _arguments(record, one.arguments)
        refused: dict[str, list[Considered]] = {}
        for one in rows:
            if not one.outcome:
                refused.setdefault(one.reason, []).append(one)
        for reason, same in refused.items():
            types = ", ".join(dict.fromkeys(one.type for one in same))
            yield f'  "{words}"  no {types}: {reason}'
            # The parties are those of the clause, whatever the row: they are told where they decided.
            if "party" in reason:
                yield from _arguments(record, same[0].arguments)


def _arguments(record: Record, arguments: Iterable[Argument]) -> Iterator[str]:
    names = {actor.id: actor.name for actor in record.actors}
    for one in arguments:
        words = f'"{cut(_words(record, one.span))}"' if one.span is not None else "(not in its clause)"
        meant = ", ".join(names.get(actor, actor) for actor in one.actors)
        yield click.style(f"      {one.part or 'passed over'}: {words} as {one.slot}: {meant}", dim=True)


def _words(record: Record, span: Span) -> str:
    return record.article.text[span.start : span.end]
