"""An article's text with everything that was read in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from ruznama.archive import Reading
from ruznama.errors import ConfigError, NotFoundError
from ruznama.model import Record, Span
from ruznama.server.harmless import hidden
from ruznama.server.pages.frame import Asked, Moved, cut, first, holdings, named
from ruznama.server.pages.shapes import BlockMark, DocumentPage, Layer, Linked, Shown
from ruznama.store import Query
from ruznama.views import timeline
from ruznama.views.details import statement_detail, versions

__all__ = ["PIECE", "document"]

# Characters shown at once: ten long articles. A text of ten megabytes is no page.
PIECE = 40_000


def document(now: Reading, id_: str, asked: Asked) -> DocumentPage:
    """An article of the archive; a long text comes in pieces, ``?cursor=`` the offset of the piece.

    Raises:
        Moved: an input is called so.
        NotFoundError: there is none.
    """
    store = now.store
    record = store.record(id_)
    if record is None:
        held = next((one for one in store.find_inputs(id_) if one.current), None)
        if held:
            raise Moved("doc", held.articles[0])
        raise NotFoundError(f"there is no document {id_!r} in the archive", fix="/sources lists all.")
    inputs = store.find_inputs(id_)
    rows = tuple(timeline(store, Query(articles=(id_,))))
    canonical = {quote.event: row.id for row in rows for quote in row.quotes}
    parts = {one for held in inputs for one in held.articles if one != id_}
    item = record.article
    shown = _piece(first(asked, "cursor"), len(item.text))
    before = max(shown.start - PIECE, 0)
    return DocumentPage(
        holdings=holdings(now),
        names=named(now, (actor.id for actor in record.actors)),
        id=item.id,
        uri=item.uri,
        part=item.part,
        lang=item.lang,
        title=item.title.of(item.text)[:PIECE] if item.title else None,
        outlet=item.outlet.name if item.outlet else None,
        credit=item.credit.name if item.credit else None,
        published=item.published,
        keywords=item.keywords,
        characters=len(item.text),
        hidden=hidden(item.text),
        start=shown.start,
        text=shown.of(item.text),
        cursor=str(shown.end) if shown.end < len(item.text) else None,
        back=(str(before) if before else "") if shown.start else None,
        blocks=tuple(BlockMark(one.kind, *place) for one in item.blocks if (place := _within(one.span, shown))),
        marks=tuple(sorted(_marks(record, canonical, shown), key=lambda one: (one.start, -one.end, one.layer))),
        rows=rows,
        said=tuple(statement_detail(store, one) for said in record.statements if (one := store.stated(said.id))),
        issues=record.issues,
        near=tuple(store.near(id_)),
        versions=versions(store, id_),
        stories=tuple(Linked("story", one.id, one.title) for one in store.around.stories((id_,))),
        others=tuple(
            Linked("document", one.id, cut(one.title) or one.uri)
            for one in sorted(store.papers(tuple(parts)), key=lambda one: one.id)
        ),
        digest=hashlib.sha256(item.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _piece(cursor: str, length: int) -> Span:
    if cursor and not (cursor.isascii() and cursor.isdigit() and len(cursor) < 12 and int(cursor) < max(length, 1)):
        raise ConfigError(f"{cursor!r} is no place in this text", fix="Follow the links from piece to piece.")
    start = int(cursor or 0)
    return Span(start, min(start + PIECE, length))


def _within(span: Span, shown: Span) -> tuple[int, int] | None:
    """A span as offsets in what is shown, cut at its edges; None where it lies outside."""
    if span.start >= shown.end or span.end <= shown.start:
        return None
    return max(span.start, shown.start) - shown.start, min(span.end, shown.end) - shown.start


def _marks(record: Record, canonical: Mapping[str, str], shown: Span) -> Iterator[Shown]:
    names = {actor.id: actor.name for actor in record.actors}
    for time in record.times:
        yield from _shown(time.span, shown, "time", time.id, None, time.value)
    for mention in record.mentions:
        if mention.actor and mention.kind != "elided":
            yield from _shown(
                mention.span, shown, "actor", mention.id, mention.actor, names.get(mention.actor, mention.actor)
            )
    for said in record.statements:
        yield from _shown(said.content, shown, "statement", said.id, said.id, said.act)
    for event in record.events:
        for span in event.evidence or (event.trigger,):
            yield from _shown(span, shown, "event", event.id, canonical.get(event.id), event.type)


def _shown(span: Span, shown: Span, layer: Layer, id_: str, to: str | None, label: str) -> Iterator[Shown]:
    if place := _within(span, shown):
        yield Shown(start=place[0], end=place[1], layer=layer, id=id_, to=to, label=label)
