"""``review`` on a terminal: one open question after the other, answered with a key."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from ruznama import runs
from ruznama.cli import printing
from ruznama.errors import RuznamaError
from ruznama.model import CORRECTED, Verdict
from ruznama.store import Query, SqliteStore
from ruznama.views import disputes
from ruznama.views.disputes import Dispute
from ruznama.views.queue import open_disputes, rows, unsure
from ruznama.views.timeline import Row

__all__ = ["loop"]

_KEYS = "accept, split, merge, correct, undo, skip, quit"


class _QuitError(Exception):
    """The reviewer has had enough, or standard input has ended."""


def loop(store: SqliteStore, by: str) -> int:
    """Ask about open disagreements, then about events that no telling is sure of; the number of judgements made.

    Args:
        store: the archive.
        by: who judges.
    """
    session = _Session(store, by)
    try:
        for item in _waiting(store):
            session.about(item)
        click.echo("nothing more waits for you")
    except _QuitError:
        click.echo("")
    return session.made


def _waiting(store: SqliteStore) -> Iterator[Dispute | Row]:
    """What is still open when its turn comes: a judgement settles more than what it was made on."""
    for one in open_disputes(store):
        if one in open_disputes(store):
            yield from disputes(store, ids=(one,))
    for one in unsure(store):
        if one in unsure(store):
            yield from rows(store, (one,))


class _Session:
    """A reviewer at a terminal."""

    def __init__(self, store: SqliteStore, by: str) -> None:
        self._store, self._by, self.made = store, by, 0

    def about(self, item: Dispute | Row) -> None:
        """Show an item until something is decided on it."""
        answers = {"a": self._accept, "s": self._split, "m": self._merge, "c": self._correct}
        while True:
            click.echo("")
            lines = printing.dispute_lines([item]) if isinstance(item, Dispute) else printing.row_lines([item])
            printing.lines(lines)
            key = _ask(f"{_KEYS} [a/s/m/c/u/k/q]: ").lower()
            if key in ("q", "quit"):
                raise _QuitError
            if key in ("k", "skip", ""):
                return
            try:
                if key in ("u", "undo"):
                    self._judge("undo", ())
                    continue
                answer = answers.get(key[0])
                if answer is None or key not in (key[0], *_KEYS.split(", ")):
                    click.echo(f"there is no {key!r}")
                    continue
                if answer(item):
                    return
            except RuznamaError as error:
                # A slip of the hand: the same question is asked again.
                click.echo(f"{error}{' ' if error.fix else ''}{error.fix}")

    def _accept(self, item: Dispute | Row) -> bool:
        if isinstance(item, Row):
            return self._judge("accept", (item.id,))
        for number, side in enumerate(item.sides, start=1):
            click.echo(f"  {number} {side.value}")
        chosen = _ask("the true one (its number; nothing: none is): ")
        if not chosen:
            return self._judge("accept", (item.id,))
        if not chosen.isdecimal() or not 1 <= int(chosen) <= len(item.sides):
            click.echo(f"there is no {chosen!r}")
            return False
        return self._judge("accept", (item.id,), value=item.sides[int(chosen) - 1].value)

    def _split(self, item: Dispute | Row) -> bool:
        if not self._tellings(item):
            return False
        chosen = _ask("tellings that are another event (their ids): ").split()
        return bool(chosen) and self._judge("split", tuple(chosen))

    def _merge(self, item: Dispute | Row) -> bool:
        mine = _event(item)
        others = _ask("events that are the same (their ids): ").split()
        return bool(mine and others) and self._judge("merge", (mine, *others))

    def _correct(self, item: Dispute | Row) -> bool:
        mine = _event(item)
        words = _ask(f"what is wrong, and what is right ({', '.join(CORRECTED)}; e.g. date 2019-02): ")
        field, _, value = words.partition(" ")
        return bool(mine and field) and self._judge("correct", (mine,), field=field, value=value.strip())

    def _tellings(self, item: Dispute | Row) -> bool:
        """Print the ids of the tellings; whether there are several."""
        event = next(iter(self._store.told(Query(events=(_event(item),)))), None) if _event(item) else None
        if event is None or len(event.tellings) < 2:
            click.echo("there is one telling only")
            return False
        for telling in event.tellings:
            click.echo(f"  {telling.id} {telling.outlet or telling.uri}")
        return True

    def _judge(self, verdict: Verdict, items: tuple[str, ...], **values: Any) -> bool:  # noqa: ANN401
        number = runs.judge(self._store, verdict, items, by=self._by, **values)
        self.made += 1
        click.echo(f"judgement {number} is kept")
        return True


def _event(item: Dispute | Row) -> str:
    """The event that an item is about, or "" where a disagreement is about none."""
    return item.id if isinstance(item, Row) else item.event or ""


def _ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError as error:
        raise _QuitError from error
