"""The relation of two sides, month by month and in both directions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean

import msgspec

from ruznama.store import Dealing, Query, Store
from ruznama.views.sides import Bloc, Coverage, Way, direction, ground, sides, weight

__all__ = ["Cell", "Month", "Relation", "Silence", "pair"]

# The longest spells without a dated event that are worth naming, and the shortest such spell, in days.
_SILENCES = 3
_QUIET = 92


class Cell(msgspec.Struct, frozen=True, kw_only=True):
    """Acts of one direction in one month.

    Attributes:
        events: number of acts; denied ones are left out.
        cooperative: of these, how many are cooperative; the others are conflictual.
        intensity: mean of PLOVER's intensities (-10 to 10), or None without acts.
        ids: the canonical events, by which ``show`` gives the evidence.
    """

    events: int
    cooperative: int
    intensity: float | None
    ids: tuple[str, ...]


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """One month of a relation; only months in which something is dated are listed."""

    month: str
    forth: Cell
    back: Cell
    together: Cell


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """A spell without a dated event: the last day before and the first day after it."""

    since: str
    until: str
    days: int


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What two sides did to each other and together, as the sources of the archive tell it.

    Attributes:
        forth: acts of the left side towards the right one.
        back: acts of the right side towards the left one.
        together: joint acts, which have no direction.
        months: the same by month, for events dated to a month or better.
        coarse: events dated to more than a month ("2019"), which no month may claim.
        undated: events without a date.
        negated: what is said not to have happened; counted nowhere else.
        third: acts of others towards both; counted nowhere else.
        silences: the longest spells without a dated event.
        coverage: what all this rests on. A month without events is a month without reports.
    """

    left: Bloc
    right: Bloc
    forth: Cell
    back: Cell
    together: Cell
    types: dict[str, dict[str, int]]
    months: tuple[Month, ...]
    coarse: tuple[str, ...]
    undated: tuple[str, ...]
    negated: tuple[str, ...]
    third: tuple[str, ...]
    silences: tuple[Silence, ...]
    coverage: Coverage


def pair(store: Store, left: str, right: str, *, since: str | None = None, until: str | None = None) -> Relation:
    """The relation of two sides, given by name, code or id.

    Args:
        store: the archive.
        left: one side.
        right: the other.
        since: first day, ISO; with a day given, undated events are out.
        until: last day, ISO.

    Raises:
        NotFoundError: nobody in the archive is called so.
        ConfigError: both names mean the same.
    """
    one, two = sides(store, left, right)
    keys = store.keys("events", Query(pair=(one.members, two.members), since=since, until=until))
    ways = [(act, kind) for act in store.tallies.dealings(keys, one.members, two.members) if (kind := _way(act))]
    between = [(act, kind) for act, kind in ways if kind != "third"]
    real = [(act, kind) for act, kind in between if act.status != "negated"]
    types: dict[str, Counter[str]] = {"forth": Counter(), "back": Counter(), "together": Counter()}
    for event, kind in real:
        types[kind][event.type] += 1
    return Relation(
        left=one,
        right=two,
        forth=_cell(real, "forth"),
        back=_cell(real, "back"),
        together=_cell(real, "together"),
        types={kind: dict(counts.most_common()) for kind, counts in types.items()},
        months=_months(real),
        coarse=tuple(event.id for event, _ in real if event.dated and not _month(event)),
        undated=tuple(event.id for event, _ in real if not event.dated),
        negated=tuple(event.id for event, _ in between if event.status == "negated"),
        third=tuple(event.id for event, kind in ways if kind == "third"),
        silences=_silences(event for event, _ in real),
        coverage=ground(store, [event.key for event, _ in between]),
    )


def _way(act: Dealing) -> Way | None:
    return direction(act.one_does, act.two_does, act.one_has, act.two_has)


def _months(found: Sequence[tuple[Dealing, Way]]) -> tuple[Month, ...]:
    dated: dict[str, list[tuple[Dealing, Way]]] = defaultdict(list)
    for event, kind in found:
        if month := _month(event):
            dated[month].append((event, kind))
    return tuple(
        Month(
            month=month,
            forth=_cell(dated[month], "forth"),
            back=_cell(dated[month], "back"),
            together=_cell(dated[month], "together"),
        )
        for month in sorted(dated)
    )


def _month(event: Dealing) -> str | None:
    """The month that holds every day an event may lie on."""
    first, last = event.first, event.last
    return first[:7] if first and last and first[:7] == last[:7] else None


def _cell(found: Sequence[tuple[Dealing, Way]], wanted: Way) -> Cell:
    events = [event for event, kind in found if kind == wanted]
    weights = [known for event in events if (known := weight(event.type, event.mode, event.status))]
    return Cell(
        events=len(weights),
        cooperative=sum(known.cooperative for known in weights),
        intensity=round(fmean(known.intensity for known in weights), 2) if weights else None,
        ids=tuple(event.id for event in events),
    )


def _silences(found: Iterable[Dealing]) -> tuple[Silence, ...]:
    """The longest spells that no event can fall into, the longest first."""
    spells = sorted((event.first, event.last) for event in found if event.first and event.last)
    quiet = []
    end = ""
    for first, last in spells:
        if end and first > end:
            days = (date.fromisoformat(first) - date.fromisoformat(end)).days
            if days >= _QUIET:
                quiet.append(Silence(since=end, until=first, days=days))
        end = max(end, last)
    return tuple(sorted(quiet, key=lambda one: (-one.days, one.since))[:_SILENCES])
