"""Finding listed forms in a text: one dictionary look-up a token, then a walk along the form.

Forms are compiled with the same fold as the text. In Persian and Dari each form is also compiled with neighboring words
glued, since most Iranian pages have lost the ZWNJ and much of the space. Against an Aho-Corasick automaton over
characters the walk gives no hits inside words, so nothing has to be thrown away afterwards (docs/decisions/002).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ruznama.lexicon.clitics import NOUN, article_letters, prefixes, suffixes
from ruznama.lexicon.segment import split_form
from ruznama.model import Text, Token

__all__ = ["Hit", "Phrases", "longest"]

V = TypeVar("V")

_GLUE_LANGUAGES = frozenset({"fa", "prs"})
_GLUE_WORDS = 4
# Word forms an index remembers: an article has 300. With 50,000, a stream of JSON lines peaked at 339 MB,
# over the 300 allowed.
_REMEMBERED = 4_000

Entry = tuple[str, str, dict[object, object]]


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
        self._root: dict[str, dict[object, object]] = {}
        self._entry: dict[tuple[str, int], tuple[Entry, ...]] = {}
        glued = lang in _GLUE_LANGUAGES if glue is None else glue
        for form, value in entries:
            words = split_form(form)
            if not words:
                continue
            for spelling in _spellings(words) if glued else (words,):
                self._insert(spelling, value, needs_article=False)
            bare = _without_article(words[0], self._inside)
            if bare:
                self._insert((bare, *words[1:]), value, needs_article=True)

    def _insert(self, words: tuple[str, ...], value: V, *, needs_article: bool) -> None:
        node: dict[object, object] = self._root.setdefault(words[0], {})
        for word in words[1:]:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        values: list[tuple[V, bool]] = node.setdefault(None, [])  # type: ignore[assignment]
        if (value, needs_article) not in values:
            values.append((value, needs_article))

    def __bool__(self) -> bool:
        return bool(self._root)

    def find(self, text: Text, first: int = 0, last: int | None = None) -> list[Hit[V]]:
        """All hits that begin in tokens ``first`` to ``last``, in text order, overlapping ones included."""
        found: list[Hit[V]] = []
        tokens, known = text.tokens, self._entry
        for index in range(first, len(tokens) if last is None else last):
            token = tokens[index]
            # Words recur: what a word can open is worked out once. A word that may take no ending has fewer shapes.
            entries = known.get((token.form, len(token.shapes)))
            if entries is None:
                entries = self._open(token)
            for prefix, suffix, node in entries:
                if suffix:
                    self._close(found, tokens, index, index, prefix, suffix, node)
                else:
                    self._walk(found, tokens, index, prefix, node)
        return found

    def _open(self, token: Token) -> tuple[Entry, ...]:
        """Ways a token can begin a listed form."""
        entries = tuple(
            (shape.prefix, shape.suffix, self._root[shape.stem])
            for shape in token.shapes
            if shape.stem in self._root and shape.prefix in self._prefixes and shape.suffix in self._suffixes
        )
        if len(self._entry) >= _REMEMBERED:
            self._entry.clear()
        self._entry[token.form, len(token.shapes)] = entries
        return entries

    def _walk(
        self, found: list[Hit[V]], tokens: tuple[Token, ...], index: int, prefix: str, node: dict[object, object]
    ) -> None:
        at = index
        while True:
            self._close(found, tokens, index, at, prefix, "", node)
            step = at + 1
            while step < len(tokens) and tokens[step].kind == "hyphen":
                step += 1
            if step >= len(tokens):
                break
            following = node.get(tokens[step].form)
            for shape in tokens[step].shapes[1:]:
                if not shape.prefix and shape.suffix in self._suffixes:
                    ending = node.get(shape.stem)
                    if ending is not None:
                        self._close(found, tokens, index, step, prefix, shape.suffix, ending)  # type: ignore[arg-type]
            if following is None:
                break
            node, at = following, step  # type: ignore[assignment]

    def _close(
        self,
        found: list[Hit[V]],
        tokens: tuple[Token, ...],
        first: int,
        last: int,
        prefix: str,
        suffix: str,
        node: dict[object, object],
    ) -> None:
        values = node.get(None)
        if values is None:
            return
        inside = self._inside.get(prefix, 0)
        start = tokens[first].start + len(prefix) - inside
        for value, needs_article in values:  # type: ignore[attr-defined]
            if prefix in self._fused or not needs_article:
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


def _without_article(word: str, inside: dict[str, int]) -> str:
    for prefix, letters in inside.items():
        if letters == len(prefix) and word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return ""
