"""Hand-made inputs and Records, so that the store is tested apart from the stages."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from ruznama.model import (
    Actor,
    Article,
    Canonical,
    Coder,
    Conflict,
    Event,
    Hints,
    Mention,
    Merged,
    Named,
    Place,
    Published,
    RawItem,
    Record,
    Saying,
    Span,
    Statement,
    Story,
    Time,
    When,
    article_id,
    item_id,
)
from ruznama.store import Coded

Make = Callable[..., Coded]

ACTORS = (
    Actor(id="XAA", name="Aland", names={"fa": "آلند", "ar": "ألاند"}, kind="country", country="XAA"),
    Actor(id="maria-holm", name="Maria Holm", names={"fa": "ماریا هولم"}, kind="person", country="XBB"),
)


def made(
    text: str,
    *,
    source: str = "a.txt",
    address: str | None = None,
    when: str | None = "2024-03-05",
    hints: Hints | None = None,
    lang: str = "en",
) -> Coded:
    """An input with one article of two sentences: an event in the first, a statement in the second."""
    raw = RawItem(uri=source, source=source, media="text", data=text.encode(), hints=hints or Hints())
    number = article_id(source, text, 0)
    first = Span(0, max(1, text.find(".") + 1))
    second = Span(first.end, len(text)) if first.end < len(text) else first
    event = Event(
        id=item_id(number, "e", first.start, first.end), type="CONSULT", mode="visit", contexts=(),
        actors=("maria-holm",), recipients=("XAA",),
        when=When(value=when, precision="day", origin="stated") if when else None,
        where=Place("Mariehamn", "XAA"), status="happened", background=False, trigger=first, evidence=(first,),
        statement=None, intensity=4.0, quad=1, confidence=0.8, rules=("en.event.visit",),
    )  # fmt: skip
    said = Statement(
        id=item_id(number, "s", second.start, second.end), speaker="maria-holm", speaker_span=None, cue=None,
        content=second, direct=False, act="say", when=when,
    )  # fmt: skip
    published = hints.published if hints and hints.published else "2024-03-06"
    item = Article(
        id=number, uri=source, part=0, lang=lang, text=text, title=first, outlet=Named("The Harbour", None),
        published=Published(value=published, precision="day", timezone=None, origin="line", span=None),
    )  # fmt: skip
    record = Record(
        article=item,
        times=(Time(id=item_id(number, "t", 0, 1), span=Span(0, 1), type="DATE", value="2024", timex="2024"),),
        actors=ACTORS,
        mentions=(Mention(id=item_id(number, "m", 0, 1), span=Span(0, 1), kind="name", actor="maria-holm"),),
        statements=(said,),
        events=(event,),
        coder=Coder(version="1", config="c", resources="r"),
    )
    return Coded(raw, (record,), address or source)


def joined(*items: Coded) -> Merged:
    """A merge by hand: all events are one, all statements one saying, all articles one story."""
    records = tuple(record for coded in items for record in coded.records)
    events = sorted((event for record in records for event in record.events), key=lambda event: event.id)
    said = sorted(statement.id for record in records for statement in record.statements)
    one = events[0]
    canonical = Canonical(
        id=one.id, type=one.type, mode=one.mode, actors=one.actors, recipients=one.recipients, when=one.when,
        where=one.where, status=one.status, title="A visit", members=tuple(event.id for event in events),
        witnesses=len(events),
    )  # fmt: skip
    story = Story(id="y_1", members=tuple(record.article.id for record in records), title="A visit")
    conflict = Conflict(id="c_1", kind="date", canonical=one.id, values=(), rule="hand")
    saying = Saying(id="g_1", speaker="maria-holm", act="say", when=None, members=tuple(said))
    return Merged(records=records, canonical=(canonical,), sayings=(saying,), stories=(story,), conflicts=(conflict,))


def with_related(host: Coded, text: str) -> Coded:
    """The same input with a related article inside the page."""
    other = made(text, source=host.raw.source).records[0]
    part = msgspec.structs.replace(other.article, id=article_id(host.raw.source, text, 1), part=1)
    related = msgspec.structs.replace(other, article=part, events=(), statements=())
    return Coded(host.raw, (*host.records, related), host.address)


@pytest.fixture
def make() -> Make:
    return made


@pytest.fixture
def join() -> Callable[..., Merged]:
    return joined


@pytest.fixture
def related() -> Callable[..., Coded]:
    return with_related
