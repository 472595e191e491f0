"""What an Article holds beside its blocks: clues, names, limits, issues."""

from __future__ import annotations

import pathlib
import subprocess
import sys

import pytest

from ruznama import article
from ruznama.config import DEFAULT, Config
from ruznama.model import Article, Hints, Issue, RawItem

_PAGE = (
    "دیدار وزیران در مسقط\nتاریخ انتشار: ۱۲ تیر ۱۴۰۳\nوزیران خارجه دو کشور در مسقط درباره مرزهای مشترک گفت‌وگو کردند.\n"
    "دور بعدی گفت‌وگوها هفته آینده برگزار می‌شود."
)


def _segment(
    page: str | bytes, *, config: Config = DEFAULT, media: str = "text", uri: str = "page.txt", **hints: object
) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    data = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    raw = RawItem(uri=uri, source="page.txt", media=media, data=data, hints=Hints(**hints))
    return article.segment(raw, config=config)


def _codes(issues: tuple[Issue, ...]) -> list[str]:
    return [one.code for one in issues]


def test_the_text_is_the_decoded_file_unchanged() -> None:
    page = "\r\n " + _PAGE.replace("\n", "\r\n") + "\r\n\r\n"
    (item,), issues = _segment(b"\xef\xbb\xbf" + page.encode())
    assert item.text == page
    assert item.title is not None
    assert item.title.of(page) == "دیدار وزیران در مسقط"
    assert issues == ()


def test_clues_come_in_order_of_trust() -> None:
    (item,), _ = _segment(_PAGE, published="2024-07-02", url="https://kerane.example/1403/04/12/n1")
    assert [(clue.origin, clue.value) for clue in item.clues or ()] == [
        ("option", "2024-07-02"),
        ("line", "۱۲ تیر ۱۴۰۳"),
        ("url", "1403/04/12"),
    ]


def test_a_date_from_a_feed_comes_after_the_page_and_before_the_address() -> None:
    (item,), _ = _segment(_PAGE, published="Tue, 02 Jul 2024", origin="feed", url="https://a.example/20240702/x")
    assert [clue.origin for clue in item.clues or ()] == ["line", "feed", "url"]


def test_a_file_name_is_no_address() -> None:
    (item,), _ = _segment("Talks opened in Oslo.\nThey go on.", uri="archive/2024-07-02.txt")
    assert item.clues == ()


def test_the_published_stamp_comes_before_the_updated_one() -> None:
    page = "Talks open in Oslo\nUpdated: 5 June 2024\nPublished: 3 June 2024\nDelegates met in Oslo on Monday for talks.\nThey go on."
    (item,), _ = _segment(page)
    assert [clue.value for clue in item.clues or ()] == ["3 June 2024", "5 June 2024"]


def test_nothing_is_dated_without_a_publication_line() -> None:
    (item,), _ = _segment("Talks open in Oslo\nDelegates met in Oslo on 3 June 2024 for a first round.\nThey go on.")
    assert item.clues == ()


_HEADLINE = "Ministers sign a deal in Delhi\n"
_LEAD = "\n\nThe foreign minister of India met the president of Nepal in New Delhi, and the talks went on until the evening.\n"


@pytest.mark.parametrize(
    "line",
    [
        "The Harbor Post, Friday, March 3, 2006",
        "The Harbor Post | 3 March 2006",
        "THE HARBOR POST - March 3, 2006",
        "Harbor Post, 3 March 2006",
        "Friday the 3rd of March, 2006",
    ],
)
def test_an_outlet_with_an_article_and_a_date_are_a_publication_line(line: str) -> None:
    parts, _ = _segment(_HEADLINE + line + _LEAD)
    assert [block.kind for block in parts[0].blocks] == ["title", "dateline", "body"]


@pytest.mark.parametrize(
    "line", ["The accord of March 3, 2006 is dead", "The Harbor Post was founded on March 3, 2006"]
)
def test_a_line_that_tells_something_with_a_date_in_it_is_none(line: str) -> None:
    parts, _ = _segment(_HEADLINE + line + _LEAD)
    assert "dateline" not in [block.kind for block in parts[0].blocks]


def test_hints_of_language_and_outlet_are_taken() -> None:
    (item,), _ = _segment(_PAGE + "\nکرانه نیوز", lang="fa", outlet="کرانه نیوز")
    assert item.lang == "fa"
    assert item.outlet is not None
    assert item.outlet.span is not None
    assert item.outlet.span.of(item.text) == "کرانه نیوز"


def test_a_given_headline_marks_its_line() -> None:
    page = "در گفت‌وگو با کرانه\nدیدار وزیران در مسقط\nوزیران خارجه دو کشور در مسقط درباره مرزها گفت‌وگو کردند.\nپایان."
    (item,), issues = _segment(page, title="ديدار وزيران در مسقط")
    assert item.title is not None
    assert item.title.of(page) == "دیدار وزیران در مسقط"
    assert issues == ()


