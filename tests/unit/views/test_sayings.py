"""Statements as lists, of the archive and of Records, and what narrows them."""

from __future__ import annotations

from typing import Any

import pytest

from ruznama.store import SqliteStore
from ruznama.views import Heard, said, statements


def test_a_saying_of_two_articles_is_listed_once(store: SqliteStore) -> None:
    [one] = said(store, Heard(speakers=("maria-holm",)))
    assert [passage.uri for passage in one.evidence] == ["news/harbour.txt", "news/sahel.txt"]


def test_a_saying_is_quoted_in_the_language_that_was_asked_for(store: SqliteStore) -> None:
    [one] = said(store, Heard(speakers=("maria-holm",), lang="fa"))
    assert one.evidence[0].lang == "fa"


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 1),
        ({"acts": ("welcome",)}, 1),
        ({"acts": ("deny", "warn")}, 0),
        ({"since": "2024-03-05"}, 0),
        ({"until": "2023-12-31"}, 0),
        ({"addressees": ("XAA",)}, 0),
        ({"lang": "ar"}, 0),
    ],
)
def test_what_was_said_is_narrowed(store: SqliteStore, filters: dict[str, Any], number: int) -> None:
    assert len(list(said(store, Heard(speakers=("maria-holm",), **filters)))) == number


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 2),
        ({"lang": "fa"}, 1),
        ({"speakers": ("Holm",)}, 2),
        ({"speakers": ("هولم",)}, 2),
        ({"speakers": ("Hol",)}, 0),
        ({"acts": ("welcome",)}, 2),
        ({"acts": ("deny",)}, 0),
        ({"addressees": ("Aland",)}, 0),
    ],
)
def test_statements_of_records_are_narrowed(store: SqliteStore, filters: dict[str, Any], number: int) -> None:
    assert len(list(statements(store.records(), Heard(**filters)))) == number


def test_a_statement_of_a_record_has_its_words_and_place(store: SqliteStore) -> None:
    one = next(statements(store.records(), Heard()))
    assert (one.speaker and one.speaker.name, one.act, one.uri) == ("Maria Holm", "welcome", "news/harbour.txt")
    assert (one.content, one.start, one.end) == ("She praised the hosts.", 37, 59)
