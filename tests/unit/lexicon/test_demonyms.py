"""Adjectives of belonging and peoples, inflected."""

from __future__ import annotations

import pytest

from ruznama.lexicon import LANGUAGES, demonyms, rows


def found(lang: str, form: str):
    return {(d.country, d.number, d.gender, d.people) for d in demonyms(lang) if d.form.replace("\u200c", " ") == form}


@pytest.mark.parametrize(
    ("lang", "form", "expected"),
    [
        ("ar", "أمريكية", ("USA", "s", "f", False)),
        ("ar", "أميركيين", ("USA", "p", "m", True)),
        ("ar", "الكوري الشمالي", ("PRK", "s", "m", False)),
        ("ar", "كورية جنوبية", ("KOR", "s", "f", False)),
        ("ar", "الكوريون الشماليون", ("PRK", "p", "m", True)),
        ("ar", "الجنوب أفريقية", ("ZAF", "s", "f", False)),
        ("ar", "أتراك", ("TUR", "p", "", True)),
        ("fa", "آمریکایی", ("USA", "", "", False)),
        ("fa", "ایرانیان", ("IRN", "p", "", True)),
        ("fa", "ژاپنی ها", ("JPN", "p", "", True)),
        ("prs", "جاپانی", ("JPN", "", "", False)),
        ("prs", "جرمنی", ("DEU", "", "", False)),
        ("prs", "ایرانی", ("IRN", "", "", False)),
        ("en", "Iraqis", ("IRQ", "p", "", True)),
        ("en", "Danes", ("DNK", "p", "", True)),
        ("en", "French", ("FRA", "", "", False)),
    ],
)
def test_a_form_tells_country_number_and_gender(lang, form, expected):
    assert expected in found(lang, form)


@pytest.mark.parametrize(
    ("lang", "form"), [("ar", "جنوبة أفريقية"), ("ar", "روسيا"), ("en", "Chineses"), ("prs", "ژاپنی")]
)
def test_what_the_language_does_not_say_is_not_generated(lang, form):
    assert found(lang, form) == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_demonym_belongs_to_a_country(lang):
    known = {row["iso3"] for row in rows("shared", "countries")}
    assert {row["iso3"] for row in rows(lang, "demonyms")} <= known
