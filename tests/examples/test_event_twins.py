"""Contrast twins end to end: who did it to whom, whether it happened, and who says so, each told apart."""

from __future__ import annotations

import csv
import pathlib

import pytest

from ruznama import pipeline
from ruznama.model import Hints, RawItem, Record

FOLDER = pathlib.Path(__file__).parent / "twins"
ROWS = [
    (path.stem, row)
    for path in sorted(FOLDER.glob("*.tsv"))
    for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
]
PLAIN = {(lang, row["group"]): row["events"] for lang, row in ROWS if row["kind"] == "plain"}


def told(record: Record) -> list[str]:
    """Events as the rows write them: type, status, states of actors > of recipients, "said" in another's words."""
    states = {actor.id: actor.country or actor.name for actor in record.actors}
    lines = []
    for event in record.events:
        sides = ["+".join(sorted({states[i] for i in side})) for side in (event.actors, event.recipients)]
        said = any(
            statement.content.start <= event.trigger.start < statement.content.end
            and statement.speaker not in event.actors
            for statement in record.statements
        )
        parts = [event.type, event.status, ">".join(filter(None, sides)), "said" if said else ""]
        lines.append(" ".join(filter(None, parts)))
    return sorted(set(lines))


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[f"{lang}-{row['group']}-{row['kind']}" for lang, row in ROWS])
def test_twin_is_told_apart_in_the_right_field(lang, row):
    item = RawItem(
        uri="twin",
        source="twin",
        media="text",
        data=row["text"].encode(),
        hints=Hints(lang=lang, published="2025-06-15"),
    )
    (record,) = pipeline.read(item)
    assert told(record) == [part for part in [row["events"] or ""] if part]


@pytest.mark.parametrize(("lang", "row"), [pair for pair in ROWS if pair[1]["kind"] != "plain"])
def test_twin_differs_from_its_plain_sentence_only_where_it_should(lang, row):
    plain, twin = PLAIN[lang, row["group"]].split(), (row["events"] or "").split()
    if row["kind"] == "swapped":
        assert twin[:2] == plain[:2]
        assert twin[2].split(">") == plain[2].split(">")[::-1]
    elif row["kind"] == "quoted":
        assert twin == [*plain, "said"]
    else:
        assert not twin or twin[1] != "happened"
