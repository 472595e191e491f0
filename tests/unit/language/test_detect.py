"""Language is told by words, and other languages in Arabic script do not pass."""

import pytest

from ruznama.language import detect
from ruznama.language.detect import _hinted, _lettered
from ruznama.model import Article, Block, Span


def article(text: str, **fields: object) -> Article:
    return Article(**{"id": "a", "uri": "u", "part": 0, "lang": "und", "text": text, **fields})


NEWS = {
    "ar": "قال وزير خارجية نورلاند إن الجولة المقبلة من المحادثات ستعقد في العاصمة بعد أسبوعين، وأضاف أن بلاده لن تتخلى عن شروطها.",
    "fa": "وزیر امور خارجه نورلند روز دوشنبه در نشست خبری گفت که دور بعدی گفت‌وگوها در ژانویه با حضور نمایندگان آمریکا برگزار می‌شود.",
    "prs": "سرمنشی سازمان روز دوشنبه در جنوری به خبرنگاران گفت که رییس جمهور امریکا و صدراعظم جاپان در قصر سفید ملاقات می‌نمایند.",
    "en": "The foreign minister of Norland said on Monday that the next round of talks would be held in the capital in two weeks.",
}
OTHERS = {
    "Urdu": "وزیر خارجہ نے کہا کہ دونوں ملکوں کے درمیان بات چیت اگلے ہفتے ہو گی اور اس میں تجارت پر بھی غور کیا جائے گا۔",
    "Pashto": "د بهرنیو چارو وزیر وویل چې د دواړو هېوادونو ترمنځ به خبرې راتلونکې اونۍ وشي او په کې به پر سوداګرۍ هم بحث کېږي.",
    "Sorani Kurdish": "وەزیری دەرەوە ڕایگەیاند کە گفتوگۆکانی نێوان هەردوو وڵات هەفتەی داهاتوو دەستپێدەکات و باسی بازرگانی دەکرێت.",
}


@pytest.mark.parametrize("lang", NEWS)
def test_running_news_is_recognised(lang: str) -> None:
    assert detect(article(NEWS[lang]))[0] == lang


@pytest.mark.parametrize("name", OTHERS)
def test_other_languages_in_arabic_script_are_und_and_named(name: str) -> None:
    lang, _, issues = detect(article(OTHERS[name]))
    assert lang == "und"
    assert issues[0].code == "RZ202"
    assert name in issues[0].detail


@pytest.mark.parametrize(
    "text", ["Il ministro ha detto che il vertice si terrà in Italia.", "Le ministre se rend à Paris."]
)
def test_other_languages_in_latin_script_are_und(text: str) -> None:
    assert detect(article(text))[0] == "und"


@pytest.mark.parametrize("text", ["", "12345 ... !", "\x00\x00", "😀"])
def test_text_without_letters_is_und_with_an_issue(text: str) -> None:
    lang, evidence, issues = detect(article(text))
    assert (lang, evidence, issues[0].code) == ("und", (), "RZ201")


def test_the_language_set_by_the_user_is_kept() -> None:
    assert detect(article(NEWS["fa"], lang="prs")) == ("prs", (), ())


def test_evidence_names_the_words_that_decided() -> None:
    _, evidence, _ = detect(article(NEWS["prs"]))
    assert "جنوری" in evidence
    assert "صدراعظم" in evidence


def test_a_keyword_list_in_persian_letters_does_not_mislead_an_arabic_page() -> None:
    keywords = "کلمات: رئیس کوریا گفتگو پیمان چین ژاپن گزارش پاکستان مذاکرات آمریکا و به از را که در است"
    text = NEWS["ar"] + "\n" + keywords * 5
    blocks = (Block("body", Span(0, len(NEWS["ar"]))), Block("keywords", Span(len(NEWS["ar"]) + 1, len(text))))
    assert detect(article(text, blocks=blocks))[0] == "ar"


def test_an_afghan_month_name_counts_only_behind_a_number() -> None:
    plain = "میزان بارندگی در این استان از سال گذشته بیشتر است و به گزارش هواشناسی تا فردا ادامه دارد."
    assert detect(article(plain))[0] == "fa"
    assert detect(article("نشست در ۱۲ میزان ۱۴۰۲ برگزار شد و تا فردا ادامه دارد."))[0] == "prs"


def test_arabic_letters_in_persian_text_do_not_make_it_arabic() -> None:
    assert detect(article(NEWS["fa"].replace("ی", "ي").replace("ک", "ك")))[0] == "fa"


def test_an_afghan_month_in_the_dateline_is_evidence_of_dari() -> None:
    body = "وزیر خارجه گفت که هفته آینده به پایتخت سفر می‌کند و با همتای خود گفتگو خواهد کرد."
    text = f"۱۵ ثور ۱۴۰۴\n{body}"
    blocks = (Block(kind="dateline", span=Span(0, 11)), Block(kind="body", span=Span(12, len(text))))
    assert detect(article(body))[0] == "fa"
    assert detect(article(text, blocks=blocks))[:2] == ("prs", ("ثور",))


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_hints_are_never_fewer_than_the_letters_they_stand_for(lang: str) -> None:
    for page in (*NEWS.values(), *OTHERS.values()):
        assert _hinted(page, lang) >= _lettered(page, lang)
    assert _lettered(NEWS[lang], lang) > 0
