"""What is proposed is judged by the same rules; without a proposer nothing changes."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

import pytest

from ruznama import embed
from ruznama.merge import merge
from ruznama.model import Record

Tell = Callable[..., Record]
_SPEC = importlib.util.spec_from_file_location("proposed_pairs", Path(__file__).with_name("conftest.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
build = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(build)


def everything(texts: Sequence[str]) -> list[tuple[int, int]]:
    """A proposer that believes everything to be the same."""
    return list(combinations(range(len(texts)), 2))


@pytest.mark.parametrize(("one", "two"), [row[1:] for row in build.pairs("apart.tsv")])
def test_what_is_wrongly_proposed_stays_apart(one: str, two: str) -> None:
    assert len(merge([build.record(one, "1"), build.record(two, "2")], near=everything).canonical) == 2


def test_a_proposer_is_asked_about_tellings_of_one_kind(told: Tell) -> None:
    asked: list[list[str]] = []

    def near(texts: Sequence[str]) -> list[tuple[int, int]]:
        asked.append(list(texts))
        return []

    records = [
        told("en CONSULT happened USA,RUS @2020-01-02 | they met", "1"),
        told("en CONSULT planned USA,RUS @2020-01-02 | they will meet", "2"),
        told("fa CONSULT happened USA,RUS @2020-01-02 | دیدار کردند", "3"),
    ]
    assert merge(records, near=near) == merge(records)
    assert sorted(map(sorted, asked)) == [["they met", "دیدار کردند"], ["they will meet"]]


def test_an_undated_look_back_may_be_proposed(told: Tell) -> None:
    line = "{} AGREE happened ISR,EGY ^2025-01-02 | {}"
    records = [told(line.format("en", "their peace treaty"), "1"), told(line.format("ar", "معاهدة السلام"), "2")]
    assert len(merge(records, near=everything).canonical) == 1


@pytest.mark.skipif(not embed.available(), reason="the extra 'semantic' is not installed")
def test_the_model_proposes_and_nothing_wrong_is_merged() -> None:
    rows = build.pairs("apart.tsv")[:20]
    for at, (_, one, two) in enumerate(rows):
        records = [build.record(one, f"{at}a"), build.record(two, f"{at}b")]
        assert len(merge(records, near=embed.neighbours).canonical) == 2
