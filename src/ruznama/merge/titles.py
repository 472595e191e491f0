"""One English headline for an event, built from its roles."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.merge.parties import Parties
from ruznama.model import EventType, Place, Status

__all__ = ["title"]

# What somebody does to somebody, with somebody, or by himself where ``_ALONE`` has nothing plainer.
_VERBS: dict[EventType, str] = {
    "AGREE": "agree", "CONSULT": "meet", "SUPPORT": "back", "CONCEDE": "yield", "COOPERATE": "cooperate",
    "AID": "give aid to", "RETREAT": "ease tension", "REQUEST": "call on", "ACCUSE": "accuse", "REJECT": "rebuff",
    "THREATEN": "threaten", "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "mobilize", "COERCE": "coerce",
    "ASSAULT": "attack",
}  # fmt: skip
# What one side does to nobody that is named.
_ALONE: dict[EventType, str] = {
    "AGREE": "make a commitment", "CONSULT": "take part in talks", "SUPPORT": "voice support", "AID": "give aid",
    "REQUEST": "make a demand", "ACCUSE": "make accusations", "REJECT": "refuse", "THREATEN": "make a threat",
    "SANCTION": "impose sanctions", "COERCE": "use coercion",
}  # fmt: skip
# What is done to somebody by nobody that is named.
_SUFFERED: dict[EventType, str] = {
    "ASSAULT": "come under attack", "SANCTION": "face sanctions", "COERCE": "face coercion",
    "THREATEN": "face a threat", "ACCUSE": "face accusations", "AID": "receive aid",
}  # fmt: skip
# Modes that have a plainer word than their type.
_MODES = {
    ("CONSULT", "visit"): "visit",
    ("CONSULT", "third-party"): "mediate",
    ("CONSULT", "phone"): "speak by phone",
    ("RETREAT", "withdraw"): "withdraw forces",
    ("RETREAT", "release"): "release people held",
    ("RETREAT", "ceasefire"): "cease fire",
    ("SANCTION", "withdraw"): "withdraw",
    ("SANCTION", "discontinue"): "cut ties with or sanction",
    ("SANCTION", "expel"): "expel people",
    ("ACCUSE", "disapprove"): "criticize",
    ("MOBILIZE", "weapons"): "make a show of weapons",
    ("COERCE", "deport"): "deport people",
}
_MODES_ALONE = {
    ("ACCUSE", "disapprove"): "voice criticism",
    ("SANCTION", "discontinue"): "cut ties or impose sanctions",
}
_WITH = {
    "AGREE": "with",
    "COOPERATE": "with",
    "CONCEDE": "to",
    "PROTEST": "against",
    "MOBILIZE": "against",
    "RETREAT": "with",
    "third-party": "between",
    "weapons": "against",
    "deport": "to",
    "withdraw": "from",
    "release": "to",
    "ceasefire": "with",
}
_AHEAD = {"planned": "to", "offered": "ready to", "conditional": "may"}
_MOST_NAMES = 4
_BUILDINGS = ("House", "Palace", "Office", "Building", "Kremlin", "Pentagon")


def title(
    parties: Parties,
    kind: EventType,
    status: Status,
    mode: str | None,
    actors: Sequence[str],
    recipients: Sequence[str],
    where: Place | None,
) -> str:
    """E.g. "Joe Biden and Moon Jae-in meet in Washington".

    Args:
        parties: the actors' names.
        kind: event type.
        status: event status.
        mode: event mode.
        actors: ids of the doers that are to be named.
        recipients: ids of those it is done to or with.
        where: the place.
    """
    doers, others = [parties.name(id_) for id_ in actors], [parties.name(id_) for id_ in recipients]
    if mode == "visit" and where and all(_within(parties, id_, where) for id_ in recipients):
        # Not "visits South Korea in Seoul".
        others = [where.name]
    elif mode == "visit" and not others:
        mode = None
    if (kind == "CONSULT" and (kind, mode) not in _MODES) or mode == "phone":
        doers, others = doers + others, []
    body = len(actors) == 1 and parties.is_body(actors[0])
    verb, joins = _verb(kind, mode or "", status, len(doers), others=bool(others), body=body)
    if not doers and others and verb in _SUFFERED.values():
        doers, others = others, []
    line = f"{_joined(doers) or 'Unnamed parties'} {_told(verb, status, one=len(doers) == 1)}"
    if others:
        line = " ".join(part for part in (line, joins, _joined(others)) if part)
    offers = kind == "AGREE" and status == "offered"
    if where and not offers and where.name.casefold() not in line.casefold():
        line += f" at the {where.name}" if where.name.endswith(_BUILDINGS) else f" in {where.name}"
    return line


def _verb(kind: EventType, mode: str, status: Status, doers: int, *, others: bool, body: bool) -> tuple[str, str]:
    """The verb, and the word between it and those it is done to."""
    if kind == "AGREE" and status == "offered":
        return "make an offer", "to"
    if kind == "AGREE" and status == "negated" and doers > 1:
        return "reach no agreement", ""
    if not doers and others and kind in _SUFFERED:
        return _SUFFERED[kind], ""
    if not others:
        lone = _MODES_ALONE.get((kind, mode)) or _MODES.get((kind, mode))
        # Several agree or meet, a body meets by itself.
        if kind == "ASSAULT" and not mode and doers > 1:
            return "attack or fight", ""
        joint = kind in ("AGREE", "CONSULT") and (doers > 1 or not doers or (body and kind == "CONSULT"))
        return lone or (_VERBS if joint else {**_VERBS, **_ALONE})[kind], ""
    if plain := _MODES.get((kind, mode)):
        return plain, _WITH.get(mode, "")
    return _VERBS[kind], _WITH.get(kind, "")


def _told(verb: str, status: Status, *, one: bool) -> str:
    """The verb in the tense of a headline: "meet", "meets", "to meet", "may meet", "does not meet"."""
    if status == "negated" and not verb.endswith("no agreement"):
        return f"{'does' if one else 'do'} not {verb}"
    if (ahead := _AHEAD.get(status)) and verb != "make an offer":
        return f"{ahead} {verb}"
    return _singular(verb) if one else verb


def _within(parties: Parties, id_: str, where: Place) -> bool:
    """Whether a host is the state that a place lies in."""
    return not parties.is_person(id_) and parties.country(id_) == where.country


def _joined(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _singular(verb: str) -> str:
    """The third person of a verb, and of a second one behind "or"."""
    return " or ".join(_third(part) for part in verb.split(" or "))


def _third(verb: str) -> str:
    first, _, rest = verb.partition(" ")
    return f"{first}{'es' if first.endswith(('s', 'ch')) else 's'} {rest}".strip()
