"""Bare phrases as subject and object, by the word order of the language."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ruznama.events.bearers import adverb
from ruznama.events.clauses import Clause
from ruznama.events.frames import frame
from ruznama.events.modality import purposive
from ruznama.events.parties import Chunk
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.vso import agrees, slots_behind
from ruznama.model import Shape

__all__ = ["grouped", "hyphened", "put", "sov", "svo", "vso"]


_COUPLE = 2


def put(slots: dict[str, list[Chunk]], slot: str, chunk: Chunk) -> None:
    """Add a phrase to its slot, or to ``slot.dep`` where another noun owns the slot."""
    slots.setdefault(f"{slot}.dep" if chunk.dep else slot, []).append(chunk)


def grouped(sheet: Sheet, bare: Sequence[Chunk]) -> list[list[Chunk]]:
    """Bare chunks grouped into lists: members are joined by "and" or a comma."""
    if len(bare) < _COUPLE:
        return [[chunk] for chunk in bare]
    runs: list[list[Chunk]] = []
    for place, chunk in enumerate(bare):
        if runs:
            between = sheet.marks[runs[-1][-1].last : chunk.head]
            written = chunk.linked or (chunk.head < chunk.first and _and_before(sheet, chunk))
            owned = sheet.lex.order == "svo" and chunk.dep and not runs[-1][-1].dep
            listed = between == "," and runs[-1][-1].person == chunk.person and not owned
            # "X called, Y, to": in Arabic "and" stands before the last of a list.
            listed = listed and (sheet.lex.order != "vso" or _ends_with_and(sheet, bare[place:]))
            joined = "c" in between and between.count(" ") <= 3 and not between.strip(" c,s")
            joined = joined or (between == "s" and hyphened(sheet, runs[-1][-1].last))
            joined = joined or _titled_second(sheet, runs[-1][-1].last, chunk)
            # "annexed X and in response Y left"
            joined = joined and not any(adverb(sheet, i) for i in range(runs[-1][-1].last, chunk.head))
            if listed or joined or written:
                runs[-1].append(chunk)
                continue
        runs.append([chunk])
    return runs


# "A and the speaker of the house of representatives, B": a title is rarely longer.
_TITLE = 12


def _titled_second(sheet: Sheet, last: int, chunk: Chunk) -> bool:
    """Whether "and" joins an English title to a name, and the bearer of the title stands behind a comma."""
    between = sheet.marks[last : chunk.head]
    if (
        sheet.lex.order != "svo"
        or not chunk.person
        or between[:1] != "c"
        or between[-1:] != ","
        or len(between) > _TITLE
    ):
        return False
    return sheet.stands("role", last, min(last + 4, chunk.head)) and not {"v", "q", "r", "."} & set(between)


def hyphened(sheet: Sheet, index: int) -> bool:
    """Whether a hyphen ties two English names together here ("the X-Y talks")."""
    tokens = sheet.text.tokens
    tied = tokens[index].start == tokens[index - 1].end and tokens[index + 1].start == tokens[index].end
    return sheet.lex.order == "svo" and tokens[index].kind == "hyphen" and tied


def _ends_with_and(sheet: Sheet, rest: Sequence[Chunk]) -> bool:
    """Whether a list that goes on with these phrases has an "and" before one of them."""
    last = rest[0]
    for chunk in rest:
        between = sheet.marks[last.last : chunk.head] if chunk is not last else ""
        if chunk.linked or "c" in between:
            return True
        if between not in {"", ","} or (chunk.head < chunk.first and _and_before(sheet, chunk)):
            return between in {"", ","}
        last = chunk
    return False


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


def sov(sheet: Sheet, cue: Cue, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """Persian: the first bare phrase is the subject, one with the object mark behind it the object."""
    marks = sheet.marks
    marker = marks.rfind("o", 0, cue.end)
    if "this" in sheet.sets.get(marker - 1, ()):
        # "X, in answer to the raid on Y's capital, condemned it": the object is a pronoun.
        marker = -1
    runs = grouped(sheet, bare)
    for place, run in enumerate(runs):
        last = run[-1].last
        marked = last < len(marks) and (
            marks[_behind_apposition(marks, last)] == "o" or sheet.text.tokens[last - 1].form.endswith(_object(sheet))
        )
        owner = run[0].dep and marker > last and (place > 0 or len(runs) == 1)
        # "we destroyed a base of X": a third party is no subject of a first person.
        second = marker > last and (place > 0 or (cue.verb is not None and cue.verb.form.person == 1))
        for chunk in run:
            put(
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


def vso(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """Arabic: after the verb subject then object; a phrase before the verb in its clause is the subject."""
    verb = cue.verb
    left = [c for c in bare if c.first < cue.first]
    runs = grouped(sheet, [c for c in bare if c.first >= cue.end])
    leading = grouped(sheet, left)
    if leading and verb and verb.form.tense == "present":
        between = [c for name, listed in slots.items() if name != "gen" for c in listed if c.first < cue.first]
        if [c for c in between if c.first > leading[-1][-1].first]:
            # "called for a resolution of the Council that backs ...": the subject is no longer in reach.
            leading = []
    beside = verb and verb.suffix and runs and runs[0][0].first - cue.end < _BESIDE
    if leading and (beside or _adjunct(sheet, cue, where)):
        # "talks that the UN sponsored": with its object written onto it, what stands behind the verb is the subject.
        leading = []
    named = next((run for run in reversed(leading) if not run[0].dep and verb and agrees(sheet, verb, run[0])), None)
    if named and not (verb and verb.form.person == 1):
        for chunk in named:
            put(slots, "subj", chunk)
    names = slots_behind(sheet, cue, runs, subject="subj" in slots)
    if verb and names == ["subj"] and _object_first(sheet, cue, where, slots):
        names = ["obj"]
    for run, name in zip(runs, names, strict=True):
        for chunk in run:
            put(slots, name, chunk)


# The subject behind a verb that has its object: a title may stand between.
_BESIDE = 4


def _adjunct(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether a comma closes an adjunct right before the verb: no subject stands there ("after X's speech, Z left")."""
    closed = cue.first > where.first and sheet.marks[cue.first - 1] == ","
    return closed and sheet.led(_ADJUNCTS, where.first, min(where.first + 2, cue.first))


