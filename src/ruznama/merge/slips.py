"""When two dates that exclude each other may still be one event, dated wrongly by somebody."""

from __future__ import annotations

from datetime import date

from ruznama.merge.facts import Fact
from ruznama.model.edtf import Days

__all__ = ["SINGULAR", "SLIP", "slipped"]

# Types of which two states rarely have two on one day: the date nearly names the event. Words (demands, accusations,
# refusals, offers) come by the dozen, and need evidence that they are about the same thing.
SINGULAR = frozenset({"CONSULT", "AGREE", "RETREAT", "SANCTION", "AID", "MOBILIZE"})
# Two-day meetings are told with either day, and a morning paper dates the event to its own day.
SLIP = 2
# A meeting that is announced is moved by some days, or misheard.
_MOVED = 7
_MONTH = 31
_YEARS = 2


def slipped(one: Fact, two: Fact, a: Days, b: Days, *, akin: bool) -> bool:
    """Whether two tellings with dates that exclude each other may be one event.

    Args:
        one: a telling.
        two: another.
        a: days of the first.
        b: days of the second.
        akin: whether their articles are about the same matter at the same time.
    """
    if one.known and one.known == two.known:
        return True
    if one.group not in SINGULAR or not (one.alone and two.alone) or not _same_parties(one, two):
        return False
    place = one.place is not None and one.place == two.place
    people = sum(bool(found & two.cast.people.get(key, frozenset())) for key, found in one.cast.people.items()) >= 2
    # Talks go on from day to day, and states talk all the time: a meeting needs its place or its persons.
    sure = place or people or one.group != "CONSULT"
    gap = a.gap(b)
    if one.phase == "ahead":
        return akin and gap <= _MOVED
    if gap <= SLIP and a.width == b.width == 1:
        # Where each article tells what happened on its own day, these are two days of one round of talks.
        return sure and (akin or place) and not (one.group == "CONSULT" and one.today and two.today)
    return akin and sure and (_misprinted(a, b) or _misremembered(one, two, a, b))


def _same_parties(one: Fact, two: Fact) -> bool:
    a, b = one.cast.everyone, two.cast.everyone
    return a == b or (len(a & b) >= 2 and (a <= b or b <= a))


def _misprinted(a: Days, b: Days) -> bool:
    """The same day of another month, or the same day and month of another year."""
    if a.width != 1 or b.width != 1:
        return False
    x, y = date.fromordinal(a.first), date.fromordinal(b.first)
    if x.day != y.day:
        return False
    return a.gap(b) <= _MONTH or (x.month == y.month and abs(x.year - y.year) <= _YEARS)


def _misremembered(one: Fact, two: Fact, a: Days, b: Days) -> bool:
    """Earlier events told to the month or year, and not to the same one."""
    if not (one.event.background and two.event.background) or a.width == 1 or b.width == 1:
        return False
    x, y = date.fromordinal(a.first), date.fromordinal(b.first)
    return abs(x.year - y.year) <= _YEARS and abs(a.width - b.width) <= 3
