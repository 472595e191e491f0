"""Records of the stages, as the compiler gets them."""

from __future__ import annotations

import pytest
from native.records import native

SOURCE = '''"""A module."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A mark.

    Attributes:
        first: where it begins.
        kind: what it is.
    """

    first: int
    kind: str = "plain"

    def length(self, last: int) -> int:
        """How long it is."""
        return last - self.first


class Told(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a Record holds."""

    first: int


class Bare(msgspec.Struct, frozen=True, gc=False, eq=False):
    place: int


def moved(mark: Mark, to: int) -> Mark:
    """Elsewhere."""
    return replace(mark, first=to)
'''


@pytest.fixture(scope="module")
def made() -> dict:
    scope: dict = {}
    # What only the compiled package has, and what only the compiler reads.
    text = native(SOURCE).replace("ruznama._kept", "native.kept").replace("if _typing.TYPE_CHECKING", "if True")
    exec(compile(text, "made", "exec"), scope)  # noqa: S102 - the text is the one above
    return scope


def test_a_record_of_a_stage_is_no_struct_any_more(made):
    assert not hasattr(made["Mark"], "__struct_fields__")


def test_a_record_that_is_given_away_stays_a_struct(made):
    assert made["Told"](first=1).__struct_fields__ == ("first",)


def test_fields_are_set_by_place_and_by_name(made):
    one, two = made["Mark"](3), made["Mark"](first=3, kind="bold")
    assert (one.first, one.kind) == (3, "plain")
    assert (two.first, two.kind) == (3, "bold")


def test_methods_and_documents_stay(made):
    assert made["Mark"](3).length(8) == 5
    assert made["Mark"].__doc__.startswith("A mark.")


def test_records_are_equal_by_value(made):
    assert made["Mark"](3) == made["Mark"](3)
    assert made["Mark"](3) != made["Mark"](4)
    assert made["Mark"](3) != "a mark"
    assert len({made["Mark"](3), made["Mark"](3)}) == 1


def test_records_without_equality_are_themselves_only(made):
    assert made["Bare"](3) != made["Bare"](3)


def test_a_copy_with_another_value_leaves_the_record_alone(made):
    mark = made["Mark"](3, "bold")
    moved = made["moved"](mark, 8)
    assert (moved.first, moved.kind, mark.first) == (8, "bold", 3)


def test_a_struct_is_copied_too(made):
    assert made["replace"](made["Told"](first=1), first=2).first == 2


def test_a_module_without_records_is_left_as_it_is():
    text = '"""Nothing."""\n\nfrom __future__ import annotations\n\nONE = 1\n'
    assert native(text) == text
