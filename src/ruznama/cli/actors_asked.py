"""What the verbs under ``actors`` are asked for: an actor, a country, a date."""

from __future__ import annotations

import click

from ruznama import lexicon
from ruznama.model import Actor
from ruznama.script import fold_form

__all__ = ["country", "day_given", "found"]


def found(asked: str) -> list[Actor]:
    """Actors of the base by id, or by a name in any script."""
    base = lexicon.base()
    if asked in base.actors:
        return [base.actors[asked]]
    form = fold_form(asked)
    ids = {a.actor: a for lang in lexicon.LANGUAGES for a in base.aliases(lang) if fold_form(a.form) == form}
    return [base.actors[key] for key in sorted(ids)]


def country(name: str) -> str:
    """ISO3 of a country by its code or its name.

    Raises:
        UsageError: there is none of that name.
    """
    base = lexicon.base()
    if name.upper() in base.codes:
        return name.upper()
    for iso3, codes in base.codes.items():
        if codes.iso2 == name.upper():
            return iso3
    listed = {actor.id for actor in found(name) if actor.kind == "country"}
    if len(listed) != 1:
        raise click.UsageError(f"There is no country {name!r}; give its three-letter code.")
    return listed.pop()


def day_given(date: str) -> None:
    """Refuse what is no date.

    Raises:
        UsageError: it is none.
    """
    if lexicon.bounds(date) is None:
        raise click.UsageError(f"{date!r} is no date; write 2025-06-12, 2025-06 or 2025.")
