"""The pages about the work itself: what came in, a text coded on the spot, review, about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ruznama import __version__, runs
from ruznama.archive import Reading
from ruznama.errors import NotFoundError
from ruznama.model import RawItem, Record
from ruznama.model.edtf import days
from ruznama.server.pages.document import document
from ruznama.server.pages.frame import Asked, everybody, first, holdings, line, named
from ruznama.server.pages.frame import about as about_of
from ruznama.server.pages.shapes import AboutPage, DocumentPage, IngestPage, PastePage, ReviewPage
from ruznama.store import Coded, Query, SqliteStore
from ruznama.views import Row, disputes, timeline
from ruznama.views.queue import entries, open_disputes, rows, unsure

__all__ = ["LIMIT", "about", "ingest", "paste", "review"]

# Lines of each list.
_LATEST, _WAITING = 20, 10
# Days between two tellings of what may be one event, and how many such events are offered to be put together.
_APART, _ALIKE = 7, 10
# Articles whose issues are counted: a Record takes 0.2 ms to open.
_LOOKED = 200
# Longest text that is coded while somebody waits: a newspaper page has 3,500 characters, a long report 200,000.
LIMIT = 200_000


def ingest(now: Reading) -> IngestPage:
    """What ``add`` left in the archive."""
    # What is being added is counted anew: everywhere else it shows when it is merged.
    counts = now.store.counts() if now.pending() else now.once(("counts",), now.store.counts)
    overview = now.store.overview
    latest = overview.latest(_LOOKED)
    papers = {one.id: one for one in now.store.papers(latest[:_LATEST])}
    strangers = now.once(("strangers",), lambda: tuple(now.people(overview.strangers(_LATEST))))
    return IngestPage(
        holdings=msgspec.structs.replace(holdings(now), articles=counts.articles),
        names=named(now, (one.id for one in strangers)),
        inputs=counts.inputs,
        versions=now.once(("superseded",), overview.superseded),
        unknown=counts.articles.get("und", 0),
        silent=now.once(("silent",), overview.silent),
        copies=now.once(("copied",), overview.copied),
        issues=now.once(("issues",), lambda: _issues(now, latest)),
        looked=len(latest),
        latest=tuple(line(papers[one]) for one in latest[:_LATEST] if one in papers),
        strangers=strangers,
    )


def _issues(now: Reading, articles: Sequence[str]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for record in filter(None, map(now.store.record, articles)):
        found.update({one.code for one in record.issues})
    return dict(found.most_common())


def paste(
    now: Reading,
    *,
    text: str = "",
    published: str = "",
    records: tuple[Record, ...] = (),
    kept: str | None = None,
    refused: str | None = None,
) -> PastePage:
    """A text and what was read in it, as its pages in an archive of its own would show it.

    Args:
        now: the archive, which is not touched.
        text: as it came.
        published: date as given.
        records: what ``pipeline.read`` gave.
        kept: id of the article, if it was put into the archive.
        refused: why nothing was read.
    """
    documents = tuple(_alone(records)) if records else ()
    return PastePage(
        holdings=holdings(now),
        names={id_: names for one in documents for id_, names in one.names.items()},
        given=text,
        published=published,
        documents=documents,
        kept=kept,
        refused=refused,
        limit=LIMIT,
    )


def _alone(records: tuple[Record, ...]) -> Iterator[DocumentPage]:
    raw = RawItem(uri="pasted text", source="pasted text", media="text", data=b"")
    own = SqliteStore(":memory:")
    try:
        own.add([Coded(raw, records, raw.uri)])
        runs.refresh(own)
        for record in records:
            yield document(Reading(own), record.article.id, {})
    finally:
        own.close()


def review(now: Reading, asked: Asked) -> ReviewPage:
    """What waits for a person, and what was judged.

    Args:
        now: the archive.
        asked: ``?item=`` an event to be judged, ``?done=`` the number of the judgement just made.

    Raises:
        NotFoundError: there is no such event.
    """
    done = first(asked, "done")
    item = _item(now, first(asked, "item"))
    alike = _alike(now, item) if item else ()
    waiting = now.once(("open",), lambda: open_disputes(now.store))
    doubtful = now.once(("unsure",), lambda: unsure(now.store))
    shown = tuple(disputes(now.store, ids=waiting[:_WAITING])) if waiting else ()
    least = tuple(rows(now.store, doubtful[:_WAITING]))
    events = about_of(now, shown)
    return ReviewPage(
        holdings=holdings(now),
        names=named(now, everybody((*([item] if item else ()), *alike, *least, *events.values()))),
        item=item,
        alike=alike,
        disputes=shown,
        about=events,
        open=len(waiting),
        unsure=least,
        doubtful=len(doubtful),
        log=tuple(entries(now.store, latest=_LATEST))[::-1],
        judged=len(now.store.judgements()),
        done=int(done) if done.isascii() and done.isdigit() and len(done) < 12 else None,
    )


def _item(now: Reading, id_: str) -> Row | None:
    if not id_:
        return None
    if row := next(timeline(now.store, Query(events=(id_,))), None):
        return row
    raise NotFoundError(f"there is no event {id_!r} in the archive", fix="/review lists what waits.")


def _alike(now: Reading, item: Row) -> tuple[Row, ...]:
    """Events of the same type about the same days, those first that have most parties in common with it."""
    parties = {one.id for one in (*item.actors, *item.recipients)}
    if not parties or (span := days(item.date, 0)) is None:
        return ()
    since, until = (
        date.fromordinal(min(max(day, 1), date.max.toordinal())).isoformat()
        for day in (span.first - _APART, span.last + _APART)
    )
    query = Query(actors=tuple(sorted(parties)), types=(item.type,), since=since, until=until)
    found = [row for row in now.events(query, limit=500).items if row.id != item.id]
    shared = {row.id: len(parties & set(everybody((row,)))) for row in found}
    return tuple(sorted(found, key=lambda row: -shared[row.id])[:_ALIKE])


def about(now: Reading) -> AboutPage:
    """Versions of the program and of what coded the archive."""
    coders = now.once(("coders",), now.store.coders)
    return AboutPage(
        holdings=holdings(now),
        version=__version__,
        coders=tuple((*coder, number) for coder, number in coders.items()),
    )
