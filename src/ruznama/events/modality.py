"""The words around a trigger that move it out of the plain past: supports, governors, negation, future, conditions."""

from __future__ import annotations

from ruznama.events.clauses import Clause
from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = [
    "agreed",
    "conditional",
    "decided",
    "earlier",
    "future",
    "introduced",
    "negated",
    "possible",
    "progressive",
    "protasis",
    "purposive",
    "subordinate",
    "unable",
]
# "prompting X and Y to": the two stand between.
_CAUSED = 6


# "after two more rounds of talks"
_ROUNDS = 5


# "five long days": words of a duration.
_SPAN = 4


def _since(sheet: Sheet, first: int, index: int) -> int:
    """Where "after" stands before a duration that a preposition joins to an Arabic noun ("two days after X"), or -1."""
    if sheet.lex.order != "vso" or sheet.slots.get(index) not in {"from", "on"} or index <= first:
        return -1
    if "dated" not in sheet.sets.get(index - 1, ()) and "duration" not in sheet.sets.get(index - 1, ()):
        return -1
    for before in range(index - 1, max(first, index - 1 - _SPAN) - 1, -1):
        if sheet.marks[before] == "p":
            return before if sheet.slots.get(before) in {"after", "before"} else -1
    return -1


def _closed(sheet: Sheet, index: int) -> bool:
    """Whether an Arabic noun right behind its preposition has a pronoun, which ends the phrase."""
    if sheet.lex.order != "vso" or index == 0 or sheet.marks[index - 1] != "p":
        return False
    form = sheet.text.tokens[index].form
    return len(form) > _PRONOUN and form.endswith(sheet.lex.settings["possessed"]) and index not in sheet.sets


# A pronoun is written onto a noun of two letters at least.
_PRONOUN = 3


def introduced(sheet: Sheet, cue: Cue) -> str:
    """What stands before an event noun: the slot of its preposition, ``unreal`` (a wish, a resumption), or ""."""
    fused, sets = sheet.lex.fused, sheet.sets
    letters = fused.get(cue.prefix) or sheet.lex.attached.get(cue.prefix, "")
    if letters and letters != "and":
        return letters
    sentence = sheet.parts[cue.first]
    for index in range(cue.first - 1, max(sentence.first, cue.first - 5) - 1, -1):
        mark = sheet.marks[index]
        if index in sets and "unreal" in sets[index] and not _opened(sheet, cue, index):
            return "unreal"
        if mark == " " and _closed(sheet, index):
            # "announced in its wake | the end of"
            return ""
        if mark == "p":
            return _led(sheet, sentence.first, index)
        if mark not in " s":
            return ""
        if letters == "and":
            return ""
        own = sheet.text.tokens[index].form
        for head, slot in fused.items():
            if own.startswith(head) and len(own) > len(head) + 2:
                return slot
    return ""


def _led(sheet: Sheet, first: int, index: int) -> str:
    """Slot that a preposition gives an event noun: its own, or that of the words it belongs to."""
    if (span := _since(sheet, first, index)) >= 0:
        return sheet.slots.get(span, "")
    # "a round of talks"
    if not sheet.stands("round", max(first, index - 2), index):
        return sheet.slots.get(index, "")
    before = range(index - 1, max(first, index - _ROUNDS) - 1, -1)
    found = next((i for i in before if sheet.marks[i] != " "), -1)
    return sheet.slots.get(found, "") if sheet.lex.order == "svo" and found >= 0 else ""


# "the decision of the government of X to expel"
_DECISION = 6


def decided(sheet: Sheet, cue: Cue) -> bool:
    """Whether an Arabic measure is what somebody's decision told of as a fact is about."""
    if sheet.lex.order != "vso" or (cue.verb is not None and cue.verb.first == cue.first):
        return False
    low = max(sheet.parts[cue.first].first, cue.first - _DECISION)
    for index in range(cue.first - 1, low - 1, -1):
        known = sheet.sets.get(index, frozenset())
        if sheet.marks[index] != " " or "not" in known:
            return False
        if "decision_word" in known:
            article = sheet.text.tokens[index].form.startswith(sheet.lex.settings["article"])
            return index < cue.first - 1 and not article
    return False


def agreed(sheet: Sheet, cue: Cue, support: Cue) -> bool:
    """Whether a Persian meeting is what was agreed on, without a "that" ("agreed the next summit be held in X")."""
    verb = support.verb
    if sheet.lex.order != "sov" or verb is None or verb.form.tense != "subjunctive":
        return False
    return sheet.stands("agreed", sheet.parts[cue.first].first, cue.first)


