"""What a hostile document may carry that is no markup: characters that are not seen and turn the writing around."""

from __future__ import annotations

import re

__all__ = ["harmless", "hidden"]

# Controls but tab and line feed; the explicit directions (embeddings, overrides, isolates), which reach beyond the text
# they stand in; lone surrogates, which no encoder takes. Left: joiners, and the marks LRM, RLM and ALM, which sources
# rightly use and which move nothing but the signs beside them.
_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """A text without control characters and explicit directions: what is left stays where it is shown."""
    return _OUT.sub("", text)


def hidden(text: str) -> int:
    """How many characters ``harmless`` would take away; the carriage returns of a text file are not counted."""
    return sum(found[0] != "\r" for found in _OUT.finditer(text))
