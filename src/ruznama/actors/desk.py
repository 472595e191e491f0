"""What is known of one document while its names are read: atoms, people met, dates, the identities made for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import attrgetter
from typing import NamedTuple

import msgspec

from ruznama import lexicon
from ruznama.actors.atoms import Atom
from ruznama.actors.lists import Lists
from ruznama.lexicon.tenures import bounds
from ruznama.model import Actor, Article, Issue, Span, Text, Time
from ruznama.model.codes import MentionKind

__all__ = ["Desk", "Found", "Told"]

_FIRST = attrgetter("first")
# A date this many days before publication is another time: posts are then looked up on it.
_PAST = 45


class Found(msgspec.Struct, frozen=True, gc=False):
    """A mention before it gets its id: folded range, kind, actor, other candidates, rules."""

    start: int
    end: int
    kind: MentionKind
    actor: str
    candidates: tuple[str, ...]
    rule: str


class Told(NamedTuple):
    """Counts over a text.

    Attributes:
        sure: actors by names that can mean nobody else.
        homes: countries of names and adjectives that belong to one country only.
    """

    sure: Counter[str]
    homes: Counter[str]


class Desk:
    """State of reading one article; lives only inside ``find``."""

    def __init__(self, text: Text, item: Article, times: tuple[Time, ...], lists: Lists) -> None:
        self.text, self.item, self.lists = text, item, lists
        self.base, self.own = lexicon.base(), lexicon.own().digest
        self.forms = [token.form for token in text.tokens]
        self.atoms: list[Atom] = []
        self.titles: list[Atom] = []
        self.opening: list[int] = []
        self.at: dict[int, Atom] = {}
        self.ending: dict[int, Atom] = {}
        self.title_at: dict[int, Atom] = {}
        self.ending_title: dict[int, Atom] = {}
        self.people: dict[int, str] = {}
        self.full: dict[str, int] = {}
        self.surnames: dict[str, str] = {}
        self.bodied: set[int] = set()
        self.owned: set[int] = set()
        self.headed: list[tuple[int, str]] | None = None
        self.told: Told | None = None
        self.states: list[tuple[int, str]] | None = None
        self.roles: dict[str, list[tuple[int, str]]] | None = None
        self.fitting: dict[tuple[str, str, str, str | None], bool] = {}
        self.made: dict[str, Actor] = {}
        self.new: dict[int, int] = {}
        self.held: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self.found: list[Found] = []
        self.outlets: list[tuple[Span, str]] = []
        self.issues: list[Issue] = []
        self.times = times
        self._sentences: list[int] = []
        self._dated: list[tuple[int, int, int, str]] | None = None
        published = item.published
        self.published = published.value if published and bounds(published.value) else None
        self.date = self.published

    def put(self, atoms: list[Atom], titles: list[Atom], opening: list[int]) -> None:
        """Take the atoms of the scan."""
        self.atoms, self.titles, self.opening = atoms, titles, opening
        self.at = {atom.first: atom for atom in atoms}
        self.ending = {atom.last: atom for atom in atoms}
        self.title_at = {title.first: title for title in titles}
        self.ending_title = {title.last: title for title in titles}

    def actor(self, key: str) -> Actor:
        """The actor of an id, of the base or made here."""
        return self.made.get(key) or self.base.actors[key]

    def known(self, key: str) -> Actor | None:
        """The actor of an owner; None for one that is no actor (a name that two states share)."""
        return self.made.get(key) or self.base.actors.get(key)

    def country(self, key: str) -> str | None:
        """ISO3 of an actor's country; None for an owner that is no actor."""
        found = self.known(key)
        return found.country if found else None

    def make(self, actor: Actor) -> str:
        """Keep a new identity; the base's own actor of that id wins."""
        if actor.id not in self.base.actors:
            self.made.setdefault(actor.id, actor)
        return actor.id

    def add(
        self, first: int, last: int, kind: MentionKind, actor: str, rule: str, others: tuple[str, ...] = ()
    ) -> None:
        """Note a mention over whole tokens (half-open)."""
        tokens = self.text.tokens
        self.found.append(Found(tokens[first].start, tokens[last - 1].end, kind, actor, others, rule))

    def add_atom(self, atom: Atom, kind: MentionKind, actor: str, rule: str, others: tuple[str, ...] = ()) -> None:
        """Note a mention over an atom, its proclitics outside."""
        self.found.append(Found(atom.start, atom.end, kind, actor, others, rule))

    def add_range(
        self, start: int, end: int, kind: MentionKind, actor: str, rule: str, others: tuple[str, ...] = ()
    ) -> None:
        """Note a mention over a folded range."""
        self.found.append(Found(start, end, kind, actor, others, rule))

    def form(self, index: int) -> str:
        """Folded form of a token; "" outside the text."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def is_one(self, index: int, words: frozenset[str]) -> bool:
        """Whether a token of the text is one of some folded words, with or without what is written onto it."""
        # The unsplit word is one of its shapes.
        return self.forms[index] in words or not words.isdisjoint(
            [shape.stem for shape in self.text.tokens[index].shapes]
        )

    def sentence(self, index: int) -> int:
        """Index of the sentence that holds a token."""
        if not self._sentences:
            for number, sentence in enumerate(self.text.sentences):
                self._sentences += [number] * (sentence.last - len(self._sentences))
        return self._sentences[index] if 0 <= index < len(self._sentences) else self.text.sentence_at(index)

    def same_sentence(self, first: int, second: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.sentence(first) == self.sentence(second)

    def over(self, index: int) -> Atom | None:
        """The atom, no title, that a token is a part of."""
        at = bisect_right(self.atoms, index, key=_FIRST) - 1
        return self.atoms[at] if at >= 0 and self.atoms[at].last > index else None

    def meet(self, person: str, first: int) -> None:
        """A person is named in full."""
        self.full[person] = min(first, self.full.get(person, first))

    def date_at(self, index: int) -> str | None:
        """Date on which posts of this sentence are to be looked up: a past date the sentence gives, else publication.

        A sentence that also gives a date near publication is told from today.
        """
        if not self.times or self.date is None:
            return self.date
        if self._dated is None:
            self._dated = sorted(self._date_times())
        sentence = self.text.sentences[min(self.sentence(index), len(self.text.sentences) - 1)]
        at = bisect_left(self._dated, (sentence.first,))
        here = []
        while at < len(self._dated) and self._dated[at][0] < sentence.last:
            here.append(self._dated[at])
            at += 1
        limit = bounds(self.date)
        if not here or limit is None or any(entry[2] >= limit[0] - _PAST for entry in here):
            return self.date
        return max(here, key=lambda entry: entry[2])[3]

    def _date_times(self) -> list[tuple[int, int, int, str]]:
        found = []
        for time in self.times:
            edges = bounds(time.value) if time.type in {"DATE", "TIME"} and time.function == "none" else None
            if edges is not None:
                first = self.text.token_at(self.text.folded.locate(time.span.start))
                found.append((first, edges[0], edges[1], time.value))
        return found
