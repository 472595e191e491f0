"""Finding listed forms in a text: one dictionary look-up a token, then a walk along the form.

Forms are compiled with the same fold as the text. In Persian and Dari each form is also compiled with neighboring words
glued, since most Iranian pages have lost the ZWNJ and much of the space. Against an Aho-Corasick automaton over
characters the walk gives no hits inside words, so nothing has to be thrown away afterwards (docs/decisions/002).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import compress
from typing import Generic, NamedTuple, TypeVar

import msgspec

from ruznama.lexicon.clitics import NOUN, article_letters, prefixes, shapes, suffixes
from ruznama.lexicon.known import Known
from ruznama.lexicon.segment import split_form
from ruznama.model import Text, Token

__all__ = ["Hit", "Phrases", "longest"]

V = TypeVar("V")

_GLUE_LANGUAGES = frozenset({"fa", "prs"})
_GLUE_WORDS = 4
_HYPHEN = "-"


class Hit(msgspec.Struct, Generic[V], frozen=True, gc=False, eq=False):
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
    """A word of listed forms: what the forms that end here are listed with, and the words that may follow.

    A value that is listed with the article holds only where the proclitics hold it: ``free`` are the others.
    """

    __slots__ = ("_bound", "following", "free", "values")

    def __init__(self) -> None:
        self.values: tuple[V, ...] = ()
        self.free: tuple[V, ...] = ()
        self._bound: tuple[V, ...] = ()
        self.following: dict[str, _Node[V]] | None = None

    def add(self, value: V, *, needs_article: bool) -> None:
        """List a form that ends here, unless it is."""
        if needs_article:
            if value not in self._bound:
                self._bound += (value,)
                self.values += (value,)
        elif value not in self.free:
            self.values += (value,)
            self.free = (*self.free, value) if self._bound else self.values


class _Opening(NamedTuple, Generic[V]):
    """One way a word can begin listed forms: the letters written onto it, the values of forms that end with it too.

    ``offset`` is how far into the word a hit begins; ``following`` are the words that may come next.
    """

    prefix: str
    suffix: str
    offset: int
    values: tuple[V, ...]
    following: dict[str, _Node[V]] | None


class Phrases(Generic[V]):
    """An immutable index of forms.

    Attributes:
        inner: folded word -> the forms it can be inside a listed form, behind the first.

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
        self._lang = lang
        self._openings = Known(self._open)
        self.inner: Mapping[str, frozenset[str]] = Known(self._inner)
        glued = lang in _GLUE_LANGUAGES if glue is None else glue
        for form, value in entries:
            words = split_form(form)
            if not words:
                continue
            for spelling in _spellings(words) if glued else (words,):
                self._insert(spelling, value, needs_article=False)
            bare = _without_article(words[0], self._articles)
            if bare:
                self._insert((bare, *words[1:]), value, needs_article=True)

    def _insert(self, words: tuple[str, ...], value: V, *, needs_article: bool) -> None:
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
        node.add(value, needs_article=needs_article)

    def __bool__(self) -> bool:
        return bool(self._root)

    def find(self, text: Text, first: int = 0, last: int | None = None) -> list[Hit[V]]:
        """All hits that begin in tokens ``first`` to ``last``, in text order, overlapping ones included."""
        found: list[Hit[V]] = []
        add, tokens, words = found.append, text.tokens, self.inner
        # Words recur, and two of three open nothing: a page is gone through in C.
        opened = list(map(self._openings.__getitem__, [token.form for token in tokens[first:last]]))
        for index in compress(range(first, first + len(opened)), opened):
            token = tokens[index]
            for prefix, suffix, offset, values, following in opened[index - first]:
                # A word that its spelling ends (ta marbuta) takes no suffix.
                if suffix and suffix not in [shape.suffix for shape in token.shapes]:
                    continue
                for value in values:
                    add(Hit(value, index, index + 1, token.start + offset, token.end, prefix, suffix))
                if following is not None and index + 1 < len(tokens):
                    after = tokens[index + 1]
                    if after.kind == "hyphen" or not following.keys().isdisjoint(words[after.form]):
                        self._walk(found, tokens, index, prefix, offset, following)
        return found

    def alone(self, form: str) -> tuple[list[tuple[V, str, str]], frozenset[str]]:
        """What a form is listed with by itself, and the words behind it in listed forms of several words.

        The first as value, proclitics and enclitics in the order of ``find``; the enclitics are those of the form: a
        token that its spelling ends (see ``Token.shapes``) takes none. Among the second is the hyphen, which a form may
        hold or not. Nothing is remembered.
        """
        openings = self._open(form)
        if not openings:
            return [], frozenset()
        seconds = [opening.following for opening in openings if opening.following is not None]
        found = [(value, opening.prefix, opening.suffix) for opening in openings for value in opening.values]
        return found, frozenset((_HYPHEN,)).union(*seconds) if seconds else frozenset()

    def goes_on(self, seconds: frozenset[str], token: Token) -> bool:
        """Whether a token can be the second word of a listed form, given those of ``alone``."""
        return not seconds.isdisjoint(self.inner[token.form])

    def offset(self, prefix: str) -> int:
        """How many letters of a proclitic lie outside a hit: all but the article."""
        return len(prefix) - self._inside.get(prefix, 0)

    def lengthened(self, text: Text, forms: list[str], seconds: dict[int, frozenset[str]]) -> list[Hit[V]]:
        """The hits of several words of a text, given those of ``alone`` by token; ``forms`` are those of its tokens."""
        found: list[Hit[V]] = []
        words, last = self.inner, len(forms) - 1
        for index, listed in seconds.items():
            if index < last and not listed.isdisjoint(words[forms[index + 1]]):
                found += self.longer(text, index)
        return found

    def longer(self, text: Text, index: int) -> list[Hit[V]]:
        """The hits of several words that begin at a token."""
        found: list[Hit[V]] = []
        for prefix, _, offset, _, following in self._openings[text.tokens[index].form]:
            if following is not None:
                self._walk(found, text.tokens, index, prefix, offset, following)
        return found

    def _open(self, form: str) -> tuple[_Opening[V], ...]:
        """Ways a form can begin a listed form."""
        found = []
        for stem, prefix, suffix in shapes(self._lang, form):
            node = self._root.get(stem)
            if node is None or prefix not in self._prefixes or suffix not in self._suffixes:
                continue
            values = node.values if prefix in self._fused else node.free
            following = None if suffix else node.following
            if values or following is not None:
                found.append(_Opening(prefix, suffix, self.offset(prefix), values, following))
        return tuple(found)

    def _inner(self, form: str) -> frozenset[str]:
        """The words of listed forms that a form can be, but for the first: itself, and without what is written onto it.

        Nothing stands before it there.
        """
        if form.startswith(_HYPHEN):
            return frozenset((_HYPHEN,))
        return frozenset(
            stem for stem, prefix, suffix in shapes(self._lang, form) if not prefix and suffix in self._suffixes
        )

    def _walk(
        self,
        found: list[Hit[V]],
        tokens: tuple[Token, ...],
        index: int,
        prefix: str,
        offset: int,
        following: dict[str, _Node[V]] | None,
    ) -> None:
        """Add the hits of several words that begin at a token."""
        add = found.append
        at, count, start = index + 1, len(tokens), tokens[index].start + offset
        fused = prefix in self._fused
        while following is not None and at < count:
            token = tokens[at]
            at += 1
            if token.kind == "hyphen":
                continue
            if len(self.inner[token.form]) > 1:
                for stem, before, suffix in token.shapes[1:]:
                    node = following.get(stem)
                    if node is not None and not before and suffix in self._suffixes:
                        for value in node.values if fused else node.free:
                            add(Hit(value, index, at, start, token.end, prefix, suffix))
            node = following.get(token.form)
            if node is None:
                return
            for value in node.values if fused else node.free:
                add(Hit(value, index, at, start, token.end, prefix, ""))
            following = node.following


def longest(hits: Iterable[Hit[V]]) -> list[Hit[V]]:
    """Of overlapping hits the longest, the earlier on a tie; hits on exactly the same tokens are all kept."""
    ordered = sorted(hits, key=lambda hit: (hit.first - hit.last, len(hit.prefix) + len(hit.suffix), hit.first))
    taken: set[int] = set()
    places: set[tuple[int, int]] = set()
    kept = []
    for hit in ordered:
        place = (hit.first, hit.last)
        if place in places:
            kept.append(hit)
        elif taken.isdisjoint(range(*place)):
            taken.update(range(*place))
            places.add(place)
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
