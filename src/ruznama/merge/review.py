"""A reviewer's judgements, applied on top of what the rules have merged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ruznama.merge.facts import Fact
from ruznama.model import Canonical, Conflict, Judgement, Place, Precision, When
from ruznama.model.edtf import days

__all__ = ["corrected", "decided", "rearranged"]

# Days of the widest date that is still of this precision.
_PRECISIONS: tuple[tuple[int, Precision], ...] = ((1, "day"), (31, "month"), (92, "season"), (366, "year"))


def rearranged(clusters: Sequence[Sequence[Fact]], judged: Iterable[Judgement]) -> list[list[Fact]]:
    """Clusters joined and parted as the judgements say, in the order of the log.

    Tellings that are gone, or not yet there, are passed over: they fall into place when they come.
    """
    wanted = [entry for entry in judged if entry.verdict in ("merge", "split")]
    if not wanted:
        return [list(members) for members in clusters]
    found = {fact.id: fact for members in clusters for fact in members}
    home = {fact.id: members[0].id for members in clusters for fact in members}
    groups = {members[0].id: {fact.id for fact in members} for members in clusters}
    for entry in wanted:
        items = [item for item in entry.items if item in home]
        taken = set(items)
        if entry.verdict == "merge":
            taken = {id_ for item in items for id_ in groups[home[item]]}
        if not taken:
            continue
        for key in {home[item] for item in taken}:
            _name(groups.pop(key) - taken, groups, home)
        _name(taken, groups, home)
    ordered = sorted(sorted(members) for members in groups.values())
    return [[found[id_] for id_ in members] for members in ordered]


def _name(members: set[str], groups: dict[str, set[str]], home: dict[str, str]) -> None:
    """Keep a cluster under its smallest member."""
    if members:
        key = min(members)
        groups[key] = members
        home.update(dict.fromkeys(members, key))


def corrected(event: Canonical, corrections: Mapping[str, Sequence[Judgement]]) -> Canonical:
    """An event with its corrections, the later entry of the log before the earlier one.

    Args:
        event: as the rules have it.
        corrections: id of a telling -> corrections of the event it belongs to.
    """
    mine = sorted((entry for id_ in event.members for entry in corrections.get(id_, ())), key=lambda entry: entry.id)
    for entry in mine:
        event = _with(event, entry)
    return event


def _with(event: Canonical, entry: Judgement) -> Canonical:
    value = entry.value
    if entry.field == "date":
        return msgspec.structs.replace(event, when=_when(value))
    if entry.field == "place":
        name, _, country = (value or "").partition(",")
        return msgspec.structs.replace(event, where=Place(name.strip(), country.strip() or None) if value else None)
    if entry.field == "mode":
        return msgspec.structs.replace(event, mode=value)
    return msgspec.structs.replace(event, **{str(entry.field): value}) if value else event


def _when(value: str | None) -> When | None:
    found = days(value)
    if value is None or found is None:
        return None
    precision: Precision = "interval"
    if "/" not in value:
        precision = next((name for width, name in _PRECISIONS if found.width <= width), "decade")
    return When(value=value, precision=precision, origin="stated")


def decided(conflict: Conflict, accepted: Mapping[str, Judgement]) -> Conflict:
    """A conflict with the value that a reviewer chose; the others stay beside it."""
    entry = accepted.get(conflict.id)
    if entry is None or entry.value is None:
        return conflict
    return msgspec.structs.replace(conflict, chosen=entry.value, rule="review")
