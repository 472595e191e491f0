"""What the exports of other projects' formats share: one telling of one event, and the single category they allow."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import msgspec

from ruznama.lexicon import Codes, base, rows
from ruznama.model import Actor, Event, EventType, Record
from ruznama.store import Query, Store, Telling, Told
from ruznama.text import analyze

__all__ = [
    "Category",
    "Deed",
    "Raw",
    "cameo",
    "cells",
    "codes",
    "deeds",
    "goldstein",
    "known_country",
    "realized",
    "surface",
]

# PLOVER 2.0, auxiliary modes: "future + cooperative type -> AGREE; future + RETREAT -> CONCEDE; hypothetical ASSAULT ->
# THREATEN"; a single category is returned. What is left has no category of its own in these formats.
_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_VERBAL = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_ARTICLES = 64


class Category(msgspec.Struct, frozen=True, gc=False):
    """A PLOVER type with its mode ("" where there is none), its intensity and its quad code."""

    type: EventType
    mode: str
    intensity: float
    quad: int


class Raw(msgspec.Struct, frozen=True, gc=False):
    """The words that name an actor nearest to a trigger, and their offset in the article (code points)."""

    text: str
    start: int


class Deed(msgspec.Struct, frozen=True):
    """One telling of an event, with the record it stands in.

    Attributes:
        told: the canonical event it belongs to.
        telling: article, outlet, place in the text.
        record: the article's Record.
        event: the event as this article tells it.
        category: type and mode as a format without statuses holds it.
        actors: the actors, in order.
        recipients: the recipients, in order.
        sentence: number of the sentence of the trigger in title and body, from 1.
        leading: whether the trigger stands in the headline or the first paragraph.
    """

    told: Told
    telling: Telling
    record: Record
    event: Event
    category: Category
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    sentence: int
    leading: bool

    @property
    def day(self) -> str:
        """The event's date if it is known to the day (ISO), else ""."""
        return self.event.when.value if self.event.when and self.event.when.precision == "day" else ""


def deeds(store: Store, query: Query, skipped: Callable[[Event], None]) -> Iterator[tuple[Told, list[Deed]]]:
    """Canonical events with their tellings that a format without statuses can hold.

    Args:
        store: the archive.
        query: which canonical events.
        skipped: is told each event that has no category of its own ("did not meet").
    """
    record = lru_cache(maxsize=_ARTICLES)(store.record)
    sentences = lru_cache(maxsize=_ARTICLES)(lambda article: _sentences(record(article)))
    for told in store.told(query):
        found: list[Deed] = []
        for telling in told.tellings:
            item = record(telling.article)
            event = next((one for one in item.events if one.id == telling.id), None) if item else None
            if item is None or event is None:
                continue
            category = realized(event)
            if category is None:
                skipped(event)
                continue
            by_id = {actor.id: actor for actor in item.actors}
            number, leading = _place(sentences(telling.article), event.trigger.start)
            found.append(
                Deed(
                    told=told,
                    telling=telling,
                    record=item,
                    event=event,
                    category=category,
                    actors=tuple(by_id[one] for one in event.actors if one in by_id),
                    recipients=tuple(by_id[one] for one in event.recipients if one in by_id),
                    sentence=number,
                    leading=leading,
                )
            )
        if found:
            yield told, found


def realized(event: Event) -> Category | None:
    """The one category of an event in formats that cannot say "planned" or "if" (PLOVER 2.0, auxiliary modes).

    Returns:
        None for what did not happen, and for a planned or conditional deed without a rule in PLOVER.
    """
    if event.status in ("happened", "ongoing") or (event.status != "negated" and event.type in _VERBAL):
        return Category(event.type, event.mode or "", event.intensity, event.quad)
    if event.status == "negated":
        return None
    if event.type in _COOPERATIVE:
        return _category("AGREE", "")
    if event.type in ("RETREAT", "CONCEDE"):
        return _category("CONCEDE", "")
    return _category("THREATEN", "violence") if event.type == "ASSAULT" else None


@cache
def _category(kind: EventType, mode: str) -> Category:
    row = next(one for one in rows("shared", "plover_scores") if (one["type"], one.get("mode", "")) == (kind, mode))
    return Category(kind, mode, float(row["score"]), int(row["quad"]))


def surface(deed: Deed, actor: str) -> Raw | None:
    """How the article names an actor, nearest to the trigger; None where it does not (an elided subject)."""
    at = deed.event.trigger.start
    named = [one.span for one in deed.record.mentions if one.actor == actor and one.kind != "elided"]
    if not named:
        return None
    span = min(named, key=lambda one: abs(one.start - at))
    return Raw(span.of(deed.record.article.text), span.start)


def _sentences(record: Record | None) -> tuple[list[int], list[int]]:
    """Source offsets at which sentences begin, and the paragraph of each."""
    if record is None:
        return [0], [0]
    text = analyze(record.article)
    return [text.span(part.start, part.end).start for part in text.sentences], [p.paragraph for p in text.sentences]


def _place(parts: tuple[list[int], list[int]], offset: int) -> tuple[int, bool]:
    starts, paragraphs = parts
    place = max(bisect_right(starts, offset) - 1, 0)
    return place + 1, bool(paragraphs) and paragraphs[place] <= 1


def codes(country: str | None) -> Codes:
    """A country in other code lists, "" where it has no code."""
    return base().codes.get(country or "", Codes("", "", "", ""))


def known_country(country: str | None) -> str:
    """English name of a country given by its ISO3 code, or ""."""
    return _countries().get(country or "", "")


@cache
def _countries() -> dict[str, str]:
    return {row["iso3"]: row["name"] for row in rows("shared", "countries")}


@cache
def _cameo() -> dict[tuple[str, str], str]:
    return {
        (row["type"], row.get("mode", "")): row["code"] for row in rows("shared", "cameo") if row["kind"] == "export"
    }


def cameo(category: Category) -> str:
    """CAMEO code of a category, as ``shared/cameo.tsv`` has it; the type's own where the mode has none."""
    table = _cameo()
    return table.get((category.type, category.mode)) or table[category.type, ""]


@cache
def _goldstein() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("shared", "goldstein")}


def goldstein(code: str, table: str) -> str:
    """Goldstein score of a CAMEO code in the table ``icews`` or ``gdelt``; the root's where the code has none."""
    listed = _goldstein()
    row = listed.get(code) or listed.get(code[:3]) or listed.get(code[:2], {})
    return row.get(table, "")


def cells(values: tuple[object, ...] | list[object]) -> list[str]:
    """Values as cells of a tab-separated file: no tab, no line break, no NUL; None is empty."""
    return [" ".join(str("" if value is None else value).replace("\0", "").split()) for value in values]
