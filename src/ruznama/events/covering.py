"""What another deed of the sentence covers already: its topic, what it threatens, demands or promises."""

from __future__ import annotations

from collections.abc import Sequence

from ruznama.events.clauses import Clause
from ruznama.events.modality import future, introduced
from ruznama.events.sheet import Cue, Sheet
from ruznama.events.status import Verdict

__all__ = ["covered", "threatened"]
_COVERING = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "CONSULT"})


# What happened at, during, after another deed is told beside it.
_BESIDE = frozenset({"after", "during", "since", "before", "in"})


def covered(sheet: Sheet, cue: Cue, reach: Sequence[tuple[Cue, Clause, Verdict]]) -> bool:
    """Whether an event noun is only what another event is about ("rejected talks", "called for a ceasefire")."""
    verb_final = sheet.lex.order == "sov"
    for other, where, verdict in reach:
        if verdict.type not in _COVERING or other.first == cue.first:
            continue
        low, high = (where.first, where.last) if verb_final else (other.end, max(where.last, where.end))
        if not low <= cue.first < high or sheet.places[other.first] != sheet.places[cue.first]:
            continue
        if not (verdict.type == "REJECT" and cue.entry.name == "REQUEST"):
            return introduced(sheet, cue) not in _BESIDE
    return False


def threatened(sheet: Sheet, cue: Cue, reach: Sequence[tuple[Cue, Clause, Verdict]]) -> bool:
    """Whether a Persian verb only tells what is threatened, demanded, promised or alleged ("threatened to bomb X")."""
    if not reach or cue.verb is None:
        return False
    if sheet.lex.order == "svo":
        # "demanded that X resign"
        if _warned(sheet, cue, reach):
            return True
        if cue.verb.form.person != 0 or cue.verb.form.tense != "present":
            return False
        asked = [where for _, where, verdict in reach if verdict.type == "REQUEST"]
        return any(where.comp <= cue.first < where.end for where in asked)
    if sheet.lex.order != "sov":
        return False
    over = [
        verdict for other, where, verdict in reach if other.first < cue.first and where.comp <= cue.first < where.end
    ]
    if cue.verb.form.tense not in {"present", "future", "subjunctive"}:
        # "accused Y that he had sheltered Z"
        return any(verdict.type == "ACCUSE" for verdict in over)
    return any(verdict.type in {"THREATEN", "REQUEST", "ACCUSE"} or verdict.status == "offered" for verdict in over)


def _warned(sheet: Sheet, cue: Cue, reach: Sequence[tuple[Cue, Clause, Verdict]]) -> bool:
    """Whether an English future tells what is threatened right before ("warned it would close the border").

    "Warned it would strike X" names whom it threatens by the deed.
    """
    told = [other.end for other, _, verdict in reach if verdict.type == "THREATEN" and other.end <= cue.first]
    if not told or cue.verb is None or (cue.trigger is not None and cue.trigger.type == "ASSAULT"):
        return False
    return future(sheet, cue) and not sheet.crosses(".vr", max(told), cue.verb.first)
