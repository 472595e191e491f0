"""Crowds without a name as the doers of a clause."""

from __future__ import annotations

from ruznama.events.clauses import Clause
from ruznama.events.orders import grouped
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = ["unnamed"]

# "dozens of students of X": the state stands this close behind the crowd's word.
_OWN = 3
_BARE = frozenset({"subj", "subj.dep", "obj", "obj.dep", "more", "more.dep"})


def _crowd_first(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether a crowd is the subject of a clause: its word comes before every party and behind no preposition.

    States told right behind it ("demonstrators of X", "ministers of X and Y") stand for their people: the subject.
    """
    place = sheet.first_of("crowd", where.first, cue.first)
    if place < 0:
        return False
    subjects = slots.get("subj", [])
    first = min((c.first for c in subjects), default=cue.first)
    if place >= first or any(mark in "po" for mark in sheet.marks[max(where.first, place - 1) : place]):
        return False
    if any(c.head <= place < c.last for slot, listed in slots.items() if slot not in _BARE for c in listed):
        # "after an attack of the soldiers of X, the ministry summoned": they are somebody's, in another phrase.
        return False
    own = [
        c
        for run in grouped(sheet, sorted([*subjects, *slots.get("subj.dep", ())], key=lambda c: c.first))
        if place < run[0].first <= place + _OWN
        for c in run
    ]
    slots["obj"] = [*slots.get("obj", ()), *(c for c in subjects if c not in own)]
    slots["subj"] = own
    return not own


# The crowd of "hundreds of angry protesters in the capital stormed" stands this close to its verb.
_CROWD = 6
_OWNED = 4


def unnamed(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]], *, undergone: bool) -> bool:
    """Whether the doer is a crowd without a name; a party read as the subject is then the object, or none."""
    verb, order = cue.verb, sheet.lex.order
    if verb is None or _restrictive(sheet, verb):
        return False
    if order == "sov":
        return not undergone and _crowd_first(sheet, cue, where, slots)
    subjects = slots.get("subj", [])
    part = sheet.parts[cue.first]
    if undergone or not sheet.stands("crowd", part.first - _OWNED, part.last + _OWNED):
        # "a truce signed in the capital in May": its parties are known to the reader.
        between = cue.trigger is not None and cue.trigger.frame == "brokered"
        return undergone and order == "svo" and cue.entry.name == "AGREE" and (between or not subjects)
    owned = slots.get("subj.dep", [])
    people = [c for c in owned if _crowd(sheet, c.head if order == "svo" else c.first - 1, c.first)]
    if order == "svo":
        # "negotiators from X and Y met"
        people += [c for c in slots.get("from", []) if c.last <= verb.first and _crowd(sheet, c.head - 2, c.head - 1)]
        joined = [c for c in slots.get("from", []) if people and c.last <= verb.first and c not in people]
        people += joined
        # "X's commanders": the owner stands before the crowd.
        people += [c for c in owned if _crowd(sheet, c.last, min(c.last + _OWNED, verb.first)) and c not in people]
    if people:
        # "hundreds of Palestinians": the crowd has a name.
        slots["subj"] = people
        return False
    if order == "svo":
        closed = [high for _, high in where.gaps if high <= verb.first]
        low = max([where.first, verb.first - _CROWD, *(c.last for c in subjects if c.last <= verb.first), *closed])
        # "the delegates, who accused X"
        relative = where.outer >= 0 and not subjects and _crowd(sheet, where.hole - 2, where.hole)
        if relative or _crowd(sheet, low, verb.first):
            slots["subj"] = []
            return True
        return False
    if not subjects and _crowd(sheet, where.first, verb.first):
        # "soldiers had overthrown", "hundreds of protesters go on".
        return True
    behind = [c for c in subjects if c.head >= verb.last]
    # "the prime minister" is no crowd of ministers, whatever preposition he has.
    heads = (c.head for name, listed in slots.items() for c in listed if name != "subj.dep" and c.head >= verb.last)
    first = min((*heads, *(c.first for c in owned)), default=where.last)
    # "the three states, X, Y and Z, agreed": an apposition names them.
    named = _crowd(sheet, first - 1, first) or (bool(behind) and sheet.marks[first - 1] == ",")
    if named or not _crowd(sheet, verb.last, min(where.last, verb.last + 3, first)):
        return False
    slots["subj"], slots["obj"] = [], behind + slots.get("obj", [])
    slots["subj.dep"], slots["obj.dep"] = [], owned + slots.get("obj.dep", [])
    return True


def _restrictive(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether an English -ing form describes the crowd right before it ("delegates attending the talks").

    Not behind "with": "with delegates calling it off".
    """
    if sheet.lex.order != "svo" or verb.form.tense != "participle" or "crowd" not in sheet.sets.get(verb.first - 1, ()):
        return False
    return sheet.last_led("with", max(0, verb.first - _CROWD), verb.first) < 0


def _crowd(sheet: Sheet, first: int, last: int) -> bool:
    return sheet.stands("crowd", first, last)
