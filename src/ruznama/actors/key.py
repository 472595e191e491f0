"""Sounds of a name: the same few signs whatever script and press it is written in.

A name becomes tokens of sound signs (``resources/script/translit.tsv``); the coarse skeleton of their consonants is
what names of one person share (``name_classes.tsv``). Where the letters do not tell (a French name has silent ones, a
Serbian one no diacritics), the name has other readings beside (``name_readings.tsv``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        others: the tokens in other readings; mostly none.
        given: for each token the given names it may be (``given_names.tsv``), none where it is not listed.
    """

    tokens: tuple[str, ...]
    skeleton: str
    others: tuple[tuple[str, ...], ...] = ()
    given: tuple[frozenset[str], ...] = ()

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """All readings, the plain one first."""
        return (self.tokens, *self.others)


@cache
def _letters() -> tuple[dict[str, str], dict[str, str], dict[str, str], int]:
    """Letters -> sounds anywhere, at the start of a word, as the whole word; length of the longest entry."""
    found: dict[str, dict[str, str]] = {"any": {}, "start": {}, "word": {}}
    for row in rows("script", "translit"):
        found[row["where"]][fold_form(row["from"])] = row["to"]
    anywhere, first, whole = found["any"], found["start"], found["word"]
    return anywhere, first, whole, max(map(len, (*anywhere, *first)))


@cache
def _respellings() -> tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...]:
    """Words (as a pattern), the part of them that may be read otherwise, and how it would be spelt plainly."""
    return tuple(
        (re.compile(row["word"]), re.compile(row["part"]), row["to"]) for row in rows("script", "name_readings")
    )


@cache
def _classes() -> dict[str, str]:
    return {sound: row["class"] for row in rows("script", "name_classes") for sound in row["sounds"]}


_NOBODY: frozenset[str] = frozenset()


@cache
def _given() -> dict[str, frozenset[str]]:
    """Folded word -> names of ``given_names.tsv`` that it spells."""
    found: dict[str, set[str]] = {}
    for row in rows("script", "given_names"):
        for form in cells(row["forms"]):
            found.setdefault(_APOSTROPHES.sub("", fold_form(form)), set()).add(row["name"])
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _articles() -> frozenset[str]:
    return frozenset(fold_form(form) for row in rows("script", "name_particles") for form in cells(row["forms"]))


@lru_cache(maxsize=8192)
def _sounds(word: str) -> str:
    anywhere, first, whole, longest = _letters()
    if word in whole:
        return whole[word]
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


@lru_cache(maxsize=8192)
def _otherwise(word: str) -> str:
    """The sounds of a word in its other reading; "" where it has none."""
    fresh = word
    for holds, part, to in _respellings():
        if holds.search(fresh):
            fresh = part.sub(to, fresh)
    return _sounds(fresh) if fresh != word else ""


def _single(sounds: str) -> str:
    """Doubled sounds written once: Latin spellings are not steady about them; Arabic script writes only real ones."""
    return "".join(sound for at, sound in enumerate(sounds) if at == 0 or sound != sounds[at - 1])


@lru_cache(maxsize=8192)
def key(name: str) -> Key:
    """The key of a name in Arabic or Latin script; without letters it has no tokens."""
    words = _WORD.findall(_APOSTROPHES.sub("", fold_form(name)))
    kept = [word for word in words if word not in _articles()] or words
    kept = [kept[0], *map(_bare, kept[1:])] if kept else []
    # A name told twice (Boutros Boutros-Ghali) is told once as often.
    kept = [word for at, word in enumerate(kept) if at == 0 or word != kept[at - 1]]
    spelt = [(word, sounds) for word in kept if (sounds := _sounds(word))]
    tokens = tuple(sounds for _, sounds in spelt)
    read = [(sounds, _otherwise(word)) for word, sounds in spelt]
    return Key(tokens, skeleton(tokens), tuple(_others(read)), tuple(_given().get(word, _NOBODY) for word, _ in spelt))


def _bare(word: str) -> str:
    """A later word of a name without the article written onto it; the first may be Alexander."""
    if len(word) > _LONG and not word.isascii():
        for article in _articles():
            if word.startswith(article):
                return word[len(article) :]
    return word


def _others(read: list[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Readings with one word read otherwise, and with all of them."""
    places = [place for place, (_, other) in enumerate(read) if other]
    for chosen in (*([place] for place in places), *([places] if len(places) > 1 else [])):
        yield tuple(other if place in chosen else sounds for place, (sounds, other) in enumerate(read))


def skeleton(tokens: tuple[str, ...]) -> str:
    """Coarse consonant classes of the sounds, doubled ones written once."""
    classes = _classes()
    # An article written onto the name falls, and with it the first letters of Alexander, in every script alike.
    bare = [word[2:] if word.startswith("al") and len(word) > _LONG else word for word in tokens]
    return _single("".join(classes.get(sound, "") for sound in "".join(bare)))
