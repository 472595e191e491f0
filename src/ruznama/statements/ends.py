"""Where what is said ends: at the closing mark, at the next cue, at a phrase that leaves it, at the sentence's end."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import inflect, verbs
from ruznama.model import Quote
from ruznama.script import fold_form
from ruznama.statements.draft import Content, Line
from ruznama.statements.rules import Rules, begins, words
from ruznama.statements.view import LONG_QUOTE

__all__ = ["at_quote", "content_end", "told_forms"]

_BORDERS = frozenset({",", ";", "-"})
_THIRD = 3
# Tokens; no sentence of a speaker is longer, but a page without full stops is.
_LONGEST = 400


def at_quote(line: Line, token: int) -> Quote | None:
    """The quotation that opens at a token."""
    return line.view.opening.get(token)


def content_end(line: Line, rules: Rules, content: Content, cuts: frozenset[int]) -> tuple[int, int, bool]:
    """First and last token (half-open) of a content, and whether it is a quotation.

    Args:
        line: its sentence.
        rules: word lists.
        content: where it begins.
        cuts: tokens at which another clause of speech begins that is not part of it.
    """
    if content.end is not None:
        return content.first, content.end, content.quoted
    view = line.view
    quote = at_quote(line, content.first)
    if quote is not None and _is_speech(line, quote):
        return quote.first, quote.last, True
    forms, breaks = view.forms, rules.breaks
    at = content.first
    stop = min(line.last, at + _LONGEST)
    while at < stop:
        if at in cuts and at > content.first:
            break
        inner = view.opening.get(at)
        if inner is not None and inner.closing is not None and inner.closing < line.last:
            at = inner.closing + 1
            continue
        form = forms[at]
        if form == "." and at > content.first and _lost_space(forms[at - 1], forms[at + 1]):
            break
        if form in _BORDERS and at > content.first and _leaves(line, rules, content, at + 1, cuts):
            break
        if form in rules.conjunctions and content.nominal and at > content.first and _tells_more(rules, forms[at + 1]):
            break
        if form in breaks and at > content.first + 1 and begins(forms, at, breaks):
            break
        at += 1
    # At the very end of a sentence such a word is an adverb ("yet").
    while line.last > at > content.first and view.form(at - 1) in rules.conjunctions:
        at -= 1
    return content.first, at, False


def _lost_space(before: str, after: str) -> bool:
    """Whether a full stop between two words of the Arabic script ends a sentence that lost the space behind it."""
    return len(before) > 2 and len(after) > 1 and before.isalpha() and after.isalpha() and not before.isascii()


@cache
def told_forms(lang: str, tense: str = "past") -> frozenset[str]:
    """Forms of the listed verbs in the third person, folded."""
    return frozenset(
        fold_form(form.form)
        for parts in verbs(lang).values()
        for form in inflect(lang, parts)
        if form.tense == tense and form.person == _THIRD
    )


def _tells(line: Line, at: int) -> bool:
    """Whether a token is "and" written onto a finite verb of the past."""
    joined = words(line.view.text.lang, "joiners")
    if not joined:
        return False
    lang, shapes = line.view.text.lang, line.view.text.tokens[at].shapes
    future = words(lang, "joined_future")
    return any(
        (s.prefix in joined and not s.suffix and s.stem in told_forms(lang))
        or (s.prefix in future and s.stem in told_forms(lang, "present"))
        for s in shapes
    )


def _leaves(line: Line, rules: Rules, content: Content, step: int, cuts: frozenset[int]) -> bool:
    """Whether what follows a pause is no longer what was said."""
    if step in cuts or begins(line.view.forms, step, rules.stops):
        return True
    if step in line.told and rules.set("verb_second"):
        return True
    if content.nominal and rules.set("verb_second") and _new_clause(line, rules, step):
        return True
    return content.nominal and step < line.last and _tells(line, step)


def _tells_more(rules: Rules, form: str) -> bool:
    """Whether a conjunction brings another finite verb, so that a noun phrase before it has ended."""
    return bool(rules.set("verb_second")) and form in told_forms(rules.lang)


def _new_clause(line: Line, rules: Rules, step: int) -> bool:
    """Whether ", and X did" follows a pause: a conjunction or relative, then a finite verb within a few words."""
    view = line.view
    if view.form(step) in rules.relative:
        return True
    if view.form(step) not in rules.conjunctions:
        return False
    told = told_forms(rules.lang) | rules.set("finite")
    return any(view.form(at) in told for at in range(step + 1, min(line.last, step + 6)))


def _is_speech(line: Line, quote: Quote) -> bool:
    """Whether a quotation that opens a content is all of it: long, or with nothing but a pause behind it."""
    if quote.closing is None or quote.last - quote.first >= LONG_QUOTE:
        return True
    after = line.view.form(quote.closing + 1)
    return quote.closing + 1 >= line.last or after in (".", ",", ";", "!", "?")
