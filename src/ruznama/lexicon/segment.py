"""Cutting folded characters into words, numbers and marks; the one rule for texts and for listed forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ruznama.script import fold_form

__all__ = ["PIECE", "read_piece", "split", "split_form"]

# Letters and digits never share a token: Arabic-script pages write both together when a space is lost.
_WORD = re.compile(r"(?P<number>[0-9]+)|(?P<word>[^\W0-9_]+)|(?P<hyphen>-+)|(?P<punct>[^\w\s]|_)")

# The same with the space before each, so that every character is in a piece: pieces found in C tell by their lengths
# where they stand, and what a piece is can be remembered. A page is cut in a third of the time that ``split`` takes.
PIECE = re.compile(rf" ?(?:{re.sub('[?]P<[a-z]+>', '?:', _WORD.pattern)})|\s+")

_LETTERS = re.compile(r"[^\W0-9_]+(?: [^\W0-9_]+)*")


def split(folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, form, kind) of each token in a folded range; kind is number, word, hyphen or punct."""
    for found in _WORD.finditer(folded, start, len(folded) if end is None else end):
        first, last = found.span()
        yield first, last, folded[first:last], found.lastgroup or "word"


def read_piece(piece: str) -> tuple[str, str]:
    """The form and kind, as ``split`` gives them, of what ``PIECE`` found; both are "" for white space."""
    form = piece.removeprefix(" ")
    found = _WORD.fullmatch(form)
    return (form, found.lastgroup or "word") if found else ("", "")


@lru_cache(maxsize=4096)
def split_form(form: str) -> tuple[str, ...]:
    """Folded tokens of a listed form, hyphens left out as they are skipped in texts."""
    folded = fold_form(form)
    # Nine forms of ten are letters and spaces alone; 40,000 forms are cut while a language loads.
    if _LETTERS.fullmatch(folded):
        return tuple(folded.split(" "))
    return tuple(word for _, _, word, kind in split(folded) if kind != "hyphen")
