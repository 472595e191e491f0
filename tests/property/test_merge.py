"""Merging does not hang on order, repetition or grouping, and answers any records."""

from __future__ import annotations

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from ruznama.merge import merge
from ruznama.model import (
    Actor,
    Article,
    Coder,
    Event,
    Merged,
    Place,
    Published,
    RawItem,
    Record,
    Span,
    Statement,
    When,
    decode_record,
    encode,
)
from ruznama.runs import refresh
from ruznama.store import Coded, Query, SqliteStore

ACTORS = [
    *(Actor(id=c, name=c, names={}, kind="country", country=c) for c in ("USA", "PRK", "KOR")),
    Actor(id="USA.gov", name="Government of the United States", names={}, kind="government", country="USA"),
    *(
        Actor(id=name, name=name, names={}, kind="person", country=country, sector="GOV")
        for name, country in (("donald-trump", "USA"), ("kim-jong-un", "PRK"), ("moon-jae-in", "KOR"))
    ),
    Actor(id="org.gcc", name="Gulf Cooperation Council", names={}, kind="organization"),
]
DATES = ["2018-06-12", "2018-06-13", "2018-06", "2018", "2018-07-12", "2019-02-27", "2017/2021", "", "nonsense"]
PLACES = [None, Place("Singapore", "SGP"), Place("Hanoi", "VNM"), Place("Vietnam", "VNM"), Place("Atlantis", None)]
TEXTS = [
    "The leaders met and spoke about 120 ships for three hours.",
    "التقى الزعيمان وبحثا إطلاق سراح خمسة آلاف سجين.",
    "رهبران دیدار کردند و درباره شش هزار زندانی گفت‌وگو کردند.",
    "",
]
CODER = Coder(version="0", config="", resources="")


@st.composite
def records(draw: st.DrawFn) -> list[Record]:
    found = []
    for number in range(draw(st.integers(0, 6))):
        text = draw(st.sampled_from(TEXTS))
        span = Span(0, max(1, len(text)))
        ids = st.lists(st.sampled_from([a.id for a in ACTORS]), max_size=3, unique=True)
        events = tuple(
            Event(
                id=f"e_{number}_{n}",
                type=draw(st.sampled_from(["CONSULT", "AGREE", "REQUEST", "REJECT", "ACCUSE", "RETREAT"])),
                mode=None,
                contexts=(),
                actors=tuple(draw(ids)),
                recipients=tuple(draw(ids)),
                when=When(value=value, precision="day", origin="stated")
                if (value := draw(st.sampled_from(DATES)))
                else None,
                where=draw(st.sampled_from(PLACES)),
                status=draw(st.sampled_from(["happened", "planned", "negated", "offered"])),
                background=draw(st.booleans()),
                trigger=span,
                evidence=(span,),
                statement=f"s_{number}" if draw(st.booleans()) else None,
                intensity=0.0,
                quad=1,
                confidence=1.0,
            )
            for n in range(draw(st.integers(0, 3)))
        )
        published = draw(st.sampled_from(["", "2018-06-13", "2019-03-01"]))
        said = Statement(
            id=f"s_{number}",
            speaker=draw(st.sampled_from([None, "donald-trump", "PRK"])),
            speaker_span=None,
            cue=None,
            content=span,
            direct=False,
            act=draw(st.sampled_from(["say", "deny", "accuse", "offer"])),
        )
        found.append(
            Record(
                article=Article(
                    id=f"a_{number}",
                    uri=f"{number}.txt",
                    part=0,
                    lang=draw(st.sampled_from(["ar", "fa", "prs", "en", "und"])),
                    text=text,
                    published=Published(value=published, precision="day", timezone=None, origin="line", span=None)
                    if published
                    else None,
                ),
                actors=tuple(ACTORS),
                statements=(said,),
                events=events,
                coder=CODER,
            )
        )
    return found


def judgements(merged: Merged) -> tuple[object, ...]:
    return merged.canonical, merged.sayings, merged.stories, merged.conflicts


@settings(max_examples=60, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_order_does_not_matter(found: list[Record], chance: random.Random) -> None:
    shuffled = found[:]
    chance.shuffle(shuffled)
    assert judgements(merge(found)) == judgements(merge(shuffled))


@settings(max_examples=40, deadline=None)
@given(records())
def test_merging_again_changes_nothing(found: list[Record]) -> None:
    once = merge(found)
    assert merge(once.records) == once
    assert merge([*found, *found]) == once


@settings(max_examples=40, deadline=None)
@given(records())
def test_one_by_one_ends_where_all_at_once_does(found: list[Record]) -> None:
    held: tuple[Record, ...] = ()
    for record in found:
        held = merge([*held, record]).records
    assert merge(held) == merge(found)


@settings(max_examples=40, deadline=None)
@given(records(), st.randoms(use_true_random=False))
def test_merging_only_what_lies_around_each_new_article_ends_there_too(
    found: list[Record], chance: random.Random
) -> None:
    store = SqliteStore(":memory:")
    chance.shuffle(found)
    for record in found:
        item = record.article
        raw = RawItem(uri=item.uri, source=item.uri, media="text", data=f"{item.id} {item.text}".encode())
        store.add([Coded(raw, (record,), item.uri)])
        refresh(store, large=0)
    events = {told.event.id: told.event for told in store.told(Query())}
    said = list(store.sayings())
    store.close()
    merged = merge(found)
    assert {id_: event.members for id_, event in events.items()} == {
        event.id: event.members for event in merged.canonical
    }
    assert events == {event.id: event for event in merged.canonical}
    assert sorted(said, key=lambda saying: saying.id) == list(merged.sayings)


@settings(max_examples=40, deadline=None)
@given(records())
def test_records_that_went_through_json_merge_the_same(found: list[Record]) -> None:
    assert judgements(merge(decode_record(encode(record)) for record in found)) == judgements(merge(found))


@settings(max_examples=60, deadline=None)
@given(records())
def test_every_item_is_in_one_place_and_every_id_is_its_own(found: list[Record]) -> None:
    merged = merge(found)
    members = [id_ for event in merged.canonical for id_ in event.members]
    assert sorted(members) == sorted(event.id for record in found for event in record.events)
    articles = [id_ for story in merged.stories for id_ in story.members]
    assert sorted(articles) == sorted(record.article.id for record in found)
    assert all(event.id == min(event.members) for event in merged.canonical)
    assert all(event.id not in event.follows for event in merged.canonical)
    ids = [item.id for item in (*merged.canonical, *merged.conflicts, *merged.stories)]
    assert len(ids) == len(set(ids))
    known = {event.id for event in merged.canonical}
    assert all(conflict.canonical in known | {None} for conflict in merged.conflicts)
    assert all(follow in known for event in merged.canonical for follow in event.follows)


@settings(max_examples=60, deadline=None)
@given(records())
def test_spans_of_conflicts_lie_in_their_articles(found: list[Record]) -> None:
    lengths = {record.article.id: max(1, len(record.article.text)) for record in found}
    for conflict in merge(found).conflicts:
        for value in conflict.values:
            assert all(0 <= s.start < s.end <= lengths[s.article] for s in value.spans)


@settings(max_examples=40, deadline=None)
@given(records())
def test_records_are_left_untouched(found: list[Record]) -> None:
    before = [encode(record) for record in found]
    assert [encode(record) for record in merge(found).records] == before
    assert msgspec.json.decode(encode(merge(found)), type=Merged) == merge(found)
