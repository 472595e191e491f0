"""Whether a verb says what was done to its subject."""

from __future__ import annotations

from ruznama.events.sheet import Cue, Sheet, VerbAt

__all__ = ["passive"]


def passive(sheet: Sheet, cue: Cue) -> bool:
    """Whether the verb says what was done to its subject."""
    verb = cue.verb
    if verb is None:
        return False
    settings = sheet.lex.settings
    if verb.lemma in settings.get("passive_verbs", ()):
        # "became demanding" is no passive; "was signed" is, since one can also sign.
        return any(other not in settings["linking_verbs"] for other in cue.entry.verbs)
    if sheet.lex.order == "vso":
        return _vowelled(sheet, verb)
    if sheet.lex.order != "svo" or verb.form.tense != "past" or verb.first == 0:
        return False
    if _reduced(sheet, cue):
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


def _reduced(sheet: Sheet, cue: Cue) -> bool:
    """Whether an English past is a participle behind the paper it tells of ("a truce, brokered by X")."""
    if cue.trigger is None or cue.trigger.type != "AGREE":
        return False
    before = [i for i in range(max(0, cue.first - 3), cue.first) if sheet.marks[i] != ","]
    return bool(before) and "paper" in sheet.sets.get(before[-1], ())
