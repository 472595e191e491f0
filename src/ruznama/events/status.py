"""Whether it happened: tense, negation, condition, plan and willingness, and what they make of the type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ruznama.events.clauses import Clause
from ruznama.events.scan import Cue, Sheet
from ruznama.model import EventType, Status

__all__ = ["SUPPORTING", "Verdict", "earlier", "governing", "judge", "supported"]

# Modal classes whose verb only carries an event noun: "held talks", "the talks stalled".
SUPPORTING = frozenset({"hold", "occur", "begin", "continue", "end", "stall", "fail", "cancel", "postpone"})
_GOVERNING = frozenset({"ready", "plan", "decide", "announce", "may", "hope", "resume", "doubt"})
# PLOVER: a cooperative deed that is only promised is AGREE.
_PROMISED = frozenset({"SUPPORT", "COOPERATE", "AID"})
_WILLING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
_LASTING = frozenset({"COOPERATE", "AID", "SANCTION", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST"})
_UNREAL = frozenset({"to", "for", "about", "toward", "from"})


class Verdict(NamedTuple):
    """Type, mode, status and certainty (0-1) of an event, and the rules that said so."""

    type: EventType
    mode: str
    status: Status
    sure: float
    rules: tuple[str, ...]


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
        return False
    return not any(mark in ".qrv" for mark in between)


def judge(
    sheet: Sheet, cue: Cue, where: Clause, support: Cue | None, governor: Cue | None
) -> Verdict | None:
    """Status of a trigger in its clause; None where it is no event at all (a mere wish, purpose or topic)."""
    trigger = cue.trigger
    if trigger is None:
        return None
    kind, mode, status = trigger.type, trigger.mode, trigger.status
    rules: list[str] = []
    if support is not None:
        rules.append(f"support.{support.entry.name}")
    if _conditional(sheet, cue, where):
        return _conditionally(kind, mode, status)
    negated = _negated(sheet, cue, support)
    if "governed" in trigger.needs and (governor is None or governor.entry.name not in {"ready", "plan", "decide"}):
        return None
    if governor is not None:
        rules.append(f"governor.{governor.entry.name}")
        return _governed(kind, mode, governor, negated, rules)
    if support is not None and support.entry.name in {"stall", "fail", "cancel", "postpone"}:
        return _halted(kind, mode, support.entry.name, negated, rules)
    verb = cue.verb
    if verb is None:
        return _nominal(sheet, cue, kind, mode, status, rules)
    if "future" in trigger.needs and not _future(sheet, cue):
        return None
    if _subordinate(sheet, cue):
        return None
    if negated:
        if "neg:REJECT" in trigger.needs:
            return Verdict("REJECT", "", "happened", 0.7, (*rules, "status.negated_promise"))
        if kind in {"REJECT", "ACCUSE", "REQUEST", "THREATEN"} or status == "negated":
            return None
        return Verdict(kind, mode, "negated", 0.7, (*rules, "status.negated"))
    if _possible(sheet, cue):
        return Verdict(kind, mode, "conditional", 0.4, (*rules, "status.possible"))
    if _future(sheet, cue):
        return _ahead(kind, mode, status, rules)
    if support is not None and support.entry.name in {"hold", "occur"} and status == "ongoing" and verb.form.tense == "past":
        status = "happened"
    if verb.form.tense in {"present", "progressive"} and status == "happened":
        if kind in _LASTING:
            return Verdict(kind, mode, "ongoing", 0.75, (*rules, "status.present"))
        if kind == "CONSULT" and sheet.lex.order == "sov" and support is None:
            return Verdict(kind, mode, "planned", 0.6, (*rules, "status.present"))
    if support is not None and support.entry.name == "continue" and kind in {"CONSULT", "COOPERATE"}:
        tense = verb.form.tense
        ongoing = tense in {"present", "progressive"}
        return Verdict(kind, mode, "ongoing" if ongoing else "happened", 0.7, (*rules, "status.continued"))
    return Verdict(kind, mode, status, 0.85, (*rules, f"status.{status}"))


def _conditional(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    low = where.first
    if low > 0 and sheet.marks[low - 1] == "i":
        return True
    if sheet.lex.order == "sov":
        sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
        index = where.first - 1
        while index >= sentence.first and sheet.marks[index] not in ".v":
            if sheet.marks[index] == "i":
                return True
            index -= 1
        if any(sheet.marks[i] == "i" for i in range(where.first, cue.first)):
            return True
        # "... will withdraw, on condition that ..."; "if ..., forces will return".
        verb = cue.verb
        if verb is not None and verb.form.tense in {"present", "future"}:
            return any(sheet.marks[i] == "i" for i in range(sentence.first, sentence.last))
        return False
    if any(sheet.marks[i] == "i" for i in range(where.first, cue.first)):
        return True
    sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
    verb = cue.verb
    if verb is not None and (verb.form.tense == "present" or _future(sheet, cue)):
        return any(sheet.marks[i] == "i" for i in range(sentence.first, sentence.last))
    return False


def _conditionally(kind: EventType, mode: str, status: Status) -> Verdict | None:
    if kind in {"REQUEST", "ACCUSE", "REJECT"}:
        return None
    if kind == "ASSAULT":
        return Verdict("THREATEN", "violence", "conditional", 0.5, ("status.condition",))
    if kind in _PROMISED:
        return Verdict("AGREE", "", "conditional", 0.55, ("status.condition",))
    del status
    return Verdict(kind, mode, "conditional", 0.55, ("status.condition",))


def governing(sheet: Sheet, cue: Cue, where: Clause, cues: Sequence[Cue]) -> Cue | None:
    """The modal word in whose scope the trigger stands."""
    found: list[Cue] = []
    for other in cues:
        if other.trigger or other.entry.name not in _GOVERNING or other is cue:
            continue
        if other.last > cue.first:
            # Persian puts the verb of a wish or offer behind its object: "offered talks".
            if sheet.lex.order == "sov" and cue.verb is None and cue.last <= other.first <= cue.last + 12:
                between = sheet.marks[cue.last : other.first]
                if not any(mark in ".vq" for mark in between) and other.verb is not None:
                    found.append(other)
            continue
        if other.first < cue.first - 40 or "whether" in sheet.sets.get(max(0, other.first - 2), ()):
            continue
        own = set(range(other.verb.first, other.verb.last)) if other.verb else set()
        if other.first < where.hole:
            own |= set(range(where.hole, where.first))
        between = [sheet.marks[i] for i in range(other.last, cue.first) if i not in own]
        if "." in between or any(
            mark == "v" and not _coordinate(sheet, index)
            for index, mark in enumerate(sheet.marks[other.last : cue.first], other.last)
            if index not in own
        ):
            continue
        if other.entry.name in {"resume", "doubt"} and (cue.verb is not None or cue.first - other.last > 3):
            continue
        if between.count("r") or (sheet.lex.order == "svo" and between.count("q") > 1):
            continue
        found.append(other)
    # "ready to resume talks": the readiness decides, not the resumption.
    return max(
        found,
        key=lambda cue: (cue.entry.name in {"ready", "plan", "decide", "announce"}, cue.first, cue.verb is not None),
        default=None,
    )


def _coordinate(sheet: Sheet, index: int) -> bool:
    """Whether a Persian subjunctive is the first of two ("are to be freed and talks are to begin")."""
    verb = sheet.verbs[index]
    following = sheet.marks[verb.last] if verb.last < len(sheet.marks) else "."
    return sheet.lex.order == "sov" and verb.form.tense == "subjunctive" and following == "c"


def _governed(kind: EventType, mode: str, governor: Cue, negated: bool, rules: list[str]) -> Verdict | None:
    name = governor.entry.name
    if name in {"hope", "resume", "doubt"} or (kind in {"REQUEST", "ACCUSE", "THREATEN"} and name != "announce"):
        return None
    denied = governor.verb is not None and governor.verb.form.negative
    if negated or denied:
        if name == "ready" and kind in _WILLING:
            return Verdict("REJECT", "meet" if kind == "CONSULT" else "", "happened", 0.6, (*rules, "status.unwilling"))
        return None
    if name == "ready" and kind in _WILLING:
        return Verdict("AGREE", "", "offered", 0.8, (*rules, "status.willing"))
    if name == "may":
        return Verdict(kind, mode, "conditional", 0.45, (*rules, "status.possible"))
    if name == "announce":
        return Verdict(kind, mode, "happened", 0.65, (*rules, "status.announced"))
    if name == "decide" and (kind in _PROMISED or kind == "RETREAT"):
        return Verdict("AGREE" if kind != "RETREAT" else kind, "", "happened", 0.7, (*rules, "status.decided"))
    if name in {"plan", "decide"}:
        if kind in _PROMISED or kind == "CONCEDE":
            return Verdict("AGREE", "", "offered", 0.7, (*rules, "status.intended"))
        if kind == "ASSAULT":
            return None
        return Verdict(kind, mode, "planned", 0.8, (*rules, "status.planned"))
    return None


def _halted(kind: EventType, mode: str, name: str, negated: bool, rules: list[str]) -> Verdict | None:
    if kind not in {"CONSULT", "AGREE", "COOPERATE"} or negated:
        return None
    if name == "cancel" and kind == "CONSULT":
        return Verdict("REJECT", "meet", "happened", 0.75, (*rules, "status.cancelled"))
    if name == "cancel":
        return Verdict("REJECT", "", "happened", 0.6, (*rules, "status.cancelled"))
    if name == "postpone":
        return Verdict(kind, mode, "planned", 0.6, (*rules, "status.postponed"))
    return Verdict(kind, mode, "negated", 0.7, (*rules, "status.halted"))


def _nominal(
    sheet: Sheet, cue: Cue, kind: EventType, mode: str, status: Status, rules: list[str]
) -> Verdict | None:
    """A noun without a verb of its own is an event where it is told as a fact: after, during, at, since it."""
    slot = introduced(sheet, cue)
    if slot in _UNREAL or slot == "unreal":
        return None
    sure = 0.7 if slot in {"after", "during", "since", "in", "before"} else 0.55
    if slot == "without":
        return Verdict(kind, mode, "negated", 0.6, (*rules, "status.without"))
    return Verdict(kind, mode, status, sure, (*rules, f"noun.{slot or 'bare'}"))


def introduced(sheet: Sheet, cue: Cue) -> str:
    """What stands before an event noun: the slot of its preposition, ``unreal`` (a wish, a resumption), or ""."""
    letters = sheet.lex.settings.get("attached", {}).get(cue.prefix, "")
    fused = sheet.lex.settings.get("fused", {})
    if cue.prefix in fused:
        letters = fused[cue.prefix]
    if letters and letters != "and":
        return str(letters)
    if cue.suffix and "own" in sheet.lex.settings.get("suffixed", ()):
        pass
    sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
    for index in range(cue.first - 1, max(sentence.first, cue.first - 5) - 1, -1):
        mark = sheet.marks[index]
        if "unreal" in sheet.sets.get(index, ()):
            return "unreal"
        if mark == "p":
            return sheet.slots.get(index, "")
        if mark not in " s":
            return ""
        if letters == "and":
            return ""
        own = sheet.text.tokens[index].form
        for head, slot in fused.items():
            if own.startswith(head) and len(own) > len(head) + 2:
                return str(slot)
    return ""


def _negated(sheet: Sheet, cue: Cue, support: Cue | None) -> bool:
    verb = cue.verb or (support.verb if support else None)
    if verb is None:
        return False
    if verb.form.negative:
        return True
    tokens, words = sheet.text.tokens, sheet.sets
    for index in range(verb.first - 1, max(-1, verb.first - 4), -1):
        if "not" in words.get(index, ()):
            return True
        if sheet.marks[index] in ".,vqrc":
            return False
        if sheet.lex.order == "sov" or len(tokens[index].form) > 9:
            return False
    return False


def _future(sheet: Sheet, cue: Cue) -> bool:
    verb = cue.verb
    if verb is None:
        return False
    if verb.form.tense == "future" or verb.prefix in sheet.lex.settings.get("future_letters", ()):
        return True
    return any(
        "will" in sheet.sets.get(index, ()) and sheet.marks[index] not in ".,"
        for index in range(max(0, verb.first - 3), verb.first)
    )


def earlier(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb tells what had happened before: pluperfect, kana qad, had done."""
    verb = cue.verb
    if verb is None and sheet.lex.order == "sov":
        sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
        index = next((i for i in range(cue.last, sentence.last) if sheet.marks[i] == "v"), -1)
        verb = sheet.verbs.get(index)
    if verb is None:
        return False
    if verb.form.tense == "pluperfect":
        return True
    sentence = sheet.text.sentences[sheet.text.sentence_at(cue.first)]
    if sheet.lex.order == "vso" and verb.form.tense == "past":
        return any("was" in sheet.sets.get(i, ()) for i in range(max(sentence.first, verb.first - 20), verb.first)) and (
            "may" in sheet.sets.get(verb.first - 1, ())
        )
    return sheet.lex.order == "svo" and any(
        "had" in sheet.sets.get(i, ()) for i in range(max(sentence.first, verb.first - 3), verb.first)
    )


