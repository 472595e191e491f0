"""What holds of the actors stage for any text at all."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ruznama import actors, lexicon
from ruznama.actors.distance import LIMIT
from ruznama.model import Actor, Article, Issue, Mention, Published
from ruznama.text import analyze

_LANGS = st.sampled_from(["ar", "fa", "prs", "en"])


def _words() -> list[str]:
    found: list[str] = []
    for lang in lexicon.LANGUAGES:
        found += [alias.form for alias in lexicon.base().aliases(lang)[::97]]
        found += [title.form for title in lexicon.base().titles(lang)[::7]]
        found += [form for row in lexicon.rows(lang, "org_words") for form in lexicon.cells(row["forms"])][::5]
        found += [row["form"] for row in lexicon.rows(lang, "name_words")][::23]
        found += [row["form"] for row in lexicon.rows(lang, "pronouns")]
    return [*found, ",", "،", ".", "-", "(", ")", "«", "»", '"', "\n", "\u200c", "'s", "؟", "12", "۱۲"]


_SENTENCES = st.lists(st.sampled_from(_words()), max_size=40).map(" ".join)


def read(
    lang: str, text: str, date: str | None = "2024-05-01"
) -> tuple[Article, tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Issue, ...]]]:
    published = Published(value=date, precision="day", timezone=None, origin="option", span=None) if date else None
    item = Article(id="a", uri="u", part=0, lang=lang, text=text, published=published)
    return item, actors.find(analyze(item), item, ())


def check(item: Article, found: tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Issue, ...]]) -> None:
    who, mentions, _ = found
    ids = [actor.id for actor in who]
    assert len(ids) == len(set(ids))
    assert len({mention.id for mention in mentions}) == len(mentions)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    for mention in mentions:
        assert mention.actor in ids
        assert mention.rules
        assert mention.span.end <= len(item.text)
        assert mention.span.of(item.text).strip()
    assert {mention.actor for mention in mentions} == set(ids)


@settings(max_examples=150, deadline=None)
@given(_LANGS, _SENTENCES, st.sampled_from(["2012-01-01", "2024-05", "2026", None]))
def test_any_order_of_names_and_titles_is_read(lang: str, text: str, date: str | None) -> None:
    check(*read(lang, text, date))


@settings(max_examples=150, deadline=None)
@given(_LANGS, st.text(max_size=200))
def test_any_string_is_read(lang: str, text: str) -> None:
    check(*read(lang, text))


@settings(max_examples=40, deadline=None)
@given(_LANGS, _SENTENCES)
def test_reading_twice_gives_the_same(lang: str, text: str) -> None:
    assert read(lang, text)[1] == read(lang, text)[1]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_distance_of_names_is_symmetric_and_total(a: str, b: str) -> None:
    assert actors.name_distance(a, b) == pytest.approx(actors.name_distance(b, a))
    assert actors.name_distance(a, b) >= 0
    assert actors.same_name(a, b) == actors.same_name(b, a)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([alias.form for alias in lexicon.base().aliases("fa") if alias.kind == "full"]))
def test_a_name_is_near_itself(form: str) -> None:
    assert actors.name_distance(form, form) <= LIMIT


@pytest.mark.parametrize("lang", ["ar", "fa", "prs", "en"])
def test_long_text_is_read_in_linear_time(lang: str) -> None:
    import time

    word = next(alias.form for alias in lexicon.base().aliases(lang) if alias.kind == "full")
    sentence = f"{word} {next(t.form for t in lexicon.base().titles(lang))} . "
    cost = []
    for size in (400, 1600):
        start = time.process_time()
        read(lang, sentence * size)
        cost.append(time.process_time() - start)
    # Four times the text in at most ten times the time: no quadratic pass.
    assert cost[1] < 10 * cost[0] + 0.5
