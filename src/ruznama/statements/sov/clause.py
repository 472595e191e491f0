"""Whether a Persian cue tells of speech, and where its clause begins."""

from __future__ import annotations

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.draft import Line
from ruznama.statements.rules import Rules, begins
from ruznama.statements.sov.borders import is_finite
from ruznama.statements.view import View

__all__ = ["PAUSES", "SPEAKS", "is_told", "start_of"]

_TOLD = frozenset({"past", "perfect", "pluperfect", "progressive", "present"})
PAUSES = frozenset({",", ";", "-", "("})
# Tokens of the name of a speaker.
_NAME = 8
# Tokens to look back for the beginning of a clause.
_BACK = 120
SPEAKS = frozenset({"person", "country", "government", "organization", "group", "outlet", ""})


def is_told(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether a verb tells of speech that happened, in the third person."""
    form = hit.value.form
    if form.tense not in _TOLD or form.person != 3 or hit.suffix:
        return False
    if "past" in hit.value.cue.flags and form.tense in ("present", "progressive"):
        return False
    after, not_speech = view.forms[hit.last], rules.phrases["not_speech"]
    joined = hit.last < len(view.text.tokens) and view.text.tokens[hit.last].joined
    if joined or (after in not_speech and begins(view.forms, hit.last, not_speech)):
        return False
    if hit.value.bare and after in rules.sets["passive"]:
        return False
    if hit.value.bare and hit.value.cue.kind == "verb":
        ended = after in rules.conjunctions or after in PAUSES or after in rules.that or after in ("", ".", ":")
        return ended or _named_before(view, rules, hit)
    if hit.value.bare and after in rules.sets["told_behind"]:
        # "having stressed the support of X said that": the words are those of the verb behind.
        return False
    return view.form(hit.first - 1) not in rules.modal


def _named_before(view: View, rules: Rules, hit: Hit[Found]) -> bool:
    """Whether Dari says who spoke right before the participle, with neither "is" nor "that" ("X said Y is well")."""
    if view.form(hit.first) not in rules.sets["bare_said"]:
        return False
    spots = view.spots_in(max(hit.first - _NAME, 0), hit.first)
    spot = spots[-1] if spots else None
    if (
        spot is None
        or spot.last != hit.first
        or spot.kind not in SPEAKS
        or view.form(spot.first - 1) in rules.prepositions
    ):
        return False
    return view.text.tokens[hit.last].kind == "word"


def start_of(line: Line, rules: Rules, at: int, begin: frozenset[int]) -> tuple[int, bool]:
    """First token of the clause that a cue closes, and whether the clause stands beside the one before it."""
    view, forms, that = line.view, line.view.forms, rules.that
    step, floor = at, max(line.first, at - _BACK)
    while step > floor:
        if step in begin:
            return step, True
        before = forms[step - 1]
        if before == ":" or (before in that and is_finite(view, rules, step - 2)):
            return step, False
        step -= 1
    return step, True
