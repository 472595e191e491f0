"""Well-known diplomatic events, and which telling is one of them.

The table is ``resources/shared/named_events.tsv``. A telling that contradicts the table on the date is attached all the
same where nothing else can be meant, so that the contradiction can be shown; it is never corrected.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations

import msgspec

from ruznama import lexicon
from ruznama.merge.parties import Cast
from ruznama.model import Event
from ruznama.model.edtf import Days, days
from ruznama.script import fold

__all__ = ["Named", "attach", "named"]

# A wrong year or month is believed to be a slip up to here (days); beyond, another event is meant.
_FAR = 400
# What happened there more than once is told a day or two off at most.
_SLIP = 2
# Of a treaty with many parties a telling names some.
_MOST = 0.6


class Named(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A well-known event.

    Attributes:
        id: e.g. "trump-kim-singapore-2018".
        name: English name.
        date: EDTF.
        places: English names that tellings give for the place, the first one right; none where it has no one place.
        country: ISO3 of the place, or "".
        people: person ids with the key they stand for; the other parties are in ``keys`` only.
        keys: countries and bodies that took part, directly or through a person.
        types: event types that tell it.
        once: whether these parties did this at this place only once within a year.
        names: folded names in all languages.
    """

    id: str
    name: str
    date: str
    places: tuple[str, ...]
    country: str
    people: dict[str, str]
    keys: frozenset[str]
    types: frozenset[str]
    once: bool
    names: tuple[str, ...]


@cache
def named() -> dict[str, Named]:
    """All named events by id."""
    found = {}
    listed = lexicon.base().actors
    for row in lexicon.rows("shared", "named_events"):
        people = dict(party.split("@") for party in lexicon.cells(row["parties"]) if "@" in party)
        plain = {party for party in lexicon.cells(row["parties"]) if "@" not in party} | set(people.values())
        forms = [form for lang in lexicon.LANGUAGES for form in lexicon.cells(row.get(lang, ""))]
        found[row["id"]] = Named(
            id=row["id"],
            name=row["name"],
            date=row["date"],
            places=lexicon.cells(row["place"]),
            country=row["country"],
            # A person that the base does not list cannot be asked for by id: the state must do.
            people={person: key for person, key in people.items() if person in listed},
            keys=frozenset(plain),
            types=frozenset(lexicon.cells(row["type"])),
            once=row.get("once") == "yes",
            names=tuple(fold(form).text for form in forms),
        )
    return found


@cache
def _index() -> dict[frozenset[str], tuple[Named, ...]]:
    index: dict[frozenset[str], list[Named]] = defaultdict(list)
    for entry in named().values():
        for pair in _pairs(entry.keys):
            index[pair].append(entry)
    return {pair: tuple(found) for pair, found in index.items()}


def _pairs(keys: frozenset[str]) -> list[frozenset[str]]:
    return [frozenset(pair) for pair in combinations(sorted(keys), 2)] or [keys]


def attach(event: Event, cast: Cast, when: Days | None, quoted: str) -> str | None:
    """The named event that a telling tells, or None.

    Args:
        event: the event as coded.
        cast: its parties.
        when: the days it may lie on.
        quoted: its evidence.
    """
    if event.status not in ("happened", "ongoing") or len(cast.everyone) > 12:
        return None
    index = _index()
    bodies = [frozenset((key,)) for key in cast.everyone]
    candidates = {entry.id: entry for pair in (*_pairs(cast.everyone), *bodies) for entry in index.get(pair, ())}
    fitting = [entry for _, entry in sorted(candidates.items()) if event.type in entry.types and _present(entry, cast)]
    if not fitting:
        return None
    place = event.where.name.casefold() if event.where else None
    text: str | None = None
    best: list[tuple[int, str]] = []
    for entry in fitting:
        there = _there(entry, place, event.where.country if event.where else None)
        if there is None:
            # A meeting is where it is; a ceasefire is agreed in one place for another.
            if event.type == "CONSULT" or when is None or when.width > 1:
                continue
            there = False
        points = _dated(entry, when, there=there)
        if points < 2 and any(entry.names):
            text = fold(quoted).text if text is None else text
            if any(name in text for name in entry.names):
                points = max(points, _by_name(entry, event, when))
        if points > 1:
            best.append((points, entry.id))
    top = max((points for points, _ in best), default=0)
    winners = [id_ for points, id_ in best if points == top]
    return winners[0] if len(winners) == 1 else None


def _present(entry: Named, cast: Cast) -> bool:
    """Whether its parties take part, and no other persons of the same states instead."""
    shared = entry.keys & cast.everyone
    least = len(entry.keys) if len(entry.keys) <= 2 else max(2, round(_MOST * len(entry.keys)))
    if len(shared) < least:
        return False
    for person, key in entry.people.items():
        others = cast.people.get(key)
        if others and person not in others and key not in cast.stated:
            return False
    # A meeting of leaders is not every meeting of their states together with others.
    return not entry.people or entry.people.keys() <= cast.ids or cast.everyone <= entry.keys


def _there(entry: Named, place: str | None, country: str | None) -> bool | None:
    """True at the named place, False when nothing is said, None elsewhere."""
    if place is None:
        return False
    if any(place == name.casefold() for name in entry.places):
        return True
    return False if country and country == entry.country else None


def _dated(entry: Named, when: Days | None, *, there: bool) -> int:
    """How well the date fits, 0 to 4; 2 and more attaches."""
    true = days(entry.date)
    if when is None or true is None:
        return 0
    if when.meets(true):
        return (4 if there else 3) if when.width <= 31 else (2 if there else 1)
    far = _FAR if entry.once else _SLIP
    return 2 if there and when.width <= 31 and when.gap(true) <= far else 0


def _by_name(entry: Named, event: Event, when: Days | None) -> int:
    """The evidence names it. News that mentions it in passing is not it: an undated event must be of earlier years."""
    true = days(entry.date)
    if when is None or true is None:
        return 3 if event.background else 0
    return 3 if when.meets(true) else 2 if when.gap(true) <= _FAR else 0
