"""Actors and recipients of a trigger: its clause's chunks, read through its frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ruznama.events.clauses import Clause
from ruznama.events.crowds import unnamed
from ruznama.events.frames import Frame, frame
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.slots import slotted
from ruznama.events.subjects import agents, strange
from ruznama.events.voice import passive
from ruznama.events.vso import clitic

__all__ = ["Roles", "fill", "nobody", "possessed"]


class Roles(msgspec.Struct, frozen=True, gc=False):
    """Who does it to whom.

    Attributes:
        actors: actor ids.
        recipients: actor ids.
        chunks: the chunks they came from.
        subject: whether the doer stands in the clause itself.
        rules: which readings were used.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    subject: bool
    rules: tuple[str, ...]


def nobody() -> tuple[str, ...]:
    """The subject of a clause that inherits none."""
    return ()


def fill(
    sheet: Sheet,
    cue: Cue,
    where: Clause,
    found: Sequence[Chunk],
    fallback: Callable[[], tuple[str, ...]] = nobody,
    speaker: tuple[str, ...] = (),
    told: tuple[int, int] | None = None,
) -> Roles:
    """Fill the frame of a trigger.

    Args:
        sheet: the marked text.
        cue: the trigger.
        where: its clause.
        found: all chunks of the text.
        fallback: finds the subject that the clause inherits when it names none (one clause of three).
        speaker: who speaks the words the trigger stands in.
        told: tokens of what an Arabic verb of speech brings; whoever stands in them is not its subject.
    """
    trigger = cue.trigger
    undergone = passive(sheet, cue)
    slots = {} if trigger is None else slotted(sheet, cue, where, found, undergone=undergone)
    if trigger is None or (cue.verb is None and not any(slots.values())):
        # Of the nouns one in three has nobody beside it.
        return Roles((), (), (), subject=False, rules=(f"frame.{trigger.frame}",) if trigger is not None else ())
    plan = frame(trigger.frame)
    rules = [f"frame.{trigger.frame}"]
    if undergone:
        rules.append("role.passive")
    if _patient(sheet, cue, slots):
        slots["obj"], slots["subj"] = [*slots["subj"], *slots.get("obj", [])], slots.get("by", [])
        rules.append("role.passive")
    _regrouped(sheet, cue, plan, slots, told)
    agents(sheet, cue, slots, undergone=undergone)
    verb = cue.verb
    _pronoun(sheet, cue, where, found, slots, fallback)
    if _unheard(sheet, cue, where, slots, rules, undergone=undergone):
        fallback = nobody
    first_person = verb is not None and verb.form.person == 1
    actors = _doers(plan, slots)
    rules += _on_behalf(plan, slots)
    if not actors and "role.passive" in rules:
        actors += _within(plan, slots)
    ids = _ids(actors)
    owner = "subj.dep" in plan.actor and slots.get("subj.dep")
    if not actors and sheet.lex.order == "sov" and trigger.type in _MATERIAL and "role.unnamed" not in rules:
        # "the jets of X bombed": what X's planes, ships and police do, X does.
        owner = slots.get("subj.dep", [])[:1]
        actors, ids = owner, _ids(owner)
    agent = any(not c.dep for c in slots.get("by", ()))
    nominal = verb is None and (slots.get("gen") or slots.get("owner"))
    subject = bool(slots.get("subj") or owner or agent or nominal)
    if first_person and speaker:
        ids, subject = (*speaker, *[a for a in ids if plan.joint and a not in speaker]), True
        rules.append("role.first_person")
    elif verb is not None and not subject and (heir := fallback()):
        if "subj" in plan.recipient:
            # "X, who was the host of Y": the host is the recipient of the visit.
            host = tuple(a for a in heir if a not in ids)
            return Roles(ids, host, tuple(actors), subject=False, rules=(*rules, "role.inherited"))
        if not _undoing(sheet, rules):
            ids = (*heir, *[a for a in ids if plan.joint and a not in heir])
            rules.append("role.inherited")
    if plan.joint and len(ids) < 2:
        # "in the presence of X, at the end of talks": who is present before a comma is so at the main deed.
        more = [c for slot in plan.spare for c in slots.get(slot, ()) if not _at_the_main_deed(sheet, cue, c)]
        actors += more
        ids = tuple(dict.fromkeys((*ids, *_ids(more))))
    if plan.joint:
        return Roles(ids, (), tuple(actors), subject, tuple(rules))
    recipients = _struck(sheet, where, _recipients(sheet, cue, plan, slots, actors, rules))
    if recipients and not ids and _subjectless(sheet, cue, rules):
        rules.append("role.passive")
    others = tuple(a for a in _ids(recipients) if a not in ids)
    others = others or _still_undergone(sheet, cue, ids, fallback, undergone=undergone)
    return Roles(ids, others, (*actors, *recipients), subject, tuple(rules))


