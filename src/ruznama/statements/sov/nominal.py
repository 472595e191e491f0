"""NOUN SPEAKER preposition ..., in a title."""

from __future__ import annotations

from collections.abc import Iterator

from ruznama.statements.draft import Draft, Line, Subject
from ruznama.statements.sov.clause import SPEAKS
from ruznama.statements.view import View

__all__ = ["nominal"]


def nominal(line: Line) -> Iterator[Draft]:
    """NOUN SPEAKER preposition ..., in a title."""
    view = line.view
    for hit in line.hits:
        cue = hit.value.cue
        if cue.kind != "noun" or hit.first > line.first + 1:
            continue
        spots = view.spots_in(hit.last, min(line.last, hit.last + 3))
        if not spots or spots[0].kind not in SPEAKS or spots[0].first > hit.last + 1:
            continue
        at = next((t for t in range(spots[0].last, line.last) if _frame_at(view, cue.frame, t)), None)
        if at is None or line.last - at < 3:
            continue
        size = _frame_at(view, cue.frame, at)
        yield Draft(
            cue=(hit.first, hit.last),
            subject=Subject("spot", spot=spots[0], first=spots[0].first, last=spots[0].last),
            content=(at + size, line.last),
            act=cue.act,
            sentence=line.number,
            rule=f"nominal:{cue.label}",
        )
        return


def _frame_at(view: View, frame: frozenset[str], at: int) -> int:
    for phrase in frame:
        cut = tuple(phrase.split())
        if tuple(view.forms[at : at + len(cut)]) == cut:
            return len(cut)
    return 0
