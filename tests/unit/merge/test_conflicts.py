"""Where tellings disagree, and where they only differ in grain."""

from __future__ import annotations

from ruznama.merge import merge
from ruznama.model import ArticleSpan, Conflict, Time


def only(found: tuple[Conflict, ...], kind: str) -> Conflict:
    mine = [conflict for conflict in found if conflict.kind == kind]
    assert len(mine) == 1, found
    return mine[0]


def test_dates_that_exclude_each_other_are_a_conflict(told) -> None:
    one = told("fa CONSULT happened raisi@IRN,aliyev@AZE @2024-05-18 #Baku/AZE | دیدار کردند", "1")
    two = told("ar CONSULT happened raisi@IRN,aliyev@AZE @2024-05-19 #Baku/AZE | التقيا", "2")
    found = only(merge([one, two]).conflicts, "date")
    assert [value.value for value in found.values] == ["2024-05-18", "2024-05-19"]
    assert [value.members for value in found.values] == [("e_1",), ("e_2",)]
    assert found.chosen is None
    assert found.rule == "dates-exclude"


def test_a_coarser_date_is_no_conflict(told) -> None:
    one = told("fa CONSULT happened raisi@IRN,aliyev@AZE @2024-05 #Baku/AZE | دیدار کردند", "1")
    two = told("ar CONSULT happened raisi@IRN,aliyev@AZE @2024-05-19 #Baku/AZE | التقيا", "2")
    merged = merge([one, two])
    assert len(merged.canonical) == 1
    assert merged.conflicts == ()


def test_the_named_event_is_one_voice_and_chooses(told) -> None:
    one = told(
        "prs CONSULT happened donald-trump@USA,kim-jong-un@PRK @2018-07 #Singapore/SGP | در سنگاپور دیدار کرد", "1"
    )
    merged = merge([one])
    found = only(merged.conflicts, "date")
    assert {value.source for value in found.values} == {"1.txt", "the named event"}
    assert found.chosen == "2018-06-12"
    assert merged.canonical[0].known == "trump-kim-singapore-2018"


def test_what_is_told_is_not_corrected(told) -> None:
    one = told(
        "prs CONSULT happened donald-trump@USA,kim-jong-un@PRK @2018-07 #Singapore/SGP | در سنگاپور دیدار کرد", "1"
    )
    when = merge([one]).canonical[0].when
    assert when is not None
    assert when.value == "2018-07"


def test_a_right_telling_of_a_named_event_is_no_conflict(told) -> None:
    one = told("en CONSULT happened donald-trump@USA,kim-jong-un@PRK @2019-02 #Hanoi/VNM | met in Hanoi", "1")
    merged = merge([one])
    assert merged.canonical[0].known == "trump-kim-hanoi-2019"
    assert merged.canonical[0].title == "Trump-Kim summit in Hanoi"
    assert merged.conflicts == ()


def test_publication_day_taken_for_the_event_is_named_as_cause(told) -> None:
    one = told("fa CONSULT happened raisi@IRN,aliyev@AZE @2024-05-19 #Baku/AZE | دیدار کردند", "1")
    two = told("ar CONSULT happened raisi@IRN,aliyev@AZE @2024-05-20 #Baku/AZE ^2024-05-20 | التقيا", "2")
    found = only(merge([one, two]).conflicts, "date")
    assert found.cause is not None
    assert "publication" in found.cause


def test_two_cities_are_a_conflict_and_a_country_is_none(told) -> None:
    one = told("ar AGREE happened org.gcc@,SAU @2023-12-05 #Doha/QAT | وقع القادة البيان", "1")
    two = told("fa AGREE happened org.gcc@,SAU @2023-12-05 #Lusail/QAT | سران بیانیه را امضا کردند", "2")
    three = told("en AGREE happened org.gcc@,SAU @2023-12-05 #Qatar/QAT | signed the statement", "3")
    found = only(merge([one, two, three]).conflicts, "place")
    assert [value.value for value in found.values] == ["Doha", "Lusail"]


