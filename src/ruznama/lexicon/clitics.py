"""Letters written onto a word: Arabic wa-, fa-, bi-, li-, ka-, al-, sa- and pronouns; Persian -ha, -i, -ra, pronouns.

A token is read in several ways (``Shape``); which of them is meant is decided by what is looked up.
"""

from __future__ import annotations

from functools import cache, lru_cache

from ruznama.lexicon.tables import rows
from ruznama.model import Shape
from ruznama.script import fold_form

__all__ = ["ARTICLE", "NOTHING", "NOUN", "VERB", "apart", "article_letters", "prefixes", "shapes", "suffixes"]

NOUN = "noun"
VERB = "verb"
NOTHING = "none"
ARTICLE = "article"

# A stem of one letter is never meant; two letters already are (names such as Moon or Lee).
_SHORTEST = 2


@cache
def _listed(lang: str) -> tuple[tuple[str, str, frozenset[str], int], ...]:
    found = []
    for row in rows(lang, "clitics"):
        kinds = frozenset(row["class"].split("|"))
        found.append((fold_form(row["form"]), row["side"], kinds, int(row.get("inside") or 0)))
    return tuple(found)


@cache
def prefixes(lang: str, kind: str) -> frozenset[str]:
    """Proclitic strings (folded) that a word of ``kind`` (NOUN, VERB, NOTHING) may carry, "" included."""
    return frozenset({"", *(form for form, side, kinds, _ in _listed(lang) if side == "prefix" and kind in kinds)})


@cache
def suffixes(lang: str, kind: str) -> frozenset[str]:
    """Enclitic strings (folded) that a word of ``kind`` may carry, "" included."""
    return frozenset({"", *(form for form, side, kinds, _ in _listed(lang) if side == "suffix" and kind in kinds)})


@cache
def apart(lang: str) -> frozenset[str]:
    """Enclitics (folded) that are also written behind a silent he as a word of their own, and then say nothing."""
    listed = _listed(lang) if lang != "und" else ()
    return frozenset(form for form, side, kinds, _ in listed if side == "suffix" and "apart" in kinds)


@cache
def article_letters(lang: str) -> dict[str, int]:
    """Prefix -> how many of its last letters belong to the noun's span (the Arabic article, li fused with it)."""
    return {form: inside for form, side, _, inside in _listed(lang) if side == "prefix" and inside}


@lru_cache(maxsize=32768)
def shapes(lang: str, form: str) -> tuple[Shape, ...]:
    """All ways to read a folded token, the unsplit one first."""
    found = [Shape(form, "", "")]
    heads = [""] + [p for p in _sides(lang)[0] if form.startswith(p) and len(form) - len(p) >= _SHORTEST]
    tails = [""] + [s for s in _sides(lang)[1] if form.endswith(s) and len(form) - len(s) >= _SHORTEST]
    for head in heads:
        for tail in tails:
            if (head or tail) and len(form) - len(head) - len(tail) >= _SHORTEST:
                found.append(Shape(form[len(head) : len(form) - len(tail) or None], head, tail))
    return tuple(found)


@cache
def _sides(lang: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    listed = _listed(lang) if lang != "und" else ()
    heads = sorted({form for form, side, _, _ in listed if side == "prefix"})
    tails = sorted({form for form, side, _, _ in listed if side == "suffix"})
    return tuple(heads), tuple(tails)
