"""The sample news merge the same in any order, one by one or at once, with one process or two."""

from __future__ import annotations

import random

import pytest

from ruznama import lexicon, runs
from ruznama.model import Hints, RawItem
from ruznama.store import Query, SqliteStore


def pages() -> list[RawItem]:
    """Sample pages of one item each, in the order of the index."""
    return [
        RawItem(uri=sample.name, source=sample.name, media=sample.media, data=sample.data, hints=Hints())
        for sample in lexicon.samples()
        if sample.media != "jsonl"
    ]


def told(store: SqliteStore) -> dict[str, object]:
    events = sorted((found.event for found in store.told(Query())), key=lambda event: event.id)
    return {
        "events": events,
        "sayings": sorted(store.sayings(), key=lambda saying: saying.id),
        "conflicts": sorted(store.conflicts(), key=lambda conflict: conflict.id),
        "stories": sorted(store.stories(), key=lambda story: story.id),
    }


def merged(items: list[RawItem], *, jobs: int, together: bool) -> dict[str, object]:
    store = SqliteStore(":memory:")
    if together:
        runs.add(store, items, jobs=jobs)
        runs.refresh(store)
    else:
        for item in items:
            runs.add(store, [item], jobs=jobs)
            runs.refresh(store, large=0)
    found = told(store)
    store.close()
    return found


@pytest.fixture(scope="module")
def wanted() -> dict[str, object]:
    found = merged(pages(), jobs=1, together=True)
    assert any(len(event.members) > 1 for event in found["events"])
    return found


@pytest.mark.parametrize(("jobs", "seed"), [(1, 1), (2, 2)])
def test_any_order_and_any_number_of_processes_merge_the_same(wanted: dict[str, object], jobs: int, seed: int) -> None:
    items = pages()
    random.Random(seed).shuffle(items)  # noqa: S311 - an order
    assert merged(items, jobs=jobs, together=True) == wanted


def test_one_by_one_merges_the_same(wanted: dict[str, object]) -> None:
    items = pages()
    random.Random(3).shuffle(items)  # noqa: S311 - an order
    assert merged(items, jobs=1, together=False) == wanted