def test_figures_of_one_unit_that_differ_are_a_conflict(told) -> None:
    one = told(
        "ar RETREAT planned AFG > taliban@! @2020-03-10 | إطلاق سراح خمسة آلاف سجين مقابل ألف سجين", "1", outlet="A"
    )
    two = told("fa RETREAT planned AFG > taliban@! @2020-03-10 | شش هزار زندانی و هزار زندانی آزاد شوند", "2")
    found = only(merge([one, two]).conflicts, "number")
    assert [value.value for value in found.values] == ["5000 prisoner", "6000 prisoner"]
    text = one.article.text
    span = next(span for value in found.values for span in value.spans if span.article == "a_1")
    assert isinstance(span, ArticleSpan)
    assert "آلاف" in span.span().of(text)


def test_the_same_figures_in_other_words_are_no_conflict(told) -> None:
    one = told("ar RETREAT planned AFG > taliban@! @2020-03-10 | إطلاق سراح خمسة آلاف سجين", "1")
    two = told("en RETREAT planned AFG > taliban@! @2020-03-10 | 5,000 Taliban prisoners are to be freed", "2")
    merged = merge([one, two])
    assert len(merged.canonical) == 1
    assert merged.conflicts == ()


def test_a_rounded_figure_is_no_conflict(told) -> None:
    one = told("en RETREAT happened USA > AFG @2021-08-30 | took out 4,950 troops", "1")
    two = told("fa RETREAT happened USA > AFG @2021-08-30 | پنج هزار سرباز را بیرون برد", "2")
    assert merge([one, two]).conflicts == ()


def test_durations_are_compared(told) -> None:
    records = []
    for number, (line, phrase, value) in enumerate(
        (
            ("en AGREE happened RUS,UKR @2022-07-22 #Istanbul/TUR | signed a deal for 120 days", "120 days", "P120D"),
            ("prs AGREE happened RUS,UKR @2022-07-22 #Istanbul/TUR | برای ۹۰ روز امضا کردند", "۹۰ روز", "P90D"),
        )
    ):
        record = told(line, str(number))
        start = record.article.text.index(phrase)
        span = type(record.events[0].trigger)(start, start + len(phrase))
        time = Time(id=f"t{number}", span=span, type="DURATION", value=value, timex=value)
        records.append(
            type(record)(
                article=record.article, actors=record.actors, events=record.events, times=(time,), coder=record.coder
            )
        )
    found = only(merge(records).conflicts, "number")
    assert [value.value for value in found.values] == ["120 day", "90 day"]


def test_nobodys_failure_against_somebodys_refusal_is_an_outcome_conflict(told) -> None:
    one = told(
        "prs AGREE negated donald-trump@USA,kim-jong-un@PRK @2019-02 #Hanoi/VNM ^2019-03-01 | بدون توافق پایان یافت",
        "1",
    )
    two = told("fa REJECT happened USA > PRK @2019-02 ^2019-03-01 | درخواست را رد کرد", "2")
    found = only(merge([one, two]).conflicts, "outcome")
    assert {value.value for value in found.values} == {"no agreement", "USA refused"}


def test_a_charge_and_the_answer_of_the_charged_are_a_claim_conflict(told, saying) -> None:
    text = (
        "North Korea said the joint exercise with South Korea and America prepares an invasion and threatened revenge on "
        "America. The United States said the joint exercise is routine and defensive."
    )
    base = told("en THREATEN happened PRK > USA @2021-08-23 | threatened revenge", "1", text=text)
    base = saying(
        base,
        1,
        "PRK",
        "say",
        "the joint exercise with South Korea and America prepares an invasion",
        names={"America": "USA"},
    )
    base = saying(base, 2, "USA", "stress", "the joint exercise is routine and defensive")
    found = only(merge([base]).conflicts, "claim")
    assert len(found.values) == 2
    assert {member for value in found.values for member in value.members} >= {"s_a_1_1", "s_a_1_2"}


