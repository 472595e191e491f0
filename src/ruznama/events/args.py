"""Actors and recipients of a trigger: its clause's chunks, read through its frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ruznama.events.clauses import Clause
from ruznama.events.crowds import crowd_first
from ruznama.events.frames import Frame, frame
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet, VerbAt
from ruznama.events.vso import agrees, clitic, described, slots_behind
from ruznama.model import Shape

__all__ = ["Roles", "fill", "passive"]


class Roles(NamedTuple):
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


def passive(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb says what was done to its subject."""
    verb = cue.verb
    if verb is None:
        return False
    settings = sheet.lex.settings
    if verb.lemma in settings.get("passive_verbs", ()):
        # "became demanding" is no passive; "was signed" is, since one can also sign.
        return any(other not in settings["linking_verbs"] for other in cue.entry.verbs)
    if sheet.lex.order != "svo" or verb.form.tense != "past" or verb.first == 0:
        return False
    if _reduced(sheet, cue):
        return True
    index = verb.first - 1
    tokens = sheet.text.tokens
    while index > 0 and tokens[index].form in settings.get("between_be", ()):
        index -= 1
    return tokens[index].form in settings.get("be", ())


def _reduced(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English past is a participle behind the paper it tells of ("a truce, brokered by X")."""
    if cue.trigger is None or cue.trigger.type != "AGREE":
        return False
    before = [i for i in range(max(0, cue.first - 3), cue.first) if sheet.marks[i] != ","]
    return bool(before) and "paper" in sheet.sets.get(before[-1], ())


def fill(
    sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk], fallback: tuple[str, ...], speaker: tuple[str, ...]
) -> Roles:
    """Fill the frame of a trigger.

    Args:
        sheet: the marked text.
        cue: the trigger.
        where: its clause.
        found: all chunks of the text.
        fallback: subject that the clause inherits when it names none.
        speaker: who speaks the words the trigger stands in.
    """
    trigger = cue.trigger
    if trigger is None:
        return Roles((), (), (), subject=False, rules=())
    slots = _slots(sheet, cue, where, found)
    plan = frame(trigger.frame)
    rules = [f"frame.{trigger.frame}"]
    if passive(sheet, cue):
        rules.append("role.passive")
    if _patient(sheet, cue, slots):
        slots["obj"], slots["subj"] = [*slots["subj"], *slots.get("obj", [])], slots.get("by", [])
        rules.append("role.passive")
    _regrouped(sheet, cue, plan, slots)
    verb = cue.verb
    if verb is not None and verb.suffix and sheet.lex.order == "vso":
        meant = clitic(sheet, cue, where, found, _ids(slots.get("subj", ())) or fallback)
        slots["obj"] = [*meant, *slots.get("obj", [])]
    if "unowned" in trigger.needs:
        # "the truce takes effect": no subject but its parties.
        fallback = ()
    elif _unnamed(sheet, cue, where, slots):
        rules.append("role.unnamed")
        fallback = ()
    first_person = verb is not None and verb.form.person == 1
    actors = _doers(plan, slots)
    if not actors and "role.passive" in rules:
        actors += _within(plan, slots)
    ids = _ids(actors)
    owner = "subj.dep" in plan.actor and slots.get("subj.dep")
    if not actors and sheet.lex.order == "sov" and trigger.type in _MATERIAL and "role.unnamed" not in rules:
        # "the jets of X bombed": what X's planes, ships and police do, X does.
        owner = slots.get("subj.dep", [])[:1]
        actors, ids = owner, _ids(owner)
    subject = bool(
        slots.get("subj") or owner or slots.get("by") or ((slots.get("gen") or slots.get("owner")) and verb is None)
    )
    if first_person and speaker:
        ids, subject = (*speaker, *[a for a in ids if plan.joint and a not in speaker]), True
        rules.append("role.first_person")
    elif verb is not None and not subject and fallback and "subj" in plan.recipient:
        # "X, who was the host of Y": the host is the recipient of the visit.
        host = tuple(a for a in fallback if a not in ids)
        return Roles(ids, host, tuple(actors), subject=False, rules=(*rules, "role.inherited"))
    elif verb is not None and not subject and fallback and not (sheet.lex.order == "sov" and "role.passive" in rules):
        ids = (*fallback, *[a for a in ids if plan.joint and a not in fallback])
        rules.append("role.inherited")
    if plan.joint and len(ids) < 2:
        more = [chunk for slot in plan.spare for chunk in slots.get(slot, ())]
        actors += more
        ids = tuple(dict.fromkeys((*ids, *_ids(more))))
    if plan.joint:
        return Roles(ids, (), tuple(actors), subject, tuple(rules))
    recipients = _recipients(plan, slots, actors, rules)
    others = tuple(a for a in _ids(recipients) if a not in ids)
    return Roles(ids, others, (*actors, *recipients), subject, tuple(rules))


# Deeds of forces, ships and offices, which a state is named as the owner of.
_MATERIAL = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "SANCTION"})


def _regrouped(sheet: Sheet, cue: Cue, plan: Frame, slots: dict[str, list[Chunk]]) -> None:
    """Move phrases whose place does not tell their part: owners of verbal nouns, those driven to a deed."""
    if cue.trigger is not None and "masdar" in cue.trigger.needs:
        _objective(slots, plan)
    if cue.verb is not None and cue.verb.lemma in sheet.lex.settings.get("driving_verbs", ()):
        # "what drove X to expel": who is driven does it.
        slots["subj"] = slots.pop("by_means", []) or slots.pop("obj", []) or slots.get("subj", [])


def _within(plan: Frame, slots: dict[str, list[Chunk]]) -> list[Chunk]:
    """The doer of a passive told as the place it was done in ("expelled from X"); the owners of a paper signed."""
    names = [name for slot in plan.passive for name in (slot, f"{slot}.dep") if slots.get(name)]
    return (slots[names[0]] if plan.joint else slots[names[0]][:1]) if names else []


def _doers(plan: Frame, slots: dict[str, list[Chunk]]) -> list[Chunk]:
    """Phrases of the doer: the first slot of the frame that is filled, or all of a joint deed."""
    found: list[Chunk] = []
    for slot in plan.actor:
        if plan.joint or not found:
            # English puts the doer of a noun before it ("X's invasion of Y"), or behind "of" ("the visit of X").
            named = [*slots.get("owner", ()), *slots.get(slot, ())] if slot == "gen" else slots.get(slot, ())
            found += [chunk for chunk in named if chunk not in found]
    return found


def _recipients(plan: Frame, slots: dict[str, list[Chunk]], actors: Sequence[Chunk], rules: list[str]) -> list[Chunk]:
    """Phrases of whom it is done to: the frame's slots, else the owner or topic of a phrase."""
    found: list[Chunk] = []
    for slot in plan.recipient:
        found += [c for c in slots.get(slot, ()) if c not in actors and c not in found]
    if found:
        return found
    for slot in plan.spare:
        # "in=" takes the phrase itself, "in" the owner of what stands there.
        name = slot[:-1] if slot.endswith("=") else f"{slot}.dep"
        found += [c for c in slots.get(name, ()) if c not in actors and c not in found]
        if found:
            rules.append("role.owner")
            break
    return found


def _ids(listed: Iterable[Chunk]) -> tuple[str, ...]:
    found: list[str] = []
    for chunk in listed:
        found += [actor for actor in chunk.actors if actor not in found]
    return tuple(found)


def _objective(slots: dict[str, list[Chunk]], plan: Frame) -> None:
    """What an Arabic verbal noun governs is its object ("the expulsion of X"), unless nobody else does the deed.

    Then "the shelling of X for Y" is X's, and so is the withdrawal of X.
    """
    owners = slots.pop("gen", [])
    if not slots.get("subj") and ("to" in slots or "obj" not in plan.recipient):
        slots["gen"] = owners
    elif owners:
        slots["obj"] = [*owners, *slots.get("obj", [])]


def _patient(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]]) -> bool:
    """Whether an Arabic verb is a passive: who stands behind it is what it is done to ("two journalists were held")."""
    subjects = slots.get("subj", [])
    if sheet.lex.order != "vso" or cue.verb is None or cue.trigger is None or not subjects or slots.get("obj"):
        return False
    named = {need[len("near:") :] for need in cue.trigger.needs if need.startswith("near:")} & _VICTIMS
    held = range(subjects[0].head, subjects[0].last)
    return subjects[0].head >= cue.verb.last and any(named & sheet.sets.get(i, frozenset()) for i in held)


