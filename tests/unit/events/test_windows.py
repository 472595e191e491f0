"""Very long texts are coded window by window."""

from __future__ import annotations

import time

import pytest

from ruznama import pipeline
from ruznama.events import windows

SENTENCE = "The foreign minister of France met the president of Turkey in Ankara on 5 March 2024. "


def test_a_text_of_one_window_is_coded_as_before(monkeypatch: pytest.MonkeyPatch) -> None:
    page = "Envoys meet\n" + SENTENCE * 3
    before = pipeline.code(page)
    monkeypatch.setattr(windows, "_MOST", 10_000)
    assert pipeline.code(page) == before


def test_what_windows_find_is_where_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_MOST", 40)
    page = "Envoys meet\n" + "\n".join(SENTENCE + f'He said: "We spoke of {number} matters."' for number in range(9))
    record = pipeline.code(page)
    assert len(record.events) >= 3
    assert len({event.id for event in record.events}) == len(record.events)
    triggers = {event.trigger.of(page) for event in record.events}
    assert "met" in triggers


def test_ten_times_the_text_takes_not_much_more_than_ten_times_as_long() -> None:
    def seconds(number: int) -> float:
        page = "Envoys meet\n" + SENTENCE * number
        start = time.process_time()
        pipeline.code(page)
        return time.process_time() - start

    seconds(10)
    assert seconds(3_000) < 25 * seconds(300)
