"""What the stage looks for, compiled once a language: names, peoples, titles, bodies, pronouns, words around names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import msgspec

from ruznama import lexicon
from ruznama.lexicon import Phrases, cells, per_base, rows, rules, split_form
from ruznama.lexicon.base import Alias, Title
from ruznama.lexicon.demonyms import Demonym
from ruznama.script import fold_form

__all__ = ["BODY", "NAME", "PEOPLE", "PRONOUN", "Form", "Lists", "Word", "lists"]

NAME, PEOPLE, BODY, PRONOUN = "name", "people", "body", "pronoun"


# Names of two and three letters ("Li", "Kim", "Jan") are other words too often to open a name by themselves.
_SHORT = 4
# A first name known by its shape has more than the shape.
_LONG = 6
_UNDATED = frozenset({"outlet", "body", "place"})
_PLURAL_ROLES = frozenset({"official", "diplomat", "negotiator", "source", "lawmaker"})


class Pronoun(NamedTuple):
    """A pronoun; ``kind`` is the class of its row."""

    kind: str


class Word(NamedTuple):
    """A word for a body or group (``org_words.tsv``), with its English name from the English table.

    Attributes:
        id: row id.
        kind: class of the row: body, state, people, crowd, side, capital, own, this, realm, owngov, pair, head.
        alone: whether the form also stands without a country beside it.
        back: whether it then means the body of the country that the text is about.
    """

    id: str
    kind: str
    alone: bool
    back: bool


class Witness(msgspec.Struct, frozen=True, gc=False, eq=False):
    """What a form says about a text that holds it.

    Attributes:
        sure: actors by names that can mean nobody else.
        home: the country of all that it may mean, "" for none; None where they are of several, or all doubtful.
        state: the state that a name, a people or a capital stands for, whatever its place in the sentence.
        undated: whether it names outlets, bodies and places alone, none of which has a part in a date.
    """

    sure: tuple[str, ...]
    home: str | None
    undated: bool
    state: str | None


class Form:
    """All that a form may be.

    Attributes:
        names: names of states, places, bodies, outlets it may be.
        persons: names of people it may be.
        full: people it is the full name of.
        people: peoples it may mean.
        words: words for bodies and words that point back.
        titles: posts it may mean.
        tag: the most telling kind but titles: name, people, body, pronoun, or "".
        common: whether it is also a common word, a month or a weekday: it needs the same actor under another name.
        weak: whether it is only a doubtful by-name ("the North"), which takes nothing from other names.
        acronym: whether it counts only in capitals.
        country: whether it names nothing but countries.
    """

    __slots__ = (
        "_capitals", "_witness", "acronym", "common", "country", "full", "names", "people", "persons", "tag",
        "titles", "weak", "words",
    )  # fmt: skip

    def __init__(self, meanings: list[Any], *, common: bool) -> None:
        aliases = [entry for entry in meanings if isinstance(entry, Alias)]
        people = tuple([entry for entry in meanings if isinstance(entry, Demonym)])
        words = tuple([entry for entry in meanings if isinstance(entry, Word)])
        weak = bool(aliases) and all(entry.ambiguous and entry.kind == "metonym" for entry in aliases)
        # A word that points back explains a doubtful by-name better ("the kingdom").
        if weak and words:
            aliases, weak = [], False
        pronoun = any(isinstance(entry, Pronoun) for entry in meanings)
        self.names = tuple([alias for alias in aliases if not is_person(alias)])
        self.persons = tuple([alias for alias in aliases if is_person(alias)])
        self.full = tuple(dict.fromkeys(alias.actor for alias in self.persons if alias.kind == "full"))
        self.people = people
        self.words = words
        self.titles = tuple([entry for entry in meanings if isinstance(entry, Title)])
        self.tag = NAME if aliases else PEOPLE if people else BODY if words else PRONOUN if pronoun else ""
        self.common = common
        self.weak = weak and not people
        self.acronym = bool(aliases) and all(alias.kind == "acronym" for alias in aliases)
        self.country = self.tag == NAME and not self.persons and all(alias.kind == "country" for alias in self.names)

        self._witness: Witness | None = None
        self._capitals: tuple[tuple[bool, ...], ...] | None = None

    @property
    def witness(self) -> Witness:
        """What it says about the text; worked out when it is first asked for."""
        if self._witness is None:
            self._witness = self._bear_witness()
        return self._witness

    @property
    def capitals(self) -> tuple[tuple[bool, ...], ...]:
        """Which words of its names are listed with a capital, each way once; worked out when it is first asked for."""
        if self._capitals is None:
            listed = [alias.form.split() for alias in (*self.names, *self.persons)]
            self._capitals = tuple(dict.fromkeys(tuple([word[:1].isupper() for word in words]) for words in listed))
        return self._capitals

    def _bear_witness(self) -> Witness:
        base = lexicon.base()
        if self.tag == PEOPLE:
            country = self.people[0].country
            divided = country in posts()["half"] or country not in base.codes
            return Witness((), country, undated=False, state=None if divided else country)
        aliases = (*self.names, *self.persons)
        homes = {found.country or "" if (found := base.actors.get(alias.actor)) else "" for alias in aliases}
        # A doubtful form ("the north") is no witness to itself.
        told = len(homes) == 1 and not all(alias.ambiguous for alias in aliases)
        sure = dict.fromkeys(alias.actor for alias in self.names if not alias.ambiguous)
        undated = not self.persons and all(alias.kind in _UNDATED for alias in self.names)
        return Witness(tuple(sure), homes.pop() if told else None, undated, _state(self.names))


def _state(names: tuple[Alias, ...]) -> str | None:
    """The state that a name stands for: itself, that of a capital, that whose body an organisation is."""
    if not names or names[0].ambiguous:
        return None
    base, actor = lexicon.base(), names[0].actor
    landmark = base.places.get(actor)
    actor = (landmark.stands_for if landmark and landmark.stands_for else actor).removesuffix(".gov")
    if actor not in base.codes and actor in base.actors and base.actors[actor].kind == "organization":
        actor = base.actors[actor].country or actor
    return actor if actor in base.codes else None


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
        index: all forms in one index.
        classes: class of ``name_words.tsv`` -> folded words.
        latin: folded given name -> Latin form.
        outlets: folded name -> outlet id.
        shorts: listed surnames, folded, with whom they mean.
        heads: actor id -> first words of its names, for "the movement".
        stops: words that end a name.
        before, depends, motion, after, where, events: ``[place]`` of ``actor_rules.toml``, folded.
        topic, topic_prefix, accusative, dayed, relaying, heading, possessive, of, determiner, joining, that, oblique,
            inviting, summons: ``[words]`` of it.
        home: the state whose ministries the press means that says no more, or "".
        asked: verbs behind a capital of which something is asked; agents: prepositions of who does it.
        governing: verbs that take their object by a letter of ``where``; object: marks of an object behind it.
        left, leaving: the two words of "to leave" behind such an object.
        between: prepositions that keep a capital from being the place of a meeting.
        visits: words of motion that take the place without a preposition.
        openers: first names that are no other word; sons: words for "son of" inside names.
        behind: words said of people, before which a name ends.
        shapes: what first names begin and end with that no other word does ("servant of the", "of the faith").
        inflected: endings of plurals, which no name has.
        linked: letters that a word takes before its complement.
        context: actor -> words that tell what its by-name means; another: words behind it that make it another body.
        article: the article as it is written onto a word; fused: all proclitics that hold it.
    """

    def __init__(self, lang: str) -> None:
        self.classes, self.latin = _name_words(lang)
        self.index: Phrases[Form] = Phrases(_forms(lang, self.classes.get("stop", frozenset())), lang=lang)
        aliases = lexicon.base().aliases(lang)
        self.outlets = {fold_form(alias.form): alias.actor for alias in reversed(aliases) if alias.kind == "outlet"}
        self.heads = _heads(lang, aliases)
        self.shorts = frozenset((fold_form(a.form), a.actor) for a in aliases if a.kind == "short")
        place, words = rules(lang, "actor_rules")["place"], rules(lang, "actor_rules")["words"]
        self.home: str = rules(lang, "actor_rules").get("home", "")
        self.before, self.depends = _set(place["before"]), _set(place["depends"])
        self.motion, self.after = _set(place["motion"]), _set(place["after"])
        self.events, self.joining = _set(place.get("events", [])), _set(words.get("joining", []))
        self.asked, self.between = _set(place.get("asked", [])), _set(place.get("between", []))
        self.agents = _set(place.get("agents", []))
        self.governing, self.object = _set(place.get("governing", [])), _set(place.get("object", []))
        self.left, self.leaving = _set(place.get("left", [])), _set(place.get("leaving", []))
        self.visits = self.before & self.motion
        self.where = tuple(_set(place.get("prefix", [])))
        self.topic, self.topic_prefix = _set(words["topic"]), _set(words.get("topic_prefix", []))
        self.accusative = _set(words.get("accusative", []))
        self.dayed, self.relaying = _set(words.get("dayed", [])), _set(words.get("relaying", []))
        self.heading, self.that = _set(words.get("heading", [])), _set(words.get("that", []))
        self.here = _set(words.get("here", []))
        self.inviting = _set(words.get("inviting", []))
        self.oblique, self.summons = _set(words.get("oblique", [])), _set(words.get("summons", []))
        self.possessive, self.of = _set(words["possessive"]), _set(words.get("of", []))
        self.determiner, self.linked = _set(words.get("determiner", [])), tuple(_set(words.get("linked", [])))
        self.another = _set(rules(lang, "actor_rules").get("context_not", {}).get("words", []))
        self.context = {actor: _set(found) for actor, found in rules(lang, "actor_rules").get("context", {}).items()}
        letters = lexicon.article_letters(lang)
        self.fused = frozenset(letters)
        self.article = tuple(sorted(prefix for prefix, inside in letters.items() if inside == len(prefix)))
        verbs = {fold_form(form.form) for verb in lexicon.verbs(lang).values() for form in lexicon.inflect(lang, verb)}
        given = self.classes.get("given", frozenset())
        doubtful = self.classes.get("common", frozenset()) | self.classes.get("noun", frozenset())
        self.openers = frozenset(form for form in given - doubtful if len(form) >= _SHORT)
        self.sons = self.classes.get("son", frozenset())
        self.behind = self.classes.get("behind", frozenset())
        self.shapes = (
            tuple(sorted(self.classes.get("given-start", ()))),
            tuple(sorted(self.classes.get("given-end", ()))),
        )
        self.inflected = tuple(sorted(self.classes.get("inflected", ())))
        self.stops = self.classes.get("stop", frozenset()) | self.topic | (verbs - given)

    def shaped(self, word: str) -> bool:
        """Whether a folded word is a first name by its shape."""
        first, last = self.shapes
        return len(word) > _LONG and word not in self.stops and (word.startswith(first) or word.endswith(last))

    def has(self, name: str, word: str) -> bool:
        """Whether a folded word is of a class of ``name_words.tsv``."""
        return word in self.classes.get(name, ())


