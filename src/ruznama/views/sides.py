"""Two sides of a relation: who stands on each, which way an act goes between them, and what it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from ruznama.errors import ConfigError, NotFoundError
from ruznama.lexicon import rows
from ruznama.model import Canonical, EventType
from ruznama.store import Store, Telling
from ruznama.views.asking import parties

__all__ = ["Bloc", "Coverage", "Way", "Weight", "coverage", "direction", "ground", "sides", "way", "weight"]

Way = Literal["forth", "back", "together", "third"]

_REAL = frozenset({"happened", "ongoing"})
_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# Quad codes 1 and 2 are verbal and material cooperation, 3 and 4 conflict.
_LAST_COOPERATIVE = 2


class Bloc(msgspec.Struct, frozen=True, kw_only=True):
    """One side: an actor and all who act for it."""

    id: str
    name: str
    members: tuple[str, ...]


class Weight(NamedTuple):
    """Whether an act is cooperative, and PLOVER's intensity (-10 to 10)."""

    cooperative: bool
    intensity: float


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """What a reading rests on: the articles that tell it."""

    events: int
    articles: int
    languages: dict[str, int]
    sources: int
    first: str | None
    last: str | None


def sides(store: Store, left: str, right: str) -> tuple[Bloc, Bloc]:
    """Two sides by name; a country stands for its government, bodies and people.

    Raises:
        NotFoundError: nobody in the archive is called so.
        ConfigError: both names mean the same.
    """
    one, two = _side(store, left), _side(store, right)
    if one.id == two.id:
        raise ConfigError(f"{left!r} and {right!r} are the same: {one.name}", fix="Name two sides.")
    # Between a state and one of its own, that one stands for itself only.
    a, b = set(one.members), set(two.members)
    if a < b:
        two = msgspec.structs.replace(two, members=tuple(m for m in two.members if m not in a))
    else:
        one = msgspec.structs.replace(one, members=tuple(m for m in one.members if m not in b))
    return one, two


def _side(store: Store, name: str) -> Bloc:
    found = parties(store, name, agents=True)
    if not found:
        raise NotFoundError(
            f"nobody in the archive is called {name!r}",
            fix="Try a country's name or code (USA, US), another spelling, or an id as ruznama timeline --json prints.",
        )
    first = next(iter(store.names(found[:1]).values()), found[0])
    return Bloc(id=found[0], name=first, members=found)


def way(event: Canonical, one: Collection[str], two: Collection[str]) -> Way | None:
    """Which way an act goes: from one to two, back, by both together, by a third party on both; None: neither."""
    does, has = event.actors, event.recipients
    return direction(_any(does, one), _any(does, two), _any(has, one), _any(has, two))


def _any(ids: Iterable[str], side: Collection[str]) -> bool:
    return any(id_ in side for id_ in ids)


def direction(one_does: int, two_does: int, one_has: int, two_has: int) -> Way | None:
    """The same, given whether (0 or 1) each side does it, and whether each has it done to it."""
    if one_does and two_does:
        return "together"
    if one_does and two_has:
        return "forth"
    if two_does and one_has:
        return "back"
    return "third" if one_has and two_has else None


@cache
def _weights() -> dict[tuple[str, str], Weight]:
    return {
        (row["type"], row["mode"]): Weight(int(row["quad"]) <= _LAST_COOPERATIVE, float(row["score"]))
        for row in rows("shared", "plover_scores")
    }


def weight(kind: EventType, mode: str | None, status: str) -> Weight | None:
    """What an act weighs; None for what did not happen.

    Words weigh as words: what is planned or offered counts as an agreement, a hostile deed that may come as a threat
    (PLOVER 2.0, auxiliary modes).
    """
    if status == "negated":
        return None
    table = _weights()
    own = table.get((kind, mode or ""), table[kind, ""])
    if status in _REAL or kind in _VERBAL:
        return own
    return table["AGREE" if own.cooperative else "THREATEN", ""]


def ground(store: Store, keys: Sequence[int]) -> Coverage:
    """What events, given by their keys, rest on."""
    found = store.tallies.ground(keys)
    return Coverage(
        events=len(keys),
        articles=sum(found.languages.values()),
        languages=dict(found.languages),
        sources=found.sources,
        first=found.first,
        last=found.last,
    )


def coverage(groups: Iterable[Iterable[Telling]]) -> Coverage:
    """What some events, each with its tellings, rest on."""
    events = 0
    articles: dict[str, Telling] = {}
    for group in groups:
        events += 1
        articles.update((telling.article, telling) for telling in group)
    dates = sorted(one.published[:10] for one in articles.values() if one.published)
    return Coverage(
        events=events,
        articles=len(articles),
        languages=dict(sorted(Counter(one.lang for one in articles.values()).items())),
        sources=len({one.outlet or one.uri for one in articles.values()}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
    )
