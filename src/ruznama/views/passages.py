"""Words in their surroundings."""

from __future__ import annotations

import msgspec

from ruznama.model import Span

__all__ = ["Context", "around", "context", "flat", "tail"]


class Context(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Some words of a text, with what stands before and after them in the same paragraph.

    Set one after the other, the three read as the text does; "..." marks where more of the paragraph is left out.
    ``lang`` is the language of the text.
    """

    before: str
    text: str
    after: str
    lang: str = "und"


def context(text: str, span: Span, width: int, lang: str = "und") -> Context:
    """The words of a span inside their paragraph.

    Args:
        text: an article's text.
        span: the words.
        width: characters on either side, at most.
        lang: language of the text.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    paragraph = text[start : end if end >= 0 else None]
    before, after = around(paragraph, Span(span.start - start, span.end - start), width)
    if before:
        before = f"{'... ' if span.start - start > width else ''}{before}{_gap(text[span.start - 1])}"
    if after:
        after = f"{_gap(text[span.end])}{after}{' ...' if len(paragraph) - (span.end - start) > width else ''}"
    return Context(before=before, text=flat(span.of(text)), after=after, lang=lang)


def _gap(beside: str) -> str:
    return " " if beside.isspace() else ""


def around(text: str, span: Span, width: int) -> tuple[str, str]:
    """What stands before and after a span, in whole words, on one line.

    Args:
        text: the text that the span points into.
        span: the words.
        width: characters on either side, at most.
    """
    before, after = text[max(0, span.start - width) : span.start], text[span.end : span.end + width]
    # A word that the edge of the window cuts is left out.
    if span.start > width and not text[span.start - width - 1].isspace():
        before = before.partition(" ")[2]
    if span.end + width < len(text) and not text[span.end + width].isspace():
        after = after.rpartition(" ")[0]
    return flat(before), flat(after)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def tail(uri: str) -> str:
    """The last part of an address: a file's name, with the line if it has one."""
    last = uri.rstrip("/").rpartition("/")[2] or uri
    name, mark, line = last.partition("#")
    return f"standard input{mark}{line}" if name == "-" else last
