"""The 37 contexts of PLOVER: every language has words for each, and an event may stand in several."""

from __future__ import annotations

import csv
import pathlib

import pytest

from ruznama import pipeline
from ruznama.lexicon import LANGUAGES, rules
from ruznama.model import Hints, RawItem

FOLDER = pathlib.Path(__file__).parent / "contexts"
ROWS = [
    (path.stem, row)
    for path in sorted(FOLDER.glob("*.tsv"))
    for row in csv.DictReader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
]
_NAMES = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal
reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic
territory peacekeeping health asylum migration disasters natural_resource environment technology terrorism cbrn cyber
misinformation crime corruption illegal_drugs trafficking
"""
CONTEXTS = _NAMES.split()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_context_of_plover_has_words(lang):
    listed = {name.removeprefix("context_") for name in rules(lang, "event_rules")["words"] if "context_" in name}
    assert listed == set(CONTEXTS)


@pytest.mark.parametrize(("lang", "row"), ROWS, ids=[f"{lang}-{n}" for n, (lang, _) in enumerate(ROWS)])
def test_event_stands_in_its_contexts(lang, row):
    hints = Hints(lang=lang, published="2025-06-15")
    (record,) = pipeline.read(
        RawItem(uri="context", source="context", media="text", data=row["text"].encode(), hints=hints)
    )
    assert sorted({name for event in record.events for name in event.contexts}) == row["contexts"].split()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_examples_show_nearly_every_context(lang):
    shown = {name for known, row in ROWS if known == lang for name in row["contexts"].split()}
    assert len(shown) >= 34
