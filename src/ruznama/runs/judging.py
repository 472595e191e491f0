"""A person's judgement: checked, kept, and applied to the merge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import get_args

from ruznama.errors import ConfigError, NotFoundError
from ruznama.model import CORRECTED, Corrected, EventType, Judgement, Status, Verdict, active
from ruznama.model.edtf import days
from ruznama.runs.merging import refresh
from ruznama.store import Query, SqliteStore

__all__ = ["judge"]

# A name and a reason are a line, not a book.
_LONGEST = 2_000


def judge(
    store: SqliteStore,
    verdict: Verdict,
    items: Sequence[str] = (),
    *,
    field: Corrected | None = None,
    value: str | None = None,
    by: str = "",
    note: str = "",
) -> int:
    """Keep a judgement and merge again; its number in the review log.

    Args:
        store: the archive.
        verdict: accept, merge, split, correct, undo.
        items: what it is about: events, tellings, or one conflict.
        field: what is corrected.
        value: the right value ("" for none); of a conflict the true one; of an undo the number, None for the last.
        by: who judges.
        note: why.

    Raises:
        ConfigError: the judgement makes no sense.
        NotFoundError: the archive has no such event, or the log no such judgement that holds.
    """
    check = {"accept": _accept, "merge": _merge, "split": _split, "correct": _correct, "undo": _undo}[verdict]
    right = check(store, tuple(items), field, value)
    if len(by) > _LONGEST or len(note) > _LONGEST:
        raise ConfigError(f"a name or a note is longer than {_LONGEST:,} characters")
    entry = Judgement(
        verdict=verdict,
        items=() if verdict == "undo" else tuple(items),
        field=field if verdict == "correct" else None,
        value=right,
        by=by,
        note=note,
        at=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
    )
    number = store.judge(entry)
    refresh(store)
    return number


def _accept(store: SqliteStore, items: tuple[str, ...], _: Corrected | None, value: str | None) -> str | None:
    if len(items) != 1:
        raise ConfigError("one event or one disagreement is accepted at a time")
    conflict = next(store.conflicts(ids=items), None)
    if conflict is None:
        if value is not None:
            raise ConfigError("a value is for disagreements", fix="Of an event use: ruznama review correct")
        _known(store, items)
    elif value is not None and value not in {side.value for side in conflict.values}:
        told = ", ".join(repr(side.value) for side in conflict.values)
        raise ConfigError(f"nobody tells {value!r} in {items[0]}", fix=f"The values are: {told}.")
    return value


def _merge(store: SqliteStore, items: tuple[str, ...], _: Corrected | None, __: str | None) -> None:
    if len(set(items)) < 2:
        raise ConfigError("name two events or more")
    _known(store, items)


def _split(store: SqliteStore, items: tuple[str, ...], _: Corrected | None, __: str | None) -> None:
    if not items:
        raise ConfigError("name one telling or more")
    _known(store, items)


def _correct(store: SqliteStore, items: tuple[str, ...], field: Corrected | None, value: str | None) -> str | None:
    if len(items) != 1:
        raise ConfigError("one event is corrected at a time")
    if field not in CORRECTED:
        raise ConfigError(f"{field!r} cannot be corrected", fix=f"There are: {', '.join(CORRECTED)}.")
    right = _right(field, value or "")
    _known(store, items)
    return right


def _right(field: Corrected, value: str) -> str | None:
    allowed = {"type": get_args(EventType), "status": get_args(Status)}.get(field)
    if allowed is not None:
        found = {one.casefold(): one for one in allowed}.get(value.casefold())
        if found is None:
            raise ConfigError(f"{value!r} is no {field}", fix=f"There are: {', '.join(allowed)}.")
        return str(found)
    if field == "date" and value and days(value) is None:
        raise ConfigError(f"{value!r} is no date", fix="Write 2021, 2021-05, 2021-05-21 or an EDTF interval.")
    if len(value) > _LONGEST:
        raise ConfigError(f"the value is longer than {_LONGEST:,} characters")
    return value or None


def _undo(store: SqliteStore, _: tuple[str, ...], __: Corrected | None, value: str | None) -> str:
    holding = [str(entry.id) for entry in active(store.judgements())]
    chosen = value or (holding[-1] if holding else "")
    if chosen not in holding:
        raise NotFoundError("there is no such judgement that holds", fix="ruznama review log lists all.")
    return chosen


def _known(store: SqliteStore, names: tuple[str, ...]) -> None:
    for name in names:
        if not any(store.told(Query(events=(name,)))):
            raise NotFoundError(
                f"there is no event {name!r} in the archive; nothing was judged",
                fix="ruznama timeline prints the ids of events, ruznama show those of their tellings.",
            )
