"""The news item: from raw bytes (RawItem) to a segmented Article."""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from ruznama.model.codes import BlockKind, Lang, PublishedOrigin, PublishedPrecision
from ruznama.model.span import Span

__all__ = ["Article", "Block", "Clue", "Hints", "Named", "Published", "RawItem"]


class Hints(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """What the sender of an item says about it; an option of the user wins over the page.

    Attributes:
        published: date string as given (any calendar or spelling), from ``origin``.
        origin: where ``published`` comes from.
        lang: language code that the user sets, or None to detect it.
        outlet: name of the outlet.
        title: headline, when it travels apart from the text.
        url: address of the page.
    """

    published: str | None = None
    origin: PublishedOrigin = "option"
    lang: Lang | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None


class RawItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One item as it came in.

    Attributes:
        uri: file path or address as shown to the user (``Article.uri``).
        source: what identifies the sender for the article's id: the address, the id, or the file's base name.
        media: how ``data`` is to be read.
        data: the bytes as they came, kept by the store.
        encoding: encoding that ``data`` was recognised to be in (Python codec name).
        hints: what came with the item.
    """

    uri: str
    source: str
    media: Literal["text", "html"]
    data: bytes
    encoding: str = "utf-8"
    hints: Hints = Hints()


class Named(msgspec.Struct, frozen=True, gc=False):
    """A name with the place it stands at, if it stands in the text."""

    name: str
    span: Span | None


class Published(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Time of publication: EDTF ``value`` no finer than ``precision``; ``timezone`` an offset or "GMT"."""

    value: str
    precision: PublishedPrecision
    timezone: str | None
    origin: PublishedOrigin
    span: Span | None


class Block(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the page and what it is. Blocks never overlap, but a ``stray`` may lie inside ``body``."""

    kind: BlockKind
    span: Span


class Clue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A string that may tell the publication date, for ``times`` to read.

    Attributes:
        origin: where it stands.
        value: the string as found; for a line of the text, ``text[span]``.
        span: its place in ``Article.text``, None for metadata.
    """

    origin: PublishedOrigin
    value: str
    span: Span | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One news item. ``part`` 0 is the page's own article, 1... are related articles inside it.

    ``clues`` (date strings still to be read) travel only between ``article`` and ``pipeline``; a Record has none.
    ``lang_evidence`` are the words that decided the language.
    """

    id: str
    uri: str
    part: int
    lang: Lang
    text: str
    title: Span | None = None
    outlet: Named | None = None
    credit: Named | None = None
    published: Published | None = None
    keywords: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    lang_evidence: tuple[str, ...] | UnsetType = UNSET
    clues: tuple[Clue, ...] | UnsetType = UNSET
