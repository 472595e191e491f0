"""Lists in parts, answers kept, many threads, snapshots."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ruznama import archive
from ruznama.archive import Cache, Reading
from ruznama.archive.paging import place, stretch
from ruznama.errors import ConfigError, MissingPieceError, NotFoundError
from ruznama.model import Judgement
from ruznama.runs import refresh
from ruznama.store import Query, SqliteStore


def test_the_parts_of_a_list_make_the_whole_of_it(reading: Reading) -> None:
    whole = [row.id for row in reading.timeline().items]
    assert len(whole) > 1
    found, cursor = [], ""
    while cursor is not None:
        part = reading.timeline(cursor=cursor, limit=1)
        assert part.total == len(whole)
        assert part.start == len(found)
        found += [row.id for row in part.items]
        cursor = part.next
    assert found == whole


def test_one_comes_back_the_way_one_went() -> None:
    keys = list("abcdefg")
    one = stretch(keys, None, 3, list)
    two = stretch(keys, one.next, 3, list)
    assert (one.previous, "".join(two.items)) == (None, "def")
    assert two.previous == ""
    three = stretch(keys, two.next, 3, list)
    assert three.next is None
    assert stretch(keys, three.previous, 3, list).items == two.items


def test_a_cursor_holds_its_place_while_lines_are_added() -> None:
    assert place(list("abcdef"), "3.c") == 3
    assert place(list("xyabcdef"), "3.c") == 5
    assert place(list("abdef"), "3.c") == 3


@pytest.mark.parametrize("cursor", ["x", "-1", "1" * 400, "٣", "1e3"])
def test_what_is_no_cursor_is_told(cursor: str) -> None:
    with pytest.raises(ConfigError, match="no cursor"):
        place([1, 2], cursor)


def test_newest_first_is_the_list_from_its_end(reading: Reading) -> None:
    dated = [row.date for row in reading.timeline("order:newest").items if row.date]
    assert dated == sorted(dated, reverse=True)


def test_figures_are_those_of_the_list(reading: Reading) -> None:
    rows = reading.timeline().items
    picture = reading.density()
    bars = sum(bar.cooperative + bar.conflictual + bar.negated for bar in picture.bars)
    assert bars + picture.coarse + picture.undated == len(rows)
    assert sum(reading.types().values()) == len(rows)
    detail = reading.actor("ترمپ")
    assert (
        sum(detail.did.values()) + sum(detail.received.values()) == reading.timeline(f"actor:{detail.actor.id}").total
    )
    assert reading.documents().total == 6
    assert reading.actors("Trump").items[0].id == detail.actor.id
    assert reading.actors().total == reading.store.counts().actors


def test_an_answer_is_made_once_and_the_oldest_goes_first() -> None:
    made: list[int] = []
    cache = Cache(room=4_500)

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in (1, 1, 2, 1, 3, 1, 2):
        assert cache.once(number, lambda number=number: make(number)) == number
    assert made == [1, 2, 3, 2]


def test_threads_that_want_the_same_wait_for_the_one_that_makes_it() -> None:
    cache, made, start = Cache(), [], threading.Barrier(5)

    def ask() -> None:
        start.wait()
        cache.once("x", lambda: made.append(threading.get_ident()) or 1)

    threads = [threading.Thread(target=ask) for _ in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(made) == 1


def test_what_failed_is_tried_again() -> None:
    cache = Cache()
    with pytest.raises(ValueError, match="no"):
        cache.once("x", lambda: int("no"))
    assert cache.once("x", lambda: 1) == 1


def test_a_reading_is_of_one_moment(path: Path) -> None:
    news = archive.open(path)
    with news.reading() as now:
        before = now.store.revision()
        with news.writing() as store:
            store.judge(Judgement(verdict="undo", value="99"))
            refresh(store)
        assert now.store.revision() == before
    assert news.version() != now.version()
    news.close()


def test_threads_read_side_by_side(path: Path) -> None:
    news = archive.open(path)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(news.search("Trump").total)) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(found) == 8
    assert len(set(found)) == 1
    news.close()


def test_a_reader_cannot_write(path: Path) -> None:
    store = SqliteStore(path, writes=False)
    with pytest.raises(MissingPieceError, match="readonly"):
        store.remove([1])
    store.close()


def test_an_archive_from_before_the_index_is_indexed_when_it_is_opened(tmp_path: Path, path: Path) -> None:
    copy = archive.backup(path, tmp_path / "old.db").path
    store = SqliteStore(copy)
    store._empty_index()
    store._engine.rows_of("DELETE FROM meta WHERE key IN ('index', 'merged')")
    assert not store.indexed()
    assert store.check() != ()
    store.close()
    news = archive.open(copy)
    assert news.search("Trump").total > 0
    with news.reading() as now:
        assert now.store.check() == ()
    news.close()


def test_a_backup_is_an_archive_that_holds_the_same(tmp_path: Path, path: Path) -> None:
    made = archive.backup(path, tmp_path / "deep" / "copy.db")
    copy, own = SqliteStore(made.path), SqliteStore(path)
    assert [told.event for told in copy.told(Query())] == [told.event for told in own.told(Query())]
    assert copy.counts() == own.counts()
    copy.close()
    own.close()
    with pytest.raises(ConfigError, match="is there already"):
        archive.backup(path, made.path)
    with pytest.raises(MissingPieceError):
        archive.backup(tmp_path / "none.db", tmp_path / "x.db")


def test_a_snapshot_shows_the_archive_as_it_was(tmp_path: Path, path: Path) -> None:
    home = archive.backup(path, tmp_path / "news.db").path
    news = archive.open(home)
    before = news.version()
    assert news.at(before) is news
    kept = archive.backup(home)
    assert kept.id == before
    assert archive.backup(home).path == kept.path
    total = news.timeline().total
    with news.writing() as store:
        store.remove([5])
        refresh(store)
    assert news.timeline().total < total
    old = news.at(before)
    assert old.timeline().total == total
    assert [one.id for one in archive.snapshots(home)] == [before]
    with pytest.raises(NotFoundError):
        news.at("../../etc/passwd")
    old.close()
    news.close()
