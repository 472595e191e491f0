"""A reading explained: every event has its trigger, every refusal its reason, and the words are those of the text."""

from __future__ import annotations

import pytest

from ruznama import pipeline
from ruznama.events import windows
from ruznama.model import Hints, RawItem, Record

ARABIC = "التقى الرئيس المصري نظيره الفرنسي في القاهرة. ورفضت ألمانيا إجراء محادثات مع إيران. ووقعت كندا في خطأ."
ENGLISH = (
    "Egypt's president met his French counterpart in Cairo on Saturday. Germany rejected talks with Iran. "
    "Canada signed for nothing. Kenya hopes to host a summit."
)


def _read(text: str, lang: str) -> Record:
    hints = Hints(lang=lang, published="2025-06-15")
    (record,) = pipeline.read(RawItem(uri="why", source="why", media="text", data=text.encode(), hints=hints))
    return record


@pytest.mark.parametrize(("lang", "text"), [("ar", ARABIC), ("en", ENGLISH)])
def test_every_event_is_among_the_triggers_considered(lang, text):
    record = _read(text, lang)
    told = {(one.span, one.type, one.outcome) for one in pipeline.why(record) if one.outcome}
    assert record.events
    assert {(event.trigger, event.type, event.status) for event in record.events} <= told


def test_a_trigger_that_is_no_event_names_its_reason():
    record = _read(ENGLISH, "en")
    reasons = {
        (ENGLISH[one.span.start : one.span.end], one.type): one.reason
        for one in pipeline.why(record)
        if not one.outcome
    }
    assert reasons["signed", "AGREE"] == "a word that the row asks for is missing from the sentence"
    assert reasons["talks", "CONSULT"] == "only what another event is about"
    assert reasons["summit", "CONSULT"] == "told as a wish, a purpose, a condition or a mere topic"


def test_parties_are_told_with_their_words_slot_and_part():
    record = _read(ENGLISH, "en")
    names = {actor.id: actor.country for actor in record.actors}
    met = next(one for one in pipeline.why(record) if one.outcome and one.type == "CONSULT")
    parts = [
        (ENGLISH[one.span.start : one.span.end], one.slot, one.part, names[one.actors[0]])
        for one in met.arguments
        if one.span is not None
    ]
    assert parts == [
        ("Egypt's president", "subj", "actor", "EGY"),
        ("his French counterpart", "obj", "actor", "FRA"),
    ]


def test_a_party_taken_from_another_clause_has_no_words_of_its_own():
    text = "Germany criticized the plan and rejected the talks."
    heard = [one for one in pipeline.why(_read(text, "en")) if one.outcome and one.type == "REJECT"]
    assert [(one.span, one.slot, one.part) for one in heard[0].arguments] == [(None, "inherited", "actor")]


def test_explaining_changes_nothing():
    record = _read(ENGLISH, "en")
    pipeline.why(record)
    assert _read(ENGLISH, "en") == record


def test_a_text_without_events_or_language_is_explained_by_nothing():
    assert not pipeline.why(_read("", "en"))
    assert not pipeline.why(_read("12 34", "und"))


def test_a_long_text_is_explained_window_by_window(monkeypatch: pytest.MonkeyPatch):
    record = _read(ENGLISH, "en")
    whole = {(one.span, one.rule, one.outcome) for one in pipeline.why(record)}
    monkeypatch.setattr(windows, "_MOST", 12)
    assert {(one.span, one.rule, one.outcome) for one in pipeline.why(record)} == whole
