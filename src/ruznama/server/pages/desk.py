"""The pages about the work itself: what came in, a text coded on the spot, review, about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ruznama import __version__, runs
from ruznama.model import RawItem, Record
from ruznama.server.pages.document import document
from ruznama.server.pages.frame import Asked, cut, everybody, first, holdings, named
from ruznama.server.pages.frame import about as about_of
from ruznama.server.pages.shapes import (
    AboutPage,
    ActorLine,
    DocumentLine,
    DocumentPage,
    IngestPage,
    PastePage,
    ReviewPage,
)
from ruznama.store import Coded, SqliteStore
from ruznama.views.queue import entries, open_disputes, unsure

__all__ = ["LIMIT", "about", "ingest", "paste", "review"]

# Lines of each list.
_LATEST, _WAITING = 20, 10
# Longest text that is coded while somebody waits: a newspaper page has 3,500 characters, a long report 200,000.
LIMIT = 200_000


def ingest(store: SqliteStore) -> IngestPage:
    """What ``add`` left in the archive."""
    held = list(store.records())
    issues: Counter[str] = Counter()
    for record in held:
        issues.update({one.code for one in record.issues})
    counts = store.counts()
    latest = store.papers([record.article.id for record in held[-_LATEST:]])
    order = {record.article.id: at for at, record in enumerate(held)}
    strangers = Counter(actor.id for record in held for actor in record.actors if not actor.known)
    lines = [known for one, _ in strangers.most_common(_LATEST) if (known := store.actor(one))]
    return IngestPage(
        holdings=holdings(store),
        names=named(store, (one.id for one in lines)),
        inputs=counts.inputs,
        versions=sum(not one.current for one in store.inputs()),
        unknown=counts.articles.get("und", 0),
        silent=sum(not (record.events or record.statements) for record in held),
        copies=len({one for pair in store.near() for one in (pair.article, pair.other)}),
        issues=dict(issues.most_common()),
        looked=len(held),
        latest=tuple(
            DocumentLine(
                id=one.id,
                lang=one.lang,
                uri=one.uri,
                outlet=one.outlet,
                title=cut(one.title),
                published=one.published,
            )
            for one in sorted(latest, key=lambda one: -order[one.id])
        ),
        strangers=tuple(
            ActorLine(
                id=one.id, name=one.name, kind=one.kind, country=one.country, known=one.known, articles=one.articles
            )
            for one in lines
        ),
    )


def paste(
    store: SqliteStore,
    *,
    text: str = "",
    published: str = "",
    records: tuple[Record, ...] = (),
    kept: str | None = None,
    refused: str | None = None,
) -> PastePage:
    """A text and what was read in it, as its pages in an archive of its own would show it.

    Args:
        store: the archive, which is not touched.
        text: as it came.
        published: date as given.
        records: what ``pipeline.read`` gave.
        kept: id of the article, if it was put into the archive.
        refused: why nothing was read.
    """
    documents = tuple(_alone(records)) if records else ()
    return PastePage(
        holdings=holdings(store),
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
            yield document(own, record.article.id, {})
    finally:
        own.close()


def review(store: SqliteStore, asked: Asked) -> ReviewPage:
    """What waits for a person, and what was judged; ``?done=`` the number of the judgement just made."""
    done = first(asked, "done")
    disputes, rows, log = list(open_disputes(store)), list(unsure(store)), list(entries(store))
    shown, first_few = tuple(rows[:_WAITING]), tuple(disputes[:_WAITING])
    events = about_of(store, first_few)
    return ReviewPage(
        holdings=holdings(store),
        names=named(store, everybody((*shown, *events.values()))),
        disputes=first_few,
        about=events,
        open=len(disputes),
        unsure=shown,
        doubtful=len(rows),
        log=tuple(log[::-1][:_LATEST]),
        judged=len(log),
        done=int(done) if done.isascii() and done.isdigit() and len(done) < 12 else None,
    )


def about(store: SqliteStore) -> AboutPage:
    """Versions of the program and of what coded the archive."""
    return AboutPage(
        holdings=holdings(store),
        version=__version__,
        coders=tuple((*coder, number) for coder, number in store.coders().items()),
    )