def _opened(sheet: Sheet, cue: Cue, index: int) -> bool:
    """Whether "the start of" an attack tells of it: that one has begun, talks may only be wished for."""
    return cue.trigger is not None and cue.trigger.type == "ASSAULT" and "opening" in sheet.sets.get(index, ())


_DENIALS = frozenset({"not", "undone"})


def negated(sheet: Sheet, cue: Cue, support: Cue | None) -> bool:
    """Whether the verb, or the verb that supports the noun, is denied."""
    verb = cue.verb or (support.verb if support else None)
    if verb is None:
        return False
    if verb.form.negative:
        return True
    tokens, words = sheet.text.tokens, sheet.sets
    if sheet.lex.order == "svo" and verb.form.tense == "participle" and tokens[verb.first - 1].form == "without":
        return True
    for index in range(verb.first - 1, max(-1, verb.first - 4), -1):
        if index in words and not _DENIALS.isdisjoint(words[index]):
            return True
        if sheet.marks[index] in ".,vqrc":
            return False
        if sheet.lex.order == "sov" or len(tokens[index].form) > 9:
            return False
    return False


def future(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb tells what will be."""
    verb = cue.verb
    if verb is None:
        return False
    if verb.form.tense == "future" or verb.prefix in sheet.lex.settings.get("future_letters", ()):
        return True
    low = max(0, verb.first - 3)
    return sheet.stands("will", low, verb.first) and any(
        "will" in sheet.sets.get(index, ()) and sheet.marks[index] not in ".," for index in range(low, verb.first)
    )


def progressive(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether an English -ing form stands behind "is", "are", "were": the deed is under way."""
    if verb.form.tense != "participle" or verb.first == 0:
        return False
    return sheet.text.tokens[verb.first - 1].form in sheet.lex.settings["_be"]


def earlier(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb tells what had happened before: pluperfect, kana qad, had done."""
    verb = cue.verb
    if verb is None and sheet.lex.order == "sov":
        sentence = sheet.parts[cue.first]
        index = sheet.marks.find("v", cue.last, sentence.last)
        verb = sheet.verbs.get(index)
    if verb is None:
        return False
    if verb.form.tense == "pluperfect":
        return True
    sentence = sheet.parts[cue.first]
    if sheet.lex.order == "vso" and verb.form.tense == "past":
        told = sheet.stands("was", max(sentence.first, verb.first - 20), verb.first)
        if told and "may" in sheet.sets.get(verb.first - 1, ()):
            return True
        # "X had visited Y and met Z": what opens the sentence holds for all its verbs.
        return "was" in sheet.sets.get(sentence.first, ()) and not sheet.crosses(".q", sentence.first, verb.first)
    return sheet.lex.order == "svo" and sheet.stands("had", max(sentence.first, verb.first - 3), verb.first)


def possible(sheet: Sheet, cue: Cue) -> bool:
    """Arabic qad before the imperfect, English may before the base form."""
    verb = cue.verb
    if verb is None or verb.first == 0 or verb.form.tense != "present":
        return False
    return "may" in sheet.sets.get(verb.first - 1, ())


def subordinate(sheet: Sheet, cue: Cue) -> bool:
    """A verb that is only wanted, feared or aimed at: subjunctive, after "an" or "li", after "to"."""
    verb = cue.verb
    if verb is None:
        return False
    if verb.form.tense == "subjunctive":
        return not _brought(sheet, cue)
    before = verb.first - 1
    if sheet.lex.order == "vso" and verb.form.tense == "present":
        if verb.prefix in sheet.lex.settings.get("purpose_letters", ()):
            return True
        words: set[str] | frozenset[str] = sheet.sets.get(before, frozenset())
        if "until" in words:
            return True
        # "before the army stepped in" tells what it did.
        return "that" in words and "before_that" not in words and not future(sheet, cue)
    if sheet.lex.order == "svo" and before >= 0 and verb.form.tense == "present" and verb.form.person == 0:
        if purposive(sheet, cue) or _foremost(sheet, verb):
            return False
        if sheet.stands("causing", max(0, before - _CAUSED), before):
            # "prompting X to downgrade relations": X did it.
            return False
        # "has yet to release": told as not done, not as wished.
        aside = sheet.text.tokens[before].form
        before -= before > 0 and (aside == '"' or aside.endswith("ly"))
        return sheet.text.tokens[before].form == "to" and "undone" not in sheet.sets.get(before, ())
    return False


def _brought(sheet: Sheet, cue: Cue) -> bool:
    """Whether a Persian subjunctive tells what something led to ("caused X to summon"): X did it."""
    if sheet.lex.order != "sov":
        return False
    marks, low = sheet.marks, sheet.parts[cue.first].first
    index = max(marks.rfind("v", low, cue.first), low)
    if "caused" not in sheet.sets.get(index, ()) or "." in marks[index : cue.first]:
        return False
    verb = sheet.verbs.get(index)
    return verb is not None and verb.form.tense in {"past", "perfect"} and not verb.form.negative


# "became the first South Korean president in 12 years to visit"
_FIRST = 8


def _foremost(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether an English infinitive tells what somebody was the first or the last to do."""
    for index in range(verb.first - 2, max(-1, verb.first - _FIRST), -1):
        if sheet.marks[index] in "v.,qr":
            return False
        if "foremost" in (known := sheet.sets.get(index, frozenset())) and "dated" not in known:
            return True
    return False


# "telephoned the president of X on Sunday to urge"
_PURPOSE = 14
_UTTERED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "PROTEST", "CONCEDE"})


