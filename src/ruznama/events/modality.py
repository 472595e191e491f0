"""The words around a trigger that move it out of the plain past: supports, governors, negation, future, conditions."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ruznama.events.clauses import Clause
from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = [
    "SUPPORTING",
    "conditional",
    "earlier",
    "future",
    "governing",
    "introduced",
    "negated",
    "possible",
    "progressive",
    "purposive",
    "subordinate",
    "supported",
]

# Modal classes whose verb only carries an event noun: "held talks", "the talks stalled".
SUPPORTING = frozenset({"hold", "occur", "begin", "continue", "end", "stall", "fail", "cancel", "postpone"})
_GOVERNING = frozenset({"unplanned", "ready", "plan", "decide", "announce", "may", "hope", "resume", "doubt", "deny"})
_STRONG = frozenset({"unplanned", "ready", "plan", "decide", "announce"})
# "prompting X and Y to": the two stand between.
_CAUSED = 6
# A governor further off than a long clause governs something else.
_REACH = 40


def supported(sheet: Sheet, cue: Cue, where: Clause, cues: Sequence[Cue]) -> Cue | None:
    """The supporting verb or noun of an event noun, nearest first."""
    best: tuple[int, Cue] | None = None
    for other in cues:
        if other.trigger or other.entry.name not in SUPPORTING or other.end > where.last + 16:
            continue
        gap = other.first - cue.last if other.first >= cue.last else cue.first - other.end
        if gap < 0 or gap > 30 or not _one_clause(sheet, cue, other):
            continue
        if other.verb is None and (gap > 1 or other.first > cue.first):
            continue
        if best is None or gap < best[0]:
            best = gap, other
    return best[1] if best else None


def _one_clause(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    low, high = (cue.last, other.first) if other.first >= cue.last else (other.end, cue.first)
    between = sheet.marks[low:high]
    if sheet.lex.order == "sov":
        if other.first < cue.first:
            return other.verb is None and high - low <= 1
        relative = between.count("q") and not between.count("v")
        return "." not in between and "v" not in between and not (relative and cue.last != low)
    if "," in between and other.first > cue.first:
        if sheet.lex.order != "svo" or between.count(",") != 2:
            return False
        # "a meeting with X, scheduled for Thursday, was cancelled"
        between = between[: between.find(",")] + between[between.rfind(",") + 1 :]
    return not any(mark in ".qrv" for mark in between)


def governing(sheet: Sheet, cue: Cue, where: Clause, cues: Sequence[Cue]) -> Cue | None:
    """The modal word in whose scope the trigger stands; "ready to resume talks" is governed by the readiness."""
    found = [
        other
        for other in cues
        if not other.trigger
        and other.entry.name in _GOVERNING
        and (_behind(sheet, cue, other) if other.last > cue.first else _ahead(sheet, cue, where, other))
    ]
    if not found:
        return None
    best = max(found, key=lambda c: (c.entry.name in _STRONG, c.first, c.verb is not None))
    copula = sheet.verbs.get(best.last) if best.verb is None and best.last <= cue.first else None
    # "is not ready": the denial stands in the copula.
    return replace(best, verb=copula) if copula is not None and copula.form.negative else best


def _behind(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    """Persian puts the verb of a wish or an announcement behind its object: "announced of talks"."""
    if sheet.lex.order != "sov" or cue.verb is not None or other.verb is None:
        return False
    return cue.last <= other.first <= cue.last + 12 and not sheet.crosses(".vq", cue.last, other.first)


def _ahead(sheet: Sheet, cue: Cue, where: Clause, other: Cue) -> bool:
    """Whether a modal word before the trigger reaches it: no other verb, no end of clause between."""
    if other.entry.name == "announce":
        # Persian may split its verb: "news of the suspension of X gave".
        split = sheet.lex.order == "sov" and other.verb is not None and other.verb.first >= cue.last
        if not split and (sheet.lex.order == "sov" or not _announced(sheet, cue, other)):
            return False
    if other.first < cue.first - _REACH or "whether" in sheet.sets.get(max(0, other.first - 2), ()):
        return False
    if other.entry.name in {"resume", "doubt"} and (cue.verb is not None or cue.first - other.last > 3):
        return False
    own = set(range(other.verb.first, other.verb.last)) if other.verb else set()
    copula = sheet.verbs.get(other.last) if sheet.lex.order == "sov" and other.verb is None else None
    if copula is not None and cue.verb is not None and cue.verb.form.tense == "subjunctive":
        # "ready is (that) mediates": the copula belongs to the readiness, and the wish is in the subjunctive.
        own |= set(range(copula.first, copula.last))
    if other.first < where.hole:
        own |= set(range(where.hole, where.first))
    relatives = complements = 0
    if sheet.lex.order == "svo" and cue.verb is not None and _aside(sheet, other, cue):
        return False
    for index in range(other.last, cue.first):
        mark = sheet.marks[index]
        if index in own:
            continue
        auxiliary = mark == "v" and sheet.verbs[index].lemma in sheet.lex.settings.get("auxiliary", ())
        if mark == "." or (mark == "v" and not auxiliary and not _coordinate(sheet, index)):
            return False
        relatives += mark == "r"
        complements += mark == "q"
    return not relatives and (sheet.lex.order == "sov" or complements <= 1)


def _announced(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    """Whether an event noun is the object of "announced": not told beside it ("announced after the summit")."""
    plain = cue.verb is None and introduced(sheet, cue) in {"", "about"}
    return plain and not sheet.crosses("qrv.", other.end, cue.first)


def _aside(sheet: Sheet, other: Cue, cue: Cue) -> bool:
    """Whether a modal word stands in a relative clause that a comma closes ("X, which could follow, has asked")."""
    if "," not in sheet.marks[other.last : cue.first]:
        return False
    low = sheet.sentence(other.first).first
    before = [mark for mark in sheet.marks[low : other.first] if mark in ".rq"]
    return bool(before) and before[-1] == "r"


def _coordinate(sheet: Sheet, index: int) -> bool:
    """Whether a Persian subjunctive is the first of two ("are to be freed and talks are to begin")."""
    verb = sheet.verbs[index]
    following = sheet.marks[verb.last] if verb.last < len(sheet.marks) else "."
    return sheet.lex.order == "sov" and verb.form.tense == "subjunctive" and following == "c"


# "after two more rounds of talks"
_ROUNDS = 5


def introduced(sheet: Sheet, cue: Cue) -> str:
    """What stands before an event noun: the slot of its preposition, ``unreal`` (a wish, a resumption), or ""."""
    letters = sheet.lex.settings.get("attached", {}).get(cue.prefix, "")
    fused = sheet.lex.settings.get("fused", {})
    if cue.prefix in fused:
        letters = fused[cue.prefix]
    if letters and letters != "and":
        return str(letters)
    sentence = sheet.sentence(cue.first)
    for index in range(cue.first - 1, max(sentence.first, cue.first - 5) - 1, -1):
        mark = sheet.marks[index]
        if "unreal" in sheet.sets.get(index, ()):
            return "unreal"
        if mark == "p":
            # "a round of talks"
            if not sheet.stands("round", max(sentence.first, index - 2), index):
                return sheet.slots.get(index, "")
            before = range(index - 1, max(sentence.first, index - _ROUNDS) - 1, -1)
            found = next((i for i in before if sheet.marks[i] != " "), -1)
            return sheet.slots.get(found, "") if sheet.lex.order == "svo" and found >= 0 else ""
        if mark not in " s":
            return ""
        if letters == "and":
            return ""
        own = sheet.text.tokens[index].form
        for head, slot in fused.items():
            if own.startswith(head) and len(own) > len(head) + 2:
                return str(slot)
    return ""


def negated(sheet: Sheet, cue: Cue, support: Cue | None) -> bool:
    """Whether the verb, or the verb that supports the noun, is denied."""
    verb = cue.verb or (support.verb if support else None)
    if verb is None:
        return False
    if verb.form.negative:
        return True
    tokens, words = sheet.text.tokens, sheet.sets
    for index in range(verb.first - 1, max(-1, verb.first - 4), -1):
        if words.get(index, frozenset()) & {"not", "undone"}:
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
    return sheet.text.tokens[verb.first - 1].form in sheet.lex.settings.get("be", ())


def earlier(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb tells what had happened before: pluperfect, kana qad, had done."""
    verb = cue.verb
    if verb is None and sheet.lex.order == "sov":
        sentence = sheet.sentence(cue.first)
        index = sheet.marks.find("v", cue.last, sentence.last)
        verb = sheet.verbs.get(index)
    if verb is None:
        return False
    if verb.form.tense == "pluperfect":
        return True
    sentence = sheet.sentence(cue.first)
    if sheet.lex.order == "vso" and verb.form.tense == "past":
        return sheet.stands("was", max(sentence.first, verb.first - 20), verb.first) and (
            "may" in sheet.sets.get(verb.first - 1, ())
        )
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
        return True
    before = verb.first - 1
    if sheet.lex.order == "vso" and verb.form.tense == "present":
        if verb.prefix in sheet.lex.settings.get("purpose_letters", ()):
            return True
        words: set[str] | frozenset[str] = sheet.sets.get(before, frozenset())
        # "before the army stepped in" tells what it did.
        return "that" in words and "before_that" not in words and not future(sheet, cue)
    if sheet.lex.order == "svo" and before >= 0 and verb.form.tense == "present" and verb.form.person == 0:
        if purposive(sheet, cue) or _foremost(sheet, verb):
            return False
        if sheet.stands("causing", max(0, before - _CAUSED), before):
            # "prompting X to downgrade relations": X did it.
            return False
        # "has yet to release": told as not done, not as wished.
        return sheet.text.tokens[before].form == "to" and "undone" not in sheet.sets.get(before, ())
    return False


