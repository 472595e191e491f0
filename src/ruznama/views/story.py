"""Stories and sources: articles about one matter, and who printed them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ruznama.errors import NotFoundError
from ruznama.model import Story
from ruznama.store import Query, Store
from ruznama.views.timeline import Row, timeline

__all__ = ["Chronology", "Headline", "Paper", "chronology", "headline", "headlines"]


class Headline(msgspec.Struct, frozen=True, kw_only=True):
    """A story in a list.

    Attributes:
        first: first publication, ISO day.
        last: last publication.
        events: number of canonical events that its articles tell.
    """

    id: str
    title: str
    articles: int
    languages: tuple[str, ...]
    sources: tuple[str, ...]
    first: str | None
    last: str | None
    events: int


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """An article of a story, numbered as its chronology cites it."""

    number: int
    article: str
    source: str
    lang: str
    published: str | None
    title: str | None
    uri: str


class Chronology(msgspec.Struct, frozen=True, kw_only=True):
    """A story told by date, each line with the numbers of the articles that say it."""

    id: str
    title: str
    rows: tuple[Row, ...]
    cited: tuple[tuple[int, ...], ...]
    papers: tuple[Paper, ...]


def headlines(store: Store) -> Iterator[Headline]:
    """All stories that tell an event, the ones that most articles tell first."""
    return (headline(store, story) for story in store.stories_by(store.tallies.stories()))


def headline(store: Store, story: Story) -> Headline:
    """A story as a list shows it."""
    papers = _papers(store, story)
    dates = sorted(paper.published[:10] for paper in papers if paper.published)
    return Headline(
        id=story.id,
        title=story.title,
        articles=len(papers),
        languages=tuple(sorted({paper.lang for paper in papers})),
        sources=tuple(dict.fromkeys(paper.source for paper in papers)),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        events=store.tallies.count(Query(articles=story.members)),
    )


def chronology(store: Store, name: str) -> Chronology:
    """A story by its id or by the id of one of its articles.

    Raises:
        NotFoundError: there is none.
    """
    story = next(iter(store.stories_by((name,))), None) or next(store.stories(name), None)
    if story is None:
        raise NotFoundError(f"there is no story {name!r} in the archive", fix="ruznama story lists all.")
    papers = _papers(store, story)
    number = {paper.article: paper.number for paper in papers}
    rows = tuple(timeline(store, Query(articles=story.members)))
    return Chronology(
        id=story.id,
        title=story.title,
        rows=rows,
        cited=tuple(
            tuple(sorted({number[quote.article] for quote in row.quotes if quote.article in number})) for row in rows
        ),
        papers=papers,
    )


def _papers(store: Store, story: Story) -> tuple[Paper, ...]:
    """Articles in order of publication; those without a date last."""
    held = sorted(store.papers(story.members), key=lambda one: (one.published is None, one.published or "", one.id))
    return tuple(
        Paper(
            number=number,
            article=one.id,
            source=one.outlet or one.uri.rpartition("/")[2],
            lang=one.lang,
            published=one.published,
            title=one.title,
            uri=one.uri,
        )
        for number, one in enumerate(held, start=1)
    )
