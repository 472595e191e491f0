"""Listed forms are found with their clitics, glued or spaced, and nowhere else."""

from __future__ import annotations

import pytest

from ruznama.lexicon import NOTHING, NOUN, VERB, Phrases, inflect, longest, verb
from ruznama.model import Article
from ruznama.text import analyze


def found(forms: list[str], source: str, lang: str = "ar", kind: str = NOUN) -> list[str]:
    text = analyze(Article(id="a", uri="u", part=0, lang=lang, text=source))  # type: ignore[arg-type]
    hits = longest(Phrases(((form, form) for form in forms), lang=lang, kind=kind).find(text))
    return [text.span(hit.start, hit.end).of(source) for hit in hits]


@pytest.mark.parametrize(
    ("form", "source", "expected"),
    [
        ("كوريا الجنوبية", "زار وفد كوريا الجنوبية العاصمة", "كوريا الجنوبية"),
        ("كوريا الجنوبية", "وكوريا الجنوبية", "كوريا الجنوبية"),
        ("الولايات المتحدة", "للولايات المتحدة", "للولايات المتحدة"),
        ("الولايات المتحدة", "والولايات المتحدة", "الولايات المتحدة"),
        ("البيت الأبيض", "بالبيت الأبيض", "البيت الأبيض"),
        ("جيه إن", "مون جيه-إن", "جيه-إن"),
        ("إيران", "ايران", "ايران"),
        ("قمة", "قمّة", "قمّة"),
    ],
)
def test_arabic_forms_are_found_under_clitics_and_spellings(form: str, source: str, expected: str) -> None:
    assert found([form], source) == [expected]


@pytest.mark.parametrize(
    ("form", "source"),
    [("قم", "قمة"), ("الولايات المتحدة", "ولايات متحدة"), ("مارس", "ممارسة"), ("إيران", "الإيرانية")],
)
def test_nothing_is_found_inside_other_words(form: str, source: str) -> None:
    assert found([form], source) == []


@pytest.mark.parametrize(
    ("form", "source", "expected"),
    [
        ("کره شمالی", "کره‌شمالی", "کره‌شمالی"), ("کره شمالی", "کرهشمالی", "کرهشمالی"), ("رئیس‌جمهور", "رئیس جمهور", "رئیس جمهور"),
        ("رئیس‌جمهور", "رئیسجمهوری", "رئیسجمهوری"), ("ترامپ", "ترامپرا", "ترامپرا"), ("جونگ اون", "جونگ‌اون", "جونگ‌اون"),
    ],
)  # fmt: skip
def test_persian_forms_are_found_spaced_joined_and_glued(form: str, source: str, expected: str) -> None:
    assert found([form], source, "fa") == [expected]


def test_a_verb_takes_verbal_clitics_only() -> None:
    assert found(["يزور"], "سيزور", kind=VERB) == ["يزور"]
    assert found(["يزور"], "سيزور", kind=NOUN) == []
    assert found(["يزور"], "وسيزور", kind=NOTHING) == []


def test_the_longest_of_overlapping_forms_wins() -> None:
    assert found(["كوريا", "كوريا الشمالية"], "كوريا الشمالية") == ["كوريا الشمالية"]


@pytest.mark.parametrize("form", ["قالت", "يقولون", "تقول", "قالوا"])
def test_arabic_verbs_inflect(form: str) -> None:
    parts = verb("ar", "قال")
    assert parts is not None
    assert form in {f.form for f in inflect("ar", parts)}


@pytest.mark.parametrize("form", ["دعت", "دعوا", "يدعون", "تدعو"])
def test_weak_arabic_verbs_inflect(form: str) -> None:
    parts = verb("ar", "دعا")
    assert parts is not None
    assert form in {f.form for f in inflect("ar", parts)}


@pytest.mark.parametrize("form", ["بدأت", "بدأوا", "بدؤوا", "يبدؤون"])
def test_a_last_hamza_is_no_weak_letter(form: str) -> None:
    parts = verb("ar", "بدأ")
    assert parts is not None
    made = {f.form for f in inflect("ar", parts)}
    assert form in made
    assert "بدت" not in made


@pytest.mark.parametrize("lang", ["fa", "prs"])
@pytest.mark.parametrize(
    ("form", "tense", "negative"),
    [
        ("کرد", "past", False),
        ("نکرده است", "perfect", True),
        ("خواهند کرد", "future", False),
        ("نمی کند", "present", True),
        ("کرده بودند", "pluperfect", False),
    ],
)
def test_persian_and_dari_verbs_inflect(lang: str, form: str, tense: str, negative: bool) -> None:
    parts = verb(lang, "کردن")
    assert parts is not None
    assert (form, tense, negative) in {(f.form, f.tense, f.negative) for f in inflect(lang, parts)}
