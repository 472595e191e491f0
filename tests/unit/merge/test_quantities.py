"""Numbers with what they count."""

from __future__ import annotations

import pytest

from ruznama.merge.quantities import quantities


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "الإفراج عن خمسة آلاف سجين", [(5000, "prisoner")]),
        ("ar", "مقابل ألف سجين", [(1000, "prisoner")]),
        ("ar", "عددها 8600 جندي", [(8600, "soldier")]),
        ("ar", "أكثر من 20 مليون طن من الحبوب", [(20e6, "tonne")]),
        ("ar", "مقتل ثلاثة وعشرين مدنيا", [(23, "killed")]),
        ("fa", "شش هزار زندانی طالبان", [(6000, "prisoner")]),
        ("fa", "۵٬۰۰۰ زندانی", [(5000, "prisoner")]),
        ("fa", "بیست و پنج موشک", [(25, "missile")]),
        ("fa", "ده‌ها کشته", []),
        ("prs", "پنج هزار زندانی و یک هزار زندانی دولت", [(5000, "prisoner"), (1000, "prisoner")]),
        ("prs", "۸۶۰۰ تن کشته", [(8600, "killed")]),
        ("en", "up to 5,000 Taliban prisoners", [(5000, "prisoner")]),
        ("en", "two hundred and fifty troops", [(250, "soldier")]),
        ("en", "1.5 million people", [(1.5e6, "person")]),
        ("en", "on October 11 and killed dozens", []),
        ("en", "the 2018 summit", []),
        ("ar", "وقتل أربعة أشخاص في القصف", [(4, "killed")]),
        ("fa", "پنج نفر کشته و دو نفر زخمی شدند", [(5, "killed"), (2, "wounded")]),
        ("ar", "قتل أربعة أشخاص وأصيب خمسة أشخاص", [(4, "killed"), (5, "wounded")]),
        ("prs", "نماینده‌های ۲۰ کشور", [(20, "country")]),
        ("en", "four people were killed, and nine were wounded", [(4, "killed")]),
    ],
)
def test_quantities(told, lang: str, text: str, expected: list[tuple[float, str]]) -> None:
    record = told(f"{lang} CONSULT happened USA,RUS @2020-01-01 | {text}", "1")
    assert [(q.value, q.unit) for q in quantities(record)] == expected


def test_a_quantity_points_at_its_words(told) -> None:
    record = told("fa CONSULT happened USA,RUS @2020-01-01 | قرار است شش هزار زندانی آزاد شوند", "1")
    (found,) = quantities(record)
    assert found.span.of(record.article.text) == "شش هزار زندانی"
