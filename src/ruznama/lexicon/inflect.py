"""Inflected forms of listed verbs, generated from principal parts by ``resources/<lang>/paradigm.toml``.

A verb is a row of ``verbs.tsv``: ``lemma, past, present, noun, participle``. Arabic lists the third person masculine
singular of perfect and imperfect, the verbal noun and the active participle; Persian the past and present stems;
English the past, the third person singular, the noun and the -ing form. A "+" in a Persian stem stands between a
preverb and the rest of it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

import msgspec

from ruznama.lexicon.tables import cells, rows, rules

__all__ = ["PREVERB", "Form", "Verb", "inflect", "verb", "verbs"]


class Form(msgspec.Struct, frozen=True, gc=False):
    """An inflected form.

    Attributes:
        form: spelling (not folded; spaces where a ZWNJ or a space may stand).
        lemma: the row's lemma.
        tense: past, perfect, pluperfect, progressive, present, future, subjunctive, infinitive, noun, participle.
        person: 1, 2, 3, or 0 where the form has none.
        number: s, d, p, or "".
        negative: whether the form itself denies (Persian na-).
        gender: m, f, or "" where the form does not tell.
    """

    form: str
    lemma: str
    tense: str
    person: int
    number: str
    negative: bool
    gender: str = ""


class Verb(NamedTuple):
    """Principal parts of a verb; a part may hold several spellings."""

    lemma: str
    past: tuple[str, ...]
    present: tuple[str, ...]
    noun: tuple[str, ...]
    participle: tuple[str, ...]


@cache
def verbs(lang: str) -> dict[str, Verb]:
    """Lemma -> principal parts."""
    return {
        row["lemma"]: Verb(
            row["lemma"],
            cells(row.get("past", "")),
            cells(row.get("present", "")),
            cells(row.get("noun", "")),
            cells(row.get("participle", "")),
        )
        for row in rows(lang, "verbs")
    }


def verb(lang: str, lemma: str) -> Verb | None:
    """The verb of a lemma, or None where it is not listed."""
    return verbs(lang).get(lemma)


@cache
def _paradigm(lang: str) -> tuple[tuple[dict[str, Any], re.Pattern[str]], ...]:
    listed = rules(lang, "paradigm").get("form", [])
    return tuple((rule, re.compile(rule.get("if", ".*"))) for rule in listed)


# Fields of a form that a rule may leave out, with what they then are.
_TOLD: tuple[tuple[str, Any], ...] = (("person", 0), ("number", ""), ("negative", False), ("gender", ""))


# Behind a Persian preverb in a stem: prefixes and auxiliaries stand between it and the verb ("back-is-turning").
PREVERB = "+"


def _with(preverb: str, form: str) -> tuple[str, ...]:
    """A form with its preverb, which is written onto it or apart."""
    return (f"{preverb}{form}", f"{preverb} {form}") if preverb else (form,)


@cache
def inflect(lang: str, parts: Verb) -> tuple[Form, ...]:
    """Every form of a verb that news text uses, each with what it tells."""
    found: dict[tuple[str, str], Form] = {}
    for rule, condition in _paradigm(lang):
        tense, told = rule["tense"], [rule.get(*field) for field in _TOLD]
        for written in getattr(parts, rule["of"]):
            ahead, _, stem = written.rpartition(PREVERB)
            # As it is written: folding would make the hamza of an Arabic "began" a weak last letter.
            if not condition.fullmatch(stem):
                continue
            core = stem[rule.get("drop", 0) : len(stem) - rule.get("cut", 0)]
            for before in rule.get("before", [""]):
                for ending in rule.get("add", [""]):
                    for form in _with(ahead, f"{before}{core}{ending}"):
                        if (form, tense) not in found:
                            found[form, tense] = Form(form, parts.lemma, tense, *told)
    return tuple(found.values())
