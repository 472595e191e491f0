"""The Record: everything one article says, and where it says so."""

from __future__ import annotations

from typing import Any

import msgspec

from ruznama.model.article import Article
from ruznama.model.items import Actor, Event, Issue, Mention, Statement, Time

__all__ = ["Coder", "Record", "decode_record", "encode", "record_schema"]


class Coder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What made the Record: program version, hash of the config, hash of the resources."""

    version: str
    config: str
    resources: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One article and all that was found in it (JSON ``schema: 1``)."""

    schema: int = 1
    article: Article
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    issues: tuple[Issue, ...] = ()
    coder: Coder


_DECODER = msgspec.json.Decoder(Record)
_ENCODER = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """JSON bytes (UTF-8, one line) of a record or of any tree of records."""
    return _ENCODER.encode(value)


def decode_record(data: bytes | str) -> Record:
    """The Record that ``encode`` wrote; unknown fields are ignored.

    Raises:
        msgspec.ValidationError: the JSON is no Record.
    """
    return _DECODER.decode(data)


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the Record."""
    return msgspec.json.schema(Record)
