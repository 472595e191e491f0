"""TimeML: the times of a text as inline TIMEX3 elements."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ruznama.model import Time

__all__ = ["timeml"]


def timeml(string: str, times: Iterable[Time]) -> str:
    """The text as a TimeML document with a TIMEX3 element around each time.

    Args:
        string: the text the spans point into.
        times: its times; of overlapping ones the first is kept.

    Returns:
        XML; characters that XML 1.0 forbids are left out.
    """
    parts: list[str] = []
    at = number = 0
    for time in sorted(times, key=lambda entry: (entry.span.start, -entry.span.end)):
        if time.span.start < at or time.span.end > len(string):
            continue
        number += 1
        attributes = [("tid", f"t{number}"), ("type", time.type), ("value", time.timex)]
        if time.mod:
            attributes.append(("mod", time.mod))
        if time.function == "publication":
            attributes.append(("functionInDocument", "PUBLICATION_TIME"))
        told = " ".join(f"{name}={quoteattr(value)}" for name, value in attributes)
        parts.append(_text(string[at : time.span.start]))
        parts.append(f"<TIMEX3 {told}>{_text(time.span.of(string))}</TIMEX3>")
        at = time.span.end
    parts.append(_text(string[at:]))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>{"".join(parts)}</TimeML>\n'


def _text(string: str) -> str:
    allowed = "".join(
        char
        for char in string
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )
    return escape(allowed)
