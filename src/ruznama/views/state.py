"""State of play between two sides: what is open, what stands, what was promised, as the archive knew it on a day.

"Today" is the newest publication in the archive or the day asked for, never the clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

import msgspec

from ruznama.model import Canonical
from ruznama.store import Query, Store
from ruznama.views.acts import Act, acts, authors
from ruznama.views.sides import Bloc, Coverage, Way, coverage, sides
from ruznama.views.timeline import Row, row_of

__all__ = ["Standing", "State", "state"]

_REAL = frozenset({"happened", "ongoing"})
_AHEAD = frozenset({"planned", "conditional"})
_HOSTILE = frozenset({"SANCTION", "COERCE", "MOBILIZE", "THREATEN", "ASSAULT"})
# Thanks and praise (SUPPORT) commit nobody.
_PROMISES = frozenset({"AGREE", "CONCEDE", "COOPERATE", "AID", "RETREAT"})
# A refusal later than this (days) after an offer or demand answers another one.
_ANSWER = 365
# What lifts a refusal: its author meets, agrees or gives way.
_YIELDS = frozenset({"CONSULT", "AGREE", "CONCEDE", "RETREAT"})
# Measures that last until they are taken back, and what may take them back; threats and blows are over when done.
_LASTING = frozenset({"SANCTION", "COERCE"})
_RELENTS = frozenset({"AGREE", "CONCEDE", "RETREAT"})
# Neither event nor article bears a date: what came before it and what after is not known.
_UNCLEAR: tuple[str, Act | None] = ("unclear", None)


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the state of play.

    Attributes:
        row: the event with its sources and words.
        way: forth (left to right), back, together, or third (others towards both).
        age: days from the event's last possible day (undated: from its first publication) to the day of the reading;
            negative ahead; None where neither is known.
        verdict: how it stands: open, refused, fulfilled, pending, overdue, called off, standing, lifted, may be over,
            past, ongoing when told; unclear where nothing tells when it was.
        answer: the event that made it so, or None.
    """

    row: Row
    way: Way
    age: int | None
    verdict: str
    answer: Row | None = None


class State(msgspec.Struct, frozen=True, kw_only=True):
    """The state of play between two sides; within a list the newest stands first.

    Attributes:
        at: the day of the reading, ISO; None in an archive whose articles bear no date.
        contact: the last meeting, visit or call between the two that took place.
        offers: willingness and offers.
        demands: what one asks of the other.
        meetings: meetings that were planned, and what became of them.
        refusals: refusals, and talks or agreements that did not come about.
        pressure: sanctions, mobilization and drills, threats, coercion, force.
        commitments: what was agreed, promised or conceded, and by whom.
        others: what third parties offered or did towards both.
    """

    left: Bloc
    right: Bloc
    at: str | None
    contact: Standing | None
    offers: tuple[Standing, ...]
    demands: tuple[Standing, ...]
    meetings: tuple[Standing, ...]
    refusals: tuple[Standing, ...]
    pressure: tuple[Standing, ...]
    commitments: tuple[Standing, ...]
    others: tuple[Standing, ...]
    coverage: Coverage


def state(store: Store, left: str, right: str, *, at: str | None = None) -> State:
    """The state of play between two sides, given by name, code or id.

    Args:
        store: the archive.
        left: one side.
        right: the other.
        at: the day of the reading, ISO: what was published later is left out. By default the newest publication.

    Raises:
        NotFoundError: nobody in the archive is called so.
        ConfigError: both names mean the same.
    """
    one, two = sides(store, left, right)
    day = at or store.newest()
    found = acts(store, one, two, day)
    reading = _Reading(store, found, day)
    return State(
        left=one,
        right=two,
        at=day,
        contact=reading.contact(),
        offers=reading.listed(lambda e: e.status == "offered", reading.asked),
        demands=reading.listed(lambda e: e.type == "REQUEST" and e.status in _REAL, reading.asked),
        meetings=reading.listed(lambda e: e.type == "CONSULT" and e.status in _AHEAD, reading.planned),
        refusals=reading.listed(_refuses, reading.refused),
        pressure=reading.pressure(),
        commitments=reading.listed(lambda e: e.type in _PROMISES and e.status in (_REAL | _AHEAD), reading.promised),
        others=reading.third(),
        coverage=coverage(act.told.tellings for act in found),
    )


def _refuses(event: Canonical) -> bool:
    denied = event.status == "negated" and event.type in ("AGREE", "CONSULT")
    return denied or (event.type == "REJECT" and event.status in _REAL)


def _turns_down(event: Canonical) -> bool:
    return (event.type == "REJECT" and event.status in _REAL) or (event.type == "AGREE" and event.status == "negated")


def _in_one_breath(asked: Act, answered: Act) -> bool:
    """Whether an article tells both in the same words ("X refused the demand of Y")."""
    return any(
        one.article == two.article and one.start < two.stop and two.start < one.stop
        for one in asked.told.tellings
        for two in answered.told.tellings
    )


