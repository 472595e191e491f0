"""The bare object of an Arabic verb of speech, behind its adjuncts."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import Hit, rows, verbs
from ruznama.script import fold_form
from ruznama.statements.cue import Found
from ruznama.statements.draft import Content, Line
from ruznama.statements.ends import told_forms
from ruznama.statements.rules import Rules, attitudes, begins, words
from ruznama.statements.view import View

# Tokens of what describes an adjunct.
_ASIDE = 16

__all__ = ["is_noun", "object_of", "over_aside"]


def object_of(  # noqa: C901, PLR0912 - one walk over what may stand behind a subject
    line: Line, rules: Rules, hit: Hit[Found], after: int
) -> Content | None:
    """A bare object: the first noun behind the subject that is no adjunct."""
    view = line.view
    at, steps = after, 0
    while at < line.last and steps < 12:
        steps += 1
        form = view.form(at)
        if at in view.time_at:
            at = view.time_at[at].last
        elif _is_told(view, rules, at):
            at = view.at[at].last
        elif form in rules.sets["skips"]:
            at += 1
        elif form == ",":
            over = over_aside(line, rules, at)
            if over > at + 1 and view.form(at + 1) in rules.titles and _charged(rules, hit, view.form(over)):
                # "accused, the envoy of X NAME, of": no aside but whom one accuses.
                return Content(at + 1, nominal=True)
            at = over
        elif at == after and form in rules.titles and (close := _apposed(line, at)) > at:
            at = close
        elif form in rules.prepositions or form in rules.sets["adjuncts"]:
            if form in hit.value.cue.frame:
                return None
            at = _over_adjunct(line, rules, at)
            if _relates(view, rules, at):
                at = next((step for step in range(at, min(line.last, at + _ASIDE)) if view.form(step) == ","), at)
        else:
            break
    if at >= line.last or view.form(at) in (".", ":", ";", "-", "(", ")"):
        return None
    table = attitudes(rules.lang)
    act = next((table[s.stem] for s in view.text.tokens[at].shapes if s.suffix and s.stem in table), None)
    # "its condemnation" is spelled like "it condemned her"; right behind a participle stands its object.
    # "Stressed its refusal": no second verb stands behind the subject of the first without a conjunction.
    participle = hit.value.form.tense == "participle" and at == after
    noun = participle or view.forms[at] in told_forms(rules.lang, "noun") or view.forms[at] in rules.sets["claims"]
    if at in line.told and act is None and not noun:
        return None
    cue = hit.value.cue
    listed = cue.values.get("of")
    if listed and not any(shape.stem in rules.sets[listed] for shape in view.text.tokens[at].shapes):
        return None
    head = at + 1 if view.form(at) in rules.sets["demonstratives"] and at + 1 < line.last else at
    stems = {shape.stem for shape in view.text.tokens[head].shapes}
    if "claims" in cue.flags and not stems & rules.sets["claims"]:
        turned = "refuses" in cue.flags and (view.form(at) in rules.sets["any"] or _is_deed(view, rules, at))
        return Content(at, act="refuse", nominal=True) if turned else None
    return Content(at, act=act, nominal=True)


def _charged(rules: Rules, hit: Hit[Found], form: str) -> bool:
    """Whether a word tells of what somebody is accused, behind a verb of accusing."""
    return hit.value.cue.act == "accuse" and form.startswith(rules.letters["joined_by"])


def _apposed(line: Line, at: int) -> int:
    """The token behind the comma that closes a title behind its bearer, if a name follows ("NAME the head of X, Y")."""
    view = line.view
    for step in range(at + 1, min(line.last - 1, at + _ASIDE)):
        if view.form(step) == ",":
            return step + 1 if step + 1 in view.at else at
        if view.form(step) in view.rules.prepositions or view.form(step) in view.rules.that:
            break
    return at


def is_noun(view: View, at: int) -> bool:
    """Whether a word that is spelled like a verb stands right behind the one who is told, and may be its noun."""
    spot = view.at.get(at - 1)
    told = spot is not None and _is_told(view, view.rules, spot.first)
    return told and view.forms[at] in told_forms(view.text.lang, "noun")


def _relates(view: View, rules: Rules, at: int) -> bool:
    """Whether a verb with a pronoun goes on with what was written or said: "in a statement he published on X"."""
    if at >= len(view.forms) or view.forms[at - 1] not in rules.sets["papers_of"]:
        return False
    told = told_forms(rules.lang)
    return any(shape.suffix and shape.stem in told for shape in view.text.tokens[at].shapes)


def _article(rules: Rules, form: str) -> str:
    """The article with which a word begins."""
    return next((letters for letters in rules.letters["article"] if form.startswith(letters)), "")


def _is_told(view: View, rules: Rules, at: int) -> bool:
    """Whether a token is "to" written onto the one who is told."""
    spot = view.at.get(at)
    if spot is None or spot.first != at:
        return False
    attached = view.letters_before(spot)
    return attached > 0 and view.forms[at][:attached] in rules.sets["joined_to"]


def _is_deed(view: View, rules: Rules, at: int) -> bool:
    """Whether a token is the verbal noun of a deed that one refuses to do; with the article it needs a preposition."""
    deeds, following = _deeds(rules.lang), view.forms[at + 1]
    bound = following in rules.prepositions or following.startswith(rules.letters["joined_by"])
    return any(
        shape.stem in deeds and (not shape.prefix or (bound and shape.prefix in rules.sets["article"]))
        for shape in view.text.tokens[at].shapes
    )


@cache
def _deeds(lang: str) -> frozenset[str]:
    """Verbal nouns of the listed verbs, without what one says or asks."""
    said = {fold_form(row["cue"]) for row in rows(lang, "speech")}
    nouns = (
        fold_form(noun) for lemma, parts in verbs(lang).items() if fold_form(lemma) not in said for noun in parts.noun
    )
    return frozenset(nouns) - words(lang, "papers")


def over_aside(line: Line, rules: Rules, comma: int) -> int:
    """After a comma an adjunct or apposition may stand, up to the next comma."""
    view = line.view
    following = view.form(comma + 1)
    if begins(view.forms, comma + 1, rules.phrases["anonymity"]):
        # "who asked not to be named" is no statement and leaves the clause open.
        return next((at + 1 for at in range(comma + 1, min(line.last, comma + 12)) if view.form(at) == ","), comma + 1)
    if (
        following in rules.prepositions
        or following in rules.relative
        or following in rules.sets["adjuncts"]
        or following.removeprefix(_article(rules, following)) in rules.titles
        or comma + 1 in view.time_at
    ):
        for at in range(comma + 1, min(line.last, comma + 16)):
            if view.form(at) == ",":
                return at + 1
            if view.form(at) in rules.that or view.form(at) == ":" or at + 1 in view.quote_at:
                break
    return comma + 1


def _over_adjunct(line: Line, rules: Rules, at: int) -> int:
    """Over a preposition with its noun phrase: one noun, its attributes, names, times, quotations."""
    view = line.view
    step = at + 1
    if view.form(at) in rules.sets["with_pronoun"]:
        return step
    if step in view.at:
        return view.at[step].last
    size = begins(view.forms, step, rules.phrases["settings"])
    step += size or 1
    article = rules.letters["article"]
    definite = view.form(step - 1).startswith(article)
    if not size and not definite and step not in view.at and view.form(step).startswith(article):
        # A noun without the article and one with it are one phrase: at the end of the talks.
        step, definite = step + 1, True
    while step < line.last:
        if step in view.time_at:
            step = view.time_at[step].last
        elif step in view.at and not size:
            return view.at[step].last
        elif step in view.opening and view.opening[step].closing is not None:
            step = (view.opening[step].closing or step) + 1
        elif definite and view.form(step).startswith(article):
            step += 1
        else:
            break
    return step
