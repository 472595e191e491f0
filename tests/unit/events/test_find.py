"""The stage as a whole: its laws, its fields, its dates and evidence."""

from __future__ import annotations

import pytest
from events_marked import read
from hypothesis import given, settings
from hypothesis import strategies as st

from ruznama import events
from ruznama.lexicon import LANGUAGES, rows
from ruznama.model import Actor, Article, Block, Mention, Span, Statement
from ruznama.text import analyze

_WORDS = st.sampled_from(
    [
        "دیدار",
        "کرد",
        "با",
        "را",
        "که",
        "و",
        "اگر",
        "امضا",
        "رد",
        "ایران",
        ",",
        ".",
        "«",
        "»",
        ":",
        "-",
        "12",
        "التقى",
        "مع",
        "في",
        "أن",
        "لم",
        "رفض",
        "وقعت",
        "met",
        "with",
        "to",
        "that",
        "if",
        "the",
        "'",
        "s",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=40), st.sampled_from(LANGUAGES))
def test_any_string_of_words_returns(words, lang):
    line = " ".join(words)
    item = Article(id="a", uri="u", part=0, lang=lang, text=line, blocks=())
    text = analyze(item, lang)
    spans = [text.token_span(i, i + 1) for i, token in enumerate(text.tokens) if token.kind == "word"]
    mentions = tuple(
        Mention(id=f"m{n}", span=span, kind="name", actor="IRN" if n % 2 else "USA") for n, span in enumerate(spans)
    )
    actors = tuple(Actor(id=i, name=i, names={}, kind="country", country=i) for i in ("IRN", "USA"))
    found, _ = events.find(text, item, (), actors, mentions, ())
    assert all(line[e.trigger.start : e.trigger.end] for e in found)


def test_no_mention_gives_no_event():
    item = Article(id="a", uri="u", part=0, lang="en", text="They met and signed a treaty.", blocks=())
    assert events.find(analyze(item, "en"), item, (), (), (), ()) == ((), ())


def test_evidence_holds_trigger_and_parties():
    plain, (event,) = read("[Egypt|EGY] accused [Iran|IRN] of spying {on Monday|2025-06-09}.", "en")
    evidence = event.evidence[0].of(plain)
    assert event.trigger.of(plain) == "accused"
    assert all(words in evidence for words in ("Egypt", "accused", "Iran"))


def test_an_event_of_an_earlier_year_is_background():
    _, (old,) = read("[Egypt|EGY] met [Iran|IRN] {in 2019|2019}.", "en")
    _, (new,) = read("[Egypt|EGY] met [Iran|IRN] {in May|2025-05}.", "en")
    assert (old.background, new.background) == (True, False)


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2025-06-09", "day"), ("2025-06", "month"), ("2025", "year"), ("2025-06-01/2025-06-07", "interval")],
)
def test_a_date_keeps_the_precision_of_the_text(value, precision):
    _, (event,) = read(f"[Egypt|EGY] met [Iran|IRN] {{then|{value}}}.", "en")
    assert event.when is not None
    assert (event.when.value, event.when.precision, event.when.origin) == (value, precision, "stated")


def test_an_event_without_a_date_has_none():
    _, (event,) = read("[Egypt|EGY] met [Iran|IRN].", "en")
    assert event.when is None


def test_a_later_deed_of_the_same_scene_takes_its_date_as_bounded():
    _, found = read(
        "[Egypt|EGY] met [Iran|IRN] {on Saturday|2025-06-14}. [Iran|IRN] pledged to help [Egypt|EGY].", "en"
    )
    pledge = next(event for event in found if event.type == "AGREE")
    assert pledge.when is not None
    assert (pledge.when.value, pledge.when.origin) == ("2025-06-14", "bounded")


def test_two_tellings_are_one_event_with_two_pieces_of_evidence():
    _, found = read("[Egypt|EGY] met [Iran|IRN] {on Saturday|2025-06-14}. [Iran|IRN] met [Egypt|EGY].", "en")
    assert len(found) == 1
    assert len(found[0].evidence) == 2


def test_the_place_of_a_meeting_is_kept_with_its_country():
    _, (event,) = read("[Egypt|EGY] met [Iran|IRN] in [Muscat|@OMN].", "en")
    assert event.where is not None
    assert event.where.country == "OMN"


def test_each_event_names_the_rules_that_made_it():
    _, (event,) = read("[Egypt|EGY] accused [Iran|IRN] of spying.", "en")
    assert event.rules[0] == "en.verb.accuse"
    assert any(rule.startswith("frame.") for rule in event.rules)


def test_an_event_in_quoted_words_points_at_its_statement():
    line = "Egypt threatened Iran, the minister said."
    item = Article(id="a", uri="u", part=0, lang="en", text=line, blocks=(Block("body", Span(0, len(line))),))
    text = analyze(item, "en")
    actors = tuple(Actor(id=i, name=i, names={}, kind="country", country=i) for i in ("EGY", "IRN"))
    mentions = (
        Mention(id="m1", span=Span(0, 5), kind="name", actor="EGY"),
        Mention(id="m2", span=Span(17, 21), kind="name", actor="IRN"),
    )
    said = Statement(
        id="s1", speaker=None, speaker_span=None, cue=Span(36, 40), content=Span(0, 21), direct=False, act="say"
    )
    (event,), _ = events.find(text, item, (), actors, mentions, (said,))
    assert event.statement == "s1"


def test_the_sign_that_the_manual_lost_is_restored():
    scores = {(row["type"], row.get("mode", "")): float(row["score"]) for row in rows("shared", "plover_scores")}
    assert scores["ACCUSE", ""] == -3
    _, (event,) = read("[Egypt|EGY] accused [Iran|IRN] of spying.", "en")
    assert event.quad == 3
    assert event.intensity < 0


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_trigger_row_names_a_known_type_and_frame(lang):
    from ruznama.lexicon import rules

    frames = rules("shared", "plover")["frames"]
    types = {row["type"] for row in rows("shared", "plover_scores")}
    for row in rows(lang, "event_triggers"):
        assert row["type"] in types, row
        assert row["frame"] in frames, row


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_verb_of_a_trigger_row_has_its_principal_parts(lang):
    from ruznama.lexicon import cells, verbs

    named = verbs(lang)
    missing = [
        lemma
        for row in rows(lang, "event_triggers")
        if row["kind"] == "verb"
        for lemma in cells(row["form"])
        if lemma not in named and lemma.partition(" ")[0] not in named
    ]
    assert not missing