def _struck(sheet: Sheet, where: Clause, recipients: list[Chunk]) -> list[Chunk]:
    """Persian recipients without those who only stand in why it was done ("put X on a list for buying oil from Y")."""
    if sheet.lex.order != "sov" or len(recipients) < _COUPLE:
        return recipients
    reason = sheet.first_of("reason", where.first, where.last)
    before = [chunk for chunk in recipients if chunk.first < reason]
    return before or recipients


def _unheard(
    sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]], rules: list[str], *, undergone: bool
) -> bool:
    """Whether a deed has no doer to inherit: the truce that takes effect, or a subject without a name."""
    if cue.trigger is not None and "unowned" in cue.trigger.needs:
        return True
    if unnamed(sheet, cue, where, slots, undergone=undergone):
        rules.append("role.unnamed")
    elif strange(sheet, cue, where, slots, undergone=undergone):
        rules.append("role.strange")
    return rules[-1] in {"role.unnamed", "role.strange"}


def _undoing(sheet: Sheet, rules: Sequence[str]) -> bool:
    """Whether a passive without its agent leaves the doer open: who is named before suffers it."""
    return sheet.lex.order in {"sov", "svo"} and "role.passive" in rules


_COUPLE = 2
# "and was later deported"
_LINKED = 4


def _still_undergone(
    sheet: Sheet, cue: Cue, ids: Sequence[str], fallback: Callable[[], tuple[str, ...]], *, undergone: bool
) -> tuple[str, ...]:
    """Whom an English passive is done to that goes on with the clause before it ("was arrested and deported")."""
    return fallback() if undergone and not ids and _goes_on(sheet, cue) else ()


def _goes_on(sheet: Sheet, cue: Cue) -> bool:
    """Whether "and" joins an English verb to the clause before it."""
    if cue.verb is None or sheet.lex.order != "svo":
        return False
    near = range(cue.verb.first - 1, max(0, cue.verb.first - _LINKED), -1)
    before = next((i for i in near if sheet.marks[i] not in "vn"), -1)
    return before >= 0 and sheet.marks[before] == "c"


def _at_the_main_deed(sheet: Sheet, cue: Cue, present: Chunk) -> bool:
    """Whether a comma parts those present from an Arabic noun behind them, which only tells when it was."""
    return sheet.lex.order == "vso" and present.last <= cue.first and "," in sheet.marks[present.last : cue.first]


# Deeds of forces, ships and offices, which a state is named as the owner of.
_MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})


def _regrouped(
    sheet: Sheet, cue: Cue, plan: Frame, slots: dict[str, list[Chunk]], told: tuple[int, int] | None
) -> None:
    """Move phrases whose place does not tell their part: owners of verbal nouns, those driven to or called on."""
    _addressed(slots, told)
    if plan.joint and sheet.lex.order == "sov" and len(_ids(slots.get("subj", ()))) > 1:
        # "A and B agreed on a zone between rebels and C": C is no party.
        slots.pop("between", None)
    if cue.trigger is not None and "masdar" in cue.trigger.needs:
        _objective(sheet, cue, slots, plan)
    if cue.verb is not None and cue.verb.lemma in sheet.lex.settings.get("driving_verbs", ()):
        # "what drove X to expel": who is driven does it.
        slots["subj"] = slots.pop("by_means", []) or slots.pop("obj", []) or slots.get("subj", [])


