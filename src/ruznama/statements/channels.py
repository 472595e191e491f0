"""Where something was said: press conference, interview, post; ``channels.tsv``."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise

from ruznama.lexicon import NOUN, Hit, Known, Phrases, longest, rows
from ruznama.statements.draft import Draft
from ruznama.statements.view import View

__all__ = ["channel_of", "channel_places", "channels_in"]

_MANY = 60


@cache
def _channels(lang: str) -> Phrases[str]:
    return Phrases([(row["form"], row["channel"]) for row in rows(lang, "channels")], lang=lang, kind=NOUN)


@cache
def _openings(lang: str) -> Known[tuple[bool, frozenset[str]] | None]:
    """Whether a form names a channel by itself, and the words behind it in longer names; None if it begins none."""
    listed = _channels(lang)

    def opening(form: str) -> tuple[bool, frozenset[str]] | None:
        alone, seconds = listed.alone(form)
        return (bool(alone), seconds) if alone or seconds else None

    return Known(opening)


def channel_places(view: View) -> list[int]:
    """Tokens of a text at which the name of a channel can begin."""
    tokens, forms, known, listed = view.text.tokens, view.forms, _openings(view.text.lang), _channels(view.text.lang)
    found, count = [], len(tokens)
    for at in known.places(forms[:count]):
        opening = known[forms[at]]
        if opening and (opening[0] or (at + 1 < count and listed.goes_on(opening[1], tokens[at + 1]))):
            found.append(at)
    return found


def channels_in(view: View, sentence: int, places: list[int]) -> list[Hit[str]]:
    """Channels that a sentence names, of those that can begin at some tokens of the text."""
    here = view.text.sentences[sentence]
    low = bisect_left(places, here.first)
    high = bisect_left(places, here.last, low)
    if low == high:
        return []
    found = _channels(view.text.lang).find(view.text, places[low], places[high - 1] + 1)
    if any(hit.first < before.last for before, hit in pairwise(found)):
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
