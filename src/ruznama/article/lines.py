"""Lines of a page: where they stand and what their surface tells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Generic, TypeVar

from ruznama.article.vocabulary import Word, finite, words
from ruznama.model import Folded, Span
from ruznama.script import INVISIBLE, fold, fold_form

__all__ = ["Line", "bounds", "lines_of", "plain_dashes", "shared_words"]

# Breaks other than the line feed; between the two of "\r\n" lies a line that holds nothing.
_BREAKS = "\r\x85\u2028\u2029"
_SPACE = "".join(c for c in map(chr, range(0x3001)) if c.isspace()) + "".join(sorted(INVISIBLE))
_CLOSING = " \"')]}*"
# A stop, a closing mark at most, a space: a sentence has ended inside the line.
_INNER_STOP = re.compile(r"[.!?][\"')\]]?\s+\S")

# A heading of the five seeds and ten articles has 5-15 words; without a full stop a line of 18 is prose.
_PROSE_WORDS = 18
_STOPPED_WORDS = 6
# What is longer than this is looked at by its beginning and its end only.
_SHORT = 240
_KEY = 64


V = TypeVar("V")


class _once(Generic[V]):  # noqa: N801 - stands where a decorator stands
    """A property computed once. ``functools.cached_property`` takes a lock on 3.11, a tenth of this stage's time."""

    def __init__(self, compute: Callable[[Line], V]) -> None:
        self._compute = compute
        self.__doc__ = compute.__doc__

    def __set_name__(self, _owner: type, name: str) -> None:
        self._name = name

    def __get__(self, line: Line, _owner: type | None = None) -> V:
        value = line.__dict__[self._name] = self._compute(line)
        return value


class Line:
    """A line without the white space around it.

    Attributes:
        start: offset of its first character in the text.
        end: offset after its last one.
        text: its characters.
    """

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start
        self.end = start + len(text)

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return Span(self.start, self.end)

    @_once
    def key(self) -> str:
        """Its beginning, folded, for looking things up."""
        return fold_form(self.text[:_KEY])

    @_once
    def short(self) -> bool:
        """Whether it is short enough to be read whole."""
        return len(self.text) <= _SHORT

    @_once
    def folded(self) -> Folded:
        """Its folded characters (of a long line: of its beginning) with the way back."""
        return fold(self.text[:_SHORT])

    @_once
    def tokens(self) -> list[Word]:
        """Words, numbers and signs of ``folded``."""
        return words(self.folded.text)

    @_once
    def words(self) -> list[Word]:
        """Words and numbers of ``folded``."""
        return [token for token in self.tokens if token.kind in ("word", "number")]

    @_once
    def count(self) -> int:
        """How many words it has, by white space."""
        return len(self.text.split())

    @_once
    def tail(self) -> str:
        """Its end, folded, without closing marks."""
        return fold_form(self.text[-12:]).rstrip(_CLOSING)

    @property
    def stopped(self) -> bool:
        """Whether it ends like a sentence."""
        return self.tail.endswith((".", "!", "?", "..."))

    @_once
    def prose(self) -> bool:
        """Whether it reads like a paragraph and not like a heading, a label or a link."""
        if self.count >= _PROSE_WORDS:
            return True
        if self.count < _STOPPED_WORDS:
            return False
        return self.tail.endswith(".") or (self.stopped and bool(_INNER_STOP.search(self.folded.text)))

    @_once
    def verbless(self) -> bool:
        """Whether no word of it is a known finite verb."""
        known = finite()
        return not any(word.form in known for word in self.words)

    def at(self, first: int, last: int) -> Span:
        """Span in the text of a folded range of this line."""
        span = self.folded.span(first, last)
        return Span(self.start + span.start, self.start + span.end)


def plain_dashes(text: str) -> str:
    """Tatweel and other modifier letters that stand alone are dashes; the length stays."""
    if not any(unicodedata.category(char) == "Lm" for char in set(text)):
        return text
    return _SINGLE.sub(lambda found: "-" if unicodedata.category(found.group()) == "Lm" else found.group(), text)


_SINGLE = re.compile(r"(?<!\S)\w(?!\S)")


def bounds(text: str, start: int, end: int, *, shift: int = 0) -> tuple[int, int]:
    """A range without the white space and invisible characters at its ends, moved by ``shift``."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(_SPACE))
    first = start + left + shift
    return first, first + len(piece.strip(_SPACE))


def lines_of(text: str) -> list[Line]:
    """The lines that hold anything, in order."""
    found: list[Line] = []
    start = 0
    for sign in _BREAKS:
        text = text.replace(sign, "\n")
    for piece in text.split("\n"):
        held = piece.lstrip(_SPACE)
        end = start + len(piece)
        if held:
            found.append(Line(held.rstrip(_SPACE), end - len(held)))
        start = end + 1
    return found


# Prefixes of one letter hide a shared word in Arabic; four letters after them are enough to tell.
_CONTENT = 4


def _keys(word: Word) -> set[str]:
    form = word.form
    if word.kind != "word" or len(form) < _CONTENT:
        return set()
    return {form[: _CONTENT + 1], form[-_CONTENT - 1 :] if len(form) > _CONTENT + 2 else form}


def shared_words(first: Line, second: Line) -> int:
    """How many longer words of the first line stand in the second, by their beginning or their end."""
    theirs = {key for word in second.words for key in _keys(word)}
    return sum(bool(_keys(word) & theirs) for word in first.words)
