"""Sounds of a name: the same few signs whatever script and press it is written in.

A name becomes tokens of sound signs (``resources/script/translit.tsv``); the coarse skeleton of their consonants is
what names of one person share (``name_classes.tsv``).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ruznama.lexicon import cells, rows
from ruznama.script import fold_form

__all__ = ["Key", "key", "skeleton"]

_LONG = 4
_WORD = re.compile(r"[^\W\d_]+")
_APOSTROPHES = re.compile(r"['`\u02bf\u02be]")


class Key(NamedTuple):
    """A name as sounds.

    Attributes:
        tokens: sound signs of each word, articles left out.
        skeleton: coarse consonant classes of the whole name.
    """

    tokens: tuple[str, ...]
    skeleton: str


@cache
def _letters() -> tuple[dict[str, str], dict[str, str], int]:
    """Letters -> sounds anywhere, letters -> sounds at the start of a word, the longest entry."""
    anywhere: dict[str, str] = {}
    first: dict[str, str] = {}
    for row in rows("script", "translit"):
        (first if row["where"] == "start" else anywhere)[fold_form(row["from"])] = row["to"]
    return anywhere, first, max(map(len, (*anywhere, *first)))


@cache
def _classes() -> dict[str, str]:
    return {sound: row["class"] for row in rows("script", "name_classes") for sound in row["sounds"]}


@cache
def _articles() -> frozenset[str]:
    return frozenset(fold_form(form) for row in rows("script", "name_particles") for form in cells(row["forms"]))


@lru_cache(maxsize=8192)
def _sounds(word: str) -> str:
    anywhere, first, longest = _letters()
    found: list[str] = []
    at = 0
    while at < len(word):
        for size in range(min(longest, len(word) - at), 0, -1):
            part = word[at : at + size]
            sound = first.get(part) if at == 0 else None
            sound = anywhere.get(part) if sound is None else sound
            if sound is not None:
                found.append(sound)
                at += size
                break
        else:
            at += 1
    sounds = "".join(found)
    return _single(sounds) if word.isascii() else sounds


def _single(sounds: str) -> str:
    """Doubled sounds written once: Latin spellings are not steady about them; Arabic script writes only real ones."""
    return "".join(sound for at, sound in enumerate(sounds) if at == 0 or sound != sounds[at - 1])


@lru_cache(maxsize=8192)
def key(name: str) -> Key:
    """The key of a name in Arabic or Latin script; without letters it has no tokens."""
    words = _WORD.findall(_APOSTROPHES.sub("", fold_form(name)))
    kept = [word for word in words if word not in _articles()] or words
    tokens = tuple(sounds for word in kept if (sounds := _sounds(word)))
    return Key(tokens, skeleton(tokens))


def skeleton(tokens: tuple[str, ...]) -> str:
    """Coarse consonant classes of the sounds, doubled ones written once."""
    classes = _classes()
    # An article written onto the name falls, and with it the first letters of Alexander, in every script alike.
    bare = [word[2:] if word.startswith("al") and len(word) > _LONG else word for word in tokens]
    return _single("".join(classes.get(sound, "") for sound in "".join(bare)))
