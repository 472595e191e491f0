"""Speech without a verb: a quotation that goes on in the next sentence, and words in the first person without marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ruznama.model import Text
from ruznama.statements.acts import is_first_person
from ruznama.statements.draft import Draft, Line, Subject
from ruznama.statements.view import LONG_QUOTE

__all__ = ["may_follow", "read"]

_SHORTEST = 4
# Sentences between a statement and speech that goes on without a verb.
_APART = 3
_FIRST_MARKS = ("-", ",", ":")


def may_follow(text: Text, number: int, before: Sequence[Draft]) -> bool:
    """Whether speech of a sentence near enough, in the same paragraph, may go on in a sentence."""
    if not before or number - before[-1].sentence > _APART:
        return False
    return text.sentences[before[-1].sentence].paragraph == text.sentences[number].paragraph


def read(line: Line, before: Sequence[Draft]) -> Iterator[Draft]:
    """A sentence of speech that follows a statement of its paragraph and has no cue of its own."""
    view = line.view
    if line.title or line.last - line.first < _SHORTEST or not may_follow(view.text, line.number, before):
        return
    said = before[-1]
    if said.sentence == line.number or said.content[1] > line.first:
        return
    content = _quoted(line) or _first_person(line)
    if content is not None:
        yield Draft(
            cue=said.cue,
            subject=Subject("elided"),
            content=content,
            act="say",
            quoted=True,
            sentence=line.number,
            rule="unmarked",
        )


def _quoted(line: Line) -> tuple[int, int] | None:
    """A quotation that is the whole sentence, or opens it and runs over its end."""
    view = line.view
    leading = view.rules.sets["leading"]
    at = line.first
    while at < line.last and (view.form(at) in leading or view.form(at) in _FIRST_MARKS):
        at += 1
    quote = view.opening.get(at)
    if quote is None or quote.closing is None or quote.last - quote.first < LONG_QUOTE:
        return None
    rest = range(quote.closing + 1, line.last)
    return (quote.first, quote.last) if all(view.text.tokens[step].kind == "punct" for step in rest) else None


def _first_person(line: Line) -> tuple[int, int] | None:
    """A sentence in the first person, outside any quotation."""
    view = line.view
    if any(at in view.quote_at for at in range(line.first, line.last)):
        return None
    return (line.first, line.last) if is_first_person(view, line.first, line.last) else None
