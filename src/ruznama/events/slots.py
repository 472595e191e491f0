"""The phrases of a trigger's clause by slot: bare grammar, a preposition, a noun's genitive."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ruznama.events.clauses import Clause
from ruznama.events.frames import frame
from ruznama.events.orders import grouped, hyphened, sov, svo, vso
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.voice import passive
from ruznama.events.vso import described

__all__ = ["slotted"]


def slotted(
    sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], *, undergone: bool
) -> dict[str, list[Chunk]]:
    """Chunks of the clause by slot; phrases whose owner or topic a party is stand under ``slot.dep``.

    ``undergone``: whether the verb is a passive.
    """
    slots: dict[str, list[Chunk]] = {}
    bare: list[Chunk] = []
    order = sheet.lex.order
    joint = cue.trigger is not None and frame(cue.trigger.frame).joint
    taken: Chunk | None = None
    for chunk in _inside(sheet, cue, where, found, undergone=undergone):
        # "between X and Y": the second goes with the first.
        link = sheet.marks[taken.last : chunk.head] if taken is not None and taken.slot == chunk.slot else ()
        joined = "c" in link and all(mark in "c,s" for mark in link)
        if order == "vso" and taken is not None and taken.slot == chunk.slot:
            joined = joined or len(grouped(sheet, [taken, chunk])) == 1
        travels = order == "vso" and chunk.slot == "with" and frame_of(cue) == "visit"
        elsewhere = joint and cue.verb is not None and _of_another(sheet, cue, chunk)
        shared = (joint or travels) and chunk.slot in {"with", "between", "to"}
        if elsewhere or (shared and (joined or _taken(sheet, cue, chunk))):
            taken = chunk
            continue
        if chunk.slot == "gen":
            name = "gen" if chunk.of == cue.first else "other"
            slots.setdefault(name, []).append(chunk)
            # "during a visit to X, praised": who is named before the verb is not what it is about.
            behind = chunk.first >= cue.first or order == "sov" or undergone
            # "was closed because of the clash of X and Y"
            reason = order == "sov" and chunk.of is not None and sheet.slots.get(chunk.of - 1) == "aside"
            if name == "other" and not (_victim(sheet, chunk) and not _blaming(cue)) and behind and not reason:
                slots.setdefault("any.dep", []).append(chunk)
        elif chunk.slot == "bare":
            bare.append(chunk)
        else:
            slots.setdefault(f"{chunk.slot}.dep" if chunk.dep else chunk.slot, []).append(chunk)
    if cue.verb is None:
        _nominal(sheet, cue, where, bare, slots)
    elif order == "sov":
        sov(sheet, cue, bare, slots)
    elif order == "vso":
        vso(sheet, cue, where, bare, slots)
    else:
        svo(sheet, cue, where, bare, slots)
        _own_clause(sheet, slots)
        _relative_object(sheet, cue, where, found, slots)
        _called_for(sheet, cue, slots)
    if order == "vso" and cue.trigger is not None and cue.trigger.type == "ACCUSE":
        _blamed(slots, accused=frame_of(cue) == "accuse")
    if where.outer >= 0 and "subj" not in slots and cue.verb is not None and order != "sov":
        slots["subj"] = _outer(sheet, where, cue.verb, found)
    if undergone:
        slots["obj"], slots["subj"] = slots.get("subj", []) + slots.get("obj", []), slots.get("by", [])
        slots["obj.dep"] = slots.get("subj.dep", []) + slots.get("obj.dep", [])
    return slots


_DIRECTED = frozenset({"accuse", "ask", "attack", "target"})


def _meant(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether an English relative word is the object of its verb ("X, which the bloc accuses of", "whom it blamed")."""
    relative = sheet.text.tokens[where.first - 1].form in {"which", "whom", "who"}
    if not relative or where.first == cue.first or frame_of(cue) not in _DIRECTED:
        return False
    subject = where.first + ("determiner" in sheet.sets.get(where.first, ()))
    pronoun = sheet.text.tokens[where.first].form in {"it", "they", "he", "she"}
    return pronoun or any(first <= subject < last for _, first, last in sheet.named if last <= cue.first)


def _relative_object(
    sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], slots: dict[str, list[Chunk]]
) -> None:
    """Make whom an English relative word takes up the object ("X, which the bloc accuses of")."""
    if cue.verb is not None and where.outer >= 0 and not slots.get("obj") and _meant(sheet, cue, where):
        slots["obj"] = _outer(sheet, where, cue.verb, found)


