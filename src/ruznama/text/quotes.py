"""Quotations: «», curly and straight marks, nested, unclosed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from ruznama.model import Quote, Sentence, Token

__all__ = ["MARKS", "find_quotes"]

_OPEN, _CLOSE, _STRAIGHT = "«", "»", '"'
MARKS = frozenset((_OPEN, _CLOSE, _STRAIGHT))


def find_quotes(tokens: Sequence[Token], sentences: Sequence[Sentence], marks: Sequence[int]) -> tuple[Quote, ...]:
    """All quotations in text order; the fold has made every double mark ``"`` and kept the guillemets.

    Marks pair inside a paragraph. Guillemets nest; a straight or curly mark closes the open one of its kind, since
    Arabic-script pages use both curly marks in either direction. A mark that never closes quotes to the end of its
    paragraph.

    Args:
        tokens: those of the text.
        sentences: its sentences.
        marks: the tokens that are guillemets and straight marks.
    """
    found: list[Quote] = []
    place = begin = 0
    while begin < len(marks):
        last = place
        while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[place].paragraph:
            last += 1
        end = bisect_left(marks, sentences[last].last, begin)
        found.extend(_pair(tokens, marks[begin:end], sentences[last].last))
        place, begin = last + 1, end
    return tuple(sorted(found, key=lambda quote: quote.opening))


def _pair(tokens: Sequence[Token], marks: Sequence[int], last: int) -> list[Quote]:
    found: list[Quote] = []
    stack: list[tuple[str, int]] = []
    for index in marks:
        form = tokens[index].form
        opener = _OPEN if form == _CLOSE else _STRAIGHT if form == _STRAIGHT else ""
        depth = next((d for d in range(len(stack) - 1, -1, -1) if stack[d][0] == opener), None) if opener else None
        if depth is None:
            if form != _CLOSE:
                stack.append((form, index))
            continue
        opening = stack[depth][1]
        del stack[depth:]
        if index > opening + 1:
            found.append(Quote(first=opening + 1, last=index, opening=opening, closing=index, depth=depth))
    for depth, (_, opening) in enumerate(stack):
        if opening + 1 < last:
            found.append(Quote(first=opening + 1, last=last, opening=opening, closing=None, depth=depth))
    return found
