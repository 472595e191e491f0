"""Verbal nouns and participles of the listed Arabic verbs, as triggers of their own.

News carries its deeds with them: "announced the expulsion of", "voiced its rejection of", "..., accusing X of". Each
listed verb gives its noun and its accusative participles with the verb's type, frame and conditions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from ruznama.events.trigger import Trigger
from ruznama.lexicon import Verb, inflect
from ruznama.model import EventType
from ruznama.script import fold_form

__all__ = ["derived"]

# Told as taken where somebody announces, decides or carries it out, or where it lies behind ("after the seizure of").
_MEASURES: frozenset[EventType] = frozenset(
    {"SANCTION", "RETREAT", "AID", "COERCE", "MOBILIZE", "ASSAULT", "COOPERATE", "CONCEDE"}
)
# Told where a verb of voicing governs them, or as a participle beside the main verb.
_VOICED: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "AGREE"})


def derived(
    lang: str, listed: Iterable[tuple[Trigger, str]], named: Mapping[str, Verb], never: Iterable[str]
) -> Iterator[tuple[Trigger, str]]:
    """Triggers from the nouns and participles of verb triggers.

    Args:
        lang: language; only Arabic derives its nouns from the verb by itself.
        listed: triggers with their forms; what is listed as a noun is not derived again.
        named: principal parts by lemma.
        never: nouns and participles that mean something else ("city" is written like "condemning").
    """
    if lang != "ar":
        return
    rows, other = list(listed), frozenset(fold_form(word) for word in never)
    taken = {
        (fold_form(form), trigger.type, "hal" in trigger.needs) for trigger, form in rows if trigger.kind == "noun"
    }
    for trigger, form in rows:
        parts = named.get(form)
        if trigger.kind != "verb" or parts is None:
            continue
        beside = (made.form for made in inflect(lang, parts) if made.tense == "participle" and made.number)
        nouns, participles = ([one for one in forms if fold_form(one) not in other] for forms in (parts.noun, beside))
        # An envoy is summoned by deed, as he is expelled.
        if trigger.type in _MEASURES or trigger.frame == "summon":
            need = frozenset({"decreed", "own", "1", "masdar"})
            yield from _as_nouns(trigger, nouns, need, taken)
        elif trigger.type in _VOICED and (trigger.type != "AGREE" or trigger.status == "offered"):
            need = frozenset({"voiced", "own", "1", "masdar"})
            yield from _as_nouns(trigger, nouns, need, taken)
            yield from _as_nouns(replace(trigger, frame="hal"), participles, frozenset({"hal", "own", "1"}), taken)


def _as_nouns(
    trigger: Trigger, forms: Iterable[str], need: frozenset[str], taken: set[tuple[str, EventType, bool]]
) -> Iterator[tuple[Trigger, str]]:
    for form in forms:
        folded = fold_form(form)
        if (folded, trigger.type, "hal" in need) in taken:
            continue
        name = f"{trigger.id.split('.')[0]}.noun.{folded}"
        yield replace(trigger, id=name, kind="noun", needs=(trigger.needs - {"A"}) | need), form
