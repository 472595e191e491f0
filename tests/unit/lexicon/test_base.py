"""The actor base: who is who in four languages, and who held what when."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ruznama.lexicon import LANGUAGES, base
from ruznama.lexicon.base_check import check
from ruznama.script import fold_form


def owners(lang: str, form: str) -> set[str]:
    return {alias.actor for alias in base().aliases(lang) if fold_form(alias.form) == fold_form(form)}


def test_the_shipped_base_is_sound():
    assert check() == []


def test_counts_reach_the_goals():
    kinds = [actor.kind for actor in base().actors.values()]
    assert kinds.count("person") >= 500
    assert kinds.count("country") >= 249
    assert kinds.count("outlet") >= 200
    assert kinds.count("organization") + kinds.count("group") >= 150
    assert len(base().offices()) >= 120


def test_the_base_is_read_within_half_a_second():
    # In a process of its own and by the processor's time: among other tests, with their heap to be swept and their load on
    # the cores, what takes 0.09 s took 0.6.
    program = (
        "import time; from ruznama.lexicon.base import Base;"
        "begun = time.process_time(); Base(); print(time.process_time() - begun)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert float(done.stdout) < 0.5


@pytest.mark.parametrize(
    ("lang", "form", "actor"),
    [
        ("ar", "دونالد ترامب", "donald-trump"),
        ("ar", "دونالد ترمب", "donald-trump"),
        ("fa", "دونالد ترامپ", "donald-trump"),
        ("prs", "دونالد ترمپ", "donald-trump"),
        ("en", "Donald Trump", "donald-trump"),
        ("prs", "دونالد ترامپ", "donald-trump"),
        ("ar", "كيم جونغ-أون", "kim-jong-un"),
        ("fa", "کیم جونگ‌اون", "kim-jong-un"),
        ("prs", "امریکا", "USA"),
        ("fa", "ایالات متحده", "USA"),
        ("ar", "جمهورية كوريا الديمقراطية الشعبية", "PRK"),
        ("prs", "جاپان", "JPN"),
        ("prs", "جرمنی", "DEU"),
        ("prs", "سویدن", "SWE"),
        ("fa", "عربستان", "SAU"),
        ("fa", "انگلیس", "GBR"),
        ("ar", "البنتاغون", "org.usa-pentagon"),
        ("prs", "سرمنشی", ""),
        ("ar", "الناتو", "org.nato"),
        ("en", "NATO", "org.nato"),
        ("prs", "یوناما", "org.unama"),
        ("ar", "سي إن إن", "outlet.cnn"),
        ("fa", "آسوشیتدپرس", "outlet.ap"),
    ],
)
def test_a_form_means_its_actor(lang, form, actor):
    assert owners(lang, form) == ({actor} if actor else set())


def test_an_acronym_is_marked_as_one():
    kinds = {alias.form: alias.kind for alias in base().aliases("en") if alias.actor in {"USA", "org.who"}}
    assert kinds["US"] == "acronym"
    assert kinds["WHO"] == "acronym"
    assert kinds["America"] == "country"


def test_a_surname_that_is_also_a_word_is_marked_ambiguous():
    marked = {alias.form for alias in base().aliases("fa") if alias.ambiguous and alias.actor == "ishaq-dar"}
    assert "دار" in marked


def test_persian_and_dari_read_each_other_but_own_spellings_come_first():
    forms = [alias.form for alias in base().aliases("prs") if alias.actor == "JPN"]
    assert forms[0] == "جاپان"
    assert "ژاپن" in forms
    assert next(alias.lang for alias in base().aliases("fa") if alias.form == "جاپان") == "prs"


def test_names_are_shown_in_the_reader_s_language():
    assert base().actors["JPN"].names["prs"] == "جاپان"
    assert base().actors["JPN"].names["fa"] == "ژاپن"
    # Without a Dari spelling of its own the Persian one is shown.
    assert base().actors["abbas-araghchi"].names["prs"] == "عباس عراقچی"
    assert base().actors["USA.gov"].name == "Government of the United States"


def test_a_capital_stands_for_its_government_and_the_white_house_for_the_body():
    places = base().places
    assert places["place.seoul"].stands_for == "KOR.gov"
    assert places["place.white-house"].stands_for == "org.usa-white-house"
    assert base().actors["place.white-house"].names["prs"] == "قصر سفید"
    assert base().actors["place.white-house"].kind == "place"


def test_codes_of_other_lists():
    codes = base().codes["KOR"]
    assert (codes.iso2, codes.cow, codes.fips, codes.cameo) == ("KR", "732", "KS", "KOR")


def test_domains_lead_to_outlets():
    assert base().domains["tolonews.com"] == "outlet.tolo"


@pytest.mark.parametrize(
    ("office", "date", "person"),
    [
        ("usa.president", "2019-06-30", "donald-trump"),
        ("usa.president", "2021", "joe-biden"),
        ("usa.president", "2018-03", "donald-trump"),
        ("usa.president", "2025-08-25", "donald-trump"),
        ("usa.foreign-minister", "2018-06-12", "mike-pompeo"),
        ("kor.president", "2019-02-28", "moon-jae-in"),
        ("kor.president", "2025-06", "lee-jae-myung"),
        ("prk.leader", "2018-06-12", "kim-jong-un"),
        ("irn.foreign-minister", "2015-07-14", "mohammad-javad-zarif"),
        ("irn.foreign-minister", "2024-06", "ali-bagheri-kani"),
        ("irn.president", "2023", "ebrahim-raisi"),
        ("afg.president", "2020-02-29", "ashraf-ghani"),
        ("afg.foreign-minister", "2024", "amir-khan-muttaqi"),
        ("qat.emir", "2017-06-05", "tamim-bin-hamad-al-thani"),
        ("egy.foreign-minister", "2020-01", "sameh-shoukry"),
        ("egy.foreign-minister", "2025", "badr-abdelatty"),
        ("gbr.prime-minister", "2022-10-01", "liz-truss"),
        ("deu.chancellor", "2025-06", "friedrich-merz"),
        ("un.secretary-general", "2010", "ban-ki-moon"),
        ("un.secretary-general", "2022", "antonio-guterres"),
        ("iaea.director-general", "2012", "yukiya-amano"),
        ("nato.secretary-general", "2024-05", "jens-stoltenberg"),
        ("nato.secretary-general", "2025", "mark-rutte"),
        ("eu.high-representative", "2021", "josep-borrell"),
        ("syr.president", "2024-11", "bashar-al-assad"),
        ("syr.president", "2025-05-14", "ahmed-al-sharaa"),
        ("isr.prime-minister", "2022-01", "naftali-bennett"),
        ("jpn.prime-minister", "2024-12", "shigeru-ishiba"),
        ("gcc.secretary-general", "2021-01-05", "nayef-falah-al-hajraf"),
    ],
)
def test_a_role_is_resolved_at_the_date(office, date, person):
    assert base().holders(office, date)[0].person == person


def test_on_the_day_of_a_handover_the_new_holder_comes_first_and_the_old_one_is_named_too():
    assert [t.person for t in base().holders("usa.president", "2021-01-20")] == ["joe-biden", "donald-trump"]


def test_a_suspended_president_comes_before_who_acts_for_him():
    people = [t.person for t in base().holders("kor.president", "2024-12-20")]
    assert people == ["yoon-suk-yeol", "han-duck-soo"]


def test_without_a_date_the_present_holder_is_meant():
    assert [t.person for t in base().holders("fra.president")] == ["emmanuel-macron"]


def test_offices_of_an_owner_and_of_a_role():
    assert [office.id for office in base().offices("USA", "president")] == ["usa.president"]
    assert {"usa.president", "kor.president"} <= {office.id for office in base().offices(role="president")}
    assert base().offices("USA", "no-such-role") == ()


def test_offices_of_a_person_at_a_date():
    assert [t.office for t in base().office_of("marco-rubio", "2025-03")] == ["usa.foreign-minister"]
    assert [t.office for t in base().career("joe-biden")] == ["usa.vice-president", "usa.president"]


def test_denied_pairs_hold_both_ways():
    assert base().denied("ruhollah-khomeini", "ali-khamenei")
    assert base().denied("ali-khamenei", "ruhollah-khomeini")
    assert not base().denied("ali-khamenei", "donald-trump")


def test_the_base_cannot_be_written_to():
    with pytest.raises(TypeError):
        base().actors["x"] = None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_role_of_a_title_is_known(lang):
    unknown = {title.role for title in base().titles(lang)} - set(base().roles)
    assert unknown == set()


@pytest.mark.parametrize(
    ("lang", "form", "role"),
    [
        ("ar", "وزيرة الخارجية", "foreign-minister"),
        ("ar", "رؤساء", "president"),
        ("fa", "نخست‌وزیر", "prime-minister"),
        ("prs", "سرمنشی", "secretary-general"),
        ("prs", "وزیر داخله", "interior-minister"),
        ("fa", "وزیر کشور", "interior-minister"),
        ("en", "Secretary of State", "foreign-minister"),
    ],
)
def test_a_title_names_its_role(lang, form, role):
    assert role in {title.role for title in base().titles(lang) if fold_form(title.form) == fold_form(form)}


def test_the_chancellor_s_word_is_the_prime_minister_s_too_in_dari():
    roles = {title.role for title in base().titles("prs") if title.form == "صدراعظم"}
    assert roles == {"prime-minister", "chancellor"}
