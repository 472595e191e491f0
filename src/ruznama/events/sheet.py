"""The marked text, and what stands in it: verbs and cues."""

from __future__ import annotations

from bisect import bisect_left

import msgspec
from msgspec.structs import replace

from ruznama.events.frames import Entry, Lexicon, Trigger
from ruznama.events.locator import Locator
from ruznama.lexicon import Form
from ruznama.model import Mention, Sentence, Text

__all__ = ["Cue", "People", "Sheet", "VerbAt"]


class VerbAt(msgspec.Struct, frozen=True, gc=False):
    """A finite verb: tokens, lemma, form, and the letters written onto it."""

    first: int
    last: int
    lemma: str
    form: Form
    prefix: str
    suffix: str


class Cue(msgspec.Struct, frozen=True, gc=False):
    """A trigger or modal word in the text.

    Attributes:
        first: index of its first token.
        last: index after its last token.
        entry: what the form means.
        trigger: the trigger row, or None for a modal word.
        verb: the verb that carries it (itself for a verb, the light verb for a composite), or None for a bare noun.
        prefix: proclitics.
        suffix: enclitics.
        end: index after its last token, that verb included.
    """

    first: int
    last: int
    entry: Entry
    trigger: Trigger | None
    verb: VerbAt | None
    prefix: str
    suffix: str
    end: int

    def carried(self, verb: VerbAt | None) -> Cue:
        """The same with another verb, or none."""
        return replace(self, verb=verb, end=self.last if verb is None else max(self.last, verb.last))


class People(msgspec.Struct, frozen=True, gc=False):
    """An adjective of belonging behind a word for who or what belongs: token range (half-open) and state (actor id)."""

    first: int
    last: int
    state: str


class Sheet(msgspec.Struct, frozen=True, gc=False):
    """The marked text.

    ``marks`` has a letter for each token: ``p`` preposition, ``c`` and, ``q`` complementizer, ``r`` relative, ``v``
    finite verb, ``,`` comma, ``.`` end of clause, ``o`` object marker, ``i`` if, ``s`` skipped, `` `` anything else.
    ``sets`` holds the word sets of a token, ``spots`` the tokens of a word set in text order;
    ``begins`` the first token of each cue, ``named`` the mentions with their token ranges (half-open), ``places`` and
    ``parts`` the index of each token's sentence and the sentence.
    """

    text: Text
    lex: Lexicon
    marks: str
    slots: dict[int, str]
    sets: dict[int, frozenset[str]]
    spots: dict[str, list[int]]
    verbs: dict[int, VerbAt]
    cues: list[Cue]
    begins: list[int]
    at: Locator
    named: list[tuple[Mention, int, int]]
    places: list[int]
    parts: list[Sentence]
    peoples: list[People]

    def cues_from(self, first: int, last: int) -> list[Cue]:
        """Triggers and modal words that begin in a token range (half-open)."""
        return self.cues[bisect_left(self.begins, first) : bisect_left(self.begins, last)]

    def first_of(self, name: str, first: int, last: int) -> int:
        """The first token of a word set in a token range (half-open), or -1."""
        spots = self.spots.get(name)
        if spots is None:
            return -1
        place = bisect_left(spots, first)
        return spots[place] if place < len(spots) and spots[place] < last else -1

    def crosses(self, letters: str, first: int, last: int) -> bool:
        """Whether a token of a range (half-open) is marked with one of some letters."""
        return not set(letters).isdisjoint(self.marks[first:last])

    def led(self, slots: frozenset[str], first: int, last: int) -> bool:
        """Whether a preposition of some slots stands in a token range (half-open)."""
        return not slots.isdisjoint(map(self.slots.get, range(first, last)))

    def last_led(self, slot: str, first: int, last: int) -> int:
        """The last preposition of a slot in a token range (half-open), or -1."""
        return next((index for index in range(last - 1, first - 1, -1) if self.slots.get(index) == slot), -1)

    def stands(self, name: str, first: int, last: int) -> bool:
        """Whether a word of a set stands in a token range (half-open)."""
        return name in self.spots and self.first_of(name, first, last) >= 0
