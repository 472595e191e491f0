"""People and bodies the base does not know: found by their title, one identity in every script."""

from __future__ import annotations

import pytest

from ruznama import actors
from ruznama.model import Actor, Article, Published
from ruznama.text import analyze


def read(lang: str, text: str, date: str | None = "2024-05-01") -> list[tuple[str, Actor]]:
    published = Published(value=date, precision="day", timezone=None, origin="option", span=None) if date else None
    item = Article(id="a", uri="u", part=0, lang=lang, text=text, published=published)
    who, mentions, _ = actors.find(analyze(item), item, ())
    known = {actor.id: actor for actor in who}
    return [(mention.span.of(text), known[mention.actor]) for mention in mentions]


def stranger(lang: str, text: str) -> Actor:
    found = [actor for _, actor in read(lang, text) if actor.kind == "person"]
    assert len(found) == 1
    return found[0]


_FRAMES = {
    "ar": "قال نائب وزير الخارجية البرتغالي {} إن اللقاء قريب.",
    "fa": "معاون وزیر خارجه پرتغال، {}، در لیسبون بود.",
    "prs": "{}، معین وزارت خارجه پرتگال، به لیسبون رفت.",
    "en": "Portuguese Deputy Foreign Minister {} was in Lisbon.",
}
# Invented people.
_NAMES = [
    {"ar": "ماريا فرنانديز", "fa": "ماریا فرناندز", "prs": "ماریا فرناندیز", "en": "Maria Fernandez"},
    {"ar": "توماس نوفاك", "fa": "توماس نوواک", "prs": "توماس نوواک", "en": "Thomas Novak"},
    {"ar": "أحمد كريمي", "fa": "احمد کریمی", "prs": "احمد کریمی", "en": "Ahmad Karimi"},
    {"ar": "بيتر لندكفيست", "fa": "پیتر لندکویست", "prs": "پیتر لندکویست", "en": "Peter Lindkvist"},
    {"ar": "سامي الدرويش", "fa": "سامی الدرویش", "prs": "سامی الدرویش", "en": "Sami al-Darwish"},
    {"ar": "ميخائيل تيموشين", "fa": "میخائیل تیموشین", "prs": "میخاییل تیموشین", "en": "Mikhail Timoshin"},
]


@pytest.mark.parametrize("name", _NAMES, ids=lambda name: name["en"])
@pytest.mark.parametrize("lang", ["ar", "fa", "prs"])
def test_a_stranger_is_one_person_in_every_script(lang: str, name: dict[str, str]) -> None:
    english = stranger("en", _FRAMES["en"].format(name["en"]))
    other = stranger(lang, _FRAMES[lang].format(name[lang]))
    assert other.id == english.id
    assert not other.known
    assert other.country == "PRT"


@pytest.mark.parametrize("name", _NAMES, ids=lambda name: name["en"])
def test_a_stranger_has_a_latin_name_and_the_one_of_the_text(name: dict[str, str]) -> None:
    found = stranger("fa", _FRAMES["fa"].format(name["fa"]))
    assert found.name.isascii()
    assert found.names["fa"] == name["fa"]


def test_two_strangers_of_one_text_stay_two() -> None:
    text = "معاون وزیر خارجه پرتغال، احمد کریمی، با معاون وزیر خارجه ایتالیا، ماریا فرناندز، دیدار کرد."
    assert len({actor.id for _, actor in read("fa", text) if actor.kind == "person"}) == 2


def test_a_surname_means_the_stranger_named_before() -> None:
    text = "معاون وزیر خارجه پرتغال، توماس نوواک، در لیسبون بود. نوواک به مادرید رفت."
    found = [(words, actor.id) for words, actor in read("fa", text) if actor.kind == "person"]
    assert [words for words, _ in found] == ["توماس نوواک", "نوواک"]
    assert len({key for _, key in found}) == 1


def test_an_unlisted_spelling_of_a_known_person_is_that_person() -> None:
    # The press name of the US envoy with a spelling no table lists.
    found = stranger("fa", "نماینده ویژه آمریکا، زالمای خلیل‌زاده، در دوحه بود.")
    assert found.name == "Zalmay Khalilzad"


def test_the_holder_of_an_unknown_post_is_one_person_everywhere() -> None:
    arabic = [actor for words, actor in read("ar", "أكد وزير خارجية ليختنشتاين ذلك") if actor.kind == "person"]
    persian = [actor for words, actor in read("fa", "وزیر خارجه لیختن‌اشتاین گفت") if actor.kind == "person"]
    assert [actor.name for actor in arabic + persian] == ["Foreign Minister of Liechtenstein"] * 2
    assert arabic[0].id == persian[0].id


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وزارة الطاقة البرتغالية"),
        ("fa", "وزارت انرژی پرتغال"),
        ("prs", "وزارت انرژی پرتگال"),
        ("en", "the Portuguese energy ministry"),
    ],
)
def test_a_body_nobody_listed_is_named_by_its_country(lang: str, text: str) -> None:
    assert [actor.name for _, actor in read(lang, text) if actor.kind == "organization"] == [
        "Ministry of Energy of Portugal"
    ]


def test_without_a_date_the_people_named_tell_the_time() -> None:
    text = "جو بايدن رئيس الولايات المتحدة التقى وفدا. وقال وزير الخارجية الأمريكي ذلك."
    text = text.replace("جو بايدن رئيس", "الرئيس الأمريكي جو بايدن في")
    found = [actor.name for words, actor in read("ar", text, None) if words == "وزير الخارجية الأمريكي"]
    assert found == ["Antony Blinken"]


