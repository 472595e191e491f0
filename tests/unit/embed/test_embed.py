"""Texts near in meaning; without the extra it is said what is missing."""

from __future__ import annotations

import pytest

from ruznama import embed
from ruznama.errors import MissingPieceError

MET = ("The foreign ministers of Oman and Iran met in Muscat.", "وزیران خارجه عمان و ایران در مسقط دیدار کردند.")
GRAIN = ("وصلت ثلاث سفن محملة بالقمح إلى الميناء.", "Three ships with wheat reached the port.")

with_extra = pytest.mark.skipif(not embed.available(), reason="the extra 'semantic' is not installed")


@pytest.mark.skipif(embed.available(), reason="the extra 'semantic' is installed")
def test_without_the_extra_it_is_named() -> None:
    with pytest.raises(MissingPieceError, match="semantic"):
        embed.neighbours(["one", "two"])


def test_one_text_has_no_neighbour() -> None:
    assert embed.neighbours(["one"]) == []


@with_extra
def test_the_same_news_in_two_languages_are_neighbours() -> None:
    found = embed.neighbours([MET[0], GRAIN[0], MET[1], GRAIN[1]])
    assert {(0, 2), (1, 3)} <= set(found)


@with_extra
def test_any_string_is_taken() -> None:
    assert embed.neighbours(["", "\0", "\ud800", "a" * 10_000]) is not None