class _Reading:
    """What the acts between two sides amount to."""

    def __init__(self, store: Store, acts: Sequence[Act], day: str | None) -> None:
        self._store, self._acts, self._day = store, acts, day
        self._fulfilled: dict[str, Act] = {}
        for act in acts:
            for plan in act.event.follows:
                # Two may meet in company; what many agree on need not be what one offered the other.
                if act.alone or act.event.type == "CONSULT":
                    self._fulfilled.setdefault(plan, act)
        self._by_author: dict[str, list[Act]] = defaultdict(list)
        for act in acts:
            for author in authors(act):
                self._by_author[author].append(act)

    def contact(self) -> Standing | None:
        """The last meeting that took place; one whose day is known only from print does not count as the last."""
        met = [
            act
            for act in self._acts
            if act.event.type == "CONSULT"
            and act.event.status in _REAL
            and act.event.when is not None
            and act.way != "third"
            and (self._day is None or (act.first or "") <= self._day)
        ]
        # June 2019 is later than 2019: of a whole year only its beginning is sure to be past.
        best = max(met, key=lambda act: (act.first or "", act.last or "", act.event.id), default=None)
        return self._standing(best, ("past", None)) if best else None

    def listed(
        self,
        wanted: Callable[[Canonical], bool],
        verdict: Callable[[Act], tuple[str, Act | None]] = lambda _: ("standing", None),
    ) -> tuple[Standing, ...]:
        """The wanted acts of the two, the newest first, each with how it stands."""
        between = (act for act in self._acts if act.way != "third" and not act.shows)
        return self._sorted((act, verdict(act)) for act in between if wanted(act.event))

    def pressure(self) -> tuple[Standing, ...]:
        """Sanctions, threats, force between the two, and shows of force by either."""
        return self._sorted(
            (act, self.pressed(act))
            for act in self._acts
            if act.way != "third" and (act.event.type in _HOSTILE or act.shows) and act.event.status != "negated"
        )

    def pressed(self, act: Act) -> tuple[str, Act | None]:
        """A sanction stands until its author agrees or gives way: then it may be over, and the reader sees by what."""
        if act.event.status == "ongoing":
            return "ongoing when told", None
        if act.event.status in _AHEAD:
            return "pending", None
        if act.event.type not in _LASTING:
            return "past", None
        if act.last is None:
            return _UNCLEAR
        later = self._yielding(act, _RELENTS)
        return ("may be over", later) if later else ("standing", None)

    def third(self) -> tuple[Standing, ...]:
        """What others did or offered towards both."""
        return self._sorted((act, ("standing", None)) for act in self._acts if act.way == "third")

    def asked(self, act: Act) -> tuple[str, Act | None]:
        """An offer or demand is open until it comes true or the other side turns it down."""
        if done := self._fulfilled.get(act.event.id):
            return "fulfilled", done
        others = {"forth": "back", "back": "forth"}.get(act.way, "")
        for other in self._acts:
            if _turns_down(other.event) and other.way in (others, "together") and _in_one_breath(act, other):
                return "refused", other
        if act.last is None:
            return _UNCLEAR
        for other in self._after(act, self._by_author[others]):
            if other.event.type == "REJECT" and other.event.status in _REAL and other.way == others:
                return "refused", other
        return "open", None

    def planned(self, act: Act) -> tuple[str, Act | None]:
        """A planned meeting took place, was called off, is to come, or nothing more is told of it."""
        if done := self._fulfilled.get(act.event.id):
            return "fulfilled", done
        for other in self._after(act, self._acts):
            if other.event.type == "CONSULT" and other.event.status == "negated":
                return "called off", other
            if other.event.type == "REJECT" and other.event.mode == "meet" and other.event.status in _REAL:
                return "called off", other
        if act.last is None:
            return _UNCLEAR
        if act.event.status == "conditional":
            # Its date is that of the talk of it: nothing was due.
            return "open", None
        dated = act.event.when is not None and self._day is not None
        return ("overdue" if dated and (act.last or "") < (self._day or "") else "pending"), None

    def refused(self, act: Act) -> tuple[str, Act | None]:
        """A refusal stands until its author meets the other side, agrees or gives way; failed talks are past."""
        if act.event.status == "negated":
            return "past", None
        if act.last is None:
            return _UNCLEAR
        later = self._yielding(act, _YIELDS)
        return ("lifted", later) if later else ("standing", None)

    def _yielding(self, act: Act, types: frozenset[str]) -> Act | None:
        """The first dated act of such a type that the author of this one did later, alone or with the other side."""
        for author in authors(act):
            for other in self._after(act, self._by_author[author], None):
                real = other.event.status in _REAL and other.event.when is not None
                if real and other.event.type in types and (other.alone or other.event.type == "CONSULT"):
                    return other
        return None

    def promised(self, act: Act) -> tuple[str, Act | None]:
        """A commitment that was announced may have come true."""
        done = self._fulfilled.get(act.event.id)
        if done:
            return "fulfilled", done
        return _UNCLEAR if act.last is None else ("standing", None)

    def _after(self, act: Act, others: Iterable[Act], within: int | None = _ANSWER) -> list[Act]:
        """Acts that lie wholly after another one, the earliest first."""
        if act.last is None:
            return []
        end = (date.fromisoformat(act.last) + timedelta(days=within)).isoformat() if within else "9999"
        found = [other for other in others if other.first and act.last < other.first <= end]
        return sorted(found, key=lambda other: (other.first or "", other.event.id))

    def _sorted(self, found: Iterable[tuple[Act, tuple[str, Act | None]]]) -> tuple[Standing, ...]:
        newest = sorted(found, key=lambda entry: entry[0].event.id)
        newest.sort(key=lambda entry: (entry[0].last or "", entry[0].first or ""), reverse=True)
        return tuple(self._standing(act, verdict) for act, verdict in newest)

    def _standing(self, act: Act, verdict: tuple[str, Act | None]) -> Standing:
        name, answer = verdict
        age = None
        if self._day and act.last:
            age = (date.fromisoformat(self._day) - date.fromisoformat(act.last)).days
        return Standing(
            row=row_of(self._store, act.told, Query()),
            way=act.way,
            age=age,
            verdict=name,
            answer=row_of(self._store, answer.told, Query()) if answer else None,
        )
