"""Who says a value, and with which words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from ruznama.merge.facts import Fact
from ruznama.model import ArticleSpan, ConflictKind, ConflictValue, Record, Span

__all__ = ["REFERENCE", "Found", "reference", "source", "spans", "voice"]

# The voice of the table of named events.
REFERENCE = "the named event"


class Found(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A disagreement without an id: the fields of ``model.Conflict``."""

    kind: ConflictKind
    canonical: str | None
    values: tuple[ConflictValue, ...]
    rule: str
    cause: str | None = None
    chosen: str | None = None


def source(articles: Iterable[Record]) -> str | None:
    """Who tells it: outlets, or addresses where an outlet is not known."""
    names = {record.article.outlet.name if record.article.outlet else record.article.uri for record in articles}
    return ", ".join(sorted(names)) or None


def spans(article: str, pieces: Iterable[Span]) -> list[ArticleSpan]:
    """Spans with their article."""
    return [ArticleSpan(article, piece.start, piece.end) for piece in pieces]


def voice(
    value: str,
    told: Sequence[tuple[Fact, Sequence[Span]]],
    articles: Mapping[str, Record],
) -> ConflictValue:
    """A value that some tellings give.

    Args:
        value: the value.
        told: tellings with the places that say it.
        articles: records by article id.
    """
    return ConflictValue(
        value=value,
        members=tuple(sorted(fact.id for fact, _ in told)),
        source=source(articles[fact.article] for fact, _ in told),
        spans=tuple(
            sorted(
                (span for fact, pieces in told for span in spans(fact.article, pieces)),
                key=lambda span: (span.article, span.start),
            )
        ),
    )


def reference(value: str) -> ConflictValue:
    """A value that the table of named events gives."""
    return ConflictValue(value=value, members=(), source=REFERENCE, spans=())
