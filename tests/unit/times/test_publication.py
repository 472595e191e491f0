"""Reading the publication date off its clues."""

from __future__ import annotations

import pytest

from ruznama import times
from ruznama.model import Article, Clue, Published, Span


def _read(lang: str, *clues: tuple[str, str]) -> tuple[Published | None, list[str]]:
    listed = tuple(Clue(origin=origin, value=value) for origin, value in clues)
    found, issues = times.publication(Article(id="a", uri="u", part=0, lang=lang, text="", clues=listed))
    return found, [issue.code for issue in issues]


@pytest.mark.parametrize(
    ("lang", "line", "value", "precision", "timezone"),
    [
        ("ar", "12th, June 2025 GMT", "2025-06-12", "day", "GMT"),
        ("ar", "السبت 22nd أيّار / مايو 2021 01:32 صباحاً", "2021-05-22T01:32", "minute", None),
        ("fa", "۳۱ خرداد ۱۴۰۰", "2021-06-21", "day", None),
        ("prs", "۱۲ جوزا ۱۴۰۳", "2024-06-01", "day", None),
        ("fa", "۲۲ می ۲۰۲۱", "2021-05-22", "day", None),
        ("ar", "١٢/٠٦/٢٠٢٥", "2025-06-12", "day", None),
        ("ar", "الخميس 12 يونيو 2025", "2025-06-12", "day", None),
        ("fa", "۱۴۰۳/۰۳/۰۲", "2024-05-22", "day", None),
        ("fa", "۱۴۰۳/۰۳/۰۲ ۱۰:۱۵", "2024-05-22T10:15", "minute", None),
        ("ar", "الثلاثاء 5 يناير 2021 | 22:15 بتوقيت مكة المكرمة", "2021-01-05T22:15", "minute", "+03:00"),
        ("ar", "20 نوفمبر 2024 - 07:30 بتوقيت غرينتش", "2024-11-20T07:30", "minute", "GMT"),
        ("ar", "الخميس 13/07/2023 09:12 م", "2023-07-13T21:12", "minute", None),
        ("ar", "الخميس 13/07/2023 12:05 ص", "2023-07-13T00:05", "minute", None),
        ("fa", "۱۳ شهریور ۱۴۰۲ - ۰۸:۱۲ ب.ظ", "2023-09-04T20:12", "minute", None),
        ("fa", "دوشنبه ۱۳ شهریور ۱۴۰۲ ساعت ۱۷:۳۰ به وقت تهران", "2023-09-04T17:30", "minute", "+03:30"),
        ("prs", "چهارشنبه ۳۰ عقرب ۱۴۰۳ ساعت ۱۶:۴۵ به وقت کابل", "2024-11-20T16:45", "minute", "+04:30"),
        ("prs", "۱۰ حوت ۱۳۹۸ - ۲۹ فبروری ۲۰۲۰، ۲۰:۰۵", "2020-02-29T20:05", "minute", None),
        ("ar", "15 رمضان 1446هـ الموافق 15 مارس 2025م", "2025-03-15", "day", None),
        ("ar", "15 رمضان 1446هـ", "2025-03-15", "day", None),
        ("en", "Published: 12 June 2025 10:30 GMT", "2025-06-12T10:30", "minute", "GMT"),
        ("en", "Updated 14 June 2025. Published 12 June 2025", "2025-06-12", "day", None),
        ("ar", "آخر تحديث: 14 يونيو 2025 - نشر في: 12 يونيو 2025", "2025-06-12", "day", None),
        ("en", "June 2025", "2025-06", "month", None),
    ],
)
def test_a_line_is_read_in_all_its_shapes(
    lang: str, line: str, value: str, precision: str, timezone: str | None
) -> None:
    found, _ = _read(lang, ("line", line))
    assert found is not None
    assert (found.value, found.precision, found.timezone) == (value, precision, timezone)
    assert found.origin == "line"


@pytest.mark.parametrize(
    ("lang", "machine", "value", "timezone"),
    [
        ("ar", "2025-06-12T10:30:00+03:00", "2025-06-12T10:30", "+03:00"),
        ("ar", "2025-06-12T10:30:15Z", "2025-06-12T10:30:15", "GMT"),
        ("ar", "2025-06-12T00:00:00Z", "2025-06-12", "GMT"),
        ("fa", "1403-03-02", "2024-05-22", None),
        ("fa", "1403-03-02T10:00:00+03:30", "2024-05-22T10:00", "+03:30"),
        ("ar", "1446-09-15", "2025-03-15", None),
        ("en", "Thu, 12 Jun 2025 10:30:00 +0300", "2025-06-12T10:30", "+03:00"),
        ("en", "20250612T103000Z", "2025-06-12T10:30", "GMT"),
    ],
)
def test_a_machine_date_is_read_and_solar_years_are_never_gregorian(
    lang: str, machine: str, value: str, timezone: str | None
) -> None:
    found, _ = _read(lang, ("metadata", machine))
    assert found is not None
    assert (found.value, found.timezone) == (value, timezone)


