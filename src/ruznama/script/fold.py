"""The one normaliser: for input, lexicons and queries alike, with the way back to the source.

``fold`` maps the spellings that mean the same to a matcher onto one: compatibility forms (NFKC), alef, hamza, ya, kaf
and ta marbuta variants, three digit sets, typographic marks, letter case; it drops harakat, tatweel and bidi controls;
a ZWNJ becomes a space. The table is ``resources/script/fold.tsv``.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

from ruznama.errors import ResourceError
from ruznama.model import Folded

__all__ = ["ARABIC", "FINALS", "INVISIBLE", "fold", "fold_form", "plain", "spellings"]


class _Table(dict[int, str]):
    """Code point -> folded characters; what is not listed is derived once and kept."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).lower())
        listed = "".join(self.get(ord(c), c) for c in wide)
        plain = "".join(c for c in listed if not unicodedata.combining(c))
        # A character that is nothing but a mark is dropped; anything else folds to itself at least.
        folded = plain or ("" if unicodedata.combining(char) else char)
        self[code] = folded
        return folded


def _rows(name: str) -> Iterator[tuple[int, str, list[str]]]:
    """Code point, character or "" in the first two columns, and all cells of each row of a table of code points."""
    path = resources.files("ruznama.resources").joinpath("script", f"{name}.tsv")
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if not line or line.startswith(("#", "code\t", "first\t")):
            continue
        cells = line.split("\t")
        try:
            code = int(cells[0].removeprefix("U+"), base=16)
            yield code, chr(int(cells[1].removeprefix("U+"), base=16)) if cells[1] else "", cells
        except (ValueError, IndexError) as error:
            raise ResourceError(f"script/{name}.tsv line {number}: {line!r} is no row") from error


def _load() -> tuple[_Table, frozenset[str], frozenset[str], frozenset[str]]:
    table, attached, final, invisible = _Table(), set(), set(), set()
    for code, target, cells in _rows("fold"):
        table[code] = target
        if cells[2] == "attached":
            attached.add(chr(code))
        elif cells[2] == "final":
            final.add(chr(code))
        elif cells[2] in ("ignorable", "joiner"):
            invisible.add(chr(code))
    return table, frozenset(attached), frozenset(final), frozenset(invisible)


_TABLE, _ATTACHED, FINALS, INVISIBLE = _load()
"""``FINALS``: source letters that end a word, so that no ending is written onto it (ta marbuta).
``INVISIBLE``: source characters that take no room: zero-width characters, direction marks, the byte order mark."""


# Characters that most texts are written in have a byte each: those of a text go to bytes and back to folded characters
# in C, eight times faster than one ``replace`` for each character that changes (20 to 160 microseconds a page). A byte
# of zero comes first, as ``charmap_build`` asks.
_USUAL = "\0" + "".join(
    chr(code) for first, last, _ in _rows("usual") for code in range(first, ord(last) + 1) if len(_TABLE[code]) <= 1
)
_BYTES = codecs.charmap_build(_USUAL)
_FOLDED = "".join(_TABLE[ord(char)] or char for char in _USUAL)
_DROPPED = bytes(place for place, char in enumerate(_USUAL) if not _TABLE[ord(char)])

_LISTED = tuple(sorted((chr(code), target) for code, target in _TABLE.items()))

# Blocks of Unicode whose letters are of the Arabic script: first and last code point (Unicode, Blocks.txt).
_BLOCKS = ((0x0620, 0x06FF), (0x0750, 0x077F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
ARABIC = re.compile("[" + "".join(f"{chr(first)}-{chr(last)}" for first, last in _BLOCKS) + "]")
"""One letter or digit of the Arabic script, in source spelling."""


def spellings(marks: str) -> str:
    """The marks, and every listed source character that folds to one of them, e.g. "?" in all scripts."""
    return marks + "".join(char for char, target in _LISTED if target and target in marks and char not in marks)


def plain(source: str) -> str:
    """The folded characters of a text, without the way back."""
    return _replaced(source)[0]


def _replaced(source: str) -> tuple[str, list[str]]:
    """The folded characters, and those of the source that change length."""
    try:
        coded, _ = codecs.charmap_encode(source, "strict", _BYTES)
    except UnicodeEncodeError:
        return _replaced_one_by_one(source)
    kept = coded.translate(None, _DROPPED)
    text, _ = codecs.charmap_decode(kept, "strict", _FOLDED)
    return text, [] if len(kept) == len(coded) else [_USUAL[place] for place in _DROPPED if place in coded]


def _replaced_one_by_one(source: str) -> tuple[str, list[str]]:
    """The same for a text with characters of any kind."""
    # Distinct characters are few (60-120 in an article), so that what changes length is known from them alone.
    # One replace per changing character beats str.translate 4 to 1 on Arabic text; it is safe since every value of
    # the table folds to itself.
    text, changing = source, []
    for char in set(source):
        target = _TABLE[ord(char)]
        if target != char:
            text = text.replace(char, target)
            if len(target) != 1:
                changing.append(char)
    return text, changing


@lru_cache(maxsize=256)
def _odd_pattern(odd: frozenset[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(re.escape(c) for c in sorted(odd)) + "]+")


def fold(source: str) -> Folded:
    """Fold a text and keep the alignment.

    Args:
        source: any string.

    Returns:
        The folded text; ``span(a, b)`` of it is the source range that was read.
    """
    text, changing = _replaced(source)
    odd = frozenset(changing)
    if not odd:
        return Folded(source=source, text=text)
    points, shifts, marks = [0], [0], []
    shift = 0
    for run in _odd_pattern(odd).finditer(source):
        for at in range(run.start(), run.end()):
            char = source[at]
            width = len(_TABLE[ord(char)])
            if width == 0:
                if unicodedata.combining(char) or char in _ATTACHED:
                    marks.append(at)
                shift += 1
                _note(points, shifts, at + 1 - shift, shift)
            else:
                base = at - shift
                for step in range(1, width):
                    _note(points, shifts, base + step, shift - step)
                shift -= width - 1
                _note(points, shifts, base + width, shift)
    return Folded(source=source, text=text, points=tuple(points), shifts=tuple(shifts), marks=frozenset(marks))


def _note(points: list[int], shifts: list[int], point: int, shift: int) -> None:
    if points[-1] == point:
        shifts[-1] = shift
    else:
        points.append(point)
        shifts.append(shift)


@lru_cache(maxsize=8192)
def fold_form(form: str) -> str:
    """Folded spelling of a lexicon form or a query, spaces collapsed; no alignment."""
    return " ".join(plain(form).split())
