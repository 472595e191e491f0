"""An event in one English line, built from its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ruznama.lexicon import rows
from ruznama.merge.parties import Parties
from ruznama.model import Canonical

__all__ = ["billed", "label", "sentence", "shape"]

# A line with ten parties is no line; the others are counted.
_MOST = 4
_STATUS = {
    "happened": "{}",
    "ongoing": "{}, going on",
    "planned": "{}, planned",
    "offered": "{}, offered",
    "conditional": "{}, on a condition",
    "negated": "no {}",
}
# Willingness to agree is an offer; "agreement, offered" would sound like an agreement that there is.
_WHOLE = {("AGREE", "offered"): "offer"}
# What the roles say where the type alone would say too much: one person is no meeting, one side no agreement.
_SHAPED = {
    ("CONSULT", "alone"): "part in talks",
    ("AGREE", "alone"): "commitment",
    ("ASSAULT", "mutual"): "attack or fighting",
}


@cache
def _labels() -> Mapping[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["label"] for row in rows("shared", "plover_labels")}


def label(kind: str, mode: str | None, status: str, shaped: str = "") -> str:
    """What an event is called: ``visit``, ``meeting, planned``, ``no agreement``, ``offer``.

    Args:
        kind: event type.
        mode: event mode.
        status: event status.
        shaped: what ``shape`` says of its roles.
    """
    if whole := _WHOLE.get((kind, status)):
        return whole
    known = _labels()
    name = _SHAPED.get((kind, shaped)) or known.get((kind, mode or "")) or known.get((kind, "")) or kind.lower()
    return _STATUS.get(status, "{}").format(name)


def _people(names: Sequence[str]) -> str:
    """Names in one line, in the order given."""
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + more


def billed(event: Canonical, side: Sequence[str], parties: Parties) -> list[str]:
    """Who of one side of an event a line names."""
    return parties.billed(side, meeting=event.type == "CONSULT", when=event.when.value if event.when else None)


def shape(event: Canonical, doers: Sequence[str], parties: Parties) -> str:
    """What the roles of an event say of what it is: ``alone``, ``mutual``, or nothing.

    Args:
        event: the event.
        doers: the actors that its line names.
        parties: the archive's actors.
    """
    if event.type == "AGREE":
        return "alone" if doers and (event.recipients or len(doers) == 1) else ""
    if event.mode or event.recipients:
        return ""
    if event.type == "ASSAULT" and len(doers) > 1:
        return "mutual"
    # A body meets by itself.
    return "alone" if event.type == "CONSULT" and len(doers) == 1 and not parties.is_body(doers[0]) else ""


def sentence(event: Canonical, parties: Parties) -> str:
    """``Sung Kim -> South Korea: visit``; joint acts have no arrow; the place stands at the end, unless it is told."""
    doers = billed(event, event.actors, parties)
    left, right = (
        _people([parties.name(one) for one in side]) for side in (doers, billed(event, event.recipients, parties))
    )
    what = label(event.type, event.mode, event.status, shape(event, doers, parties))
    # An attack on Syria is not said to be in Syria.
    where = f", {event.where.name}" if event.where and event.where.name != right else ""
    if not left and not right:
        return f"{what[0].upper()}{what[1:]}{where}"
    who = f"{left or '?'} -> {right}" if right else left
    return f"{who}: {what}{where}"
