"""A readable Latin form of a name nobody has listed, from ``resources/script/romanize.tsv`` and the given names."""

from __future__ import annotations

from functools import cache, lru_cache

from ruznama.actors.lists import lists
from ruznama.lexicon import rows
from ruznama.script import fold_form

__all__ = ["romanize"]


@cache
def _letters(lang: str) -> dict[str, tuple[str, str, str]]:
    """Letter -> Latin at the start of a word, between consonants, beside a vowel or at the end."""
    found: dict[str, tuple[str, str, str]] = {}
    for row in rows("script", "romanize"):
        if row["lang"] in {"", lang}:
            found[fold_form(row["letter"])] = (row["start"], row["middle"], row["end"])
    return found


@lru_cache(maxsize=4096)
def romanize(words: tuple[str, ...], lang: str) -> str:
    """Latin form of a name, word by word.

    Args:
        words: folded words in Arabic script, or Latin words, which are kept.
        lang: language whose habits apply.
    """
    known, articles = lists(lang).latin, sorted(lists(lang).article, key=len)
    found: list[str] = []
    at = 0
    while at < len(words):
        pair = " ".join(words[at : at + 2])
        if at + 1 < len(words) and pair in known:
            found.append(known[pair])
            at += 2
            continue
        word = words[at]
        article = next((a for a in articles[:1] if word.startswith(a) and len(word) > len(a) + 2), "")
        latin = known.get(word) or _joined(word, lang) or _word(word[len(article) :], lang)
        if latin.startswith("-"):
            # The second part of a first name: "Sebghat" + "ullah".
            found[-1:] = ["".join(found[-1:]) + latin[1:]]
            at += 1
            continue
        found.append(f"Al {latin}" if article and word not in known else latin)
        at += 1
    return " ".join(found)


def _joined(word: str, lang: str) -> str:
    """Latin form of a first name with its second part written onto it ("Ahmadullah"); "" for other words."""
    listed = lists(lang)
    for end in listed.shapes[1]:
        second = listed.latin.get(end, "")
        if second and word.endswith(end) and len(word) > len(end) + 1:
            first = word[: -len(end)]
            return (listed.latin.get(first) or _word(first, lang)) + second[1:]
    return ""


@lru_cache(maxsize=4096)
def _word(word: str, lang: str) -> str:
    letters = _letters(lang)
    if not word or word[0] not in letters:
        return word[:1].upper() + word[1:]
    found: list[str] = []
    bare = False
    for at, letter in enumerate(word):
        start, middle, end = letters.get(letter, ("", "", ""))
        latin = start if at == 0 else end if at == len(word) - 1 else middle
        vowel = latin[:1] in "aeiou"
        # Two consonants side by side have a short vowel between them that the script leaves out.
        if (latin and not vowel and bare and at < len(word) and at > 1) or (latin and not vowel and bare and at == 1):
            found.append("a")
        found.append(latin)
        if latin:
            bare = not vowel and not (bare and at > 1)
    text = "".join(found)
    return text[:1].upper() + text[1:]
