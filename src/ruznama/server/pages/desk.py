"""The pages about the work itself: what came in, a text coded on the spot, review, about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ruznama import __version__, runs
from ruznama.archive import Reading
from ruznama.model import RawItem, Record
from ruznama.server.pages.document import document
from ruznama.server.pages.frame import Asked, everybody, first, holdings, line, named
from ruznama.server.pages.frame import about as about_of
from ruznama.server.pages.shapes import AboutPage, DocumentPage, IngestPage, PastePage, ReviewPage
from ruznama.store import Coded, SqliteStore
from ruznama.views import disputes
from ruznama.views.queue import entries, open_disputes, rows, unsure

__all__ = ["LIMIT", "about", "ingest", "paste", "review"]

# Lines of each list.
_LATEST, _WAITING = 20, 10
# Articles whose issues are counted: a Record takes 0.2 ms to open.
_LOOKED = 200
# Longest text that is coded while somebody waits: a newspaper page has 3,500 characters, a long report 200,000.
LIMIT = 200_000


def ingest(now: Reading) -> IngestPage:
    """What ``add`` left in the archive."""
    counts = now.once(("counts",), now.store.counts)
    overview = now.store.overview
    latest = overview.latest(_LOOKED)
    papers = {one.id: one for one in now.store.papers(latest[:_LATEST])}
    strangers = now.once(("strangers",), lambda: tuple(now.people(overview.strangers(_LATEST))))
    return IngestPage(
        holdings=holdings(now),
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
    """What waits for a person, and what was judged; ``?done=`` the number of the judgement just made."""
    done = first(asked, "done")
    waiting = now.once(("open",), lambda: open_disputes(now.store))
    doubtful = now.once(("unsure",), lambda: unsure(now.store))
    shown = tuple(disputes(now.store, ids=waiting[:_WAITING])) if waiting else ()
    least = tuple(rows(now.store, doubtful[:_WAITING]))
    events = about_of(now, shown)
    return ReviewPage(
        holdings=holdings(now),
        names=named(now, everybody((*least, *events.values()))),
        disputes=shown,
        about=events,
        open=len(waiting),
        unsure=least,
        doubtful=len(doubtful),
        log=tuple(entries(now.store, latest=_LATEST))[::-1],
        judged=len(now.store.judgements()),
        done=int(done) if done.isascii() and done.isdigit() and len(done) < 12 else None,
    )


def about(now: Reading) -> AboutPage:
    """Versions of the program and of what coded the archive."""
    coders = now.once(("coders",), now.store.coders)
    return AboutPage(
        holdings=holdings(now),
        version=__version__,
        coders=tuple((*coder, number) for coder, number in coders.items()),
    )
