"""Whether it happened: what tense, negation, condition, plan and willingness make of a trigger's type."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from ruznama.events.clauses import Clause
from ruznama.events.frames import Trigger
from ruznama.events.modality import (
    agreed,
    conditional,
    decided,
    future,
    introduced,
    negated,
    possible,
    progressive,
    protasis,
    subordinate,
    unable,
)
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.model import EventType, Status

__all__ = ["BESIDE", "Verdict", "judge"]

# Needs of nouns told beside the main verb, voiced by it, or told as its means: nothing else carries or governs them.
BESIDE = frozenset({"hal", "voiced", "beside"})

# PLOVER: a cooperative deed that is only promised is AGREE.
_PROMISED = frozenset({"SUPPORT", "COOPERATE", "AID"})
_WILLING = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE", "CONCEDE", "RETREAT"})
_LASTING = frozenset({"COOPERATE", "AID", "SANCTION", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST"})
_UNDERWAY = frozenset({"CONSULT", "COOPERATE", "ASSAULT", "MOBILIZE", "PROTEST"})
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT"})
_UNREAL = frozenset({"to", "for", "about", "toward", "from", "by_means", "unreal"})
_FIRM = frozenset({"ready", "plan", "decide"})
# "decided, announced the expulsion of": the authority itself tells its measure.
_DECREEING = frozenset({"decide", "announce", "plan"})
# "took to, carried out, failed in the expulsion of"
_CARRYING = frozenset({"hold", "occur", "fail", "begin"})
# What something is told to have come after has happened.
_PAST = frozenset({"after", "since"})
# What is hoped for, doubted or denied is no event.
_VOID = frozenset({"hope", "resume", "doubt", "deny"})
_HALTING = frozenset({"stall", "fail", "cancel", "postpone", "arrange"})


class Verdict(msgspec.Struct, frozen=True, gc=False):
    """Type, mode, status and certainty (0-1) of an event, and the rules that said so."""

    type: EventType
    mode: str
    status: Status
    sure: float
    rules: tuple[str, ...]


def judge(  # noqa: PLR0911 - one question after the other
    sheet: Sheet, cue: Cue, where: Clause, support: Cue | None, governor: Cue | None
) -> Verdict | None:
    """Status of a trigger in its clause; None where it is no event at all (a mere wish, purpose or topic)."""
    trigger = cue.trigger
    if trigger is None:
        return None
    plain = Verdict(
        trigger.type, trigger.mode, trigger.status, 0.85, (f"support.{support.entry.name}",) if support else ()
    )
    denied = negated(sheet, cue, support)
    noun = sheet.lex.order == "vso" and (cue.verb is None or cue.verb.first != cue.first)
    slot = introduced(sheet, cue) if noun else ""
    if (slot == "without" and trigger.type not in {"AGREE", "CONSULT"}) or (
        noun and denied and plain.status == "offered"
    ):
        # "without a withdrawal", "its lack of commitment": no deed, and nothing offered.
        return None
    if (noun and _reviewed(sheet, cue, support)) or (governor is not None and _asked(sheet, cue, governor)):
        return None
    # "decided on it after the reception of X": the reception was no plan.
    governor = None if slot == "after" or _put_off(sheet, support) else governor
    if "denied" in trigger.needs and (governor is not None or not denied or subordinate(sheet, cue)):
        return None
    if conditional(sheet, cue, where):
        return _in_condition(sheet, cue, where, (support, governor), plain, denied=denied)
    loose = ("governed" in trigger.needs and (governor is None or governor.entry.name not in _FIRM)) or (
        "decreed" in trigger.needs and not _decreed(sheet, cue, support, governor)
    )
    if governor is not None or loose:
        final = sheet.lex.order == "sov"
        if loose or governor is None or (final and _topical(sheet, cue, governor)):
            return None
        summoned = cue.trigger is not None and cue.trigger.frame == "summon"
        return _governed(plain, governor, denied=denied, final=final, summoned=summoned)
    if support is not None and support.entry.name in _HALTING:
        return None if denied else _halted(plain, support.entry.name, final=sheet.lex.order == "sov")
    if cue.verb is None:
        return _noun(sheet, cue, support, plain, denied=denied)
    if ("future" in trigger.needs and not future(sheet, cue)) or subordinate(sheet, cue):
        return _denied(plain, trigger) if unable(sheet, cue) else None
    if denied and trigger.frame == "attend" and sheet.lex.order == "sov" and future(sheet, cue):
        # "will not take part" is a refusal, which a row of its own tells.
        return None
    refusing = future(sheet, cue) or "wont" in sheet.sets.get(cue.verb.first - 1, ())
    if denied and plain.type == "AGREE" and plain.status == "happened" and refusing:
        # "will not sign with X" refuses X.
        return _other(plain, "REJECT", "", ("happened", 0.65, "status.unwilling"))
    if denied:
        return _denied(plain, trigger)
    return _asserted(sheet, cue, cue.verb, support, plain)


def _put_off(sheet: Sheet, support: Cue | None) -> bool:
    """Whether what is announced or decided in Arabic is that a meeting is put off or called off."""
    return sheet.lex.order == "vso" and support is not None and support.entry.name in _HALTING


# "ways of furthering the ties of cooperation"
_WAYS = 4


def _reviewed(sheet: Sheet, cue: Cue, support: Cue | None) -> bool:
    """Whether an Arabic noun only is what talks are about ("ways of furthering X", "a review of ties and of X")."""
    near = range(max(0, cue.first - _WAYS), cue.first)
    if any("ways" in sheet.sets.get(i, ()) and not sheet.crosses(".,vqp", i, cue.first) for i in near):
        return True
    verb = support.verb if support is not None else None
    behind = verb.last if verb is not None and verb.last < cue.first else cue.first
    return cue.trigger is not None and cue.trigger.type == "COOPERATE" and sheet.stands("reviewed", behind, cue.first)


def _topical(sheet: Sheet, cue: Cue, governor: Cue) -> bool:
    """Whether a Persian noun is only what an announced readiness is for ("told of its readiness for talks with X")."""
    if governor.entry.name != "announce" or cue.verb is not None:
        return False
    offers = sheet.cues_from(max(sheet.parts[cue.first].first, cue.first - _OFFER), cue.first)
    return introduced(sheet, cue) == "for" or any(
        c.trigger is not None and c.trigger.status == "offered" for c in offers
    )


# "of the readiness of X in talks with Y told"
_OFFER = 6


def _asked(sheet: Sheet, cue: Cue, governor: Cue) -> bool:
    """Whether an English plan is to ask somebody to do it ("is prepared to ask X to join")."""
    if sheet.lex.order != "svo" or governor.last > cue.first:
        return False
    between = sheet.cues_from(governor.last, cue.first)
    return any(other.trigger is not None and other.trigger.type == "REQUEST" for other in between)


def _in_condition(
    sheet: Sheet, cue: Cue, where: Clause, beside: tuple[Cue | None, Cue | None], plain: Verdict, *, denied: bool
) -> Verdict | None:
    """A trigger in a sentence with an "if"; ``beside``: the word that supports it and the one that governs it."""
    support, governor = beside
    if plain.type != "ASSAULT" and protasis(sheet, cue):
        return None
    loose = governor is None or governor.entry.name in _VOID
    if loose and sheet.lex.order == "svo" and subordinate(sheet, cue):
        # "agreed not to attend unless"
        return None
    # "should attacks cease": a deed that is only named in a condition is nobody's threat.
    bare = cue.verb is None and plain.type not in {"CONSULT", "AGREE"}
    opened = where.first > 0 and sheet.marks[where.first - 1] == "i" and sheet.lex.order != "sov"
    bare = bare or (opened and plain.type != "ASSAULT")
    if cue.verb is not None and not bare and not opened and _stated(sheet, cue, plain):
        # "demands control unless X withdraws": the demand itself stands.
        return _told(sheet, cue, cue.verb, support, plain)
    return None if bare else _conditionally(plain, ahead=future(sheet, cue), denied=denied)


def _stated(sheet: Sheet, cue: Cue, plain: Verdict) -> bool:
    """Whether an English verb of demanding or refusing stands before its condition, in the past or present."""
    verb = cue.verb
    if sheet.lex.order != "svo" or verb is None or plain.type not in _SPOKEN or future(sheet, cue):
        return False
    return verb.form.person > 0 or verb.form.tense == "past"


def _decreed(sheet: Sheet, cue: Cue, support: Cue | None, governor: Cue | None) -> bool:
    """Whether a measure named by a noun is told as taken: announced, carried out, or what something came after."""
    if governor is not None:
        return governor.entry.name in _DECREEING
    if _heading(sheet, cue):
        return True
    carried = support is not None and support.entry.name in _CARRYING
    return carried or introduced(sheet, cue) in _PAST or decided(sheet, cue)


def _heading(sheet: Sheet, cue: Cue) -> bool:
    """Whether a noun opens a Persian line without any verb, as headlines are ("the expulsion of two envoys")."""
    part = sheet.parts[cue.first]
    return sheet.lex.order == "sov" and cue.first == part.first and "v" not in sheet.marks[part.first : part.last]


def _as(plain: Verdict, status: Status, sure: float, rule: str) -> Verdict:
    return replace(plain, status=status, sure=sure, rules=(*plain.rules, rule))


def _other(plain: Verdict, kind: EventType, mode: str, verdict: tuple[Status, float, str]) -> Verdict:
    status, sure, rule = verdict
    return Verdict(kind, mode, status, sure, (*plain.rules, rule))


def _asserted(sheet: Sheet, cue: Cue, verb: VerbAt, support: Cue | None, plain: Verdict) -> Verdict | None:
    if _ought(sheet, verb) and plain.type not in {"RETREAT", "CONCEDE"}:
        # "X must leave": what is demanded is no event; an accord may say so of what is given up.
        return None
    if possible(sheet, cue):
        return _as(plain, "conditional", 0.4, "status.possible")
    if cue.trigger is not None and cue.trigger.frame == "summon" and future(sheet, cue):
        # A summons that is announced is a deed to come, not only words.
        return _as(plain, "planned", 0.75, "status.future")
    if cue.trigger is not None and plain.type == "THREATEN" and "future" in cue.trigger.needs:
        return _as(plain, "happened", 0.6, "status.threatened")
    return _ahead(plain) if future(sheet, cue) else _told(sheet, cue, verb, support, plain)


def _ought(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether "must", "should" stands before a verb, "be" of a passive stepped over ("should be settled")."""
    if sheet.lex.order == "sov":
        clause = max(sheet.marks.rfind(mark, 0, verb.first) for mark in ".vq")
        return sheet.stands("ought", clause + 1, verb.first)
    before, be = verb.first - 1, sheet.lex.settings["_be"]
    while before > 0 and sheet.text.tokens[before].form in be:
        before -= 1
    return "ought" in sheet.sets.get(before, ())


