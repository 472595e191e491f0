"""What each address shows, as plain functions from an archive to a frozen structure (see ``shapes``)."""

from ruznama.server.pages.desk import LIMIT, about, ingest, paste, review
from ruznama.server.pages.document import document
from ruznama.server.pages.frame import Asked, Moved
from ruznama.server.pages.items import actor, event, statement
from ruznama.server.pages.lists import actors, conflicts, search, source, sources, stories, timeline
from ruznama.server.pages.relations import pair, state, story

__all__ = [
    "LIMIT",
    "Asked",
    "Moved",
    "about",
    "actor",
    "actors",
    "conflicts",
    "document",
    "event",
    "ingest",
    "pair",
    "paste",
    "review",
    "search",
    "source",
    "sources",
    "state",
    "statement",
    "stories",
    "story",
    "timeline",
]
