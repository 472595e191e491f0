"""The pages that are lists: timeline, actors, stories, conflicts, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import get_args

from ruznama.errors import ConfigError, NotFoundError
from ruznama.model import ConflictKind
from ruznama.server.pages.asking import given, query_of
from ruznama.server.pages.density import density
from ruznama.server.pages.frame import Asked, about, cut, everybody, first, holdings, named, part
from ruznama.server.pages.shapes import (
    ActorLine,
    ActorsPage,
    ConflictsPage,
    DocumentLine,
    SourcePage,
    SourcesPage,
    StoriesPage,
    TimelinePage,
)
from ruznama.store import SqliteStore
from ruznama.views import disputes
from ruznama.views.story import headlines
from ruznama.views.timeline import row_of

__all__ = ["actors", "conflicts", "source", "sources", "stories", "timeline"]

# In an address, the outlet of articles that name none.
NOBODY = "-"


def timeline(store: SqliteStore, asked: Asked) -> TimelinePage:
    """Canonical events in order of time; filters as ``ruznama timeline`` has them."""
    query, unknown = query_of(store, asked)
    found = list(store.told(query))
    here = part(asked, len(found))
    rows = tuple(row_of(store, told, query) for told in found[here.start : here.end])
    picture = density([told.event for told in found], first(asked, "zoom"))
    return TimelinePage(
        holdings=holdings(store),
        names=named(store, everybody(rows)),
        asked=given(asked),
        unknown=unknown,
        total=len(found),
        cursor=here.cursor,
        back=here.back,
        rows=rows,
        zoom=picture.zoom,
        bars=picture.bars,
        coarse=picture.coarse,
        undated=picture.undated,
        types=dict(Counter(told.event.type for told in found).most_common()),
    )


def actors(store: SqliteStore, asked: Asked) -> ActorsPage:
    """Who is in the archive; ``?q=`` a name in any script."""
    name = first(asked, "q")
    ids = store.actors(name) if name else ()
    here = part(asked, len(ids))
    found = [known for one in ids[here.start : here.end] if (known := store.actor(one))]
    return ActorsPage(
        holdings=holdings(store),
        names=named(store, (one.id for one in found)),
        asked=given(asked, ("q",)),
        unknown=(name,) if name and not ids else (),
        total=len(ids),
        cursor=here.cursor,
        back=here.back,
        actors=tuple(
            ActorLine(
                id=one.id, name=one.name, kind=one.kind, country=one.country, known=one.known, articles=one.articles
            )
            for one in found
        ),
    )


def stories(store: SqliteStore, asked: Asked) -> StoriesPage:
    """All stories, those first that most articles tell."""
    found = list(headlines(store))
    here = part(asked, len(found))
    return StoriesPage(
        holdings=holdings(store),
        total=len(found),
        cursor=here.cursor,
        back=here.back,
        stories=tuple(found[here.start : here.end]),
    )


def conflicts(store: SqliteStore, asked: Asked) -> ConflictsPage:
    """Where sources disagree; ``?kind=``, and ``?open=yes`` for those that nothing has settled."""
    kind = first(asked, "kind")
    if kind and kind not in get_args(ConflictKind):
        raise ConfigError(f"{kind!r} is no kind", fix=f"There are: {', '.join(get_args(ConflictKind))}.")
    held = list(store.conflicts())
    ids = [one.id for one in held if kind in {"", one.kind} and not (first(asked, "open") and one.chosen)]
    here = part(asked, len(ids))
    shown = ids[here.start : here.end]
    found = tuple(disputes(store, ids=shown)) if shown else ()
    events = about(store, found)
    return ConflictsPage(
        holdings=holdings(store),
        names=named(store, everybody(events.values())),
        asked=given(asked, ("kind", "open")),
        total=len(ids),
        cursor=here.cursor,
        back=here.back,
        disputes=found,
        about=events,
        kinds=dict(Counter(one.kind for one in held).most_common()),
    )


def sources(store: SqliteStore, asked: Asked) -> SourcesPage:
    """The outlets, those with most articles first."""
    found = list(store.outlets())
    here = part(asked, len(found))
    return SourcesPage(
        holdings=holdings(store),
        total=len(found),
        cursor=here.cursor,
        back=here.back,
        sources=tuple(found[here.start : here.end]),
    )


def source(store: SqliteStore, outlet: str, asked: Asked) -> SourcePage:
    """One outlet with its articles, the newest first.

    Raises:
        NotFoundError: no article names it.
    """
    name = None if outlet == NOBODY else outlet
    found = next((one for one in store.outlets() if one.outlet == name), None)
    if found is None:
        raise NotFoundError(f"the archive holds no article of {outlet!r}", fix="/sources lists the outlets.")
    ids = _articles(store, name)
    here = part(asked, len(ids))
    papers = {one.id: one for one in store.papers(ids[here.start : here.end])}
    documents = (papers[one] for one in ids[here.start : here.end])
    return SourcePage(
        holdings=holdings(store),
        total=len(ids),
        cursor=here.cursor,
        back=here.back,
        source=found,
        documents=tuple(
            DocumentLine(
                id=one.id,
                lang=one.lang,
                uri=one.uri,
                outlet=one.outlet,
                title=cut(one.title),
                published=one.published,
            )
            for one in documents
        ),
    )


def _articles(store: SqliteStore, outlet: str | None) -> Sequence[str]:
    """Ids of an outlet's articles, the newest first."""
    held = [record.article for record in store.records()]
    mine = [one for one in held if (one.outlet.name if one.outlet else None) == outlet]
    dated = sorted(mine, key=lambda one: (one.published.value if one.published else "", one.id), reverse=True)
    return [one.id for one in dated]
