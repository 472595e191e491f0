"""The sample news that travels with the package: composed items about real events, for the demo and the bench.

``resources/shared/samples/README.md`` says what each item tells and which disagreements are planted.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from ruznama.errors import ResourceError
from ruznama.lexicon.tables import rows

__all__ = ["Sample", "samples"]

_FOLDER = "shared/samples"


class Sample(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One file of sample news.

    Attributes:
        name: file name, e.g. "ar_grain.txt"; a "jsonl" file holds several items.
        media: how ``data`` is to be read.
        data: the bytes, UTF-8.
        items: ids of the items in it, as ``index.tsv`` lists them.
    """

    name: str
    media: Literal["text", "html", "jsonl"]
    data: bytes
    items: tuple[str, ...]


@cache
def samples() -> tuple[Sample, ...]:
    """The sample files in the order of the index.

    Raises:
        ResourceError: a listed file is missing or its media is unknown; the message names it.
    """
    listed: dict[str, list[dict[str, str]]] = {}
    for row in rows(_FOLDER, "index"):
        listed.setdefault(row["file"], []).append(row)
    root = resources.files("ruznama.resources").joinpath("shared", "samples")
    found = []
    for name, mine in listed.items():
        try:
            data = root.joinpath(name).read_bytes()
            head = {"name": name, "media": mine[0]["media"], "data": data, "items": tuple(row["item"] for row in mine)}
            found.append(msgspec.convert(head, Sample, builtin_types=(bytes,)))
        except (OSError, msgspec.ValidationError) as error:
            raise ResourceError(f"resources/{_FOLDER}/{name}: {error}") from error
    return tuple(found)
