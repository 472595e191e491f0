"""What was once reached on the shared gold stays reached, in each language."""

from __future__ import annotations

import importlib.util
import json
import pathlib
from collections.abc import Mapping
from types import ModuleType

import pytest

ROOT = pathlib.Path(__file__).parents[2]
FLOORS: Mapping[str, float] = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def gate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gate", ROOT / "scripts" / "gate.py")
    assert spec is not None
    assert spec.loader is not None
    gate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(gate)
    return gate


@pytest.fixture(scope="module")
def figures(gate: ModuleType, shared: pathlib.Path) -> Mapping[str, float]:
    return gate.measure(shared)  # type: ignore[no-any-return]


def test_no_figure_falls_below_its_floor(figures: Mapping[str, float]) -> None:
    fallen = {name: (figures.get(name), floor) for name, floor in FLOORS.items() if figures.get(name, -1e9) < floor}
    assert fallen == {}


def test_every_figure_has_a_floor(figures: Mapping[str, float]) -> None:
    assert set(figures) <= set(FLOORS)


def test_the_floors_are_of_the_gold_that_lies_here(gate: ModuleType) -> None:
    assert json.loads(gate.GOLD.read_text("utf-8")) == gate.own_gold()
