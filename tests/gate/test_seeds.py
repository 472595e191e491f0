"""The five documents the project exists for: what they print as facts must come out exactly (issue 2)."""

from __future__ import annotations

import json
import pathlib

import pytest

from ruznama.model import RawItem, Record
from ruznama.pipeline import read


@pytest.fixture(scope="module")
def coded(shared: pathlib.Path) -> dict[tuple[str, int], Record]:
    found = {}
    for path in sorted((shared / "seeds").glob("*.txt")):
        for record in read(RawItem(uri=path.name, source=path.name, media="text", data=path.read_bytes())):
            found[path.stem, record.article.part] = record
    return found


@pytest.fixture(scope="module")
def gold(shared: pathlib.Path) -> dict[tuple[str, int], dict[str, object]]:
    found = {}
    for path in sorted((shared / "gold" / "seeds").glob("*.json")):
        if path.stem != "cross":
            data = json.loads(path.read_text("utf-8"))
            found[path.stem.split(".")[0], data["article"]["part"]] = data["article"]
    return found


def test_every_page_gives_its_article_and_its_related_articles(coded: dict, gold: dict) -> None:
    assert set(coded) == set(gold)


def test_the_language_is_right(coded: dict, gold: dict) -> None:
    assert {key: coded[key].article.lang for key in gold} == {key: gold[key]["lang"] for key in gold}


def test_the_publication_date_is_exact_and_never_invented(coded: dict, gold: dict) -> None:
    for key, article in gold.items():
        mine, want = coded[key].article.published, article["published"]
        if want is None:
            assert mine is None or mine.origin == "inferred", key
        else:
            assert mine is not None, key
            assert (mine.value, mine.precision, mine.origin) == (want["value"], want["precision"], want["origin"]), key


def test_the_title_is_exact(coded: dict, gold: dict) -> None:
    for key, article in gold.items():
        if key[1] == 0:
            title = coded[key].article.title
            assert title is not None, key
            assert (title.start, title.end) == (article["title"]["start"], article["title"]["end"]), key


def test_body_borders_are_within_five_characters(coded: dict, gold: dict) -> None:
    for key, article in gold.items():
        if key[1] == 0:
            mine = [block.span for block in coded[key].article.blocks if block.kind == "body"]
            want = [block["span"] for block in article["blocks"] if block["kind"] == "body"]
            assert abs(min(s.start for s in mine) - min(s["start"] for s in want)) <= 5, key
            assert abs(max(s.end for s in mine) - max(s["end"] for s in want)) <= 5, key


def test_a_related_article_does_not_carry_the_date_of_its_host(coded: dict) -> None:
    for (stem, part), record in coded.items():
        if part:
            host = coded[stem, 0].article.published
            mine = record.article.published
            assert mine is None or (host is not None and mine.value != host.value)


def test_credit_and_keywords_are_as_printed(coded: dict, gold: dict) -> None:
    for key, article in gold.items():
        mine = coded[key].article
        assert list(mine.keywords) == article["keywords"], key
        blocks = {(b.kind, b.span.start, b.span.end) for b in mine.blocks}
        for block in article["blocks"]:
            if block["kind"] in ("keywords", "credit"):
                assert (block["kind"], block["span"]["start"], block["span"]["end"]) in blocks, key
        if article["credit"] and key[1] == 0:
            assert mine.credit is not None, key
            assert mine.credit.span is not None, key
            assert (mine.credit.span.start, mine.credit.span.end) == tuple(article["credit"]["span"].values()), key
