"""Canonical events, follows, witnesses, sayings, stories."""

from __future__ import annotations

import pytest

from ruznama.merge import merge, origins
from ruznama.merge.parties import Parties
from ruznama.merge.titles import title
from ruznama.merge.unions import Unions
from ruznama.model.edtf import Days, days

LONG = (
    "Officials of both sides met in the old customs house and spoke for three hours about water, grain and the "
    "return of the people who had left their homes in the spring."
)


def test_an_event_that_stands_alone_is_canonical_too(told) -> None:
    merged = merge([told("en REQUEST happened USA > RUS @2022-07-22 | urged Russia", "1")])
    (event,) = merged.canonical
    assert (event.id, event.members, event.witnesses) == ("e_1", ("e_1",), 1)


def test_the_id_is_the_smallest_member(told) -> None:
    line = "en CONSULT happened putin@RUS,xi@CHN @2024-05-16 #Beijing/CHN | met in Beijing"
    merged = merge([told(line, "9"), told(line.replace("en ", "fa "), "3"), told(line.replace("en ", "ar "), "5")])
    assert [(event.id, event.members) for event in merged.canonical] == [("e_3", ("e_3", "e_5", "e_9"))]


def test_the_finest_date_that_most_agree_with_is_kept(told) -> None:
    merged = merge(
        [
            told("ar CONSULT happened putin@RUS,xi@CHN @2024-05 #Beijing/CHN | التقيا", "1"),
            told("en CONSULT happened putin@RUS,xi@CHN @2024-05-16 #Beijing/CHN | met", "2"),
        ]
    )
    (event,) = merged.canonical
    assert event.when is not None
    assert (event.when.value, event.when.precision) == ("2024-05-16", "day")


def test_a_city_wins_over_its_country(told) -> None:
    merged = merge(
        [
            told("ar CONSULT happened putin@RUS,xi@CHN @2024-05-16 #China/CHN | التقيا", "1"),
            told("en CONSULT happened putin@RUS,xi@CHN @2024-05-16 #Beijing/CHN | met", "2"),
        ]
    )
    where = merged.canonical[0].where
    assert where is not None
    assert where.name == "Beijing"


def test_a_state_and_its_government_are_one_party(told) -> None:
    merged = merge(
        [
            told("ar AGREE happened SAU,IRN.gov @2023-03-10 | اتفقتا", "1"),
            told("en AGREE happened SAU.gov,IRN @2023-03-10 | agreed", "2"),
        ]
    )
    assert merged.canonical[0].actors == ("IRN", "SAU")


def test_a_title_is_built_from_the_roles(told) -> None:
    merged = merge([told("en CONSULT happened biden@USA,moon@KOR @2021-05-22 #Washington/USA | met", "1")])
    assert merged.canonical[0].title == "Biden and Moon meet in Washington"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("en REQUEST happened USA > RUS @2022-07-22 | urged", "USA calls on RUS"),
        ("en CONSULT planned USA,RUS @2022-07-22 | will meet", "USA and RUS to meet"),
        ("en AGREE negated USA,RUS @2022-07-22 | no deal", "USA and RUS reach no agreement"),
        ("en SANCTION negated USA > RUS @2022-07-22 | did not", "USA does not sanction RUS"),
        ("en AGREE offered USA > RUS @2022-07-22 #Geneva/CHE | offered", "USA makes an offer to RUS"),
        ("en AGREE offered USA,GBR @2022-07-22 | ready", "GBR and USA make an offer"),
        ("en CONSULT/visit happened biden@USA > KOR @2022-05-20 #Seoul/KOR | went to Seoul", "Biden visits Seoul"),
        (
            "en CONSULT/visit happened biden@USA > yoon@KOR @2022-05-20 #Seoul/KOR | went to see Yoon",
            "Biden visits Yoon in Seoul",
        ),
        (
            "en CONSULT happened trump@USA,USA,RUS @2022-07-22 #White House/USA | met",
            "Trump and RUS meet at the White House",
        ),
    ],
)
def test_titles(told, line: str, title: str) -> None:
    event = merge([told(line, "1")]).canonical[0]
    assert sorted(event.title.split()) == sorted(title.split())