def test_two_who_say_the_same_do_not_contradict_each_other(told, saying) -> None:
    text = (
        "Putin said the talks in Helsinki were useful and open. Trump said the talks in Helsinki were useful and open."
    )
    base = told("en CONSULT happened trump@USA,putin@RUS @2018-07-16 | talks in Helsinki", "1", text=text)
    base = saying(base, 1, "putin@RUS", "say", "the talks in Helsinki were useful and open.")
    base = saying(base, 2, "trump@USA", "say", "the talks in Helsinki were useful and open")
    assert merge([base]).conflicts == ()


def test_conflict_ids_are_unique_and_ordered(told) -> None:
    records = [
        told("fa CONSULT happened raisi@IRN,aliyev@AZE @2024-05-18 #Baku/AZE | دیدار کردند", "1"),
        told("ar CONSULT happened raisi@IRN,aliyev@AZE @2024-05-19 #Ganja/AZE | التقيا", "2"),
    ]
    ids = [conflict.id for conflict in merge(records).conflicts]
    assert ids == sorted(set(ids))


def test_tolls_of_one_story_are_compared_without_an_event(told) -> None:
    line = "{} ACCUSE happened UKR > IRN @2022-10-18 ^2022-10-18 | {}"
    one = told(line.format("ar", "اتهمت كييف طهران. قتل أربعة أشخاص في القصف"), "1")
    two = told(line.format("fa", "کی‌یف تهران را متهم کرد. در حمله پنج نفر کشته شدند"), "2")
    found = only(merge([one, two]).conflicts, "number")
    assert [value.value for value in found.values] == ["4 killed", "5 killed"]


def test_tolls_of_other_matters_are_not_compared(told) -> None:
    one = told("en ACCUSE happened UKR > IRN @2022-10-18 ^2022-10-18 | accused. Four people were killed", "1")
    two = told("en ACCUSE happened SDN > ARE @2022-10-18 ^2022-10-18 | accused. Nine people were killed", "2")
    assert merge([one, two]).conflicts == ()


def test_what_is_told_of_somebody_who_denies_it_is_a_claim_conflict(told, saying) -> None:
    one = told(
        "fa RETREAT planned AFG > taliban@! @2020-03-10 ^2020-03-01 | پنج هزار زندانی طالبان به‌زودی آزاد می‌شوند", "1"
    )
    two = told(
        "prs CONSULT happened AFG,taliban@! @2020-03-01 ^2020-03-01 | گفتگو کردند", "2",
        text="گفتگو کردند. کابل گفت هیچ وعده‌ای برای رها کردن زندانی طالبان نداده و به‌زودی پنج هزار تن آزاد نمی‌شوند",
    )  # fmt: skip
    two = saying(
        two, 1, "ghani@AFG", "deny",
        "هیچ وعده‌ای برای رها کردن زندانی طالبان نداده و به‌زودی پنج هزار تن آزاد نمی‌شوند",
    )  # fmt: skip
    found = only(merge([one, two]).conflicts, "claim")
    assert found.rule == "told-and-denied"
    assert {member for value in found.values for member in value.members} == {"e_1", "s_a_2_1"}


def test_a_denial_of_something_else_is_no_conflict(told, saying) -> None:
    one = told("fa RETREAT planned AFG > taliban@! @2020-03-10 ^2020-03-01 | پنج هزار زندانی آزاد می‌شوند", "1")
    two = told(
        "prs CONSULT happened AFG,taliban@! @2020-03-01 ^2020-03-01 | گفتگو کردند", "2",
        text="گفتگو کردند. کابل گفت انتخابات به تعویق نیفتاده است",
    )  # fmt: skip
    two = saying(two, 1, "ghani@AFG", "deny", "انتخابات به تعویق نیفتاده است")
    assert merge([one, two]).conflicts == ()


def test_a_toll_that_rises_from_day_to_day_is_a_later_count(told) -> None:
    line = "en ASSAULT happened RUS > UKR ^{} | struck cities"
    one = told(line.format("2022-10-18"), "1", text="struck cities. Four people were killed")
    two = told("en ACCUSE happened UKR > RUS ^2022-10-19 | blamed", "2", text="blamed. Nine people were killed")
    assert only(merge([one, two]).conflicts, "number").cause == "a later count"
