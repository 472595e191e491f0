"""Where an event is: not where the war, the truce or the embassy is that it is about."""

from __future__ import annotations

import pytest

from ruznama import pipeline
from ruznama.model import Hints, RawItem


def places(text: str, lang: str) -> set[str | None]:
    item = RawItem(uri="t.txt", source="t.txt", media="text", data=text.encode(), hints=Hints(lang=lang))
    return {event.where.name if event.where else None for record in pipeline.read(item) for event in record.events}


@pytest.mark.parametrize(
    ("lang", "text", "place"),
    [
        ("en", "Egypt and Turkey agreed on Monday to a ceasefire in eastern Libya.", None),
        ("en", "The foreign ministers of Egypt and Turkey met in Vienna to discuss the war in Libya.", "Vienna"),
        ("en", "Egypt and Turkey signed a peace agreement in Vienna on Monday.", "Vienna"),
        ("en", "The foreign ministers of Egypt and Turkey met at the embassy in Vienna.", "Vienna"),
        ("ar", "اتفقت مصر وتركيا، الاثنين، على وقف إطلاق النار في ليبيا.", None),
        ("ar", "استدعت مصر سفيرها لدى تركيا للتشاور.", None),
        ("ar", "وقعت مصر وتركيا، الاثنين، اتفاقا في فيينا.", "Vienna"),
        ("fa", "مصر و ترکیه درباره آتش‌بس در لیبی توافق کردند.", None),
        ("fa", "وزیران خارجه مصر و ترکیه در وین دیدار کردند.", "Vienna"),
        ("prs", "مصر و ترکیه روی آتش‌بس در لیبیا توافق کردند.", None),
    ],
)
def test_a_place_belongs_to_the_event_or_to_what_it_is_about(lang: str, text: str, place: str | None) -> None:
    assert places(text, lang) == {place}
