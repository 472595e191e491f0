"""What was planned and did not come about, told a little later: "was to go to X, but this trip was called off"."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from ruznama.events.clauses import clause
from ruznama.events.draft import Draft
from ruznama.events.governors import supported
from ruznama.events.modality import negated
from ruznama.events.sheet import Cue
from ruznama.events.story import Story

__all__ = ["undone"]

_HALTED = frozenset({"cancel", "fail"})
# So many sentences back a plan may stand.
_BACK = 2


def undone(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts, with the planned journey or meeting that "this journey was cancelled" points back to as negated."""
    sheet = story.sheet
    found = list(drafts)
    if "this" not in sheet.spots or all(draft.status != "planned" for draft in found):
        return found
    for cue in sheet.cues:
        if cue.trigger is None or cue.trigger.type != "CONSULT" or cue.verb is not None or not _pointing(story, cue):
            continue
        part = sheet.parts[cue.first]
        own = [c for c in sheet.cues_from(part.first, part.last) if c.trigger is None]
        support = supported(sheet, cue, clause(sheet, cue), own)
        if support is None:
            continue
        if support.entry.name in _HALTED or (support.entry.name == "occur" and negated(sheet, cue, support)):
            _deny(story, found, cue)
    return found


def _pointing(story: Story, cue: Cue) -> bool:
    return cue.first > 0 and "this" in story.sheet.sets.get(cue.first - 1, ())


def _deny(story: Story, found: list[Draft], cue: Cue) -> None:
    """Take back the last plan of the same kind before a cue."""
    place = story.sheet.places[cue.first]
    for at in range(len(found) - 1, -1, -1):
        draft = found[at]
        if draft.first >= cue.first or draft.type != "CONSULT" or place - draft.sentence > _BACK:
            continue
        if draft.status == "planned" and (draft.mode == "visit") == (
            cue.trigger is not None and cue.trigger.mode == "visit"
        ):
            found[at] = replace(draft, status="negated", rules=(*draft.rules, "status.undone"))
        return
