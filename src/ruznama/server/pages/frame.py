"""What the pages share: what the archive holds, names in all languages, parts of long lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from ruznama import lexicon
from ruznama.errors import ConfigError
from ruznama.server.pages.shapes import Holdings
from ruznama.store import Query, SqliteStore
from ruznama.views import Dispute, Row, StatementDetail, timeline

__all__ = ["Asked", "Moved", "Part", "about", "cut", "everybody", "first", "holdings", "named", "part", "speakers"]

# Lines of a list on a page: two screens; the rest is a cursor away.
SIZE = 50
_LIMIT = 500
# Longest title in a list. A page that calls itself by ten megabytes is shown in full at its own address, in pieces.
_TITLE = 300

Asked = Mapping[str, Sequence[str]]
T = TypeVar("T")


class Moved(Exception):  # noqa: N818 - no error: what was asked for has its page elsewhere
    """What was asked for stands at another address: ``kind`` is its first part, ``id`` the rest, not yet quoted."""

    def __init__(self, kind: str, id_: str) -> None:
        super().__init__(f"{kind}/{id_}")
        self.kind = kind
        self.id = id_


class Part(NamedTuple):
    """Where a part of a list begins and ends, and the cursors of its neighbours."""

    start: int
    end: int
    cursor: str | None
    back: str | None


def part(asked: Asked, total: int) -> Part:
    """The part of a list that ``?cursor=`` names, ``?limit=`` lines long.

    Raises:
        ConfigError: it names none.
    """
    size = _size(first(asked, "limit"))
    given = first(asked, "cursor")
    if given and not (given.isascii() and given.isdigit() and len(given) < 12):
        raise ConfigError(f"{given!r} is no cursor", fix="Follow the links from page to page.")
    start = int(given or 0)
    before = max(start - size, 0)
    back = (str(before) if before else "") if start else None
    return Part(start, start + size, str(start + size) if start + size < total else None, back)


def _size(given: str) -> int:
    if given and not (given.isascii() and given.isdigit() and len(given) < 5 and 0 < int(given) <= _LIMIT):
        raise ConfigError(f"{given!r} is no length of a list", fix=f"Write a number from 1 to {_LIMIT}.")
    return int(given or SIZE)


def first(asked: Asked, name: str) -> str:
    """The value of a field that is given once, or ""."""
    return next(iter(asked.get(name, ())), "").strip()


def cut(title: str | None) -> str | None:
    """A title for a list."""
    return title if title is None or len(title) <= _TITLE else f"{title[:_TITLE]} ..."


def holdings(store: SqliteStore) -> Holdings:
    """What the archive holds."""
    counts = store.counts()
    revision = store.revision()
    return Holdings(
        articles=counts.articles,
        events=counts.canonical,
        statements=counts.statements,
        actors=counts.actors,
        stories=counts.stories,
        conflicts=counts.conflicts,
        snapshot=str(revision),
        waiting=store.merged_revision() != revision,
    )


def named(store: SqliteStore, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Names of actors by language: those of the actor base, or as the articles spell them."""
    found: dict[str, dict[str, str]] = {}
    base = lexicon.base().actors
    wanted = list(dict.fromkeys(ids))
    english = store.names([one for one in wanted if one not in base])
    for one in wanted:
        if one in base:
            found[one] = {"en": base[one].name, **base[one].names}
        else:
            known = store.actor(one)
            forms = {lang: spelt[0] for lang, spelt in known.forms.items()} if known else {}
            found[one] = {**forms, "en": english.get(one, one)}
    return found


def about(store: SqliteStore, found: Iterable[Dispute]) -> dict[str, Row]:
    """The events that disagreements are about, by id."""
    ids = tuple(dict.fromkeys(one.event for one in found if one.event))
    return {row.id: row for row in timeline(store, Query(events=ids))} if ids else {}


def everybody(rows: Iterable[Row]) -> Iterator[str]:
    """Ids of the parties of some events."""
    return (one.id for row in rows for one in chain(row.actors, row.recipients))


def speakers(said: Iterable[StatementDetail]) -> Iterator[str]:
    """Ids of those who speak, are spoken to, and relay."""
    for one in said:
        yield from (each.id for each in chain([one.speaker] if one.speaker else (), one.addressees, one.via))
