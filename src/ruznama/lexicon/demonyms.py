"""Words of belonging to a country: adjectives and peoples, inflected by ``resources/<lang>/demonym_endings.tsv``.

``demonyms.tsv`` lists the adjective in its plainest form (Arabic: masculine singular without the article) and, where
it is irregular, the name of the people. Every word of a compound inflects alike, as Arabic has it: both words of
"South Korean" take the article, the feminine ending and the plural.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ruznama.lexicon.tables import cells, rows

__all__ = ["Demonym", "demonyms"]


class Demonym(NamedTuple):
    """A form of belonging.

    Attributes:
        form: spelling, not folded.
        country: actor id of the country (or of what else has a people).
        number: s, d, p; "" where the form does not tell.
        gender: m, f, or "".
        people: whether the form by itself names people rather than qualifying a noun.
    """

    form: str
    country: str
    number: str
    gender: str
    people: bool


class _Ending(NamedTuple):
    before: str
    after: tuple[str, ...]
    ending: str
    cut: int
    number: str
    gender: str
    people: bool


@cache
def _endings(lang: str) -> tuple[_Ending, ...]:
    return tuple(
        _Ending(
            row["before"],
            cells(row["after"]),
            row["ending"],
            int(row["cut"] or 0),
            row["number"],
            row["gender"],
            row["people"] == "yes",
        )
        for row in rows(lang, "demonym_endings")
    )


@cache
def demonyms(lang: str) -> tuple[Demonym, ...]:
    """All forms of all demonyms of a language."""
    found: dict[Demonym, None] = {}
    for row in rows(lang, "demonyms"):
        for entry in _inflected(lang, row):
            found[entry] = None
    return tuple(found)


def _inflected(lang: str, row: dict[str, str]) -> Iterator[Demonym]:
    country = row["iso3"]
    for form in cells(row.get("forms", "")):
        words = form.split()
        for rule in _endings(lang):
            if (rule.before and len(words) == 1) or not words[-1].endswith(rule.after or ""):
                continue
            bent = _agreeing(rule, words) if rule.gender else [*words[:-1], _bend(rule, words[-1])]
            yield Demonym(" ".join(bent), country, rule.number, rule.gender, rule.people)
    for form in cells(row.get("people", "")):
        yield Demonym(form, country, "p", "", people=True)


def _agreeing(rule: _Ending, words: list[str]) -> list[str]:
    """Every adjective of the compound inflected; where a noun comes first, it alone takes the article."""
    fixed = [not word.endswith(rule.after) for word in words]
    noun_first = fixed[0]
    return [
        f"{'' if noun_first and index else rule.before}{word}"
        if fixed[index]
        else _bend(rule, word, article=not (noun_first and index))
        for index, word in enumerate(words)
    ]


def _bend(rule: _Ending, word: str, *, article: bool = True) -> str:
    return f"{rule.before if article else ''}{word[: len(word) - rule.cut]}{rule.ending}"
