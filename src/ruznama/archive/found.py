"""What an archive answers: parts of long lists, and what a search found."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

from ruznama.views.search import Hit, Part

__all__ = ["ActorLine", "Found", "Part", "Stretch"]

T = TypeVar("T")


class Stretch(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A part of a list.

    Attributes:
        items: the lines.
        total: number of lines of the whole list.
        start: number of lines before these.
        next: cursor of the part that follows, or None.
        previous: cursor of the part before; "" is the beginning of the list; None where this is it.
    """

    items: tuple[T, ...]
    total: int
    start: int
    next: str | None
    previous: str | None


class ActorLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor in a list; ``articles`` is the number of articles that speak of it."""

    id: str
    name: str
    kind: str
    country: str | None
    known: bool
    articles: int


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What a search found.

    Attributes:
        question: what was asked, as one writes it.
        searched: how it was understood, in a line for people.
        parts: how it was understood, in parts.
        unknown: names and outlets in filters that the archive does not know.
        where: events, statements or documents: what the hits are.
        counts: number of hits of each of the three.
        hits: the hits, newest first; articles by how much they are about the words.
        total: number of hits of this kind.
        emptied: where there are no hits: the words and filters without each of which there would be some.
        nearest: where there are no hits: spellings that the archive has.
    """

    question: str
    searched: str
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    where: str
    counts: dict[str, int]
    hits: tuple[Hit, ...]
    total: int
    start: int
    next: str | None
    previous: str | None
    emptied: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()
