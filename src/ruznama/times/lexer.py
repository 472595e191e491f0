"""From tokens to items: numbers with their value, and listed words with their classes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from ruznama.model import Token
from ruznama.times.grammar import Alphabet
from ruznama.times.numerals import Part, continues, digit_classes, spelled_classes, total

__all__ = ["Item", "Node", "Senses", "Words", "lex"]

Senses = Mapping[str, Any]


class Item(NamedTuple):
    """A unit that rules see: its folded range, the index of its first token, its classes with their values."""

    start: int
    end: int
    token: int
    char: str
    senses: Senses


class Node:
    """A place in the tree of listed forms."""

    __slots__ = ("char", "next", "senses")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.senses: dict[str, Any] | None = None
        self.char = ""


class Reading(NamedTuple):
    """One way to read a token: clitics (class and length each), then a listed form's first word."""

    node: Node
    clitics: tuple[tuple[str, int], ...]
    skip: int


class Words:
    """The listed forms of a language and its clitics."""

    def __init__(self, root: Node, alphabet: Alphabet, clitics: Mapping[str, str], article: str, glued: bool) -> None:
        self.root = root
        self.alphabet = alphabet
        self._clitics = clitics
        self._article = article
        self.glued = glued
        # Arabic says the unit before the ten.
        self.units_first = bool(article)
        self.readings = lru_cache(maxsize=8192)(self._read)
        self.look = lru_cache(maxsize=8192)(self._look)
        self.pieces = lru_cache(maxsize=8192)(self._cut)

    def _read(self, form: str) -> tuple[Reading, ...]:
        """Readings of a word, the unsplit one first."""
        roots = self.root.next
        found = [Reading(roots[form], (), 0)] if form in roots else []
        heads: list[tuple[tuple[tuple[str, int], ...], int]] = [((), 0)]
        for _ in range(2):
            for clitics, skip in list(heads):
                letter = form[skip : skip + 1]
                name = self._clitics.get(letter)
                # The conjunction stands first, so that a second letter is never one.
                if name is None or len(form) - skip < 3 or (clitics and name == "and") or len(clitics) > 1:
                    continue
                head = ((*clitics, (name, 1)), skip + 1)
                if head in heads:
                    continue
                heads.append(head)
                stem = form[skip + 1 :]
                if stem in roots:
                    found.append(Reading(roots[stem], head[0], head[1]))
                # li and the article are written as two lams; the article's lam belongs to the word.
                if self._article and name == "li" and stem.startswith(letter):
                    whole = self._article + stem[1:]
                    if whole in roots:
                        found.append(Reading(roots[whole], (*clitics, ("li", 0)), skip))
        return tuple(found)

    def _look(self, form: str) -> Node | tuple[Reading, ...] | None:
        """What a token is: not listed, one word that reads in one way (the common case), or readings to weigh."""
        found = self.readings(form)
        if not found:
            return () if self.glued and self.pieces(form) else None
        node = found[0].node
        senses = node.senses or {}
        plain = not found[0].clitics and senses and "num" not in senses and "silent" not in senses
        return node if plain and not any(reading.node.next for reading in found[1:]) else found

    def _cut(self, form: str) -> tuple[tuple[str, Node], ...]:
        """The two listed words that a glued token is made of, or nothing."""
        if not 5 <= len(form) <= 16:
            return ()
        roots = self.root.next
        for at in range(len(form) - 2, 1, -1):
            left, right = roots.get(form[:at]), roots.get(form[at:])
            if left is None or right is None or left.senses is None or right.senses is None:
                continue
            if "glue" in left.senses and "glue" in right.senses:
                return ((form[:at], left), (form[at:], right))
        return ()


_EMPTY: Senses = {}
# "One thousand nine hundred and eighty-eight" has five.
_PARTS = 10