def _told(sheet: Sheet, cue: Cue, verb: VerbAt, support: Cue | None, plain: Verdict) -> Verdict:
    """A verb in the past or the present that nothing denies or governs."""
    name = support.entry.name if support else ""
    # "telephoned X to urge", "the first to visit": an infinitive that is told at all was done.
    before = verb.first - 1
    infinitive = sheet.lex.order == "svo" and before >= 0 and sheet.text.tokens[before].form == "to"
    sequel = "before_that" in sheet.sets.get(verb.first - 1, ())
    present = verb.form.tense in {"present", "progressive"} and not sequel and not infinitive
    held = verb.lemma in sheet.lex.settings.get("bare_present", ())
    if held and cue.trigger is not None and cue.trigger.frame == "attend":
        # Persian "is present at the meeting" tells of now.
        present = False
    status: Status = plain.status
    if plain.type in _UNDERWAY and status == "happened" and progressive(sheet, verb):
        return _as(plain, "ongoing", 0.75, "status.progressive")
    if name in {"hold", "occur"} and status == "ongoing" and verb.form.tense == "past":
        status = "happened"
    if present and status == "happened":
        # A headline tells in the present what was done.
        if (
            plain.type in (_LASTING if sheet.lex.order == "svo" else {"SANCTION", "COERCE", "RETREAT"})
            and sheet.lex.order != "sov"
            and not sheet.places[verb.first]
        ):
            return _as(plain, status, 0.7, "status.headline")
        if plain.type == "SANCTION" and sheet.lex.order == "sov":
            # The Persian present of a measure, too: "the consulate closes".
            return _as(plain, "planned", 0.6, "status.present")
        if plain.type in _LASTING:
            return _as(plain, "ongoing", 0.75, "status.present")
        # The Persian present of a meeting tells what is about to be.
        upcoming = support is None and plain.mode != "third-party" and not _again(sheet, verb)
        if plain.type == "CONSULT" and sheet.lex.order == "sov" and upcoming:
            return _as(plain, "planned", 0.6, "status.present")
    if name == "continue" and plain.type in {"CONSULT", "COOPERATE"}:
        return _as(plain, "ongoing" if present else "happened", 0.7, "status.continued")
    return _as(plain, status, 0.85, f"status.{status}")