def test_an_address_tells_a_day() -> None:
    found, _ = _read("en", ("url", "https://example.org/world/2025/06/12/talks-resume"))
    assert found is not None
    assert (found.value, found.precision) == ("2025-06-12", "day")


@pytest.mark.parametrize("line", ["© 2026", "عاجل", "", "31 فبراير 2024", "كتب: محمد"])
def test_nothing_is_invented(line: str) -> None:
    found, codes = _read("ar", ("line", line))
    assert found is None
    assert codes == ["RZ302"]


def test_an_unreadable_clue_yields_to_the_next() -> None:
    found, _ = _read("ar", ("metadata", "not a date"), ("line", "12 يونيو 2025"))
    assert found is not None
    assert (found.value, found.origin) == ("2025-06-12", "line")


def test_a_gregorian_clue_beats_a_solar_one_that_disagrees() -> None:
    found, codes = _read("fa", ("metadata", "1403-04-02"), ("line", "22 May 2024"))
    assert found is not None
    assert found.value == "2024-05-22"
    assert "RZ304" in codes


def test_the_option_of_the_user_wins() -> None:
    found, _ = _read("ar", ("option", "2025-06-10"), ("line", "12 يونيو 2025"))
    assert found is not None
    assert (found.value, found.origin) == ("2025-06-10", "option")


def test_a_weekday_that_contradicts_the_date_is_reported() -> None:
    found, codes = _read("ar", ("line", "الجمعة 12 يونيو 2025"))
    assert found is not None
    assert found.value == "2025-06-12"
    assert codes == ["RZ303"]


def test_the_span_of_the_clue_is_kept() -> None:
    clue = Clue(origin="line", value="12 يونيو 2025", span=Span(5, 18))
    found, _ = times.publication(Article(id="a", uri="u", part=0, lang="ar", text="", clues=(clue,)))
    assert found is not None
    assert found.span == Span(5, 18)


@pytest.mark.parametrize(
    ("lang", "line", "value", "timezone"),
    [
        ("en", "Thu 12 Feb 2015 16.40 GMT", "2015-02-12T16:40", "GMT"),
        ("en", "Sat 3 May 2014 at 09.12 BST", "2014-05-03T09:12", "+01:00"),
        ("en", "December 22, 2017 (18:20 EST)", "2017-12-22T18:20", "-05:00"),
        ("en", "December 22, 2017 (18:20 EST", "2017-12-22T18:20", "-05:00"),
        ("en", "14 July 2015, 3:02 p.m.", "2015-07-14T15:02", None),
        ("en", "Sunday, 12.02.2023, 10:30 (UTC+4)", "2023-02-12T10:30", "+04:00"),
        ("ar", "23 نوفمبر 2023 (14:12)", "2023-11-23T14:12", None),
        ("ar", "الدوحة في 23 نوفمبر 2023 (14:12", "2023-11-23T14:12", None),
        ("fa", "پنج‌شنبه ۱۲ اسفندماه ۱۴۰۰", "2022-03-03", None),
        ("fa", "۳ مهرماه ۱۴۰۲ - ۱۲:۳۰", "2023-09-25T12:30", None),
        ("prs", "شامگاه یکشنبه، ۱۳ دلو ۱۳۹۸ (دوم فبروری ۲۰۲۰) - ساعت ۱۸:۰۰", "2020-02-02T18:00", None),
    ],
)
def test_a_line_keeps_its_time_of_day(lang: str, line: str, value: str, timezone: str | None) -> None:
    item = Article(id="a", uri="u", part=0, lang=lang, text=line, clues=(Clue(origin="line", value=line, span=None),))  # type: ignore[arg-type]
    published, _ = times.publication(item)
    assert published is not None
    assert (published.value, published.timezone) == (value, timezone)


def test_a_line_that_is_a_date_and_little_else_is_the_dateline_where_no_clue_told_one() -> None:
    item = Article(
        id="a", uri="u", part=0, lang="en", text="Talks resume\n5 March 2024\nThey met on 1 March 2024 in Oman.\n"
    )
    published, _ = times.publication(item)
    assert published is not None
    assert (published.value, published.origin) == ("2024-03-05", "line")
    assert published.span is not None
    assert published.span.of(item.text) == "5 March 2024"
