"""Rewrites the records that stages hand on among themselves as plain classes, which mypyc makes C structs of.

In the interpreter a ``msgspec.Struct`` is the fastest record there is; to compiled code it is a foreign object, each
field a look-up by name. A class with an ``__init__`` is the other way round. The source keeps the first, the compiler
gets the second: with structs the events stage gained a fifth by being compiled, with classes it takes less than half.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

__all__ = ["native"]

_REPLACE = "from msgspec.structs import replace"
_KEPT = "from ruznama._kept import replace"
_FUTURE = "from __future__ import annotations\n"
# The attribute is the compiler's: what is compiled does without mypy_extensions.
_HEADER = """import typing as _typing
if _typing.TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as _mypyc_attr
"""


def native(source: str) -> str:
    """The source of a module with its internal records as plain classes.

    Internal are structs outside garbage collection, built by position (``gc=False`` and no ``kw_only``):
    what a Record holds and what is read from JSON stays a struct.

    Raises:
        SyntaxError: the source is no Python.
    """
    lines = source.split("\n")
    classes = [node for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and _internal(node)]
    for node in reversed(classes):
        fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
        spare = {line for one in fields for line in range(one.lineno, _last(one) + 1)}
        document = _last(node.body[0]) if ast.get_docstring(node) else node.lineno
        lines[node.lineno - 1 : _last(node)] = [
            *_head(node),
            *lines[node.lineno : document],
            *_methods(node, fields),
            *[lines[number - 1] for number in range(document + 1, _last(node) + 1) if number not in spare],
        ]
    text = "\n".join(lines)
    if "msgspec.structs.replace(" in text:
        text = text.replace("msgspec.structs.replace(", "replace(").replace(_FUTURE, f"{_FUTURE}{_KEPT}\n", 1)
    text = text.replace(_REPLACE, _KEPT)
    return text.replace(_FUTURE, _FUTURE + _HEADER, 1) if classes else text


def _last(node: ast.stmt) -> int:
    """Number of its last line."""
    return node.end_lineno or node.lineno


def _internal(node: ast.ClassDef) -> bool:
    """Whether a class is a record that no stage gives away."""
    told = {word.arg: ast.unparse(word.value) for word in node.keywords}
    struct = bool(node.bases) and ast.unparse(node.bases[0]) == "msgspec.Struct"
    return struct and told.get("gc") == "False" and "kw_only" not in told


def _head(node: ast.ClassDef) -> list[str]:
    """The class line: without subclasses; without cycles too, so that the garbage collector passes it by."""
    bases = ", ".join(ast.unparse(base) for base in node.bases[1:])
    if bases:
        return ["@_typing.final", f"class {node.name}({bases}):"]
    return ["@_typing.final", "@_mypyc_attr(acyclic=True)", f"class {node.name}:"]


def _methods(node: ast.ClassDef, fields: list[ast.AnnAssign]) -> Iterator[str]:
    """What a struct brings along: construction, equality by value, a hash, a copy."""
    names = [ast.unparse(one.target) for one in fields]
    types = [ast.unparse(one.annotation) for one in fields]
    takes = [
        f"{name}: {kind}" + (f" = {ast.unparse(one.value)}" if one.value else "")
        for name, kind, one in zip(names, types, fields, strict=True)
    ]
    same = [f"self.{name} == other.{name}" for name in names]
    values = [f"self.{name}" for name in names]
    yield f"    def __init__(self, {', '.join(takes)}) -> None:"
    for name, kind in zip(names, types, strict=True):
        yield f"        self.{name}: {kind} = {name}"
    yield ""
    if not any(word.arg == "eq" for word in node.keywords):
        yield "    def __eq__(self, other: object) -> bool:"
        yield f"        return isinstance(other, {node.name}) and {' and '.join(same)}"
        yield ""
        yield "    def __hash__(self) -> int:"
        yield f"        return hash(({', '.join(values)},))"
        yield ""
    yield f"    def copied(self) -> {node.name}:"
    yield f"        return {node.name}({', '.join(values)})"
    yield ""