@pytest.mark.parametrize("text", ["", " ", ".", "،،،", "\n\n", "ـ", "\u200c"])
@pytest.mark.parametrize("lang", ["ar", "fa", "prs", "en"])
def test_nothing_is_found_in_nothing(lang: str, text: str) -> None:
    assert read(lang, text) == []


def test_a_surname_of_several_is_an_issue() -> None:
    from ruznama import lexicon

    shorts: dict[str, set[str]] = {}
    for alias in lexicon.base().aliases("ar"):
        if alias.kind == "short" and not alias.ambiguous and len(alias.form) > 3:
            shorts.setdefault(alias.form, set()).add(alias.actor)
    several = sorted(form for form, people in shorts.items() if len(people) > 1)
    if not several:
        pytest.skip("the base marks every shared surname")
    item = Article(id="a", uri="u", part=0, lang="ar", text=f"قال {several[0]} ذلك")
    _, mentions, issues = actors.find(analyze(item), item, ())
    assert bool(mentions) != any(issue.code == "RZ401" for issue in issues)


def test_no_name_lies_inside_a_date() -> None:
    from ruznama.model import Span, Time

    text = "Talks opened on the fifth of Hodeidah and Vienna was quiet"
    item = Article(id="a", uri="u", part=0, lang="en", text=text)
    start = text.index("the fifth")
    end = text.index(" and Vienna")
    date = Time(id="t", span=Span(start, end), type="DATE", value="2024-05-05", timex="2024-05-05")
    _, mentions, _ = actors.find(analyze(item), item, (date,))
    assert [mention.span.of(text) for mention in mentions] == ["Vienna"]


def test_a_post_is_looked_up_on_the_date_its_sentence_gives() -> None:
    from ruznama.model import Span, Time

    text = "التقى الرئيس الأمريكي الوفد في فبراير 2019"
    published = Published(value="2024-05-01", precision="day", timezone=None, origin="option", span=None)
    item = Article(id="a", uri="u", part=0, lang="ar", text=text, published=published)
    span = Span(text.index("فبراير"), len(text))
    past = Time(id="t", span=span, type="DATE", value="2019-02", timex="2019-02")
    assert [actor.name for actor in actors.find(analyze(item), item, (past,))[0]] == ["Donald Trump"]
    assert [actor.name for actor in actors.find(analyze(item), item, ())[0]] == ["Joe Biden"]


def test_a_name_near_one_of_the_deny_list_is_a_stranger() -> None:
    from ruznama.actors.people import known_by_key

    assert known_by_key("علی خمینی") is None
    assert known_by_key("علی خامنه ای") == "ali-khamenei"
    assert known_by_key("دونلد ترمب") == "donald-trump"


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ar", "رئيس مجلس النواب اللبناني نبيه بري في بيروت", "Nabih Berri"),
        ("ar", "التقى الرئيس الأمريكي جو بايدن وفدا. وأكد الرئيس أن الاتفاق قريب", "Joe Biden"),
        ("en", "French President Emmanuel Macron was in Paris. The French leader left.", "Emmanuel Macron"),
    ],
)
def test_only_the_bearer_is_a_person_of_the_text(lang: str, text: str, name: str) -> None:
    assert {actor.name for _, actor in read(lang, text) if actor.kind == "person"} == {name}


def test_a_parliament_belongs_to_no_person() -> None:
    names = [actor.name for _, actor in read("ar", "ورئيس مجلس النواب نبيه بري في بيروت")]
    assert "Parliament of Lebanon" not in names


def test_a_stranger_with_a_post_in_one_of_the_two_koreas_has_no_country() -> None:
    # The name is that of both: it tells an owner who is no actor.
    found = stranger("prs", "نو میونگ، رییس کوریای")
    assert found.country is None
    assert found.office is None


# Dari: first names known by their shape or list, names that end before a verb or post, surnames of others, relatives.
_DARI = [
    ("احمدالله کهسار، عضو یک کمیسیون، رفت.", "احمدالله کهسار", "Ahmadullah Kahasar"),
    ("ضیاءالدین کهسار گفت که راه باز است.", "ضیاءالدین کهسار", None),
    ("مجیب الرحمان کهسار افزود که راه باز است.", "مجیب الرحمان کهسار", None),
    ("عتیق‌الله کوه‌زی گفته است که راه باز است.", "عتیق‌الله کوه‌زی", None),
    ("موسی کهسار رییس یک اداره است.", "موسی کهسار", None),
    ("قدرت الله سمنگانی، عضو یک کمیسیون، رفت.", "قدرت الله سمنگانی", None),
    ("بهاره کهسار، خواهر فریدون کهسار، آمد.", "بهاره کهسار", None),
]


@pytest.mark.parametrize(("text", "name", "latin"), _DARI, ids=[row[1] for row in _DARI])
def test_a_dari_name_is_found_without_a_title(text: str, name: str, latin: str | None) -> None:
    found = {words: actor for words, actor in read("prs", text) if actor.kind == "person"}
    assert name in found
    assert not found[name].known
    if latin:
        assert found[name].name == latin


@pytest.mark.parametrize(
    "text",
    ["عنایت مردم گفته شده است.", "جمیله کهسار - هرات\nراه باز است.", "انصارالله اعلامیه داد.", "معین وزارت گفت."],
)
def test_other_words_are_no_dari_names(text: str) -> None:
    assert not [actor for _, actor in read("prs", text) if actor.kind == "person" and not actor.known]
