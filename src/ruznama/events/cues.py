"""Triggers and modal words of a text, each with the verb that carries it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ruznama.events.frames import Entry
from ruznama.events.sheet import Cue, VerbAt
from ruznama.lexicon import Hit, longest
from ruznama.model import Text

__all__ = ["carry", "cues"]


def cues(nouns: list[Hit[Entry]], finite: list[Hit[Entry]], marks: list[str], sets: dict[int, set[str]]) -> list[Cue]:
    """Triggers and modal words in text order; light verbs are not joined to them yet."""
    found: list[Cue] = []
    seen: set[tuple[object, ...]] = set()
    for hit in finite:
        made = hit.value.form
        trigger = hit.value.trigger
        key = (hit.first, hit.last, hit.value.name, trigger and (trigger.frame, trigger.mode, trigger.needs))
        if made is not None and key not in seen:
            seen.add(key)
            verb = VerbAt(hit.first, hit.last, made.lemma, made, hit.prefix, hit.suffix)
            found.append(Cue(hit.first, hit.last, hit.value, verb, hit.prefix, hit.suffix))
    telling = [hit for hit in nouns if hit.value.what in {"trigger", "modal"}]
    stops = [hit for hit in nouns if hit.value.what == "word" and hit.value.name == "stop"]
    for hit in longest([*telling, *stops]):
        if hit.value.what == "word":
            continue
        if any(marks[index] == "v" for index in range(hit.first, hit.last)) and (
            hit.value.what == "trigger" or hit.last == hit.first + 1
        ):
            continue
        if all(marks[index] == "p" for index in range(hit.first, hit.last)):
            continue
        if any("stop" in sets.get(index, ()) for index in range(hit.first, hit.last)):
            continue
        trigger = hit.value.trigger
        place = (
            hit.first,
            hit.last,
            hit.value.name,
            hit.value.verbs,
            trigger and (trigger.frame, trigger.kind, trigger.needs),
        )
        if place not in seen:
            seen.add(place)
            found.append(Cue(hit.first, hit.last, hit.value, None, hit.prefix, hit.suffix))
    return sorted(found, key=lambda cue: (cue.first, cue.last))


def carry(
    text: Text, found_cues: Iterable[Cue], marks: list[str], verbs: dict[int, VerbAt], sets: dict[int, set[str]]
) -> list[Cue]:
    """Give a light-verb word its verb; drop it where the verb is missing."""
    found: list[Cue] = []
    carried: dict[int, list[Cue]] = {}
    for cue in found_cues:
        entry = cue.entry
        if entry.bound and cue.suffix and cue.trigger:
            continue
        verb = None if cue.verb or not entry.verbs else _light_verb(text, cue, marks, verbs, sets)
        shared = _shared_verb(text, cue, marks, verbs) if verb is None and entry.trigger and not cue.verb else None
        if shared is not None:
            marks[shared.first] = "v"
            verbs[shared.first] = shared
            found.append(replace(cue, verb=shared))
        elif verb:
            carried.setdefault(verb.first, []).append(replace(cue, verb=verb))
        elif cue.verb or not entry.bound:
            found.append(cue)
    for rivals in carried.values():
        winner = _winner(rivals, marks)
        said: dict[str, int] = {}
        for cue in rivals:
            # "called X an accomplice of crimes": one predicate, told by its first word.
            if cue.trigger and said.setdefault(cue.trigger.type, cue.first) != cue.first and "gap" in cue.trigger.needs:
                continue
            if cue.first == winner.first or (cue.trigger and "gap" in cue.trigger.needs):
                found.append(cue)
            elif not cue.entry.bound:
                found.append(replace(cue, verb=None))
    return sorted(found, key=lambda cue: (cue.first, cue.last))


# Two clauses that share their light verb are short.
_SHARING = 16


def _shared_verb(text: Text, cue: Cue, marks: list[str], verbs: dict[int, VerbAt]) -> VerbAt | None:
    """The verb that a light-verb word shares with the next clause ("condemned and ... called for"), put at the word."""
    if cue.last >= len(marks) or marks[cue.last] != "c" or text.lang not in {"fa", "prs"}:
        return None
    end = min(text.sentences[text.sentence_at(cue.first)].last, cue.last + _SHARING)
    stop = next((i for i in range(cue.last + 1, end) if marks[i] in "vq."), end)
    # "meeting and talks held": two nouns of one verb are one deed.
    if stop == end or marks[stop] != "v" or stop < cue.last + 3 or verbs[stop].lemma not in cue.entry.verbs:
        return None
    return replace(verbs[stop], first=cue.last - 1, last=cue.last)


def _winner(rivals: list[Cue], marks: list[str]) -> Cue:
    """Of several words one verb could carry the nearest, unless it completes the one before ("threat of attack")."""
    last = max(rivals, key=lambda cue: cue.first)
    for cue in rivals:
        if cue.last == last.first - 1 and marks[cue.last] == "p":
            return cue
    return last


def _light_verb(
    text: Text, cue: Cue, marks: list[str], verbs: dict[int, VerbAt], sets: dict[int, set[str]]
) -> VerbAt | None:
    """The next verb of the sentence, if it is one of the cue's and nothing but its own words stands between."""
    trigger = cue.entry.trigger
    wide = trigger is not None and "gap" in trigger.needs
    limit = 30 if wide else 3 if trigger is not None else 2
    if (
        not wide
        and (trigger is not None or cue.entry.name == "announce")
        and cue.last < len(marks)
        and marks[cue.last] == "p"
    ):
        limit = 7
    end = text.sentences[text.sentence_at(cue.first)].last
    for index in range(cue.last, min(end, cue.last + limit + 1)):
        mark = marks[index]
        if mark == "v":
            verb = verbs[index]
            return verb if verb.lemma in cue.entry.verbs else None
        if "verbal" in sets.get(index, ()) and not (trigger and "aloud" in trigger.needs):
            # "on cooperation stress did": the verb belongs to the nearer noun.
            return None
        # "threat of attack did", "meeting with X had": one preposition may stand right behind the word.
        if mark == "." or (mark in "pcqro," and not wide and not (mark == "p" and index == cue.last)):
            return None
        if mark == "q":
            return None
    return None
