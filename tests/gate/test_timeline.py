"""The leading facts of the five seeds stand in the timeline, each with its evidence (issue 2)."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
import sys
from typing import Any

import pytest

Row = dict[str, Any]


@pytest.fixture(scope="module")
def rows(shared: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    db = tmp_path_factory.mktemp("archive") / "seeds.db"
    env = {**os.environ, "RUZNAMA_DB": str(db)}
    program = [sys.executable, "-m", "ruznama"]
    subprocess.run([*program, "add", str(shared / "seeds")], env=env, check=True, capture_output=True)
    done = subprocess.run([*program, "timeline", "--json"], env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)["events"]  # type: ignore[no-any-return]


def parties(row: Row) -> str:
    return " ".join(actor["name"] for actor in (*row["actors"], *row["recipients"]))


def day(row: Row) -> str:
    """When it was, or, where no source says, when it was told: the speech of the new year has no date of its own."""
    return row["date"] or row["quotes"][0]["published"] or ""


FACTS = {
    "the Biden-Moon summit": (("CONSULT",), "2021-05-21", ("South Korea|Moon", "United States|Biden")),
    "Sung Kim's visit to Seoul": (("CONSULT",), None, ("Sung Kim", "South Korea|Noh")),
    "Hanoi": (("CONSULT", "AGREE", "REJECT"), "2019-02", ()),
    "Singapore as told": (("CONSULT",), "2018-07", ("Trump", "Kim Jong Un")),
    "the step over the line in Korea": (
        ("CONSULT", "RETREAT", "SUPPORT", "AGREE"),
        "2019-06",
        ("Trump|United States",),
    ),
    "Trump and Ishiba": (("CONSULT",), "2025-02-07", ("Trump", "Ishiba|Japan")),
    "the offer of June 2025": (
        ("AGREE",),
        "2025-06-11",
        ("Trump|United States|White House", "Kim Jong Un|North Korea"),
    ),
    "Lee's speech": (("AGREE", "SUPPORT"), "2026-01", ("Lee Jae|South Korea",)),
}


@pytest.mark.parametrize("name", FACTS)
def test_a_leading_fact_stands_in_the_timeline(rows: list[Row], name: str) -> None:
    types, date, named = FACTS[name]
    found = [
        row
        for row in rows
        if row["type"] in types
        and (date is None or day(row).startswith(date))
        and all(any(word in parties(row) for word in group.split("|")) for group in named)
    ]
    assert found
    assert all(quote["text"] for row in found for quote in row["quotes"])


def test_every_row_points_at_the_words_that_say_it(rows: list[Row], shared: pathlib.Path) -> None:
    assert rows
    for row in rows:
        assert row["quotes"]
        for quote in row["quotes"]:
            assert quote["end"] > quote["start"]
            assert quote["text"].rstrip(" .…")[:20] in (shared / "seeds" / pathlib.Path(quote["uri"]).name).read_text(
                "utf-8"
            )
