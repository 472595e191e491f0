"""The Record has the fields measuring tools read, and refuses what is no span."""

from __future__ import annotations

import json

import pytest

from ruznama.model import (
    Article,
    Coder,
    Record,
    Span,
    article_id,
    decode_record,
    encode,
    item_id,
    item_ids,
    record_schema,
    unknown_actor_id,
)

CODER = Coder(version="0", config="c", resources="r")


def record() -> Record:
    return Record(article=Article(id="a", uri="u", part=0, lang="ar", text="نص"), coder=CODER)


@pytest.mark.parametrize(("start", "end"), [(1, 1), (2, 1), (-1, 3)])
def test_a_span_is_never_empty_or_negative(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="not a span"):
        Span(start, end)


def test_the_record_prints_the_agreed_names() -> None:
    data = json.loads(encode(record()))
    assert list(data) == ["schema", "article", "times", "actors", "mentions", "statements", "events", "issues", "coder"]
    assert data["schema"] == 1
    assert list(data["article"]) == [
        "id",
        "uri",
        "part",
        "lang",
        "text",
        "title",
        "outlet",
        "credit",
        "published",
        "keywords",
        "blocks",
    ]


def test_a_reader_ignores_fields_it_does_not_know() -> None:
    data = json.loads(encode(record()))
    data["later"] = {"x": 1}
    data["article"]["more"] = 2
    assert decode_record(json.dumps(data)) == record()


def test_the_schema_names_every_part_of_the_record() -> None:
    defined = record_schema()["$defs"]
    assert {"Record", "Article", "Time", "Actor", "Mention", "Statement", "Event", "Issue", "Span"} <= set(defined)


def test_ids_of_many_items_are_those_of_each():
    identify = item_ids("a_1\ud800", "m")
    assert [identify(3, 9), identify(0, 1)] == [item_id("a_1\ud800", "m", 3, 9), item_id("a_1\ud800", "m", 0, 1)]


def test_ids_depend_on_place_and_not_on_what_was_coded() -> None:
    assert item_id("a", "e", 3, 9) == item_id("a", "e", 3, 9)
    assert (
        len({item_id("a", "e", 3, 9), item_id("a", "s", 3, 9), item_id("a", "e", 3, 9, 1), item_id("b", "e", 3, 9)})
        == 4
    )


def test_an_article_is_known_by_source_text_and_part() -> None:
    assert (
        len({article_id("s", "t", 0), article_id("s", "t", 1), article_id("s", "u", 0), article_id("r", "t", 0)}) == 4
    )


def test_an_unknown_actor_has_a_stable_id() -> None:
    assert unknown_actor_id("k") == unknown_actor_id("k") != unknown_actor_id("l")
