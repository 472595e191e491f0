"""Sentence borders inside one paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ruznama.lexicon import rows
from ruznama.model import Token
from ruznama.script import fold_form

__all__ = ["ENDS", "cut"]

ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"'»)]>")


@cache
def _abbreviations(lang: str) -> frozenset[str]:
    return frozenset(fold_form(row["form"]) for row in rows(lang, "abbreviations")) if lang != "und" else frozenset()


def cut(tokens: Sequence[Token], first: int, stops: Sequence[int], lang: str) -> Iterator[tuple[int, int]]:
    """Yield token ranges (half-open) of the sentences of ``tokens[first:]``, where ``stops`` are the ``. ! ?``.

    A sentence ends at ``. ! ?`` with space or the paragraph's end behind it (closing marks go with it), unless the
    word before a period is one letter, or a listed abbreviation.
    """
    short = _abbreviations(lang)
    start, count = first, len(tokens)
    index = first
    for stop in stops:
        if stop < index:
            continue
        token, index = tokens[stop], stop + 1
        while index < count and tokens[index].form in ENDS | _CLOSERS and tokens[index].start == tokens[index - 1].end:
            index += 1
        if index < count:
            if tokens[index - 1].end == tokens[index].start:
                continue
            before = tokens[index - 2] if index - 2 >= start else None
            if (
                token.form == "."
                and tokens[index - 1] is token
                and before is not None
                and before.end == token.start
                and (before.kind == "word" and (len(before.form) == 1 or before.form in short))
            ):
                continue
        yield start, index
        start = index
    if start < count:
        yield start, count
