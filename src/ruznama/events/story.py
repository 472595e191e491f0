"""What the steps of the stage share about one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from ruznama.events.draft import Draft
from ruznama.events.parties import Chunk
from ruznama.events.scope import Scope
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.when import Dated
from ruznama.model import Actor

__all__ = ["Story"]


class Story(msgspec.Struct, frozen=True, gc=False):
    """A marked text with its modal words, parties and dates; ``day`` is the day of publication.

    For a trigger the story is cut to its sentence (``modal``, ``found``, and ``dates`` with those right behind it), so
    that the time a text takes grows with its length only. ``watch`` is told of every trigger and what became of it, a
    draft or the reason why none; None except when a reading is explained.
    """

    sheet: Sheet
    modal: list[Cue]
    found: list[Chunk]
    scope: Scope
    dates: list[Dated]
    actors: Mapping[str, Actor]
    day: str | None
    watch: Callable[[Story, Cue, Draft | str], None] | None = None