def unable(sheet: Sheet, cue: Cue) -> bool:
    """Whether a Persian subjunctive tells what somebody failed to do ("could not come to terms")."""
    verb = cue.verb
    if verb is None or sheet.lex.order != "sov" or verb.form.tense != "subjunctive":
        return False
    index = cue.first - 1
    while index >= sheet.parts[verb.first].first and sheet.marks[index] not in ".q":
        if sheet.marks[index] == "v":
            return "unable" in sheet.sets.get(index, ())
        index -= 1
    return False


def purposive(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English infinitive tells what was said by a call, a letter, a visit ("telephoned X to urge")."""
    verb = cue.verb
    if verb is None or sheet.lex.order != "svo" or cue.trigger is None:
        return False
    if cue.trigger.type not in _UTTERED and cue.trigger.status != "offered":
        return False
    if verb.first < 2 or sheet.text.tokens[verb.first - 1].form != "to":
        return False
    if sheet.sets.get(verb.first - 2, frozenset()) & {"measure", "proposal_noun", "paper", "offer_noun"}:
        # "called the plan to offer X autonomy a good one"
        return False
    for index in range(verb.first - 2, max(sheet.parts[verb.first].first, verb.first - _PURPOSE) - 1, -1):
        if sheet.marks[index] in "v.qr":
            return sheet.marks[index] == "v" and "purposive" in sheet.sets.get(index, ())
    return False


def protasis(sheet: Sheet, cue: Cue) -> bool:
    """Whether a Persian deed stands in the words behind "if" themselves: "if X lifts its sanctions, Y will return".

    Not in "in case of an accord, X will ..." and "only if X accepts will Y ...", whose verb a "that" follows.
    """
    if sheet.lex.order != "sov" or cue.verb is None or sheet.marks[cue.end : cue.end + 1] == "q":
        return False
    index = cue.first - 1
    while index >= sheet.parts[cue.first].first and sheet.marks[index] not in ".v,":
        if sheet.marks[index] == "i":
            return True
        index -= 1
    return False


def conditional(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether an "if" stands before the trigger, or anywhere in the sentence of a verb that is not past."""
    low = where.first
    if low > 0 and sheet.marks[low - 1] == "i":
        return True
    sentence = sheet.parts[cue.first]
    if sheet.marks.find("i", min(low, sentence.first), sentence.last) < 0:
        return False
    if sheet.lex.order == "sov":
        index = where.first - 1
        while index >= sentence.first and sheet.marks[index] not in ".v":
            if sheet.marks[index] == "i":
                return True
            index -= 1
        if "i" in sheet.marks[where.first : cue.first]:
            return True
        # "... will withdraw, on condition that ..."; "if ..., forces will return".
        verb = cue.verb
        if verb is not None and verb.form.tense in {"present", "future"}:
            return "i" in sheet.marks[sentence.first : sentence.last]
        return False
    if "i" in sheet.marks[where.first : cue.first]:
        return True
    verb = cue.verb
    if verb is not None and (verb.form.tense == "present" or future(sheet, cue)):
        last = sheet.marks.rfind("i", sentence.first, sentence.last)
        # "will not restore ties, nor lift the sanctions unless": the condition is the second verb's.
        between = sheet.marks[cue.end : last]
        return last >= 0 and not (sheet.lex.order == "vso" and "v" in between and not {"q", "r"} & set(between))
    return False
