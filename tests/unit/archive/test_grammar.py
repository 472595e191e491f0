"""One grammar for the command line, Python and addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruznama.archive import FIELDS, Question, QuestionError, from_params, parse


def test_words_phrases_and_filters_stand_side_by_side() -> None:
    found = parse('talks actor:Trump,"Kim Jong Un" "grain deal" type:consult lang:fa Doha')
    assert found == Question(
        words=("talks", "Doha"), phrases=("grain deal",), actors=("Trump", "Kim Jong Un"), types=("CONSULT",),
        langs=("fa",),
    )  # fmt: skip


def test_marks_commas_and_digits_may_be_those_of_any_keyboard() -> None:
    assert parse("«سلام دنیا» pair:ایران،قطر date:۲۰۲۵-۰۶") == Question(
        phrases=("سلام دنیا",), pair=("ایران", "قطر"), date="2025-06"
    )


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("talks typ:CONSULT", 6),
        ("type:CONSUL", 5),
        ("lang:fa,xx", 8),
        ('talks "grain', 6),
        ("actor: Trump", 6),
        ("date:1403", 5),
        ("date:2022/2021", 5),
        ("date:soon", 5),
        ("pair:Iran", 5),
        ("conflict:maybe", 9),
        ("order:newest order:oldest", 19),
        ("role:speaker,actor", 13),
    ],
)
def test_an_error_points_at_its_character(text: str, at: int) -> None:
    with pytest.raises(QuestionError) as error:
        parse(text)
    assert error.value.at == at
    assert f"at character {at + 1}" in str(error.value)


def test_an_unknown_filter_is_told_with_the_nearest_one() -> None:
    with pytest.raises(QuestionError, match="Did you mean outlet:"):
        parse("outlets:Harbour")


@pytest.mark.parametrize("text", ["12:30", "http://a.example/b", "a:b"[1:], "", "  \t\n", "\x00", "-x", "*"])
def test_what_is_no_filter_is_words(text: str) -> None:
    assert parse(text) == Question(words=tuple(text.split()))


@pytest.mark.parametrize("date", ["2025", "2025-06", "2025-06-03", "2024/2025", "2024-05/..", "../2024-05-03"])
def test_dates_and_intervals(date: str) -> None:
    assert parse(f"date:{date}").date == date


names = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=8)
questions = st.builds(
    Question,
    words=st.lists(names, max_size=3).map(tuple),
    phrases=st.lists(st.lists(names, min_size=1, max_size=3).map(" ".join), max_size=2).map(tuple),
    actors=st.lists(st.lists(names, min_size=1, max_size=2).map(", ".join), max_size=2, unique=True).map(tuple),
    pair=st.none() | st.tuples(names, names),
    date=st.sampled_from([None, "2021", "2021-05/..", "../2021"]),
    role=st.sampled_from([None, "actor", "speaker"]),
    **{
        FIELDS[key].name: st.lists(st.sampled_from(FIELDS[key].allowed), max_size=2, unique=True).map(tuple)
        for key in ("type", "status", "act", "lang", "precision")
    },
)


@given(questions)
def test_a_question_comes_back_from_its_text_and_from_its_address(asked: Question) -> None:
    assert parse(asked.text()) == asked
    assert from_params(asked.params()) == asked


def _place(text: str) -> int | None:
    try:
        found = parse(text)
    except QuestionError as error:
        return error.at
    assert parse(found.text()) == found
    return None


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    at = _place(text)
    assert at is None or 0 <= at <= len(text)


def test_an_address_may_hold_a_whole_question_and_filters_beside_it() -> None:
    pairs = [("q", "talks type:AGREE"), ("type", "CONSULT"), ("cursor", "3"), ("lang", ""), ("actor", 'A "B", C')]
    assert from_params(pairs) == Question(words=("talks",), types=("AGREE", "CONSULT"), actors=("A B , C",))
