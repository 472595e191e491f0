"""The words of the pages: all of them, in four languages, with the same holes, for every code of the record."""

from __future__ import annotations

import pathlib
import re
from typing import get_args

import msgspec
import pytest

from ruznama import lexicon, model
from ruznama.server.interface import Digits, Interface, Theme, messages
from ruznama.times.calendars import LAST
from ruznama.views.state import state

ROOT = pathlib.Path(__file__).parents[3] / "src" / "ruznama"
TEMPLATES = sorted((ROOT / "server" / "templates").glob("*.html"))
CODE = sorted((ROOT / "server").rglob("*.py"))
LANGUAGES = ("en", "ar", "fa", "prs")
PLURALS = {
    "en": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "fa": {"other"},
    "prs": {"other"},
}
FORMS = ("zero", "one", "two", "few", "many", "other")
COUNTED = (
    "events",
    "statements",
    "documents",
    "outlets",
    "origins",
    "disputes",
    "actors",
    "stories",
    "days",
    "letters",
)
HOLE = re.compile(r"\{\w+\}")
# Groups of keys that pages make from codes: ui.name("type", row.type).
GROUPS = {
    "status": get_args(model.codes.Status), "type": get_args(model.codes.EventType), "act": get_args(model.codes.Act),
    "kind": get_args(model.codes.ActorKind), "conflict": get_args(model.codes.ConflictKind),
    "precision": get_args(model.codes.Precision), "origin": get_args(model.codes.WhenOrigin),
    "calendar": tuple(LAST), "theme": get_args(Theme), "digits": get_args(Digits), "lang": get_args(model.codes.Lang),
    "judgement": get_args(model.judgement.Verdict), "correct": model.judgement.CORRECTED,
    "what": get_args(model.codes.Status),
}  # fmt: skip


def plain(lang: str) -> set[str]:
    """Keys of a language without plural forms."""
    counted = {f"{key}.{form}" for key in COUNTED for form in FORMS}
    return set(messages(lang)) - counted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_message(lang: str) -> None:
    assert plain(lang) == plain("en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("key", COUNTED)
def test_every_count_has_the_plural_forms_of_its_language(lang: str, key: str) -> None:
    have = {form for form in FORMS if f"{key}.{form}" in messages(lang)}
    assert have >= PLURALS[lang]


@pytest.mark.parametrize("lang", ["ar", "fa", "prs"])
def test_a_message_has_the_holes_of_the_english_one(lang: str) -> None:
    for key in plain("en"):
        assert sorted(HOLE.findall(messages(lang)[key])) == sorted(HOLE.findall(messages("en")[key])), key


@pytest.mark.parametrize("lang", ["ar", "fa", "prs"])
def test_no_message_is_left_in_english(lang: str) -> None:
    signs = {"lang.own", "digits.latn", "about.licenses"}
    same = {key for key in plain("en") if messages(lang)[key] == messages("en")[key] and re.search("[A-Za-z]{3}", HOLE.sub("", messages("en")[key]))}  # fmt: skip
    assert same - signs == set()


def test_dari_has_its_own_words_where_persian_has_others() -> None:
    fa, prs = messages("fa"), messages("prs")
    assert sum(fa[key] != prs[key] for key in fa) > 200
    assert fa["month.persian.5"] != prs["month.persian.5"]


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_every_code_of_the_record_has_a_word(group: str) -> None:
    assert [code for code in GROUPS[group] if f"{group}.{code}" not in messages("en")] == []


def test_every_kind_of_event_has_a_word() -> None:
    rows = lexicon.rows("shared", "plover_labels")
    keys = {f"mode.{row['type']}.{row['mode']}" if row["mode"] else f"type.{row['type']}" for row in rows}
    assert keys - set(messages("en")) == set()


def test_every_unit_that_is_counted_has_a_word() -> None:
    units = {row["unit"].rstrip("?") for lang in LANGUAGES for row in lexicon.rows(lang, "counted")}
    assert {f"unit.{unit}" for unit in units} - set(messages("en")) == set()


def test_every_verdict_of_the_state_of_play_has_a_word() -> None:
    source = (ROOT / "views" / "state.py").read_text("utf-8")
    assert state.__module__ == "ruznama.views.state"
    named = set(re.findall(r'"((?:may be|called) \w+|open|refused|fulfilled|pending|overdue|standing|lifted|past|unclear)"', source))  # fmt: skip
    assert {f"verdict.{name}" for name in named} <= set(messages("en"))


def used() -> tuple[set[str], set[str]]:
    """Keys that templates and code name, and beginnings of keys that they complete."""
    # The settings name the groups of their values in a table.
    whole, begun = set(), {"digits", "theme"}
    for path in (*TEMPLATES, *CODE):
        text = path.read_text("utf-8")
        whole |= set(re.findall(r'(?:ui|self)\.(?:text|html|pattern)\(\s*["\']([\w.-]+)["\']', text))
        whole |= set(
            re.findall(
                r'"((?:nav|cause|value|line|pair|foot|event|keys|field|timeline|state|date|statement)\.[\w.]+)"', text
            )
        )
        begun |= set(re.findall(r'(?:ui|self)\.(?:name|count|counted)\(\s*["\']([\w.]+)["\']', text))
        begun |= {found.rstrip(".") for found in re.findall(r'f?"([a-z]+(?:\.[a-z]+)*\.)(?:"|\{)', text)}
    return whole, begun


def test_every_key_that_is_used_exists_and_every_key_is_used() -> None:
    whole, begun = used()
    keys = set(messages("en")) | set(messages("ar"))
    assert whole - keys == set()
    unused = {key for key in plain("en") if key not in whole and not any(key.startswith(f"{one}.") for one in begun)}
    assert unused == set()


def test_settings_survive_the_cookie() -> None:
    ui = Interface(lang="prs", digits="arabext", calendar="islamic", theme="dark", keys=False)
    from ruznama.server.interface import COOKIE, chosen

    assert chosen({}, {COOKIE: ui.cookie()}) == ui
    assert msgspec.to_builtins(ui)["keys"] is False
