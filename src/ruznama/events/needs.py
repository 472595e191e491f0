"""Whether the arguments of a trigger satisfy what its row needs: polysemy is settled here."""

from __future__ import annotations

from functools import cache

from ruznama.events.case import Case
from ruznama.events.chunk import Chunk
from ruznama.events.clauses import Clause
from ruznama.events.complements import TESTS, has_slot
from ruznama.events.frames import frame
from ruznama.events.modality import introduced
from ruznama.events.scope import JOURNEYS, STATES
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.story import Story
from ruznama.events.voice import passive

__all__ = ["Case", "around", "mutual", "unmet"]


def unmet(story: Story, case: Case) -> str:
    """What a reading lacks, in words; "" where it holds."""
    if not _abroad(story, case):
        return "a state visits or strikes itself"
    if not _parties(story, case):
        return "a party that the row needs is missing"
    if not _words(story, case):
        return "a word or a construction that the row needs is missing"
    return "" if _guests(story, case) else "a person should stand there, or none"


def _parties(story: Story, case: Case) -> bool:
    """A, R, 2, 1, solo: how many parties a verb and a bare noun must have."""
    needs, who, whom = case.trigger.needs, case.who, case.whom
    count = len({*who, *whom})
    if case.unnamed and not who:
        return bool(whom) or "R" not in needs or _placed(story, case)
    if (
        not count
        or not {*who, *whom} & story.actors.keys()
        or ("A" in needs and not who)
        or ("2" in needs and count < 2 and not _manifold(story, who))
    ):
        return False
    if (
        "R" in needs
        and not whom
        and case.verdict.status != "offered"
        and not (_placed(story, case) or (len(who) > 1 and mutual(story, case.cue, case.where)))
    ):
        return False
    if case.cue.verb is not None or "1" in needs:
        return True
    if frame(case.trigger.frame).joint:
        return count > 1 or _assembled(story, case)
    return bool(who) and (bool(whom) or "solo" in needs)


def _assembled(story: Story, case: Case) -> bool:
    """Whether a body meets by itself: "the session of the council was held"; not told of in Arabic gold."""
    if story.sheet.lex.order == "vso" or not _HELD & set(case.verdict.rules) or case.verdict.type != "CONSULT":
        return False
    return any(story.actors[i].kind == "organization" for i in case.who if i in story.actors)


_HELD = frozenset({"support.occur", "support.begin", "support.hold", "support.end"})

# Measures that no state takes against itself.
_PUT_ON = frozenset({"target", "measure"})
_ABROAD = frozenset({*JOURNEYS, "departed", "landed", "hosted"})


def _manifold(story: Story, who: tuple[str, ...]) -> bool:
    """Whether one party of a Persian accord is several: the members of an organization of no state."""
    members = [story.actors[i] for i in who if i in story.actors]
    return story.sheet.lex.order == "sov" and any(a.kind == "organization" and not a.country for a in members)


def _abroad(story: Story, case: Case) -> bool:
    """Whether a journey leaves the traveller's own state: no state receives its own people."""
    frame_of, abroad = case.trigger.frame, _ABROAD
    if story.sheet.lex.order == "vso":
        abroad |= _PUT_ON
    if not case.whom or (frame_of != "attack" and frame_of not in abroad):
        return True
    sides = [story.actors[i] for i in (*case.who, *case.whom) if i in story.actors]
    # No state strikes itself either; its rebels and its rulers may strike each other.
    if frame_of in {"attack", *_PUT_ON} and not all(actor.kind in STATES for actor in sides):
        return True
    states = [{story.actors[i].country for i in side if i in story.actors} for side in (case.who, case.whom)]
    return not states[1] <= states[0] - {None}


def _placed(story: Story, case: Case) -> bool:
    """A journey or an attack may name a place instead of a state; a journey one abroad."""
    where = case.where
    travels = case.trigger.frame in JOURNEYS
    own = {story.actors[i].country for i in case.who if i in story.actors} - {None} if travels else set()
    # An Arabic noun has its place behind it: "convened in X after the launch of a missile".
    noun = story.sheet.lex.order == "vso" and case.cue.verb is None
    low = case.cue.first if noun else where.first
    return (travels or case.trigger.frame == "attack") and any(
        c.place and low <= c.first < where.last and story.actors[c.actors[0]].country not in own for c in story.found
    )


