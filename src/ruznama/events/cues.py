"""Triggers and modal words of a text, each with the verb that carries it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from ruznama.events.frames import Lexicon
from ruznama.events.glosses import told_once
from ruznama.events.look import Look
from ruznama.events.sheet import Cue, VerbAt
from ruznama.events.trigger import Entry
from ruznama.lexicon import longest
from ruznama.model import Text

__all__ = ["carry", "cues"]


def cues(seen: Look, said: list[Cue]) -> list[Cue]:
    """Triggers and modal words in text order; light verbs are not joined to them yet.

    Args:
        seen: what the words of the text mean, its verbs marked.
        said: those that are finite verbs.
    """
    found = list(said)
    marks, sets, taken = seen.marks, seen.sets, set[int]()
    long: dict[tuple[int, int], list[tuple[Entry, str, str]]] = {}
    for hit in longest([hit for hit in seen.long if _tells(hit.value)]):
        taken.update(range(hit.first, hit.last))
        if hit.value.what != "word":
            long.setdefault((hit.first, hit.last), []).append((hit.value, hit.prefix, hit.suffix))
    for (first, last), listed in long.items():
        inside = marks[first:last]
        if inside.count("p") == last - first or any("stop" in sets.get(index, ()) for index in range(first, last)):
            continue
        for entry, prefix, suffix in told_once(listed):
            if "v" not in inside or entry.what == "modal":
                found.append(Cue(first, last, entry, entry.trigger, None, prefix, suffix, last))
    for index, gloss in seen.told:
        if marks[index] not in "vp" and index not in taken and "stop" not in sets.get(index, ()):
            found += [
                Cue(index, index + 1, entry, entry.trigger, None, prefix, suffix, index + 1)
                for entry, prefix, suffix in gloss.cues
            ]
    return sorted(found, key=_place)


def _tells(entry: Entry) -> bool:
    return entry.what in {"trigger", "modal"} or (entry.what == "word" and entry.name == "stop")


def _place(cue: Cue) -> tuple[int, int]:
    return cue.first, cue.last


def carry(
    text: Text, lex: Lexicon, seen: Look, found_cues: Iterable[Cue], verbs: dict[int, VerbAt], places: list[int]
) -> list[Cue]:
    """Give a light-verb word its verb; drop it where the verb is missing."""
    marks, joins = seen.marks, text.lang in {"fa", "prs"}
    found: list[Cue] = []
    carried: dict[int, list[Cue]] = {}
    for cue in found_cues:
        entry = cue.entry
        if entry.bound and cue.suffix and cue.trigger:
            continue
        verb = shared = None
        if not cue.verb:
            end = text.sentences[places[cue.first]].last
            head = _described(text, lex, cue, marks) if joins else cue.last
            verb = _light_verb(cue, seen, verbs, end, head) if entry.verbs else None
            shared = _shared_verb(cue, seen, verbs, end) if verb is None and entry.trigger and joins else None
        if shared is not None:
            marks[shared.first] = "v"
            verbs[shared.first] = shared
            found.append(cue.carried(shared))
        elif verb:
            carried.setdefault(verb.first, []).append(cue.carried(verb))
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
                found.append(cue.carried(None))
    return sorted(found, key=_place)


# Two clauses that share their light verb are short.
_SHARING = 16


def _shared_verb(cue: Cue, seen: Look, verbs: dict[int, VerbAt], end: int) -> VerbAt | None:
    """The verb that a light-verb word shares with the next clause ("condemned and ... called for"), put at the word."""
    marks = seen.marks
    if cue.last >= len(marks) or marks[cue.last] != "c" or (cue.first > 0 and marks[cue.first - 1] == "p"):
        # "for a meeting and talks with X travelled": a noun behind a preposition has no verb.
        return None
    end = min(end, cue.last + _SHARING)
    stop = next((i for i in range(cue.last + 1, end) if marks[i] in "vq."), end)
    # "meeting and talks held": two nouns of one verb are one deed.
    told = stop == cue.last + 2 and "voiced" in seen.sets.get(cue.last + 1, ())
    if stop == end or marks[stop] != "v" or verbs[stop].lemma not in cue.entry.verbs:
        return None
    if stop < cue.last + 3 and not told:
        return None
    return replace(verbs[stop], first=cue.last - 1, last=cue.last)


def _winner(rivals: list[Cue], marks: list[str]) -> Cue:
    """Of several words one verb could carry the nearest, unless it completes the one before ("threat of attack")."""
    last = max(rivals, key=lambda cue: cue.first)
    for cue in rivals:
        if cue.last == last.first - 1 and marks[cue.last] == "p":
            return cue
    return last


def _light_verb(cue: Cue, seen: Look, verbs: dict[int, VerbAt], end: int, head: int) -> VerbAt | None:
    """The next verb of the sentence, if it is one of the cue's and nothing but its own words stands between.

    ``head``: where the cue and what describes it end.
    """
    trigger, marks = cue.entry.trigger, seen.marks
    wide = trigger is not None and "gap" in trigger.needs
    limit = 30 if wide else 3 if trigger is not None else 2
    if not wide and (trigger is not None or cue.entry.name == "announce") and marks[head : head + 1] == ["p"]:
        limit = 7
    end = min(end, cue.last + limit + 1)
    if "v" not in marks[cue.last : end]:
        return None
    for index in range(cue.last, end):
        mark = marks[index]
        if mark == "v":
            verb = verbs[index]
            return verb if verb.lemma in cue.entry.verbs else None
        if "verbal" in seen.sets.get(index, ()) and not (trigger and "aloud" in trigger.needs):
            # "on cooperation stress did": the verb belongs to the nearer noun.
            return None
        if "placed" in seen.sets.get(index, ()) and not wide:
            # "in the middle of talks it stands": "placed" makes one verb with the light one behind it.
            return None
        # "threat of attack did", "meeting with X had": one preposition may stand right behind the word.
        if mark == "." or (mark in "pcqro," and not wide and not (mark == "p" and index == head)):
            return None
        if mark == "q":
            return None
    return None


# "a phone call useful with X had": so many words describe a meeting.
_DESCRIBED = 2


def _described(text: Text, lex: Lexicon, cue: Cue, marks: list[str]) -> int:
    """Where what describes a Persian meeting ends: behind a word in "a", which closes it ("a useful talk with X")."""
    trigger = cue.entry.trigger
    if trigger is None or trigger.type != "CONSULT":
        return cue.last
    for index in range(cue.last, min(cue.last + _DESCRIBED, len(marks) - 1)):
        if marks[index] != " ":
            break
        if marks[index + 1] == "p" and text.tokens[index].form.endswith(lex.settings.get("indefinite_ending", ())):
            return index + 1
    return cue.last