def _called_for(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]]) -> None:
    """Make whom English "for X to" tells the one who is asked ("called for X to withdraw")."""
    if frame_of(cue) != "ask" or slots.get("obj"):
        return
    asked = [c for c in slots.get("for", ()) if c.last < len(sheet.marks) and sheet.text.tokens[c.last].form == "to"]
    if asked:
        slots["obj"] = asked


def _own_clause(sheet: Sheet, slots: dict[str, list[Chunk]]) -> None:
    """Leave out what stands before ", and" and an English subject ("wrote to A, and X asked")."""
    subjects = slots.get("subj")
    if not subjects or sheet.marks[max(0, subjects[0].head - 2) : subjects[0].head] != ",c":
        return
    for slot, listed in slots.items():
        if slot not in {"subj", "subj.dep"}:
            slots[slot] = [chunk for chunk in listed if chunk.first >= subjects[0].head]


def _inside(sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], *, undergone: bool) -> list[Chunk]:
    """Chunks of the clause that can be parties of the deed."""
    inside = [c for c in found if where.first <= c.first < where.last and not c.place]
    if where.gaps:
        inside = [c for c in inside if where.holds(c.first)]
    if sheet.lex.order != "sov":
        return [c for c in inside if not _elsewhere(sheet, cue, c)]
    if where.outer >= 0:
        inside = [c for c in found if where.outer <= c.first < where.hole and not c.place] + [
            c for c in inside if c.first >= where.hole and not _embedded(sheet, where, c)
        ]
    inside = _led(inside)
    return [
        replace(c, dep=True) if c.slot == "by" and _anothers(sheet, cue, undergone=undergone) else c
        for c in inside
        if c.slot != "with" or not (_accompanied(cue) or _of_the_matter(sheet, cue, c, inside))
    ]


def _led(inside: list[Chunk]) -> list[Chunk]:
    """Who leads a Persian delegation goes himself where it has no owner ("a delegation led by X left for")."""
    if not inside or inside[0].slot != "led":
        return inside
    return [replace(inside[0], slot="bare", dep=False), *inside[1:]]


def _blamed(slots: dict[str, list[Chunk]], *, accused: bool) -> None:
    """Of an Arabic deed told as a noun its doer is blamed, who stands first ("condemned the arrest by X of two").

    ``accused``: whether the verb itself accuses.
    """
    # "condemned the raid on a ship from X": nobody is blamed by that preposition.
    if accused:
        slots.pop("from", None)
    doer, done = slots.get("any.dep", ()), slots.get("obj.dep", ())
    if doer and done and doer[0].first < done[0].head:
        del slots["obj.dep"]


def _outer(sheet: Sheet, where: Clause, verb: VerbAt, found: Sequence[Chunk]) -> list[Chunk]:
    """Subject of a relative clause: whom it describes, in Arabic told by the relative's gender."""
    if sheet.lex.order == "vso":
        return [] if verb.suffix else described(sheet, where, verb, found)
    outer = [c for c in found if where.outer <= c.first < where.hole and not c.place]
    if sheet.lex.order == "svo" and outer and not sheet.marks[outer[-1].last : where.hole].strip("s,"):
        # "after meeting X, who": the phrase right before is described, whatever stands before it; all of a list.
        joint = verb.form.number != "s" and outer[-1].linked
        return grouped(sheet, outer)[-1] if joint else outer[-1:]
    return [c for c in outer if c.slot == "bare" and not c.dep][:1]


def frame_of(cue: Cue) -> str:
    """The frame of a trigger; "" where the cue is none."""
    return cue.trigger.frame if cue.trigger is not None else ""


_STRIKES = frozenset({"attack", "onslaught"})


