"""What each page shows: the same thing that its JSON twin gives.

Everything here is data of the archive; language, digits, calendar and look belong to the interface. Offsets are code
points. Texts are as the sources have them: whoever shows them has to escape them and to leave out what could turn the
writing around (``harmless``).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from ruznama.archive import ActorLine
from ruznama.model import Issue, Published
from ruznama.store import Known, NearPair, Source
from ruznama.views import Dispute, Named, Row, StatementDetail, Tenure, Version
from ruznama.views.density import Bar
from ruznama.views.pair import Relation
from ruznama.views.queue import Entry
from ruznama.views.search import Hit, Part
from ruznama.views.state import State
from ruznama.views.story import Headline, Paper

__all__ = [
    "AboutPage",
    "ActorLine",
    "ActorPage",
    "ActorsPage",
    "Bar",
    "BlockMark",
    "Card",
    "ConflictsPage",
    "Counterpart",
    "DocumentLine",
    "DocumentPage",
    "ErrorPage",
    "EventPage",
    "Holdings",
    "IngestPage",
    "Linked",
    "Listing",
    "Mark",
    "Page",
    "PairPage",
    "PastePage",
    "ReviewPage",
    "SearchPage",
    "Shown",
    "SourcePage",
    "SourcesPage",
    "StatePage",
    "StatementPage",
    "StoriesPage",
    "StoryPage",
    "Tenure",
    "TimelinePage",
]

Field = Literal["evidence", "who", "did", "whom", "when", "where", "said", "speaker", "cue"]
Layer = Literal["time", "actor", "statement", "event"]


class Holdings(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive holds, and in which state the answer was given.

    Attributes:
        articles: number by language.
        events: canonical events.
        snapshot: name of this state of the archive, for ``?as-of=``.
        waiting: whether something was added that the merge has not seen yet.
    """

    articles: dict[str, int]
    events: int
    statements: int
    actors: int
    stories: int
    conflicts: int
    snapshot: str
    waiting: bool


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What all pages have.

    Attributes:
        schema: version of this form.
        holdings: what the archive holds.
        names: actors on the page by id: their name by language; "en" is always there.
    """

    schema: int = 1
    holdings: Holdings
    names: dict[str, dict[str, str]] = {}


class Listing(Page, frozen=True, kw_only=True):
    """A page with a list that may be longer than the page.

    Attributes:
        asked: the filters in force, as the address has them.
        unknown: names asked for that nobody in the archive bears.
        total: length of the whole list.
        cursor: ``?cursor=`` of the next page; None on the last one.
        back: ``?cursor=`` of the page before ("" for the first one); None on the first one.
    """

    asked: dict[str, tuple[str, ...]] = {}
    unknown: tuple[str, ...] = ()
    total: int
    cursor: str | None = None
    back: str | None = None


class TimelinePage(Listing, frozen=True, kw_only=True):
    """``/``: canonical events in order of time.

    Attributes:
        zoom: what a bar stands for: year, month or day.
        bars: all events of the list by period, where dated finely enough.
        coarse: events dated, but not finely enough for a bar.
        undated: events without a date.
        types: number of events by PLOVER type.
    """

    rows: tuple[Row, ...]
    zoom: str
    bars: tuple[Bar, ...]
    coarse: int
    undated: int
    types: dict[str, int]


class Mark(msgspec.Struct, frozen=True, gc=False):
    """Which characters of a card's text say which field."""

    start: int
    end: int
    field: Field


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One passage of one source with the words that say it.

    Attributes:
        id: the event or statement as this article tells it.
        title: of the article; cut where it is very long.
        text: the paragraph, or as much of it as a reader needs, as the source spells it.
        start: offset of ``text`` in the article.
        more: whether text of the same paragraph was left out (before, after).
        marks: offsets in ``text``; they may overlap.
        origin: id of the article that this one is a near-identical copy of, if that tells it too.
    """

    id: str
    article: str
    source: str
    title: str | None
    lang: str
    published: str | None
    uri: str
    text: str
    start: int
    more: tuple[bool, bool]
    marks: tuple[Mark, ...]
    status: str
    confidence: float | None
    rules: tuple[str, ...]
    origin: str | None


class Linked(msgspec.Struct, frozen=True, gc=False):
    """Something else with a page of its own: ``kind`` is the name of its template."""

    kind: str
    id: str
    title: str


class EventPage(Page, frozen=True, kw_only=True):
    """``/e/{id}``: a canonical event.

    Attributes:
        intensity: PLOVER's, -10 to 10; None for what did not happen.
        cameo: CAMEO code, where the type has one.
        members: ids of its tellings.
        cards: the evidence.
        follows: what it carries out, such as the plan of a meeting.
        led: what follows it.
        judgements: entries of the review log about it.
    """

    row: Row
    intensity: float | None
    cameo: str | None
    members: tuple[str, ...]
    cards: tuple[Card, ...]
    disputes: tuple[Dispute, ...]
    follows: tuple[Row, ...]
    led: tuple[Row, ...]
    statements: tuple[StatementDetail, ...]
    stories: tuple[Linked, ...]
    judgements: tuple[Entry, ...]


class StatementPage(Page, frozen=True, kw_only=True):
    """``/s/{id}``: a statement, what carries it, and what the speaker said before and after (the nearest few)."""

    said: StatementDetail
    cards: tuple[Card, ...]
    earlier: tuple[StatementDetail, ...]
    later: tuple[StatementDetail, ...]
    of_speaker: int


class Counterpart(msgspec.Struct, frozen=True, gc=False):
    """Somebody who takes part in the same events, and in how many."""

    id: str
    name: str
    events: int


class ActorPage(Listing, frozen=True, kw_only=True):
    """``/a/{id}``: a dossier. ``?part=did|received`` narrows ``rows``.

    Attributes:
        others: others who are called the same.
        tenures: the posts the actor held and holds, in the order of their beginnings.
        did: number of events by type in which the actor acts.
        received: number of events by type of which the actor is the receiver.
        said: number of statements by act.
        rows: events, in order of time, paged.
        statements: the latest statements; ``spoken`` is the number of all.
    """

    actor: Known
    others: tuple[Named, ...]
    tenures: tuple[Tenure, ...]
    did: dict[str, int]
    received: dict[str, int]
    said: dict[str, int]
    counterparts: tuple[Counterpart, ...]
    first: str | None
    last: str | None
    rows: tuple[Row, ...]
    statements: tuple[StatementDetail, ...]
    spoken: int


class ActorsPage(Listing, frozen=True, kw_only=True):
    """``/actors?q=``: who is in the archive, those that most articles speak of first."""

    actors: tuple[ActorLine, ...]


class PairPage(Listing, frozen=True, kw_only=True):
    """``/d/{a}--{b}``: two sides month by month, and the events between them."""

    relation: Relation
    rows: tuple[Row, ...]


class StatePage(Page, frozen=True, kw_only=True):
    """``/state/{a}--{b}``: what stands between two sides. ``?at=DATE`` as it was known on that day."""

    state: State


class SearchPage(Listing, frozen=True, kw_only=True):
    """``/search?q=``: what has some words or names.

    Attributes:
        question: what was asked, as one writes it.
        searched: how it was understood, in a line of English.
        parts: the same in parts: words, actors they name, forms that are looked for.
        where: what the hits are: events, statements or documents.
        counts: number of hits of each of the three.
        hits: the hits with the words of the sources.
        emptied: where there are none: the words and filters without each of which there would be some.
        nearest: where there are none: spellings that the archive has.
    """

    question: str
    searched: str
    parts: tuple[Part, ...]
    where: str
    counts: dict[str, int]
    hits: tuple[Hit, ...]
    emptied: tuple[str, ...]
    nearest: tuple[str, ...]


class StoriesPage(Listing, frozen=True, kw_only=True):
    """``/stories``."""

    stories: tuple[Headline, ...]


class StoryPage(Listing, frozen=True, kw_only=True):
    """``/t/{id}``: a story by date, each row with the numbers of the papers that tell it."""

    id: str
    title: str
    rows: tuple[Row, ...]
    cited: tuple[tuple[int, ...], ...]
    papers: tuple[Paper, ...]


class ConflictsPage(Listing, frozen=True, kw_only=True):
    """``/conflicts``: where sources disagree.

    Attributes:
        about: the events that the disagreements are about, by id.
        kinds: number of disagreements by kind, whatever is asked for.
    """

    disputes: tuple[Dispute, ...]
    about: dict[str, Row]
    kinds: dict[str, int]


class SourcesPage(Listing, frozen=True, kw_only=True):
    """``/sources``."""

    sources: tuple[Source, ...]


class DocumentLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An article in a list; its title is cut where it is very long."""

    id: str
    lang: str
    uri: str
    outlet: str | None
    title: str | None
    published: str | None


