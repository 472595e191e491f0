"""The analysed text that stages read: folded characters, tokens, sentences, quotations.

All offsets in here are *folded* offsets (code points of ``Folded.text``) or token indexes; ``Text.span`` maps them back
to the source. A Text is never stored: it is recomputed.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Literal, NamedTuple

import msgspec

from ruznama.model.codes import Lang
from ruznama.model.span import Span

_END, _LAST = attrgetter("end"), attrgetter("last")

__all__ = ["Folded", "Quote", "Sentence", "Shape", "Text", "Token"]


class Folded(msgspec.Struct, frozen=True, gc=False):
    """A folded text and the way back.

    Attributes:
        source: the text as it came.
        text: the folded text.
        points: folded offsets at which the distance to the source changes, ascending, first 0.
        shifts: distance (source offset - folded offset) from each point on.
        marks: source offsets of combining marks and tatweel, which belong to the letter before them.
    """

    source: str
    text: str
    points: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)
    marks: frozenset[int] = frozenset()

    def origin(self, index: int) -> int:
        """Source offset of the folded character at ``index`` (the source's end for the end)."""
        if index >= len(self.text):
            return len(self.source)
        return index + self.shifts[bisect_right(self.points, index) - 1]

    def span(self, start: int, end: int) -> Span:
        """Source span of the folded range, marks on the last letter included.

        Raises:
            ValueError: the range is empty.
        """
        # ``origin`` of both ends written out: hundreds of spans are made of a page.
        points, shifts = self.points, self.shifts
        if end > len(self.text):
            first, last = self.origin(start), self.origin(end - 1) + 1
        else:
            first = start + shifts[bisect_right(points, start) - 1]
            last = end + shifts[bisect_right(points, end - 1) - 1]
        while last in self.marks:
            last += 1
        return Span(first, last)

    def locate(self, offset: int) -> int:
        """First folded offset whose source offset is >= ``offset``."""
        points, shifts = self.points, self.shifts
        low, high = 0, len(points)
        while low < high:
            middle = (low + high) // 2
            if points[middle] + shifts[middle] < offset:
                low = middle + 1
            else:
                high = middle
        # It lies in the stretch before the first point that is far enough, or is that point.
        if low == 0:
            return 0
        last = points[low] if low < len(points) else len(self.text)
        return min(offset - shifts[low - 1], last)


class Shape(NamedTuple):
    """One way to read a token: proclitic letters, stem, enclitic letters (folded; prefix + stem + suffix = form).

    The one exception is Arabic ``li`` + article, where the article's alif is not written: prefix + stem + suffix is
    then still the form, and the prefix counts as holding the article.
    """

    stem: str
    prefix: str
    suffix: str


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark.

    Attributes:
        start: folded offset.
        end: folded offset.
        form: the folded characters.
        kind: word, number (digits only), hyphen, punct.
        joined: whether a ZWNJ (and no space) stands before it in the source.
        shapes: ways to read it, the unsplit one first.
    """

    start: int
    end: int
    form: str
    kind: Literal["word", "number", "hyphen", "punct"]
    joined: bool
    shapes: tuple[Shape, ...]


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens ``first`` to ``last`` (half-open) of one sentence; ``paragraph`` counts from 0, the title is 0."""

    first: int
    last: int
    start: int
    end: int
    kind: Literal["title", "body"]
    paragraph: int


class Quote(msgspec.Struct, frozen=True, gc=False):
    """A quotation: the tokens between its marks (half-open, marks excluded) and the marks' own token indexes.

    ``closing`` is None when the mark never comes; the quotation then ends with its paragraph.
    """

    first: int
    last: int
    opening: int
    closing: int | None
    depth: int


class Text(msgspec.Struct, frozen=True, gc=False):
    """An analysed article. Only title and body are in it; removed blocks and strays hold no tokens."""

    article: str
    lang: Lang
    folded: Folded
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]

    def span(self, start: int, end: int) -> Span:
        """Source span of a folded range."""
        return self.folded.span(start, end)

    def token_span(self, first: int, last: int) -> Span:
        """Source span of tokens ``first`` to ``last`` (half-open)."""
        return self.folded.span(self.tokens[first].start, self.tokens[last - 1].end)

    def token_at(self, offset: int) -> int:
        """Index of the first token that ends after the folded ``offset``."""
        return bisect_right(self.tokens, offset, key=_END)

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Token range (half-open) that touches a source span."""
        start, end = self.folded.locate(span.start), self.folded.locate(span.end)
        first = self.token_at(start)
        last = first
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return first, last

    def sentence_at(self, token: int) -> int:
        """Index of the sentence that holds a token."""
        return bisect_right(self.sentences, token, key=_LAST)
