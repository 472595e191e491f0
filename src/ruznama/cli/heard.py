"""The filters of statements: act, speaker, addressee, date."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast, get_args

import click

from ruznama.model import Act

__all__ = ["heard_options"]

F = TypeVar("F", bound=Callable[..., Any])


def heard_options(function: F) -> F:
    """Filters of statements, handed on as ``filters`` (None where the user gave none)."""

    @wraps(function)
    def filled(
        *args: object,
        acts: tuple[str, ...],
        addressees: tuple[str, ...],
        since: str | None,
        until: str | None,
        **kwargs: object,
    ) -> object:
        given: dict[str, Any] = {"acts": acts, "addressees": addressees, "since": since, "until": until}
        return function(*args, filters=given if any(given.values()) else None, **kwargs)

    found: Any = filled
    for option in (
        click.option("--until", metavar="DATE", help="Only what was said up to this day, month or year."),
        click.option("--since", metavar="DATE", help="Only what was said from this day, month or year on."),
        click.option("--to", "addressees", multiple=True, metavar="NAME", help="Only what was said to this actor."),
        click.option(
            "--act",
            "acts",
            multiple=True,
            metavar="ACT",
            type=click.Choice(get_args(Act), case_sensitive=False),
            help="Only statements of this act, e.g. deny.",
        ),
    ):
        found = option(found)
    return cast("F", found)
