"""What reading takes and gives."""

from __future__ import annotations

import msgspec

from ruznama.model import Hints, Lang

__all__ = ["Failure", "Options", "hints_of"]

# Beside the text itself: room for a byte order mark, and one byte more than any text of max_chars can have.
_MARGIN = 65_536
# A code point takes four bytes at most in every encoding that is read here.
_BYTES = 4


class Failure(msgspec.Struct, frozen=True, kw_only=True):
    """An input that could not be read.

    Attributes:
        uri: the file as given, or found in a folder; "-" for standard input.
        reason: what is wrong, in one sentence without a full stop.
        line: line of a JSONL file, counted from 1; None for a whole file.
        fix: what helps, or "".
    """

    uri: str
    reason: str
    line: int | None = None
    fix: str = ""

    def __str__(self) -> str:
        place = self.uri if self.line is None else f"{self.uri} line {self.line}"
        return f"{place}: {self.reason}" + (f" ({self.fix})" if self.fix else "")


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to read.

    Attributes:
        published: publication date that the user gives for all inputs; it wins over the pages'.
        lang: language that the user sets for all inputs.
        outlet: name of the outlet for all inputs.
        media: take every file for text, html or jsonl, or None to see from its name and its first bytes.
        encoding: encoding of all inputs (Python codec name), or None to recognise it.
        max_chars: of one text, not much more than this many characters are read.
    """

    published: str | None = None
    lang: Lang | None = None
    outlet: str | None = None
    media: str | None = None
    encoding: str | None = None
    max_chars: int = 2_000_000

    @property
    def max_bytes(self) -> int:
        """Bytes read of one text: enough to know that ``max_chars`` is exceeded."""
        return _BYTES * self.max_chars + _MARGIN


def hints_of(options: Options, own: Hints) -> Hints:
    """An item's own hints under the user's options, which win."""
    if options.published is None and options.lang is None and options.outlet is None:
        return own
    return Hints(
        published=options.published or own.published,
        origin="option" if options.published else own.origin,
        lang=options.lang or own.lang,
        outlet=options.outlet or own.outlet,
        title=own.title,
        url=own.url,
    )
