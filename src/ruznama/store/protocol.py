"""What an archive answers, whatever it is kept in."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

import msgspec

from ruznama.model import Actor, Block, Canonical, Conflict, Judgement, Lang, Merged, RawItem, Record, Saying, Story
from ruznama.store.overview import Overview
from ruznama.store.query import Kind, Query, Term
from ruznama.store.tallies import Tallies
from ruznama.store.terms import Terms

__all__ = [
    "Coded",
    "Counts",
    "Held",
    "Kind",
    "Known",
    "NearPair",
    "Outcome",
    "Page",
    "Patch",
    "Printed",
    "Query",
    "Source",
    "Store",
    "Telling",
    "Term",
    "Told",
]

Outcome = Literal["added", "version", "updated", "known"]


class Coded(msgspec.Struct, frozen=True, gc=False):
    """An input and the Records it gave, host first; ``address`` is what later versions of the page share with it."""

    raw: RawItem
    records: tuple[Record, ...]
    address: str


class Held(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An input in the archive.

    Attributes:
        id: order of adding, from 1.
        address: what the versions of one page share.
        version: 1, 2, ... within the address.
        current: whether no newer version is held.
        articles: ids of the articles it gave, host first.
    """

    id: int
    raw: RawItem
    address: str
    version: int
    current: bool
    articles: tuple[str, ...]


class Telling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One event or statement as one article tells it; ``start``, ``stop`` are code points of that article's text."""

    id: str
    article: str
    part: int
    lang: str
    uri: str
    outlet: str | None
    published: str | None
    start: int
    stop: int
    quote: str
    status: str
    background: bool
    confidence: float


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A canonical event with everything that tells it."""

    event: Canonical
    tellings: tuple[Telling, ...]
    conflicts: tuple[str, ...]


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """An actor as the archive knows it.

    Attributes:
        forms: its names by language, as the lexicon or the articles spell them.
        articles: number of articles that speak of it.
    """

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    wikidata: str | None
    known: bool
    forms: dict[str, tuple[str, ...]]
    articles: int


class Printed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An article as lists name it."""

    id: str
    lang: str
    uri: str
    outlet: str | None
    title: str | None
    published: str | None


class Page(msgspec.Struct, frozen=True, gc=False):
    """What a snippet is cut from: an article's text, its language and blocks."""

    id: str
    lang: Lang
    text: str
    blocks: tuple[Block, ...]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive holds of one outlet, in current versions; articles that name none are together.

    Attributes:
        outlet: its name, or None.
        languages: number of articles by language.
        first: first day of publication known, ISO.
        last: last day of publication known.
        copies: articles that are near-identical to another one in the archive.
        latest: ids of its articles published last, the newest first.
    """

    outlet: str | None
    articles: int
    languages: dict[str, int]
    first: str | None
    last: str | None
    events: int
    statements: int
    copies: int
    latest: tuple[str, ...]


class NearPair(msgspec.Struct, frozen=True, gc=False):
    """Two articles that are near-identical copies; ``similarity`` from 0 to 1."""

    article: str
    other: str
    similarity: float


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How much the archive holds; ``articles`` by language, the rest in all. Only ``inputs`` counts old versions."""

    inputs: int
    articles: dict[str, int]
    times: int
    mentions: int
    actors: int
    statements: int
    events: int
    canonical: int
    conflicts: int
    stories: int
    near: int


class Patch(msgspec.Struct, frozen=True, kw_only=True):
    """What some new articles change in the merged tables.

    Attributes:
        gone: ids of canonical events that are replaced or have grown into others.
        unsaid: ids of sayings, likewise.
        untold: ids of stories.
        settled: ids of conflicts.
    """

    gone: tuple[str, ...]
    canonical: tuple[Canonical, ...]
    unsaid: tuple[str, ...]
    sayings: tuple[Saying, ...]
    untold: tuple[str, ...]
    stories: tuple[Story, ...]
    settled: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


