"""Every row of boilerplate.tsv does what its class says, and does not make furniture of a sentence."""

from __future__ import annotations

import pytest

from ruznama import lexicon
from ruznama.article.lines import Line
from ruznama.article.roles import role_of

# What follows the form on its line, by class, and the roles that are right then.
_AFTER = {
    "published": (": 2024-06-12", {"date"}),
    "updated": (": 2024-06-12", {"date"}),
    "source": (": Kerane", {"source"}),
    "keywords": (": a, b", {"keywords"}),
    "related": ("", {"related"}),
    "end": ("", {"end"}),
    "byline": (": Nadia Example", {"byline", "credit", "caption"}),
    "caption": (": Nadia Example", {"caption", "byline", "credit"}),
    "code": (": 12345", {"code"}),
    "section": (": Kerane", {"section"}),
    "copyright": (": Kerane", {"copyright"}),
    "follow": (" Kerane", {"follow", "copyright"}),
}
_WHOLE = {
    "credit": {"credit", "nav"},
    "nav": {"nav", "keywords", "ad", "related", "credit", "caption", "follow", "outlet", "end"},
    "ad": {"ad", "nav"},
    "caption": {"caption", "nav", "byline", "credit"},
}
_NAMED = {"masthead", "desk", "monthend"}
_CLASSES = {*_AFTER, *_WHOLE, *_NAMED, "kicker", "outlet", "dateword", "zone", "zoneword", "sayhead", "goon"}
_ROWS = [
    pytest.param(
        lang, row["form"], row["class"], row["where"], id=f"{lang}:{row['class']}:{row['where']}:{row['form']}"
    )
    for lang in lexicon.LANGUAGES
    for row in lexicon.tables._parse(lang, "boilerplate.tsv")
]


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_classes_and_places_are_the_known_ones(lang: str) -> None:
    for row in lexicon.rows(lang, "boilerplate"):
        assert row["class"] in _CLASSES, row
        assert row["where"] in {"label", "whole", "start", "any", "tail", "end", "place", "skip", "edit"}, row
        assert row["source"], row


@pytest.mark.parametrize(("lang", "form", "kind", "where"), _ROWS)
def test_a_form_gives_its_line_the_role_of_its_class(lang: str, form: str, kind: str, where: str) -> None:
    if where == "whole":
        assert role_of(Line(form, 0)).kind in _WHOLE[kind]
    elif kind in _AFTER:
        after, roles = _AFTER[kind]
        assert role_of(Line(form + after, 0)).kind in roles


_TAILS = {
    "ar": " الذي بحثه الوفدان أمس في العاصمة كان من أبرز ملفات الجولة الأخيرة بين البلدين الجارين وفق بيان رسمي.",
    "fa": " که دو هیئت دیروز در پایتخت درباره آن گفت‌وگو کردند از مهم‌ترین محورهای دور تازه مذاکرات دو همسایه بوده است.",
    "prs": " که دو هیأت دیروز در پایتخت در باره آن گفت‌وگو کردند از محورهای مهم دور تازه مذاکرات دو همسایه بوده است.",
    "en": " was among the matters that the two delegations took up yesterday in the capital during the latest round of talks.",
}


@pytest.mark.parametrize(("lang", "form", "kind", "where"), _ROWS)
def test_a_sentence_that_begins_with_the_form_stays_text(lang: str, form: str, kind: str, where: str) -> None:
    if kind == "copyright" and where == "any":
        pytest.skip("a statement of rights is one wherever it stands")
    assert role_of(Line(form + _TAILS[lang], 0)).kind == "text"
