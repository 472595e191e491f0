"""One event out of its tellings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ruznama.merge.facts import Fact
from ruznama.merge.judge import MEDIATION, countries
from ruznama.merge.named import named
from ruznama.merge.parties import Parties
from ruznama.merge.titles import title
from ruznama.model import Canonical, Place, When
from ruznama.model.edtf import Days, days

__all__ = ["canonical", "when"]

T = TypeVar("T", bound=str | tuple[str, ...])

_GOVERNMENT = ".gov"


def canonical(members: Sequence[Fact], parties: Parties, origin: Mapping[str, str]) -> Canonical:
    """The event that some tellings tell.

    Args:
        members: the tellings in the order of ids.
        parties: all actors.
        origin: article id -> id of the text it is a copy of.
    """
    # A failure that others tell as a refusal (see ``endings``) has the parts of the one or of the other.
    group, phase = _most((fact.group, fact.phase) for fact in members)
    alike = [fact for fact in members if (fact.group, fact.phase) == (group, phase)]
    kind = _most(fact.event.type for fact in alike)
    status = _most(fact.event.status for fact in alike)
    actors, recipients = _roles(alike)
    where = _where(members)
    mode = _most_or_none(fact.event.mode for fact in alike)
    known = _most_or_none(fact.known for fact in members)
    dated = when(members, days(named()[known].date) if known else None)

    def billed(ids: Sequence[str]) -> list[str]:
        return parties.billed(ids, meeting=kind == "CONSULT", when=dated.value if dated else None)

    return Canonical(
        id=members[0].id,
        type=kind,
        mode=mode,
        actors=actors,
        recipients=recipients,
        when=dated,
        where=where,
        status=status,
        # A mediation belongs to the talks that have the name, and is none of them.
        title=named()[known].name
        if known and mode != MEDIATION
        else title(parties, kind, status, mode, billed(actors), billed(recipients), where),
        members=tuple(fact.id for fact in members),
        witnesses=len({origin[fact.article] for fact in members}),
        known=known,
    )


def _most(values: Iterable[T]) -> T:
    """The commonest value; of equally common ones the first in the alphabet."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))


def _most_or_none(values: Iterable[str | None]) -> str | None:
    found = [value for value in values if value is not None]
    return _most(found) if found else None


def _roles(members: Sequence[Fact]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Parties that at least half of the tellings name; with two tellings that is all of them."""
    least = len(members) / 2
    counts = Counter(id_ for fact in members for id_ in fact.cast.ids)
    kept = {id_ for id_, n in counts.items() if n >= least} or set(counts)
    # A state and its government are one party.
    kept -= {id_ for id_ in kept if id_.endswith(_GOVERNMENT) and id_.removesuffix(_GOVERNMENT) in kept}
    as_actor = Counter(id_ for fact in members for id_ in fact.event.actors)
    as_recipient = Counter(id_ for fact in members for id_ in fact.event.recipients)
    doers = sorted(id_ for id_ in kept if as_actor[id_] >= as_recipient[id_])
    return tuple(doers), tuple(sorted(kept - set(doers)))


def when(members: Sequence[Fact], true: Days | None = None) -> When | None:
    """The most precise date among those that most tellings agree with.

    Args:
        members: the tellings.
        true: the days of the named event, which decides between dates that equally many tell.
    """
    dated = [(fact.event.when, fact.days) for fact in members if fact.event.when and fact.days]
    if not dated:
        return None
    votes = [
        (
            -sum(other.meets(mine) for _, other in dated),
            true is not None and not true.meets(mine),
            # A month of another calendar, told as its days, is no finer than a month.
            mine.width // 7,
            "/" in value.value,
            mine.width,
            value.origin != "stated",
            value.value,
            value,
        )
        for value, mine in dated
    ]
    return min(votes, key=lambda vote: vote[:-1])[-1]


def _where(members: Sequence[Fact]) -> Place | None:
    """The commonest place; a city before the country it lies in."""
    places = [fact.event.where for fact in members if fact.event.where]
    if not places:
        return None
    counts = Counter((place.name, place.country) for place in places)
    finest = {key: n for key, n in counts.items() if not any(_within(key, other) for other in counts)} or counts
    name, country = min(finest, key=lambda key: (-finest[key], key[0], key[1] or ""))
    return Place(name, country)


def _within(outer: tuple[str, str | None], inner: tuple[str, str | None]) -> bool:
    return outer != inner and outer[1] == inner[1] and outer[0].casefold() in countries()
