"""What came "since then" is of no day that is told."""

from __future__ import annotations

import pytest

from ruznama.model import Hints, RawItem
from ruznama.pipeline import read

TOLD = "گفتگوها\n۱۵ دی ۱۴۰۳\nمذاکرات ایران و آمریکا در سال ۲۰۱۹ متوقف شد. {}"


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("از آن زمان، ایران آمریکا را به پاسخ سخت تهدید کرد.", None),
        ("در آن زمان، ایران آمریکا را به پاسخ سخت تهدید کرد.", "2019"),
        ("از فردا، روسیه به اوکراین کمک می‌کند.", "2025-01-05"),
    ],
)
def test_since_then_dates_nothing(sentence: str, when: str | None) -> None:
    data = TOLD.format(sentence).encode()
    (record,) = read(RawItem(uri="a.txt", source="a", media="text", data=data, hints=Hints(lang="fa")))
    last = max(record.events, key=lambda event: event.trigger)
    assert (last.when.value if last.when else None) == when
