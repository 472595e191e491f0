"""The merged view over many Records (design.md section 5, ``--merged``)."""

from __future__ import annotations

import msgspec

from ruznama.model.codes import Act, ConflictKind, EventType, Status
from ruznama.model.items import Place, When
from ruznama.model.record import Record
from ruznama.model.span import Span

__all__ = ["ArticleSpan", "Canonical", "Conflict", "ConflictValue", "Merged", "Saying", "Story"]


class Canonical(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event told by one or more sources; ``id`` is the smallest member id."""

    id: str
    type: EventType
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: When | None
    where: Place | None
    status: Status
    title: str
    members: tuple[str, ...]
    witnesses: int
    follows: tuple[str, ...] = ()
    known: str | None = None


class Saying(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One statement carried by several outlets."""

    id: str
    speaker: str | None
    act: Act
    when: str | None
    members: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Articles about the same matter; ``members`` are article ids."""

    id: str
    members: tuple[str, ...]
    title: str


class ArticleSpan(msgspec.Struct, frozen=True, gc=False):
    """A span of a named article."""

    article: str
    start: int
    end: int

    def span(self) -> Span:
        """The span without its article."""
        return Span(self.start, self.end)


class ConflictValue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One of the values told, by whom and where."""

    value: str
    members: tuple[str, ...]
    source: str | None
    spans: tuple[ArticleSpan, ...]


class Conflict(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A field in which sources disagree; ``chosen`` is None unless ``rule`` chose."""

    id: str
    kind: ConflictKind
    canonical: str | None
    values: tuple[ConflictValue, ...]
    cause: str | None = None
    chosen: str | None = None
    rule: str


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What ``ruznama read --merged`` prints."""

    records: tuple[Record, ...]
    canonical: tuple[Canonical, ...]
    sayings: tuple[Saying, ...]
    stories: tuple[Story, ...]
    conflicts: tuple[Conflict, ...]
