"""Twins that must stay apart, and tellings that are one."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from ruznama.merge import merge

_SPEC = importlib.util.spec_from_file_location("merge_pairs", Path(__file__).with_name("conftest.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
build = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(build)
APART, SAME = build.pairs("apart.tsv"), build.pairs("same.tsv")


def clusters(one: str, two: str) -> int:
    return len(merge([build.record(one, "1"), build.record(two, "2")]).canonical)


@pytest.mark.parametrize(("one", "two"), [row[1:] for row in APART], ids=[row[0] for row in APART])
def test_twins_stay_apart(one: str, two: str) -> None:
    assert clusters(one, two) == 2


@pytest.mark.parametrize(("one", "two"), [row[1:] for row in SAME], ids=[row[0] for row in SAME])
def test_tellings_of_one_event_are_one(one: str, two: str) -> None:
    assert clusters(one, two) == 1


def test_there_are_sixty_pairs_of_each_kind() -> None:
    assert len(APART) >= 60
    assert len(SAME) >= 60
