"""Numbers: what a number can be in a date, and the value of numbers in words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from ruznama.times.grammar import Alphabet

__all__ = [
    "SHORT_YEARS",
    "Part",
    "continues",
    "digit_classes",
    "number_classes",
    "register",
    "spelled_classes",
    "total",
]


# Two-digit Solar years reach back to the constitution of 1285; below 40 they are more often counts.
SHORT_YEARS = 40
# The first half of a year told as two numbers.
_CENTURIES = (18, 19, 20)


class Part(NamedTuple):
    """A word of a spelled number: its value, its kind (numbers.tsv), whether "and" stands before it."""

    value: int
    kind: str
    joined: bool


def continues(parts: Sequence[Part], part: Part, *, units_first: bool) -> bool:
    """Whether a number word goes on with the number so far.

    Args:
        parts: the words read so far, at least one.
        part: the next word.
        units_first: whether units stand before tens (Arabic).
    """
    value, kind, joined = part
    before, before_kind, _ = parts[-1]
    if before_kind == "ordinal" and not units_first:
        return False
    if len(parts) == 1 and _is_year(before, value) and not joined and not units_first:
        return kind == before_kind == "cardinal"
    if kind == "scale":
        # A scale multiplies what stands directly before it; "and a thousand" begins another number.
        return not joined and before_kind != "scale" and before < 1000
    if value == 100 and not joined and 2 <= before <= 9 and before_kind == "cardinal":
        return True
    if before_kind == "scale":
        return value < 1000
    if not joined and units_first:
        return False
    if before >= 100:
        return value < (1000 if before >= 1000 else 100)
    if units_first:
        return before < 10 and value in range(20, 100, 10)
    return before in range(20, 100, 10) and value < 10


def _is_year(before: int, value: int) -> bool:
    """Whether two numbers are the halves of a year ("nineteen ninety-five")."""
    return before in _CENTURIES and 10 <= value < 100


def total(parts: Sequence[Part], *, units_first: bool) -> tuple[int, bool]:
    """Value of a number's words and whether it is an ordinal.

    Arabic tells it by the unit, which stands first ("the four and the twenty" hours), others by the last word.
    """
    whole = current = 0
    for place, (value, kind, joined) in enumerate(parts):
        if kind == "scale":
            whole += max(current, 1) * value
            current = 0
        elif value == 100 and place and not joined and 2 <= current <= 9:
            current *= 100
        elif place == 1 and not joined and _is_year(current, value):
            current = current * 100 + value
        elif value >= 1000:
            whole += value
        else:
            current += value
    return whole + current, parts[0 if units_first else -1].kind == "ordinal"


@lru_cache(maxsize=8192)
def digit_classes(text: str) -> dict[str, Any]:
    """Classes of a run of digits.

    n a number, d day of a month, mn month, h hour, mi minute (two digits), y year of four digits, yb a likely one,
    hm a clock time of four, y3 of three, y2 of two digits, y2h a
    likely one, ymd eight digits.
    """
    # More than 18 digits name nothing that a date rule could use.
    value = int(text[:18])
    found: dict[str, Any] = {"n": value}
    width = len(text)
    if width <= 2:
        if 1 <= value <= 31:
            found["d"] = value
        if 1 <= value <= 12:
            found["mn"] = value
        if value <= 24:
            found["h"] = value
        if width == 2:
            found["y2"] = value
            if value >= SHORT_YEARS:
                found["y2h"] = value
            if value < 60:
                found["mi"] = value
    elif width == 4 and 1000 <= value <= 2199:
        found["y"] = value
        # Years that may stand without the word "year"; a round number is more often a count.
        if (1300 <= value <= 1410 or 1900 <= value <= 2045) and value % 100:
            found["yb"] = value
    elif width == 3 and value >= 100:
        found["y3"] = value
    if width == 4 and value < 2400 and value % 100 < 60:
        found["hm"] = value
    if width == 8:
        found["ymd"] = text
    return found


@lru_cache(maxsize=4096)
def spelled_classes(value: int, *, ordinal: bool) -> dict[str, Any]:
    """Classes of a number in words.

    n and sp any cardinal, ds a day (ds3 from the third on), hs an hour, ys a year, o an ordinal up to 31, ho up to 12,
    oc any ordinal.
    """
    if ordinal:
        found: dict[str, Any] = {"oc": value}
        if 1 <= value <= 31:
            found["o"] = value
        if 1 <= value <= 12:
            found["ho"] = value
        if value >= 1000:
            found["ys"] = value
        return found
    found = {"n": value, "sp": value}
    if 1 <= value <= 31:
        found["ds"] = value
    if 3 <= value <= 31:
        found["ds3"] = value
    if 1 <= value <= 24:
        found["hs"] = value
    if 1200 <= value <= 2199:
        found["ys"] = value
    return found


def number_classes(value: int, kind: str) -> dict[str, Any]:
    """Classes of one listed number word."""
    found = spelled_classes(value, ordinal=kind == "ordinal").copy()
    found["num"] = (value, kind)
    if kind == "scale":
        found["scale"] = value
    if kind == "unit":
        # First part of an ordinal, never alone: the one-and-(twentieth).
        return {"num": (value, "ordinal")}
    return found


def register(alphabet: Alphabet) -> None:
    """Give every class set that a number can have its character, before rules are compiled."""
    small = (0, 1, 12, 13, 24, 25, 31, 32, 39, 40, 59, 60, 99, 100, 999)
    years = (1000, 1301, 1901, 1980, 2199, 2200, 2399)
    for width, value in product(range(1, 10), (*small, *years)):
        text = str(value).zfill(width)
        if len(text) == width:
            alphabet.char(digit_classes(text))
    for value in (0, 1, 3, 12, 13, 24, 25, 31, 32, 99, 1000, 1200, 2199, 2200):
        for ordinal in (False, True):
            alphabet.char(spelled_classes(value, ordinal=ordinal))
    alphabet.char(("n",))
    alphabet.char(("n", "dec"))
    alphabet.char(("o", "n", "d", "ordd"))
