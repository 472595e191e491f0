"""The pages that are lists: timeline, search, actors, stories, conflicts, sources."""

from __future__ import annotations

from array import array
from typing import get_args

import msgspec

from ruznama.archive import FIELDS, Reading, Stretch
from ruznama.archive.paging import stretch
from ruznama.errors import NotFoundError
from ruznama.model import ConflictKind
from ruznama.server.pages.frame import (
    Asked,
    about,
    cursor,
    cut,
    everybody,
    first,
    given,
    holdings,
    line,
    named,
    question_of,
    size,
)
from ruznama.server.pages.shapes import (
    ActorsPage,
    ConflictsPage,
    SearchPage,
    SourcePage,
    SourcesPage,
    StoriesPage,
    TimelinePage,
)
from ruznama.store import Printed, Query
from ruznama.views.search import DocumentHit, EventHit, StatementHit

__all__ = ["actors", "conflicts", "search", "source", "sources", "stories", "timeline"]

# In an address, the outlet of articles that name none.
NOBODY = "-"
# Hits on a page: each shows what the sources say, which is read from their texts.
_HITS = 20


def timeline(now: Reading, asked: Asked) -> TimelinePage:
    """Canonical events in order of time; filters as ``ruznama timeline`` has them."""
    question = question_of(asked)
    found = now.timeline(question, cursor=cursor(asked), limit=size(asked))
    picture = now.density(question, first(asked, "zoom"))
    return TimelinePage(
        holdings=holdings(now),
        names=named(now, everybody(found.items)),
        asked=given(asked),
        unknown=now.resolved(question).unknown,
        total=found.total,
        cursor=found.next,
        back=found.previous,
        rows=found.items,
        zoom=picture.zoom,
        bars=picture.bars,
        coarse=picture.coarse,
        undated=picture.undated,
        types=now.types(question),
    )


def search(now: Reading, asked: Asked) -> SearchPage:
    """What has some words or names: ``?q=``, ``?in=events|statements|documents``, ``?match=``, and all filters."""
    found = now.search(
        question_of(asked),
        where=first(asked, "in") or "events",  # type: ignore[arg-type] # search checks it
        match=first(asked, "match") or "identity",  # type: ignore[arg-type] # search checks it
        cursor=cursor(asked),
        limit=size(asked, _HITS),
    )
    ids = [one.id for part in found.parts for one in part.names]
    for hit in found.hits:
        if isinstance(hit, EventHit):
            ids += everybody((hit.row,))
        elif isinstance(hit, StatementHit):
            said = hit.statement
            ids += [one.id for one in (said.speaker, *said.addressees, *said.via) if one]
    return SearchPage(
        holdings=holdings(now),
        names=named(now, ids),
        asked=given(asked, ("q", *FIELDS, "in", "match")),
        unknown=found.unknown,
        total=found.total,
        cursor=found.next,
        back=found.previous,
        question=found.question,
        searched=found.searched,
        parts=found.parts,
        where=found.where,
        counts=found.counts,
        hits=tuple(_short(hit) for hit in found.hits),
        emptied=found.emptied,
        nearest=found.nearest,
    )


def _short(hit: EventHit | StatementHit | DocumentHit) -> EventHit | StatementHit | DocumentHit:
    """A hit without a title of megabytes."""
    if not isinstance(hit, DocumentHit):
        return hit
    return msgspec.structs.replace(hit, document=msgspec.structs.replace(hit.document, title=cut(hit.document.title)))


def actors(now: Reading, asked: Asked) -> ActorsPage:
    """Who is in the archive; ``?q=`` a name in any script."""
    name = first(asked, "q")
    found = now.actors(name, cursor=cursor(asked), limit=size(asked))
    return ActorsPage(
        holdings=holdings(now),
        names=named(now, (one.id for one in found.items)),
        asked=given(asked, ("q",)),
        unknown=(name,) if name and not found.total else (),
        total=found.total,
        cursor=found.next,
        back=found.previous,
        actors=found.items,
    )


def stories(now: Reading, asked: Asked) -> StoriesPage:
    """All stories, those first that most articles tell."""
    found = now.stories(cursor=cursor(asked), limit=size(asked))
    return StoriesPage(
        holdings=holdings(now), total=found.total, cursor=found.next, back=found.previous, stories=found.items
    )


def conflicts(now: Reading, asked: Asked) -> ConflictsPage:
    """Where sources disagree; ``?kind=``, and ``?open=yes`` for those that nothing has settled."""
    only_open = first(asked, "open") in {"yes", "1", "true"}
    found = now.conflicts(first(asked, "kind"), only_open=only_open, cursor=cursor(asked), limit=size(asked))
    events = about(now, found.items)
    return ConflictsPage(
        holdings=holdings(now),
        names=named(now, everybody(events.values())),
        asked=given(asked, ("kind", "open")),
        total=found.total,
        cursor=found.next,
        back=found.previous,
        disputes=found.items,
        about=events,
        kinds={kind: number for kind in get_args(ConflictKind) if (number := now.conflicts(kind, limit=1).total)},
    )


def sources(now: Reading, asked: Asked) -> SourcesPage:
    """The outlets, those with most articles first."""
    held = {one.outlet or "": one for one in now.sources()}
    found = stretch(list(held), cursor(asked), size(asked), lambda few: [held[one] for one in few])
    return SourcesPage(
        holdings=holdings(now), total=found.total, cursor=found.next, back=found.previous, sources=found.items
    )


def source(now: Reading, outlet: str, asked: Asked) -> SourcePage:
    """One outlet with its articles, the newest first.

    Raises:
        NotFoundError: no article names it.
    """
    name = None if outlet == NOBODY else outlet
    held = next((one for one in now.sources() if one.outlet == name), None)
    if held is None:
        raise NotFoundError(f"the archive holds no article of {outlet!r}", fix="/sources lists the outlets.")
    found = _articles(now, name, asked)
    return SourcePage(
        holdings=holdings(now),
        total=found.total,
        cursor=found.next,
        back=found.previous,
        source=held,
        documents=tuple(map(line, found.items)),
    )


def _articles(now: Reading, outlet: str | None, asked: Asked) -> Stretch[Printed]:
    """An outlet's articles, the newest first."""
    if outlet is None:
        keys = now.once(("no outlet",), lambda: array("q", now.store.overview.without_outlet()))
    else:
        keys = now.keys("documents", Query(outlets=(outlet,)))
    return stretch(keys, cursor(asked), size(asked), now.store.printed_at)
