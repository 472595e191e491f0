"""Finding listed forms in a text: one dictionary look-up a token, then a walk along the form.

Forms are compiled with the same fold as the text. In Persian and Dari each form is also compiled with neighboring words
glued, since most Iranian pages have lost the ZWNJ and much of the space. Against an Aho-Corasick automaton over
characters the walk gives no hits inside words, so nothing has to be thrown away afterwards (docs/decisions/002).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ruznama.lexicon.clitics import NOUN, article_letters, prefixes, shapes, suffixes
from ruznama.lexicon.segment import split_form
from ruznama.model import Text, Token

__all__ = ["Hit", "Phrases", "longest"]

V = TypeVar("V")

_GLUE_LANGUAGES = frozenset({"fa", "prs"})
_GLUE_WORDS = 4
# Word forms an index remembers: an article has 300. With 50,000, a stream of JSON lines peaked at 339 MB,
# over the 300 allowed.
_REMEMBERED = 4_000


class Hit(NamedTuple, Generic[V]):
    """A listed form found in a text.

    Attributes:
        value: what the form was listed with.
        first: index of its first token.
        last: index after its last token.
        start: folded offset, proclitics outside (the article inside).
        end: folded offset, enclitics inside.
        prefix: proclitics of the first token (folded).
        suffix: enclitics of the last token (folded).
    """

    value: V
    first: int
    last: int
    start: int
    end: int
    prefix: str
    suffix: str


class _Node(Generic[V]):
    """A word of listed forms: what the forms that end here are listed with, and the words that may follow."""

    __slots__ = ("following", "values")

    def __init__(self) -> None:
        self.values: tuple[tuple[V, bool], ...] = ()
        self.following: dict[str, _Node[V]] | None = None


class Phrases(Generic[V]):
    """An immutable index of forms.

    Args:
        entries: pairs of a form (any spelling) and the value to return for it.
        lang: language whose clitics and habits of gluing apply.
        kind: NOUN, VERB or NOTHING: which clitics a form may carry.
        glue: whether glued spellings are compiled too (default: in Persian and Dari).
    """

    def __init__(
        self, entries: Iterable[tuple[str, V]], *, lang: str, kind: str = NOUN, glue: bool | None = None
    ) -> None:
        self._prefixes = prefixes(lang, kind)
        self._suffixes = suffixes(lang, kind)
        self._inside = article_letters(lang)
        self._fused = _fused(self._inside)
        self._articles = tuple(prefix for prefix, letters in self._inside.items() if letters == len(prefix))
        self._root: dict[str, _Node[V]] = {}
        self._openings: dict[str, tuple[tuple[str, str, _Node[V]], ...]] = {}
        glued = lang in _GLUE_LANGUAGES if glue is None else glue
        for form, value in entries:
            words = split_form(form)
            if not words:
                continue
            for spelling in _spellings(words) if glued else (words,):
                self._insert(spelling, (value, False))
            bare = _without_article(words[0], self._articles)
            if bare:
                self._insert((bare, *words[1:]), (value, True))

    def _insert(self, words: tuple[str, ...], value: tuple[V, bool]) -> None:
        node = self._root.get(words[0])
        if node is None:
            node = self._root[words[0]] = _Node()
        for word in words[1:]:
            if node.following is None:
                node.following = {}
            following = node.following.get(word)
            if following is None:
                following = node.following[word] = _Node()
            node = following
        if value not in node.values:
            node.values += (value,)

    def __bool__(self) -> bool:
        return bool(self._root)

    def find(self, text: Text, first: int = 0, last: int | None = None) -> list[Hit[V]]:
        """All hits that begin in tokens ``first`` to ``last``, in text order, overlapping ones included."""
        found: list[Hit[V]] = []
        tokens, known = text.tokens, self._openings
        for index in range(first, len(tokens) if last is None else last):
            # Words recur: what a word can open is worked out once.
            openings = known.get(tokens[index].form)
            if openings is None:
                openings = self._open(text.lang, tokens[index])
            for prefix, suffix, node in openings:
                if not suffix:
                    if node.values:
                        self._close(found, tokens, index, index, prefix, "", node)
                    if node.following is not None:
                        self._walk(found, tokens, index, prefix, node)
                # A word that its spelling ends (ta marbuta) takes no suffix.
                elif node.values and any(shape.suffix == suffix for shape in tokens[index].shapes):
                    self._close(found, tokens, index, index, prefix, suffix, node)
        return found

    def alone(self, lang: str, token: Token) -> list[tuple[V, str, str]]:
        """What the form of a token is listed with by itself: value, proclitics, enclitics, in the order of ``find``.

        The enclitics are those of the form: a token that its spelling ends (see ``Token.shapes``) takes none.
        """
        openings = self._openings.get(token.form) or self._open(lang, token)
        return [
            (value, prefix, suffix)
            for prefix, suffix, node in openings
            for value, needs_article in node.values
            if not needs_article or prefix in self._fused
        ]

    def leads(self, lang: str, token: Token) -> bool:
        """Whether the form of a token begins a listed form of several words."""
        openings = self._openings.get(token.form) or self._open(lang, token)
        return any(not suffix and node.following is not None for _, suffix, node in openings)

    def longer(self, text: Text, index: int) -> list[Hit[V]]:
        """The hits of several words that begin at a token."""
        found: list[Hit[V]] = []
        token = text.tokens[index]
        for prefix, suffix, node in self._openings.get(token.form) or self._open(text.lang, token):
            if not suffix and node.following is not None:
                self._walk(found, text.tokens, index, prefix, node)
        return found

    def _open(self, lang: str, token: Token) -> tuple[tuple[str, str, _Node[V]], ...]:
        """Ways the form of a token can begin a listed form."""
        ways = shapes(lang, token.form) if token.kind == "word" else token.shapes
        openings = tuple(
            (shape.prefix, shape.suffix, self._root[shape.stem])
            for shape in ways
            if shape.stem in self._root and shape.prefix in self._prefixes and shape.suffix in self._suffixes
        )
        if len(self._openings) >= _REMEMBERED:
            self._openings.clear()
        self._openings[token.form] = openings
        return openings

    def _walk(self, found: list[Hit[V]], tokens: tuple[Token, ...], index: int, prefix: str, node: _Node[V]) -> None:
        """Close every form of several words that begins with ``node`` at a token."""
        at, count, following = index, len(tokens), node.following
        while following is not None:
            step = at + 1
            while step < count and tokens[step].kind == "hyphen":
                step += 1
            if step >= count:
                return
            token = tokens[step]
            for shape in token.shapes[1:]:
                if shape.stem in following and not shape.prefix and shape.suffix in self._suffixes:
                    self._close(found, tokens, index, step, prefix, shape.suffix, following[shape.stem])
            entered = following.get(token.form)
            if entered is None:
                return
            at, following = step, entered.following
            if entered.values:
                self._close(found, tokens, index, at, prefix, "", entered)

    def _close(
        self,
        found: list[Hit[V]],
        tokens: tuple[Token, ...],
        first: int,
        last: int,
        prefix: str,
        suffix: str,
        node: _Node[V],
    ) -> None:
        start = tokens[first].start
        if prefix:
            start += len(prefix) - self._inside.get(prefix, 0)
        for value, needs_article in node.values:
            if not needs_article or prefix in self._fused:
                found.append(Hit(value, first, last + 1, start, tokens[last].end, prefix, suffix))


def longest(hits: Iterable[Hit[V]]) -> list[Hit[V]]:
    """Of overlapping hits the longest, the earlier on a tie; hits on exactly the same tokens are all kept."""
    ordered = sorted(hits, key=lambda hit: (hit.first - hit.last, len(hit.prefix) + len(hit.suffix), hit.first))
    taken: dict[int, tuple[int, int]] = {}
    kept = []
    for hit in ordered:
        place = (hit.first, hit.last)
        if all(taken.get(index, place) == place for index in range(hit.first, hit.last)):
            for index in range(hit.first, hit.last):
                taken[index] = place
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.first, hit.last))


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words as they are, all written as one, and each pair of neighbors glued.

    Two separate places that lost their space inside one name are too rare to pay for: they would double the index.
    """
    yield words
    count = len(words)
    if count == 1 or count > _GLUE_WORDS:
        return
    for place in range(count - 1):
        yield (*words[:place], words[place] + words[place + 1], *words[place + 2 :])
    if count > 2:
        yield ("".join(words),)


def _fused(inside: dict[str, int]) -> frozenset[str]:
    """Prefixes in which the article is not spelled out (li + article); the others split off before the article."""
    article = next(iter(inside), "")
    return frozenset(prefix for prefix in inside if not prefix.endswith(article))


def _without_article(word: str, articles: tuple[str, ...]) -> str:
    for article in articles:
        if word.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return ""
