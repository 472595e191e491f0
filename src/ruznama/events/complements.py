"""Needs of a row with a test of their own: what must stand beside its trigger."""

from __future__ import annotations

from collections.abc import Callable

from ruznama.events.case import Case
from ruznama.events.modality import progressive
from ruznama.events.scope import STATES
from ruznama.events.story import Story
from ruznama.events.voice import passive

__all__ = ["TESTS", "has_slot"]


# An object between a verb and its particle is short ("turned the agreement down").
_PARTED = 5


def _parted(story: Story, case: Case, particle: str) -> bool:
    """Whether an English particle stands behind the object of its verb."""
    cue, tokens, marks = case.cue, story.sheet.text.tokens, story.sheet.marks
    for index in range(cue.last, min(len(tokens), cue.last + _PARTED + 1)):
        if tokens[index].form == particle:
            return index > cue.last
        if marks[index] in ".,vqri":
            return False
    return False


def _goal(story: Story, case: Case, _: str) -> bool:
    """goal: a state or a place stands behind "to", so that "reached" is said of a journey and not of a deal."""
    where = case.where
    return any(c.slot == "to" and where.first <= c.first < where.last for c in story.found)


def _behind(story: Story, case: Case, name: str) -> bool:
    """obj:SET: a word of the set stands behind the verb, not only in its subject ("the regional bloc X left")."""
    return story.sheet.stands(name, case.cue.last, max(case.where.last, case.cue.end))


def _no_goal(story: Story, case: Case, _: str) -> bool:
    """nogoal: no state or place stands behind "to", "into": what is fired into a state is no test."""
    return not _goal(story, case, "")


def has_slot(story: Story, case: Case, name: str) -> bool:
    """Whether a preposition of the slot stands in the clause, before a party or any other word."""
    sheet, cue, where = story.sheet, case.cue, case.where
    if [c for c in story.found if c.slot == name and where.first <= c.first < where.last]:
        return True
    high = min(len(sheet.marks), max(where.last, cue.end))
    attached = sheet.lex.attached
    for index in range(where.first if sheet.lex.order == "sov" else cue.first, high):
        if sheet.slots.get(index) == name:
            return True
        if index > cue.first and sheet.lex.order == "vso":
            shapes = sheet.text.tokens[index].shapes
            if any(shape.prefix and attached.get(shape.prefix) == name for shape in shapes):
                return True
    return False


# "told the envoy on Tuesday not to go": between the verb and its infinitive stand an object and a day.
_INFINITIVE = 8


def _infinitive(story: Story, case: Case, _: str) -> bool:
    """Whether an English infinitive stands behind the verb: "to" before no party and no article."""
    sheet = story.sheet
    heads = {c.first for c in story.found}
    for index in range(case.cue.last, min(len(sheet.marks) - 1, case.cue.last + _INFINITIVE)):
        if sheet.marks[index] in ".v," and (sheet.marks[index] != "," or "dated" not in sheet.sets.get(index + 1, ())):
            return False
        if sheet.text.tokens[index].form == "to" and index + 1 not in heads:
            return "determiner" not in sheet.sets.get(index + 1, ())
    return False


def _gerund(story: Story, case: Case, _: str) -> bool:
    """ing: the verb governs an English -ing form ("denied harbouring the group")."""
    tokens, behind = story.sheet.text.tokens, case.cue.last
    return behind < len(tokens) and len(tokens[behind].form) > _SHORT and tokens[behind].form.endswith("ing")


# "king", "thing" are no -ing forms.
_SHORT = 5


def _told(story: Story, case: Case, _: str) -> bool:
    """nowh: no question follows the verb ("asked what would deter X" asks nothing of X)."""
    behind = case.cue.last
    return "asking" not in story.sheet.sets.get(behind, ())


def _full(story: Story, case: Case, _: str) -> bool:
    """full: a participle that only describes a noun does not count ("a national working with the agency")."""
    verb = case.cue.verb
    return verb is None or verb.form.tense != "participle" or progressive(story.sheet, verb)


def _second_object(story: Story, case: Case, _: str) -> bool:
    """obj2: the noun governs two bare phrases ("the meeting of the president (with) his counterpart")."""
    behind = [c for c in story.found if c.first >= case.cue.last and not c.place][:2]
    return len(behind) > 1 and behind[0].head == case.cue.last and behind[1].head == behind[0].last


def _on_condition(story: Story, case: Case, _: str) -> bool:
    """cond: an "if" stands in the sentence ("warned it would leave if")."""
    sentence = story.sheet.parts[case.cue.first]
    return "i" in story.sheet.marks[case.cue.last : sentence.last]


def _body(story: Story, case: Case, _: str) -> bool:
    """body: it is an organization that is left."""
    return any(story.actors[i].kind == "organization" for i in case.whom if i in story.actors)


def _union(story: Story, case: Case, _: str) -> bool:
    """union: an organization does it to a state."""
    sides = [{story.actors[i].kind for i in side if i in story.actors} for side in (case.who, case.whom)]
    return "organization" in sides[0] and bool(sides[1] & STATES)


def _relative(story: Story, case: Case, _: str) -> bool:
    """rel: what is meant stands before a relative word ("sheltering militants, which X denies")."""
    sheet, first = story.sheet, case.where.first
    named = any(first <= c.first < case.cue.first for c in story.found)
    behind = sheet.marks[case.cue.last : case.cue.last + 1]
    which = first > 0 and sheet.text.tokens[first - 1].form == "which"
    return named and which and behind in {"", ".", ",", "c", "q", "p"}


def _staying(story: Story, case: Case, _: str) -> bool:
    """stay: the subject is told to be at a place right before ("is in X for talks")."""
    sheet = story.sheet
    there = next((c for c in story.found if c.last == case.cue.first and c.slot == "in"), None)
    verb = there.head - 2 if there is not None else -1
    return verb > 0 and sheet.text.tokens[verb].form in sheet.lex.settings["_be"]


def _asserted(story: Story, case: Case, _: str) -> bool:
    """noinf: no infinitive stands right behind the verb ("sought to end" asks for nothing)."""
    tokens, behind = story.sheet.text.tokens, case.cue.last
    return behind >= len(tokens) or tokens[behind].form != "to"


def _active(story: Story, case: Case, _: str) -> bool:
    """active: the verb is no passive ("is committed to" only describes)."""
    return not passive(story.sheet, case.cue)


def _assembly(story: Story, case: Case, _: str) -> bool:
    """assembly: bodies of no single state meet, each by itself ("the Security Council will meet")."""
    who = [story.actors[i] for i in case.who if i in story.actors]
    return bool(who) and not case.whom and all(a.kind == "organization" and not a.country for a in who)


def _main(story: Story, case: Case, _: str) -> bool:
    """main: no participle that only describes the noun before it ("two drones launched by rebels")."""
    verb, tokens = case.cue.verb, story.sheet.text.tokens
    if verb is None or verb.form.tense != "past" or passive(story.sheet, case.cue):
        return True
    return verb.last >= len(tokens) or tokens[verb.last].form != "by"


TESTS: dict[str, Callable[[Story, Case, str], bool]] = {
    "obj2": _second_object,
    "cond": _on_condition,
    "ing": _gerund,
    "nowh": _told,
    "full": _full,
    "body": _body,
    "union": _union,
    "slot": has_slot,
    "goal": _goal,
    "obj": _behind,
    "nogoal": _no_goal,
    "particle": _parted,
    "inf": _infinitive,
    "rel": _relative,
    "stay": _staying,
    "noinf": _asserted,
    "active": _active,
    "main": _main,
    "assembly": _assembly,
}
