"""Disagreements on numbers: how many prisoners, how many months."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ruznama.merge.facts import Fact
from ruznama.merge.origins import Affinity
from ruznama.merge.quantities import Quantity, quantities
from ruznama.merge.voices import Found, voice
from ruznama.merge.words import sentence
from ruznama.model import Canonical, ConflictValue, Record, Span
from ruznama.script import spellings

__all__ = ["close", "figures"]

# Two figures nearer than this are one, rounded.
_ROUNDING = 0.05
_END = re.compile(f"[{re.escape(spellings('.!?'))}\\n]")
# "Five thousand prisoners for one thousand".
_FEW = 2
# Events whose terms are told after them.
_WITH_TERMS = frozenset({"AGREE", "CONSULT", "RETREAT", "AID", "SANCTION"})
# Characters after the evidence in which the terms of an agreement are told.
_TERMS = 1000
# Of many tellings so many are compared; more voices for the same two figures add nothing.
_MOST = 24


# Voices of one figure: unit and value -> telling's id -> the telling and the place that says it.
_Voices = dict[float, dict[str, tuple[Fact, Quantity]]]


def figures(
    events: Sequence[Canonical],
    tellings: Mapping[str, Sequence[Fact]],
    articles: Mapping[str, Record],
    affinity: Affinity,
) -> Iterator[Found]:
    """Quantities of one unit that differ between tellings of one event.

    Args:
        events: canonical events.
        tellings: canonical id -> its tellings.
        articles: records by article id.
        affinity: which articles are about one matter.
    """
    reader = _Reader(articles)
    found: dict[tuple[str, str, tuple[float, ...]], tuple[int, bool, Canonical, _Voices]] = {}
    for event in events:
        members = _witnesses(tellings[event.id], affinity)
        if len(members) < 2:
            continue
        for near in (False, True) if members[0].group in _WITH_TERMS else (False,):
            for unit, voices in sorted(_differences(members, reader, affinity, near=near).items()):
                story = min(affinity.origin[fact.article] for fact in members)
                key = story, unit, tuple(sorted(voices))
                held = found.get(key)
                # Told of several events of one story, the figure belongs to the event that most tell.
                if held is None or len(members) > held[0]:
                    found[key] = len(members), near, event, voices
    for near, event, voices in (entry[1:] for _, entry in sorted(found.items(), key=lambda item: item[0])):
        yield Found(
            kind="number",
            canonical=event.id,
            values=tuple(_value(voices[value], articles) for value in sorted(voices)),
            rule="terms-differ" if near else "figures-differ",
        )


def _differences(members: Sequence[Fact], reader: _Reader, affinity: Affinity, *, near: bool) -> dict[str, _Voices]:
    """Unit -> the figures that differ, with everybody who gives one of them."""
    told: dict[str, _Voices] = defaultdict(lambda: defaultdict(dict))
    for one, two in combinations(members[:_MOST], 2):
        if one.article == two.article or (near and not affinity.akin(one.article, two.article)):
            continue
        for a, b in _differing(reader.of(one, near=near), reader.of(two, near=near), alone=near):
            told[a.unit].setdefault(a.value, {})[one.id] = one, a
            told[a.unit].setdefault(b.value, {})[two.id] = two, b
    for fact in members:
        for quantity in reader.of(fact, near=near):
            if quantity.value in told.get(quantity.unit, ()):
                told[quantity.unit][quantity.value].setdefault(fact.id, (fact, quantity))
    return dict(told)


def _value(voices: Mapping[str, tuple[Fact, Quantity]], articles: Mapping[str, Record]) -> ConflictValue:
    entries = [entry for _, entry in sorted(voices.items())]
    return voice(entries[0][1].spoken, [(fact, [quantity.span]) for fact, quantity in entries], articles)


class _Reader:
    """Quantities of tellings, each read once."""

    def __init__(self, articles: Mapping[str, Record]) -> None:
        self._articles = articles
        self._known: dict[tuple[str, bool], tuple[Quantity, ...]] = {}

    def of(self, fact: Fact, *, near: bool) -> tuple[Quantity, ...]:
        """Quantities in the evidence, or also in the sentences after it."""
        found = self._known.get((fact.id, near))
        if found is None:
            record = self._articles[fact.article]
            spans = tuple(_reach(record.article.text, span, near=near) for span in fact.event.evidence)
            found = self._known[fact.id, near] = quantities(record, spans)
        return found


def _reach(text: str, span: Span, *, near: bool) -> Span:
    """The evidence out to the end of its clause, or on over the terms that follow."""
    end = min(len(text), span.end + _TERMS) if near else span.end
    if near:
        last = [match.start() for match in _END.finditer(text, span.end, end)]
        end = last[-1] if last else span.end
    start = sentence(text, span).start if near else span.start
    return Span(start, max(end, span.end))


def _witnesses(members: Sequence[Fact], affinity: Affinity) -> list[Fact]:
    """One telling per origin."""
    found: dict[str, Fact] = {}
    for fact in members:
        found.setdefault(affinity.origin[fact.article], fact)
    return sorted(found.values(), key=lambda fact: fact.id)


def _differing(one: Iterable[Quantity], two: Iterable[Quantity], *, alone: bool) -> Iterator[tuple[Quantity, Quantity]]:
    """Pairs of one unit and different figures, those that both tell left out.

    Args:
        one: quantities of one telling.
        two: of another.
        alone: whether each must have one figure of the unit or two, so that nothing else can be meant.
    """
    for unit in sorted({q.unit for q in one} & {q.unit for q in two}):
        a, b = {q.value: q for q in one if q.unit == unit}, {q.value: q for q in two if q.unit == unit}
        left = [q for value, q in sorted(a.items()) if not any(close(value, other) for other in b)]
        right = [q for value, q in sorted(b.items()) if not any(close(value, other) for other in a)]
        if len(left) == len(right) == 1 and (not alone or len(a) == len(b) <= _FEW):
            yield left[0], right[0]


def close(one: float, two: float) -> bool:
    """Whether two figures are one, rounded."""
    return abs(one - two) <= _ROUNDING * max(one, two)
