"""``search``, ``backup`` and the option ``--filter`` in this process, on two small news items."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

NEWS = {
    "one.txt": "Envoy in Paris\n\nOn 5 March 2024 the president of Turkey met the president of France in Paris.",
    "two.txt": "گفت‌وگو در تهران\n\nوزیر خارجه ایران روز ۹ آوریل ۲۰۲۴ با وزیر خارجه عمان دیدار کرد.",
}
Ruz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ruz(desk: Callable[..., Ruz]) -> Ruz:
    call = desk(NEWS)
    assert call("add", "one.txt", "two.txt")[0] == 0
    return call


def test_search_prints_hits_and_how_it_understood(ruz: Ruz) -> None:
    code, out, err = ruz("search", "Turkey")
    assert code == 0
    assert "met the president of France" in out
    assert "searched as: Turkey = Turkey" in err
    assert "1 to 1 of 1 events" in err


def test_search_finds_in_any_script_and_gives_json(ruz: Ruz) -> None:
    found = [
        json.loads(ruz("search", name, "--in", "documents", "--json")[1])["search"]
        for name in ("Iran", "إيران", "ايران")
    ]
    assert {one["total"] for one in found} == {1}
    assert len({one["hits"][0]["document"]["id"] for one in found}) == 1
    assert found[0]["hits"][0]["kind"] == "document"


def test_without_in_the_first_kind_that_has_it_is_shown(ruz: Ruz) -> None:
    found = json.loads(ruz("search", "گفتوگو", "--json")[1])["search"]
    assert found["counts"]["events"] == 0
    assert found["where"] == "documents"


def test_nothing_found_is_no_failure_and_tells_what_to_try(ruz: Ruz) -> None:
    code, out, err = ruz("search", "Turkey", "date:2031")
    assert (code, out) == (0, "")
    assert "nothing answers to that" in err
    assert "without date:2031 there would be something" in err
    assert "spelled like it: president" in ruz("search", "presidant")[2]


def test_a_malformed_question_is_a_usage_error_with_a_place(ruz: Ruz) -> None:
    code, _, err = ruz("search", "Turkey typ:AGREE")
    assert code == 2
    assert "at character 8" in err
    assert "Did you mean type:?" in err


def test_a_cursor_goes_on(ruz: Ruz) -> None:
    _, _, err = ruz("search", "lang:en,fa", "--in", "documents", "--limit", "1")
    cursor = err.partition("--cursor ")[2].split()[0]
    one = json.loads(ruz("search", "lang:en,fa", "--in", "documents", "--limit", "1", "--json")[1])["search"]
    two = json.loads(ruz("search", "lang:en,fa", "--in", "documents", "--limit", "1", "--cursor", cursor, "--json")[1])[
        "search"
    ]
    assert one["hits"] != two["hits"]
    assert two["next"] is None


def test_lists_take_the_same_question_as_a_filter(ruz: Ruz) -> None:
    rows = json.loads(ruz("timeline", "--filter", "lang:en type:CONSULT", "--json")[1])["events"]
    assert [row["languages"] for row in rows] == [["en"]]
    assert json.loads(ruz("timeline", "--filter", "Ankara", "--json")[1])["events"] == []
    assert ruz("timeline", "--filter", "lang:en", "--from", "2024-04")[1] == ""
    assert ruz("timeline", "--filter", "lang:xx")[0] == 2


def test_backup_copies_and_keeps_snapshots(ruz: Ruz, tmp_path: Path) -> None:
    code, out, err = ruz("backup", "copy.db")
    assert (code, out.strip()) == (0, "copy.db")
    assert "checked" in err
    assert ruz("search", "Turkey", "--db", "copy.db")[1]
    assert ruz("backup", "copy.db")[0] == 2
    made = json.loads(ruz("backup", "--json")[1])["backup"]
    assert Path(made["path"]).parent.name == "archive.db.snapshots"
    assert Path(made["path"]).name == f"{made['id']}.db"
