"""Disagreements on the number of victims, whatever event they are told with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from ruznama.merge.figures import close
from ruznama.merge.origins import Affinity
from ruznama.merge.quantities import Quantity, quantities
from ruznama.merge.voices import Found, source, spans
from ruznama.model import ConflictValue, Record, Story
from ruznama.model.edtf import Days

__all__ = ["tolls"]

# Victims are counted once in a story.
_VICTIMS = ("killed", "wounded", "hostage")
_MOST = 24


def tolls(stories: Sequence[Story], articles: Mapping[str, Record], affinity: Affinity) -> Iterator[Found]:
    """Numbers of victims that differ between articles of one story which give one number each.

    Args:
        stories: articles by matter.
        articles: records by article id.
        affinity: which articles are about one matter.
    """
    for story in stories:
        if len(story.members) < 2:
            continue
        told: dict[str, dict[str, Quantity]] = defaultdict(dict)
        for id_ in story.members[:_MOST]:
            for unit, quantity in _single(articles[id_]).items():
                told[unit][id_] = quantity
        for _, voices in sorted(told.items()):
            differing = {
                id_
                for one, two in combinations(sorted(voices), 2)
                if affinity.akin(one, two) and not close(voices[one].value, voices[two].value)
                for id_ in (one, two)
            }
            if differing:
                shown = sorted({voices[id_].value for id_ in differing})
                values = tuple(_value(value, voices, articles) for value in shown)
                cause = _why([(affinity.days[id_], voices[id_].value) for id_ in sorted(differing)])
                yield Found(kind="number", canonical=None, values=values, cause=cause, rule="tolls-differ")


def _why(told: Sequence[tuple[Days | None, float]]) -> str | None:
    """Tolls rise: where the higher figure is always of a later day, it is the later count."""
    dated = sorted((when.first, value) for when, value in told if when is not None)
    rising = all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(dated))
    return "a later count" if rising and len(dated) == len(told) else None


def _single(record: Record) -> dict[str, Quantity]:
    """The units of which an article gives one figure only."""
    found: dict[str, dict[float, Quantity]] = defaultdict(dict)
    for quantity in quantities(record):
        if quantity.unit in _VICTIMS:
            found[quantity.unit].setdefault(quantity.value, quantity)
    return {unit: next(iter(mine.values())) for unit, mine in found.items() if len(mine) == 1}


def _value(value: float, voices: Mapping[str, Quantity], articles: Mapping[str, Record]) -> ConflictValue:
    mine = [id_ for id_ in sorted(voices) if voices[id_].value == value]
    return ConflictValue(
        value=voices[mine[0]].spoken,
        members=(),
        source=source(articles[id_] for id_ in mine),
        spans=tuple(span for id_ in mine for span in spans(id_, [voices[id_].span])),
    )
