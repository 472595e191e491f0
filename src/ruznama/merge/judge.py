"""Whether two tellings are one event: rules that forbid it, and points for what agrees.

Rules decide: swapped roles, a negation, a plan against its fulfilment, other persons of the same state, or dates that
exclude each other are never outvoted by likeness.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from ruznama import lexicon
from ruznama.merge.facts import JOINT, Fact
from ruznama.merge.slips import SINGULAR, SLIP, slipped
from ruznama.merge.words import family, overlap
from ruznama.model.edtf import Days

__all__ = ["MEDIATION", "THRESHOLD", "Verdict", "countries", "forbids", "judge"]

# A dating wider than this (days) is a period ("in his first term"), which names no single event.
_PERIOD = 400
# Share of the words (names left out) that two tellings of one demand or refusal have in common in one language.
_ALIKE = 0.35
# Set by hand: at 3.0 the sixty contrast pairs of tests/unit/merge stay apart and the sixty true pairs join.
THRESHOLD = 3.0

# One or both undated, in articles about one matter.
_UNDATED = 1.2
_SOLE = 0.8
MEDIATION = "third-party"
# Days of the coarser dating, and what its agreement is worth.
_CLOSENESS = ((1, 2.5), (31, 1.7), (92, 1.0))


class Verdict(NamedTuple):
    """Points for sameness, and whether the two contradict each other on the date."""

    points: float
    conflict: bool


def judge(one: Fact, two: Fact, *, akin: bool) -> Verdict | None:
    """Compare two events.

    Args:
        one: an event.
        two: another.
        akin: whether their articles are about the same matter at the same time.

    Returns:
        None when a rule forbids that they are one event, else the points.
    """
    if _different(one, two):
        return None
    if one.article == two.article:
        return _retold(one, two)
    parties = _parties(one, two)
    dated = None if parties is None else _dates(one, two, akin=akin)
    where = _place(one, two)
    if parties is None or dated is None or where is None or (_lone(one, two) and not akin):
        return None
    points, conflict = dated
    if conflict and where < 0:
        return None
    points += 2 * parties + where + _evidence(one, two, exact=points >= 2) + (2.0 if one.known and two.known else 0.0)
    if one.event.mode and one.event.mode == two.event.mode:
        points += 0.3
    if one.event.status != two.event.status:
        points -= 0.3
    return Verdict(points, conflict)


def forbids(one: Fact, two: Fact, *, akin: bool) -> bool:
    """Whether a rule keeps two events apart that others have drawn into one cluster; silence is no rule."""
    if _different(one, two):
        return True
    if one.article == two.article:
        return _retold(one, two) is None
    # Others of the cluster may vouch for a day that is one or two off, where these two alone would not.
    a, b = one.days, two.days
    far = a is not None and b is not None and not a.meets(b) and (a.gap(b) > SLIP or max(a.width, b.width) > 1)
    period = a is not None and b is not None and a.meets(b)
    return (
        _parties(one, two) is None
        or ((far or period) and _dates(one, two, akin=akin) is None)
        or _place(one, two) is None
    )


def _different(one: Fact, two: Fact) -> bool:
    return (
        one.group != two.group
        or one.phase != two.phase
        or (one.known is not None and two.known is not None and one.known != two.known)
        or _mediated(one, two)
    )


def _mediate(fact: Fact) -> bool:
    return fact.event.mode == MEDIATION


def _mediated(one: Fact, two: Fact) -> bool:
    """Whether one is a mediation and the other the talks that it serves: those who mediate are not those who talk.

    Nor is their presence: of who only attends, nobody else is told.
    """
    if _mediate(one) == _mediate(two):
        return False
    mediation, talks = (one, two) if _mediate(one) else (two, one)
    apart = not mediation.cast.actors & talks.cast.everyone or len(talks.cast.everyone) == 1
    return bool(mediation.cast.actors) and apart


def _retold(one: Fact, two: Fact) -> Verdict | None:
    """Twice in one article: one event only when nothing tells the two apart, or one is the headline of the other."""
    named = one.known is not None and one.known == two.known and not _other_people(one, two)
    same = (
        named
        or _headed(one, two)
        or _mediating(one, two)
        or (
            one.group in JOINT
            and one.phase == "real"
            and one.cast == two.cast
            and one.event.mode == two.event.mode
            and one.days is not None
            and one.days.width == 1
            and one.days == two.days
            and one.place == two.place
        )
    )
    return Verdict(THRESHOLD, conflict=False) if same else None


def _mediating(one: Fact, two: Fact) -> bool:
    """Whether both tell that the same ones mediate between the same sides: of one matter an article tells it once."""
    if not (_mediate(one) and _mediate(two) and one.cast.actors) or one.cast.actors != two.cast.actors:
        return False
    sides = one.cast.recipients == two.cast.recipients or not (one.cast.recipients and two.cast.recipients)
    dated = one.days.meets(two.days) if one.days and two.days else one.event.background == two.event.background
    return sides and dated


def _headed(one: Fact, two: Fact) -> bool:
    """Whether a headline and the one like it in the text tell the same: a headline says "Washington", the text who."""
    if one.head == two.head or not (one.alone and two.alone) or one.event.background or two.event.background:
        return False
    a, b = one.cast, two.cast
    same = a.everyone == b.everyone if one.group in JOINT else (a.actors, a.recipients) == (b.actors, b.recipients)
    dated = one.days is None or two.days is None or one.days.meets(two.days)
    place = one.place is None or two.place is None or one.place == two.place
    return same and bool(a.everyone) and dated and place and not _other_people(one, two)


def _parties(one: Fact, two: Fact) -> float | None:
    """Share of parties in common, 0 to 1; None for other parties, other persons or swapped roles."""
    a, b = one.cast, two.cast
    if not a.ids or not b.ids:
        return None
    directed = _mediate(one) and _mediate(two)
    if not directed and ((one.group in JOINT and one.phase != "ahead") or one.group == "CONSULT"):
        crossed = (a.actors & b.recipients) and (a.recipients & b.actors) and not (a.actors & b.actors)
        if crossed and not (one.place and one.place == two.place):
            return None
        score = _share(a.everyone, b.everyone)
    else:
        doers = _share(a.actors, b.actors, least=1)
        if doers is None and not (a.actors and b.actors):
            # A passive leaves the doer out ("prisoners will be freed"): to whom it is done must be the same then.
            doers = 0.0 if a.recipients & b.recipients else None
        if doers is None or (a.actors and b.actors and a.actors == b.recipients and a.recipients == b.actors):
            return None
        if a.recipients and b.recipients:
            to = _share(a.recipients, b.recipients, least=1)
            if to is None:
                return None
            score = 0.6 * doers + 0.4 * to
        else:
            score = 0.6 * doers + (0.4 if a.recipients == b.recipients else 0.1)
    if score is None or _other_people(one, two):
        return None
    return score


def _lone(one: Fact, two: Fact) -> bool:
    """Whether one names a single state and the other more: of its many meetings it may be any."""
    few, more = sorted((one.cast.everyone, two.cast.everyone), key=len)
    return len(few) == 1 < len(more) and len(next(iter(few))) == 3


def _share(one: frozenset[str], two: frozenset[str], least: int = 2) -> float | None:
    shared = len(one & two)
    smaller = min(len(one), len(two))
    if not one and not two:
        return 1.0
    if shared < min(least, max(smaller, 1)) or (shared < 0.6 * smaller and least > 1):
        return None
    return 0.5 * shared / smaller + 0.5 * shared / len(one | two)


def _other_people(one: Fact, two: Fact) -> bool:
    """Whether both name persons of one state, and not the same ones."""
    for key, people in one.cast.people.items():
        others = two.cast.people.get(key)
        if others and not people & others and not (key in one.cast.stated and key in two.cast.stated):
            return True
    return False


def _dates(one: Fact, two: Fact, *, akin: bool) -> tuple[float, bool] | None:
    """Points for the dates, and whether they contradict each other; None where they exclude each other."""
    a, b = one.days, two.days
    if a is not None and b is not None:
        if not a.meets(b):
            return (1.0, True) if slipped(one, two, a, b, akin=akin) else None
        return _meeting(a, b)
    if not akin:
        return None
    if a is None and b is None:
        return (_UNDATED, False) if one.event.background == two.event.background else None
    near, dated = (one.near, b) if a is None else (two.near, a)
    return (_UNDATED, False) if dated is not None and near is not None and near.meets(dated) else None


def _meeting(a: Days, b: Days) -> tuple[float, bool] | None:
    wide = max(a.width, b.width)
    if wide > _PERIOD:
        return (1.5, False) if a.likeness(b) >= 0.5 else None
    points = next((points for most, points in _CLOSENESS if wide <= most), 0.5)
    return points, False


def _place(one: Fact, two: Fact) -> float | None:
    a, b = one.event.where, two.event.where
    if a is None or b is None:
        return 0.0
    if one.place == two.place:
        return 1.0
    if a.country != b.country and a.country and b.country:
        # A meeting is in one country. What is said at a distance may be placed with either side.
        return None if one.group in JOINT else -0.5
    return 0.2 if _is_country(one) or _is_country(two) else -0.3


def _is_country(fact: Fact) -> bool:
    """Whether the place is named no finer than its country, which cannot disagree with a city in it."""
    where = fact.event.where
    return where is not None and (not where.country or where.name.casefold() in countries())


@cache
def countries() -> frozenset[str]:
    """English names of countries, casefolded."""
    return frozenset(row["name"].casefold() for row in lexicon.rows("shared", "countries"))


def _evidence(one: Fact, two: Fact, *, exact: bool) -> float:
    singular = one.group in SINGULAR and (one.phase != "ahead" or one.group != "AGREE")
    if family(one.lang) == family(two.lang):
        shared = overlap(one.words, two.words)
        if singular:
            return min(1.0, 2 * shared)
        # Two demands of one speaker on one day share a frame and little else.
        alike = shared >= _ALIKE and len(one.words & two.words) >= 2
        return 1.5 * shared if alike else -2.5 + 2 * shared
    # Across languages: the only demand of this speaker in either article is likely the same one.
    sole = _SOLE if one.alone and two.alone and not singular else 0.0
    marks = one.marks & two.marks
    if marks:
        return sole + min(1.2, 0.6 * len(marks))
    if singular or not (one.marks and two.marks):
        return sole if exact or singular else sole - 0.3
    return sole - 0.8
