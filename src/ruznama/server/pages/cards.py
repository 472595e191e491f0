"""Evidence as cards: the paragraph of a source with its words marked by what they say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ruznama.model import Event, Record, Span, Statement
from ruznama.server.pages.frame import cut
from ruznama.server.pages.shapes import Card, Field, Mark
from ruznama.store import Store, Telling
from ruznama.views.timeline import source

__all__ = ["event_cards", "statement_cards"]

# Characters shown on either side of the evidence, inside its paragraph: the sentences around it, for most of them.
_AROUND = 400


def event_cards(store: Store, tellings: Sequence[Telling]) -> tuple[Card, ...]:
    """The passages that tell an event, in the order of its tellings."""
    origins = _origins(store, tellings)
    return tuple(
        card
        for telling in tellings
        if (record := store.record(telling.article))
        for event in record.events
        if event.id == telling.id
        for card in _event(telling, record, event, origins.get(telling.article))
    )


def statement_cards(store: Store, members: Iterable[str]) -> tuple[Card, ...]:
    """The passages that carry a saying."""
    tellings = [one for member in members if (one := store.stated(member))]
    origins = _origins(store, tellings)
    return tuple(
        _card(telling, record, said.content, _spoken(said), None, said.rules, origins.get(telling.article))
        for telling in tellings
        if (record := store.record(telling.article))
        for said in record.statements
        if said.id == telling.id
    )


def _origins(store: Store, tellings: Sequence[Telling]) -> dict[str, str]:
    """Of near-identical copies, which one was told before it in this list."""
    found: dict[str, str] = {}
    seen: list[str] = []
    for telling in tellings:
        if telling.article in seen:
            continue
        alike = {other for pair in store.near(telling.article) for other in (pair.article, pair.other)}
        copied = next((one for one in seen if one in alike), None)
        if copied:
            found[telling.article] = found.get(copied, copied)
        seen.append(telling.article)
    return found


def _event(telling: Telling, record: Record, event: Event, origin: str | None) -> Iterator[Card]:
    """One card for each paragraph that holds evidence."""
    text = record.article.text
    places: dict[int, list[Span]] = {}
    for span in event.evidence or (event.trigger,):
        places.setdefault(text.rfind("\n", 0, span.start), []).append(span)
    for spans in places.values():
        whole = Span(min(one.start for one in spans), max(one.end for one in spans))
        marks = [*((one, "evidence") for one in spans), *_said_of(record, event, spans)]
        yield _card(telling, record, whole, marks, event.confidence, event.rules, origin)


def _said_of(record: Record, event: Event, spans: Sequence[Span]) -> Iterator[tuple[Span, Field]]:
    """Which words of the evidence say which field."""

    def inside(span: Span) -> bool:
        return any(one.start <= span.start and span.end <= one.end for one in spans)

    yield event.trigger, "did"
    place = event.where.name if event.where else None
    names = {actor.id: actor.name for actor in record.actors}
    for mention in record.mentions:
        if mention.kind == "elided" or mention.actor is None or not inside(mention.span):
            continue
        if mention.actor in event.actors:
            yield mention.span, "who"
        elif mention.actor in event.recipients:
            yield mention.span, "whom"
        elif place is not None and names.get(mention.actor) == place:
            yield mention.span, "where"
    if event.when and event.when.origin == "stated":
        # A date counted from another one ("two days later") may be finer in the event than in the expression.
        for time in record.times:
            if inside(time.span) and time.value and (event.when.value in time.value or time.value in event.when.value):
                yield time.span, "when"


def _spoken(said: Statement) -> list[tuple[Span, Field]]:
    found: list[tuple[Span, Field]] = [(said.content, "said")]
    if said.speaker_span:
        found.append((said.speaker_span, "speaker"))
    if said.cue:
        found.append((said.cue, "cue"))
    return found


def _card(
    telling: Telling,
    record: Record,
    whole: Span,
    marks: Iterable[tuple[Span, Field]],
    confidence: float | None,
    rules: tuple[str, ...],
    origin: str | None,
) -> Card:
    shown, more = _window(record.article.text, whole)
    inside = {
        Mark(max(span.start, shown.start) - shown.start, min(span.end, shown.end) - shown.start, field)
        for span, field in marks
        if span.start < shown.end and shown.start < span.end
    }
    return Card(
        id=telling.id,
        article=telling.article,
        source=source(telling),
        title=cut(record.article.title.of(record.article.text)) if record.article.title else None,
        lang=telling.lang,
        published=telling.published,
        uri=telling.uri,
        text=shown.of(record.article.text),
        start=shown.start,
        more=more,
        marks=tuple(sorted(inside, key=lambda one: (one.start, -one.end, one.field))),
        status=telling.status,
        confidence=confidence,
        rules=rules,
        origin=origin,
    )


def _window(text: str, span: Span) -> tuple[Span, tuple[bool, bool]]:
    """The paragraphs that hold a span, cut at words where they are very long."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    first, last = start, end
    if span.start - start > _AROUND:
        first = text.find(" ", span.start - _AROUND, span.start) + 1 or span.start - _AROUND
    if end - span.end > _AROUND:
        last = text.rfind(" ", span.end, span.end + _AROUND)
        last = span.end + _AROUND if last < 0 else last
    return Span(first, last), (first > start, last < end)