def _again(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether Persian "this is the second time that" stands before a verb: it is done, though told in the present."""
    return sheet.stands("nth_time", sheet.parts[verb.first].first, verb.first)


def _denied(plain: Verdict, trigger: Trigger) -> Verdict | None:
    if trigger.type == "THREATEN" and "denied" in trigger.needs:
        # "did not rule out a strike"
        return _as(plain, plain.status, 0.6, "status.denied")
    if "neg:REJECT" in trigger.needs:
        return _other(plain, "REJECT", "", ("happened", 0.7, "status.negated_promise"))
    # "did not accept" is the refusal that a row of its own tells; "did not apologize" is told as such.
    if "neg:negated" in trigger.needs:
        return _as(plain, "negated", 0.7, "status.negated")
    if plain.type in {*_SPOKEN, "THREATEN", "CONCEDE"} or plain.status == "negated":
        return None
    return _as(plain, "negated", 0.7, "status.negated")


def _conditionally(plain: Verdict, *, ahead: bool, denied: bool) -> Verdict | None:
    if plain.type in _SPOKEN:
        return None
    if plain.type == "SANCTION":
        # "will cut ties if ..." threatens; "unless it cuts ties" only names the condition.
        return _other(plain, "THREATEN", "", ("conditional", 0.5, "status.condition")) if ahead else None
    if plain.type == "ASSAULT":
        return _other(plain, "THREATEN", "violence", ("conditional", 0.5, "status.condition"))
    if plain.type in _PROMISED and denied and ahead:
        # "if X takes power, we will not help": a good deed withheld is a threat.
        return _other(plain, "THREATEN", "", ("conditional", 0.5, "status.condition"))
    if plain.type in _PROMISED:
        return _other(plain, "AGREE", "", ("conditional", 0.55, "status.condition"))
    return _as(plain, "conditional", 0.55, "status.condition")


def _governed(plain: Verdict, governor: Cue, *, denied: bool, final: bool, summoned: bool) -> Verdict | None:
    """What a modal word makes of the trigger in its scope.

    ``final``: in a language whose verb ends the clause. ``summoned``: whether an envoy is called in, a deed.
    """
    name, kind = governor.entry.name, plain.type
    plain = replace(plain, rules=(*plain.rules, f"governor.{name}"))
    if name in _VOID or (kind in {"REQUEST", "ACCUSE", "THREATEN"} and name != "announce" and not summoned):
        return None
    if denied or (governor.verb is not None and governor.verb.form.negative):
        if name != "ready" or kind not in _WILLING:
            return None
        return _other(plain, "REJECT", "meet" if kind == "CONSULT" else "", ("happened", 0.6, "status.unwilling"))
    if name == "unplanned":
        return _as(plain, "negated", 0.6, "status.unplanned")
    if name == "may":
        return _as(plain, "conditional", 0.45, "status.possible")
    if name == "announce" and final and plain.mode == "visit":
        # "told of a visit of X to Y": a journey that somebody announces is to come.
        return _as(plain, "planned", 0.6, "status.announced")
    if name == "announce":
        return _as(plain, plain.status, 0.65, "status.announced")
    if name == "ready":
        return _other(plain, "AGREE", "", ("offered", 0.8, "status.willing")) if kind in _WILLING else None
    return _intended(plain, decided=name == "decide")


def _intended(plain: Verdict, *, decided: bool) -> Verdict | None:
    """A plan or a decision: a promised good deed is AGREE, anything else is planned."""
    kind = plain.type
    if decided and kind in {"RETREAT", "SANCTION", "AGREE", "ACCUSE"}:
        return _as(plain, "happened", 0.7, "status.decided")
    if decided and kind in _PROMISED:
        return _other(plain, "AGREE", "", ("happened", 0.7, "status.decided"))
    if kind in _PROMISED or kind == "CONCEDE":
        return _other(plain, "AGREE", "", ("offered", 0.7, "status.intended"))
    return None if kind == "ASSAULT" else _as(plain, "planned", 0.8, "status.planned")


def _halted(plain: Verdict, name: str, *, final: bool) -> Verdict | None:
    """Talks that were called off, put off, or stood still; ``final``: in a language whose verb ends the clause."""
    if plain.type not in {"CONSULT", "AGREE", "COOPERATE"} and name != "fail":
        return None
    if name == "cancel":
        mode = "meet" if plain.type == "CONSULT" else ""
        return _other(plain, "REJECT", mode, ("happened", 0.7, "status.cancelled"))
    if name == "arrange":
        return _as(plain, "planned", 0.75, "status.arranged")
    if name == "postpone":
        return _as(plain, "planned", 0.6, "status.postponed")
    if name == "fail" and plain.type == "CONSULT" and final:
        # Talks that ended with nothing were had: what did not come is an agreement.
        return _other(plain, "AGREE", "", ("negated", 0.7, "status.halted"))
    return _as(plain, "negated", 0.7, "status.halted")


def _noun(sheet: Sheet, cue: Cue, support: Cue | None, plain: Verdict, *, denied: bool) -> Verdict | None:
    """What a noun tells, by the verb that carries it or by where it stands."""
    carrier = support.verb if support is not None else None
    if support is not None and carrier is not None and subordinate(sheet, cue.carried(carrier)):
        # "proposed that talks be held"; what two have agreed to hold is planned.
        return _as(plain, "planned", 0.7, "status.agreed") if agreed(sheet, cue, support) else None
    return _carried(sheet, cue, support, plain, denied=denied) or _nominal(sheet, cue, plain)


def _carried(sheet: Sheet, cue: Cue, support: Cue | None, plain: Verdict, *, denied: bool) -> Verdict | None:
    """What the verb that carries a noun says: "was not held", "will be held"; None for the plain past."""
    if support is None or support.verb is None or cue.trigger is None:
        return None
    if denied:
        return _denied(plain, cue.trigger)
    if future(sheet, cue.carried(support.verb)):
        return _ahead(plain)
    # "the summit takes place on Monday": the Persian present tells what is to come.
    ahead = sheet.lex.order == "sov" and support.verb.form.tense == "present" and support.entry.name in _CARRYING
    return _as(plain, "planned", 0.6, "status.present") if ahead and plain.type == "CONSULT" else None


def _nominal(sheet: Sheet, cue: Cue, plain: Verdict) -> Verdict | None:
    """A noun without a verb of its own is an event where it is told as a fact: after, during, at, since it."""
    if cue.trigger is not None and cue.trigger.needs & BESIDE:
        return _as(plain, plain.status, 0.7, "noun.beside")
    # Whoever decides on a deed, or is told to have set about it, has done it.
    done = cue.trigger is not None and "decreed" in cue.trigger.needs and decided(sheet, cue)
    slot = "after" if done else introduced(sheet, cue)
    # "the proposed meeting of X and Y"
    proposed = sheet.lex.order == "sov" and "proposed" in sheet.sets.get(cue.last, ())
    if slot in _UNREAL or (slot == "on" and sheet.lex.order == "sov") or proposed:
        return None
    if slot == "without" or (plain.type in {"AGREE", "CONSULT"} and _none(sheet, cue)):
        return _as(plain, "negated", 0.6, "status.without")
    sure = 0.7 if slot in {"after", "during", "since", "in", "before"} else 0.55
    if sheet.lex.order == "vso" and slot not in _PAST and (_needed(sheet, cue) or (slot == "on" and cue.suffix)):
        return None
    free = slot == "" and plain.type == "CONSULT" and not plain.rules
    if (free or slot in {"in", "during"}) and _to_come(sheet, cue):
        return _as(plain, "planned", sure, "status.future")
    if slot == "in" and _unreal(sheet, cue):
        return None
    return _as(plain, plain.status, sure, f"noun.{slot or 'bare'}")


def _unreal(sheet: Sheet, cue: Cue) -> bool:
    """Whether what a Persian noun stands in is only wished or stayed away from ("takes no part in the summit of X")."""
    verb = sheet.verbs.get(sheet.marks.find("v", cue.last, sheet.parts[cue.first].last))
    if sheet.lex.order != "sov" or verb is None:
        return False
    return verb.form.tense == "subjunctive" or (verb.form.negative and _attended(sheet, cue, verb))


def _attended(sheet: Sheet, cue: Cue, verb: VerbAt) -> bool:
    """Whether a Persian verb tells that somebody takes part."""
    carried = sheet.cues_from(cue.last, verb.first)
    return any(c.trigger is not None and c.trigger.frame == "attend" and c.verb is verb for c in carried)


# "stressed the need for both states to enter into talks"
_NEED = 8


def _needed(sheet: Sheet, cue: Cue) -> bool:
    """Whether an Arabic noun is only asked for, or a verb that is denied brings it ("will not take part in talks")."""
    low = max(sheet.parts[cue.first].first, cue.first - _NEED)
    for index in range(cue.first - 1, low - 1, -1):
        if sheet.marks[index] == "v":
            verb = sheet.verbs[index]
            return introduced(sheet, cue) == "in" and negated(sheet, replace(cue, verb=verb), None)
        if sheet.marks[index] in ".qri,":
            return False
        if "needed" in sheet.sets.get(index, ()):
            return True
    return False


def _to_come(sheet: Sheet, cue: Cue) -> bool:
    """Whether a Persian sentence goes on to what will be done ("at a meeting with X will discuss")."""
    if sheet.lex.order != "sov":
        return False
    part = sheet.parts[cue.first]
    verb = sheet.verbs.get(sheet.marks.find("v", cue.last, part.last))
    if verb is not None and future(sheet, cue.carried(verb)):
        return True
    # "it is expected that at this meeting accords be signed", "at his meeting with X is to discuss"
    plans = [other for other in sheet.cues_from(part.first, part.last) if other.trigger is None and _plan(sheet, other)]
    return any(not sheet.crosses(".v", min(p.last, cue.last), max(p.first, cue.first)) for p in plans)


def _plan(sheet: Sheet, cue: Cue) -> bool:
    """Whether a modal word tells a plan that stands, not one settled in the past."""
    return cue.entry.name == "plan" and "settled" not in sheet.sets.get(cue.first, ())


# "no mediation agreement between X and Y"
_NONE = 3


def _none(sheet: Sheet, cue: Cue) -> bool:
    """Whether "no" stands before an English noun of talks or an accord."""
    if sheet.lex.order != "svo":
        return False
    for index in range(cue.first - 1, max(-1, cue.first - 1 - _NONE), -1):
        if sheet.text.tokens[index].form == "no":
            return True
        if sheet.marks[index] != " ":
            return False
    return False


def _ahead(plain: Verdict) -> Verdict | None:
    """A verb in the future."""
    if plain.type in _PROMISED:
        return _other(plain, "AGREE", "", ("offered", 0.75, "status.promised"))
    if plain.type in _SPOKEN or plain.type == "THREATEN":
        return None
    if plain.type == "ASSAULT":
        return _other(plain, "THREATEN", "violence", ("happened", 0.5, "status.threatened"))
    if plain.status == "offered":
        return _as(plain, "offered", 0.7, "status.offered")
    return _as(plain, "planned", 0.75, "status.future")