def _victim(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether a genitive is the one attacked, or the go-between: who condemns or accepts means somebody else."""
    return chunk.of is not None and any(
        cue.trigger is not None
        and cue.last > cue.first + 1
        and (cue.trigger.frame in _STRIKES or cue.trigger.frame == "mediate")
        for cue in sheet.cues_from(chunk.of, chunk.of + 1)
    )


def _blaming(cue: Cue) -> bool:
    """Whether the one behind an attack is blamed: "blamed the attack on X"."""
    return cue.verb is not None and cue.verb.lemma == "blame"


def _elsewhere(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether a phrase belongs to a noun that is no party of the deed.

    "Rejected the displacement of X" rejects nothing of X; "cut aid over its deal with X" cuts none to X.
    """
    if cue.trigger is None:
        return False
    if sheet.lex.order == "vso":
        if cue.verb is not None and frame_of(cue) == "visit" and chunk.slot == "to" and chunk.first - cue.last > _GOAL:
            # "landed in X for the summit of (li) a body": the letter far from the verb makes an owner, no goal.
            return sheet.marks[chunk.head - 1 : chunk.head] != "p"
        if chunk.slot == "with" and chunk.last <= cue.first and frame(cue.trigger.frame).joint:
            # "in a step that strains ties with X, the ministers agreed on"; not "at a meeting with X, he agreed on".
            met = sheet.cues_from(max(0, chunk.head - _MET), chunk.head)
            talks = any(c.trigger is not None and c.trigger.type == "CONSULT" for c in met)
            return "," in sheet.marks[chunk.last : cue.first] and not talks
        account = sheet.first_of("on_account", cue.end, chunk.head) if cue.trigger.type == "SANCTION" else -1
        if account >= 0 and "," not in sheet.marks[account : chunk.head]:
            # "put sanctions on X in answer to the visit to Y", not "expelled, in answer to the murder, envoys of X"
            return True
        return cue.trigger.type == "REJECT" and "deported" in sheet.sets.get(chunk.head - 1, ())
    if sheet.lex.order == "svo" and chunk.slot not in {"bare", "gen"} and _deeper(sheet, cue, chunk):
        return True
    if sheet.lex.order != "svo" or chunk.slot != "with" or frame(cue.trigger.frame).joint:
        return False
    before = chunk.head - 2
    if before <= cue.end or "paper" not in sheet.sets.get(before, ()):
        return False
    return any(sheet.slots.get(i) in {"about", "after", "for"} for i in range(max(cue.end, before - 3), before))


_SETTLED = frozenset({"back", "accuse", "refuse", "measure", "summon", "recall", "release"})
_LATER = frozenset({"after", "before", "since"})


def _deeper(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether an English phrase belongs to an infinitive behind the verb, or stands in a phrase of "after".

    "Condemned the decision to send troops to X"; "recalled its envoy after a change of policy toward X".
    """
    if cue.verb is None or cue.trigger is None or chunk.head <= cue.end:
        return False
    led = any(sheet.slots.get(i) in _LATER and sheet.marks[i] == "p" for i in range(cue.end, chunk.head - 1))
    # "refused to meet with X", "refuses to sign with X": X is refused.
    joins = cue.trigger.frame == "refuse" and chunk.slot == "with"
    inside = cue.trigger.frame in _SETTLED and not joins and "n" in sheet.marks[cue.end : chunk.head]
    return (led and chunk.slot not in _LATER) or inside


# The goal of an Arabic journey stands this close behind its verb where only a letter marks it.
_GOAL = 6
# "at his meeting in the palace with X": from the meeting to its partner.
_MET = 8
_TRAVELS = frozenset({"visit", "bound"})
# "hosted a new round of talks between": the talks are what is hosted.
_OBJECT = 4
_HELD = frozenset({"near:talks", "near:session"})


def _reach(sheet: Sheet, cue: Cue) -> int:
    """How far behind a verb its object may begin; the subject of an Arabic verb stands between."""
    held = cue.trigger is not None and "near:session" in cue.trigger.needs
    return 3 * _OBJECT if held and sheet.lex.order == "vso" else _OBJECT


def _taken(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether another event noun has the phrase to itself ("consulted on talks with X", "talks between X and Y")."""
    if sheet.lex.order == "sov":
        before = chunk.head - 2
        noun = any(
            other.trigger is not None and other.first != cue.first and other.first <= before < other.last
            for other in sheet.cues_from(sheet.parts[before].first, before + 1)
        )
        return chunk.slot == "between" and (noun or _of_topic(sheet, cue, before))
    kin = _truces(sheet, cue, chunk)
    meets = cue.trigger is not None and cue.trigger.type == "CONSULT"
    if chunk.slot == "between" and meets and _matter_before(sheet, cue, chunk):
        return True
    return any(
        other.trigger is not None
        and other.trigger is not cue.trigger
        and "masdar" not in other.trigger.needs
        and other.first not in kin
        and not (cue.trigger is not None and _HELD & cue.trigger.needs and other.first - cue.end <= _reach(sheet, cue))
        and other.verb is None
        and cue.end <= other.first
        and other.last <= chunk.head
        for other in sheet.cues_from(cue.first + 1, chunk.first)
    )


# An adjective may stand between a war and the preposition behind it.
_MATTER = 3


def _matter_before(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether a war or a dispute right before an Arabic "between" is that of the phrase ("met on the war between")."""
    at = chunk.head - 2
    for index in range(at, max(cue.end, at - _MATTER) - 1, -1):
        if sheet.marks[index] != " ":
            return False
        if "matter" in sheet.sets.get(index, ()):
            # A truce is told with the same words as the fire it stops.
            near = sheet.cues_from(max(0, index - _MATTER), index + 1)
            return not any(c.trigger is not None and c.trigger.type == "RETREAT" and c.last > index for c in near)
    return False


_SIGNED = frozenset({"set:paper", "near:paper"})


def _truces(sheet: Sheet, cue: Cue, chunk: Chunk) -> frozenset[int]:
    """Where nouns stand that the trigger itself is about: a truce that begins, a truce that is agreed on."""
    if cue.trigger is None or cue.trigger.type not in {"RETREAT", "AGREE", "CONSULT"}:
        return frozenset()
    same = cue.trigger.type == "RETREAT" or sheet.lex.order == "vso"
    same = same or (cue.verb is not None and chunk.slot == "with" and bool(cue.trigger.needs & _SIGNED))
    # Of talks on a truce between two the truce stands right behind the talks.
    high = cue.last + 1 if cue.trigger.type == "CONSULT" else chunk.first
    near = sheet.cues_from(cue.first + 1, high) if same else ()
    # "signed an accord with X": the paper that the verb asks for.
    kin = {"RETREAT", "AGREE"} if cue.verb is not None and cue.trigger.needs & _SIGNED else {"RETREAT"}
    return frozenset(c.first for c in near if c.trigger is not None and c.trigger.type in kin)


# "on the need for talks", "about the peace": what parties agree on is told in few words.
_TOPIC = 5


def _of_topic(sheet: Sheet, cue: Cue, last: int) -> bool:
    """Whether a Persian phrase behind ``last`` belongs to what is agreed on ("agreed on peace between X and Y")."""
    if cue.verb is None or passive(sheet, cue):
        return False
    index = last
    while index > last - _TOPIC and index >= 0 and sheet.marks[index] in " s":
        index -= 1
    return index < last and sheet.slots.get(index) in {"about", "on", "from", "for"}


def _anothers(sheet: Sheet, cue: Cue, *, undergone: bool) -> bool:
    """Whether "by X" in Persian tells who did what a noun before it names: an active verb has its doer as subject."""
    if undergone or cue.trigger is None:
        return False
    if "slot:by" in cue.trigger.needs:
        return False
    plan = frame(cue.trigger.frame)
    if cue.verb is not None:
        # "came under attack by X": what the subject suffers has its doer behind "by".
        return "subj" in plan.actor
    if not plan.joint:
        return False
    verb = sheet.verbs.get(sheet.marks.find("v", cue.last, sheet.parts[cue.first].last))
    return verb is None or verb.lemma not in sheet.lex.settings["passive_verbs"]


def _of_the_matter(sheet: Sheet, cue: Cue, chunk: Chunk, others: Sequence[Chunk]) -> bool:
    """Whether Persian "with X" belongs to what talks with somebody else are about ("met Y on the war with X")."""
    if chunk.slot != "with" or not _joint(cue):
        return False
    low = sheet.parts[cue.first].first
    about = max((i for i in range(low, chunk.head) if sheet.slots.get(i) == "about"), default=-1)
    if about < 0 or "," in sheet.marks[about : chunk.head]:
        return False
    return any(c.slot == "with" and c.last <= about and not c.dep for c in others)


def _accompanied(cue: Cue) -> bool:
    """Whether Persian "with X" beside a deed names no host ("travelled with X", "for talks with X travelled to Y")."""
    return cue.trigger is not None and cue.trigger.frame in _TRAVELS


def _embedded(sheet: Sheet, where: Clause, chunk: Chunk) -> bool:
    """Whether a chunk stands in the relative clause that the hole begins."""
    return chunk.first < where.first and "v" in sheet.marks[chunk.last : where.last]


def _nominal(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """A bare noun: genitives and prepositions right behind it; in English also the owner before it."""
    behind = [c for c in bare if c.first >= cue.last]
    if sheet.lex.order == "sov" and "this" in sheet.sets.get(cue.first - 1, ()):
        # "after this attack X expelled": a noun that is pointed at has no owner.
        behind = []
    if sheet.lex.order == "vso":
        # "its refusal of the plan of X": X owns the plan.
        slots["obj.dep"] = [c for c in behind if c.dep]
        behind = [c for c in behind if not c.dep]
    # Behind "with the mediation of X" another bare phrase is the object of the verb.
    owned = sheet.lex.order == "sov" and bool(slots.get("gen"))
    if behind and not owned and not sheet.marks[cue.last : behind[0].head].strip(" s"):
        # An Arabic genitive stands right behind its noun; in Persian an adjective may come between.
        reach = 0 if sheet.lex.order == "vso" else 2
        close = [c for c in grouped(sheet, behind)[0] if c.head - cue.last <= reach or c.first != behind[0].first]
        if sheet.lex.order == "vso" and _joint(cue):
            close = _chained(sheet, close, behind)
        slots.setdefault("gen", []).extend(close)
    deciders = _deciders(sheet, cue, slots) if sheet.lex.order == "vso" else []
    owners = slots.get("gen", [])
    second = [run for run in grouped(sheet, behind) if owners and run[0].head == owners[-1].last]
    if sheet.lex.order == "vso" and second:
        # "the accusation by X of Y": a second bare phrase is the object.
        slots["obj"] = second[0]
    before = [c for c in bare if c.last <= cue.first]
    if sheet.lex.order == "svo" and before and before[-1].last >= cue.first - 3:
        run = grouped(sheet, before)[-1]
        tied = len(run) > 1 and hyphened(sheet, run[-2].last) and not sheet.crosses(".,vpqrc", run[-1].last, cue.first)
        if run[-1].dep or run[-1].last == cue.first or tied:
            slots.setdefault("owner", []).extend(replace(c, dep=False) for c in run)
    for slot in [name for name in slots if name not in {"gen", "other", "owner"}]:
        slots[slot] = [
            c
            for c in slots[slot]
            if (c.first >= cue.last and _near(sheet, cue, c, where)) or _parted(sheet, cue, c, slot)
        ]
    if deciders:
        slots["subj"] = deciders


# "after the decision of X, Y and Z to cut ties": a deed stands right behind those who decided on it.
_DECIDED = 3


def _deciders(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]]) -> list[Chunk]:
    """Who decided on, announced or set about what an Arabic noun tells, named between that word and the noun."""
    before = sorted((c for listed in slots.values() for c in listed if c.last <= cue.first), key=lambda c: c.first)
    run: list[Chunk] = []
    for chunk in reversed(before):
        stop = run[0].head if run else cue.first
        between = sheet.marks[chunk.last : stop]
        if between.strip(" c,s") or len(between) > _DECIDED or (run and "c" not in between and not run[0].linked):
            return []
        run.insert(0, chunk)
        if "decision_word" in sheet.sets.get(chunk.head, ()) or "decision_word" in sheet.sets.get(chunk.head - 1, ()):
            return [replace(c, dep=False) for c in run]
    return []


def _joint(cue: Cue) -> bool:
    """Whether all parties of a trigger's frame are its doers."""
    return cue.trigger is not None and frame(cue.trigger.frame).joint


def _chained(sheet: Sheet, close: list[Chunk], behind: Sequence[Chunk]) -> list[Chunk]:
    """Parties of an Arabic event noun with those whose adjectives follow each other ("a summit Egyptian Jordanian")."""
    endings = sheet.lex.settings.get("nisba", ("\0",))
    run = list(close)
    for chunk in behind:
        adjectives = run and all(sheet.text.tokens[c.last - 1].form.endswith(endings) for c in (run[-1], chunk))
        if adjectives and chunk.head == run[-1].last:
            run.append(chunk)
    return run


def _parted(sheet: Sheet, cue: Cue, chunk: Chunk, slot: str) -> bool:
    """Whether a Persian noun stands behind its parties, before its verb ("between A and B fighting broke out")."""
    if slot != "between" or sheet.lex.order != "sov" or chunk.last > cue.first:
        return False
    return sheet.marks[cue.last : cue.last + 1] == "v" or "v" in sheet.marks[cue.last : cue.last + 2]


def _of_another(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether an English "with" or "between" belongs to a later noun ("urged in talks, in interviews with X")."""
    if sheet.lex.order != "svo" or chunk.slot not in {"with", "between"}:
        return False
    with_ = sheet.last_led(chunk.slot, cue.last + 1, chunk.head)
    known = sheet.sets.get(with_ - 1, frozenset())
    # "signed separate agreements with X": the paper is what they sign together.
    return with_ > cue.last + 1 and "channel_word" in known and "paper" not in known


def _near(sheet: Sheet, cue: Cue, chunk: Chunk, where: Clause) -> bool:
    """Whether a phrase belongs to the noun: no other verb, trigger or comma stands between."""
    stop = min(chunk.head, where.last)
    if sheet.lex.order == "sov" and "strain" in sheet.sets.get(stop - 2, ()):
        # "after a clash in X, the tension between Y and Z"
        return False
    if sheet.crosses(".vqr", cue.last, stop) or _of_another(sheet, cue, chunk):
        return False
    return sheet.marks.count(" ", cue.last, stop) + sheet.marks.count(",", cue.last, stop) <= 12