def test_a_meeting_follows_its_plan(told) -> None:
    merged = merge(
        [
            told("prs CONSULT planned AFG,PAK @2025-10-25 #Istanbul/TUR ^2025-10-19 | قرار است برگزار شود", "1"),
            told("prs CONSULT happened AFG,PAK @2025-10-25 #Istanbul/TUR ^2025-10-25 | آغاز شد", "2"),
        ]
    )
    plan, done = merged.canonical
    assert done.follows == (plan.id,)
    assert plan.follows == ()


def test_an_undated_plan_is_followed_within_weeks_only(told) -> None:
    plan = told("en CONSULT planned SAU,IRN ^2023-03-10 | the ministers are to meet", "1")
    soon = told("en CONSULT happened SAU,IRN @2023-04-06 #Beijing/CHN | met", "2")
    late = told("en CONSULT happened SAU,IRN @2023-11-11 #Riyadh/SAU | met", "3")
    by_id = {event.id: event for event in merge([plan, soon, late]).canonical}
    assert by_id["e_2"].follows == ("e_1",)
    assert by_id["e_3"].follows == ()


def test_a_plan_is_not_followed_by_other_people(told) -> None:
    plan = told("en CONSULT planned rubio@USA,fidan@TUR @2025-03-25 | is to meet", "1")
    done = told("en CONSULT happened witkoff@USA,fidan@TUR @2025-03-25 | met", "2")
    assert all(event.follows == () for event in merge([plan, done]).canonical)


def test_copies_are_one_witness(told) -> None:
    line = f"en CONSULT happened SYR,TUR @2025-04-12 | {LONG}"
    merged = merge([told(line, "1"), told(line.replace("three hours", "four hours"), "2")])
    (event,) = merged.canonical
    assert (len(event.members), event.witnesses) == (2, 1)


def test_two_hands_are_two_witnesses(told) -> None:
    one = told(f"en CONSULT happened SYR,TUR @2025-04-12 | {LONG}", "1")
    two = told(
        "en CONSULT happened SYR,TUR @2025-04-12 | Delegates from the neighbours held talks on rivers and refugees", "2"
    )
    assert merge([one, two]).canonical[0].witnesses == 2


def test_origins_name_the_first_article(told) -> None:
    line = f"en CONSULT happened SYR,TUR @2025-04-12 | {LONG}"
    assert origins([told(line, "2"), told(line, "1")]) == {"a_1": "a_1", "a_2": "a_1"}


def test_an_article_that_comes_twice_counts_once(told) -> None:
    record = told("en REQUEST happened USA > RUS @2022-07-22 | urged Russia", "1")
    assert merge([record, record]) == merge([record])


def test_one_statement_in_two_outlets_is_a_saying(told, saying) -> None:
    base = "en CONSULT happened RUS,TUR @2022-07-22 ^2022-07-22 | talks"
    one = told(base, "1", text="talks. Erdogan said the deal will help prevent a global food crisis")
    two = told(base, "2", text="talks. He said the deal would help to prevent a food crisis worldwide")
    one = saying(one, 1, "erdogan@TUR", "say", "the deal will help prevent a global food crisis")
    two = saying(two, 1, "erdogan@TUR", "stress", "the deal would help to prevent a food crisis worldwide")
    (found,) = merge([one, two]).sayings
    assert found.members == ("s_a_1_1", "s_a_2_1")
    assert found.speaker == "erdogan"


def test_two_statements_of_one_speaker_are_no_saying(told, saying) -> None:
    base = "en CONSULT happened RUS,TUR @2022-07-22 ^2022-07-22 | talks"
    one = saying(
        told(base, "1", text="talks. the ports open within weeks"),
        1,
        "erdogan@TUR",
        "say",
        "the ports open within weeks",
    )
    two = saying(
        told(base, "2", text="talks. inflation falls by autumn"), 1, "erdogan@TUR", "say", "inflation falls by autumn"
    )
    assert merge([one, two]).sayings == ()


def test_a_story_gathers_languages_and_leaves_others_out(told) -> None:
    merged = merge(
        [
            told("ar AGREE happened SAU,IRN @2023-03-10 #Beijing/CHN ^2023-03-10 | اتفقتا", "1"),
            told("fa AGREE happened SAU,IRN @2023-03-10 #Beijing/CHN ^2023-03-11 | توافق کردند", "2"),
            told("en AGREE happened ARM,AZE @2023-03-10 ^2023-03-10 | agreed", "3"),
            told("en AGREE happened SAU,IRN @2023-03-10 ^2024-03-10 | agreed a year ago", "4"),
        ]
    )
    assert {story.members for story in merged.stories} == {("a_1", "a_2"), ("a_3",), ("a_4",)}


