"""The pattern language and the numbers in words."""

from __future__ import annotations

import pytest

from ruznama.errors import ResourceError
from ruznama.times.grammar import Alphabet, compile_rules
from ruznama.times.numerals import Part, continues, total


def _alphabet() -> Alphabet:
    alphabet = Alphabet()
    for name in "abc":
        alphabet.char((name,))
    alphabet.char(("a", "c"))
    return alphabet


def test_an_item_of_several_classes_matches_each() -> None:
    alphabet = _alphabet()
    rules = compile_rules([{"id": "r", "op": "date", "pattern": "x:a b"}], {}, alphabet, "xx")
    both = alphabet.char(("a", "c"))
    assert rules.at[both][0].match(both + alphabet.char("b"), 0) is not None


def test_macros_groups_and_options_expand() -> None:
    alphabet = _alphabet()
    rules = compile_rules([{"id": "r", "op": "date", "pattern": "@two ( c | a )? x:b"}], {"two": "a b"}, alphabet, "xx")
    a, b, c = (alphabet.char(name) for name in "abc")
    assert rules.at[a][0].match(a + b + b, 0) is not None
    assert rules.at[a][0].match(a + b + c + b, 0) is not None
    assert rules.at[a][0].match(a + b, 0) is None


def test_what_stands_before_and_after_is_looked_at_but_not_taken() -> None:
    alphabet = _alphabet()
    rules = compile_rules([{"id": "r", "op": "date", "pattern": "<a b !>c"}], {}, alphabet, "xx")
    a, b, c = (alphabet.char(name) for name in "abc")
    found = rules.at[b][0].match(a + b, 1)
    assert found is not None
    assert (found.first, found.last) == (1, 2)
    assert rules.at[b][0].match(b, 0) is None
    assert rules.at[b][0].match(a + b + c, 1) is None


@pytest.mark.parametrize("pattern", ["( a", "a )", "@none", "a nonesuch"])
def test_a_broken_pattern_names_its_rule(pattern: str) -> None:
    with pytest.raises(ResourceError, match=r"xx\.time\.r"):
        compile_rules([{"id": "r", "op": "date", "pattern": pattern}], {}, _alphabet(), "xx")


@pytest.mark.parametrize(
    ("words", "units_first", "value"),
    [
        ([(1, "ordinal", False), (20, "ordinal", True)], True, (21, True)),
        (
            [(1000, "scale", False), (900, "cardinal", True), (8, "cardinal", True), (80, "cardinal", True)],
            True,
            (1988, False),
        ),
        (
            [(1000, "scale", False), (300, "cardinal", True), (50, "cardinal", True), (7, "cardinal", True)],
            False,
            (1357, False),
        ),
        ([(2, "cardinal", False), (1000, "scale", False), (18, "cardinal", True)], False, (2018, False)),
    ],
)
def test_number_words_add_up(words: list[tuple[int, str, bool]], units_first: bool, value: tuple[int, bool]) -> None:
    parts = [Part(*words[0])]
    for word in words[1:]:
        assert continues(parts, Part(*word), units_first=units_first)
        parts.append(Part(*word))
    assert total(parts, units_first=units_first) == value


def test_two_numbers_in_a_row_stay_two() -> None:
    assert not continues([Part(2, "cardinal", False)], Part(3, "cardinal", True), units_first=False)
    assert not continues([Part(20, "cardinal", False)], Part(30, "cardinal", True), units_first=True)
