"""Phrases of our own in four languages: whom each word means (``probes.tsv``).

A name that ends in ``~`` is only asked to be a person, outlet or state of the right place, not to be spelt so.
"""

from __future__ import annotations

import pathlib

import pytest

from ruznama import actors
from ruznama.model import Article, Published
from ruznama.text import analyze

_ROWS = [
    line.split("\t")
    for line in pathlib.Path(__file__).with_name("probes.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "lang\t"))
]
_PROBES = [
    pytest.param(lang, date, text, wish, id=f"{lang}-{number}-{place}")
    for number, (lang, date, text, wishes) in enumerate(_ROWS)
    for place, wish in enumerate(wishes.split("|"))
]


def read(lang: str, date: str, text: str) -> list[tuple[str, str]]:
    """Mentions of a text as (words, English name)."""
    published = Published(value=date, precision="day", timezone=None, origin="option", span=None)
    item = Article(id="a", uri="u", part=0, lang=lang, text=text, published=published)
    who, mentions, _ = actors.find(analyze(item), item, ())
    names = {actor.id: actor.name for actor in who}
    return [(mention.span.of(text), names[mention.actor]) for mention in mentions]


@pytest.mark.parametrize(("lang", "date", "text", "wish"), _PROBES)
def test_words_mean_the_actor(lang: str, date: str, text: str, wish: str) -> None:
    found = read(lang, date, text)
    if wish.startswith("!"):
        assert wish[1:] not in [words for words, _ in found]
        return
    words, _, name = wish.partition("=")
    if name.endswith("~"):
        assert words in [span for span, _ in found]
    else:
        assert (words, name) in found


def test_there_are_two_hundred_probes() -> None:
    assert len(_PROBES) >= 200