def _possible(sheet: Sheet, cue: Cue) -> bool:
    """Arabic qad before the imperfect, English may before the base form."""
    verb = cue.verb
    if verb is None or verb.first == 0 or verb.form.tense != "present":
        return False
    return "may" in sheet.sets.get(verb.first - 1, ())


def _subordinate(sheet: Sheet, cue: Cue) -> bool:
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
        return before >= 0 and "that" in sheet.sets.get(before, ()) and not _future(sheet, cue)
    if sheet.lex.order == "svo" and before >= 0 and verb.form.tense == "present" and verb.form.person == 0:
        return sheet.text.tokens[before].form == "to"
    return False


def _ahead(kind: EventType, mode: str, status: Status, rules: list[str]) -> Verdict | None:
    if kind in _PROMISED:
        return Verdict("AGREE", "", "offered", 0.75, (*rules, "status.promised"))
    if kind in {"REQUEST", "ACCUSE", "REJECT", "THREATEN"}:
        return None
    if kind == "ASSAULT":
        return Verdict("THREATEN", "violence", "happened", 0.5, (*rules, "status.threatened"))
    if status == "offered":
        return Verdict(kind, mode, status, 0.7, (*rules, "status.offered"))
    return Verdict(kind, mode, "planned", 0.75, (*rules, "status.future"))
