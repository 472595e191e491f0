"""An event in one English line, built from its roles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ruznama.lexicon import rows
from ruznama.model import Canonical

__all__ = ["label", "people", "sentence"]

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


def people(actors: Sequence[str], names: Mapping[str, str]) -> str:
    """Actors by name, in the order given."""
    found = list(dict.fromkeys(names.get(actor, actor) for actor in actors))
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + more


def sentence(event: Canonical, names: Mapping[str, str]) -> str:
    """``Sung Kim -> South Korea: visit``; joint acts have no arrow; the place stands at the end."""
    left, right = people(event.actors, names), people(event.recipients, names)
    who = f"{left or '?'} -> {right}" if right else left or "?"
    where = f", {event.where.name}" if event.where else ""
    return f"{who}: {label(event.type, event.mode, event.status)}{where}"
