"""The examples of the actor rules: a capital is the place in ``examples``, the state in ``counter``."""

from __future__ import annotations

import pytest

from ruznama import actors, lexicon
from ruznama.model import Actor, Article
from ruznama.text import analyze

_RULES = [
    pytest.param(lang, sentence, wanted, id=f"{lang}-{rule['id']}-{key}-{number}")
    for lang in lexicon.LANGUAGES
    for rule in lexicon.rules(lang, "actor_rules")["place"].get("rule", [])
    for key, wanted in (("examples", "place"), ("counter", "government"))
    for number, sentence in enumerate(rule[key])
]


def seats(lang: str, sentence: str) -> list[Actor]:
    """Capitals of a sentence, as they were read."""
    item = Article(id="a", uri="u", part=0, lang=lang, text=sentence)
    who, _, _ = actors.find(analyze(item), item, ())
    capitals = {place.actor for place in lexicon.base().places.values() if place.stands_for}
    return [actor for actor in who if actor.kind == "government" or actor.id in capitals]


@pytest.mark.parametrize(("lang", "sentence", "wanted"), _RULES)
def test_capital_is_place_or_state(lang: str, sentence: str, wanted: str) -> None:
    found = seats(lang, sentence)
    assert found
    assert {actor.kind for actor in found} == {wanted}


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_rules_name_words_in_every_language(lang: str) -> None:
    place = lexicon.rules(lang, "actor_rules")["place"]
    assert place["before"]
    assert place["motion"]
    assert place["rule"]


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
def test_every_body_word_has_an_english_name(lang: str) -> None:
    english = {row["id"] for row in lexicon.rows("en", "org_words")}
    classes = {"body", "state", "people", "crowd", "named"}
    named = {row["id"] for row in lexicon.rows(lang, "org_words") if row["class"] in classes}
    assert named <= english


@pytest.mark.parametrize("lang", lexicon.LANGUAGES)
@pytest.mark.parametrize("table", ["pronouns", "name_words", "org_words"])
def test_every_row_has_a_source(lang: str, table: str) -> None:
    assert [row for row in lexicon.rows(lang, table) if not row.get("source")] == []


@pytest.mark.parametrize("role", sorted(lexicon.rules("en", "actor_rules")["role"]))
def test_posts_of_the_rules_are_roles(role: str) -> None:
    tried = lexicon.rules("en", "actor_rules")["role"][role]
    assert {role, *tried} <= set(lexicon.base().roles)


def test_composed_roles_are_roles() -> None:
    assert set(lexicon.rules("en", "actor_rules")["compose"].values()) <= set(lexicon.base().roles)


def test_topics_are_actors_and_roles() -> None:
    topics = lexicon.rules("en", "actor_rules")["topic"]
    assert set(topics) <= set(lexicon.base().actors)
    assert set(topics.values()) <= set(lexicon.base().roles)