# Word sets of those whom a verb strikes and who do not do it.
_VICTIMS = frozenset({"people", "envoy", "captives"})
# The crowd of "hundreds of angry protesters in the capital stormed" stands this close to its verb.
_CROWD = 6
_OWNED = 4


def _unnamed(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether the doer is a crowd without a name; a party read as the subject is then the object, or none."""
    verb, order = cue.verb, sheet.lex.order
    if verb is None:
        return False
    if order == "sov":
        return not passive(sheet, cue) and crowd_first(sheet, cue, where, slots)
    subjects = slots.get("subj", [])
    if passive(sheet, cue):
        # "a truce signed in the capital in May": its parties are known to the reader.
        return order == "svo" and cue.entry.name == "AGREE" and not subjects
    owned = slots.get("subj.dep", [])
    people = [c for c in owned if _crowd(sheet, c.head if order == "svo" else c.first - 1, c.first)]
    if order == "svo":
        # "X's commanders": the owner stands before the crowd.
        people += [c for c in owned if _crowd(sheet, c.last, min(c.last + _OWNED, verb.first)) and c not in people]
    if people:
        # "hundreds of Palestinians": the crowd has a name.
        slots["subj"] = people
        return False
    if order == "svo":
        low = max([where.first, verb.first - _CROWD, *(c.last for c in subjects if c.last <= verb.first)])
        if _crowd(sheet, low, verb.first):
            slots["subj"] = []
            return True
        return False
    if not subjects and _crowd(sheet, where.first, verb.first):
        # "soldiers had overthrown", "hundreds of protesters go on".
        return True
    behind = [c for c in subjects if c.head >= verb.last]
    first = min((c.first for c in (*behind, *owned)), default=where.last)
    if not _crowd(sheet, verb.last, min(where.last, verb.last + 3, first)) or _crowd(sheet, first - 1, first):
        return False
    slots["subj"], slots["obj"] = [], behind + slots.get("obj", [])
    slots["subj.dep"], slots["obj.dep"] = [], owned + slots.get("obj.dep", [])
    return True


def _crowd(sheet: Sheet, first: int, last: int) -> bool:
    return any("crowd" in sheet.sets.get(i, ()) for i in range(first, last))


def _slots(sheet: Sheet, cue: Cue, where: Clause, found: Sequence[Chunk]) -> dict[str, list[Chunk]]:
    """Chunks of the clause by slot; phrases whose owner or topic a party is stand under ``slot.dep``."""
    inside = [c for c in found if where.holds(c.first) and not c.place]
    if where.outer >= 0 and sheet.lex.order == "sov":
        inside = [c for c in found if where.outer <= c.first < where.hole and not c.place] + [
            c for c in inside if c.first >= where.hole and not _embedded(sheet, where, c)
        ]
    slots: dict[str, list[Chunk]] = {}
    bare: list[Chunk] = []
    order = sheet.lex.order
    joint = cue.trigger is not None and frame(cue.trigger.frame).joint
    for chunk in inside:
        if joint and chunk.slot in {"with", "between", "to"} and _taken(sheet, cue, chunk):
            continue
        if chunk.slot == "gen":
            name = "gen" if chunk.of == cue.first else "other"
            slots.setdefault(name, []).append(chunk)
            # "during a visit to X, praised": who is named before the verb is not what it is about.
            behind = chunk.first >= cue.first or order == "sov" or passive(sheet, cue)
            if name == "other" and not _victim(sheet, chunk) and behind:
                slots.setdefault("any.dep", []).append(chunk)
        elif chunk.slot == "bare":
            bare.append(chunk)
        else:
            slots.setdefault(f"{chunk.slot}.dep" if chunk.dep else chunk.slot, []).append(chunk)
    if cue.verb is None:
        _nominal(sheet, cue, where, bare, slots)
    elif order == "sov":
        _sov(sheet, cue, bare, slots)
    elif order == "vso":
        _vso(sheet, cue, where, bare, slots)
    else:
        _svo(sheet, cue, where, bare, slots)
    if where.outer >= 0 and "subj" not in slots and cue.verb is not None and order != "sov":
        slots["subj"] = _outer(sheet, where, cue.verb, found)
    if cue.verb is not None and passive(sheet, cue):
        slots["obj"], slots["subj"] = slots.get("subj", []) + slots.get("obj", []), slots.get("by", [])
        slots["obj.dep"] = slots.get("subj.dep", []) + slots.get("obj.dep", [])
    return slots


def _outer(sheet: Sheet, where: Clause, verb: VerbAt, found: Sequence[Chunk]) -> list[Chunk]:
    """Subject of a relative clause: whom it describes, in Arabic told by the relative's gender."""
    if sheet.lex.order == "vso":
        return [] if verb.suffix else described(sheet, where, verb, found)
    outer = [c for c in found if where.outer <= c.first < where.hole and c.slot == "bare" and not c.dep and not c.place]
    return outer[:1]


_STRIKES = frozenset({"attack", "onslaught"})


def _victim(sheet: Sheet, chunk: Chunk) -> bool:
    """Whether a genitive is the one attacked: who condemns an attack does not condemn its victim."""
    return any(
        cue.first == chunk.of and cue.trigger is not None and cue.trigger.frame in _STRIKES and cue.last > cue.first + 1
        for cue in sheet.cues
    )


# "hosted a new round of talks between": the talks are what is hosted.
_OBJECT = 4


def _taken(sheet: Sheet, cue: Cue, chunk: Chunk) -> bool:
    """Whether another event noun has the phrase to itself ("consulted on talks with X", "talks between X and Y")."""
    if sheet.lex.order == "sov":
        before = chunk.head - 2
        return chunk.slot == "between" and any(
            other.trigger is not None and other.first != cue.first and other.first <= before < other.last
            for other in sheet.cues
        )
    return any(
        other.trigger is not None
        and "masdar" not in other.trigger.needs
        and not (cue.trigger is not None and "near:talks" in cue.trigger.needs and other.first - cue.end <= _OBJECT)
        and other.verb is None
        and cue.end <= other.first
        and other.last <= chunk.head
        for other in sheet.cues
        if cue.first < other.first < chunk.first and other.trigger is not cue.trigger
    )


def _embedded(sheet: Sheet, where: Clause, chunk: Chunk) -> bool:
    """Whether a chunk stands in the relative clause that the hole begins."""
    return any(sheet.marks[i] == "v" for i in range(chunk.last, where.last)) and chunk.first < where.first


def _put(slots: dict[str, list[Chunk]], slot: str, chunk: Chunk) -> None:
    slots.setdefault(f"{slot}.dep" if chunk.dep else slot, []).append(chunk)


def _runs(sheet: Sheet, bare: Sequence[Chunk]) -> list[list[Chunk]]:
    """Bare chunks grouped into lists: members are joined by "and" or a comma."""
    runs: list[list[Chunk]] = []
    for chunk in bare:
        if runs:
            between = [sheet.marks[i] for i in range(runs[-1][-1].last, chunk.head)]
            written = chunk.head < len(sheet.text.tokens) and _and_before(sheet, chunk)
            owned = sheet.lex.order == "svo" and chunk.dep and not runs[-1][-1].dep
            listed = between == [","] and runs[-1][-1].person == chunk.person and not owned
            joined = "c" in between and between.count(" ") <= 3 and all(m in " c,s" for m in between)
            if listed or joined or written:
                runs[-1].append(chunk)
                continue
        runs.append([chunk])
    return runs


def _and_before(sheet: Sheet, chunk: Chunk) -> bool:
    letters = sheet.lex.settings.get("and_letters", "")
    form = sheet.text.tokens[chunk.head].form
    if not letters or form[0] not in letters or form in sheet.lex.settings["_roots"]:
        return False
    return any(s.prefix in letters and s.prefix for s in _shapes(sheet, chunk))


def _shapes(sheet: Sheet, chunk: Chunk) -> list[Shape]:
    token = sheet.text.tokens[chunk.head]
    known = sheet.lex.settings["_roots"]
    start = chunk.head == chunk.first
    return [s for s in token.shapes if s.stem in known or start or s.prefix.endswith(sheet.lex.settings["article"])]


def _sov(sheet: Sheet, cue: Cue, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """Persian: the first bare phrase is the subject, one with the object mark behind it the object."""
    marks = sheet.marks
    marker = next((i for i in range(cue.end - 1, -1, -1) if marks[i] == "o"), -1)
    runs = _runs(sheet, bare)
    for place, run in enumerate(runs):
        last = run[-1].last
        marked = last < len(marks) and (
            marks[_behind_apposition(marks, last)] == "o" or sheet.text.tokens[last - 1].form.endswith(_object(sheet))
        )
        owner = run[0].dep and marker > last and (place > 0 or len(runs) == 1)
        second = place > 0 and marker > last
        for chunk in run:
            _put(
                slots,
                "obj" if marked or owner or second else "subj" if place == 0 or "subj" not in slots else "more",
                chunk,
            )


# "X, its commander, (obj)": an apposition between a name and its mark is short.
_ASIDE = 7


def _behind_apposition(marks: Sequence[str], last: int) -> int:
    """Index of what follows a phrase, an apposition between commas stepped over if the object mark closes it."""
    if marks[last] != ",":
        return last
    close = next((i for i in range(last + 1, min(len(marks) - 1, last + _ASIDE)) if marks[i] != " "), last)
    return close + 1 if marks[close] == "," and marks[close + 1] == "o" else last


def _object(sheet: Sheet) -> tuple[str, ...]:
    return tuple(sheet.lex.settings.get("object_endings", ("\0",)))


def _vso(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """Arabic: after the verb subject then object; a phrase before the verb in its clause is the subject."""
    verb = cue.verb
    left = [c for c in bare if c.first < cue.first]
    runs = _runs(sheet, [c for c in bare if c.first >= cue.end])
    leading = _runs(sheet, left)
    between = [c for name, listed in slots.items() if name != "gen" for c in listed if c.first < cue.first]
    if leading and any(c.first > leading[-1][-1].first for c in between) and verb and verb.form.tense == "present":
        # "called for a resolution of the Council that backs ...": the subject is no longer in reach.
        leading = []
    named = next((run for run in reversed(leading) if not run[0].dep and verb and agrees(sheet, verb, run[0])), None)
    if named and not (verb and verb.form.person == 1):
        for chunk in named:
            _put(slots, "subj", chunk)
    names = slots_behind(sheet, cue, runs, subject="subj" in slots)
    if verb and names == ["subj"] and _object_first(sheet, cue, where, slots):
        names = ["obj"]
    for run, name in zip(runs, names, strict=True):
        for chunk in run:
            _put(slots, name, chunk)


def _object_first(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether the only phrase behind a verb that carries on the clause before it is its object ("and accused X")."""
    verb = cue.verb
    if verb is None or cue.trigger is None or verb.suffix:
        return False
    others = any(c.first >= cue.end for name, listed in slots.items() if name != "subj" for c in listed)
    joined = bool(verb.prefix) and verb.prefix in sheet.lex.settings["and_letters"]
    # A sentence that begins with "and" has its subject behind the verb.
    joined = joined and (verb.first > sheet.sentence(verb.first).first or sheet.lex.order != "vso")
    opened = where.first > 0 and sheet.marks[where.first - 1] == "q" and where.first == verb.first
    if frame(cue.trigger.frame).joint:
        # "visited X, where he met Y"
        return opened and "2" in cue.trigger.needs and not others
    return joined and "R" in cue.trigger.needs and not others and cue.trigger.frame not in {"visit", "attack"}


def _svo(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """English: before the verb the subject, after it the object."""
    bare = [c for c in bare if c.first < cue.last or not _begins_next(sheet, where, c)]
    leading = _runs(sheet, [c for c in bare if c.first < cue.first])
    if len(leading) > 1 and leading[-1][0].dep and _bracketed(sheet, leading[-1]):
        leading.pop()
    if leading and not _second(sheet, cue, where) and not _aside(sheet, cue, where):
        for chunk in leading[-1]:
            _put(slots, "subj", chunk)
    for place, run in enumerate(_runs(sheet, [c for c in bare if c.first >= cue.last])):
        for chunk in run:
            _put(slots, "obj" if place == 0 else "more", chunk)


def _bracketed(sheet: Sheet, run: Sequence[Chunk]) -> bool:
    """Whether a phrase stands between commas: an apposition to the subject before it."""
    marks, head, last = sheet.marks, run[0].head, run[-1].last
    return head > 0 and marks[head - 1] == "," and last < len(marks) and marks[last] == ","


def _aside(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether what stands before the verb belongs to a participle between commas ("X, accusing Y of ..., left")."""
    before = sheet.verbs.get(where.first - 1)
    own = cue.verb
    if before is None or before.form.tense != "participle" or own is None or own.form.tense == "participle":
        return False
    opened = before.first > 0 and sheet.marks[before.first - 1] == ","
    return opened and "," in sheet.marks[where.first : own.first]


def _second(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether a verb is the second of two that share a subject ("thanked X and vowed")."""
    verb = cue.verb
    if verb is None or where.first == 0 or sheet.marks[where.first - 1] != "v":
        return False
    index = verb.first - 1
    while index > where.first and sheet.sets.get(index, frozenset()) & {"also", "had", "will"}:
        index -= 1
    return sheet.marks[index] == "c"


def _begins_next(sheet: Sheet, where: Clause, chunk: Chunk) -> bool:
    """Whether a phrase behind "and" is the subject of the verb that ends the clause ("met X, and Y said")."""
    if where.last >= len(sheet.marks) or sheet.marks[where.last] != "v" or chunk.head == 0:
        return False
    if any(sheet.marks[i] not in " s," for i in range(chunk.last, where.last)):
        return False
    # "is ready to meet X, Y said"
    told = sheet.marks[chunk.head - 1] == "," and chunk.last == where.last
    return told or sheet.marks[chunk.head - 1] == "c"


def _nominal(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """A bare noun: genitives and prepositions right behind it; in English also the owner before it."""
    behind = [c for c in bare if c.first >= cue.last]
    if sheet.lex.order == "vso":
        # "its refusal of the plan of X": X owns the plan.
        slots["obj.dep"] = [c for c in behind if c.dep]
        behind = [c for c in behind if not c.dep]
    if behind and all(sheet.marks[i] in " s" for i in range(cue.last, behind[0].head)):
        # An Arabic genitive stands right behind its noun; in Persian an adjective may come between.
        reach = 0 if sheet.lex.order == "vso" else 2
        close = [c for c in _runs(sheet, behind)[0] if c.head - cue.last <= reach or c.first != behind[0].first]
        slots.setdefault("gen", []).extend(close)
    before = [c for c in bare if c.last <= cue.first]
    if sheet.lex.order == "svo" and before and before[-1].last >= cue.first - 3:
        run = _runs(sheet, before)[-1]
        if run[-1].dep or run[-1].last == cue.first:
            slots.setdefault("owner", []).extend(c._replace(dep=False) for c in run)
    for slot in [name for name in slots if name not in {"gen", "other", "owner"}]:
        slots[slot] = [
            c
            for c in slots[slot]
            if (c.first >= cue.last and _near(sheet, cue, c, where)) or _parted(sheet, cue, c, slot)
        ]


def _parted(sheet: Sheet, cue: Cue, chunk: Chunk, slot: str) -> bool:
    """Whether a Persian noun stands behind its parties, before its verb ("between A and B fighting broke out")."""
    if slot != "between" or sheet.lex.order != "sov" or chunk.last > cue.first:
        return False
    return sheet.marks[cue.last : cue.last + 1] == ["v"] or "v" in sheet.marks[cue.last : cue.last + 2]


def _near(sheet: Sheet, cue: Cue, chunk: Chunk, where: Clause) -> bool:
    """Whether a phrase belongs to the noun: no other verb, trigger or comma stands between."""
    stop = min(chunk.head, where.last)
    if any(sheet.marks[i] in ".vqr" for i in range(cue.last, stop)):
        return False
    return sum(1 for i in range(cue.last, stop) if sheet.marks[i] in " ,") <= 12
