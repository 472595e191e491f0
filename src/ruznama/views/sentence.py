"""An event in one English line, built from its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ruznama.lexicon import rows
from ruznama.merge.parties import Parties
from ruznama.model import Canonical

__all__ = ["billed", "label", "sentence"]

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


@cache
def _labels() -> Mapping[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["label"] for row in rows("shared", "plover_labels")}


def label(kind: str, mode: str | None, status: str) -> str:
    """What an event is called: ``visit``, ``meeting, planned``, ``no agreement``, ``offer``."""
    if whole := _WHOLE.get((kind, status)):
        return whole
    known = _labels()
    name = known.get((kind, mode or "")) or known.get((kind, "")) or kind.lower()
    return _STATUS.get(status, "{}").format(name)


def _people(names: Sequence[str]) -> str:
    """Names in one line, in the order given."""
    found = list(dict.fromkeys(names))
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + more


def billed(event: Canonical, side: Sequence[str], parties: Parties) -> list[str]:
    """Who of one side of an event a line names."""
    return parties.billed(side, meeting=event.type == "CONSULT", when=event.when.value if event.when else None)


def sentence(event: Canonical, parties: Parties) -> str:
    """``Sung Kim -> South Korea: visit``; joint acts have no arrow; the place stands at the end."""
    left, right = (
        _people([parties.name(one) for one in billed(event, side, parties)])
        for side in (event.actors, event.recipients)
    )
    who = f"{left or '?'} -> {right}" if right else left or "?"
    where = f", {event.where.name}" if event.where else ""
    return f"{who}: {label(event.type, event.mode, event.status)}{where}"
