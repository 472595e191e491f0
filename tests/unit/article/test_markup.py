"""HTML pages: main text, metadata as raw strings, and the same segmenting after it."""

from __future__ import annotations

import pytest

from ruznama import article
from ruznama.config import DEFAULT
from ruznama.model import Article, Hints, Issue, RawItem

_BODY_AR = (
    "<p>بحث وزيرا خارجية البلدين، الخميس، سبل تثبيت الهدنة وفتح المعابر أمام قوافل المساعدات.</p>"
    "<p>وأضاف بيان مشترك أن جولة ثانية ستعقد الأسبوع المقبل في العاصمة نفسها.</p>"
)
_BODY_FA = (
    "<p>نشست وزیران امور خارجه کشورهای ساحلی در باکو برگزار شد و بیانیه پایانی فردا منتشر می\u200cشود.</p>"
    "<p>در این نشست درباره راه\u200cآهن ساحلی گفت\u200cوگو شد و دو طرف بر ادامه آن تأکید کردند.</p>"
)


def _segment(page: str, **hints: object) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    raw = RawItem(uri="p.html", source="p.html", media="html", data=page.encode(), hints=Hints(**hints))
    return article.segment(raw, config=DEFAULT)


def _blocks(item: Article) -> dict[str, str]:
    return {block.kind: block.span.of(item.text) for block in item.blocks}


def _clues(item: Article) -> list[tuple[str, str]]:
    return [(clue.origin, clue.value) for clue in item.clues or ()]


def test_a_flat_aggregator_page_is_cut_into_host_and_related_article() -> None:
    page = (
        "<html><head><title>قمة تبحث الهدنة | مرآة الضفاف</title></head><body><nav><a href='/'>الرئيسية</a></nav>"
        "<div class='content'><h1>قمة في المدينة تبحث الهدنة</h1><p>تاريخ النشر: 12 يونيو 2025</p>" + _BODY_AR
        + "<p>المصدر: مرآة الضفاف</p><p>كلمات دلالية: هدنة، قمة</p><p>اقرأ أيضاً:</p><h2>وفد تجاري يصل المدينة</h2>"
        "<p>وصل وفد تجاري رفيع إلى المدينة، الأربعاء، لبحث اتفاق الجمارك بين البلدين الجارين.</p></div></body></html>"
    )  # fmt: skip
    (host, part), issues = _segment(page)
    assert issues == ()
    assert host.title is not None
    assert host.title.of(host.text) == "قمة في المدينة تبحث الهدنة"
    assert host.credit is not None
    assert host.credit.name == "مرآة الضفاف"
    assert host.keywords == ("هدنة", "قمة")
    assert _clues(host) == [("line", "12 يونيو 2025")]
    assert part.text.startswith("وفد تجاري")
    assert part.clues == ()


def test_class_names_let_the_related_block_go() -> None:
    page = (
        "<html><body><main><h1>قمة في المدينة تبحث الهدنة</h1><time datetime='2025-06-12'>الخميس</time>"
        f"<div class='article-body'>{_BODY_AR}</div><div class='tags'><a href='/t'>هدنة</a></div>"
        "<div class='related-posts'><h3>اقرأ أيضا</h3><ul><li><a href='/y'>وفد يصل</a></li></ul></div></main></body></html>"
    )
    (host,), _ = _segment(page)
    assert _blocks(host)["body"].startswith("بحث وزيرا")
    assert _blocks(host)["body"].endswith("العاصمة نفسها.")
    assert ("metadata", "2025-06-12") in _clues(host)


def test_solar_dates_in_json_ld_and_meta_come_as_raw_strings_each_a_clue() -> None:
    page = (
        '<html><head><script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", '
        '"datePublished": "1403-03-02T10:00:00+03:30", "publisher": {"name": "کرانه نیوز"}}]}</script>'
        '<meta property="article:published_time" content="2024-05-22T06:30:00Z"></head>'
        f"<body><article><h1>نشست باکو پایان یافت</h1>{_BODY_FA}</article></body></html>"
    )
    (host,), _ = _segment(page)
    assert _clues(host) == [("metadata", "1403-03-02T10:00:00+03:30"), ("metadata", "2024-05-22T06:30:00Z")]
    assert host.outlet is not None
    assert (host.outlet.name, host.outlet.span) == ("کرانه نیوز", None)


