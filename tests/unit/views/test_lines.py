"""The lines that people read, over the same archive as the views."""

from __future__ import annotations

import msgspec
import pytest

from ruznama.cli import cards, printing
from ruznama.model import ArticleSpan, Conflict, ConflictValue, Merged
from ruznama.store import Query, SqliteStore
from ruznama.views import Heard, detail, disputes, statements, timeline


def plain(lines: object) -> str:
    import click

    return click.unstyle("\n".join(lines))


def test_an_entry_has_date_sentence_facts_and_words(store: SqliteStore) -> None:
    first, facts, words = plain(printing.row_lines(list(timeline(store, Query()))[:1])).split("\n")
    assert first == "2024-03-05  Maria Holm -> Aland: visit, Mariehamn"
    assert facts.strip() == "CONSULT/visit | The Harbour, ساحل (en fa) | ! 1 disagreement | e_1"
    assert words.strip() == '"On 5 March Maria Holm flew to Aland."'


def test_an_undated_entry_says_when_it_was_told(store: SqliteStore) -> None:
    first, facts, _ = plain(printing.row_lines(list(timeline(store, Query()))[1:])).split("\n")
    assert first.startswith("undated     Government of Aland, Maria Holm: meeting, planned")
    assert "told on 2024-03-07" in facts


def test_the_rules_are_named_when_asked(store: SqliteStore) -> None:
    text = plain(printing.row_lines(timeline(store, Query()), why={"e_1": ("a.b",), "e_2": ("c.d",)}))
    assert "why: a.b, c.d" in text
    assert "why: no rule named" in text


def test_a_dispute_has_a_line_for_each_value(store: SqliteStore) -> None:
    text = plain(printing.dispute_lines(disputes(store)))
    assert text.startswith("date: Maria Holm -> Aland: visit, Mariehamn\n")
    assert "2024-03-05" in text
    assert "[روز ششم مارس]" in text
    assert "open, found by dates-differ | likely cause: one day apart | c_1" in text


def test_a_claim_is_told_by_who_makes_it(store: SqliteStore) -> None:
    first, second = (store.stated(number) for number in ("s_1", "s_2"))
    values = tuple(
        ConflictValue(
            value=said.quote,
            members=(said.id,),
            source=said.uri,
            spans=(ArticleSpan(said.article, said.start, said.stop),),
        )
        for said in (first, second)
    )
    conflict = Conflict(id="c_9", kind="claim", canonical=None, values=values, rule="told-and-denied")
    store.put_merged(Merged(records=(), canonical=(), sayings=(), stories=(), conflicts=(conflict,)), store.revision())
    text = plain(printing.dispute_lines(disputes(store)))
    assert text.startswith("claim: Maria Holm against Maria Holm\n    Maria Holm               harbour.txt (en)\n")
    assert '"On 5 March Maria Holm flew to Aland. [She praised the hosts.] Nobody else came."' in text


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (
            "e_1",
            ["2024-03-05 (day, stated)", "Maria Holm [maria-holm]", "harbour.txt:0-36", "disagreements", "follows"],
        ),
        ("s_1", ["Maria Holm: welcome", "harbour.txt:37-59", "sahel.txt:45-66"]),
        ("harbour.txt", ["On 5 March", "published   2024-03-07 (day, line)", "1 statement,", "versions    1*"]),
        ("c_1", ["date: Maria Holm"]),
        ("y_1", ["The visit", "Maria Holm -> Aland"]),
        (
            "maria-holm",
            ["name fa     ماریا هولم", "did         CONSULT 2", "said        welcome 1", "latest statements"],
        ),
    ],
)
def test_each_detail_says_what_belongs_to_it(store: SqliteStore, name: str, parts: list[str]) -> None:
    text = plain(cards.detail_lines(detail(store, name)))
    for part in parts:
        assert part in text


def test_statements_of_records_are_listed_with_their_place(store: SqliteStore) -> None:
    text = plain(printing.statement_lines(statements(store.records(), Heard())))
    assert "Maria Holm: welcome" in text
    assert "harbour.txt:37-59 (en) | s_1" in text


def test_csv_has_a_line_for_each_event_and_one_for_the_names(store: SqliteStore) -> None:
    lines = list(printing.csv_rows(store.records()))
    assert lines[0].split(",") == list(printing.CSV)
    assert len(lines) == 4
    assert "Maria Holm,Aland,Mariehamn" in lines[1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("، به دلیل اختلاف", "به دلیل اختلاف"),
        ('"quoted" words', '"quoted" words'),
        ("...", "..."),
        ("a" * 200, "a" * 160),
    ],
)
def test_a_quotation_in_a_list_begins_with_a_word(text: str, shown: str) -> None:
    assert printing.cut(text).removesuffix(" ...") == shown


@pytest.mark.parametrize(
    ("value", "kind", "shown"),
    [
        ("90 day", "number", "90 days"), ("1 day", "number", "1 day"), ("3 country", "number", "3 countries"),
        ("5 person", "number", "5 people"), ("2024-03-05", "date", "2024-03-05"), ("New York", "place", "New York"),
    ],
)  # fmt: skip
def test_numbers_are_told_in_plain_english(value: str, kind: str, shown: str) -> None:
    assert printing.told_value(value, kind) == shown


def test_many_sources_are_counted_not_listed(store: SqliteStore) -> None:
    row = msgspec.structs.replace(next(timeline(store, Query())), sources=("A", "B", "C", "D", "E"))
    assert "A, B, C and 2 more (en fa)" in plain(printing.row_lines([row]))