def lex(tokens: Sequence[Token], breaks: frozenset[int], words: Words) -> list[Item]:
    """Items of a text, in order; runs of words that no rule knows are one item.

    Args:
        tokens: of the whole text.
        breaks: token indexes before which no expression may reach (a new paragraph).
        words: the listed forms.
    """
    other = Alphabet.OTHER
    items: list[Item] = []
    add, look, new = items.append, words.look, tuple.__new__
    count, index = len(tokens), 0
    unknown = False
    while index < count:
        token = tokens[index]
        if index in breaks:
            add(Item(token.start, token.start, index, other, _EMPTY))
            unknown = True
        if token.kind == "number":
            item, index = _number(tokens, index, words)
            add(item)
            unknown = False
            continue
        found = look(token.form)
        if found is None:
            if not unknown:
                # A named tuple made without its Python constructor: there are hundreds in a page.
                add(new(Item, (token.start, token.end, index, other, _EMPTY)))
                unknown = True
            index += 1
            continue
        if isinstance(found, Node):
            if not found.next or not _goes_on(tokens, index + 1, found):
                add(new(Item, (token.start, token.end, index, found.char, found.senses)))
                unknown = False
                index += 1
                continue
            found = words.readings(token.form)
        after = _listed(tokens, index, found, breaks, words, items)
        if after == index:
            after += 1
            cut = words.pieces(token.form) if words.glued else ()
            _cut_up(token, index, cut, items)
        unknown = items[-1].char == other if items else False
        index = after
    return items


def _cut_up(token: Token, index: int, cut: tuple[tuple[str, Node], ...], items: list[Item]) -> None:
    """Append the listed words that a glued token is made of; else it is a word that no rule knows."""
    at = token.start
    for part, node in cut:
        items.append(Item(at, at + len(part), index, node.char, node.senses or _EMPTY))
        at += len(part)
    if not cut and not (items and items[-1].char == Alphabet.OTHER):
        items.append(Item(token.start, token.end, index, Alphabet.OTHER, _EMPTY))


def _goes_on(tokens: Sequence[Token], at: int, node: Node) -> bool:
    """Whether the next token may go on with a form (a hyphen between its words is passed over)."""
    return at < len(tokens) and (tokens[at].form in node.next or tokens[at].kind == "hyphen")


def _listed(
    tokens: Sequence[Token],
    index: int,
    found: tuple[Reading, ...],
    breaks: frozenset[int],
    words: Words,
    items: list[Item],
) -> int:
    """Append the longest listed form that begins here; the token index after it, or ``index`` if there is none."""
    best: tuple[int, Reading, Node] | None = None
    for reading in found:
        reach = _walk(tokens, index, reading.node, breaks)
        if reach and (best is None or reach[0] > best[0]):
            best = (reach[0], reading, reach[1])
    if best is None:
        return index
    after, reading, node = best
    start = tokens[index].start
    for name, width in reading.clitics:
        items.append(Item(start, start + width, index, words.alphabet.char((name,)), {name: 0}))
        start += width
    senses = node.senses or _EMPTY
    if "silent" in senses:
        # The written ezafe, an article before digits: they belong to their neighbor and say nothing more.
        return after
    if "num" in senses:
        number = _spelled(tokens, after, senses, breaks, words)
        if number is not None:
            last, classes = number
            items.append(Item(start, tokens[last - 1].end, index, words.alphabet.char(classes), classes))
            return last
    items.append(Item(start, tokens[after - 1].end, index, node.char, senses))
    return after


def _walk(tokens: Sequence[Token], index: int, node: Node, breaks: frozenset[int]) -> tuple[int, Node] | None:
    """The longest form along a branch: token index after it and its node."""
    found = (index + 1, node) if node.senses is not None else None
    at = index + 1
    while at < len(tokens) and at not in breaks and node.next:
        following = node.next.get(tokens[at].form)
        if following is None:
            # A ZWNJ between the words of a form, a hyphen in an English one.
            if tokens[at].kind == "hyphen" and at + 1 < len(tokens):
                at += 1
                continue
            break
        node = following
        at += 1
        if node.senses is not None:
            found = (at, node)
    return found


def _spelled(
    tokens: Sequence[Token], after: int, senses: Senses, breaks: frozenset[int], words: Words
) -> tuple[int, dict[str, Any]] | None:
    """A number of several words that begins with the one just read: index after it and its classes."""
    parts = [Part(senses["num"][0], senses["num"][1], joined=False)]
    last = after
    while last < len(tokens) and last not in breaks and len(parts) < _PARTS:
        step = _next_part(tokens, last, breaks, words)
        if step is None:
            break
        reach, part = step
        if not continues(parts, part, units_first=words.units_first):
            break
        parts.append(part)
        last = reach
    if len(parts) == 1:
        return None
    value, ordinal = total(parts, units_first=words.units_first)
    return last, spelled_classes(value, ordinal=ordinal)


