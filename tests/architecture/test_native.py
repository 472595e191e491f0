"""What mypyc compiles to something else than Python means, no compiled module may say."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from native.build import modules
from tests.conftest import ROOT

COMPILED = list(modules(ROOT / "src" / "ruznama"))


def found(path: Path, kind: type[ast.AST]) -> list:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kind)]


def names(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def swaps(node: ast.Assign) -> bool:
    """Whether a name is set in a tuple before a later value of the same tuple reads it."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Tuple) or not isinstance(value, ast.Tuple):
        return False
    return any(
        isinstance(one, ast.Name) and one.id in names(later)
        for place, one in enumerate(target.elts)
        for later in value.elts[place + 1 :]
    )


def test_there_are_compiled_modules():
    assert len(COMPILED) > 140


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_compiled_module_swaps_names_in_one_line(path: Path):
    """``who, whom = (), who``: the compiler gives the value the type that its name has afterwards."""
    assert not [node.lineno for node in found(path, ast.Assign) if swaps(node)]


@pytest.mark.parametrize("path", COMPILED, ids=lambda path: str(path.relative_to(ROOT / "src")))
def test_no_compiled_module_has_a_cached_property(path: Path):
    """It becomes a property that is worked out anew each time; a stage of 1 ms took 10."""
    assert "cached_property" not in {
        name for node in found(path, ast.FunctionDef) for one in node.decorator_list for name in names(one)
    }


def test_a_swap_is_seen():
    (node,) = ast.parse("who, whom = (), who").body
    assert swaps(node)
    (node,) = ast.parse("whom, who = who, ()").body
    assert not swaps(node)
