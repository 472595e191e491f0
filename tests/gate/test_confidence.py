"""Confidence is calibrated: of events with more of it more are right, and about as many as it says."""

from __future__ import annotations

import importlib.util
import pathlib
import sys
from types import ModuleType

import pytest

from ruznama.events.scores import confidence
from ruznama.lexicon import rules

PATH = pathlib.Path(__file__).parents[2] / "scripts" / "reliability.py"


@pytest.fixture(scope="module")
def reliability() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reliability", PATH)
    module = importlib.util.module_from_spec(spec)
    sys.modules["reliability"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def judged(reliability: ModuleType, shared: pathlib.Path) -> list:
    return list(reliability.judged(shared))


def test_more_confidence_is_more_often_right(reliability: ModuleType, judged: list) -> None:
    found = reliability.bins(judged)
    assert len(found) == 4
    assert [one.right for one in found] == sorted(one.right for one in found)


def test_confidence_says_how_often_events_are_right(reliability: ModuleType, judged: list) -> None:
    assert all(abs(one.mean - one.right) < 0.08 for one in reliability.bins(judged))


def test_surest_events_of_each_language_are_right_more_often_than_the_others(judged: list) -> None:
    for lang in ("ar", "fa", "prs", "en"):
        sure = [one.right for one in judged if one.lang == lang and one.confidence >= 0.85]
        rest = [one.right for one in judged if one.lang == lang and one.confidence < 0.85]
        assert sum(sure) / len(sure) > sum(rest) / len(rest)


def test_confidence_rises_with_certainty_and_falls_with_each_risky_rule() -> None:
    shares = [confidence(step / 20, ()) for step in range(21)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.3, 0.91)
    for rule in rules("shared", "confidence")["risky"]:
        assert confidence(0.85, (rule,)) < confidence(0.85, ())
