"""Numbers of a text, in digits and in words: how far they reach and what they may be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ruznama.model import Token
from ruznama.times.forms import Node, Senses, Words, walk
from ruznama.times.numerals import Part, continues, digit_classes, spelled_classes, total

__all__ = ["in_digits", "in_words"]

# "One thousand nine hundred and eighty-eight" has five.
_PARTS = 10


def in_digits(tokens: Sequence[Token], index: int, words: Words) -> tuple[int, dict[str, Any]]:
    """A number in digits, thousands joined, a scale word or an ordinal ending taken in: index after it, its classes."""
    token = tokens[index]
    text, last = token.form, index + 1
    while _thousands(tokens, last):
        text += tokens[last + 1].form
        last += 2
    classes: dict[str, Any]
    if last > index + 1:
        classes = {"n": int(text[:18])}
    elif _decimal(tokens, last) and not _clock(tokens, last, words):
        classes = {"n": float(f"{text[:9]}.{tokens[last + 1].form[:6]}"), "dec": 0}
        last += 2
    else:
        classes = digit_classes(text)
    if last < len(tokens):
        following = words.root.next.get(tokens[last].form)
        senses = following.senses if following else None
        if senses and "scale" in senses and "n" in classes:
            classes = {"n": classes["n"] * senses["scale"]}
            last += 1
        elif senses and "ords" in senses and "d" in classes and tokens[last].start - tokens[last - 1].end <= 1:
            classes = {"o": classes["d"], "n": classes["d"], "d": classes["d"], "ordd": classes["d"]}
            last += 1
    return last, classes


def _thousands(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma and three digits go on with the number, without spaces."""
    return (
        at + 1 < len(tokens)
        and tokens[at].form == ","
        and tokens[at + 1].kind == "number"
        and len(tokens[at + 1].form) == 3
        and len(tokens[at - 1].form) <= 3
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    )


def _decimal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a period and digits make a decimal number; two periods make a date."""
    if not (
        at + 1 < len(tokens)
        and tokens[at].form == "."
        and tokens[at + 1].kind == "number"
        and tokens[at - 1].end == tokens[at].start
        and tokens[at].end == tokens[at + 1].start
    ):
        return False
    dotted = at + 3 < len(tokens) and tokens[at + 2].form == "." and tokens[at + 3].kind == "number"
    before = at >= 3 and tokens[at - 2].form == "." and tokens[at - 3].kind == "number"
    return not dotted and not before and len(tokens[at - 1].form) < 4


def _clock(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether a period stands between an hour and its minutes ("16.40 GMT", "3.35pm"), not in a decimal."""
    if at + 2 >= len(tokens) or len(tokens[at - 1].form) > 2 or len(tokens[at + 1].form) != 2:
        return False
    found = words.root.next.get(tokens[at + 2].form)
    if found is not None and found.senses is None and at + 3 < len(tokens):
        found = _further(tokens, at + 3, found)
    return found is not None and found.senses is not None and ("tz" in found.senses or "ampm" in found.senses)


def _further(tokens: Sequence[Token], at: int, node: Node) -> Node | None:
    """The node two words on ("p", ".", "m")."""
    dot = node.next.get(tokens[at].form)
    return dot.next.get(tokens[at + 1].form) if dot is not None and at + 1 < len(tokens) else None


def in_words(
    tokens: Sequence[Token], after: int, senses: Senses, breaks: frozenset[int], words: Words
) -> tuple[int, dict[str, Any]] | None:
    """A number of several words that begins with the one just read: index after it and its classes."""
    parts = [Part(senses["num"][0], senses["num"][1], joined=False)]
    last = after
    while last < len(tokens) and last not in breaks and len(parts) < _PARTS:
        step = _next_part(tokens, last, breaks, words)
        if step is None:
            break
        reach, part = step
        if not continues(parts, part, units_first=words.units_first):
            break
        parts.append(part)
        last = reach
    if len(parts) == 1:
        return None
    value, ordinal = total(parts, units_first=words.units_first)
    return last, spelled_classes(value, ordinal=ordinal)


def _next_part(tokens: Sequence[Token], at: int, breaks: frozenset[int], words: Words) -> tuple[int, Part] | None:
    """The number word that may go on with a number: the token index after it and what it is."""
    joined = False
    token = tokens[at]
    if token.kind == "hyphen" and at + 1 < len(tokens):
        at += 1
        token = tokens[at]
    whole = words.readings(token.form)
    for reading in whole:
        if reading.node.senses and "and" in reading.node.senses and not reading.clitics and at + 1 < len(tokens):
            joined = True
            at += 1
            if at in breaks:
                return None
            whole = words.readings(tokens[at].form)
            break
    best: tuple[int, Part] | None = None
    for reading in whole:
        names = [name for name, _ in reading.clitics]
        if names not in ([], ["and"]):
            continue
        reach = walk(tokens, at, reading.node, breaks)
        if reach and reach[1].senses and "num" in reach[1].senses and (best is None or reach[0] > best[0]):
            value, kind = reach[1].senses["num"]
            best = (reach[0], Part(value, kind, joined or bool(names)))
    return best