def _addressed(slots: dict[str, list[Chunk]], told: tuple[int, int] | None) -> None:
    """Make who stands in the words an Arabic verb of speech brings its object ("and called on allies of X to").

    The subject is whoever spoke before; what he calls on them to do concerns others ("to put sanctions on Y").
    """
    if told is not None and any(told[0] <= c.first < told[1] for c in slots.get("subj", ())):
        slots["obj"], slots["subj"], slots["on"] = [*slots["subj"], *slots.get("obj", [])], [], []


def _pronoun(
    sheet: Sheet,
    cue: Cue,
    where: Clause,
    found: Sequence[Chunk],
    slots: dict[str, list[Chunk]],
    subject: Callable[[], tuple[str, ...]],
) -> None:
    """Make whom a pronoun written onto an Arabic verb stands for its object."""
    if cue.verb is not None and cue.verb.suffix and sheet.lex.order == "vso":
        whom = clitic(sheet, cue, where, found, _ids(slots.get("subj", ())) or subject())
        slots["obj"] = [*whom, *slots.get("obj", [])]


def _subjectless(sheet: Sheet, cue: Cue, rules: Sequence[str]) -> bool:
    """Whether an Arabic verb that opens its clause would have no subject: it is a passive ("sanctions were put on")."""
    return sheet.lex.order == "vso" and cue.verb is not None and not cue.verb.prefix and "role.passive" not in rules


def _within(plan: Frame, slots: dict[str, list[Chunk]]) -> list[Chunk]:
    """The doer of a passive told as the place it was done in ("expelled from X"); the owners of a paper signed."""
    names = [name for slot in plan.passive for name in (slot, f"{slot}.dep") if slots.get(name)]
    if not names or not plan.joint:
        return slots[names[0]][:1] if names else []
    owners = slots[names[0]]
    # "the document of X and Y was signed": the first owner hangs on the paper, the second on "and".
    return [*slots[names[1]], *owners] if len(names) > 1 and owners[0].linked else owners


def _on_behalf(plan: Frame, slots: dict[str, list[Chunk]]) -> list[str]:
    """The rule by which somebody signs for a state, where one does."""
    return ["role.on_behalf"] if "about" in plan.actor and slots.get("about") else []


def _doers(plan: Frame, slots: dict[str, list[Chunk]]) -> list[Chunk]:
    """Phrases of the doer: the first slot of the frame that is filled, or all of a joint deed."""
    found: list[Chunk] = []
    for slot in plan.actor:
        if found and not plan.joint:
            break
        named = [c for c in slots.get(slot, ()) if slot != "by" or not c.dep]
        if slot == "gen" and "owner" in slots:
            # English puts the doer of a noun before it ("X's invasion of Y"), or behind "of" ("the visit of X").
            named = [*slots["owner"], *named]
        if named:
            found += [chunk for chunk in named if chunk not in found]
    return found


def _recipients(
    sheet: Sheet, cue: Cue, plan: Frame, slots: dict[str, list[Chunk]], actors: Sequence[Chunk], rules: list[str]
) -> list[Chunk]:
    """Phrases of whom it is done to: the frame's slots, else the owner or topic of a phrase."""
    found: list[Chunk] = []
    blamed = cue.trigger is not None and cue.trigger.type == "ACCUSE" and sheet.lex.order == "vso"
    for slot in plan.recipient:
        if slot in slots:
            named = [c for c in slots[slot] if c not in actors and c not in found]
            found += [c for c in named if not (blamed and _touched(sheet, cue, c))]
    if found:
        return found
    for slot in plan.owned:
        if slot in slots:
            found += [c for c in slots[slot] if c not in actors and c not in found and not _touched(sheet, cue, c)]
        if found:
            rules.append("role.owner")
            break
    return found


# "the terrorist raid of X on the town of Y": from the raid to whom it struck.
_STRUCK = 8


