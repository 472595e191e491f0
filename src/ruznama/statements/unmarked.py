"""Speech without a mark: the sentence after a statement turns to the first person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ruznama.statements.acts import is_first_person
from ruznama.statements.draft import Draft, Line, Subject

__all__ = ["read"]

_SHORTEST = 4
_NEAR = 4


def read(line: Line, before: Sequence[Draft]) -> Iterator[Draft]:
    """A sentence in the first person that follows a statement of its paragraph and has no cue of its own."""
    view = line.view
    if not before or line.title or line.last - line.first < _SHORTEST:
        return
    text = view.text
    here = text.sentences[line.number]
    said = [draft for draft in before[-_NEAR:] if text.sentences[draft.sentence].paragraph == here.paragraph]
    if not said or said[-1].sentence == line.number or said[-1].content[1] > line.first:
        return
    if line.number - said[-1].sentence > 3 or line.first in view.quote_at:
        return
    if any(at in view.quote_at for at in range(line.first, line.last)) or not is_first_person(
        view, line.first, line.last
    ):
        return
    yield Draft(
        cue=said[-1].cue,
        subject=Subject("elided"),
        content=(line.first, line.last),
        skip=0,
        act="say",
        quoted=True,
        nested=False,
        sentence=line.number,
        frame=(line.first, line.first + 1),
        rule="unmarked",
    )
