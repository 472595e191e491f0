"""What is true of an archive because it is a file."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from ruznama.errors import MissingPieceError, SchemaMismatchError, StoreError
from ruznama.model import Article, Coder, RawItem, Record, article_id
from ruznama.store import Coded, SqliteStore
from ruznama.store.engine import Engine


def coded(text: str) -> Coded:
    item = Article(id=article_id("a", text, 0), uri="a", part=0, lang="en", text=text)
    record = Record(article=item, coder=Coder(version="1", config="c", resources="r"))
    return Coded(RawItem(uri="a", source="a", media="text", data=text.encode()), (record,), text)


def test_what_was_added_is_there_after_opening_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(path)
    store.add([coded("one")])
    store.close()
    store = SqliteStore(path, create=False)
    assert [record.article.text for record in store.records()] == ["one"]
    store.close()


def test_a_missing_archive_is_not_made_unless_asked(tmp_path: Path) -> None:
    with pytest.raises(MissingPieceError, match="no archive"):
        SqliteStore(tmp_path / "a.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_the_folder_of_an_archive_is_made(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "deep" / "down" / "a.db").close()
    assert (tmp_path / "deep" / "down" / "a.db").is_file()


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(MissingPieceError, match="folder"):
        SqliteStore(tmp_path)


@pytest.mark.parametrize(
    "data", [b"this is no database, it is a text about databases " * 40, b"SQLite format 3\0" * 100]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(data)
    with pytest.raises(StoreError):
        SqliteStore(path)
    assert path.read_bytes() == data


def test_the_database_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no ruznama archive"):
        SqliteStore(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    store = SqliteStore(path)
    store.add([coded("one")])
    store.close()


def test_an_archive_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    SqliteStore(path).close()
    other = sqlite3.connect(path)
    other.execute("PRAGMA user_version = 999")
    other.close()
    with pytest.raises(SchemaMismatchError, match="newer"):
        SqliteStore(path)


def test_a_damaged_archive_is_told_with_its_path(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    store = SqliteStore(path)
    store.add([coded(f"text {number} " * 50) for number in range(200)])
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreError, match=r"a\.db"):
        list(SqliteStore(path, create=False).records())


def test_a_second_writer_is_told_to_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ruznama.store.engine.BUSY_MS", 20)
    first, second = SqliteStore(tmp_path / "a.db"), SqliteStore(tmp_path / "a.db")
    with first._engine.writing(), pytest.raises(StoreError, match="another process"):
        second.add([coded("one")])
    assert second.add([coded("one")]) == ("added",)
    first.close()
    second.close()


def test_a_reader_beside_a_writer_sees_the_last_state(tmp_path: Path) -> None:
    writer, reader = SqliteStore(tmp_path / "a.db"), SqliteStore(tmp_path / "a.db")
    writer.add([coded("one")])
    with writer._engine.writing():
        writer._add(coded("two"))
        assert len(list(reader.records())) == 1
    assert len(list(reader.records())) == 2
    writer.close()
    reader.close()


def test_opening_twice_at_once_makes_one_schema(tmp_path: Path) -> None:
    stores = [SqliteStore(tmp_path / "a.db") for _ in range(3)]
    assert stores[2].add([coded("one")]) == ("added",)
    for store in stores:
        store.close()


def test_every_named_statement_is_sound(tmp_path: Path) -> None:
    from ruznama.store.engine import _queries

    engine = Engine(tmp_path / "a.db", create=True)
    for name, statement in _queries().items():
        plan = f"EXPLAIN {statement}"
        named = dict.fromkeys(re.findall(r"(?<!')\B:(\w+)", statement))
        values = named or [None] * statement.count("?")
        assert engine._connection.execute(plan, values).fetchall(), name
    engine.close()
