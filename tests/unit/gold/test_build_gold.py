"""The gold builder: what it compiles, and where it must stop."""

from __future__ import annotations

import importlib.util
import pathlib
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]


def load() -> Any:
    spec = importlib.util.spec_from_file_location("build_gold", ROOT / "scripts" / "build_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


gold = load()
TEXT = "Ruritania and Syldavia talk. Ruritania left."


def test_a_quote_that_occurs_once_is_its_span() -> None:
    assert gold.span(TEXT, "Syldavia") == {"start": 14, "end": 22}


def test_a_numbered_quote_is_that_occurrence() -> None:
    assert gold.span(TEXT, "Ruritania #2") == {"start": 29, "end": 38}


def test_an_ellipsis_runs_from_the_first_words_to_the_last() -> None:
    assert gold.span(TEXT, "Syldavia … left") == {"start": 14, "end": 43}


def test_words_inside_other_words_are_found_there() -> None:
    assert gold.span(TEXT, "Ruritania @ Ruritania left") == {"start": 29, "end": 38}


@pytest.mark.parametrize("quote", ["Borduria", "Ruritania", "Ruritania #3", "Syldavia … gone", " talk"])
def test_a_quote_that_does_not_fit_stops_the_build(quote: str) -> None:
    with pytest.raises(gold.GoldError):
        gold.span(TEXT, quote)


def test_every_occurrence_is_taken_only_as_a_word() -> None:
    assert [s["start"] for s in gold.whole("Oman, Omani, Oman", "en", "Oman")] == [0, 13]


def test_lines_without_a_kind_are_the_body() -> None:
    kinds = [(b["kind"], b["span"]) for b in gold.blocks("T\nD\na\nb\nend\n", "title dateline body end_marker")]
    assert kinds[2] == ("body", {"start": 4, "end": 7})
    assert [k for k, _ in kinds] == ["title", "dateline", "body", "end_marker"]


def test_the_first_value_is_the_judgement_and_the_others_are_right_too() -> None:
    row = {"q": "talk", "v": "2020-05|2020-05-01"}
    (time,) = gold.times({"lang": "en", "times": [row]}, TEXT)
    assert time["value"] == "2020-05"
    assert time["alt"]["value"] == ["2020-05-01"]


def test_two_required_mentions_may_not_overlap() -> None:
    base = {"a": gold.actor("A", "country", "AAA"), "b": gold.actor("B", "country", "BBB")}
    src = {"lang": "en", "mentions": {"a": ["Syldavia"], "b": ["and Syldavia"]}}
    with pytest.raises(gold.GoldError):
        gold.mentions(src, TEXT, base)


def test_an_unknown_key_stops_the_build() -> None:
    with pytest.raises(gold.GoldError):
        gold.times({"lang": "en", "times": [{"q": "talk", "value": "2020"}]}, TEXT)


def test_the_built_gold_is_what_its_sources_say() -> None:
    assert gold.main(["--check"]) == 0
