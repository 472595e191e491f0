"""Every sentence of ``resources/<lang>/statement_examples.toml`` reads as it says."""

from __future__ import annotations

import importlib.util
import pathlib
import sys

import pytest

_PATH = pathlib.Path(__file__).with_name("statement_markup.py")
_SPEC = importlib.util.spec_from_file_location("statement_markup", _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
markup = importlib.util.module_from_spec(_SPEC)
sys.modules["statement_markup"] = markup
_SPEC.loader.exec_module(markup)

LANGUAGES = ("ar", "fa", "prs", "en")


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang in LANGUAGES for line in markup.listed(lang)])
def test_example_reads_as_listed(lang: str, line: str) -> None:
    assert markup.missed(markup.example(lang, line)) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_at_least_sixty_sentences_a_language(lang: str) -> None:
    assert len(markup.own(lang)) >= 60


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_lists_what_must_not_be_found(lang: str) -> None:
    assert sum(not markup.example(lang, line).expected for line in markup.listed(lang)) >= 15
