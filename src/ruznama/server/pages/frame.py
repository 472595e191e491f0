"""What the pages share: what the archive holds, names in all languages, parts of long lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from ruznama import lexicon
from ruznama.archive import FIELDS, Question, Reading, from_params
from ruznama.errors import ConfigError
from ruznama.server.pages.shapes import DocumentLine, Holdings
from ruznama.store import Printed, Query
from ruznama.views import Dispute, Row, StatementDetail, timeline

__all__ = [
    "Asked",
    "Moved",
    "about",
    "cursor",
    "cut",
    "everybody",
    "first",
    "given",
    "holdings",
    "line",
    "named",
    "question_of",
    "size",
    "speakers",
]

# Lines of a list on a page: two screens; the rest is a cursor away. A line takes 0.2 ms to write.
_SIZE, _LIMIT = 30, 500
# Longest title in a list. A page that calls itself by ten megabytes is shown in full at its own address, in pieces.
_TITLE = 300
_FILTERS = ("q", *FIELDS)

Asked = Mapping[str, Sequence[str]]


class Moved(Exception):  # noqa: N818 - no error: what was asked for has its page elsewhere
    """What was asked for stands at another address: ``kind`` is its first part, ``id`` the rest, not yet quoted."""

    def __init__(self, kind: str, id_: str) -> None:
        super().__init__(f"{kind}/{id_}")
        self.kind = kind
        self.id = id_


def first(asked: Asked, name: str) -> str:
    """The value of a field that is given once, or ""."""
    return next(iter(asked.get(name, ())), "").strip()


def given(asked: Asked, names: Iterable[str] = _FILTERS) -> dict[str, tuple[str, ...]]:
    """The filters in force: those of ``names`` that are given and not empty."""
    found = {name: tuple(value.strip() for value in asked.get(name, ()) if value.strip()) for name in names}
    return {name: values for name, values in found.items() if values}


def question_of(asked: Asked) -> Question:
    """What the filters of an address ask for.

    Raises:
        QuestionError: a filter has no such value.
    """
    return from_params((name, value) for name in _FILTERS for value in asked.get(name, ()))


def cursor(asked: Asked) -> str | None:
    """The cursor of an address."""
    return first(asked, "cursor") or None


def size(asked: Asked, usual: int = _SIZE) -> int:
    """Number of lines, as ``?limit=`` has it.

    Raises:
        ConfigError: it is none.
    """
    limit = first(asked, "limit")
    if limit and not (limit.isascii() and limit.isdigit() and len(limit) < 5 and 0 < int(limit) <= _LIMIT):
        raise ConfigError(f"{limit!r} is no length of a list", fix=f"Write a number from 1 to {_LIMIT}.")
    return int(limit or usual)


def cut(title: str | None) -> str | None:
    """A title for a list."""
    return title if title is None or len(title) <= _TITLE else f"{title[:_TITLE]} ..."


def line(one: Printed) -> DocumentLine:
    """An article for a list."""
    return DocumentLine(
        id=one.id, lang=one.lang, uri=one.uri, outlet=one.outlet, title=cut(one.title), published=one.published
    )


def holdings(now: Reading) -> Holdings:
    """What the archive holds."""
    counts = now.once(("counts",), now.store.counts)
    return Holdings(
        articles=counts.articles,
        events=counts.canonical,
        statements=counts.statements,
        actors=counts.actors,
        stories=counts.stories,
        conflicts=counts.conflicts,
        snapshot=now.version(),
        waiting=now.pending(),
    )


def named(now: Reading, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Names of actors by language: those of the actor base, or as the articles spell them."""
    found: dict[str, dict[str, str]] = {}
    base = lexicon.base().actors
    for one in dict.fromkeys(ids):
        if one in base:
            found[one] = {"en": base[one].name, **base[one].names}
        elif known := now.store.actor(one):
            forms = {lang: spelt[0] for lang, spelt in known.forms.items()}
            found[one] = {**forms, "en": known.name}
        else:
            found[one] = {"en": one}
    return found


def about(now: Reading, found: Iterable[Dispute]) -> dict[str, Row]:
    """The events that disagreements are about, by id."""
    ids = tuple(dict.fromkeys(one.event for one in found if one.event))
    return {row.id: row for row in timeline(now.store, Query(events=ids))} if ids else {}


def everybody(rows: Iterable[Row]) -> Iterator[str]:
    """Ids of the parties of some events."""
    return (one.id for row in rows for one in chain(row.actors, row.recipients))


def speakers(said: Iterable[StatementDetail]) -> Iterator[str]:
    """Ids of those who speak, are spoken to, and relay."""
    for one in said:
        yield from (each.id for each in chain([one.speaker] if one.speaker else (), one.addressees, one.via))
