"""What a stretch of text is about, in words of its own language."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cache

from ruznama import lexicon
from ruznama.script import fold

__all__ = ["content", "family", "overlap"]

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


def content(text: str, lang: str) -> frozenset[str]:
    """Folded word beginnings of a text, the article left out."""
    article = _article(lang)
    found = set()
    for word in _WORD.findall(fold(text).text):
        if article and (head := article.match(word)):
            word = word[head.end() :]  # noqa: PLW2901 - the same word, bared
        found.add(word[:_STEM])
    return frozenset(found)


def overlap(one: AbstractSet[str], two: AbstractSet[str]) -> float:
    """Share of the smaller set that is in the larger one, 0 to 1; 0 when either is empty."""
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller else 0.0
