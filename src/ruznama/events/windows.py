"""Long texts in windows, so that the time they take grows with their length and not with its square."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from ruznama.events import coder
from ruznama.model import Actor, Article, Event, Issue, Mention, Span, Statement, Text, Time

__all__ = ["find", "inside", "windows"]

# News have 300 to 2,000 tokens; the longest reportage some 4,000. The coder compares triggers and parties of the whole
# text with each other: 0.2 s for 4,000 tokens, 5 s for 20,000.
_MOST = 4_000

T = TypeVar("T", Time, Mention)


def find(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Find the events of a text; see ``coder.find``. Of a very long one, an event told in two windows is two events."""
    if len(text.tokens) <= _MOST:
        return coder.find(text, item, times, actors, mentions, statements)
    events: list[Event] = []
    issues: list[Issue] = []
    for part in windows(text):
        span = part.token_span(0, len(part.tokens))
        said = tuple(one for one in statements if span.start <= one.content.start < span.end)
        found, told = coder.find(part, item, inside(times, span), actors, inside(mentions, span), said)
        events += found
        issues += told
    return tuple(events), tuple(issues)


def inside(items: Sequence[T], span: Span) -> tuple[T, ...]:
    """Items that begin in a span."""
    return tuple(item for item in items if span.start <= item.span.start < span.end)


def windows(text: Text) -> Iterator[Text]:
    """The text in pieces of whole sentences; one for a text of usual length or a sentence longer than that."""
    if len(text.tokens) <= _MOST:
        yield text
        return
    begin = 0
    for index in range(1, len(text.sentences) + 1):
        last = index == len(text.sentences)
        if last or text.sentences[index].last - text.sentences[begin].first > _MOST:
            yield _cut(text, begin, index)
            begin = index


def _cut(text: Text, begin: int, end: int) -> Text:
    """Sentences ``begin`` to ``end`` (half-open) as a text of its own; offsets of characters stay as they are."""
    first, last = text.sentences[begin].first, text.sentences[end - 1].last
    return msgspec.structs.replace(
        text,
        tokens=text.tokens[first:last],
        sentences=tuple(
            msgspec.structs.replace(sentence, first=sentence.first - first, last=sentence.last - first)
            for sentence in text.sentences[begin:end]
        ),
        quotes=tuple(
            msgspec.structs.replace(
                quote,
                first=quote.first - first,
                last=min(quote.last, last) - first,
                opening=quote.opening - first,
                closing=None if quote.closing is None or quote.closing >= last else quote.closing - first,
            )
            for quote in text.quotes
            if first <= quote.opening < last
        ),
    )
