"""What the stage looks for, compiled once a language: names, peoples, titles, bodies, pronouns, words around names."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from ruznama import lexicon
from ruznama.lexicon import Alias, Phrases, cells, rows, rules, split_form
from ruznama.lexicon.demonyms import Demonym
from ruznama.script import fold_form

__all__ = ["BODY", "NAME", "PEOPLE", "PRONOUN", "TITLE", "Listed", "Lists", "Word", "lists"]

NAME, PEOPLE, TITLE, BODY, PRONOUN = "name", "people", "title", "body", "pronoun"


_PLURAL_ROLES = frozenset({"official", "diplomat", "negotiator", "source", "lawmaker"})


class Word(NamedTuple):
    """A word for a body or group (``org_words.tsv``), with its English name from the English table.

    Attributes:
        id: row id.
        kind: class of the row: body, state, people, crowd, side, capital, own, this, realm, owngov, pair, head.
        alone: whether the form also stands without a country beside it.
    """

    id: str
    kind: str
    alone: bool


class Listed(NamedTuple):
    """A value of the index: what kind of form it is and what it says."""

    tag: str
    data: Any


class Naming(NamedTuple):
    """How a body is called in English: pattern, actor kind, sector, special names by country."""

    name: str
    kind: str
    sector: str
    special: dict[str, str]


@cache
def namings() -> dict[str, Naming]:
    """Body id -> English naming."""
    found = {}
    for row in rows("en", "org_words"):
        special = dict(part.split("=", 1) for part in cells(row.get("special", "")))
        found[row["id"]] = Naming(row["name"], row["kind"], row["sector"], special)
    return found


class Lists:
    """Everything compiled for one language. Get it from ``lists()``.

    Attributes:
        index: all forms in one index of ``Listed`` values.
        classes: class of ``name_words.tsv`` -> folded words.
        latin: folded given name -> Latin form.
        outlets: folded name -> outlet id.
        heads: actor id -> first words of its names, for "the movement".
    """

    def __init__(self, lang: str) -> None:
        base = lexicon.base()
        entries: list[tuple[str, Listed]] = []
        heads: dict[str, set[str]] = {}
        self.outlets: dict[str, str] = {}
        stops = {fold_form(row["form"]) for row in rows(lang, "name_words") if row["class"] == "stop"}
        for alias in base.aliases(lang):
            if alias.kind == "short" and fold_form(alias.form) in stops:
                continue
            entries.append((alias.form, Listed(NAME, alias)))
            if alias.kind == "outlet":
                self.outlets.setdefault(fold_form(alias.form), alias.actor)
            words = split_form(alias.form)
            if len(words) > 1 and alias.kind in {"body", "place", "metonym"}:
                heads.setdefault(alias.actor, set()).update((words[0], words[-1]) if lang == "en" else (words[0],))
        for demonym in base.demonyms(lang):
            entries.append((demonym.form, Listed(PEOPLE, demonym)))
        bodies = {fold_form(form) for row in rows(lang, "org_words") for form in cells(row["forms"])}
        for title in base.titles(lang):
            # "presidency" is no person, whatever else the form is listed as.
            if fold_form(title.form) in bodies and title.role not in _PLURAL_ROLES:
                continue
            entries.append((title.form, Listed(TITLE, title)))
        for row in rows(lang, "org_words"):
            alone = {fold_form(form) for form in cells(row.get("also", ""))}
            for form in cells(row["forms"]):
                entries.append((form, Listed(BODY, Word(row["id"], row["class"], fold_form(form) in alone))))
        for people, forms in rules(lang, "actor_rules").get("divided", {}).items():
            for form in forms:
                entries.append((form, Listed(PEOPLE, Demonym(form, people, "", "", people=False))))
        for row in rows(lang, "pronouns"):
            entries.append((row["form"], Listed(PRONOUN, row["class"])))
        self.index: Phrases[Listed] = Phrases(entries, lang=lang)
        self.heads = {actor: frozenset(words) for actor, words in heads.items()}
        self.classes: dict[str, frozenset[str]] = {}
        self.latin: dict[str, str] = {}
        grouped: dict[str, set[str]] = {}
        for row in rows(lang, "name_words"):
            grouped.setdefault(row["class"], set()).add(fold_form(row["form"]))
            if row["latin"]:
                self.latin.setdefault(fold_form(row["form"]), row["latin"])
        self.classes = {name: frozenset(words) for name, words in grouped.items()}
        self.rules = rules(lang, "actor_rules")
        place = self.rules["place"]
        self.before, self.depends = _set(place["before"]), _set(place["depends"])
        self.motion, self.after = _set(place["motion"]), _set(place["after"])
        self.where = _set(place.get("prefix", []))
        words = self.rules["words"]
        self.topic, self.topic_prefix = _set(words["topic"]), _set(words.get("topic_prefix", []))
        self.possessive, self.of = _set(words["possessive"]), _set(words.get("of", []))
        self.determiner = _set(words.get("determiner", []))
        self.article = frozenset(
            prefix for prefix, letters in lexicon.article_letters(lang).items() if letters == len(prefix)
        )
        self.stops = self.classes.get("stop", frozenset()) | self.topic

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is of a class of ``name_words.tsv``."""
        return word in self.classes.get(name, ())


def _set(forms: list[str]) -> frozenset[str]:
    return frozenset(map(fold_form, forms))


@cache
def lists(lang: str) -> Lists:
    """The compiled lists of a language."""
    return Lists(lang)


@cache
def posts() -> dict[str, Any]:
    """The table of posts (``en/actor_rules.toml``), the same in every language."""
    return rules("en", "actor_rules")


def is_person(alias: Alias) -> bool:
    """Whether an alias names a person."""
    return alias.kind in {"full", "short"}
