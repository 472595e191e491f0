"""From tokens to units: numbers with their value, and listed words with their classes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ruznama.model import Token
from ruznama.times.figures import in_digits, in_words
from ruznama.times.forms import REMEMBERED, Node, Reading, Senses, Words, walk
from ruznama.times.grammar import Alphabet

__all__ = ["Item", "Items", "Lexer"]

_EMPTY: Senses = {}
_DIGITS = frozenset("0123456789")
# A hyphen between the words of a form is passed over.
_HYPHENS = frozenset({"-", "--", "---"})
_NOWHERE: frozenset[int] = frozenset()


class Item(NamedTuple):
    """A unit that rules see: its folded range, the index of its first token, its classes with their values."""

    start: int
    end: int
    token: int
    char: str
    senses: Senses


class Items:
    """A text as rules see it: one character a unit, in order.

    Most units are one word that is listed as it stands, or that no rule knows: they are made when a rule asks for them.
    The others (numbers, forms of several words, clitics) are kept as they were read.

    Attributes:
        forms: folded form of every token.
        cells: the units that begin at every token: none where an earlier one goes on, several where clitics are written
            onto a word, one more where a paragraph begins.
        chars: the class of every unit.
        tokens: index of the first token of every unit.
    """

    __slots__ = ("_odd", "_text", "_words", "cells", "chars", "forms", "tokens")

    def __init__(
        self,
        text: Sequence[Token],
        words: Words,
        forms: list[str],
        cells: list[str],
        tokens: list[int],
        odd: dict[int, list[Item]],
    ) -> None:
        self._text = text
        self._words = words
        self._odd = odd
        self.forms = forms
        self.cells = cells
        self.chars = "".join(cells)
        self.tokens = tokens

    def __getitem__(self, number: int) -> Item:
        """A unit."""
        place, char = self.tokens[number], self.chars[number]
        token = self._text[place]
        if char == Alphabet.OTHER:
            return Item(token.start, token.end, place, char, _EMPTY)
        odd = self._odd.get(place)
        if odd is not None:
            # Counted from the end of the cell, since a break may stand at its beginning.
            return odd[number - bisect_left(self.tokens, place) - len(self.cells[place])]
        return Item(token.start, token.end, place, char, self._words.root.next[token.form].senses or _EMPTY)

    def __iter__(self) -> Iterator[Item]:
        """All units."""
        return map(self.__getitem__, range(len(self.tokens)))


class _Known:
    """Holds the words that some list knows, since a number may go on with them, and others given."""

    def __init__(self, cells: Mapping[str, str], others: frozenset[str]) -> None:
        self._cells = cells
        self._others = others

    def __contains__(self, word: object) -> bool:
        return word in self._others or (isinstance(word, str) and word != "" and self._cells[word] != Alphabet.OTHER)


class _Any:
    """Holds every word."""

    def __contains__(self, word: object) -> bool:
        return True


_ANY = _Any()


class Lexer:
    """Cuts the texts of one language into units.

    Words recur: what each is by itself is worked out once. Looked at again are numbers, words with clitics, and those
    before a word that may make one unit with them.
    """

    def __init__(self, words: Words) -> None:
        self.words = words
        self._cells = _Cells(self)
        self._following: dict[str, Container[str]] = {}

    def read(self, tokens: Sequence[Token], breaks: frozenset[int] = _NOWHERE) -> Items:
        """Units of a text, in order.

        Args:
            tokens: of the whole text.
            breaks: token indexes before which no expression may reach (a new paragraph).
        """
        if len(self._cells) > REMEMBERED:
            self._cells.clear()
            self._following.clear()
        following = self._following
        forms = [token.form for token in tokens]
        cells = list(map(self._cells.__getitem__, forms))
        odd: dict[int, list[Item]] = {}
        inner: set[int] = set()
        pairs = enumerate(zip(forms, [*forms[1:], ""], strict=False))
        done = 0
        for index in [index for index, (form, after) in pairs if form in following and after in following[form]]:
            if index < done:
                continue
            done, units = _read(tokens, index, breaks, self.words)
            odd[index] = units
            cells[index] = units[0].char if len(units) == 1 else "".join([unit.char for unit in units])
            for place in range(index + 1, done):
                inner.add(place)
                cells[place] = ""
        for index in breaks - inner:
            if index < len(cells):
                cells[index] = Alphabet.OTHER + cells[index]
        uneven = [*inner, *breaks, *[index for index, units in odd.items() if len(units) != 1]]
        return Items(tokens, self.words, forms, cells, _places(cells, uneven), odd)

    def cell(self, form: str) -> str:
        """The units that a word is by itself; which words may make another of it is kept."""
        if form[0] in _DIGITS:
            self._following[form] = _ANY
            return ""
        _, units = _read((Token(0, len(form), form, "word", joined=False, shapes=()),), 0, _NOWHERE, self.words)
        nodes = [reading.node for reading in self.words.readings(form)]
        cell = "".join([unit.char for unit in units])
        plain = cell == Alphabet.OTHER or (nodes and cell == nodes[0].char and units[0].senses is nodes[0].senses)
        following = _HYPHENS.union(*(node.next for node in nodes))
        if not plain:
            self._following[form] = _ANY
        elif any("num" in (node.senses or ()) for node in nodes):
            self._following[form] = _Known(self._cells, following)
        elif following != _HYPHENS:
            self._following[form] = following
        return cell


def _places(cells: Sequence[str], uneven: Iterable[int]) -> list[int]:
    """Index of the token of every unit; ``uneven`` are the tokens that have none or several."""
    found: list[int] = []
    done, count = 0, len(cells)
    for index in sorted(uneven):
        if done <= index < count:
            found.extend(range(done, index))
            found.extend([index] * len(cells[index]))
            done = index + 1
    found.extend(range(done, count))
    return found


class _Cells(dict[str, str]):
    """Form -> what it is by itself; each is read once, then looked up in C."""

    def __init__(self, lexer: Lexer) -> None:
        super().__init__()
        self._lexer = lexer

    def __missing__(self, form: str) -> str:
        self[form] = found = self._lexer.cell(form)
        return found


def _read(tokens: Sequence[Token], index: int, breaks: frozenset[int], words: Words) -> tuple[int, list[Item]]:
    """The units that begin at a token which its neighbors decide, and the token index after them."""
    token = tokens[index]
    if token.kind == "number":
        last, classes = in_digits(tokens, index, words)
        return last, [Item(token.start, tokens[last - 1].end, index, words.alphabet.char(classes), classes)]
    best: tuple[int, Reading, Node] | None = None
    for reading in words.readings(token.form):
        reach = walk(tokens, index, reading.node, breaks)
        if reach and (best is None or reach[0] > best[0]):
            best = (reach[0], reading, reach[1])
    if best is None:
        return index + 1, _cut_up(token, index, words)
    return _listed(tokens, index, best, breaks, words)


def _cut_up(token: Token, index: int, words: Words) -> list[Item]:
    """The listed words that a glued token is made of; else it is a word that no rule knows."""
    cut = words.pieces(token.form) if words.glued else ()
    if not cut:
        return [Item(token.start, token.end, index, Alphabet.OTHER, _EMPTY)]
    found, at = [], token.start
    for part, node in cut:
        found.append(Item(at, at + len(part), index, node.char, node.senses or _EMPTY))
        at += len(part)
    return found


def _listed(
    tokens: Sequence[Token], index: int, best: tuple[int, Reading, Node], breaks: frozenset[int], words: Words
) -> tuple[int, list[Item]]:
    """The units of the longest listed form that begins at a token, its clitics first, and the token index after it."""
    after, reading, node = best
    start = tokens[index].start
    found = []
    for name, width in reading.clitics:
        found.append(Item(start, start + width, index, words.alphabet.char((name,)), {name: 0}))
        start += width
    senses = node.senses or _EMPTY
    if "silent" in senses:
        # The written ezafe, an article before digits: they belong to their neighbor and say nothing more.
        return after, found
    char = node.char
    if "num" in senses:
        number = in_words(tokens, after, senses, breaks, words)
        if number is not None:
            after, senses = number
            char = words.alphabet.char(senses)
    found.append(Item(start, tokens[after - 1].end, index, char, senses))
    return after, found
