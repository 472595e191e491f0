"""What words mean by themselves: the same as a search of the whole text finds, and the same whatever was read before."""

from __future__ import annotations

import pytest
from events_marked import read

from ruznama.events.frames import lexicon
from ruznama.events.glosses import is_word
from ruznama.events.look import look
from ruznama.lexicon import LANGUAGES, rows
from ruznama.model import Article, Text
from ruznama.text import analyze


def lines(lang: str, step: int) -> list[str]:
    """Every so many of the example lines of a language, their marks taken off."""
    return [read(row["text"], lang)[0] for row in rows(lang, "event_examples")[::step]]


def analyzed(line: str, lang: str) -> Text:
    return analyze(Article(id="a", uri="u", part=0, lang=lang, text=line))


@pytest.mark.parametrize("lang", ["ar", "fa", "prs"])
def test_word_sets_are_those_that_a_search_finds(lang):
    lex = lexicon(lang)
    for line in lines(lang, 5):
        text = analyzed(line, lang)
        expected: dict[int, set[str]] = {}
        for hit in lex.nouns.find(text):
            if hit.prefix not in lex.settings["odd_prefixes"] and is_word(hit.value, hit.suffix):
                for index in range(hit.first, hit.last):
                    expected.setdefault(index, set()).add(hit.value.name)
        assert look(text, lex, frozenset()).sets == expected


@pytest.mark.parametrize("lang", LANGUAGES)
def test_verb_forms_of_one_word_are_those_that_a_search_finds(lang):
    lex = lexicon(lang)
    for line in lines(lang, 9):
        text = analyzed(line, lang)
        expected = [
            (hit.first, hit.value, hit.prefix, hit.suffix) for hit in lex.verbs.find(text) if hit.last == hit.first + 1
        ]
        found = [
            (index, reading.entry, reading.prefix, reading.suffix)
            for index, gloss in look(text, lex, frozenset()).verbs
            for reading in gloss.readings
        ]
        assert sorted(map(repr, found)) == sorted(map(repr, expected))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_events_do_not_depend_on_the_words_read_before(lang):
    marked = [row["text"] for row in rows(lang, "event_examples")[::11]]
    lexicon(lang).glosses.clear()
    first = [read(line, lang) for line in marked]
    assert [read(line, lang) for line in marked] == first


def test_a_stream_of_new_words_is_not_remembered_for_ever():
    lex = lexicon("en")
    letters = "abcdefghijklmnopqrst"
    look(analyzed(" ".join(a + b + c for a in letters for b in letters for c in letters), "en"), lex, frozenset())
    assert 0 < len(lex.glosses) <= 4_000
