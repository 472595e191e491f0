"""Where something was said: press conference, interview, post; ``channels.tsv``."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import NOUN, Hit, Phrases, longest, rows
from ruznama.statements.draft import Draft
from ruznama.statements.view import View

__all__ = ["channel_of", "channels_in"]


_MANY = 60


@cache
def _channels(lang: str) -> Phrases[str]:
    return Phrases([(row["form"], row["channel"]) for row in rows(lang, "channels")], lang=lang, kind=NOUN)


def channels_in(view: View, sentence: int) -> list[Hit[str]]:
    """Channels that a sentence names."""
    here = view.text.sentences[sentence]
    found = _channels(view.text.lang).find(view.text, here.first, here.last)
    if len(found) > 1:
        found = longest(found)
    return [hit for hit in found if hit.first not in view.at]


def channel_of(draft: Draft, listed: list[Hit[str]], contents: list[tuple[int, int]]) -> str | None:
    """English name of the channel in the clause around a cue, None where it names none.

    Args:
        draft: the statement.
        listed: channels of its sentence.
        contents: contents of all statements in the sentence, which are not looked into.
    """
    if not listed:
        return None
    near = listed if len(listed) < _MANY else [hit for hit in listed if abs(hit.first - draft.cue[0]) < _MANY]
    free = [hit for hit in near if not any(first <= hit.first < last for first, last in contents)]
    return min(free, key=lambda hit: abs(hit.first - draft.cue[0])).value if free else None
