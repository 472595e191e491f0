"""From the words of a command line to inputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, TypeVar, cast

import click
import msgspec

from ruznama.cli.common import settings
from ruznama.errors import ConfigError
from ruznama.model import Lang, RawItem
from ruznama.sources import Failure, Options
from ruznama.sources import read as read_inputs

__all__ = ["LANGUAGES", "date_option", "input_options", "items"]

LANGUAGES = ("ar", "fa", "prs", "en")

F = TypeVar("F", bound=Callable[..., Any])


def input_options(function: F) -> F:
    """The options that say what the inputs do not say themselves, handed on as ``options``."""

    @wraps(function)
    def filled(*args: object, published: str | None, lang: Lang | None, source: str | None, **kwargs: object) -> object:
        return function(*args, options=Options(published=published, lang=lang, outlet=source), **kwargs)

    found: Any = filled
    for option in (
        click.option("--source", metavar="NAME", help="The outlet that published the inputs."),
        click.option("--lang", type=click.Choice(LANGUAGES), help="Their language; else it is detected."),
        click.option(
            "--published", metavar="DATE", callback=date_option, help="When they were published, e.g. 2025-06-12."
        ),
    ):
        found = option(found)
    return cast("F", found)


def date_option(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 - click's
    """A date as typed, with or without a time, handed on as it is; another calendar's is refused."""
    if value is not None:
        from ruznama.views import day  # noqa: PLC0415 - --help needs no views

        try:
            day(value.strip().replace(" ", "T").partition("T")[0], last=False)
        except ConfigError as error:
            raise click.BadParameter(f"{error.message}. {error.fix}") from error
    return value


def items(inputs: Sequence[str], options: Options) -> Iterator[RawItem | Failure]:
    """Inputs as a stream; what cannot be read comes as a Failure."""
    bounded = msgspec.structs.replace(options, max_chars=settings().config.max_chars)
    return read_inputs(inputs, options=bounded)
