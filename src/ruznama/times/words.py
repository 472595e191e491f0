"""The words of a language that dates are made of, compiled once.

Classes (short, since patterns are made of them):

    numbers      see numerals.py; also scale, ords (English st, nd...)
    months       M any month (calendar, number), Ms a month name that is nothing else, Md one that nobody counts,
                 Mp a Gregorian one
    weekdays     W, Wb an Arabic name without its article
    units        U any (its name), Us singular, Up plural, U2 dual; dw ww mw yw du cu the word day, week, month, year,
                 decade, century in the singular; dwd mwd ywd cud before what belongs to it ("days 3 and 4"); Udu a
                 week, month, year with the article; Ua adjective ("three-day")
    time_words   the class column itself
    marks        comma dot colon slash dash bar lpar rpar percent
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from ruznama.lexicon import LANGUAGES, cells, inflect, rows, rules, split_form, verbs
from ruznama.script import fold_form
from ruznama.times.forms import Node, Words
from ruznama.times.grammar import Alphabet, Phases, RuleSet, compile_rules
from ruznama.times.lexer import Lexer
from ruznama.times.numerals import number_classes, register

__all__ = ["DRAFT_CLASSES", "Settings", "settings"]

# Classes of expressions already found, for joins: date of a day, month, year, weekday, deictic day, unit, decade,
# season, part of day, clock, bare clock, anything else.
DRAFT_CLASSES = ("Ed", "Em", "Ey", "Ew", "Edx", "Eu", "Edec", "Es", "Etod", "Eclk", "Eclkb", "Ex")
_MARKS = {
    ",": "comma",
    ".": "dot",
    ":": "colon",
    "/": "slash",
    "\\": "slash",
    "-": "dash",
    "|": "bar",
    "(": "lpar",
    ")": "rpar",
    "[": "lpar",
    "]": "rpar",
    "%": "percent",
    "'": "apos",
}
_SHORT = {"day": "dw", "week": "ww", "month": "mw", "year": "yw", "decade": "du", "century": "cu"}
_GLUE_LANGUAGES = frozenset({"fa", "prs"})
# Classes whose words may be written onto one another where a space was lost.
_GLUE = frozenset({"num", "U", "Ms", "M", "rel", "W", "dem", "every", "few", "Ua", "half", "tod", "hw"})
_CUES = {
    "past": "past",
    "perfect": "past",
    "pluperfect": "past",
    "progressive": "past",
    "present": "present",
    "subjunctive": "present",
    "future": "future",
}
# How the value cell of a class is read, where it is no string.
_VALUES: Mapping[str, Callable[[str], Any]] = {"o": int, "ho": int}
_PATTERN_MAX = 4
_FORMS = ("past", "present", "noun", "speech", "base")
# Frames of verbs that tell what somebody said; the time of the saying is not that of what was said.
_CLAUSES = frozenset({"that", "clause", "quote", "tell", "inf", "asked"})


class Settings(NamedTuple):
    """What a language says about time, compiled."""

    lang: str
    lexer: Lexer
    alphabet: Alphabet
    rules: RuleSet
    order: str
    week_start: int
    solar_relative: bool
    solar: bool
    future_verb: re.Pattern[str] | None
    present_verb: re.Pattern[str] | None
    present_forms: frozenset[str]
    past_forms: frozenset[str]
    speech_forms: frozenset[str]
    base_forms: frozenset[str]
    infinitive: str
    plural: str
    verb_last: bool
    clitics: Mapping[str, str]
    updated: tuple[str, ...]
    namesakes: Mapping[str, frozenset[str]]
    phases: Phases
    islands: re.Pattern[str]
    kinds: Mapping[str, str]

    def conjunction(self, letter: str) -> bool:
        """Whether a letter written onto a word is a conjunction."""
        return self.clitics.get(letter) in ("and", "pfx")


@cache
def settings(lang: str) -> Settings:
    """Compiled words and rules of a language.

    Raises:
        ResourceError: a resource is malformed.
    """
    base = lang if lang in LANGUAGES else "en"
    raw = rules(base, "time_rules")
    alphabet = Alphabet()
    register(alphabet)
    root = _tree(base, raw, alphabet)
    kinds = {name: alphabet.char((name,)) for name in DRAFT_CLASSES}
    for name in raw.get("clitics", {}).values():
        alphabet.char((name,))
    alphabet.char(("dash",))
    macros = raw.get("macros", {})
    future, present = raw.get("future_verb"), raw.get("present_verb")
    phases = Phases(
        [
            compile_rules([rule for rule in raw["join"] if rule["phase"] == phase], macros, alphabet, base)
            for phase in sorted({rule["phase"] for rule in raw["join"]})
        ]
    )
    clitics = {fold_form(letter): name for letter, name in raw.get("clitics", {}).items()}
    compiled = compile_rules(raw["rule"], macros, alphabet, base)
    told = _verb_forms(base) if not raw.get("verb_last") else dict.fromkeys(_FORMS, frozenset[str]())
    return Settings(
        lang=base,
        lexer=Lexer(Words(root, alphabet, clitics, fold_form(raw.get("article", "")), base in _GLUE_LANGUAGES)),
        alphabet=alphabet,
        rules=compiled,
        order=raw.get("order", "dmy"),
        week_start=raw.get("week_start", 1),
        solar_relative=raw.get("relative_calendar") == "persian",
        solar=raw.get("solar", False),
        future_verb=re.compile(fold_form(future)) if future else None,
        present_verb=re.compile(fold_form(present)) if present else None,
        present_forms=told["present"] - told["past"] - told["noun"] - told["speech"] if present else frozenset(),
        past_forms=told["past"] - told["noun"] - told["speech"],
        speech_forms=told["speech"],
        base_forms=told["base"],
        infinitive=raw.get("infinitive", ""),
        plural=raw.get("plural", ""),
        verb_last=raw.get("verb_last", False),
        clitics=clitics,
        updated=tuple(fold_form(label) for label in raw.get("updated", [])),
        namesakes={fold_form(form): frozenset(map(fold_form, near)) for form, near in raw.get("namesakes", {}).items()},
        phases=phases,
        kinds=kinds,
        islands=re.compile(f"[{''.join(sorted(compiled.seen | phases.seen))}]+"),
    )


def _verb_forms(lang: str) -> dict[str, frozenset[str]]:
    """Past and present third persons of the listed verbs, their nouns and base forms; of verbs of speech apart."""
    cues = {
        row["cue"]
        for row in rows(lang, "speech")
        if row["kind"] == "verb" and _CLAUSES & set(cells(row["frame"].partition("/")[0]))
    }
    found: dict[str, set[str]] = {name: set() for name in _FORMS}
    for parts in verbs(lang).values():
        found["base"].add(fold_form(parts.lemma))
        for form in inflect(lang, parts):
            if form.tense in ("past", "present") and form.person == 3:
                found["speech" if parts.lemma in cues else form.tense].add(fold_form(form.form))
            elif form.tense in ("noun", "participle"):
                found["noun"].add(fold_form(form.form))
    return {name: frozenset(forms) for name, forms in found.items()}


def _tree(lang: str, raw: Mapping[str, Any], alphabet: Alphabet) -> Node:
    root = Node()
    for form, classes in _forms(lang, raw):
        for spelling in _spellings(split_form(form), glued=lang in _GLUE_LANGUAGES):
            node = root
            for word in spelling:
                node = node.next.setdefault(word, Node())
            if node.senses is None:
                node.senses = {}
            for name, value in classes.items():
                node.senses.setdefault(name, value)
    for mark, name in _MARKS.items():
        node = root.next.setdefault(mark, Node())
        node.senses = {**(node.senses or {}), name: 0}
    _seal(root, alphabet)
    return root


def _seal(node: Node, alphabet: Alphabet) -> None:
    stack = [node]
    while stack:
        here = stack.pop()
        if here.senses is not None:
            if _GLUE.intersection(here.senses):
                here.senses["glue"] = 0
            here.char = alphabet.char(here.senses)
        stack.extend(here.next.values())


def _spellings(words: tuple[str, ...], *, glued: bool) -> Iterator[tuple[str, ...]]:
    if not words:
        return
    yield words
    # A lost ZWNJ or space; a conjunction is never glued to what follows.
    if glued and 1 < len(words) <= _PATTERN_MAX and all(len(word) > 1 for word in words):
        for pattern in range(1, 1 << (len(words) - 1)):
            joined = [words[0]]
            for place, word in enumerate(words[1:]):
                if pattern >> place & 1:
                    joined[-1] += word
                else:
                    joined.append(word)
            yield tuple(joined)


def _forms(lang: str, raw: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for source in dict.fromkeys((lang, "en")):
        yield from _names(source, raw, foreign=source != lang)
    if raw.get("verb_last"):
        # The verb tells the tense of what stands before it.
        for parts in verbs(lang).values():
            for form in inflect(lang, parts):
                cue = _CUES.get(form.tense)
                if cue and form.person == 3:
                    # "Made" is part of "is made" and "will be made" too: what stands beside it decides.
                    bare = form.tense == "perfect" and len(split_form(form.form)) == 1
                    yield form.form, {"ptc" if bare else cue: 1}
    for row in rows(lang, "units"):
        yield row["form"], _unit(row["unit"], row["number"])
    for row in rows(lang, "numbers"):
        yield row["form"], number_classes(int(row["value"]), row["class"])
    article = fold_form(raw.get("article", "")) or "\0"
    for source in dict.fromkeys((lang, "en")):
        for row in rows(source, "time_words"):
            if source == lang or row["class"] in ("ords", "ampm", "tz"):
                classes = {name: _VALUES.get(name, str)(row["value"]) for name in cells(row["class"])}
                if "tod" in classes and fold_form(row["form"]).startswith(article):
                    classes["toddef"] = row["value"]
                yield row["form"], classes


def _names(source: str, raw: Mapping[str, Any], *, foreign: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """Names of months and weekdays; English ones are read in every language (publication lines)."""
    weak, bare, countable = (
        {fold_form(form) for form in raw.get(key, [])} for key in ("weak_months", "bare_weekdays", "countable_months")
    )
    for row in rows(source, "months"):
        form, calendar = fold_form(row["form"]), row["calendar"]
        if foreign and calendar != "gregorian":
            continue
        month = (calendar, int(row["month"]))
        classes: dict[str, Any] = {"M": month}
        if calendar == "gregorian":
            classes["Mp"] = month
        if form not in countable:
            classes["Md"] = month
        if calendar != "islamic" and form not in weak:
            classes["Ms"] = month
        yield row["form"], classes
    for row in rows(source, "weekdays"):
        yield row["form"], {"Wb" if fold_form(row["form"]) in bare and not foreign else "W": int(row["day"])}


def _unit(unit: str, number: str) -> dict[str, Any]:
    if number == "dual":
        return {"U2": unit}
    if number == "construct":
        return {_SHORT.get(unit, "hw") + "d": unit}
    if number == "adj":
        return {"U": unit, "Ua": unit}
    found: dict[str, Any] = {"U": unit}
    found["Up" if number == "pl" else "Us"] = unit
    if number != "pl" and unit in _SHORT:
        found[_SHORT[unit]] = unit
    if number == "def" and unit in ("week", "month", "year"):
        found["Udu"] = unit
    if number == "pl" and unit in _SHORT:
        found[_SHORT[unit] + "p"] = unit
    return found
