"""The pieces of a page: words, numbers and marks with the space before them, each worked out once."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec

from ruznama.lexicon import Known, shapes
from ruznama.lexicon.clitics import apart
from ruznama.lexicon.segment import read_piece
from ruznama.model import Shape
from ruznama.script import FINALS, fold_form
from ruznama.text.quotes import MARKS
from ruznama.text.sentences import ENDS

__all__ = ["FOLDED_FINALS", "Piece", "pieces"]

FOLDED_FINALS = frozenset(map(fold_form, FINALS))


class Piece(msgspec.Struct, frozen=True, gc=False, eq=False):
    """A token to be, or white space.

    Attributes:
        form: the folded characters.
        lead: how many spaces stand before it: one or none.
        size: how many characters it has, the space included.
        kind: that of the token.
        shapes: ways to read it, the unsplit one first.
        unended: the ways without enclitics, where it may end in a letter that takes none; None where it does not.
        mark: what sets it apart: "space" for white space, "point" for marks that may end a sentence or a quotation,
            "apart" for an ending written as a word of its own; "" for all others.
    """

    form: str
    lead: int
    size: int
    kind: Literal["word", "number", "hyphen", "punct"]
    shapes: tuple[Shape, ...]
    unended: tuple[Shape, ...] | None
    mark: Literal["", "space", "point", "apart"]


@cache
def pieces(lang: str) -> Known[Piece]:
    """Piece of a folded text, the space before it included -> what it is in a language."""
    return Known(lambda piece: _piece(piece, lang))


def _piece(piece: str, lang: str) -> Piece:
    form, kind = read_piece(piece)
    if not form:
        return Piece("", 0, len(piece), "punct", (), None, "space")
    ways = shapes(lang, form) if kind == "word" else (Shape(form, "", ""),)
    final = len(ways) > 1 and form[-1] in FOLDED_FINALS
    unended = tuple([way for way in ways if not way.suffix]) if final else None
    point = kind == "punct" and (form in ENDS or form in MARKS)
    mark = "point" if point else "apart" if form in apart(lang) else ""
    return Piece(form, len(piece) - len(form), len(piece), kind, ways, unended, mark)  # type: ignore[arg-type]
