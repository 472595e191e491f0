"""Where something was said: press conference, interview, post; ``channels.tsv``."""

from __future__ import annotations

from functools import cache

from ruznama.lexicon import NOUN, Phrases, longest, rows
from ruznama.statements.draft import Draft
from ruznama.statements.view import View

__all__ = ["channel_of"]


@cache
def _channels(lang: str) -> Phrases[str]:
    return Phrases([(row["form"], row["channel"]) for row in rows(lang, "channels")], lang=lang, kind=NOUN)


def channel_of(view: View, draft: Draft, others: list[tuple[int, int]]) -> str | None:
    """English name of the channel in the clause around a cue, None where it names none.

    Args:
        view: the text.
        draft: the statement.
        others: contents of other statements in the sentence, which are not looked into.
    """
    sentence = view.text.sentences[draft.sentence]
    first, last = draft.content
    best: tuple[int, str] | None = None
    stretches = [(sentence.first, min(first, sentence.last)), (max(last, sentence.first), sentence.last)]
    for begin, end in stretches:
        for hit in longest(_channels(view.text.lang).find(view.text, begin, end)) if begin < end else []:
            if any(a <= hit.first < b for a, b in others) or hit.first in view.at:
                continue
            distance = abs(hit.first - draft.cue[0])
            if best is None or distance < best[0]:
                best = (distance, hit.value)
    return best[1] if best else None