def mutual(story: Story, cue: Cue, where: Clause) -> bool:
    """Whether the clause says "each other" before the trigger."""
    return story.sheet.stands("mutual", where.first, cue.first)


@cache
def _listed(needs: frozenset[str]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Needs of a row as kind and name: those that name a word set, and those with a test of their own."""
    parts = [(kind, name) for kind, _, name in (need.partition(":") for need in sorted(needs))]
    return tuple(p for p in parts if p[0] in _RANGES), tuple(p for p in parts if p[0] in TESTS)


# Needs that name a word set: anywhere in the sentence, close by, nowhere in the clause.
_RANGES = ("set", "near", "not")


def around(story: Story, cue: Cue, where: Clause) -> bool:
    """Whether the word sets that a row needs or shuns stand around its trigger: near:SET, set:SET, not:SET.

    Most rows of a word with many meanings fail here, so that this comes before parties are sought.
    """
    listed = _listed(cue.trigger.needs)[0] if cue.trigger is not None else ()
    if not listed:
        return True
    sheet = story.sheet
    sentence = sheet.parts[cue.first]
    low = min(where.first, where.outer) if where.outer >= 0 else where.first
    if sheet.lex.order == "sov" and low > sentence.first + 1 and sheet.marks[low - 1] == "q":
        low = _antecedent(sheet, low - 1, sentence.first)
    high = max(where.last, where.end, cue.end)
    if sheet.lex.order == "svo" and cue.trigger is not None and cue.trigger.type == "THREATEN":
        high = _onward(sheet, high, sentence.last)
    # English leaves out the relative word: "the deal it struck".
    near = sentence.first if sheet.lex.order == "svo" else low
    # "the ambassador to X has been recalled": what it is done to stands before a passive.
    undergone = sheet.lex.order == "svo" and passive(sheet, cue)
    back = low if sheet.lex.order == "sov" or undergone else max(near, cue.first - 4)
    if (
        sheet.lex.order == "svo"
        and where.first > near
        and (sheet.marks[where.first - 1] == "r" or sheet.text.tokens[where.first - 1].form == "that")
        and any(where.first <= chunk.first < cue.first for chunk in story.found)
    ):
        # "the treaty, which A and B signed": the word stands before the relative one; not of "which was signed by".
        back = max(near, min(back, where.first - 1 - _ANTECEDENT))
    for kind, name in listed:
        if kind == "set":
            stands = sheet.stands(name, sentence.first, sentence.last)
        elif kind == "not":
            opens, shuts = _aside(sheet, low, cue.first)
            stands = sheet.stands(name, low, opens) or sheet.stands(name, shuts, high)
        else:
            at = sheet.first_of(name, back, high)
            stands = at >= 0 and (at < cue.end or at < _near(story, cue.end, high))
        if stands == (kind == "not"):
            return False
    return True


def _aside(sheet: Sheet, low: int, high: int) -> tuple[int, int]:
    """The Persian relative clause inside a clause ("X, who was present at it, rejects the charge"); empty if none."""
    if sheet.lex.order != "sov":
        return low, low
    shuts = sheet.marks.rfind("v", low, high)
    opens = sheet.marks.find("q", low, shuts) if shuts > low else -1
    return (opens, shuts + 1) if opens >= 0 else (low, low)


def _onward(sheet: Sheet, high: int, last: int) -> int:
    """End of the clause behind a threat ("warned X it would | face tariffs")."""
    told = high < last and {"force", "harm"} & sheet.sets.get(high, frozenset())
    if high < last and not told and sheet.marks[high] == "v" and "will" in sheet.sets.get(high - 1, ()):
        return next((i for i in range(high + 1, last) if sheet.marks[i] in ".vqr"), last)
    return high


def _words(story: Story, case: Case) -> bool:
    """The word sets around, and slot:SLOT, goal, about, said, comp: what must or must not stand there."""
    cue, where, needs = case.cue, case.where, case.trigger.needs
    if not case.near and not around(story, cue, where):
        return False
    if not all(TESTS[kind](story, case, name) for kind, name in _listed(needs)[1]):
        return False
    if ("hal" in needs and not _circumstance(story, cue)) or (
        "voiced" in needs and not _voiced(story, cue) and not _charged(story, case)
    ):
        return False
    governs = where.comp < where.end
    if ("about" in needs and not governs and not has_slot(story, case, "on")) or ("comp" in needs and not governs):
        return False
    return "said" not in needs or any(c[0] <= cue.first < c[1] for c in story.scope.contents)


def _antecedent(sheet: Sheet, which: int, floor: int) -> int:
    """First token of the phrase a Persian relative clause describes ("the army which ... entered")."""
    index = which
    while index > floor and sheet.marks[index - 1] in " s":
        index -= 1
    return index if index < which else which + 1


def _circumstance(story: Story, cue: Cue) -> bool:
    """Whether an Arabic participle tells what the speaker does beside: behind a comma or quotation mark, or "and"."""
    sheet, before = story.sheet, cue.first - 1
    if before < sheet.parts[cue.first].first:
        return False
    joined = bool(cue.prefix) and cue.prefix in sheet.lex.settings["and_letters"] and sheet.marks[before] not in "vp"
    return joined or (not cue.prefix and sheet.text.tokens[before].kind == "punct")


# "the treaty on arms, which": what a relative word describes.
_ANTECEDENT = 4

# A verb's object and its measure words: "sent, since the war began, 34 thousand tons of aid".
_NEAR = 9


def _near(story: Story, first: int, high: int) -> int:
    """Index after the words near a verb; the parties between, with their titles and their marks, take no room."""
    sheet, left = story.sheet, _NEAR
    named = {i for chunk in story.found for i in range(chunk.head, chunk.last) if first <= i < high}
    for index in range(first, high):
        if index in named or sheet.text.tokens[index].kind != "word":
            continue
        left -= 1
        if left < 0:
            return index
    return high


_CHARGES = frozenset({"ACCUSE", "REJECT", "THREATEN"})


def _charged(story: Story, case: Case) -> bool:
    """Whether an Arabic noun of words is told as a fact with both its parties ("after the accusation by X of Y")."""
    told = case.trigger.type in _CHARGES and introduced(story.sheet, case.cue) in {"after", "since"}
    return told and bool(case.who and case.whom)


# Between "voiced" and what is voiced stand the speaker and his titles.
_VOICED = 16


def _voiced(story: Story, cue: Cue) -> bool:
    """Whether a verb or participle of voicing governs an attitude ("expressed its refusal of")."""
    sheet = story.sheet
    low = max(sheet.parts[cue.first].first, cue.first - _VOICED)
    for index in range(cue.first - 1, low - 1, -1):
        if sheet.marks[index] == "v":
            return sheet.verbs[index].lemma in sheet.lex.settings.get("voicing_verbs", ())
        if "voicing" in sheet.sets.get(index, ()):
            return True
        if sheet.marks[index] in ".qri":
            return False
    return False


def _titled(story: Story, chunk: Chunk) -> bool:
    """Whether an English phrase names the bearers of a title by their state ("hosted the foreign ministers of X")."""
    return story.sheet.lex.order == "svo" and story.sheet.stands("role", chunk.head, chunk.first)


def _guests(story: Story, case: Case) -> bool:
    """personal: a person is received; impersonal: a step is welcomed, no person."""
    needs = case.trigger.needs
    if not {"personal", "impersonal"} & needs:
        return True
    if "personal" in needs and case.cue.verb is None:
        # "the arrival of X"
        return any(story.actors[a].kind == "person" for a in case.who if a in story.actors)
    named = {
        a
        for c in story.found
        if (c.person or _titled(story, c)) and c.slot in {"from", "obj", "bare"}
        for a in c.actors
    }
    if "personal" in needs:
        return bool(named & set(case.who))
    return not named & set(case.whom)
