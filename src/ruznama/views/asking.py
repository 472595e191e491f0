"""From what a person types to a query: names in any script to ids, partial dates to days."""

from __future__ import annotations

import re
from functools import cache

from ruznama.errors import ConfigError, NotFoundError
from ruznama.lexicon import base
from ruznama.store import Store, bounds

# News are of no Gregorian year that begins so, and all their Solar and lunar Hijri years do.
_HIJRI = re.compile(r"1[34]\d\d(?!\d)")

__all__ = ["day", "known", "parties"]


def parties(store: Store, name: str, *, agents: bool = False) -> tuple[str, ...]:
    """Ids meant by a name in a filter: the actor itself, and for a country its government.

    A name that several actors bear means all of them; nobody of that name gives nothing.

    Args:
        store: the archive.
        name: a name in any script, or an id.
        agents: whether a country stands for its people and organizations too, as in the relation of two countries.
    """
    found = _coded(store, name) or store.actors(name)
    acting = [agent for actor in found for agent in store.agents(actor)] if agents else []
    return tuple(dict.fromkeys((*(each for actor in found for each in (actor, f"{actor}.gov")), *acting)))


@cache
def _codes() -> dict[str, str]:
    """ISO 3166 code of two letters -> the one of three, which is the country's id."""
    return {codes.iso2: country for country, codes in base().codes.items() if codes.iso2}


def _coded(store: Store, name: str) -> tuple[str, ...]:
    """The country that a code of two capitals (US, KP) means, if the archive speaks of it."""
    country = _codes().get(name.strip())
    return (country,) if country and (store.actor(country) or store.agents(country)) else ()


def known(store: Store, name: str) -> str:
    """The one actor meant by a name or id.

    Raises:
        NotFoundError: nobody in the archive is called so.
    """
    found = store.actors(name)
    if not found:
        raise NotFoundError(
            f"nobody in the archive is called {name!r}",
            fix="Try a shorter name, another spelling, or its id as ruznama timeline --json prints it.",
        )
    return found[0]


def day(value: str | None, *, last: bool) -> str | None:
    """First (or last) day of a date as typed: 2021, 2021-05 or 2021-05-21.

    Raises:
        ConfigError: it is no such date, or one of another calendar.
    """
    if value is None:
        return None
    if _HIJRI.match(value):
        raise ConfigError(
            f"{value!r} looks like a Hijri year", fix="Write the Gregorian date: 2021, 2021-05, 2021-05-21."
        )
    found = bounds(value)[1 if last else 0]
    if found is None:
        raise ConfigError(f"{value!r} is no date", fix="Write a year, a month or a day: 2021, 2021-05, 2021-05-21.")
    return found
