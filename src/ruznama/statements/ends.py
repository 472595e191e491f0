"""Where what is said ends: at the closing mark, at the next cue, at a phrase that leaves it, at the sentence's end."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from ruznama.lexicon import inflect, verbs
from ruznama.model import Quote
from ruznama.script import fold_form
from ruznama.statements.draft import Content, Line
from ruznama.statements.rules import Rules, begins, rules_of
from ruznama.statements.view import LONG_QUOTE

__all__ = ["content_end", "told_forms"]

_BORDERS = frozenset({",", ";", "-"})
_THIRD = 3
# Tokens; no sentence of a speaker is longer, but a page without full stops is.
_LONGEST = 400


def content_end(line: Line, rules: Rules, content: Content, cuts: Collection[int]) -> tuple[int, int, bool]:
    """First and last token (half-open) of a content, and whether it is a quotation.

    Args:
        line: its sentence.
        rules: word lists.
        content: where it begins.
        cuts: tokens at which another clause of speech begins that is not part of it.
    """
    if content.end is not None:
        return content.first, content.end, content.quoted
    view, first = line.view, content.first
    quote = view.opening.get(first)
    if quote is not None and _is_speech(line, quote):
        return quote.first, quote.last, True
    forms, opening = view.forms, view.opening
    signs = _signs(rules.lang, nominal=content.nominal)
    at, stop = first, min(line.last, first + _LONGEST)
    while at < stop:
        if at in cuts and at > first:
            break
        if at in opening:
            closing = opening[at].closing
            if closing is not None and closing < line.last:
                at = closing + 1
                continue
        if forms[at] in signs and at > first and _ends(line, rules, content, at, cuts):
            break
        at += 1
    # At the very end of a sentence such a word is an adverb ("yet").
    while line.last > at > first and forms[at - 1] in rules.conjunctions:
        at -= 1
    return first, at, False


@cache
def _signs(lang: str, *, nominal: bool) -> frozenset[str]:
    """Words and marks at which a content may end."""
    rules = rules_of(lang)
    return _BORDERS.union(".", rules.breaks, rules.conjunctions if nominal and rules.sets["verb_second"] else ())


def _ends(line: Line, rules: Rules, content: Content, at: int, cuts: Collection[int]) -> bool:
    """Whether a content ends at a word or mark that may end one."""
    forms = line.view.forms
    form = forms[at]
    if form in _BORDERS:
        tied = form == "-" and line.view.text.tokens[at].start == line.view.text.tokens[at - 1].end
        return not tied and _leaves(line, rules, content, at + 1, cuts)
    if form == ".":
        return _lost_space(forms[at - 1], forms[at + 1])
    second = content.nominal and form in rules.conjunctions and rules.sets["verb_second"]
    if second and forms[at + 1] in told_forms(rules.lang):
        # A noun phrase has ended where a conjunction brings another finite verb.
        return True
    return at > content.first + 1 and begins(forms, at, rules.breaks) > 0


def _lost_space(before: str, after: str) -> bool:
    """Whether a full stop between two words of the Arabic script ends a sentence that lost the space behind it."""
    return len(before) > 2 and len(after) > 1 and before.isalpha() and after.isalpha() and not before.isascii()


@cache
def told_forms(lang: str, tense: str = "past", gender: str = "") -> frozenset[str]:
    """Forms of the listed verbs in the third person, or their nouns, folded; only those of a gender if one is given."""
    return frozenset(
        fold_form(form.form)
        for parts in verbs(lang).values()
        for form in inflect(lang, parts)
        if form.tense == tense
        and form.person in (_THIRD, 0)
        and (not gender or (form.gender == gender and form.number == "s"))
    )


def _tells(line: Line, at: int) -> bool:
    """Whether a token is "and" written onto a finite verb of the past."""
    rules = line.view.rules
    joined, future = rules.sets["joiners"], rules.sets["joined_future"]
    if not joined:
        return False
    lang, shapes = rules.lang, line.view.text.tokens[at].shapes
    return any(
        (s.prefix in joined and not s.suffix and s.stem in told_forms(lang))
        or (s.prefix in future and s.stem in told_forms(lang, "present"))
        for s in shapes
    )


def _leaves(line: Line, rules: Rules, content: Content, step: int, cuts: Collection[int]) -> bool:
    """Whether what follows a pause is no longer what was said."""
    if step in cuts or begins(line.view.forms, step, rules.stops):
        return True
    if step in line.told and rules.sets["verb_second"]:
        return True
    if content.nominal and _adds(line, rules, step):
        return True
    if content.nominal and rules.sets["verb_second"] and _new_clause(line, rules, step):
        return True
    return content.nominal and step < line.last and _tells(line, step)


def _adds(line: Line, rules: Rules, step: int) -> bool:
    """Whether a pause behind a noun phrase brings what the narrator adds: "but he", "despite", "after"."""
    forms = line.view.forms
    return forms[step] in rules.sets["but_he"] or begins(forms, step, rules.phrases["nominal_stops"]) > 0


def _new_clause(line: Line, rules: Rules, step: int) -> bool:
    """Whether ", and X did" follows a pause: a conjunction or relative, then a finite verb within a few words."""
    view = line.view
    if view.form(step) in rules.relative:
        return True
    if view.form(step) not in rules.conjunctions:
        return False
    told, finite = told_forms(rules.lang), rules.sets["finite"]
    return any(form in told or form in finite for form in view.forms[step + 1 : min(line.last, step + 6)])


def _is_speech(line: Line, quote: Quote) -> bool:
    """Whether a quotation that opens a content is all of it: long, or with nothing but a pause behind it."""
    if quote.closing is None or quote.last - quote.first >= LONG_QUOTE:
        return True
    after = line.view.form(quote.closing + 1)
    return quote.closing + 1 >= line.last or after in (".", ",", ";", "!", "?")
