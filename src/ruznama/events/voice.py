"""Whether a verb says what was done to its subject."""

from __future__ import annotations

from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = ["passive"]


# The mark of an object stands this close before its noun ("(obj) at once denied").
_NEAR = 3
_SUFFERED = frozenset({"COERCE", "ASSAULT", "RETREAT", "SANCTION"})


def passive(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb says what was done to its subject."""
    verb = cue.verb
    if verb is None:
        return False
    settings = sheet.lex.settings
    if verb.lemma in settings.get("passive_verbs", ()):
        # "became demanding" is no passive; "was signed" is, since one can also sign. What has its object marked is
        # none either: "the charge (obj) denied and demanding became" leaves out the verb of the first.
        shared = sheet.lex.order == "sov" and sheet.marks[cue.last : cue.last + 1] == "c"
        if shared and "o" in sheet.marks[max(sheet.parts[cue.first].first, cue.first - _NEAR) : cue.first]:
            return False
        return any(other not in settings["linking_verbs"] for other in cue.entry.verbs)
    if sheet.lex.order == "vso":
        return _vowelled(sheet, verb)
    if sheet.lex.order != "svo" or verb.form.tense != "past" or verb.first == 0:
        return False
    suffered = cue.trigger is not None and cue.trigger.type in _SUFFERED
    if _reduced(sheet, cue) or (suffered and _joined_on(sheet, verb)):
        return True
    index = verb.first - 1
    tokens = sheet.text.tokens
    while index > 0 and tokens[index].form in settings["_between_be"]:
        index -= 1
    return tokens[index].form in settings["_be"]


def _vowelled(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether the vowel of a passive is written on an Arabic verb of the past ("was fired", "was held")."""
    mark = sheet.lex.settings["passive_vowel"]
    span = sheet.text.token_span(verb.first, verb.last)
    if verb.form.tense != "past" or span is None:
        return False
    spelled = sheet.text.folded.source[span.start : span.end]
    return mark in spelled[: len(verb.prefix) + _VOWEL]


# The first letter of the stem with its vowel.
_VOWEL = 2


def _joined_on(sheet: Sheet, verb: VerbAt) -> bool:
    """Whether "and" joins an English past without an object to a passive ("was arrested by X and jailed")."""
    marks, before = sheet.marks, verb.first - 1
    if before < 1 or marks[before] != "c" or marks[verb.last : verb.last + 1] not in {".", "p", ",", ""}:
        return False
    first = sheet.verbs.get(marks.rfind("v", sheet.parts[verb.first].first, before))
    be = sheet.lex.settings["_be"]
    return first is not None and first.first > 0 and sheet.text.tokens[first.first - 1].form in be


def _reduced(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English past is a participle behind the paper it tells of ("a truce, brokered by X")."""
    if cue.trigger is None or cue.trigger.type != "AGREE":
        return False
    before = [i for i in range(max(0, cue.first - 3), cue.first) if sheet.marks[i] != ","]
    return bool(before) and "paper" in sheet.sets.get(before[-1], ())
