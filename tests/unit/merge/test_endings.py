"""One meeting, one end, told as nobody's failure or as somebody's refusal."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from ruznama.merge import merge
from ruznama.model import Record

MEETING = "{} CONSULT happened trump@USA,kim@PRK @{}{} ^2025-01-02 | {}"
Tell = Callable[..., Record]


def joined(*records: Record) -> Record:
    """One article of several, each told in a stretch of its own text."""
    first = records[0]
    return msgspec.structs.replace(first, events=tuple(event for record in records for event in record.events))


@pytest.fixture
def failed(told: Tell) -> Record:
    text = "the two met in Hanoi and parted without agreement"
    met = told(MEETING.format("en", "2019-02", " #Hanoi/VNM", "the two met in Hanoi"), "1", text=text)
    end = told("en AGREE negated trump@USA,kim@PRK @2019-02 ^2025-01-02 | without agreement", "1b", text=text)
    return joined(met, end)


def refused(told: Tell, day: str = "2019-02", others: str = "PRK") -> Record:
    text = "در دیدار دو رهبر، واشنگتن درخواست را رد کرد"
    met = told(MEETING.format("fa", day, "", "در دیدار دو رهبر"), "2", text=text)
    end = told(f"fa REJECT happened USA > {others} @{day} ^2025-01-02 | درخواست را رد کرد", "2b", text=text)
    return joined(met, end)


def test_a_failure_and_a_refusal_of_one_meeting_are_one_event(told: Tell, failed: Record) -> None:
    merged = merge([failed, refused(told)])
    assert [event.members for event in merged.canonical] == [("e_1", "e_2"), ("e_1b", "e_2b")]
    end = merged.canonical[1]
    assert (end.type, end.status, end.actors, end.recipients) == ("AGREE", "negated", ("kim", "trump"), ())


def test_whom_each_blames_is_a_disagreement(told: Tell, failed: Record) -> None:
    (conflict,) = merge([failed, refused(told)]).conflicts
    assert (conflict.kind, conflict.canonical) == ("outcome", "e_1b")


def test_a_refusal_at_another_meeting_is_another_event(told: Tell, failed: Record) -> None:
    assert len(merge([failed, refused(told, day="2018-06")]).canonical) == 4


def test_a_refusal_to_somebody_else_is_another_event(told: Tell, failed: Record) -> None:
    assert len(merge([failed, refused(told, others="KOR")]).canonical) == 3


def test_an_article_that_tells_both_tells_two_things(told: Tell, failed: Record) -> None:
    refusal = told("en REJECT happened USA > PRK @2019-02 ^2025-01-02 | without", "1c", text=failed.article.text)
    found = [event.members for event in merge([joined(failed, refusal), refused(told)]).canonical]
    assert found == [("e_1", "e_2"), ("e_1b",), ("e_1c", "e_2b")]
