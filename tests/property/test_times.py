"""Laws of the times stage: total, grounded, linear, and calendars that agree with three libraries."""

from __future__ import annotations

import itertools
import os
import re
import time
from datetime import date, timedelta

import jdatetime
import pytest
from hijridate import Hijri
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from ruznama import times
from ruznama.lexicon import LANGUAGES, rows, rules
from ruznama.script import fold
from ruznama.times.calendars import date_of, in_calendar, last_of, month_length
from ruznama.times.find import scan, tokens_of

VALUE = re.compile(
    r"^(?:(?:PAST|PRESENT|FUTURE)_REF|P(?:T?X[A-Z]+|[0-9.]+[YMWD](?:[0-9]+[MD])?(?:T[0-9]+[HMS])?|T[0-9.HMS]+)"
    r"|(?:\.\.|[0-9X]{4}(?:-(?:[0-9X]{2}|W[0-9X]{2}|Q[1-4]|H[12]))?(?:-[0-9X]{1,2})?"
    r"(?:T(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?|DA|MO|MI|AF|EV|NI|DT))?)"
    r"(?:/(?:\.\.|[0-9X]{4}(?:-(?:[0-9X]{2}|W[0-9X]{2}|Q[1-4]|H[12]))?(?:-[0-9X]{1,2})?(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?Z?)?))?)$"
)
_LANGS = st.sampled_from(LANGUAGES)


def _words(lang: str) -> list[str]:
    listed = [
        row["form"] for name in ("months", "weekdays", "units", "numbers", "time_words") for row in rows(lang, name)
    ]
    return [*listed, *(str(n) for n in (0, 1, 5, 12, 13, 29, 30, 31, 32, 98, 1398, 1402, 1446, 2000, 2023, 10**9))]


_TEXTS = _LANGS.flatmap(
    lambda lang: st.tuples(
        st.just(lang),
        st.lists(st.sampled_from([*_words(lang), "/", "-", ",", ":", "(", ")", "\n", "."]), max_size=14).map(" ".join),
    )
)


@given(_LANGS, st.text(max_size=200))
def test_any_string_returns_times_inside_it(lang: str, text: str) -> None:
    for found in times.tag(text, anchor="2024-11-20", lang=lang):
        assert 0 <= found.span.start < found.span.end <= len(text)


@given(_TEXTS, st.sampled_from(["2024-11-20", None]))
def test_any_heap_of_time_words_gives_well_formed_values(drawn: tuple[str, str], anchor: str | None) -> None:
    lang, text = drawn
    found = times.tag(text, anchor=anchor, lang=lang)
    for one, following in itertools.pairwise(found):
        assert one.span.end <= following.span.start
    for one in found:
        assert VALUE.match(one.value), (text, one)
        assert one.rules
        assert one.value.split("/")[0][5:10] != "02-31"


@given(_TEXTS)
def test_timeml_is_well_formed_and_keeps_the_text(drawn: tuple[str, str]) -> None:
    from xml.etree import ElementTree as ET

    lang, text = drawn
    xml = times.timeml(text, times.tag(text, anchor="2024-11-20", lang=lang))
    assert "".join(ET.fromstring(xml).itertext()).strip() == text.strip()  # noqa: S314


@given(st.integers(1300, 1450), st.integers(1, 12), st.integers(1, 31))
def test_solar_dates_agree_with_two_libraries(year: int, month: int, day: int) -> None:
    mine = date_of("persian", year, month, day)
    try:
        theirs = JalaliDate(year, month, day).to_gregorian()
        others = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        assert mine is None
    else:
        assert mine == theirs == others
        assert in_calendar(mine, "persian") == (year, month, day)


@given(st.integers(1343, 1500), st.integers(1, 12), st.integers(1, 30))
def test_lunar_dates_agree_with_hijridate(year: int, month: int, day: int) -> None:
    mine = date_of("islamic", year, month, day)
    try:
        theirs = Hijri(year, month, day).to_gregorian()
    except ValueError:
        assert mine is None
    else:
        assert mine == date(theirs.year, theirs.month, theirs.day)
        assert in_calendar(mine, "islamic") == (year, month, day)


@pytest.mark.parametrize(("calendar", "first", "last"), [("persian", 1300, 1450), ("islamic", 1343, 1500)])
def test_months_of_a_calendar_follow_one_another(calendar: str, first: int, last: int) -> None:
    expected = date_of(calendar, first, 1, 1)
    for year in range(first, last + 1):
        for month in range(1, 13):
            assert date_of(calendar, year, month, 1) == expected
            ends = last_of(calendar, year, month)
            if year < last or month < 12:
                assert ends is not None
                # The printed Umm al-Qura calendar has a month of 28 days in 1343.
                assert month_length(calendar, year, month) in (28, 29, 30, 31)
                expected = ends + timedelta(days=1)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_time_grows_with_the_text_and_no_faster(lang: str) -> None:
    examples = [e for case in rules(lang, "time_examples")["case"] for e in case.get("examples", [])]
    text = re.sub(r"[\[\]]|=[^\x00]*", "", "\x00".join(examples)).replace("\x00", " ")[:6000] + " "

    def seconds(times_over: int) -> float:
        folded = fold(text * times_over)
        tokens, breaks = tokens_of(folded)
        start = time.process_time()
        scan(tokens, breaks, lang, date(2024, 11, 20))
        return time.process_time() - start

    seconds(2)
    small, large = (min(seconds(times_over) for _ in range(3)) for times_over in (3, 24))
    # Eight times the text; a quadratic step would cost 64 times.
    assert large < 24 * max(small, 0.01)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("piece", ["1 ", "2020 ", "- ", "3/", "و ", "1-", "م ", "( ", ", 1 ", "12:"])
def test_endless_repetition_is_read_in_time(lang: str, piece: str) -> None:
    text = piece * 5000
    start = time.process_time()
    times.tag(text, anchor="2024-11-20", lang=lang)
    assert time.process_time() - start < 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_endless_line_is_read_in_linear_time(lang: str) -> None:
    # Ten megabytes under RUZNAMA_FULL, a twentieth of it otherwise.
    size = 10_000_000 if os.environ.get("RUZNAMA_FULL") else 500_000
    examples = [e for case in rules(lang, "time_examples")["case"] for e in case.get("examples", [])]
    # A date every hundred characters or so, as in news.
    words = re.sub(r"[\[\]]|=[^\x00]*", "", "\x00".join(examples)).replace("\x00", " " + "lorem " * 10)
    line = (words * (size // len(words.encode()) + 1)).encode()[:size].decode("utf-8", "ignore")

    def seconds(text: str) -> float:
        start = time.process_time()
        times.tag(text, anchor="2024-11-20", lang=lang)
        return time.process_time() - start

    part, whole = seconds(line[: len(line) // 10]), seconds(line)
    # Ten times the line; a quadratic step would cost a hundred times.
    assert whole < 25 * max(part, 0.02)
