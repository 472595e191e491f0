"""The open gold of date expressions (issue 3): the targets in each language."""

from __future__ import annotations

import collections
import json
import pathlib
import subprocess
import sys

import pytest

from ruznama import times


@pytest.fixture(scope="module")
def scored(shared: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, float]]:
    gold = shared / "gold" / "dates" / "dev.jsonl"
    path = tmp_path_factory.mktemp("dates") / "predictions.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for line in gold.read_text("utf-8").splitlines():
            item = json.loads(line)
            found = times.tag(item["text"], anchor=item["anchor"], lang=item["lang"])
            predicted = [{"start": t.span.start, "end": t.span.end, "value": t.value} for t in found]
            out.write(json.dumps({"id": item["id"], "predicted": predicted}) + "\n")
    scorer = shared / "score" / "score_dates.py"
    run = subprocess.run([sys.executable, str(scorer), str(path), "--json"], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


@pytest.mark.parametrize("lang", ["ar", "fa", "prs"])
def test_targets_are_met_in_each_language(scored: dict[str, dict[str, float]], lang: str) -> None:
    row = scored[f"lang:{lang}"]
    assert row["value_f1"] >= 0.95
    assert row["span_f1"] >= 0.97
    assert row["negatives_clean"] >= 0.95


def test_the_seeds_publication_lines_are_exact(shared: pathlib.Path) -> None:
    from ruznama import pipeline
    from ruznama.model import RawItem

    told = collections.Counter()
    for path in sorted((shared / "seeds").glob("*.txt")):
        data = path.read_bytes()
        first = pipeline.read(RawItem(uri=path.name, source=path.name, media="text", data=data))[0]
        told[first.article.published.value if first.article.published else None] += 1
    assert told == {None: 1, "2026-01-02": 1, "2025-06-12": 1, "2025-02-08": 1, "2021-05-22T01:32": 1}
