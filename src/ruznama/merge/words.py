"""What a stretch of text is about, in words of its own language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from ruznama import lexicon
from ruznama.model import Record, Span
from ruznama.script import fold, spellings

__all__ = ["Reader", "common", "content", "family", "overlap", "sentence"]

# Words of one or two letters are particles in all four languages; longer ones are cut to their first five letters,
# which brings most inflections of one word together without a stemmer of each language.
_WORD = re.compile(r"[^\W_]{3,}")
_STEM = 5


def family(lang: str) -> str:
    """Languages of one family can be compared word by word: Dari and Persian share script, spelling and most words."""
    return lexicon.EXTENDS.get(lang, lang)


@cache
def _article(lang: str) -> re.Pattern[str] | None:
    letters = sorted(lexicon.article_letters(lang), key=len, reverse=True) if lang in lexicon.LANGUAGES else []
    return re.compile(f"(?:{'|'.join(letters)})(?=...)") if letters else None


@cache
def common(lang: str) -> frozenset[str]:
    """Folded words that say nothing about the matter."""
    if lang not in lexicon.LANGUAGES:
        return frozenset()
    return frozenset(
        part for row in lexicon.rows(lang, "common_words") for part in _WORD.findall(fold(row["form"]).text)
    )


def content(text: str, lang: str) -> frozenset[str]:
    """Folded word beginnings of a text, the article and common words left out."""
    article, idle = _article(lang), common(lang)
    found = set()
    for word in _WORD.findall(fold(text).text):
        if word in idle:
            continue
        if article and (head := article.match(word)):
            word = word[head.end() :]  # noqa: PLW2901 - the same word, bared
        found.add(word[:_STEM])
    return frozenset(found)


def overlap(one: AbstractSet[str], two: AbstractSet[str]) -> float:
    """Share of the smaller set that is in the larger one, 0 to 1; 0 when either is empty."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0


# Where a sentence ends; the last two are the Arabic question mark and full stop.
_END = re.compile(f"[{re.escape(spellings('.!?'))}\\n]")
_FAR = 400


def sentence(text: str, span: Span) -> Span:
    """A span out to the ends of its sentence, at most 400 characters on either side."""
    before = [match.end() for match in _END.finditer(text, max(0, span.start - _FAR), span.start)]
    after = _END.search(text, span.end, span.end + _FAR)
    start = before[-1] if before else max(0, span.start - _FAR)
    end = after.start() if after else min(len(text), span.end + _FAR)
    return Span(start, max(end, span.end))


class Reader:
    """Words and actors of spans of one article."""

    def __init__(self, record: Record) -> None:
        self._text, self._lang = record.article.text, record.article.lang
        self._mentions = sorted((m.span, m.actor or "") for m in record.mentions)
        self._starts = [span.start for span, _ in self._mentions]

    def _held(self, span: Span) -> list[tuple[Span, str]]:
        # No mention is longer than this; those before cannot reach into the span.
        at = bisect_left(self._starts, span.start - 200)
        found = []
        for mention in self._mentions[at:]:
            if mention[0].start >= span.end:
                break
            if mention[0].overlaps(span):
                found.append(mention)
        return found

    def words(self, *spans: Span) -> frozenset[str]:
        """Words of spans, the names of actors left out."""
        pieces: list[str] = []
        for span in spans:
            at = span.start
            for name, _ in self._held(span):
                pieces.append(self._text[at : max(at, name.start)])
                at = max(at, name.end)
            pieces.append(self._text[at : max(at, span.end)])
        return content(" ".join(pieces), self._lang)

    def named(self, span: Span, key: Callable[[str], str]) -> frozenset[str]:
        """Actors named in a span, through ``key``."""
        return frozenset(key(actor) for _, actor in self._held(span) if actor)

    def all_named(self, spans: Iterable[Span]) -> list[str]:
        """Ids of the actors named in spans."""
        return [actor for span in spans for _, actor in self._held(span) if actor]

    def first(self, span: Span, within: int) -> str | None:
        """The actor whose name begins a span, ``within`` characters of its start."""
        held = [actor for name, actor in self._held(span) if span.start <= name.start <= span.start + within and actor]
        return held[0] if held else None
