"""Classes of numbers: what a number can be in a date."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import Any

from ruznama.times.grammar import Alphabet

__all__ = ["digit_classes", "number_classes", "register", "spelled_classes"]


@lru_cache(maxsize=8192)
def digit_classes(text: str) -> dict[str, Any]:
    """Classes of a run of digits.

    n a number, d day of a month, mn month, h hour, mi minute (two digits), y year of four digits, yb a likely one, y3 of three,
    y2 of two digits, zero-led where the first of two digits is 0.
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
            if value < 60:
                found["mi"] = value
    elif width == 4 and 1000 <= value <= 2199:
        found["y"] = value
        # Years that may stand without the word "year"; a round number is more often a count.
        if (1300 <= value <= 1410 or 1900 <= value <= 2045) and value % 100:
            found["yb"] = value
    elif width == 3 and value >= 100:
        found["y3"] = value
    if width == 8:
        found["ymd"] = text
    return found


@lru_cache(maxsize=4096)
def spelled_classes(value: int, *, ordinal: bool) -> dict[str, Any]:
    """Classes of a number in words: sp; ds day and hs hour in words; ys year; o ordinal up to 31; oc any ordinal."""
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
    for width, value in product(
        range(1, 10), (0, 1, 12, 13, 24, 25, 31, 32, 59, 60, 99, 100, 999, 1000, 1301, 1901, 2199, 2200)
    ):
        text = str(value).zfill(width)
        if len(text) == width:
            alphabet.char(digit_classes(text))
    for value in (0, 1, 12, 13, 24, 25, 31, 32, 99, 1000, 1200, 2199, 2200):
        for ordinal in (False, True):
            alphabet.char(spelled_classes(value, ordinal=ordinal))
    alphabet.char(("n",))
    alphabet.char(("n", "dec"))
    alphabet.char(("o", "n", "d", "ordd"))
