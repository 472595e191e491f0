"""An archive of three composed items, coded by hand, so that views are tested apart from the stages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ruznama.model import (
    Actor,
    Article,
    ArticleSpan,
    Canonical,
    Coder,
    Conflict,
    ConflictValue,
    Event,
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
    When,
    article_id,
)
from ruznama.store import Coded, SqliteStore

TEXTS = {
    "harbour.txt": (
        "en",
        "The Harbour",
        "On 5 March Maria Holm flew to Aland. She praised the hosts. Nobody else came.",
    ),
    "sahel.txt": ("fa", "ساحل", "ماریا هولم روز ششم مارس به آلند سفر کرد. او گفت گفتگوها سودمند بود."),
    "beach.txt": ("en", None, "Aland is preparing talks with Maria Holm."),
}


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(id="XAA", name="Aland", names={"fa": "آلند"}, kind="country", country="XAA"),
        Actor(id="XAA.gov", name="Government of Aland", names={}, kind="government", country="XAA"),
        Actor(id="maria-holm", name="Maria Holm", names={"fa": "ماریا هولم"}, kind="person", country="XBB"),
    )


def _event(number: str, span: Span, day: str | None, **fields: object) -> Event:
    values: dict[str, object] = {
        "id": number, "type": "CONSULT", "mode": "visit", "contexts": (), "actors": ("maria-holm",),
        "recipients": ("XAA",), "when": When(value=day, precision="day", origin="stated") if day else None,
        "where": Place("Mariehamn", "XAA"), "status": "happened", "background": False, "trigger": span,
        "evidence": (span,), "statement": None, "intensity": 4.0, "quad": 1, "confidence": 0.8,
        "rules": ("test.visit",), **fields,
    }  # fmt: skip
    return Event(**values)


def _record(name: str, events: tuple[Event, ...], statements: tuple[Statement, ...] = ()) -> Record:
    lang, outlet, text = TEXTS[name]
    return Record(
        article=Article(
            id=article_id(name, text, 0), uri=f"news/{name}", part=0, lang=lang, text=text, title=Span(0, 10),
            outlet=Named(outlet, None) if outlet else None,
            published=Published(value="2024-03-07", precision="day", timezone=None, origin="line", span=None),
        ),
        actors=_actors(), statements=statements, events=events,
        coder=Coder(version="1", config="c", resources="r"),
    )  # fmt: skip


def _saying(number: str, span: Span) -> Statement:
    return Statement(
        id=number, speaker="maria-holm", speaker_span=None, cue=None, content=span, direct=False, act="welcome"
    )


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    made = SqliteStore(":memory:")
    records = (
        _record("harbour.txt", (_event("e_1", Span(0, 36), "2024-03-05"),), (_saying("s_1", Span(37, 59)),)),
        _record("sahel.txt", (_event("e_2", Span(0, 40), "2024-03-06"),), (_saying("s_2", Span(45, 66)),)),
        _record(
            "beach.txt",
            (_event("e_3", Span(0, 40), None, mode=None, status="planned", actors=("XAA.gov", "maria-holm"),
                    recipients=(), where=None),),
        ),
    )  # fmt: skip
    for record in records:
        item = record.article
        raw = RawItem(uri=item.uri, source=item.uri, media="text", data=item.text.encode())
        made.add([Coded(raw, (record,), item.uri)])
    first, second = records[0].article.id, records[1].article.id
    merged = Merged(
        records=records,
        canonical=(
            Canonical(
                id="e_1", type="CONSULT", mode="visit", actors=("maria-holm",), recipients=("XAA",),
                when=When(value="2024-03-05", precision="day", origin="stated"), where=Place("Mariehamn", "XAA"),
                status="happened", title="Maria Holm visits Aland", members=("e_1", "e_2"), witnesses=2,
                follows=("e_3",),
            ),
            Canonical(
                id="e_3", type="CONSULT", mode=None, actors=("XAA.gov", "maria-holm"), recipients=(), when=None,
                where=None, status="planned", title="", members=("e_3",), witnesses=1,
            ),
        ),
        sayings=(Saying(id="g_1", speaker="maria-holm", act="welcome", when=None, members=("s_1", "s_2")),),
        stories=(Story(id="y_1", members=(first, second), title="The visit"),),
        conflicts=(
            Conflict(
                id="c_1", kind="date", canonical="e_1", cause="one day apart", rule="dates-differ",
                values=(
                    ConflictValue(value="2024-03-05", members=("e_1",), source="The Harbour",
                                  spans=(ArticleSpan(first, 3, 10),)),
                    ConflictValue(value="2024-03-06", members=("e_2",), source="ساحل",
                                  spans=(ArticleSpan(second, 11, 23),)),
                ),
            ),
        ),
    )  # fmt: skip
    made.put_merged(merged, made.revision())
    yield made
    made.close()
