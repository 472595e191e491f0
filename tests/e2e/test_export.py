"""``ruznama export`` as a person runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

TEXT = "The foreign minister of Turkey, Hakan Fidan, met his Greek counterpart in Ankara on Monday, 3 May 2021."


@pytest.fixture
def archive(ruz: Callable, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(f"Fidan meets Greek minister\n4 May 2021\n{TEXT}\n", encoding="utf-8")
    assert ruz("add", "news.txt").code == 0


@pytest.mark.usefixtures("archive")
def test_records_go_to_standard_output_one_a_line(ruz: Callable) -> None:
    ran = ruz("export", "jsonl")
    assert ran.code == 0
    assert TEXT in json.loads(ran.out)["article"]["text"]


@pytest.mark.usefixtures("archive")
def test_a_file_holds_the_rows_that_were_told(ruz: Callable, tmp_path: Path) -> None:
    ran = ruz("export", "icews", "--out", "out.tsv")
    assert ran.code == 0
    rows = (tmp_path / "out.tsv").read_text("utf-8").splitlines()
    assert f"{len(rows) - 1} rows in out.tsv" in ran.err
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.usefixtures("archive")
def test_gdelt_writes_two_tables_into_a_folder(ruz: Callable, tmp_path: Path) -> None:
    assert ruz("export", "gdelt", "--out", "g").code == 0
    events = (tmp_path / "g" / "export.CSV").read_text("utf-8").splitlines()
    assert {len(row.split("\t")) for row in events} == {61}


@pytest.mark.usefixtures("archive")
def test_a_folder_format_without_a_folder_says_how(ruz: Callable) -> None:
    ran = ruz("export", "gdelt")
    assert ran.code == 2
    assert "--out gdelt/" in ran.err


def test_an_unknown_format_is_a_usage_error(ruz: Callable) -> None:
    assert ruz("export", "sgml").code == 2
