"""The listed forms of a language as a tree of words, and how a word of a text may be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from ruznama.model import Token
from ruznama.times.grammar import Alphabet

__all__ = ["REMEMBERED", "Node", "Reading", "Senses", "Words", "walk"]

Senses = Mapping[str, Any]

# Word forms a language remembers; an article has 300.
REMEMBERED: Final = 8192


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
        self.readings = lru_cache(maxsize=REMEMBERED)(self._read)
        self.pieces = lru_cache(maxsize=REMEMBERED)(self._cut)

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


def walk(tokens: Sequence[Token], index: int, node: Node, breaks: frozenset[int]) -> tuple[int, Node] | None:
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
