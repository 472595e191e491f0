"""Settings, numbers, plural forms, direction, and what is put into words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from ruznama.server.interface import COOKIE, Interface, chosen, direction
from ruznama.server.pen import Pen
from ruznama.server.texts import isolated, snippet

ARABIC = {
    0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other", 103: "few",
}  # fmt: skip


def test_a_language_brings_its_habits_of_digits_and_calendar() -> None:
    assert chosen({"ui": "prs"}, {}) == Interface(lang="prs", digits="arabext", calendar="persian")
    assert chosen({"ui": "ar"}, {}) == Interface(lang="ar", digits="latn", calendar="gregorian")
    assert chosen({}, {}, "fa-AF,fa;q=0.8,en;q=0.5").lang == "prs"
    assert chosen({"ui": "fa", "digits": "latn"}, {}).digits == "latn"


def test_other_settings_are_kept_when_the_language_changes() -> None:
    kept = {COOKIE: Interface(lang="en", calendar="islamic", theme="dark", keys=False).cookie()}
    assert chosen({"ui": "fa"}, kept) == Interface(lang="fa", digits="arabext", calendar="persian", theme="dark", keys=False)  # fmt: skip
    assert chosen({"theme": "light"}, kept).calendar == "islamic"


@given(st.dictionaries(st.sampled_from(["ui", "digits", "calendar", "theme", "keys"]), st.text()), st.text(), st.text())
def test_whatever_is_asked_gives_an_interface(query: dict[str, str], cookie: str, accept: str) -> None:
    assert chosen(query, {COOKIE: cookie}, accept).dir in ("ltr", "rtl")


@pytest.mark.parametrize(("number", "form"), ARABIC.items())
def test_arabic_counts_in_six_forms(number: int, form: str) -> None:
    ui = Interface(lang="ar")
    assert ui.counted("events", number) == ui.text(f"events.{form}", n=number)


def test_numbers_have_the_digits_and_signs_of_the_reader() -> None:
    assert Interface().number(-1234.5, 1) == "\N{MINUS SIGN}1,234.5"
    assert Interface(digits="arab").number(1234.5, 1) == "".join(map(chr, (0x661, 0x66C, 0x662, 0x663, 0x664, 0x66B, 0x665)))  # fmt: skip
    assert Interface(digits="arabext").number(7) == chr(0x6F7)


def test_direction_is_that_of_the_language_whatever_the_first_word_is() -> None:
    assert direction("fa", "NATO") == "rtl"
    assert direction("en", chr(0x628)) == "ltr"
    assert direction("und", f"7 {chr(0x628)}") == "rtl"
    assert direction("und", "7 b") == "ltr"


@given(st.text())
def test_what_is_put_into_words_cannot_leave_them(value: str) -> None:
    ui = Interface(lang="ar")
    for made in (ui.html("unknown.name", name=value), ui.text("unknown.name", name=value), isolated(value, "fa")):
        assert isinstance(made, Markup)
        inside = made.replace('<bdi dir="ltr">', "").replace('<bdi dir="rtl">', "").replace("</bdi>", "")
        assert "<" not in inside.replace('<bdi lang="fa-IR" dir="rtl">', "")
        assert "\u202e" not in inside


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=4))
def test_marks_leave_the_text_as_it_is(text: str, marks: list[tuple[int, int]]) -> None:
    plain = snippet(text, [])
    shown = snippet(text, [(min(a, b), max(a, b)) for a, b in marks])
    assert shown.replace('<mark class="m-hit">', "").replace("</mark>", "") == str(plain)


def test_a_name_stands_in_the_reader_s_language_or_in_one_it_has() -> None:
    names = {"USA": {"en": "United States", "fa": "A"}, "x": {"ar": "B", "en": "Bee"}}
    assert Pen(Interface(lang="prs"), names).plain_name("USA") == "A"
    assert Pen(Interface(lang="fa"), names).name("x") == '<bdi lang="en" dir="ltr">Bee</bdi>'
    assert Pen(Interface(lang="fa"), names).plain_name("y", "somebody") == "somebody"
