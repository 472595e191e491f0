"""The example rows of ``event_examples.tsv`` in each language, and the event-free rows of ``event_free.tsv``."""

from __future__ import annotations

import importlib.util
import pathlib
import sys

import pytest

from ruznama.lexicon import LANGUAGES, rows

_PATH = pathlib.Path(__file__).parents[1] / "unit" / "events" / "marked.py"
if "events_marked" not in sys.modules:
    _SPEC = importlib.util.spec_from_file_location("events_marked", _PATH)
    _MODULE = importlib.util.module_from_spec(_SPEC)
    sys.modules["events_marked"] = _MODULE
    _SPEC.loader.exec_module(_MODULE)
marked = sys.modules["events_marked"]

EXAMPLES = [(lang, row) for lang in LANGUAGES for row in rows(lang, "event_examples")]
FREE = [(lang, row) for lang in LANGUAGES for row in rows(lang, "event_free")]


@pytest.mark.parametrize(("lang", "row"), EXAMPLES, ids=[f"{lang}-{n}" for n, (lang, _) in enumerate(EXAMPLES)])
def test_example_gives_exactly_its_events(lang, row):
    _, found = marked.read(row["text"], lang)
    want = sorted(" ".join(part.split()) for part in row.get("events", "").split(";") if part.strip())
    assert sorted(marked.told(event) for event in found) == want


@pytest.mark.parametrize(("lang", "row"), FREE, ids=[f"{lang}-free-{n}" for n, (lang, _) in enumerate(FREE)])
def test_text_of_another_domain_gives_no_event(lang, row):
    _, found = marked.read(row["text"], lang)
    assert not found
