"""What the stage makes of an article: anchor, publication line, issues, records."""

from __future__ import annotations

import pickle

import pytest

from ruznama import times
from ruznama.model import Article, Block, Published, Span, article_id
from ruznama.text import analyze

LINE = "تاريخ النشر: 12 يونيو 2025"
TEXT = f"لقاء في مسقط\n{LINE}\nأعلنت الوزارة أمس أن الوفدين التقيا في مارس الماضي."


def _article(published: Published | None, text: str = TEXT, lang: str = "ar") -> Article:
    blocks = ()
    if LINE in text:
        start = text.index(LINE)
        title, line = Span(0, start - 1), Span(start, start + len(LINE))
        blocks = (
            Block("title", title),
            Block("dateline", line),
            Block("body", Span(line.end + 1, len(text))),
        )
    return Article(
        id=article_id("u", text, 0), uri="u", part=0, lang=lang, text=text, published=published, blocks=blocks
    )


def _published(value: str = "2025-06-12") -> Published:
    start = TEXT.index("12 يونيو")
    return Published(
        value=value, precision="day", timezone=None, origin="line", span=Span(start, TEXT.index("\n", start))
    )


def _find(item: Article) -> tuple[tuple[times.find.__class__, ...], tuple[object, ...]]:
    return times.find(analyze(item), item)


def test_relative_times_are_counted_from_publication() -> None:
    found, issues = _find(_article(_published()))
    values = {time.span.of(TEXT): time.value for time in found}
    assert values["أمس"] == "2025-06-11"
    assert values["مارس الماضي"] == "2025-03"
    assert issues == ()


def test_the_publication_line_is_one_time_of_its_own_function() -> None:
    found, _ = _find(_article(_published()))
    lines = [time for time in found if time.function == "publication"]
    assert [(time.value, time.type) for time in lines] == [("2025-06-12", "DATE")]
    assert lines[0].span.of(TEXT) == "12 يونيو 2025"


def test_a_publication_line_in_two_calendars_gives_both() -> None:
    text = "عنوان خبر\n۱۰ حوت ۱۳۹۸ - ۲۹ فبروری ۲۰۲۰، ۲۰:۰۵\nمتن خبر اینجا است."
    start = text.index("۱۰")
    line = Span(start, text.index("\n", start))
    published = Published(value="2020-02-29T20:05", precision="minute", timezone=None, origin="line", span=line)
    item = Article(
        id=article_id("u", text, 0),
        uri="u",
        part=0,
        lang="prs",
        text=text,
        published=published,
        blocks=(Block("dateline", line), Block("body", Span(line.end + 1, len(text)))),
    )
    found, _ = _find(item)
    lines = [(time.value, time.calendar, time.original) for time in found if time.function == "publication"]
    assert lines == [("2020-02-29", "persian", "1398-12-10"), ("2020-02-29T20:05", "gregorian", None)]


def test_without_an_anchor_relative_times_stay_open_with_an_issue() -> None:
    text = "أعلنت الوزارة الاثنين أن اللقاء عقد الشهر الماضي."
    found, issues = _find(_article(None, text))
    assert [time.value for time in found] == ["XXXX-WXX-1", "PAST_REF"]
    assert [issue.code for issue in issues] == ["RZ301"]


def test_absolute_times_need_no_anchor() -> None:
    found, issues = _find(_article(None, "وقع الاتفاق في 14 يوليو 2015."))
    assert [time.value for time in found] == ["2015-07-14"]
    assert issues == ()


def test_a_date_of_another_calendar_keeps_its_original() -> None:
    (found,) = times.tag("۲۳ تیر ۱۳۹۴", lang="fa")
    assert (found.value, found.calendar, found.original) == ("2015-07-14", "persian", "1394-04-23")


def test_a_relative_time_names_its_anchor_and_rules() -> None:
    (found,) = times.tag("أمس", anchor="2024-11-20", lang="ar")
    assert found.anchor == "2024-11-20"
    assert found.rules == ("ar.time.today",)


@pytest.mark.parametrize(
    ("value", "twin"), [("خريف 2021", "2021-FA"), ("القرن التاسع عشر", "18"), ("ثمانينيات القرن الماضي", "198")]
)
def test_timex_is_the_timex3_spelling(value: str, twin: str) -> None:
    (found,) = times.tag(value, anchor="2024-11-20", lang="ar")
    assert found.timex == twin


def test_times_are_the_same_again_and_picklable() -> None:
    item = _article(_published())
    assert _find(item) == _find(item)
    assert pickle.loads(pickle.dumps(_find(item))) == _find(item)  # noqa: S301


def test_modifiers_are_told() -> None:
    found = times.tag("في منتصف أبريل 2023 وبعد أكثر من ثلاث سنوات", anchor="2024-11-20", lang="ar")
    assert [time.mod for time in found] == ["MID", "MORE_THAN"]


def test_timeml_marks_times_inline() -> None:
    text = "Talks began on 12 June 2018 & ended."
    xml = times.timeml(text, times.tag(text, lang="en"))
    assert '<TIMEX3 tid="t1" type="DATE" value="2018-06-12">12 June 2018</TIMEX3> &amp; ended.' in xml


@pytest.mark.parametrize(
    "text",
    [
        "31 فبراير 2024",
        "12/13/2024/5",
        "30/02/2024",
        "الساعة 27:99",
        "32 مايو 2020",
        "عام 0",
        "قبل 1000000000 سنة",
        "31 سبتمبر 2023",
    ],
)
def test_absurd_dates_are_no_dates(text: str) -> None:
    assert not [time for time in times.tag(text, anchor="2024-11-20", lang="ar") if time.value.count("-") == 2]
