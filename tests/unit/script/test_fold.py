"""Folding maps spellings together and never loses the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruznama.script import fold, fold_form
from ruznama.script.fold import _TABLE, _USUAL, _replaced, _replaced_one_by_one

ARABIC = st.text(
    alphabet=st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.sampled_from(" \u200c\u200f\ufefbﷺaZé\n0")
    )
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("يوسف", "یوسف"), ("كتاب", "کتاب"), ("أحمد", "احمد"), ("إيران", "ایران"), ("آسيا", "اسيا"), ("مسؤول", "مسوول"),
        ("قاهرة", "قاهره"), ("على", "علي"), ("مُحَمَّد", "محمد"), ("محـــمد", "محمد"), ("١٢٣", "۱۲۳"), ("۴۵", "45"),
        ("مى\u200cكند", "می کند"), ("ﻻ", "لا"), ("،", ","), ("“x”", '"x"'), ("Ångström", "angstrom"), ("ا\u0654حمد", "أحمد"),
        ("\u202bمتن\u202c", "متن"), ("Ａ", "a"),
    ],
)  # fmt: skip
def test_spellings_that_mean_the_same_fold_together(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(("one", "other"), [("گل", "کل"), ("پر", "بر"), ("چند", "جند"), ("ژاله", "زاله"), ("1", "2")])
def test_letters_that_tell_words_apart_stay_apart(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(st.one_of(ARABIC, st.text()))
def test_every_folded_character_maps_to_the_source_character_it_came_from(source: str) -> None:
    folded = fold(source)
    for index, char in enumerate(folded.text):
        assert char in _TABLE[ord(source[folded.origin(index)])]


@given(st.one_of(ARABIC, st.text()))
def test_the_way_back_never_runs_backwards(source: str) -> None:
    folded = fold(source)
    origins = [folded.origin(index) for index in range(len(folded.text) + 1)]
    assert origins == sorted(origins)
    assert origins[-1] == len(source)


@given(st.one_of(ARABIC, st.text()))
def test_locate_undoes_origin(source: str) -> None:
    folded = fold(source)
    for index in range(len(folded.text)):
        at = folded.origin(index)
        assert folded.origin(folded.locate(at)) == at


@given(st.one_of(ARABIC, st.text()))
def test_folding_twice_is_folding_once(source: str) -> None:
    once = fold(source).text
    assert fold(once).text == once


@given(st.text())
def test_a_form_folds_like_a_text(source: str) -> None:
    assert fold_form(source) == " ".join(fold(source).text.split())


def test_a_span_takes_the_marks_of_its_last_letter_along() -> None:
    folded = fold("قائلاً: نعم")
    assert folded.span(0, 5).of(folded.source) == "قائلاً"


def test_a_span_leaves_bidi_controls_outside() -> None:
    folded = fold("متن\u200f پایان")
    assert folded.span(0, 3).of(folded.source) == "متن"


@given(st.one_of(ARABIC, st.text(alphabet=st.sampled_from(sorted(_USUAL))), st.text()))
def test_the_table_of_bytes_folds_as_one_character_at_a_time(source: str) -> None:
    text, changing = _replaced(source)
    assert (text, set(changing)) == (_replaced_one_by_one(source)[0], set(_replaced_one_by_one(source)[1]))


def test_each_usual_character_has_a_byte() -> None:
    assert len(_USUAL) == len(set(_USUAL)) <= 256
    assert _replaced(_USUAL)[0] == "".join(_TABLE[ord(char)] for char in _USUAL)