def _touched(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether the state of a topic is only where the matter lies, or whose people it touches.

    "Welcomed efforts to end X's war" welcomes nothing of X; "criticized the absence of X's women" blames others.
    """
    kind = cue.trigger.type if cue.trigger is not None else ""
    before = sheet.sets.get(chunk.first - 1, frozenset())
    if kind == "SUPPORT":
        return "matter" in before
    if kind != "ACCUSE":
        return False
    if sheet.lex.order == "sov" and chunk.slot == "to":
        # "condemned X's raid on Y"
        near = range(max(0, chunk.head - _STRUCK), chunk.head)
        return any("raid" in sheet.sets.get(i, ()) for i in near)
    if sheet.lex.order != "svo":
        return "populace" in before
    # "condemned the blocking of X's media"
    done = chunk.dep and sheet.slots.get(chunk.first - 1) == "of" and sheet.stands("wronged", cue.last, chunk.first)
    return done or "populace" in sheet.sets.get(chunk.last, ())


def _ids(listed: Sequence[Chunk]) -> tuple[str, ...]:
    if len(listed) == 1:
        return listed[0].actors
    found: list[str] = []
    for chunk in listed:
        found += [actor for actor in chunk.actors if actor not in found]
    return tuple(found)


def _told_object(sheet: Sheet, cue: Cue, index: int) -> bool:
    """Whether the object of an Arabic verbal noun stands behind its doer ("the expulsion by X of 12 diplomats")."""
    if cue.trigger is None or sheet.marks[index] != " ":
        return False
    named = {need.partition(":")[2] for need in cue.trigger.needs if need.startswith("near:")}
    numbered = sheet.text.tokens[index].form.isdigit()
    return numbered or bool(named & sheet.sets.get(index, frozenset()))


def possessed(sheet: Sheet, index: int) -> bool:
    """Whether an Arabic pronoun is written onto a noun ("its embassy")."""
    form = sheet.text.tokens[index].form
    return sheet.marks[index] == " " and len(form) > 4 and form.endswith(sheet.lex.settings["possessed"])


def _objective(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]], plan: Frame) -> None:
    """What an Arabic verbal noun governs is its object ("the expulsion of X"), unless nobody else does the deed.

    Then "the shelling of X for Y" is X's, and so is the withdrawal of X.
    """
    if cue.entry.name in sheet.lex.settings.get("intransitive", ()):
        # "the incursion of X"
        return
    owners = slots.pop("gen", [])
    behind = owners[-1].last if owners else 0
    own = 0 < behind < len(sheet.text.tokens) and (possessed(sheet, behind) or _told_object(sheet, cue, behind))
    # what X releases stands behind "about"
    own = own or (bool(owners) and sheet.slots.get(behind) == "about" and "about" in plan.recipient)
    if owners and (slots.get("obj") or own):
        # "the expulsion by X of Y", "X's cutting of its ties"
        slots["subj"] = owners
        return
    if not slots.get("subj") and ("to" in slots or "obj" not in plan.recipient):
        slots["gen"] = owners
    elif owners:
        slots["obj"] = [*owners, *slots.get("obj", [])]


def _patient(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]]) -> bool:
    """Whether an Arabic verb is a passive: who stands behind it is what it is done to ("two journalists were held")."""
    subjects = slots.get("subj", [])
    if sheet.lex.order != "vso" or cue.verb is None or cue.trigger is None or not subjects or slots.get("obj"):
        return False
    if slots.get("by") and cue.trigger.frame == "attack" and subjects[0].head >= cue.verb.last:
        # "a soldier was killed at the hands of X"
        return True
    named = {need[len("near:") :] for need in cue.trigger.needs if need.startswith("near:")} & _VICTIMS
    held = range(subjects[0].head, subjects[0].last)
    return subjects[0].head >= cue.verb.last and any(named & sheet.sets.get(i, frozenset()) for i in held)


# Word sets of those whom a verb strikes and who do not do it.
_VICTIMS = frozenset({"people", "envoy", "captives"})
