"""The word lists of ``statement_rules.toml``, folded."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from ruznama.lexicon import cells, rows, rules, split_form
from ruznama.script import fold_form

__all__ = ["Rules", "attitudes", "begins", "phrases", "rules_of", "words", "written"]


V = TypeVar("V")
# Phrases by their first word, longer ones first.
Listed = dict[str, list[list[str]]]


class _Lists(dict[str, V]):
    """Lists of one language by name, each compiled when it is first asked for."""

    def __init__(self, lang: str, compiled: Callable[[str, str], V]) -> None:
        super().__init__()
        self._lang, self._compiled = lang, compiled

    def __missing__(self, name: str) -> V:
        value = self[name] = self._compiled(self._lang, name)
        return value


class Rules:
    """Word lists of one language; a list that a language does not need is empty.

    Attributes:
        sets: lists of single words, folded.
        letters: the same as tuples, for beginnings and endings of words.
        phrases: lists of phrases.
        that: complementizers.
        prepositions: words that take a noun with them, so that it is no subject.
        stops: phrases that end what is said when they follow a comma.
        breaks: phrases that end what is said without a comma.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.sets = _Lists(lang, words)
        self.letters = _Lists(lang, letters)
        self.phrases = _Lists(lang, phrases)
        self.that = self.sets["that"]
        self.prepositions = self.sets["prepositions"]
        self.negators = self.sets["negators"]
        self.modal = self.sets["modal"]
        self.pronouns = self.sets["pronouns"]
        self.relative = self.sets["relative"]
        self.conjunctions = self.sets["conjunctions"]
        self.titles = self.sets["titles"]
        self.first_person = self.sets["first_person"]
        self.stops = self.phrases["stops"]
        self.breaks = self.phrases["breaks"]
        self._unions: dict[tuple[str, ...], frozenset[str]] = {}

    def union(self, *names: str) -> frozenset[str]:
        """Several lists of single words as one."""
        found = self._unions.get(names)
        if found is None:
            found = self._unions[names] = frozenset[str]().union(*(self.sets[name] for name in names))
        return found


@cache
def rules_of(lang: str) -> Rules:
    """Compiled rules of a language."""
    return Rules(lang)


def _listed(lang: str, name: str) -> list[str]:
    table: dict[str, Any] = rules(lang, "statement_rules")
    lists = table.get("words", {}) | table.get("acts", {})
    # A Dari list of the same name would hide the Persian one; "more_" adds to it.
    return [*lists.get(name, []), *lists.get(f"more_{name}", [])]


@cache
def words(lang: str, name: str) -> frozenset[str]:
    """A list of single words, by name; empty where the language needs none."""
    return frozenset(fold_form(word) for word in _listed(lang, name))


def letters(lang: str, name: str) -> tuple[str, ...]:
    """A list of beginnings or endings of words."""
    return tuple(words(lang, name))


@cache
def written(lang: str, name: str) -> tuple[str, ...]:
    """A list as it is spelled, not folded."""
    return tuple(_listed(lang, name))


@cache
def phrases(lang: str, name: str) -> Listed:
    """A list of phrases, by first word, longer ones first."""
    found: Listed = {}
    for phrase in sorted(map(split_form, _listed(lang, name)), key=len, reverse=True):
        if phrase:
            found.setdefault(phrase[0], []).append(list(phrase))
    return found


@cache
def attitudes(lang: str) -> dict[str, str]:
    """Noun of what is expressed -> act."""
    return {fold_form(noun): row["act"] for row in rows(lang, "attitudes") for noun in cells(row["noun"])}


def begins(forms: list[str], at: int, listed: Listed) -> int:
    """Length in tokens of the longest listed phrase that begins at a token, 0 for none."""
    for phrase in listed.get(forms[at], ()):
        size = len(phrase)
        if size == 1 or forms[at : at + size] == phrase:
            return size
    return 0
