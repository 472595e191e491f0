"""Laws of segmenting: any text and any bytes come back as blocks inside the text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruznama import article, lexicon
from ruznama.config import DEFAULT
from ruznama.model import Article, Hints, RawItem
from ruznama.sources import recognize

_HOLES = {"stray", "caption", "furniture", "dateline", "credit", "end_marker"}
_forms = sorted({row["form"] for lang in lexicon.LANGUAGES for row in lexicon.rows(lang, "boilerplate")})
_plain = st.text(max_size=80)
_words = st.sampled_from(
    ["مذاکره", "قال", "الوزير", "talks", "2025-06-12", "۱۲ جوزا ۱۴۰۳", "(رويترز)", "-", ":", ".", "»", "#a"]
)
_line = st.one_of(
    _plain,
    st.sampled_from(_forms),
    st.tuples(st.sampled_from(_forms), _plain).map(": ".join),
    st.lists(_words, max_size=24).map(" ".join),
    st.just("word " * 25 + "."),
)
_page = st.lists(_line, max_size=14).map("\n".join)


def _raw(data: bytes, *, media: str = "text", encoding: str = "utf-8", title: str | None = None) -> RawItem:
    return RawItem(uri="u", source="u", media=media, data=data, encoding=encoding, hints=Hints(title=title))


def _check(item: Article) -> None:
    body = [block.span for block in item.blocks if block.kind == "body"]
    assert len(body) <= 1
    end = 0
    for block in item.blocks:
        assert block.span.end <= len(item.text)
        inside = bool(body) and block.kind != "body" and body[0].contains(block.span)
        if inside:
            assert block.kind in _HOLES
            continue
        assert block.span.start >= end
        end = block.span.end
    holes = sorted(b.span for b in item.blocks if body and b.kind != "body" and body[0].contains(b.span))
    assert all(one.end <= two.start for one, two in itertools.pairwise(holes))
    for named in (item.outlet, item.credit):
        if named is not None and named.span is not None:
            assert named.span.of(item.text).strip()
    for clue in item.clues or ():
        assert clue.span is None or clue.span.of(item.text) == clue.value
    if item.title is not None:
        assert any(block.kind == "title" and block.span == item.title for block in item.blocks)


@settings(deadline=None, max_examples=150)
@given(_page, st.none() | _plain)
def test_blocks_lie_in_the_text_in_order_and_overlap_only_as_holes_of_the_body(page: str, title: str | None) -> None:
    parts, _ = article.segment(_raw(page.encode("utf-8", "surrogatepass"), title=title), config=DEFAULT)
    for item in parts:
        _check(item)


@settings(deadline=None, max_examples=100)
@given(_page)
def test_every_visible_character_is_in_some_block(page: str) -> None:
    item = article.segment(_raw(page.encode("utf-8", "surrogatepass")), config=DEFAULT)[0][0]
    covered = {i for block in item.blocks for i in range(block.span.start, block.span.end)}
    missing = [c for i, c in enumerate(item.text) if i not in covered and c.isalnum()]
    assert missing == []


@settings(deadline=None, max_examples=150)
@given(_page)
def test_plain_text_stays_as_it_is_and_parts_are_slices_of_it(page: str) -> None:
    parts, _ = article.segment(_raw(page.encode()), config=DEFAULT) if page.isprintable() or page else ((), ())
    for item in parts:
        assert item.text == page if item.part == 0 else item.text in page
    assert len({item.id for item in parts}) == len(parts)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=400), st.sampled_from(["utf-8", "cp1256", "iso8859-6", "utf-16-le", "no such codec"]))
def test_any_bytes_decode(data: bytes, encoding: str) -> None:
    text, _ = article.decode(_raw(data, encoding=encoding))
    assert isinstance(text, str)
    assert text.encode("utf-8") is not None


@settings(deadline=None, max_examples=40)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<div class=x>",
                    "<a href=>",
                    "متن",
                    "text. ",
                    "<!--",
                    "<script>",
                    "<h1>",
                    "</h1>",
                    "&zwnj;",
                ]
            ),
            max_size=30,
        ).map("".join),
    )
)
def test_any_markup_returns(page: str) -> None:
    parts, _ = article.segment(_raw(page.encode("utf-8", "surrogatepass"), media="html"), config=DEFAULT)
    for item in parts:
        _check(item)


@given(st.text(alphabet=st.characters(min_codepoint=0x620, max_codepoint=0x64A), min_size=1, max_size=60))
def test_utf_encodings_are_recognised_with_and_without_a_mark(word: str) -> None:
    text = f"{word} {word}\n"
    assert recognize(text.encode("utf-8")) == "utf-8"
    assert recognize(text.encode("utf-8-sig")) == "utf-8"
    for name in ("utf-16-le", "utf-16-be"):
        assert text.encode(name).decode(recognize(text.encode(name))) == text


@pytest.mark.parametrize(
    "line", ["اقرأ أيضا\n", "a\n", "(" * 50, "12/", "المصدر: x\n", "تاريخ " * 3, ". كلمة. ", "#", "- "]
)
def test_long_inputs_take_linear_time(line: str) -> None:
    """Ten times the text takes far less than the hundred times a quadratic rule would need."""
    import time

    def took(count: int) -> float:
        raw = _raw((line * count).encode())
        begin = time.process_time()
        article.segment(raw, config=DEFAULT)
        return time.process_time() - begin

    took(100)
    small = min(took(2_000) for _ in range(2))
    assert min(took(20_000) for _ in range(2)) < 40 * max(small, 0.005)
