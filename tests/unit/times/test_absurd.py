"""Dates that no calendar has are no dates, in every language and calendar."""

from __future__ import annotations

import pytest

from ruznama import times

ABSURD = {
    "ar": [
        "31 فبراير 2023",
        "30 شباط 2024",
        "29 فبراير 2023",
        "31 نيسان 2024",
        "31/04/2024",
        "13/13/2023",
        "2023-00-10",
        "31 محرم 1446هـ",
        "31 مهر 1402 هجري شمسي",
        "30 إسفند 1402",
        "عام 0",
        "عام 1000000000",
        "32 مايو 2023",
        "الساعة 25:00 مساء",
    ],
    "fa": [
        "۳۱ مهر ۱۴۰۲",
        "۳۰ اسفند ۱۴۰۲",
        "۳۲ فروردین ۱۴۰۲",
        "۳۱ ژوئن ۲۰۲۳",
        "۳۰ فوریه ۲۰۲۴",
        "۱۴۰۲/۱۳/۰۱",
        "۱۴۰۲/۱۲/۳۱",
        "۳۱ رجب ۱۴۴۵ قمری",
        "سال ۰",
        "سال ۱۰۰۰۰۰۰۰۰۰",
        "ساعت ۲۵:۶۱",
    ],
    "prs": [
        "۳۱ میزان ۱۴۰۲",
        "۳۰ حوت ۱۴۰۲",
        "۳۲ حمل ۱۴۰۲",
        "۳۱ جون ۲۰۲۳",
        "۳۰ فبروری ۲۰۲۴",
        "۳۱/۱۱/۲۰۲۴",
        "۳۱ رجب ۱۴۴۵ قمری",
        "سال ۰",
        "سال ۱۰۰۰۰۰۰۰۰۰",
    ],
    "en": [
        "31 February 2023",
        "30 February 2024",
        "29 February 2023",
        "April 31, 2024",
        "31/04/2024",
        "13/13/2023",
        "31 Mehr 1402",
        "30 Esfand 1402",
        "31 Rajab 1445 AH",
        "the year 0",
        "in 1000000000",
        "32 May 2023",
        "at 25:61 GMT",
    ],
}
REAL = {
    "ar": ["29 فبراير 2024", "30 إسفند 1403", "31 خرداد 1402 هجري شمسي"],
    "fa": ["۳۰ اسفند ۱۴۰۳", "۳۱ شهریور ۱۴۰۲", "۲۹ فوریه ۲۰۲۴"],
    "prs": ["۳۰ حوت ۱۴۰۳", "۳۱ سنبله ۱۴۰۲", "۲۹ فبروری ۲۰۲۴"],
    "en": ["29 February 2024", "30 Esfand 1403", "30 Ramadan 1445 AH"],
}


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in ABSURD.items() for text in texts])
def test_a_date_that_no_calendar_has_is_none(lang: str, text: str) -> None:
    assert times.tag(text, anchor="2024-11-20", lang=lang) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("lang", "text"), [(lang, text) for lang, texts in REAL.items() for text in texts])
def test_the_last_day_of_a_leap_year_is_one(lang: str, text: str) -> None:
    (found,) = times.tag(text, anchor="2024-11-20", lang=lang)  # type: ignore[arg-type]
    assert found.type == "DATE"
    assert len(found.value) == len("2024-02-29")
