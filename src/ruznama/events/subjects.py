"""English subjects and agents that are no party: another noun is the subject, or "by X" tells of the object."""

from __future__ import annotations

from msgspec.structs import replace

from ruznama.events.clauses import Clause
from ruznama.events.frames import frame
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet

__all__ = ["agents", "strange"]

# The subject of a short clause stands this close before its verb.
_SUBJECT = 8
# "by" stands at most so far before the head of its phrase ("by the former prime minister of X").
_AGENT = 8
_IDLE = frozenset({"had", "also", "will", "may", "not", "dated"})
_TAKEN_UP = frozenset({"group", "movement", "organization", "organisation", "bloc", "alliance", "government", "party"})
_AUXILIARY = frozenset({"has", "have", "had", "do", "does", "did", "having"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "i", "you", "who", "which", "this", "that", "there", "both"})


def agents(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]], *, undergone: bool) -> None:
    """Take "by X" for no doer of an English verb that has its object in between, or stands behind it.

    "Condemned the raid by X"; "condemned what was said by X and called it a lie".
    """
    if sheet.lex.order != "svo" or "by" not in slots:
        return
    if cue.trigger is not None and cue.trigger.kind == "noun" and frame(cue.trigger.frame).joint:
        slots["by"] = [chunk for chunk in slots["by"] if not _presided(sheet, chunk)]
    if undergone or cue.verb is None:
        return
    named = slots["by"]
    for place, chunk in enumerate(named):
        by = max(cue.last, sheet.last_led("by", cue.last, chunk.head))
        apart = chunk.first < cue.first and "c" in sheet.marks[chunk.last : cue.first]
        if apart or _has_object(sheet, cue.last, by):
            named[place] = replace(chunk, dep=True)


def _presided(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether somebody only leads the talks ("talks led by X", "negotiations brokered by the envoy of X")."""
    by = sheet.last_led("by", max(0, chunk.head - _AGENT) + 1, chunk.head)
    return "presided" in sheet.sets.get(by - 1, frozenset())


def _has_object(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a noun stands right behind an English verb, days and adverbs stepped over."""
    for index in range(first, last):
        known, token = sheet.sets.get(index, frozenset()), sheet.text.tokens[index]
        if sheet.marks[index] == "p":
            return False
        if token.kind == "word" and "dated" not in known and not token.form.endswith("ly"):
            return "particle" not in known
    return False


def strange(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]], *, undergone: bool) -> bool:
    """Whether a noun that is no party is the subject of an English verb, so that no party inherits the deed."""
    if cue.verb is None or sheet.lex.order != "svo":
        return False
    if _joined_on(sheet, cue, slots, undergone=undergone) or _participial(sheet, cue):
        return True
    if _described(sheet, cue, where, slots) or _paused(sheet, cue, where, slots):
        return True
    return _behind_conjunction(sheet, cue, where, slots)


def _participial(sheet: Sheet, cue: Cue) -> bool:
    """Whether an -ing form only describes the thing right before it ("vetoed a resolution calling for a truce")."""
    verb = cue.verb
    if verb is None or verb.form.tense != "participle" or verb.first < _RELATED:
        return False
    before = verb.first - 1
    if sheet.text.tokens[before].form == ")":
        before -= _BRACKETED
    known, token = sheet.sets.get(before, frozenset()), sheet.text.tokens[before]
    plain = sheet.marks[before] == " " and token.kind == "word" and token.form not in sheet.lex.settings["_be"]
    thing = bool(known & {"paper", "measure", "resolution", "proposal_noun", "protest_note", "band"})
    return plain and thing and not _mentioned(sheet, before)


def _paused(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether a noun behind a comma is the subject ("X said, hours after an attack in the capital killed five")."""
    verb = cue.verb
    if verb is None or slots.get("subj") or where.first == 0 or sheet.marks[where.first - 1] != "v":
        return False
    comma = sheet.marks.rfind(",", where.first, verb.first)
    if comma < 0 or "c" in {sheet.marks[verb.first - 1], sheet.marks[comma + 1]}:
        return False
    return bool(_nouns(sheet, comma + 1, verb.first))


def _described(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether a thing is the subject of a relative clause ("the violations, which blocked", "a text that would")."""
    verb, marks, tokens = cue.verb, sheet.marks, sheet.text.tokens
    if verb is None or slots.get("subj") or where.first < _RELATED or _nouns(sheet, where.first, verb.first):
        return False
    word = where.first - 1
    relative = where.outer >= 0 and tokens[word].form in {"who", "which"}
    if not relative and not (marks[word] == "q" and tokens[word].form == "that"):
        return False
    before = word - 1 - (marks[word - 1] == ",")
    known = sheet.sets.get(before, frozenset())
    thing = marks[before] == " " and tokens[before].kind == "word" and not known & {"role", "people", "thin", "crowd"}
    return thing and not _mentioned(sheet, before)


def _mentioned(sheet: Sheet, index: int) -> bool:
    """Whether a token is part of a mention."""
    return any(first <= index < last for _, first, last in sheet.named)


_RELATED = 3
# "the faction (SHORT)": a short name, its brackets, and the noun before them.
_BRACKETED = 3


def _joined_on(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]], *, undergone: bool) -> bool:
    """Whether a noun behind ", and" is the subject ("left X, and 40 soldiers were killed").

    The party before the comma is then taken out of the subject, or of whom a passive is done to.
    """
    verb, held = cue.verb, "obj" if undergone else "subj"
    if verb is None or (cue.trigger is not None and frame(cue.trigger.frame).joint):
        return False
    before = [c for c in slots.get(held, ()) if c.last <= verb.first]
    if not before:
        return False
    link = sheet.marks.find(",c", before[-1].last, verb.first)
    words = _nouns(sheet, link + 2, verb.first) if link >= 0 else []
    if not words:
        return False
    slots[held] = [c for c in slots[held] if c not in before]
    # "..., and its government expelled": the owner is the subject of the sentence, which the clause inherits.
    return sheet.text.tokens[words[0]].form not in sheet.lex.settings.get("possessives", ())


def _behind_conjunction(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether a noun opens the clause of a conjunction: who mediated "until the group attacked" did not attack."""
    verb = cue.verb
    if verb is None or slots.get("subj") or where.first == 0 or where.outer >= 0:
        return False
    contrast = sheet.text.tokens[where.first - 1].form in {"but", "while", "whereas"}
    if sheet.marks[where.first - 1] not in "qi" or verb.first - where.first > _SUBJECT * (1 + contrast):
        return False
    if any(where.first <= c.first < verb.first for listed in slots.values() for c in listed):
        return False
    tokens = sheet.text.tokens
    opener = tokens[where.first].form
    if (
        sheet.marks[where.first] not in " s"
        or opener in _PRONOUNS
        or opener in sheet.lex.settings.get("possessives", ())
    ):
        return False
    if opener == "the" and tokens[where.first + 1].form in _TAKEN_UP and not contrast:
        # "because the group holds hostages": it was named before.
        return False
    return bool(_nouns(sheet, where.first, verb.first))


def _nouns(sheet: Sheet, first: int, last: int) -> list[int]:
    """Words in a range that can be a subject: no adverb, auxiliary or date."""
    tokens, be = sheet.text.tokens, sheet.lex.settings["_be"]
    return [
        i
        for i in range(first, last)
        if tokens[i].kind in {"word", "number"}
        and sheet.marks[i] == " "
        and not sheet.sets.get(i, frozenset()) & _IDLE
        and tokens[i].form not in be
        and tokens[i].form not in _AUXILIARY
        and not tokens[i].form.endswith("ly")
    ]