# "became the first South Korean president in 12 years to visit"
_FIRST = 8


def _foremost(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether an English infinitive tells what somebody was the first or the last to do."""
    for index in range(verb.first - 2, max(-1, verb.first - _FIRST), -1):
        if sheet.marks[index] in "v.,qr":
            return False
        if "foremost" in sheet.sets.get(index, ()):
            return True
    return False


# "telephoned the president of X on Sunday to urge"
_PURPOSE = 14
_UTTERED = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "PROTEST", "CONCEDE"})


def purposive(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English infinitive tells what was said by a call, a letter, a visit ("telephoned X to urge")."""
    verb = cue.verb
    if verb is None or sheet.lex.order != "svo" or cue.trigger is None:
        return False
    if cue.trigger.type not in _UTTERED and cue.trigger.status != "offered":
        return False
    if verb.first < 2 or sheet.text.tokens[verb.first - 1].form != "to":
        return False
    for index in range(verb.first - 2, max(sheet.sentence(verb.first).first, verb.first - _PURPOSE) - 1, -1):
        if sheet.marks[index] in "v.qr":
            return sheet.marks[index] == "v" and "purposive" in sheet.sets.get(index, ())
    return False


def conditional(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether an "if" stands before the trigger, or anywhere in the sentence of a verb that is not past."""
    low = where.first
    if low > 0 and sheet.marks[low - 1] == "i":
        return True
    if sheet.lex.order == "sov":
        sentence = sheet.sentence(cue.first)
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
    sentence = sheet.sentence(cue.first)
    verb = cue.verb
    if verb is not None and (verb.form.tense == "present" or future(sheet, cue)):
        last = sheet.marks.rfind("i", sentence.first, sentence.last)
        # "will not restore ties, nor lift the sanctions unless": the condition is the second verb's.
        between = sheet.marks[cue.end : last]
        return last >= 0 and not (sheet.lex.order == "vso" and "v" in between and not {"q", "r"} & set(between))
    return False