_ADJUNCTS = frozenset({"after", "before", "during", "since", "about"})


def _object_first(sheet: Sheet, cue: Cue, where: Clause, slots: dict[str, list[Chunk]]) -> bool:
    """Whether the only phrase behind a verb that carries on the clause before it is its object ("and accused X")."""
    verb = cue.verb
    if verb is None or cue.trigger is None or verb.suffix:
        return False
    others = any(c.first >= cue.end for name, listed in slots.items() if name != "subj" for c in listed)
    joined = bool(verb.prefix) and verb.prefix in sheet.lex.settings["and_letters"]
    # A sentence that begins with "and" has its subject behind the verb.
    joined = joined and (verb.first > sheet.parts[verb.first].first or sheet.lex.order != "vso")
    opened = where.first > 0 and sheet.marks[where.first - 1] == "q" and where.first == verb.first
    if frame(cue.trigger.frame).joint:
        # "visited X, where he met Y", "visited X and met Y"
        return (opened or joined) and "2" in cue.trigger.needs and not others
    if "near:invitation" in cue.trigger.needs and sheet.stands("invitation", cue.end, where.last):
        # "and X sent an invitation": the invitation is the object.
        return False
    return joined and "R" in cue.trigger.needs and not others and cue.trigger.frame not in {"visit", "attack"}


def svo(sheet: Sheet, cue: Cue, where: Clause, bare: Sequence[Chunk], slots: dict[str, list[Chunk]]) -> None:
    """English: before the verb the subject, after it the object."""
    if (beside := _absolute(sheet, cue, slots)) is not None:
        slots["with"].remove(beside)
        put(slots, "subj", replace(beside, slot="bare"))
    bare = [c for c in bare if c.first < cue.last or not _begins_next(sheet, where, c)]
    leading = grouped(sheet, [c for c in bare if c.first < cue.first])
    if len(leading) > 1 and leading[-1][0].dep and _bracketed(sheet, leading[-1]):
        leading.pop()
    if leading and purposive(sheet, cue):
        # "telephoned X to urge": X is urged.
        for chunk in leading[0]:
            put(slots, "obj", chunk)
    elif leading and not (
        _pronounced(sheet, cue)
        or _second(sheet, cue, where)
        or _aside(sheet, cue, where)
        or _circumstance(sheet, cue, where)
        or _prepositional(sheet, cue)
    ):
        for chunk in leading[-1]:
            put(slots, "subj", chunk)
    for place, run in enumerate(grouped(sheet, [c for c in bare if c.first >= cue.last])):
        for chunk in run:
            put(slots, "obj" if place == 0 else "more", chunk)


def _absolute(sheet: Sheet, cue: Cue, slots: dict[str, list[Chunk]]) -> Chunk | None:
    """Who does what an -ing form tells behind "with" ("with X rejecting any mediation", "ended with X accusing")."""
    verb = cue.verb
    if verb is None or verb.form.tense != "participle" or not slots.get("with"):
        return None
    chunk = slots["with"][-1]
    with_ = sheet.last_led("with", max(0, chunk.head - 1), chunk.head)
    if chunk.last > verb.first or with_ < 0 or (with_ and sheet.marks[with_ - 1] not in ".,qcv"):
        return None
    adverbs = all(sheet.text.tokens[i].form.endswith("ly") for i in range(chunk.last, verb.first))
    return chunk if adverbs else None


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


def _pronounced(sheet: Sheet, cue: Cue) -> bool:
    """Whether "it" or "they" stands right before the verb: no phrase before it is the subject."""
    before = cue.verb.first - 1 if cue.verb is not None else -1
    return before >= 0 and sheet.text.tokens[before].form in sheet.lex.settings.get("subject_pronouns", ())


def _circumstance(sheet: Sheet, cue: Cue, where: Clause) -> bool:
    """Whether an -ing form behind a comma goes on with the main deed ("rejected reports of talks with X, calling")."""
    verb = cue.verb
    if verb is None or verb.form.tense != "participle" or sheet.marks[verb.first - 1 : verb.first] != ",":
        return False
    return where.first > sheet.parts[verb.first].first and sheet.marks[where.first - 1] in "vq"


def _prepositional(sheet: Sheet, cue: Cue) -> bool:
    """Whether an -ing form stands behind a preposition ("expelled X after accusing it"): its doer is the main one."""
    verb = cue.verb
    return verb is not None and verb.form.tense == "participle" and sheet.marks[verb.first - 1 : verb.first] == "p"


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
    if sheet.marks[chunk.last : where.last].strip(" s,"):
        return False
    # "is ready to meet X, Y said"
    told = sheet.marks[chunk.head - 1] == "," and chunk.last == where.last
    return told or sheet.marks[chunk.head - 1] == "c"
