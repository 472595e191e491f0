"""``pair``, ``state``, ``series``, ``story``, ``sources`` in this process, on two small news items."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

NEWS = {
    "one.txt": "Envoy in Paris\nOn 5 March 2024 the president of Turkey met the president of France in Paris.",
    "two.txt": "Envoy again\nOn 9 April 2024 France threatened Turkey with new sanctions.",
}
Ruz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ruz(desk: Callable[..., Ruz]) -> Ruz:
    call = desk(NEWS)
    assert call("add", "one.txt", "--published", "2024-03-06", "--source", "The Harbour")[0] == 0
    assert call("add", "two.txt", "--published", "2024-04-10")[0] == 0
    return call


def test_state_says_when_the_two_last_met_and_as_of_when(ruz: Ruz) -> None:
    code, out, _ = ruz("state", "TR", "France")
    assert code == 0
    assert "state of play, as of 2024-04-10" in out
    assert "[past] 36 days old" in out
    found = json.loads(ruz("state", "TUR", "FRA", "--json")[1])["state"]
    assert found["contact"]["row"]["date"] == "2024-03-05"
    assert found["contact"]["row"]["quotes"]
    assert json.loads(ruz("state", "TUR", "FRA", "--json", "--at", "2024-02")[1])["state"]["contact"] is None


def test_pair_prints_a_table_json_and_a_picture(ruz: Ruz, tmp_path: Path) -> None:
    code, out, err = ruz("pair", "TUR", "FRA", "--svg", "drawn.svg")
    assert code == 0
    assert "2024-03" in out
    assert "drawn.svg" in err
    assert (tmp_path / "drawn.svg").read_text("utf-8").startswith("<svg")
    found = json.loads(ruz("pair", "TUR", "FRA", "--json")[1])["pair"]
    assert [month["month"] for month in found["months"]] == ["2024-03", "2024-04"]
    for month in found["months"]:
        for id_ in (*month["forth"]["ids"], *month["back"]["ids"], *month["together"]["ids"]):
            assert ruz("show", id_)[0] == 0


def test_a_side_that_nobody_is_called_is_exit_code_4(ruz: Ruz) -> None:
    code, out, err = ruz("pair", "Atlantis", "FRA")
    assert (code, out) == (4, "")
    assert "Atlantis" in err


def test_series_prints_lines_csv_and_json(ruz: Ruz) -> None:
    assert "CONSULT" in ruz("series")[1]
    rows = list(csv.DictReader(io.StringIO(ruz("series", "--csv", "--every", "quarter", "--by", "all")[1])))
    assert {row["period"] for row in rows} == {"2024-Q1", "2024-Q2"}
    assert json.loads(ruz("series", "--json", "--type", "CONSULT")[1])["points"]
    assert ruz("series", "--csv", "--json")[0] == 2


def test_story_lists_and_tells(ruz: Ruz) -> None:
    found = json.loads(ruz("story", "--json")[1])["stories"]
    assert found
    assert ruz("story")[0] == 0
    code, out, _ = ruz("story", found[0]["id"])
    assert code == 0
    assert "[1]" in out
    assert ruz("story", "story_none")[0] == 4


def test_sources_counts_articles_by_outlet(ruz: Ruz) -> None:
    found = json.loads(ruz("sources", "--json")[1])["sources"]
    assert {one["outlet"]: one["articles"] for one in found}.get("The Harbour") == 1
    assert "The Harbour" in ruz("sources")[1]
