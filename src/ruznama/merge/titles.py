"""One English line for an event, built from its roles."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.merge.parties import Parties
from ruznama.model import EventType, Place, Status

__all__ = ["title"]

# (one doer, several doers, none named), each for what happened, lies ahead and did not happen.
_VERBS: dict[EventType, tuple[str, str, str]] = {
    "AGREE": ("agree", "ready to agree", "reach no agreement"),
    "CONSULT": ("meet", "to meet", "do not meet"),
    "SUPPORT": ("support", "ready to support", "do not support"),
    "CONCEDE": ("yield", "ready to yield", "do not yield"),
    "COOPERATE": ("cooperate", "to cooperate", "do not cooperate"),
    "AID": ("give aid to", "to give aid to", "give no aid to"),
    "RETREAT": ("make concessions", "to make concessions", "make no concessions"),
    "REQUEST": ("ask", "about to ask", "do not ask"),
    "ACCUSE": ("accuse", "may accuse", "do not accuse"),
    "REJECT": ("refuse", "may refuse", "do not refuse"),
    "THREATEN": ("threaten", "may threaten", "do not threaten"),
    "PROTEST": ("protest", "to protest", "do not protest"),
    "SANCTION": ("sanction", "may sanction", "do not sanction"),
    "MOBILIZE": ("mobilize", "to mobilize", "do not mobilize"),
    "COERCE": ("coerce", "may coerce", "do not coerce"),
    "ASSAULT": ("attack", "may attack", "do not attack"),
}
_WITH = {
    "AGREE": "with",
    "COOPERATE": "with",
    "CONCEDE": "to",
    "PROTEST": "against",
    "MOBILIZE": "against",
    "RETREAT": "toward",
    "visit": "",
    "third-party": "between",
    "withdraw": "from",
    "release": "to",
    "ceasefire": "with",
    "discontinue": "with",
}
# Modes that have a plainer word than their type: type and mode -> the same three.
_MODES = {
    ("CONSULT", "visit"): ("visit", "to visit", "do not visit"),
    ("CONSULT", "third-party"): ("mediate", "to mediate", "do not mediate"),
    ("RETREAT", "withdraw"): ("withdraw forces", "to withdraw forces", "do not withdraw forces"),
    ("RETREAT", "release"): ("release people held", "to release people held", "do not release people held"),
    ("RETREAT", "ceasefire"): ("cease fire", "to cease fire", "do not cease fire"),
    ("SANCTION", "withdraw"): ("withdraw", "may withdraw", "do not withdraw"),
    ("SANCTION", "discontinue"): ("cut ties", "may cut ties", "do not cut ties"),
    ("SANCTION", "expel"): ("expel people", "may expel people", "do not expel people"),
}
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
    if kind == "AGREE" and status == "offered":
        return f"{_joined(doers) or 'Unnamed parties'} {'make' if len(doers) > 1 else 'makes'} {_offer(others)}"
    if mode == "visit" and where and all(_within(parties, id_, where) for id_ in recipients):
        # Not "visits South Korea in Seoul".
        others = [where.name]
    plain = _MODES.get((kind, mode or ""))
    if mode == "visit" and not others:
        plain = None
    if kind == "CONSULT" and not plain:
        doers, others = doers + others, []
    tense = 0 if status in ("happened", "ongoing") else 2 if status == "negated" else 1
    verb = (plain or _VERBS[kind])[tense]
    if len(doers) == 1:
        verb = _singular(verb, tense)
    line = f"{_joined(doers) or 'Unnamed parties'} {verb}"
    if others:
        line = " ".join(part for part in (line, _WITH.get(mode or "" if plain else kind, ""), _joined(others)) if part)
    if where and where.name.casefold() not in line.casefold():
        line += f" at the {where.name}" if where.name.endswith(_BUILDINGS) else f" in {where.name}"
    return line


def _offer(to: Sequence[str]) -> str:
    return f"an offer to {_joined(to)}" if to else "an offer"


def _within(parties: Parties, id_: str, where: Place) -> bool:
    """Whether a host is the state that a place lies in."""
    return not parties.is_person(id_) and parties.country(id_) == where.country


def _joined(names: Sequence[str]) -> str:
    if len(names) > _MOST_NAMES:
        names = [*names[: _MOST_NAMES - 1], f"{len(names) - _MOST_NAMES + 1} others"]
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _singular(verb: str, tense: int) -> str:
    if tense == 1:
        return verb
    if verb.startswith("do not "):
        return f"does not {verb.removeprefix('do not ')}"
    first, _, rest = verb.partition(" ")
    first = (
        f"{first}es" if first.endswith(("s", "ch")) else f"{first[:-1]}ies" if first.endswith("ply") else f"{first}s"
    )
    return f"{first} {rest}".strip().replace("withdraws or release", "withdraws or releases")