def test_nothing_merges_to_nothing() -> None:
    merged = merge([])
    assert (merged.canonical, merged.stories, merged.conflicts, merged.sayings) == ((), (), (), ())


@pytest.mark.parametrize(
    ("value", "width"),
    [
        ("2018-06-12", 1),
        ("2018-06", 30),
        ("2018", 365),
        ("2018-21", 92),
        ("2018-33", 90),
        ("201X", 3652),
        ("2018-06-12T14:30", 1),
    ],
)
def test_days_of_a_value(value: str, width: int) -> None:
    found = days(value)
    assert found is not None
    assert found.width == width


@pytest.mark.parametrize(
    "value", ["", "XXXX-WXX-1", "PRESENT_REF", "2018-13", "2018-02-31", "../..", "P3D", "0000", "x/y", "2020/2019"]
)
def test_what_names_no_days(value: str) -> None:
    assert days(value) is None


def test_days_meet_hold_and_gap() -> None:
    june, day, july = days("2018-06"), days("2018-06-12"), days("2018-07")
    assert june
    assert day
    assert july
    assert june.meets(day)
    assert june.holds(day)
    assert not day.meets(july)
    assert day.gap(july) == 19
    assert Days(1, 4).likeness(Days(3, 6)) == pytest.approx(2 / 6)


def test_sets_are_named_by_their_smallest_id() -> None:
    unions = Unions("dcba")
    unions.join("d", "c")
    unions.join("b", "d")
    assert unions.sets() == [["a"], ["b", "c", "d"]]


def test_a_mode_has_a_plainer_word() -> None:
    parties = Parties([])
    assert title(parties, "CONSULT", "happened", "visit", ["A"], ["B"], None) == "A visits B"
    assert title(parties, "RETREAT", "happened", "release", ["A"], ["B"], None) == "A releases people held to B"
    assert (
        title(parties, "SANCTION", "conditional", "discontinue", ["A", "C"], ["B"], None)
        == "A and C may cut ties with or sanction B"
    )


def test_a_title_says_no_more_than_the_roles() -> None:
    parties = Parties([])
    assert title(parties, "CONSULT", "happened", None, ["A"], [], None) == "A takes part in talks"
    assert title(parties, "CONSULT", "negated", None, ["A"], [], None) == "A does not take part in talks"
    assert title(parties, "REQUEST", "happened", None, ["A"], [], None) == "A makes a demand"
    assert title(parties, "ASSAULT", "happened", None, [], ["B"], None) == "B comes under attack"
    assert title(parties, "ASSAULT", "happened", None, ["A", "B"], [], None) == "A and B attack or fight"
    assert title(parties, "SANCTION", "planned", "withdraw", ["A"], [], None) == "A to withdraw"
    assert title(parties, "AGREE", "negated", None, ["A", "B"], [], None) == "A and B reach no agreement"
    assert title(parties, "AGREE", "offered", None, ["A"], ["B"], None) == "A makes an offer to B"
    assert title(parties, "CONSULT", "happened", "phone", ["A"], ["B"], None) == "A and B speak by phone"


def test_an_undated_meeting_fulfils_no_offer(told) -> None:
    offer = told("en AGREE offered trump@USA > kim@PRK @2025-06-11 ^2025-06-12 | offered to meet", "1")
    line = "en CONSULT happened trump@USA,kim@PRK{} ^2025-06-20 | met"
    undated, dated = told(line.format(""), "2"), told(line.format(" @2025-06-20"), "3")
    assert [event.follows for event in merge([offer, undated]).canonical] == [(), ()]
    assert [event.follows for event in merge([offer, dated]).canonical] == [(), ("e_1",)]


def test_a_telling_without_a_doer_needs_the_same_receiver(told) -> None:
    active = told("ar RETREAT planned taliban@! > taliban@! @2024-03-10 | الإفراج عن سجناء الحركة", "1")
    passive = told("fa RETREAT planned  > taliban@! @2024-03-10 | زندانیان جنبش آزاد می‌شوند", "2")
    other = told("fa RETREAT planned  > AFG @2024-03-10 | زندانیان حکومت آزاد می‌شوند", "3")
    assert len(merge([active, passive]).canonical) == 1
    assert len(merge([active, other]).canonical) == 2