class Store(Protocol):
    """An archive: inputs and Records as they came, and everything that is derived from them.

    Writing methods are atomic: when they return, what they took is kept; when they raise or the process dies, nothing
    of it is. All raise StoreError when the archive is damaged or locked.
    """

    def add(self, batch: Sequence[Coded]) -> tuple[Outcome, ...]:
        """Keep inputs and their Records; what is held already is not kept twice."""

    def holds(self, raw: RawItem) -> bool:
        """Whether exactly this input (bytes, encoding, hints, sender) is the newest version of its page."""

    def inputs(self) -> Iterator[Held]:
        """All inputs, old versions too, in order of adding."""

    def find_inputs(self, name: str) -> tuple[Held, ...]:
        """Inputs by article id, address, uri or the uri's last part."""

    def recode(self, batch: Sequence[tuple[int, tuple[Record, ...]]]) -> None:
        """Replace the Records of inputs, given by their id."""

    def remove(self, inputs: Sequence[int]) -> None:
        """Forget inputs; of a page whose newest version goes, the one before becomes current."""

    def records(self, *, old: bool = False) -> Iterator[Record]:
        """Records of current versions (of all versions if ``old``), in order of adding."""

    def record(self, article: str) -> Record | None:
        """The Record of an article."""

    def rederive(self) -> None:
        """Make all derived tables but the merged ones again from the Records."""

    def indexed(self) -> bool:
        """Whether the index of words is whole and of this program's making."""

    def reindex(self) -> None:
        """Make the index of words anew."""

    def revision(self) -> int:
        """Counts up with every change of the Records."""

    def merged_revision(self) -> int:
        """The revision that the merged tables were made from; -1 if there are none yet."""

    def put_merged(self, merged: Merged, revision: int) -> None:
        """Replace the merged tables by a merge of the Records as they were at ``revision``."""

    def judge(self, entry: Judgement) -> int:
        """Append an entry to the review log; its number. The articles it bears on wait for the next merge."""

    def judgements(self) -> tuple[Judgement, ...]:
        """The whole review log, in order."""

    def unmerged(self) -> tuple[str, ...] | None:
        """Articles added or judged since the last merge; None where more has changed than that, or it is not known."""

    def patch(self, patch: Patch, revision: int) -> None:
        """Replace some of the merged rows, so that they are those of the Records at ``revision``."""

    def told(self, query: Query) -> Iterator[Told]:
        """Canonical events in order of time, undated ones last."""

    def keys(self, kind: Kind, query: Query) -> array[int]:
        """Keys of the events, statements or articles that answer to a query, in order."""

    def told_at(self, keys: Sequence[int]) -> tuple[Told, ...]:
        """Canonical events by their keys, in the order of these."""

    def stated_at(self, keys: Sequence[int]) -> tuple[tuple[str, str], ...]:
        """Statements by their keys, in the order of these: their ids and those of their articles."""

    def printed_at(self, keys: Sequence[int]) -> tuple[Printed, ...]:
        """Articles by their keys, in the order of these."""

    def scores(self, match: str) -> dict[int, float]:
        """Keys of articles that have the words of an expression, with BM25: the lower, the more they are about them."""

    def words_of(self, article: str) -> Page | None:
        """The text of an article with its blocks, without what was read in it."""

    def spelled(self, name: str) -> tuple[str, ...]:
        """Ids of the actors of which a name is a full spelling, best first."""

    def spellings(self, actors: Sequence[str]) -> tuple[str, ...]:
        """The folded spellings of actors."""

    terms: Terms
    """Words as typed, in the forms that the archive has."""

    tallies: Tallies
    overview: Overview
    """Figures over many events."""

    def stated(self, statement: str) -> Telling | None:
        """A statement by its id."""

    def spoken(self, speakers: Sequence[str]) -> Iterator[Telling]:
        """Statements of these speakers in order of time, undated ones last; newest versions of articles only."""

    def sayings(self, *, speakers: Sequence[str] = (), statements: Sequence[str] = ()) -> Iterator[Saying]:
        """Sayings of these speakers or holding these statements; all without both."""

    def conflicts(self, *, ids: Sequence[str] = (), kind: str | None = None) -> Iterator[Conflict]:
        """Conflicts by id and kind."""

    def stories(self, article: str | None = None) -> Iterator[Story]:
        """Stories, or those that hold an article."""

    def stories_by(self, ids: Sequence[str]) -> tuple[Story, ...]:
        """Stories by their ids, in the order of these."""

    def near(self, article: str | None = None) -> Iterator[NearPair]:
        """Near-identical copies, of one article or all."""

    def newest(self) -> str | None:
        """The last day of publication of all current articles, ISO; None where no article bears a day."""

    def papers(self, articles: Sequence[str]) -> tuple[Printed, ...]:
        """Articles by their ids, in no order."""

    def outlets(self) -> Iterator[Source]:
        """The outlets, those with most articles first."""

    def outlets_named(self, name: str) -> tuple[str, ...]:
        """Outlets whose folded name is this one, or else has it as a part."""

    def actors(self, name: str) -> tuple[str, ...]:
        """Ids of the actors that an id, a full name in any script or a part of one names, best first."""

    def agents(self, country: str) -> tuple[str, ...]:
        """Ids of the governments, organizations and people of a country, given by its id."""

    def actor(self, actor: str) -> Known | None:
        """An actor by its id."""

    def names(self, actors: Sequence[str]) -> dict[str, str]:
        """English names of actors."""

    def cast(self, actors: Sequence[str]) -> tuple[Actor, ...]:
        """Actors by their ids, with their English names only."""

    def counts(self) -> Counts:
        """How much is held."""

    def coders(self) -> dict[tuple[str, str, str], int]:
        """Number of Records by (version, config, resources) of their coder."""

    def check(self) -> tuple[str, ...]:
        """What is wrong with the archive; nothing if it is whole."""

    def close(self) -> None:
        """Let go of the archive."""
