"""The sample news is what its index and README say, and nobody else's text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from importlib import resources
from pathlib import Path

import pytest

from ruznama import lexicon, pipeline
from ruznama.merge import merge
from ruznama.model import Hints, RawItem
from ruznama.script import fold

SHARED = Path(__file__).parents[2] / ".." / "shared"
INDEX = lexicon.rows("shared/samples", "index")
FILES = {sample.name: sample for sample in lexicon.samples()}
README = resources.files("ruznama.resources").joinpath("shared", "samples", "README.md").read_text("utf-8")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).text)


def test_every_listed_file_is_there_and_no_other() -> None:
    folder = resources.files("ruznama.resources").joinpath("shared", "samples")
    on_disk = {entry.name for entry in folder.iterdir()} - {"README.md", "index.tsv"}
    assert set(FILES) == on_disk


def test_each_language_has_four_items() -> None:
    assert all(count >= 4 for count in Counter(row["lang"] for row in INDEX).values())
    assert {row["lang"] for row in INDEX} == {"ar", "fa", "prs", "en"}


def test_three_stories_are_told_in_several_languages() -> None:
    told = defaultdict(set)
    for row in INDEX:
        told[row["story"]].add(row["lang"])
    assert sum(len(langs) > 1 for langs in told.values()) >= 3


def test_every_item_says_that_it_is_composed() -> None:
    assert all(row["composed"] == "true" for row in INDEX)
    for sample in FILES.values():
        if sample.media == "html":
            assert b'<meta name="composed" content="true">' in sample.data
        if sample.media == "jsonl":
            assert all(json.loads(line)["composed"] is True for line in sample.data.splitlines())


def test_jsonl_items_are_the_listed_ones() -> None:
    found = [json.loads(line)["id"] for line in FILES["wire.jsonl"].data.splitlines()]
    assert tuple(found) == tuple(row["item"] for row in INDEX if row["file"] == "wire.jsonl")
    assert sorted(found) == sorted(FILES["wire.jsonl"].items)


def test_readme_names_every_story_and_the_planted_disagreements() -> None:
    assert all(f"`{row['story']}`" in README for row in INDEX)
    planted = README.split("## Planted disagreements")[1].split("## ")[0]
    kinds = re.findall(r"^\| (date|number|place) \| `([\w-]+)`", planted, re.MULTILINE)
    assert {kind for kind, _ in kinds} >= {"date", "number"}
    assert {item for _, item in kinds} <= {row["item"] for row in INDEX}


@pytest.mark.parametrize("name", sorted(FILES))
def test_sample_is_clean_utf8_without_bidi_controls(name: str) -> None:
    assert not BIDI.search(FILES[name].data.decode("utf-8"))


@pytest.mark.skipif(not SHARED.exists(), reason="the folder of other people's texts is not beside the repository")
def test_no_eight_words_of_other_peoples_texts_are_in_the_samples() -> None:
    def runs(text: str) -> set[tuple[str, ...]]:
        found = words(text)
        return {tuple(found[i : i + 8]) for i in range(len(found) - 7)}

    others: set[tuple[str, ...]] = set()
    for folder in ("seeds", "gold/articles"):
        for path in (SHARED / folder).glob("*.txt"):
            others |= runs(path.read_text("utf-8"))
    assert others
    for sample in FILES.values():
        assert not runs(sample.data.decode("utf-8")) & others, sample.name


def raw_items() -> list[RawItem]:
    found = []
    for sample in lexicon.samples():
        if sample.media != "jsonl":
            found.append(RawItem(uri=sample.name, source=sample.name, media=sample.media, data=sample.data))
            continue
        for line in sample.data.splitlines():
            item = json.loads(line)
            hints = Hints(published=item["published"], origin="metadata", outlet=item["outlet"], title=item["title"])
            data = item["text"].encode()
            found.append(RawItem(uri=item["id"], source=item["url"], media="text", data=data, hints=hints))
    return found


def test_the_planted_disagreements_are_found() -> None:
    merged = merge([record for item in raw_items() for record in pipeline.read(item)])
    told = {(found.kind, frozenset(value.value for value in found.values)) for found in merged.conflicts}
    assert ("number", frozenset({"90 day", "120 day"})) in told
    assert ("number", frozenset({"2 month", "3 month"})) in told
    assert ("date", frozenset({"2022-07-21", "2022-07-22"})) in told
    assert ("place", frozenset({"Ankara", "Istanbul"})) in told


def test_a_wire_copy_is_no_second_witness() -> None:
    merged = merge([record for item in raw_items() for record in pipeline.read(item)])
    uris = {record.article.id: record.article.uri for record in merged.records}
    copied = [
        story for story in merged.stories if {"en_grain.txt", "en-grain-copy"} <= {uris[m] for m in story.members}
    ]
    assert len(copied) == 1
    home = {event.id: uris[record.article.id] for record in merged.records for event in record.events}
    twice = [e for e in merged.canonical if {home[m] for m in e.members} == {"en_grain.txt", "en-grain-copy"}]
    assert all(event.witnesses == 1 for event in twice)
