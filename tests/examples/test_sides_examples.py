"""Two sides named by their adjectives: one word for both, then each."""

from __future__ import annotations

import pytest

from ruznama import actors
from ruznama.model import Article
from ruznama.text import analyze


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("أصدرت الحكومتان المصرية والتركية بيانا مشتركا.", {"EGY", "TUR"}),
        ("جاء ذلك في بيان للحكومتين الأردنية والعراقية.", {"JOR", "IRQ"}),
        ("بحثت القيادتان الباكستانية والصينية التعاون.", {"PAK", "CHN"}),
        ("أكد الجانبان المصري والتركي أهمية الحوار.", {"EGY", "TUR"}),
        ("رحبت الحكومتان بالاتفاق.", set()),
    ],
)
def test_both_sides_are_meant(sentence: str, wanted: set[str]) -> None:
    item = Article(id="a", uri="u", part=0, lang="ar", text=sentence)
    who, _, _ = actors.find(analyze(item), item, ())
    assert {actor.id for actor in who} == wanted
