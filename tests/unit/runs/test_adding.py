from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from ruznama import runs
from ruznama.errors import ResourceError
from ruznama.model import Hints, RawItem
from ruznama.runs import address
from ruznama.sources import Failure
from ruznama.store import SqliteStore


@pytest.fixture
def store() -> Iterator[SqliteStore]:
    made = SqliteStore(":memory:")
    yield made
    made.close()


@pytest.fixture
def heard() -> Iterator[None]:
    """SIGINT as a terminal has it; who starts the tests in the background has it ignored, and what is ignored stays so."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def raw(text: str, name: str = "a.txt", **hints: str) -> RawItem:
    return RawItem(uri=name, source=name, media="text", data=text.encode(), hints=Hints(**hints))


def test_inputs_are_kept_in_order_and_counted(store: SqliteStore) -> None:
    report = runs.add(store, [raw(f"Text {number}.", f"{number}.txt") for number in range(5)])
    assert report.outcomes == {"added": 5}
    assert [record.article.uri for record in store.records()] == [f"{number}.txt" for number in range(5)]


def test_what_cannot_be_read_is_counted_and_the_rest_kept(store: SqliteStore) -> None:
    failure = Failure(uri="x.jpg", reason="it is a JPEG image, not text")
    report = runs.add(store, [raw("One.", "1"), failure, raw("Two.", "2")])
    assert (report.failed, report.failures) == (1, [failure])
    assert len(list(store.records())) == 2


def test_a_second_run_finds_everything_there(store: SqliteStore) -> None:
    items = [raw(f"Text {number}.", f"{number}.txt") for number in range(5)]
    runs.add(store, items)
    assert runs.add(store, items).outcomes == {"known": 5}


def test_what_is_there_is_not_coded_again(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    runs.add(store, [raw("One.")])
    monkeypatch.setattr("ruznama.pipeline.read", lambda *_, **__: pytest.fail("coded again"))
    assert runs.add(store, [raw("One.")]).outcomes == {"known": 1}


def test_a_fault_in_one_text_does_not_end_the_run(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from ruznama import pipeline

    sound = pipeline.read

    def faulty(item: RawItem, **keywords: object) -> object:
        if item.uri == "bad":
            raise ZeroDivisionError("by zero")
        return sound(item, **keywords)

    monkeypatch.setattr("ruznama.pipeline.read", faulty)
    report = runs.add(store, [raw("One.", "1"), raw("Two.", "bad"), raw("Three.", "3")])
    assert report.outcomes == {"added": 2}
    assert [failure.uri for failure in report.failures] == ["bad"]
    assert "ZeroDivisionError" in report.failures[0].reason


def test_a_missing_resource_ends_the_run(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ResourceError("resources/fa/x.tsv: gone")

    monkeypatch.setattr("ruznama.pipeline.read", broken)
    with pytest.raises(ResourceError):
        runs.add(store, [raw("One.")])


def test_told_names_an_input_only_when_it_is_kept(store: SqliteStore) -> None:
    seen = []

    def told(item: runs.Kept | Failure, report: runs.Report) -> None:
        seen.append((item.uri, len(list(store.records()))))

    runs.add(store, [raw(f"Text {number}.", str(number)) for number in range(70)], told=told)
    # A batch is 64 inputs: none is named before its batch is written.
    assert [count for _, count in seen] == [64] * 64 + [70] * 6


@pytest.mark.usefixtures("heard")
def test_an_interruption_keeps_what_was_coded(store: SqliteStore) -> None:
    def items() -> Iterator[RawItem]:
        for number in range(10):
            if number == 5:
                os.kill(os.getpid(), signal.SIGINT)
            yield raw(f"Text {number}.", str(number))

    report = runs.add(store, items())
    assert report.interrupted
    assert report.outcomes["added"] == len(list(store.records())) == 5


@pytest.mark.usefixtures("heard")
def test_an_interruption_while_writing_waits_for_the_end(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    add = store.add

    def slow(batch: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return add(batch)

    monkeypatch.setattr(store, "add", slow)
    report = runs.add(store, [raw(f"Text {number}.", str(number)) for number in range(70)])
    assert report.interrupted
    assert report.outcomes["added"] == len(list(store.records())) == 64


@pytest.mark.usefixtures("heard")
def test_what_is_ignored_stays_ignored(store: SqliteStore) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def items() -> Iterator[RawItem]:
        os.kill(os.getpid(), signal.SIGINT)
        yield raw("One.")

    assert not runs.add(store, items()).interrupted


def test_ctrl_c_means_again_what_it_meant_before(store: SqliteStore) -> None:
    before = signal.getsignal(signal.SIGINT)
    runs.add(store, [raw("One.")])
    assert signal.getsignal(signal.SIGINT) is before


def test_two_processes_give_what_one_gives() -> None:
    items = [raw(f"Text {number}. The minister met the envoy.", f"{number}.txt") for number in range(40)]
    found = []
    for jobs in (1, 2):
        store = SqliteStore(":memory:")
        runs.add(store, items, jobs=jobs)
        found.append(list(store.records()))
        store.close()
    assert found[0] == found[1]


def test_rebuild_codes_again_and_leaves_the_same(store: SqliteStore) -> None:
    runs.add(store, [raw(f"Text {number}.", f"{number}.txt") for number in range(5)])
    before = list(store.records())
    assert runs.rebuild(store).outcomes == {"updated": 5}
    assert list(store.records()) == before


def test_refresh_merges_only_when_something_changed(store: SqliteStore) -> None:
    runs.add(store, [raw("One.")])
    assert runs.refresh(store)
    assert not runs.refresh(store)
    runs.add(store, [raw("Two.", "b")])
    assert runs.refresh(store)


def test_a_million_failures_do_not_fill_the_memory(store: SqliteStore) -> None:
    report = runs.add(store, (Failure(uri=str(number), reason="no") for number in range(5_000)))
    assert report.failed == 5_000
    assert len(report.failures) == 1_000


def test_a_page_is_its_address() -> None:
    assert address(raw("x", "7", url="https://a.example/1")) == "https://a.example/1"
    assert address(raw("x", "https://a.example/2")) == "https://a.example/2"


def test_a_file_is_its_full_path_however_it_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    monkeypatch.chdir(tmp_path)
    names = [str(path), "a.txt", "./a.txt"]
    items = [RawItem(uri=name, source="a.txt", media="text", data=b"x") for name in names]
    assert {address(item) for item in items} == {str(path.resolve())}


def test_a_line_of_a_file_is_the_path_and_the_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}")
    item = RawItem(uri=f"{path}#3", source="a.jsonl#3", media="text", data=b"x")
    assert address(item) == f"{path.resolve()}#3"


def test_standard_input_is_like_nothing_else() -> None:
    items = [RawItem(uri="-", source="stdin", media="text", data=data) for data in (b"one", b"two")]
    assert len({address(item) for item in items}) == 2


def test_ids_of_two_outlets_do_not_meet() -> None:
    assert address(raw("x", "17", outlet="A")) != address(raw("x", "17", outlet="B"))
    assert address(raw("x", "17", outlet="A")) == address(raw("y", "17", outlet="A"))
    assert address(raw("x", "17")) != address(raw("y", "17"))
