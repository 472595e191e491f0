"""Clauses of a Persian or Dari sentence: they end with their verb."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import Hit, inflect, split_form, verbs
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line
from ruznama.statements.ends import told_forms
from ruznama.statements.rules import Rules, begins, words
from ruznama.statements.view import View

__all__ = ["closers", "finite_ends", "is_finite", "starts", "told_again"]

# A full stop inside a sentence has lost the space behind it.
_PAUSES = frozenset({",", ";", "-", "."})
# Tokens from the beginning of a sentence in which a relative clause can belong to its subject.
_LEAD = 12
# Tokens of what is said in which the narrator is looked for; no sentence of news is longer.
_TOLD = 200
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
    if form in ("»", '"'):
        # «NAME», envoy of X: marks around no more than a name.
        name = view.at.get(token - 1)
        return name is None or name.last != token or view.form(name.first - 1) not in ("«", '"')
    return form in finite_ends(rules.lang)


@cache
def _signs(lang: str) -> frozenset[str]:
    """Words and marks at which a clause can begin."""
    return _PAUSES.union(words(lang, "that"), words(lang, "conjunctions"))


def starts(line: Line, rules: Rules) -> frozenset[int]:
    """Tokens at which a new main clause begins: behind a finite verb with a pause or a conjunction after it."""
    view, ends = line.view, {hit.last - 1 for hit in line.hits}
    found = {line.first}
    relative = False
    signs = _signs(rules.lang)
    near = enumerate(view.forms[line.first + 1 : line.last], line.first + 1)
    for at, form in [(at, form) for at, form in near if form in signs]:
        if form in rules.that:
            # Behind a noun "that" opens a relative clause, whose verb ends no main clause.
            relative = not is_finite(view, rules, at - 1) and at - 1 not in ends and at - line.first <= _LEAD
            if form not in rules.conjunctions:
                continue
        if relative and form == "," and is_finite(view, rules, at - 1) and (at - 1) not in ends:
            relative = False
            continue
        if is_finite(view, rules, at - 1) or ((at in found) and at > line.first):
            found.add(at)
            found.add(at + 1)
    return frozenset(found)


def told_again(line: Line, rules: Rules, hit: Hit[Found], content: Content) -> frozenset[int]:
    """Where the narrator goes on behind what was said: past verbs tell again, what was said stood in the present.

    "He announced that X cuts its ties and gave the diplomats two days": the second clause is a deed of his.
    """
    if content.end is not None or hit.value.form.tense != "past":
        return frozenset()
    view, ends, past = line.view, finite_ends(rules.lang), told_forms(rules.lang)
    found, goes_on, low = set(), rules.sets["goes_on"], content.first + 2
    for at, form in enumerate(view.forms[low : min(line.last - 2, content.first + _TOLD)], low):
        if form not in goes_on or at in view.quote_at:
            continue
        before = view.form(at - 2 if view.form(at - 1) == "," else at - 1)
        if before in ends and before not in past:
            verb = next((step for step in range(at + 1, line.last) if _is_verb(line, rules, step)), None)
            if verb is not None and view.form(verb) in past and not is_finite(view, rules, verb + 1):
                found.add(at)
    return frozenset(found)


def _is_verb(line: Line, rules: Rules, at: int) -> bool:
    """Whether a token is a finite verb and no half of a noun ("talk and hear")."""
    view = line.view
    if view.forms[at] not in finite_ends(rules.lang):
        return False
    joined = at + 1 < line.last and view.text.tokens[at + 1].joined
    return not joined and not begins(view.forms, at + 1, rules.phrases["not_speech"])
