"""A few new articles are merged with what lies around them, and the result is that of merging everything."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from ruznama.merge import merge
from ruznama.model import Judgement, Merged, active
from ruznama.runs import refresh
from ruznama.store import Query, SqliteStore

_SPEC = importlib.util.spec_from_file_location("press", Path(__file__).with_name("press.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
made = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(made)


@pytest.fixture
def store() -> SqliteStore:
    return SqliteStore(":memory:")


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Sizes of the merges that were done."""
    sizes: list[int] = []

    def counted(records, judged=()) -> Merged:
        held = list(records)
        sizes.append(len(held))
        return merge(held, judged)

    monkeypatch.setattr("ruznama.runs.merging.merge", counted)
    return sizes


def shown(store: SqliteStore) -> tuple[list, list, list]:
    events = sorted((told.event for told in store.told(Query())), key=lambda event: event.id)
    sayings = sorted(store.sayings(), key=lambda saying: saying.id)
    return events, sayings, sorted(store.conflicts(), key=lambda conflict: conflict.id)


def titles(stories) -> dict[tuple[str, ...], str]:
    return {story.members: story.title for story in stories}


def same_titles(store: SqliteStore) -> bool:
    """Whether stories of the same articles bear the same titles as after a merge of everything."""
    found, wanted = titles(store.stories()), titles(merge(store.records(), active(store.judgements())).stories)
    shared = found.keys() & wanted.keys()
    return len(shared) > 0.8 * len(wanted) and all(found[key] == wanted[key] for key in shared)


def expected(store: SqliteStore) -> tuple[list, list, list]:
    found = merge(store.records(), active(store.judgements()))
    return list(found.canonical), list(found.sayings), list(found.conflicts)


@pytest.mark.parametrize("seed", [1, 2])
def test_one_by_one_ends_where_all_at_once_does(store: SqliteStore, whole: list[int], seed: int) -> None:
    items = list(made.press(260, seed=seed, days=150))
    store.add(items[:240])
    refresh(store, large=0)
    for item in items[240:]:
        store.add([item])
        assert refresh(store, large=0)
    # The archive was merged as a whole once; from then on only the surroundings of what came.
    assert whole[0] == 240
    assert max(whole[1:]) < 200
    found, wanted = shown(store), expected(store)
    assert found[0] == wanted[0]
    assert found[1] == wanted[1]
    assert found[2] == wanted[2]
    assert wanted[2]
    assert same_titles(store)


def test_every_article_stays_in_exactly_one_story(store: SqliteStore) -> None:
    items = list(made.press(120, days=40))
    store.add(items[:100])
    refresh(store, large=0)
    for item in items[100:]:
        store.add([item])
        refresh(store, large=0)
    members = [article for story in store.stories() for article in story.members]
    assert sorted(members) == sorted(item.records[0].article.id for item in items)
    assert all(story.id == f"story_{min(story.members)}" for story in store.stories())


def test_the_order_of_adding_does_not_matter(store: SqliteStore) -> None:
    items = list(made.press(80, days=30))
    other = SqliteStore(":memory:")
    for archive, order in ((store, items), (other, items[::-1])):
        archive.add(order[:70])
        refresh(archive, large=0)
        for item in order[70:]:
            archive.add([item])
            refresh(archive, large=0)
    assert shown(store) == shown(other)
    other.close()


def test_a_judgement_that_waits_for_an_article_bears_when_it_comes(store: SqliteStore) -> None:
    items = list(made.press(60, days=400, told=1))
    late = items[-1].records[0].events[0].id
    early = items[0].records[0].events[0].id
    store.add(items[:-1])
    store.judge(Judgement(verdict="merge", items=(early, late)))
    refresh(store, large=0)
    store.add(items[-1:])
    assert store.unmerged() is not None
    refresh(store, large=0)
    (event,) = [told.event for told in store.told(Query(events=(late,)))]
    assert {early, late} <= set(event.members)
    assert shown(store)[0] == expected(store)[0]


@pytest.mark.parametrize("seed", [1, 2])
def test_judgements_touch_only_what_lies_around_them(store: SqliteStore, whole: list[int], seed: int) -> None:
    store.add(list(made.press(260, seed=seed, days=150)))
    refresh(store, large=0)
    several = [told.event for told in store.told(Query()) if len(told.event.members) > 2]
    one, two, three, four = several[:40:10]
    conflict = next(store.conflicts())
    log = (
        Judgement(verdict="merge", items=(one.id, two.id)),
        Judgement(verdict="split", items=three.members[:1]),
        Judgement(verdict="correct", items=(four.id,), field="date", value="2011-11"),
        Judgement(verdict="accept", items=(conflict.id,), value=conflict.values[0].value),
        Judgement(verdict="undo", value="1"),
        Judgement(verdict="undo", value="2"),
        Judgement(verdict="undo", value="5"),
    )
    for entry in log:
        store.judge(entry)
        assert store.unmerged() is not None
        assert refresh(store, large=0)
        assert shown(store) == expected(store), entry
        assert same_titles(store), entry
    assert whole[0] == 260
    assert max(whole[1:]) < 200


@pytest.mark.parametrize("change", ["version", "remove", "judge", "rederive"])
def test_what_is_no_addition_is_merged_as_a_whole(store: SqliteStore, whole: list[int], change: str) -> None:
    items = list(made.press(30, days=30))
    store.add(items[:-1])
    refresh(store, large=0)
    changes: dict[str, Callable[[], object]] = {
        "version": lambda: store.add([type(items[0])(items[-1].raw, items[-1].records, items[0].address)]),
        "remove": lambda: store.remove([1]),
        "judge": lambda: store.judge(Judgement(verdict="undo", value="9")),
        "rederive": store.rederive,
    }
    changes[change]()
    assert store.unmerged() is None
    refresh(store, large=0)
    assert whole[-1] >= 28
    assert shown(store)[0] == expected(store)[0]


def test_a_small_archive_is_merged_as_a_whole(store: SqliteStore, whole: list[int]) -> None:
    items = list(made.press(30, days=30))
    store.add(items[:-1])
    refresh(store)
    store.add(items[-1:])
    refresh(store)
    assert whole == [29, 30]
    assert not refresh(store)


def test_adding_one_article_to_a_large_archive_is_quick(store: SqliteStore) -> None:
    scale = 1 if os.environ.get("RUZNAMA_FULL") == "1" else 20
    size = 25_000 // scale
    items = list(made.press(size + 5, days=5_000 // scale))
    for start in range(0, size, 50):
        store.add(items[start : start + 50])
    refresh(store)
    seconds = []
    for item in items[size:]:
        store.add([item])
        start = time.process_time()
        refresh(store, large=0)
        seconds.append(time.process_time() - start)
    print(f"{store.counts().events} events; one more article: {', '.join(f'{one:.2f}' for one in seconds)} s")
    assert sorted(seconds)[len(seconds) // 2] < 1.0
    # Two events of ten articles each: some hundreds of articles lie around them.
    assert sorted(judging(store))[2] < 6.0


def judging(store: SqliteStore) -> list[float]:
    """Seconds that five judgements take to bear."""
    some = [told.event.id for told in islice(store.told(Query()), 0, 1_000, 100)]
    seconds = []
    for one, two in zip(some[::2], some[1::2], strict=True):
        store.judge(Judgement(verdict="merge", items=(one, two)))
        start = time.process_time()
        assert refresh(store, large=0)
        seconds.append(time.process_time() - start)
    print(f"a judgement: {', '.join(f'{one:.2f}' for one in seconds)} s")
    return seconds
