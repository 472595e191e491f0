"""What is told after a story has gone back behind its news is of no known day."""

from __future__ import annotations

import pytest

from ruznama import pipeline
from ruznama.model import Hints, RawItem

NEWS = {
    "en": "Egypt and Turkey signed an accord in Vienna on Saturday.",
    "fa": "مصر و ترکیه روز شنبه در وین توافقنامه‌ای امضا کردند.",
    "prs": "مصر و ترکیه روز شنبه در ویانا موافقت‌نامه‌ای را امضا کردند.",
    "ar": "وقعت مصر وتركيا، السبت، اتفاقا في فيينا.",
}
BEFORE = {
    "en": "Egypt and Turkey opened talks in Vienna on 9 June.",
    "fa": "مصر و ترکیه روز ۹ ژوئن ۲۰۲۵ در وین مذاکره کردند.",
    "prs": "مصر و ترکیه روز ۹ جون ۲۰۲۵ در ویانا مذاکره کردند.",
    "ar": "أجرت مصر وتركيا محادثات في فيينا يوم 9 يونيو 2025.",
}
THEN = {
    "en": "Egypt thanked Austria.",
    "fa": "مصر از اتریش تشکر کرد.",
    "prs": "مصر از اتریش تشکر کرد.",
    "ar": "وشكرت مصر النمسا.",
}


def thanked(lang: str, *sentences: str) -> str | None:
    text = " ".join(sentences)
    hints = Hints(lang=lang, published="2025-06-15")
    item = RawItem(uri="t.txt", source="t.txt", media="text", data=text.encode(), hints=hints)
    (event,) = [event for record in pipeline.read(item) for event in record.events if event.type == "SUPPORT"]
    return event.when.value if event.when else None


@pytest.mark.parametrize("lang", ["en", "fa", "prs", "ar"])
def test_a_deed_told_with_the_news_is_of_its_day(lang: str) -> None:
    assert thanked(lang, NEWS[lang], THEN[lang]) == "2025-06-14"


@pytest.mark.parametrize("lang", ["en", "fa", "prs", "ar"])
def test_a_deed_told_after_what_came_before_the_news_is_of_neither_day(lang: str) -> None:
    assert thanked(lang, NEWS[lang], BEFORE[lang], THEN[lang]) is None


@pytest.mark.parametrize("lang", ["en", "fa", "prs", "ar"])
def test_a_story_told_in_order_keeps_its_days(lang: str) -> None:
    assert thanked(lang, BEFORE[lang], NEWS[lang], THEN[lang]) == "2025-06-14"
