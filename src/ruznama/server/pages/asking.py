"""Filters of an address, as a query for the archive."""

from __future__ import annotations

from typing import get_args

from ruznama.errors import ConfigError
from ruznama.lexicon import LANGUAGES
from ruznama.model import EventType
from ruznama.server.pages.frame import Asked, first
from ruznama.store import Query, SqliteStore
from ruznama.views import day, parties

__all__ = ["FILTERS", "given", "query_of"]

FILTERS = ("actor", "pair", "type", "from", "to", "lang", "conflicts", "reverse")


def given(asked: Asked, names: tuple[str, ...] = FILTERS) -> dict[str, tuple[str, ...]]:
    """The filters in force: those of ``names`` that are given and not empty."""
    found = {name: tuple(value.strip() for value in asked.get(name, ()) if value.strip()) for name in names}
    return {name: values for name, values in found.items() if values}


def query_of(store: SqliteStore, asked: Asked) -> tuple[Query, tuple[str, ...]]:
    """A query, and the names asked for that nobody bears.

    Raises:
        ConfigError: a filter has no such value.
    """
    actors = {name: parties(store, name) for name in given(asked).get("actor", ())}
    sides = _sides(asked)
    two = {name: parties(store, name, agents=True) for name in sides}
    types = tuple(value.upper() for value in given(asked).get("type", ()))
    for value in types:
        _one_of("type", value, get_args(EventType))
    lang = first(asked, "lang")
    if lang:
        _one_of("lang", lang, LANGUAGES)
    known = tuple(one for ids in actors.values() for one in ids)
    query = Query(
        # A name that nobody bears must not widen the answer to everybody.
        actors=known or (("",) if actors else ()),
        pair=(two[sides[0]], two[sides[1]]) if sides else None,
        types=types,
        since=day(first(asked, "from") or None, last=False),
        until=day(first(asked, "to") or None, last=True),
        langs=(lang,) if lang else (),
        disputed=_yes(asked, "conflicts"),
        reverse=_yes(asked, "reverse"),
    )
    return query, tuple(name for name, ids in {**actors, **two}.items() if not ids)


def _sides(asked: Asked) -> tuple[str, ...]:
    value = first(asked, "pair")
    if not value:
        return ()
    left, _, right = (one.strip() for one in value.partition(","))
    if not (left and right):
        raise ConfigError(f"{value!r} are no two names", fix="Write two with a comma between them: pair=Iran,Iraq")
    return left, right


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise ConfigError(f"{value!r} is no {name}", fix=f"There are: {', '.join(allowed)}.")


def _yes(asked: Asked, name: str) -> bool:
    value = first(asked, name)
    if value not in {"", "yes", "no", "1", "0", "true", "false"}:
        raise ConfigError(f"{name} is yes or no, not {value!r}")
    return value in {"yes", "1", "true"}