class SourcePage(Listing, frozen=True, kw_only=True):
    """``/sources/{outlet}``; articles that name no outlet are at ``/sources/-``."""

    source: Source
    documents: tuple[DocumentLine, ...]


class BlockMark(msgspec.Struct, frozen=True, gc=False):
    """A block of a document: its kind and its offsets in ``DocumentPage.text``."""

    kind: str
    start: int
    end: int


class Shown(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A mark in a document.

    Attributes:
        start: offset in ``DocumentPage.text``.
        id: the item's id.
        to: what it leads to: an actor, a canonical event, a statement; None for a time.
        label: what it says: a date's value, an actor's English name, an event's type, an act.
    """

    start: int
    end: int
    layer: Layer
    id: str
    to: str | None
    label: str


class DocumentPage(Page, frozen=True, kw_only=True):
    """``/doc/{id}``: an article's text with everything that was read in it; long texts come in pieces.

    Attributes:
        text: the text from ``start`` on.
        characters: length of the whole text.
        cursor: ``?cursor=`` of the next piece.
        hidden: number of characters in the whole text that could turn the writing around; they are not shown.
        marks: offsets in ``text``; those that cross its edges are cut there.
        rows: the events it tells, all of them.
        said: the statements in it, all of them.
    """

    id: str
    uri: str
    part: int
    lang: str
    title: str | None
    outlet: str | None
    credit: str | None
    published: Published | None
    keywords: tuple[str, ...]
    characters: int
    hidden: int
    start: int
    text: str
    cursor: str | None
    back: str | None
    blocks: tuple[BlockMark, ...]
    marks: tuple[Shown, ...]
    rows: tuple[Row, ...]
    said: tuple[StatementDetail, ...]
    issues: tuple[Issue, ...]
    near: tuple[NearPair, ...]
    versions: tuple[Version, ...]
    stories: tuple[Linked, ...]
    others: tuple[Linked, ...]
    digest: str


class IngestPage(Page, frozen=True, kw_only=True):
    """``/ingest``: what came in.

    Attributes:
        inputs: number of inputs, old versions too.
        versions: of these, how many are old versions of a page.
        unknown: articles of no known language.
        silent: articles in which neither an event nor a statement was found.
        copies: articles that are near-identical to another one.
        issues: among the ``looked`` articles added last, number by code of an issue.
        latest: the articles added last.
        strangers: the unknown actors that most articles speak of: what the actor base lacks.
    """

    inputs: int
    versions: int
    unknown: int
    silent: int
    copies: int
    issues: dict[str, int]
    looked: int
    latest: tuple[DocumentLine, ...]
    strangers: tuple[ActorLine, ...]


class PastePage(Page, frozen=True, kw_only=True):
    """``/paste``: a text coded on the spot. Nothing is kept unless that is asked for with the token.

    Attributes:
        given: the text as it came, "" before there is one.
        published: date of publication as given.
        documents: what was read: the article itself first, related ones after it.
        kept: id of the article in the archive, if it was put there.
        refused: why nothing was read, as an error's code; None.
        limit: longest text taken, in characters.
    """

    given: str
    published: str
    documents: tuple[DocumentPage, ...]
    kept: str | None
    refused: str | None
    limit: int


class ReviewPage(Page, frozen=True, kw_only=True):
    """``/review``: what waits for a person, and what was judged.

    Attributes:
        item: the event that ``?item=`` asks for, to be judged: corrected, split, put together with others.
        alike: what may be the same event as ``item``: the same type and a party in common, about the same day.
        disputes: open disagreements, the first few; ``open`` is the number of all.
        about: the events that they are about, by id.
        unsure: events that no telling is sure of, the least sure first; ``doubtful`` is the number of all.
        log: the latest judgements, the newest first; ``judged`` is the number of all.
        done: number of the judgement just made, or None.
    """

    item: Row | None = None
    alike: tuple[Row, ...] = ()
    disputes: tuple[Dispute, ...]
    about: dict[str, Row]
    open: int
    unsure: tuple[Row, ...]
    doubtful: int
    log: tuple[Entry, ...]
    judged: int
    done: int | None = None


class AboutPage(Page, frozen=True, kw_only=True):
    """``/about``: versions, and what the data may not be used for (in the template).

    Attributes:
        version: of the program.
        coders: number of articles by (version, config, resources) of what coded them.
    """

    version: str
    coders: tuple[tuple[str, str, str, int], ...]


class ErrorPage(msgspec.Struct, frozen=True, kw_only=True):
    """Something went wrong: HTTP status, a word for it (``not-found``), and in English what and what to do."""

    status: int
    code: str
    detail: str
    fix: str = ""
