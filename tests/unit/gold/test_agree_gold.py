"""The second pass over the gold: it is of the same texts, and agreement is counted as it says."""

from __future__ import annotations

import importlib.util
import json
import pathlib
import tomllib
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
SECOND = sorted((ROOT / "gold" / "second").glob("*/*.toml"))


def load(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


agree, build = load("agree_gold"), load("build_gold")


@pytest.mark.parametrize("path", SECOND, ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_the_second_pass_compiles_and_reads_the_text_of_the_first(path: pathlib.Path) -> None:
    src = tomllib.loads(path.read_text(encoding="utf-8"))
    text, _ = build.build(path.stem, src, build.tables(ROOT / "gold" / "source" / "actors"))
    assert text == (ROOT / "gold" / path.parent.name / f"{path.stem}.txt").read_bytes().decode()


def test_every_language_has_at_least_three_items_of_the_second_pass() -> None:
    assert min(sum(p.parent.name == lang for p in SECOND) for lang in build.LANGS) >= 3


def test_a_judgement_is_the_required_items_with_their_first_values() -> None:
    item = {"id": "t1", "value": "2020", "alt": {"value": ["2021"]}, "note": "why"}
    record = {
        "actors": [],
        "times": [item, {"id": "t2", "optional": True}],
        "mentions": [],
        "statements": [],
        "events": [],
    }
    assert agree.judgement(record)["times"] == [{"id": "t1", "value": "2020", "note": "why"}]


def test_a_pass_in_another_folder_is_built_there_alone(tmp_path: pathlib.Path) -> None:
    source = tmp_path / "source" / "en"
    source.mkdir(parents=True)
    (source / "one.toml").write_text(
        'composed = true\nlang = "en"\nlayout = "title body"\ntext = """\nT\nBody\n"""\n', encoding="utf-8"
    )
    out = tmp_path / "out"
    assert build.main(["--source", str(tmp_path / "source"), "--out", str(out)]) == 0
    assert sorted(p.name for p in (out / "en").iterdir()) == ["one.json", "one.txt"]
    assert json.loads((out / "en" / "one.json").read_bytes())["article"]["chars"] == len("T\nBody\n")


def test_a_figure_is_written_to_three_places() -> None:
    report = {"rows": {"linking": {"ar": {"acc": 0.98765}, "en": {"acc": 1.0}}}}
    assert [agree.figure(report, "linking", lang) for lang in ("ar", "en", "fa")] == [".988", "1.000", "-"]


def test_items_of_one_id_in_two_languages_are_scored_apart(tmp_path: pathlib.Path) -> None:
    if not agree.SCORER.exists():
        pytest.skip("the scorer lies beside the repository, and is not there")
    both = [json.loads((agree.GOLD / lang / "karabakh_2020.json").read_bytes()) for lang in ("fa", "en")]
    rows = agree.score(both, both, tmp_path, 0)["rows"]
    assert {lang: rows["events: type"][lang]["f1"] for lang in ("fa", "en")} == {"fa": 1.0, "en": 1.0}