def _set(forms: list[str]) -> frozenset[str]:
    return frozenset(map(fold_form, forms))


def _name_words(lang: str) -> tuple[dict[str, frozenset[str]], dict[str, str]]:
    grouped: dict[str, set[str]] = {}
    latin: dict[str, str] = {}
    for row in rows(lang, "name_words"):
        form = fold_form(row["form"])
        grouped.setdefault(row["class"], set()).add(form)
        if row.get("latin"):
            latin.setdefault(form, row["latin"])
    return {name: frozenset(words) for name, words in grouped.items()}, latin


def _heads(lang: str, aliases: tuple[Alias, ...]) -> dict[str, frozenset[str]]:
    heads: dict[str, set[str]] = {}
    for alias in aliases:
        words = split_form(alias.form)
        if len(words) > 1 and alias.kind in {"body", "place", "metonym"}:
            heads.setdefault(alias.actor, set()).update((words[0], words[-1]) if lang == "en" else (words[0],))
    return {actor: frozenset(words) for actor, words in heads.items()}


def _entries(lang: str, stops: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Every form with what it means, the most telling kinds first."""
    base = lexicon.base()
    for alias in base.aliases(lang):
        if alias.kind != "short" or fold_form(alias.form) not in stops:
            yield alias.form, alias
            if alias.kind in {"full", "short"}:
                yield from ((form, alias) for form in _glued(lang, alias.form))
    for demonym in base.demonyms(lang):
        yield demonym.form, demonym
    for people, forms in rules(lang, "actor_rules").get("divided", {}).items():
        for form in forms:
            yield form, Demonym(form, people, "", "", people=False)
    bodies = set()
    for row in rows(lang, "org_words"):
        alone = {fold_form(form) for form in cells(row.get("also", ""))}
        back = {fold_form(form) for form in cells(row.get("back", ""))}
        for form in cells(row["forms"]):
            bodies.add(fold_form(form))
            yield form, Word(row["id"], row["class"], fold_form(form) in alone, fold_form(form) in back)
    for row in rows(lang, "pronouns"):
        yield row["form"], Pronoun(row["class"])
    for title in base.titles(lang):
        # "presidency" is no person, whatever else the form is listed as.
        if fold_form(title.form) not in bodies or title.role in _PLURAL_ROLES:
            yield title.form, title
            yield from ((form, title) for form in _run_together(lang, title.form))


def _glued(lang: str, form: str) -> Iterator[str]:
    """A name with its parts written together, as ``[glue]`` of the rules has it ("Nasrallah" for "Nasr Allah")."""
    glue = rules(lang, "actor_rules").get("glue", {})
    words = form.split(" ")
    for at in range(len(words) - 1):
        if words[at] in glue.get("first", ()) or words[at + 1] in glue.get("last", ()):
            yield " ".join((*words[:at], words[at] + words[at + 1], *words[at + 2 :]))
    # Some write the end of a name shorter ("Abdulla").
    for long, short in glue.get("respelt", {}).items():
        if long in form:
            yield form.replace(long, short)


def _run_together(lang: str, form: str) -> Iterator[str]:
    """A title that lost its first space behind a letter that joins no other, unseen (``ends`` of ``[glue]``)."""
    ends = tuple(rules(lang, "actor_rules").get("glue", {}).get("ends", ()))
    first, _, rest = form.partition(" ")
    if rest and ends and first.endswith(ends):
        yield first + rest


def _forms(lang: str, stops: frozenset[str]) -> Iterator[tuple[str, Form]]:
    common = _common(lang)
    found: dict[tuple[str, ...], list[Any]] = {}
    spelt: dict[tuple[str, ...], str] = {}
    for form, meaning in _entries(lang, stops):
        words = split_form(form)
        if words:
            spelt.setdefault(words, form)
            kept = found.setdefault(words, [])
            if meaning not in kept:
                kept.append(meaning)
    for words, meanings in found.items():
        yield spelt[words], Form(meanings, common=len(words) == 1 and words[0] in common)


@cache
def _common(lang: str) -> frozenset[str]:
    """Words that are names only where something else says so: listed ones, months, weekdays."""
    listed = [row["form"] for row in rows(lang, "name_words") if row["class"] == "common"]
    dates = [form for name in ("months", "weekdays") for row in rows(lang, name) for form in cells(row["form"])]
    return frozenset(map(fold_form, (*listed, *dates)))


@per_base
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
