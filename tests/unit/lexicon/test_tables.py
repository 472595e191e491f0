"""Resources load as rows; Dari extends Persian; what is malformed is named with file and line."""

from __future__ import annotations

import pathlib

import msgspec
import pytest

from ruznama.errors import ResourceError
from ruznama.lexicon import cells, digest, rows, rules, table, tables


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    for lang in ("fa", "prs"):
        (tmp_path / lang).mkdir()
    monkeypatch.setattr(tables.resources, "files", lambda _: tmp_path)
    for cached in (tables.rows, tables.rules):
        cached.cache_clear()
    yield tmp_path
    for cached in (tables.rows, tables.rules):
        cached.cache_clear()


def write(folder: pathlib.Path, name: str, text: str) -> None:
    (folder / name).write_text(text, "utf-8")


def test_dari_rows_come_first_and_hide_persian_rows_with_the_same_key(folder: pathlib.Path) -> None:
    write(folder, "fa/words.tsv", "form\tvalue\tsource\na\t1\tcurated\nb\t2\tcurated\nc\t3\tcurated\n")
    write(folder, "prs/words.tsv", "# Dari\nform\tvalue\tsource\nb\t9\tcurated\n!c\n")
    assert [(row["form"], row["value"]) for row in rows("prs", "words")] == [("b", "9"), ("a", "1")]


def test_a_persian_table_knows_nothing_of_dari(folder: pathlib.Path) -> None:
    write(folder, "fa/words.tsv", "form\tsource\na\tcurated\n")
    write(folder, "prs/words.tsv", "form\tsource\nb\tcurated\n")
    assert [row["form"] for row in rows("fa", "words")] == ["a"]


def test_rules_of_dari_are_joined_with_the_persian_ones(folder: pathlib.Path) -> None:
    write(folder, "fa/r.toml", "[[rule]]\nid = 'a'\n[names]\nx = 1\ny = 2\n")
    write(folder, "prs/r.toml", "[[rule]]\nid = 'b'\n[names]\nx = 7\n")
    assert rules("prs", "r") == {"rule": [{"id": "b"}, {"id": "a"}], "names": {"x": 7, "y": 2}}


def test_a_row_with_too_many_cells_is_named_with_its_line(folder: pathlib.Path) -> None:
    write(folder, "fa/words.tsv", "form\tsource\na\tcurated\textra\n")
    with pytest.raises(ResourceError, match=r"fa/words\.tsv line 2"):
        rows("fa", "words")


def test_a_missing_table_is_named(folder: pathlib.Path) -> None:
    with pytest.raises(ResourceError, match=r"fa/absent\.tsv"):
        rows("fa", "absent")


def test_rows_become_records_and_a_wrong_type_is_named(folder: pathlib.Path) -> None:
    class Row(msgspec.Struct):
        form: str
        weight: int = 5

    write(folder, "fa/words.tsv", "form\tweight\tsource\na\t3\tcurated\nb\t\tcurated\n")
    assert table("fa", "words", Row) == (Row("a", 3), Row("b", 5))
    write(folder, "fa/bad.tsv", "form\tweight\tsource\na\tmany\tcurated\n")
    with pytest.raises(ResourceError, match="many"):
        table("fa", "bad", Row)


def test_a_cell_holds_alternatives_between_bars() -> None:
    assert cells("a| b |") == ("a", "b")


def test_the_digest_names_the_resources() -> None:
    assert len(digest()) == 16
    assert digest() == digest()