def test_a_visible_solar_date_in_a_time_element_is_a_clue() -> None:
    page = f"<html><body><article><h1>نشست باکو</h1><time>۲ خرداد ۱۴۰۳</time>{_BODY_FA}</article></body></html>"
    (host,), _ = _segment(page)
    assert ("metadata", "۲ خرداد ۱۴۰۳") in _clues(host)


def test_times_of_links_and_lists_are_no_clues() -> None:
    page = (
        f"<html><body><article><h1>نشست باکو</h1>{_BODY_FA}</article>"
        "<aside><time datetime='2020-01-01'>x 1</time></aside><ul><li><time datetime='2019-01-01'>2</time></li></ul></body></html>"
    )
    (host,), _ = _segment(page)
    assert _clues(host) == []


def test_the_zwnj_survives() -> None:
    (host,), _ = _segment(f"<html><body><article><h1>نشست باکو</h1>{_BODY_FA}</article></body></html>")
    assert "می\u200cشود" in host.text
    assert "گفت\u200cوگو" in host.text
    assert "\u2e2f" not in host.text


def test_a_headline_outside_the_main_text_is_put_on_top() -> None:
    page = (
        '<html><head><meta property="og:title" content="نشست وزیران در باکو - کرانه نیوز">'
        '<meta property="og:site_name" content="کرانه نیوز"></head>'
        f"<body><div>{_BODY_FA}</div></body></html>"
    )
    (host,), _ = _segment(page)
    assert host.title is not None
    assert host.title.of(host.text) == "نشست وزیران در باکو"
    assert _blocks(host)["body"].startswith("نشست وزیران امور خارجه")


def test_a_page_of_line_breaks_keeps_its_byline_and_credit_out_of_the_body() -> None:
    page = (
        "<html><body><h1>ختام الاجتماع الفني في المدينة</h1><div>مرآة الضفاف :- قال مسؤول إن الاجتماع الفني انتهى<br><br>"
        "وأضاف أن المحادثات ستستمر الأسبوع المقبل في جولة ثانية تستضيفها العاصمة<br>وكالات</div></body></html>"
    )
    (host,), _ = _segment(page)
    assert _blocks(host)["body"].startswith("قال مسؤول")
    assert _blocks(host)["body"].endswith("العاصمة")
    assert host.outlet is not None
    assert host.outlet.name == "مرآة الضفاف"
    assert host.credit is not None
    assert host.credit.name == "وكالات"


def test_tags_of_the_metadata_are_keywords_where_none_are_printed() -> None:
    page = (
        '<html><head><meta property="article:tag" content="باکو"><meta property="article:tag" content="خزر"></head>'
        f"<body><article><h1>نشست باکو</h1>{_BODY_FA}</article></body></html>"
    )
    (host,), _ = _segment(page)
    assert host.keywords == ("باکو", "خزر")


def test_the_given_date_comes_before_the_metadata_of_the_page() -> None:
    page = f"<html><body><article><h1>نشست باکو</h1><time>۲ خرداد ۱۴۰۳</time>{_BODY_FA}</article></body></html>"
    (host,), _ = _segment(page, published="2024-05-23")
    assert _clues(host)[0] == ("option", "2024-05-23")


def test_a_page_in_windows_1256_is_read_in_its_encoding() -> None:
    page = f"<html><body><article><h1>قمة في المدينة</h1>{_BODY_AR}</article></body></html>".encode("cp1256")
    raw = RawItem(uri="p", source="p", media="html", data=page, encoding="cp1256")
    (host,), issues = article.segment(raw, config=DEFAULT)
    assert "تثبيت الهدنة" in host.text
    assert issues == ()


@pytest.mark.parametrize("page", ["", "<", "<html>", "<script>var x</script>", "<!-- only -->", "\x00"])
def test_a_page_without_text_gives_an_issue(page: str) -> None:
    (host,), issues = _segment(page)
    assert host.title is None
    assert "RZ103" in {one.code for one in issues}


@pytest.mark.parametrize(
    "page",
    [
        "<p>" * 5_000 + "متن", "<div><div>" * 500, "<a href='" * 2_000, "&#x200c;" * 50, "<table><tr><td>متن</td></tr>",
        '<script type="application/ld+json">' + "[" * 5_000 + "</script>", "<html><body>&lt;p&gt; متن</body>",
        '<script type="application/ld+json">{"datePublished": 5, "keywords": {"a": 1}, "headline": []}</script><p>متن</p>',
    ],
)  # fmt: skip
def test_broken_markup_never_raises(page: str) -> None:
    (host, *_), _ = _segment(page)
    assert isinstance(host.text, str)
