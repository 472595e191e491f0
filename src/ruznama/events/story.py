"""What the steps of the stage share about one text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ruznama.events.parties import Chunk
from ruznama.events.scope import Scope
from ruznama.events.sheet import Sheet
from ruznama.events.when import Dated
from ruznama.model import Actor

__all__ = ["Story"]


class Story(NamedTuple):
    """A marked text with its parties and dates; ``day`` is the day of publication."""

    sheet: Sheet
    found: list[Chunk]
    scope: Scope
    dates: list[Dated]
    actors: Mapping[str, Actor]
    day: str | None