def test_a_given_headline_that_is_not_in_the_text_leaves_the_text_to_the_body() -> None:
    body = "وزیران خارجه دو کشور در مسقط درباره مرزها گفت‌وگو کردند.\nدور بعدی هفته آینده است."
    (item,), issues = _segment(body, title="سرخط دیگری از جای دیگر")
    assert item.title is None
    assert [block.kind for block in item.blocks] == ["body"]
    assert _codes(issues) == ["RZ106"]


def test_a_long_text_is_cut_with_an_issue() -> None:
    (item,), issues = _segment("Talks go on in Oslo today.\n" * 50, config=Config(max_chars=100))
    assert len(item.text) == 100
    assert _codes(issues) == ["RZ104"]


def test_related_articles_stay_in_the_page_where_they_are_not_wanted() -> None:
    page = f"{_PAGE}\nمنبع: کرانه\nمطالب مرتبط\nسفر وزیر به دوشنبه\nوزیر راه برای امضای تفاهم‌نامه ترانزیتی به دوشنبه سفر کرد."
    assert [item.part for item in _segment(page)[0]] == [0, 1]
    parts, _ = _segment(page, config=Config(related=False))
    assert [item.part for item in parts] == [0]
    assert "related_article" in {block.kind for block in parts[0].blocks}


@pytest.mark.parametrize("page", ["", "   \n ", "12345 ...", "\u200c"])
def test_a_text_without_letters_gives_an_article_and_an_issue(page: str) -> None:
    (item,), issues = _segment(page)
    assert item.part == 0
    assert _codes(issues) == ["RZ103"]


def test_broken_bytes_are_replaced_and_told() -> None:
    (item,), issues = _segment(_PAGE.encode()[:30] + b"\xff" + _PAGE.encode()[30:])
    assert "\ufffd" in item.text
    assert _codes(issues) == ["RZ101"]


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    (item,), issues = _segment("Talks \ud800 open in Oslo today.")
    assert item.text == "Talks \ufffd open in Oslo today."
    assert _codes(issues) == ["RZ105"]


def test_a_line_of_signs_above_a_desk_signs_nothing() -> None:
    parts, _ = _segment("Talks go on\n***\nForeign Desk\nThe minister said on Monday that talks would go on.")
    assert parts[0].credit is not None
    assert parts[0].credit.name == "Foreign Desk"


def test_a_single_line_is_body() -> None:
    (item,), _ = _segment("The two foreign ministers met in Oslo")
    assert item.title is None
    assert [block.kind for block in item.blocks] == ["body"]


def test_plain_text_does_not_pay_for_the_html_reader() -> None:
    code = (
        "import sys; from ruznama import article; from ruznama.model import RawItem; from ruznama.config import DEFAULT;"
        "article.segment(RawItem(uri='u', source='u', media='text', data=b'Talks open.'), config=DEFAULT);"
        "print(any(name in sys.modules for name in ('trafilatura', 'lxml')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


_SHARED = pathlib.Path(__file__).parents[4] / "shared"


@pytest.mark.skipif(not (_SHARED / "seeds").is_dir(), reason="the seeds are not beside the repository")
def test_the_seeds_are_cut_as_the_gold_says() -> None:
    import json

    for gold in sorted((_SHARED / "gold" / "seeds").glob("*.json")):
        if gold.stem == "cross":
            continue
        wanted = json.loads(gold.read_text("utf-8"))["article"]
        data = (_SHARED / "seeds" / wanted["uri"]).read_bytes()
        raw = RawItem(uri=wanted["uri"], source=wanted["uri"], media="text", data=data)
        item = next(one for one in article.segment(raw, config=DEFAULT)[0] if one.part == wanted["part"])
        shift = data.decode().index(item.text)
        body = next(block.span for block in item.blocks if block.kind == "body")
        bounds = [block["span"] for block in wanted["blocks"] if block["kind"] == "body"]
        assert abs(body.start + shift - bounds[0]["start"]) <= 5
        assert abs(body.end + shift - bounds[-1]["end"]) <= 5
        assert item.title is not None
        assert item.title.start + shift == wanted["title"]["start"]
        assert item.title.end + shift == wanted["title"]["end"]
        for name in ("outlet", "credit"):
            if wanted[name]:
                span = getattr(item, name).span
                assert (span.start + shift, span.end + shift) == (
                    wanted[name]["span"]["start"],
                    wanted[name]["span"]["end"],
                )
        if wanted["part"]:
            assert item.clues == ()
        elif wanted["published"]:
            clue = (item.clues or ())[0]
            assert clue.span is not None
            assert clue.span.start == wanted["published"]["span"]["start"]
