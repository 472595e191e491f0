"""The event lexicon of a language, compiled: triggers, modal words, function words, and the frames of PLOVER types.

``event_triggers.tsv`` lists triggers, ``modality.tsv`` and ``negation_events.tsv`` the words that move an event out of
the plain past, ``prepositions.tsv`` the words that mark a slot, ``event_rules.toml`` word sets and stop phrases.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from ruznama.events.derived import derived
from ruznama.events.glosses import Glosses
from ruznama.events.trigger import Entry, Trigger, asked_by
from ruznama.lexicon import NOUN, VERB, Form, Phrases, Verb, cells, demonyms, inflect, languages_of, rows, rules, verbs
from ruznama.script import fold_form

__all__ = ["Entry", "Frame", "Lexicon", "Trigger", "frame", "lexicon"]


class Frame(msgspec.Struct, frozen=True, gc=False):
    """Which slots hold actors and recipients.

    Attributes:
        joint: whether all parties are actors.
        actor: slots of the doer.
        recipient: slots of whom it is done to.
        spare: slots of phrases whose owner or topic is meant where no recipient stands.
        owned: the slots that ``spare`` names: "in=" the phrase itself, "in" the owner of what stands there.
        place: slots in which a place stands for its state.
        passive: slots that hold the doer of a passive verb.
    """

    joint: bool
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    spare: tuple[str, ...]
    owned: tuple[str, ...]
    place: tuple[str, ...]
    passive: tuple[str, ...]


class Lexicon(msgspec.Struct, frozen=True, gc=False):
    """Compiled forms of one language and its settings.

    ``attached`` and ``fused`` are slots of letters written onto a word; only Arabic has any.
    """

    nouns: Phrases[Entry]
    verbs: Phrases[Entry]
    glosses: Glosses
    order: str
    attached: dict[str, str]
    fused: dict[str, str]
    settings: dict[str, Any]


@cache
def frame(name: str) -> Frame:
    """A frame of ``plover.toml``."""
    row = rules("shared", "plover")["frames"][name]
    recipient, spare, place, passive = (tuple(row.get(key, ())) for key in ("recipient", "spare", "place", "passive"))
    owned = tuple(slot[:-1] if slot.endswith("=") else f"{slot}.dep" for slot in spare)
    return Frame(row.get("joint", False), tuple(row["actor"]), recipient, spare, owned, place, passive)


@cache
def lexicon(lang: str) -> Lexicon:
    """Everything the stage knows of a language."""
    settings = _settings(lang)
    named = verbs(lang)
    nouns: list[tuple[str, Entry]] = []
    finite: list[tuple[str, Entry]] = []
    told = list(_triggers(lang, settings))
    for trigger, form in (*told, *derived(lang, told, named, settings.get("underived", ()))):
        entry = Entry("trigger", trigger.type, trigger, None, trigger.verbs, trigger.kind == "light")
        if trigger.kind == "verb":
            finite += [(text, replace(entry, form=made)) for text, made in _inflected(lang, form, named)]
        else:
            nouns += [(variant, entry) for variant in _variants(form, settings)]
    for name in ("modality", "negation_events"):
        for row in rows(lang, name):
            listed = frozenset(cells(row.get("verbs", "")))
            for form in cells(row["form"]):
                entry = Entry("modal", row["class"], None, None, listed, row["kind"] == "light")
                if row["kind"] == "verb":
                    finite += [(text, replace(entry, form=made)) for text, made in _inflected(lang, form, named)]
                else:
                    nouns += [(variant, entry) for variant in _variants(form, settings)]
    for row in rows(lang, "prepositions"):
        nouns += [(form, Entry("prep", row["slot"])) for form in cells(row["form"])]
    for name, words in settings.get("words", {}).items():
        nouns += [(variant, Entry("word", name)) for word in words for variant in _variants(word, settings)]
    if settings.get("words", {}).get("bearer"):
        nouns += [(one.form, Entry("people", one.country)) for one in demonyms(lang)]
    if settings["order"] == "svo":
        # "released 13 Rwandans"
        peoples = [one.form for one in demonyms(lang) if one.people]
        nouns += [(form, Entry("word", name)) for form in peoples for name in ("captives", "captives_people")]
    settings["_alike"] = _alike(lang, named)
    for lemma, parts in named.items():
        finite += [(text, Entry("verb", lemma, None, made)) for text, made in _forms(lang, parts)]
    one, two = Phrases(nouns, lang=lang, kind=NOUN), Phrases(finite, lang=lang, kind=VERB)
    glosses = Glosses(lang, one, two, settings)
    return Lexicon(one, two, glosses, settings["order"], settings["attached"], settings["fused"], settings)


_MORE = "more_"
_FOLDED_KEYS = ("attached", "fused")
_FOLDED_LISTS = (
    "between_be", "be", "feminine", "masculine",
    "object_endings", "future_letters", "purpose_letters", "odd_prefixes", "plain_prefixes",
    "possessed", "unslotted", "nisba", "oblique", "oblique_endings", "dual_or_object", "date_since",
)  # fmt: skip


def _settings(lang: str) -> dict[str, Any]:
    """``event_rules.toml`` with everything that is compared with tokens folded."""
    settings = dict(rules(lang, "event_rules"))
    settings["words"] = _words(settings.get("words", {}))
    for name in _FOLDED_KEYS:
        settings[name] = {fold_form(key): value for key, value in settings.get(name, {}).items()}
    for name in _FOLDED_LISTS:
        settings[name] = tuple(fold_form(word) for word in settings.get(name, ()))
    for name in ("and_letters", "article"):
        settings[name] = fold_form(settings.get(name, ""))
    settings["_copulas"] = {
        fold_form(row["form"]): Form(
            row["form"], row["lemma"], row["tense"], row["person"], row.get("number", ""), row.get("negative", False)
        )
        for row in settings.get("copula", [])
    }
    words = settings.get("words", {})
    settings["_be"], settings["_between_be"] = frozenset(settings["be"]), frozenset(settings["between_be"])
    settings["_masculine"] = frozenset(settings["masculine"])
    settings["_both"] = frozenset(fold_form(word) for word in settings.get("both", ()))
    settings["_pair_slots"] = {fold_form(key): value for key, value in settings.get("pair_slots", {}).items()}
    for name in ("relatives", "pronouns", "party_pronouns", "from_pronouns"):
        settings[f"_{name}"] = {fold_form(key): value for key, value in settings.get(name, {}).items()}
    settings["_roots"] = frozenset(
        fold_form(word)
        for name in ("role", "thin", "decision_word", "office_word")
        for listed in words.get(name, ())
        for word in listed.split()
    )
    return settings


def _words(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    """Word sets by name; what Dari lists as ``more_NAME`` comes beside the Persian words of NAME."""
    found = {name: words for name, words in listed.items() if not name.startswith(_MORE)}
    for name, words in listed.items():
        if name.startswith(_MORE):
            own = name.removeprefix(_MORE)
            found[own] = [*found.get(own, ()), *words]
    return found


def _light(row: dict[str, str], settings: dict[str, Any]) -> frozenset[str]:
    """Light verbs of a row; a Persian "to do" has its passive "to become" with it."""
    listed = frozenset(cells(row.get("verbs", "")))
    passives = frozenset(settings.get("passive_verbs", ()))
    return (
        listed | passives if row["kind"] == "light" and listed & frozenset(settings.get("doing_verbs", ())) else listed
    )


def _triggers(lang: str, settings: dict[str, Any]) -> Iterator[tuple[Trigger, str]]:
    slots = {fold_form(form): row["slot"] for row in rows(lang, "prepositions") for form in cells(row["form"])}
    slots |= settings["attached"] if settings["order"] == "vso" else {}
    for row in rows(lang, "event_triggers"):
        for listed in cells(row["form"]):
            form, needs = listed, frozenset(row.get("needs", "").split())
            lemma, _, rest = listed.rpartition(" ")
            if settings["order"] == "vso" and row["kind"] == "verb" and fold_form(rest) in slots and " " not in lemma:
                # The subject stands between an Arabic verb and its preposition.
                form, needs = lemma, needs | {f"slot:{slots[fold_form(rest)]}"}
            split = row["kind"] == "verb" and rest in settings.get("particles", ()) and " " not in lemma
            if split:
                # "turned the offer down", "called its ambassador home"
                yield _trigger(lang, row, settings, listed, needs | {f"particle:{rest}"}), lemma
            yield _trigger(lang, row, settings, listed, needs), form


def _trigger(lang: str, row: dict[str, str], settings: dict[str, Any], listed: str, needs: frozenset[str]) -> Trigger:
    return Trigger(
        id=f"{languages_of(lang)[-1]}.{row['kind']}.{fold_form(listed).replace(' ', '_')}",
        kind=row["kind"],
        verbs=_light(row, settings),
        type=row["type"],  # type: ignore[arg-type]
        mode=row.get("mode", ""),
        status=row.get("status") or "happened",  # type: ignore[arg-type]
        frame=row["frame"],
        needs=needs,
        asked=asked_by(needs),
    )


def _inflected(lang: str, listed: str, named: dict[str, Verb]) -> Iterator[tuple[str, Form]]:
    """Forms of a listed verb; words after the lemma stay as they are ("call on")."""
    lemma, _, rest = listed.partition(" ")
    parts = named.get(listed) or named.get(lemma)
    if parts is None:
        return
    tail = f" {rest}" if rest and parts.lemma != listed else ""
    for text, made in _forms(lang, parts):
        yield text + tail, made


def _forms(lang: str, parts: Verb) -> Iterator[tuple[str, Form]]:
    for made in inflect(lang, parts):
        if made.tense not in {"noun", "infinitive"} and not (made.tense == "participle" and lang == "ar"):
            yield made.form, made
    # English lists no base form; it is the lemma itself, found after "to" and modals and with plural subjects. Where
    # it is spelt like the past ("cut", "hit"), the word before it decides.
    if lang == "en":
        yield parts.lemma, Form(parts.lemma, parts.lemma, "present", 0, "", negative=False)


def _alike(lang: str, named: dict[str, Verb]) -> frozenset[str]:
    """Folded verb forms that are written like the verb's noun, alone or with "our": the neighbours decide."""
    if lang != "ar":
        return frozenset()
    nouns = {fold_form(noun) for parts in named.values() for noun in parts.noun}
    pasts = {fold_form(made.form) for parts in named.values() for made in inflect(lang, parts) if made.tense == "past"}
    return frozenset(past for past in pasts if past in nouns or any(past[:-k] in nouns for k in (2,)))


def _variants(form: str, settings: dict[str, Any]) -> Iterator[str]:
    """A noun and its spellings before a pronoun suffix (Arabic ta marbuta, hamza), and English plurals."""
    yield form
    for rule in settings.get("ending", []):
        if form.endswith(rule["of"]):
            for other in rule["also"]:
                yield form[: len(form) - len(rule["of"])] + other
