"""All rules of all languages in one list, for whoever wants to explain them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

from ruznama.lexicon.tables import EXTENDS, LANGUAGES, rules

__all__ = ["all_rules"]


def all_rules() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every rule that has an id: language, name of its file without ending, and the rule as written.

    Dari's list holds what it takes over from Persian; such a rule is given once, as Persian.
    """
    root, seen = resources.files("ruznama.resources"), set()
    for lang in sorted(LANGUAGES, key=lambda each: each in EXTENDS):
        names = sorted(entry.name for entry in root.joinpath(lang).iterdir() if entry.name.endswith(".toml"))
        for name in names:
            stem = name.removesuffix(".toml")
            for rule in _found(rules(lang, stem)):
                if rule["id"] not in seen:
                    seen.add(rule["id"])
                    yield lang, stem, rule


def _found(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if isinstance(value.get("id"), str):
            yield value
        for inner in value.values():
            yield from _found(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _found(inner)
