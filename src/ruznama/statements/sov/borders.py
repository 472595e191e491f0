"""Clauses of a Persian or Dari sentence: they end with their verb."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import inflect, split_form, verbs
from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules, words
from ruznama.statements.view import View

__all__ = ["closers", "finite_ends", "is_finite", "starts"]

# A full stop inside a sentence has lost the space behind it.
_PAUSES = frozenset({",", ";", "-", "."})
_FINITE = frozenset({"past", "perfect", "pluperfect", "progressive", "present", "subjunctive", "future"})


@cache
def finite_ends(lang: str) -> frozenset[str]:
    """Last words of all finite forms of the listed verbs."""
    found = set(words(lang, "finite"))
    for parts in verbs(lang).values():
        for form in inflect(lang, parts):
            if form.tense in _FINITE:
                cut = split_form(form.form)
                # Glued spellings of the prefixed forms are words of their own.
                found.update((cut[-1], "".join(cut)))
    return frozenset(found)


@cache
def closers(lang: str, lemmas: tuple[str, ...]) -> frozenset[str]:
    """First words of the finite forms of light verbs, which close a split verb."""
    found: set[str] = set()
    for lemma in lemmas:
        parts = verbs(lang).get(lemma)
        if parts is not None:
            for form in inflect(lang, parts):
                if form.tense in _FINITE - {"subjunctive", "future"} and not form.negative and form.person == 3:
                    cut = split_form(form.form)
                    found.update((cut[0] if len(cut[0]) > 2 else "".join(cut), "".join(cut)))
    return frozenset(found)


def is_finite(view: View, rules: Rules, token: int) -> bool:
    """Whether a token ends a clause: a finite verb, or the mark that closes a quotation."""
    form = view.form(token)
    return form in finite_ends(rules.lang) or form in ("»", '"')


def starts(line: Line, rules: Rules) -> frozenset[int]:
    """Tokens at which a new main clause begins: behind a finite verb with a pause or a conjunction after it."""
    view = line.view
    found = {line.first}
    for at in range(line.first + 1, line.last):
        form = view.form(at)
        if form not in _PAUSES and form not in rules.conjunctions:
            continue
        if is_finite(view, rules, at - 1) or ((at in found) and at > line.first):
            found.add(at)
            found.add(at + 1)
    return frozenset(found)
