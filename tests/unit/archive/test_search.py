"""Search: every spelling finds the same, names stay whole, and the words shown are those of the source."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import pytest

from ruznama.archive import Found, Reading
from ruznama.errors import ConfigError
from ruznama.views.search import DocumentHit, EventHit, StatementHit

KINDS = ("events", "statements", "documents")


def ids(found: Found) -> list[str]:
    return [
        hit.row.id
        if isinstance(hit, EventHit)
        else hit.statement.id
        if isinstance(hit, StatementHit)
        else hit.document.id
        for hit in found.hits
    ]


def texts(now: Reading, question: str, **more: str) -> set[str]:
    """Names of the articles found."""
    found = now.search(question, where="documents", **more)
    assert len(found.hits) == found.total == found.counts["documents"]
    return {hit.document.uri.removesuffix(".txt") for hit in found.hits if isinstance(hit, DocumentHit)}


@pytest.mark.parametrize("where", KINDS)
def test_a_name_in_any_script_and_spelling_finds_the_same(reading: Reading, where: str) -> None:
    found = [
        ids(reading.search(name, where=where)) for name in ("Trump", "ترامب", "ترامپ", "ترمپ", "دونالد ترامب", "وترامب")
    ]
    assert found[0]
    assert all(one == found[0] for one in found)


def test_the_line_tells_how_the_question_was_understood(reading: Reading) -> None:
    found = reading.search("ترمپ met")
    assert found.searched.startswith("ترمپ = Donald Trump: ")
    assert "ترامب" in found.searched
    assert found.searched.endswith("; met")
    assert [name.name for name in found.parts[0].names] == ["Donald Trump"]


# Each row: the same words in two spellings (ی/ي, ک/ك, alefs, ta marbuta, hamza, harakat, tatweel, ZWNJ, digits, marks).
PAIRS = [
    ("ایران", "ايران"),
    ("کشتی", "كشتي"),
    ("إعلان", "اعلان"),
    ("آمال", "امال"),
    ("وزارة", "وزاره"),
    ("مسؤول", "مسوول"),
    ("مُحَمَّد", "محمد"),
    ("مـحـمـد", "محمد"),
    ("می‌کند", "می کند"),
    ("می‌کند", "میکند"),
    ("کتاب‌ها", "کتابها"),
    ("گفت‌وگو", "گفتوگو"),
    ("هسته‌ای", "هسته ای"),
    ("هسته‌ای", "هستهای"),
    ("٢٥٠", "250"),
    ("۲۵۰", "250"),
    ("٢٥٠", "۲۵۰"),
    ("ﻻﺟﺊ", "لاجئ"),
    ("Café", "cafe"),
]


@pytest.mark.parametrize(("one", "two"), PAIRS)
@pytest.mark.parametrize("match", ["identity", "folded"])
def test_orthographic_variants_find_each_other(lines: Callable[..., Reading], one: str, two: str, match: str) -> None:
    now = lines(f"نص {one} هنا", f"نص {two} هنا", "نص آخر هنا")
    assert texts(now, one, match=match) == texts(now, two, match=match) == {"line0", "line1"}


@pytest.mark.parametrize(("one", "two"), [pair for pair in PAIRS if " " not in pair[1]])
def test_exactly_is_letter_by_letter(lines: Callable[..., Reading], one: str, two: str) -> None:
    now = lines(f"نص {one} هنا", f"نص {two} هنا")
    assert texts(now, one, match="exact") == {"line0"}
    assert texts(now, two, match="exact") == {"line1"}


@pytest.mark.parametrize(
    "form", ["والمحادثات", "بالمحادثات", "للمحادثات", "بمحادثات", "ومحادثات", "محادثاتهم", "فالمحادثات"]
)
def test_what_arabic_writes_onto_a_word_is_found_with_it(lines: Callable[..., Reading], form: str) -> None:
    now = lines(f"بدأت {form} أمس", "بدأت محادثات أمس", "بدأت الحرب أمس")
    assert texts(now, "محادثات") == {"line0", "line1"}
    # Endings of two letters and more are other words as often: from them nothing is cut.
    assert ("line1" in texts(now, form)) is form.endswith("محادثات")


@pytest.mark.parametrize(
    ("name", "cut"),
    [("واشنطن", "اشنطن"), ("بكين", "كين"), ("بايدن", "ايدن"), ("برلين", "رلين"), ("لبنان", "بنان"), ("الجزائر", "جزائر"),
     ("بوتين", "وتين"), ("كابل", "ابل")],
)  # fmt: skip
def test_names_that_begin_with_a_short_word_stay_whole(lines: Callable[..., Reading], name: str, cut: str) -> None:
    now = lines(f"زار {name} أمس", f"قال {cut} أمس", f"سافر من أمس و{name}", "قال آخر")
    for match in ("identity", "folded"):
        assert texts(now, name, match=match) == {"line0", "line2"}
        assert texts(now, cut, match=match) == {"line1"}


def test_a_title_is_no_other_word_with_a_letter_before_it(lines: Callable[..., Reading]) -> None:
    now = lines("کتاب زیر میز است", "وزیر آمد", "قال وزير")
    assert texts(now, "زیر") == {"line0"}
    assert texts(now, "وزير") == {"line1", "line2"}


def test_all_words_must_stand_there_and_a_phrase_in_its_order(lines: Callable[..., Reading]) -> None:
    now = lines("the grain deal holds", "the deal on grain holds", "the deal holds")
    assert texts(now, "grain deal") == {"line0", "line1"}
    assert texts(now, '"grain deal"') == {"line0"}


@pytest.mark.parametrize(
    "odd", ['"', "a*", "NEAR(a b)", "-x", "plain:x", "^x", "x AND", "(", "'", "\x00", "OR", "😀", "a\u200c"]
)
def test_no_question_is_read_as_an_expression(reading: Reading, odd: str) -> None:
    for match in ("identity", "folded", "exact"):
        assert (
            reading.search(f'"{odd}"' if '"' not in odd and ":" in odd else odd.replace('"', ""), match=match)
            is not None
        )


@pytest.mark.parametrize("where", KINDS)
@pytest.mark.parametrize("question", ["Trump", "قطر", "گفتگوها", "talks", '"Donald Trump"'])
def test_snippets_are_the_source_and_marks_are_what_was_sought(reading: Reading, where: str, question: str) -> None:
    found = reading.search(question, where=where)
    snippets = list(chain.from_iterable(hit.snippets for hit in found.hits))
    forms = {form for part in found.parts for form in part.forms}
    for snippet in snippets:
        record = reading.store.record(snippet.article)
        assert record is not None
        assert record.article.text[snippet.start : snippet.end] == snippet.text
        for start, end in snippet.marks:
            from ruznama.script import fold_form

            assert fold_form(snippet.text[start:end]) in forms
    assert not found.hits or where != "documents" or all(snippet.marks for snippet in snippets)


def test_filters_narrow_all_three_kinds(reading: Reading) -> None:
    wide, narrow = reading.search("Trump"), reading.search("Trump lang:fa")
    assert all(narrow.counts[kind] < wide.counts[kind] for kind in ("statements", "documents"))
    assert texts(reading, "Trump lang:fa") == {"fa"}
    assert texts(reading, "Trump date:2024") == set()
    assert texts(reading, "actor:ترمپ lang:en") == {"en"}
    assert {"muscat", "ankara"} <= texts(reading, "type:CONSULT")
    assert texts(reading, "type:CONSULT actor:Oman") == {"muscat"}
    assert reading.search("type:CONSULT act:say", where="statements").total == 0


def test_roles_tell_speakers_from_those_spoken_to(reading: Reading) -> None:
    assert reading.search("actor:Trump role:speaker", where="statements").total > 0
    assert reading.search("actor:Trump role:addressee", where="statements").total == 0


def test_nothing_found_tells_which_filter_emptied_it(reading: Reading) -> None:
    found = reading.search("Trump lang:en date:2031", where="documents")
    assert found.total == 0
    assert found.emptied == ("date:2031",)


def test_nothing_found_tells_the_nearest_spelling(reading: Reading) -> None:
    assert "useful" in reading.search("usefull").nearest


def test_a_name_that_nobody_bears_finds_nothing_and_is_told(reading: Reading) -> None:
    found = reading.search("actor:Nobody")
    assert found.total == 0
    assert found.unknown == ("Nobody",)


def test_what_is_searched_and_how_must_be_known(reading: Reading) -> None:
    with pytest.raises(ConfigError):
        reading.search("x", where="pictures")
    with pytest.raises(ConfigError):
        reading.search("x", match="loosely")


def test_what_is_removed_is_found_no_more_and_a_rebuild_finds_the_same(lines: Callable[..., Reading]) -> None:
    now = lines("the grain deal holds", "the grain trade grows")
    store = now.store
    store.reindex()
    assert texts(Reading(store), "grain") == {"line0", "line1"}
    store.remove([1])
    assert texts(Reading(store), "grain") == {"line1"}
    store.rederive()
    assert texts(Reading(store), "grain") == {"line1"}
    assert store.check() == ()
