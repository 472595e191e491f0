"""What every Store promises, whatever it is kept in. A new kind of store is one more line in KINDS."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ruznama.errors import StoreError
from ruznama.model import Hints, Judgement, encode
from ruznama.store import Query, SqliteStore, Store

KINDS = {
    "file": lambda folder: SqliteStore(folder / "archive.db"),
    "memory": lambda _: SqliteStore(":memory:"),
}
ONE = "Maria Holm visited Aland. She said that the talks were useful and would go on."
TWO = "Maria Holm visited Aland. She said that the talks had failed and would not go on."


@pytest.fixture(params=sorted(KINDS))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = KINDS[request.param](tmp_path)
    yield made
    made.close()


def test_an_empty_store_holds_nothing_and_is_whole(store: Store) -> None:
    assert list(store.records()) == []
    assert list(store.told(Query())) == []
    assert store.check() == ()
    assert store.merged_revision() != store.revision()


def test_a_record_comes_back_as_it_was_coded(store: Store, make: Callable) -> None:
    coded = make(ONE)
    assert store.add([coded]) == ("added",)
    assert list(store.records()) == list(coded.records)
    assert store.record(coded.records[0].article.id) == coded.records[0]


def test_the_bytes_come_back_as_they_came(store: Store, make: Callable) -> None:
    coded = make(ONE, hints=Hints(published="1403-01-01", outlet="x"))
    store.add([coded])
    assert [held.raw for held in store.inputs()] == [coded.raw]


def test_the_same_article_twice_is_one_record(store: Store, make: Callable) -> None:
    assert store.add([make(ONE), make(ONE)]) == ("added", "known")
    revision = store.revision()
    assert store.add([make(ONE)]) == ("known",)
    assert len(list(store.records())) == 1
    assert len(list(store.inputs())) == 1
    # Nothing has changed, so that nothing needs to be merged again.
    assert store.revision() == revision


def test_holds_knows_exactly_what_was_added(store: Store, make: Callable) -> None:
    coded = make(ONE)
    assert not store.holds(coded.raw)
    store.add([coded])
    assert store.holds(coded.raw)
    assert not store.holds(make(TWO).raw)
    assert not store.holds(make(ONE, hints=Hints(published="2020-01-01")).raw)


def test_the_same_address_with_changed_text_is_a_new_version_and_the_old_one_is_kept(
    store: Store, make: Callable
) -> None:
    assert store.add([make(ONE), make(TWO)]) == ("added", "version")
    assert [(held.version, held.current) for held in store.inputs()] == [(1, False), (2, True)]
    assert [record.article.text for record in store.records()] == [TWO]
    assert sorted(record.article.text for record in store.records(old=True)) == sorted([ONE, TWO])


def test_a_page_that_goes_back_to_its_old_text_is_current_again(store: Store, make: Callable) -> None:
    store.add([make(ONE), make(TWO)])
    assert store.add([make(ONE)]) == ("version",)
    assert [record.article.text for record in store.records()] == [ONE]
    assert len(list(store.inputs())) == 2


def test_the_same_text_at_another_address_is_another_article(store: Store, make: Callable) -> None:
    assert store.add([make(ONE, source="a.txt"), make(ONE, source="b.txt")]) == ("added", "added")
    assert len(list(store.records())) == 2


def test_the_same_article_with_other_hints_is_coded_anew_in_its_place(store: Store, make: Callable) -> None:
    store.add([make(ONE)])
    assert store.add([make(ONE, hints=Hints(published="2020-01-01"))]) == ("updated",)
    [record] = store.records()
    assert record.article.published is not None
    assert record.article.published.value == "2020-01-01"
    assert len(list(store.inputs())) == 1


def test_near_identical_copies_are_kept_and_linked(store: Store, make: Callable) -> None:
    words = " ".join(f"word{number}" for number in range(300))
    other = " ".join(f"other{number}" for number in range(300))
    copies = [make(f"{words}.", source="a"), make(f"Agency: {words}. End", source="b"), make(other, source="c")]
    store.add(copies)
    [pair] = store.near()
    assert {pair.article, pair.other} == {coded.records[0].article.id for coded in copies[:2]}
    assert pair.similarity > 0.9
    assert len(list(store.records())) == 3
    assert list(store.near(copies[2].records[0].article.id)) == []


def test_a_related_article_shared_by_two_versions_survives_both(
    store: Store, make: Callable, related: Callable
) -> None:
    old, new = related(make(ONE), "Another matter."), related(make(TWO), "Another matter.")
    store.add([old])
    store.add([new])
    assert [record.article.text for record in store.records()] == [TWO, "Another matter."]
    store.remove([held.id for held in store.inputs() if held.current])
    assert [record.article.text for record in store.records()] == [ONE, "Another matter."]
    assert store.check() == ()


def test_recode_replaces_the_records_of_an_input(store: Store, make: Callable, related: Callable) -> None:
    store.add([related(make(ONE), "Another matter.")])
    [held] = store.inputs()
    before = store.revision()
    store.recode([(held.id, make(ONE, when="2024-04-01").records)])
    [record] = store.records()
    assert record.events[0].when is not None
    assert record.events[0].when.value == "2024-04-01"
    assert store.revision() > before
    assert store.check() == ()


def test_rederive_gives_the_same_tables(store: Store, make: Callable) -> None:
    store.add([make(f"{ONE} Number {number}.", source=f"{number}.txt") for number in range(5)])
    before, near = store.counts(), list(store.near())
    store.rederive()
    assert store.counts() == before
    assert list(store.near()) == near


def test_remove_leaves_nothing_behind(store: Store, make: Callable) -> None:
    store.add([make(ONE)])
    store.remove([held.id for held in store.inputs()])
    counts = store.counts()
    assert (counts.inputs, counts.articles, counts.events, counts.actors, counts.mentions) == (0, {}, 0, 0, 0)
    assert store.actors("Maria Holm") == ()


def test_a_failed_batch_leaves_nothing_behind(store: Store, make: Callable) -> None:
    broken = make(TWO, source="b.txt")
    with pytest.raises(IndexError):
        store.add([make(ONE), type(broken)(broken.raw, (), broken.address)])
    assert list(store.records()) == []
    assert store.add([make(ONE)]) == ("added",)


def test_merged_tables_are_replaced_as_a_whole(store: Store, make: Callable, join: Callable) -> None:
    one, two = make(ONE, source="a"), make(TWO, source="b")
    store.add([one, two])
    store.put_merged(join(one), store.revision())
    store.put_merged(join(one, two), store.revision())
    [told] = store.told(Query())
    assert len(told.tellings) == 2
    assert told.conflicts == ("c_1",)
    assert store.merged_revision() == store.revision()
    assert [story.id for story in store.stories(one.records[0].article.id)] == ["y_1"]
    assert [conflict.id for conflict in store.conflicts(kind="date")] == ["c_1"]
    assert list(store.conflicts(kind="number")) == []


def test_a_new_article_makes_the_merge_stale(store: Store, make: Callable, join: Callable) -> None:
    one = make(ONE)
    store.add([one])
    store.put_merged(join(one), store.revision())
    store.add([make(TWO, source="b")])
    assert store.merged_revision() != store.revision()


def test_a_telling_quotes_the_characters_of_its_article(store: Store, make: Callable, join: Callable) -> None:
    one = make(ONE)
    store.add([one])
    store.put_merged(join(one), store.revision())
    [told] = store.told(Query())
    [telling] = told.tellings
    assert telling.quote == ONE[telling.start : telling.stop] == "Maria Holm visited Aland."
    assert telling.outlet == "The Harbour"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (Query(), True),
        (Query(actors=("maria-holm",)), True),
        (Query(actors=("nobody",)), False),
        (Query(pair=(("maria-holm",), ("XAA",))), True),
        (Query(pair=(("XAA",), ("maria-holm",))), True),
        (Query(pair=(("maria-holm",), ("maria-holm",))), False),
        (Query(pair=((), ("maria-holm",))), False),
        (Query(types=("CONSULT",)), True),
        (Query(types=("AID",)), False),
        (Query(since="2024-03-05"), True),
        (Query(since="2024-03-06"), False),
        (Query(until="2024-03-04"), False),
        (Query(since="2024-01-01", until="2024-12-31"), True),
        (Query(langs=("en",)), True),
        (Query(langs=("fa",)), False),
        (Query(disputed=True), True),
        (Query(limit=1), True),
    ],
)
def test_a_query_keeps_what_it_asks_for(
    store: Store, make: Callable, join: Callable, query: Query, found: bool
) -> None:
    one = make(ONE)
    store.add([one])
    store.put_merged(join(one), store.revision())
    assert bool(list(store.told(query))) == found


def test_an_event_is_found_by_the_id_of_any_telling(store: Store, make: Callable, join: Callable) -> None:
    items = [make(ONE, source="a"), make(TWO, source="b")]
    store.add(items)
    store.put_merged(join(*items), store.revision())
    for coded in items:
        [told] = store.told(Query(events=(coded.records[0].events[0].id,)))
        assert len(told.tellings) == 2


def test_undated_events_come_last_both_ways(store: Store, make: Callable, join: Callable) -> None:
    items = [
        make(f"{ONE} {when}", source=str(when), when=when)
        for when in (None, "2023", "2024-03", "2024-03-05", "2022-21")
    ]
    store.add(items)
    merged = [join(one).canonical[0] for one in items]
    whole = join(items[0])
    store.put_merged(type(whole)(records=(), canonical=tuple(merged), sayings=(), stories=(), conflicts=()), 1)
    dates = [told.event.when.value if told.event.when else None for told in store.told(Query())]
    assert dates == ["2022-21", "2023", "2024-03", "2024-03-05", None]
    dates = [told.event.when.value if told.event.when else None for told in store.told(Query(reverse=True))]
    assert dates == ["2024-03", "2024-03-05", "2023", "2022-21", None]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("maria-holm", "maria-holm"),
        ("xaa", "XAA"),
        ("Maria Holm", "maria-holm"),
        ("MARIA HOLM", "maria-holm"),
        ("Holm", "maria-holm"),
        ("ماريا هولم", "maria-holm"),
        ("الاند", "XAA"),
        ("%", None),
        ("Hol", None),
        ("", None),
    ],
)
def test_an_actor_is_found_by_any_of_its_names(store: Store, make: Callable, name: str, actor: str | None) -> None:
    store.add([make(ONE)])
    assert store.actors(name) == ((actor,) if actor else ())


def test_an_actor_tells_its_names_by_language(store: Store, make: Callable) -> None:
    store.add([make(ONE), make(TWO, source="b")])
    known = store.actor("XAA")
    assert known is not None
    assert known.forms == {"ar": ("ألاند",), "en": ("Aland",), "fa": ("آلند",)}
    assert known.articles == 2
    assert store.actor("nobody") is None


def test_an_input_is_found_by_id_address_and_file_name(store: Store, make: Callable) -> None:
    coded = make(ONE, source="news/2024/a.txt", address="/home/x/news/2024/a.txt")
    store.add([coded, make(TWO, source="b.txt")])
    for name in ("news/2024/a.txt", "a.txt", "/home/x/news/2024/a.txt", coded.records[0].article.id):
        assert [held.raw for held in store.find_inputs(name)] == [coded.raw]
    assert store.find_inputs("%") == ()


def test_records_stream_in_order_across_pages(store: Store, make: Callable) -> None:
    items = [make(f"Text {number}.", source=f"{number}") for number in range(250)]
    store.add(items)
    assert [record.article.text for record in store.records()] == [coded.records[0].article.text for coded in items]
    assert [held.id for held in store.inputs()] == list(range(1, 251))


def test_adding_while_reading_records_is_possible(store: Store, make: Callable) -> None:
    store.add([make(f"Text {number}.", source=f"{number}") for number in range(120)])
    for record in itertools.islice(store.records(), 50):
        store.add([make(record.article.text + " again", source="x" + record.article.uri)])
    assert len(list(store.records())) == 170


def test_statements_are_found_by_speaker(store: Store, make: Callable, join: Callable) -> None:
    one = make(ONE)
    store.add([one])
    store.put_merged(join(one), store.revision())
    [saying] = store.sayings(speakers=("maria-holm",))
    telling = store.stated(saying.members[0])
    assert telling is not None
    assert telling.quote.startswith("She said")
    assert list(store.sayings(speakers=("XAA",))) == []
    assert store.stated("s_none") is None
    assert [one.id for one in store.spoken(("maria-holm",))] == [telling.id]
    assert list(store.spoken(())) == []


def test_a_store_that_is_closed_says_so_in_words(store: Store, tmp_path: Path) -> None:
    store.close()
    with pytest.raises(StoreError):
        list(store.records())


def test_order_of_adding_does_not_change_what_is_derived(make: Callable) -> None:
    items = [make(f"{ONE} {number}", source=str(number)) for number in range(4)]
    seen = set()
    for order in itertools.permutations(items):
        store = SqliteStore(":memory:")
        store.add(order)
        counts = store.counts()
        pairs = sorted(tuple(sorted((pair.article, pair.other))) for pair in store.near())
        seen.add((encode(counts), tuple(pairs)))
        store.close()
    assert len(seen) == 1


def test_the_review_log_keeps_its_order_and_outlives_everything_derived(store: Store, make: Callable) -> None:
    store.add([make(ONE)])
    before = store.revision()
    first = store.judge(Judgement(verdict="merge", items=("e_1", "e_2"), by="mh", at="2024-05-01T00:00:00+00:00"))
    second = store.judge(Judgement(verdict="correct", items=("e_1",), field="date", value="2024", note="a slip"))
    assert second > first > 0
    assert store.revision() > before
    held = store.judgements()
    assert [(entry.id, entry.verdict, entry.items) for entry in held] == [
        (first, "merge", ("e_1", "e_2")),
        (second, "correct", ("e_1",)),
    ]
    assert (held[1].field, held[1].value, held[1].note) == ("date", "2024", "a slip")
    store.rederive()
    store.remove([one.id for one in store.inputs()])
    assert store.judgements() == held
