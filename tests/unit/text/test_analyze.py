"""Tokens, sentences and quotations of an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruznama.lexicon import split
from ruznama.model import Article, Block, Span, Text
from ruznama.text import analyze


def text_of(source: str, lang: str = "ar", blocks: tuple[Block, ...] = ()) -> Text:
    return analyze(Article(id="a", uri="u", part=0, lang=lang, text=source, blocks=blocks))  # type: ignore[arg-type]


def sentences(source: str, lang: str = "ar") -> list[str]:
    text = text_of(source, lang)
    return [text.token_span(s.first, s.last).of(source) for s in text.sentences]


def quotes(source: str, lang: str = "ar") -> list[str]:
    text = text_of(source, lang)
    return [text.token_span(q.first, q.last).of(source) for q in text.quotes]


@pytest.mark.parametrize(
    ("source", "lang", "expected"),
    [
        ("وصل الوفد. بدأت المحادثات؟ نعم!", "ar", ["وصل الوفد.", "بدأت المحادثات؟", "نعم!"]),
        ("بلغت النسبة 3.5 في المئة. انتهى", "ar", ["بلغت النسبة 3.5 في المئة.", "انتهى"]),
        ("قال د. سالم إن الاتفاق قريب.", "ar", ["قال د. سالم إن الاتفاق قريب."]),
        ("گفت: «آماده‌ایم.» سپس رفت.", "fa", ["گفت: «آماده‌ایم.»", "سپس رفت."]),
        ("سطر اول\nسطر دوم", "fa", ["سطر اول", "سطر دوم"]),
        ("Mr. Hale met Gen. Ode. They talked.", "en", ["Mr. Hale met Gen. Ode.", "They talked."]),
        ("The U.S. envoy left.", "en", ["The U.S. envoy left."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(source: str, lang: str, expected: list[str]) -> None:
    assert sentences(source, lang) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("قال «نحن جاهزون» ثم غادر", ["نحن جاهزون"]),
        ('قال "نحن جاهزون" ثم "سنعود"', ["نحن جاهزون", "سنعود"]),
        ("قال ”نحن جاهزون“ ثم غادر", ["نحن جاهزون"]),
        ("قال «إن الوزير قال «لا» أمس» وغادر", ["إن الوزير قال «لا» أمس", "لا"]),
        ("قال «نحن جاهزون\nفقرة أخرى", ["نحن جاهزون"]),
        ("لا شيء » هنا", []),
    ],
)
def test_quotations_pair_nest_and_end_with_their_paragraph(source: str, expected: list[str]) -> None:
    assert quotes(source) == expected


def test_an_unclosed_quotation_says_so() -> None:
    assert [q.closing for q in text_of("قال «نحن جاهزون").quotes] == [None]


@pytest.mark.parametrize(
    ("word", "stem", "prefix"),
    [("وأكدت", "اکدت", "و"), ("بالرئيس", "رییس", "بال"), ("للولايات", "ولایات", "لل"), ("سيزور", "یزور", "س")],
)
def test_arabic_proclitics_are_one_of_the_readings(word: str, stem: str, prefix: str) -> None:
    shapes = text_of(word).tokens[0].shapes
    assert (stem, prefix, "") in shapes
    assert shapes[0].prefix == ""


@pytest.mark.parametrize(
    ("word", "stem", "suffix"), [("کشورها", "کشور", "ها"), ("ترامپرا", "ترامپ", "را"), ("وزیرش", "وزیر", "ش")]
)
def test_persian_endings_written_on_are_one_of_the_readings(word: str, stem: str, suffix: str) -> None:
    assert (stem, "", suffix) in text_of(word, "fa").tokens[0].shapes


def test_a_zwnj_parts_two_tokens_and_is_remembered() -> None:
    tokens = text_of("می\u200cرود خانه", "fa").tokens
    assert [(t.form, t.joined) for t in tokens] == [("می", False), ("رود", True), ("خانه", False)]


@pytest.mark.parametrize("lang", ["fa", "prs"])
@pytest.mark.parametrize("word", ["خانه\u200cی ما", "خانه ی ما"])
def test_an_ezafe_spelled_out_behind_a_silent_he_is_no_word(lang: str, word: str) -> None:
    assert [t.form for t in text_of(word, lang).tokens] == ["خانه", "ما"]


def test_a_lone_ya_elsewhere_stays_a_word() -> None:
    assert [t.form for t in text_of("حرف ی", "fa").tokens] == ["حرف", "ی"]


def test_only_title_and_body_are_read_and_holes_in_the_body_are_not() -> None:
    source = "عنوان\nنشر في 2021\nوصل الوفد. شاردة. غادر الوفد.\nكلمات"
    body = source.index("وصل")
    stray = source.index("شاردة")
    end = source.index("\nكلمات")
    blocks = (
        Block("title", Span(0, 5)), Block("dateline", Span(6, 17)), Block("body", Span(body, end)),
        Block("stray", Span(stray, stray + 6)), Block("keywords", Span(end + 1, len(source))),
    )  # fmt: skip
    text = text_of(source, blocks=blocks)
    assert [text.token_span(s.first, s.last).of(source) for s in text.sentences] == [
        "عنوان",
        "وصل الوفد.",
        "غادر الوفد.",
    ]
    assert text.sentences[0].kind == "title"


@given(st.text(alphabet=st.sampled_from(" \u200c\u064babة12-–«»\"'.!_\t\u00a0ی\u2026")) | st.text())
def test_a_text_is_cut_as_listed_forms_are(source: str) -> None:
    text = text_of(source, "und")
    parts = "".join(text.folded.text).split("\n")
    starts = [sum(len(part) + 1 for part in parts[:number]) for number in range(len(parts))]
    cut = [
        (start + a, start + b, *rest) for start, part in zip(starts, parts, strict=True) for a, b, *rest in split(part)
    ]
    assert [(token.start, token.end, token.form, token.kind) for token in text.tokens] == cut


def test_a_zwnj_behind_a_space_still_joins() -> None:
    assert [token.joined for token in text_of("می \u200cکند \u200c\u200c ها", "fa").tokens] == [False, True, False]


@given(st.text(max_size=200))
def test_tokens_are_in_order_inside_the_text_and_covered_by_sentences(source: str) -> None:
    text = text_of(source)
    assert [t.start for t in text.tokens] == sorted(t.start for t in text.tokens)
    for token in text.tokens:
        assert text.folded.text[token.start : token.end] == token.form
    covered = [index for s in text.sentences for index in range(s.first, s.last)]
    assert covered == list(range(len(text.tokens)))
    for index in covered:
        sentence = text.sentences[text.sentence_at(index)]
        assert sentence.first <= index < sentence.last


@given(st.text(max_size=200))
def test_a_source_span_finds_its_tokens_again(source: str) -> None:
    text = text_of(source)
    for index in range(len(text.tokens)):
        assert text.tokens_of(text.token_span(index, index + 1)) == (index, index + 1) or text.folded.points != (0,)
