"""The words that carry an event noun or hold a trigger in their scope: supports and governors."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.events.clauses import Clause
from ruznama.events.modality import decided, introduced
from ruznama.events.sheet import Cue, Sheet

__all__ = ["SUPPORTING", "governing", "supported"]

# Modal classes whose verb only carries an event noun: "held talks", "the talks stalled".
SUPPORTING = frozenset({"hold", "occur", "begin", "continue", "end", "stall", "fail", "cancel", "postpone", "arrange"})
_GOVERNING = frozenset({"unplanned", "ready", "plan", "decide", "announce", "may", "hope", "resume", "doubt", "deny"})
_STRONG = frozenset({"unplanned", "ready", "plan", "decide", "announce"})
# A Persian noun behind one of these only tells when it was: nothing is said of it.
_ADJUNCT = frozenset({"after", "before", "since", "aside"})
_BESIDE = _ADJUNCT | {"during", "about"}
# Deeds of words, whose noun may govern another; no such noun is longer than these tokens.
_SPOKEN = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})
_NOUN = 3
# So far behind its object stands a Persian "announced".
_BEHIND = 24
# A governor further off than a long clause governs something else.
_REACH = 40


def supported(sheet: Sheet, cue: Cue, where: Clause, cues: Sequence[Cue]) -> Cue | None:
    """The supporting verb or noun of an event noun, nearest first."""
    best: tuple[int, Cue] | None = None
    if sheet.lex.order == "sov" and introduced(sheet, cue) in {*_ADJUNCT, "about"}:
        # "after the signing, lifted the siege"; "talks about the release go on"
        return None
    if sheet.lex.order == "vso" and (_aimed_at(sheet, cue) or _told_after(sheet, cue) or _spoken_of(sheet, cue)):
        # "an operation that X carried out to reopen the crossing"
        return None
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


def _told_after(sheet: Sheet, cue: Cue) -> bool:
    """Whether an Arabic noun only tells after, before or since what another deed was ("convened after the launch")."""
    meeting = cue.trigger is not None and cue.trigger.type == "CONSULT"
    return cue.verb is None and not meeting and (introduced(sheet, cue) in _ADJUNCT or decided(sheet, cue))


def _aimed_at(sheet: Sheet, cue: Cue) -> bool:
    """Whether an Arabic noun is what a deed before it aims at: "to" stands on the noun of resuming right before it."""
    before = cue.first - 1
    if before < 0 or "unreal" not in sheet.sets.get(before, ()):
        return False
    letters = sheet.lex.settings["purpose_letters"]
    return any(shape.prefix in letters for shape in sheet.text.tokens[before].shapes if shape.prefix)


def _spoken_of(sheet: Sheet, cue: Cue) -> bool:
    """Whether an Arabic noun only is what another one right before it speaks of ("hastened to condemn the raid")."""
    low = max(0, cue.first - _NOUN)
    return cue.verb is None and any(
        c.trigger is not None and c.verb is None and c.last == cue.first and c.trigger.type in _SPOKEN
        for c in sheet.cues_from(low, cue.first)
    )


def _one_clause(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    low, high = (cue.last, other.first) if other.first >= cue.last else (other.end, cue.first)
    between = sheet.marks[low:high]
    if sheet.lex.order == "sov":
        if other.first < cue.first:
            return other.verb is None and high - low <= 1
        relative = between.count("q") and not between.count("v")
        return "." not in between and "v" not in between and not (relative and cue.last != low)
    if sheet.lex.order == "svo" and "," in between and other.first < cue.first:
        # "hosts its leaders, and helped halt the fighting": no object behind a comma.
        return False
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
    if sheet.lex.order == "sov" and cue.verb is None and introduced(sheet, cue) in _BESIDE:
        # "is to take part in the session after these talks"
        return None
    if sheet.lex.order == "svo" and (tried := next((c for c in found if c.last == cue.first and _tried(c)), None)):
        return tried
    best = max(found, key=lambda c: (c.entry.name in _STRONG, c.first, c.verb is not None))
    copula = sheet.verbs.get(best.last) if best.verb is None and best.last <= cue.first else None
    # "is not ready": the denial stands in the copula.
    return best.carried(copula) if copula is not None and copula.form.negative else best


def _tried(governor: Cue) -> bool:
    """Whether an English modal word right before a verb only aims at it ("are expected to try to resolve")."""
    return governor.entry.name == "hope"


def _behind(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    """Persian puts the verb of a wish or an announcement behind its object: "announced of talks"."""
    if sheet.lex.order != "sov" or cue.verb is not None or other.verb is None:
        return False
    return cue.last <= other.first <= cue.last + _BEHIND and not sheet.crosses(".vq", cue.last, other.first)


def _ahead(sheet: Sheet, cue: Cue, where: Clause, other: Cue) -> bool:
    """Whether a modal word before the trigger reaches it: no other verb, no end of clause between."""
    if other.entry.name == "announce":
        # Persian may split its verb: "news of the suspension of X gave".
        split = sheet.lex.order == "sov" and other.verb is not None and other.verb.first >= cue.last
        if not split and (sheet.lex.order == "sov" or not _announced(sheet, cue, other)):
            return False
    if sheet.lex.order == "vso" and cue.verb is not None and cue.verb.form.tense == "past" and _aims(other):
        # "he wishes for order, and also called on X": what is wished for is told in the present.
        return False
    if sheet.lex.order == "vso" and cue.verb is None and sheet.stands("on_account", other.last, cue.first):
        # "decided on sanctions in answer to the visit of X": the visit is not decided on.
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
    if sheet.lex.order == "svo" and cue.verb is not None and (_aside(sheet, other, cue) or _told(sheet, other, cue)):
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


def _aims(governor: Cue) -> bool:
    """Whether a modal word tells of what is to come."""
    return governor.entry.name in {"plan", "ready", "hope", "decide", "resume"}


def _announced(sheet: Sheet, cue: Cue, other: Cue) -> bool:
    """Whether an event noun is the object of "announced": not told beside it ("announced after the summit")."""
    plain = cue.verb is None and introduced(sheet, cue) in {"", "about"}
    return plain and not sheet.crosses("qrv.", other.end, cue.first)


def _aside(sheet: Sheet, other: Cue, cue: Cue) -> bool:
    """Whether a modal word stands in a relative clause that a comma closes ("X, which could follow, has asked")."""
    if "," not in sheet.marks[other.last : cue.first]:
        return False
    low = sheet.parts[other.first].first
    before = [mark for mark in sheet.marks[low : other.first] if mark in ".rq"]
    return bool(before) and before[-1] == "r"


_INTENDING = frozenset({"plan", "may", "hope", "ready", "decide", "unplanned"})


def _told(sheet: Sheet, other: Cue, cue: Cue) -> bool:
    """Whether an English verb in the plain past stands too far off to be wished or planned ("after trying to, met")."""
    verb = cue.verb
    if verb is None or verb.form.tense != "past" or other.entry.name not in _INTENDING:
        return False
    before = sheet.text.tokens[verb.first - 1].form
    return before not in sheet.lex.settings["_be"] and before not in {"has", "have"}


def _coordinate(sheet: Sheet, index: int) -> bool:
    """Whether a Persian subjunctive is the first of two ("are to be freed and talks are to begin")."""
    verb = sheet.verbs[index]
    following = sheet.marks[verb.last] if verb.last < len(sheet.marks) else "."
    return sheet.lex.order == "sov" and verb.form.tense == "subjunctive" and following == "c"
