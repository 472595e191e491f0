"""Every address, what it shows and what it may be asked: routes and the OpenAPI document are made from this list."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ruznama.archive import FIELDS, Reading
from ruznama.server import pages
from ruznama.server.pages import shapes
from ruznama.server.pages.frame import Asked

__all__ = ["ADDRESSES", "FILTERS", "Address"]

Build = Callable[[Reading, str, Asked], shapes.Page]

# Words and filters, as in ``ruznama search``.
FILTERS = ("q", *FIELDS)
_PART = ("cursor", "limit")


class Address(NamedTuple):
    """An address.

    Attributes:
        path: with the name of its variable part in braces.
        kind: name of its template.
        page: what it shows.
        build: makes that, from the archive, the variable part and the query.
        asked: names of what the query may hold.
        summary: one line for the OpenAPI document.
    """

    path: str
    kind: str
    page: type[shapes.Page]
    build: Build
    asked: tuple[str, ...] = ()
    summary: str = ""


ADDRESSES = (
    Address(
        "/", "timeline", shapes.TimelinePage, lambda a, _, q: pages.timeline(a, q), (*FILTERS, "zoom", *_PART),
        "Canonical events in order of time.",
    ),
    Address("/e/{id}", "event", shapes.EventPage, lambda a, id_, _: pages.event(a, id_), (),
            "One canonical event with its evidence, disagreements and neighbours."),
    Address("/s/{id}", "statement", shapes.StatementPage, lambda a, id_, _: pages.statement(a, id_), (),
            "One statement, and what its speaker said before and after."),
    Address("/actors", "actors", shapes.ActorsPage, lambda a, _, q: pages.actors(a, q), ("q", *_PART),
            "Who is in the archive."),
    Address("/a/{id}", "actor", shapes.ActorPage, pages.actor, ("part", *_PART),
            "The dossier of one actor, by id or by a name in any script (which leads to the id)."),
    Address("/d/{pair}", "pair", shapes.PairPage, pages.pair, ("date", *_PART),
            "Two sides (A--B) month by month, and the events between them."),
    Address("/state/{pair}", "state", shapes.StatePage, pages.state, ("at",),
            "What stands between two sides (A--B): offers, demands, refusals, pressure, commitments."),
    Address("/stories", "stories", shapes.StoriesPage, lambda a, _, q: pages.stories(a, q), _PART, "All stories."),
    Address("/t/{id}", "story", shapes.StoryPage, pages.story, _PART, "One story by date, with its articles."),
    Address("/conflicts", "conflicts", shapes.ConflictsPage, lambda a, _, q: pages.conflicts(a, q),
            ("kind", "open", *_PART), "Where sources disagree."),
    Address("/sources", "sources", shapes.SourcesPage, lambda a, _, q: pages.sources(a, q), _PART, "The outlets."),
    Address("/sources/{outlet}", "source", shapes.SourcePage, pages.source, _PART,
            "One outlet with its articles; '-' for articles that name none."),
    Address("/doc/{id}", "document", shapes.DocumentPage, pages.document, ("cursor",),
            "One article's text with everything that was read in it."),
    Address("/search", "search", shapes.SearchPage, lambda a, _, q: pages.search(a, q),
            (*FILTERS, "in", "match", *_PART), "Events, statements or documents that have some words or names."),
    Address("/ingest", "ingest", shapes.IngestPage, lambda a, _, __: pages.ingest(a), (), "What came in."),
    Address("/paste", "paste", shapes.PastePage, lambda a, _, __: pages.paste(a), (),
            "The form for a text that is coded on the spot."),
    Address("/review", "review", shapes.ReviewPage, lambda a, _, q: pages.review(a, q), ("item", "done"),
            "What waits for a person, and what was judged."),
    Address("/about", "about", shapes.AboutPage, lambda a, _, __: pages.about(a), (), "Versions and limits."),
)  # fmt: skip