def _next_part(tokens: Sequence[Token], at: int, breaks: frozenset[int], words: Words) -> tuple[int, Part] | None:
    """The number word that may go on with a number: the token index after it and what it is."""
    joined = False
    token = tokens[at]
    if token.kind == "hyphen" and at + 1 < len(tokens):
        at += 1
        token = tokens[at]
    whole = words.readings(token.form)
    for reading in whole:
        if reading.node.senses and "and" in reading.node.senses and not reading.clitics and at + 1 < len(tokens):
            joined = True
            at += 1
            if at in breaks:
                return None
            whole = words.readings(tokens[at].form)
            break
    best: tuple[int, Part] | None = None
    for reading in whole:
        names = [name for name, _ in reading.clitics]
        if names not in ([], ["and"]):
            continue
        reach = _walk(tokens, at, reading.node, breaks)
        if reach and reach[1].senses and "num" in reach[1].senses and (best is None or reach[0] > best[0]):
            value, kind = reach[1].senses["num"]
            best = (reach[0], Part(value, kind, joined or bool(names)))
    return best


def _number(tokens: Sequence[Token], index: int, words: Words) -> tuple[Item, int]:
    """A number in digits: thousands joined, a scale word or an ordinal ending after it taken in."""
    token = tokens[index]
    text, last = token.form, index + 1
    while _thousands(tokens, last):
        text += tokens[last + 1].form
        last += 2
    classes: dict[str, Any]
    if last > index + 1:
        classes = {"n": int(text[:18])}
    elif _decimal(tokens, last) and not _clock(tokens, last, words):
        classes = {"n": float(f"{text[:9]}.{tokens[last + 1].form[:6]}"), "dec": 0}
        last += 2
    else:
        classes = digit_classes(text)
    if last < len(tokens):
        following = words.root.next.get(tokens[last].form)
        senses = following.senses if following else None
        if senses and "scale" in senses and "n" in classes:
            classes = {"n": classes["n"] * senses["scale"]}
            last += 1
        elif senses and "ords" in senses and "d" in classes and tokens[last].start - tokens[last - 1].end <= 1:
            classes = {"o": classes["d"], "n": classes["d"], "d": classes["d"], "ordd": classes["d"]}
            last += 1
    start = token.start
    return Item(start, tokens[last - 1].end, index, words.alphabet.char(classes), classes), last


def _thousands(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and three digits go on with the number, without spaces."""
    return (
        at + 1 < len(tokens)
        and tokens[at].form == ","
        and tokens[at + 1].kind == "number"
        and len(tokens[at + 1].form) == 3
        and len(tokens[at - 1].form) <= 3
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )


def _decimal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a period and digits make a decimal number; two periods make a date."""
    if not (
        at + 1 < len(tokens)
        and tokens[at].form == "."
        and tokens[at + 1].kind == "number"
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    ):
        return False
    dotted = at + 3 < len(tokens) and tokens[at + 2].form == "." and tokens[at + 3].kind == "number"
    before = at >= 3 and tokens[at - 2].form == "." and tokens[at - 3].kind == "number"
    return not dotted and not before and len(tokens[at - 1].form) < 4


def _clock(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a period stands between an hour and its minutes ("16.40 GMT", "3.35pm"), not in a decimal."""
    if at + 2 >= len(tokens) or len(tokens[at - 1].form) > 2 or len(tokens[at + 1].form) != 2:
        return False
    found = words.root.next.get(tokens[at + 2].form)
    if found is not None and found.senses is None and at + 3 < len(tokens):
        found = _further(tokens, at + 3, found)
    return found is not None and found.senses is not None and ("tz" in found.senses or "ampm" in found.senses)


def _further(tokens: Sequence[Token], at: int, node: Node) -> Node | None:
    """The node two words on ("p", ".", "m")."""
    dot = node.next.get(tokens[at].form)
    return dot.next.get(tokens[at + 1].form) if dot is not None and at + 1 < len(tokens) else None
