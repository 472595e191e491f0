from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from ruznama import lexicon
from ruznama.errors import ConfigError, NotFoundError
from ruznama.merge.parties import Parties
from ruznama.model import Actor, Canonical, EventType, Span, encode
from ruznama.store import Query, SqliteStore
from ruznama.views import (
    ActorDetail,
    ArticleDetail,
    DisputeDetail,
    EventDetail,
    StatementDetail,
    StoryDetail,
    actor_detail,
    day,
    detail,
    disputes,
    known,
    label,
    parties,
    sentence,
    tail,
    timeline,
)
from ruznama.views.passages import context


def test_a_row_says_who_did_what_to_whom_in_order(store: SqliteStore) -> None:
    rows = list(timeline(store, Query()))
    assert [(row.date, row.sentence) for row in rows] == [
        ("2024-03-05", "Maria Holm -> Aland: visit, Mariehamn"),
        (None, "Government of Aland, Maria Holm: meeting, planned"),
    ]


def test_a_row_quotes_every_source_in_its_own_script(store: SqliteStore) -> None:
    row = next(timeline(store, Query()))
    assert row.sources == ("The Harbour", "ساحل")
    assert row.languages == ("en", "fa")
    assert [quote.text for quote in row.quotes] == [
        "On 5 March Maria Holm flew to Aland.",
        "ماریا هولم روز ششم مارس به آلند سفر کرد.",
    ]
    assert row.conflicts == ("c_1",)


def test_a_source_without_a_name_is_called_by_its_file(store: SqliteStore) -> None:
    assert list(timeline(store, Query()))[1].sources == ("beach.txt",)


def test_a_quote_is_where_it_says(store: SqliteStore) -> None:
    for row in timeline(store, Query()):
        for quote in row.quotes:
            record = store.record(quote.article)
            assert record is not None
            assert record.article.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("kind", "mode", "status", "words"),
    [
        ("CONSULT", "visit", "happened", "visit"),
        ("CONSULT", None, "planned", "meeting, planned"),
        ("AGREE", None, "negated", "no agreement"),
        ("AGREE", None, "offered", "offer"),
        ("CONSULT", "teleport", "happened", "meeting"),
        ("ASSAULT", "drone", "conditional", "drone strike, on a condition"),
    ],
)
def test_an_event_has_a_name(kind: str, mode: str | None, status: str, words: str) -> None:
    assert label(kind, mode, status) == words


def test_every_type_has_a_name_and_a_meaning() -> None:
    rows = [row for row in lexicon.rows("shared", "plover_labels") if not row["mode"]]
    assert sorted(row["type"] for row in rows) == sorted(get_args(EventType))
    assert all(row["label"] and row["meaning"] for row in rows)


def test_many_parties_are_counted_not_listed() -> None:
    event = Canonical(
        id="e", type="AGREE", mode=None, actors=tuple("abcdef"), recipients=(), when=None, where=None,
        status="happened", title="", members=("e",), witnesses=1,
    )  # fmt: skip
    assert sentence(event, Parties(())) == "a, b, c, d and 2 more: agreement"


def test_an_event_without_a_doer_has_a_question_mark() -> None:
    event = Canonical(
        id="e", type="AID", mode=None, actors=(), recipients=("x",), when=None, where=None,
        status="happened", title="", members=("e",), witnesses=1,
    )  # fmt: skip
    aland = Actor(id="x", name="Aland", names={}, kind="place")
    assert sentence(event, Parties((aland,))) == "? -> Aland: aid"


@pytest.mark.parametrize("number", ["e_1", "e_2"])
def test_an_event_shows_all_its_evidence_under_any_of_its_ids(store: SqliteStore, number: str) -> None:
    found = detail(store, number)
    assert isinstance(found, EventDetail)
    assert [passage.text for passage in found.evidence] == [quote.text for quote in found.row.quotes]
    assert found.evidence[0].after.startswith("She praised")
    assert found.evidence[0].rules == ("test.visit",)
    assert [dispute.id for dispute in found.disputes] == ["c_1"]
    assert [row.id for row in found.follows] == ["e_3"]


def test_a_statement_shows_every_outlet_that_carries_it(store: SqliteStore) -> None:
    found = detail(store, "s_2")
    assert isinstance(found, StatementDetail)
    assert found.speaker is not None
    assert (found.speaker.name, found.act) == ("Maria Holm", "welcome")
    assert [passage.id for passage in found.evidence] == ["s_2", "s_1"]


@pytest.mark.parametrize("name", ["news/harbour.txt", "harbour.txt"])
def test_an_article_is_shown_by_its_file(store: SqliteStore, name: str) -> None:
    found = detail(store, name)
    assert isinstance(found, ArticleDetail)
    assert (found.outlet, found.lang, found.statements) == ("The Harbour", "en", 1)
    assert [row.id for row in found.events] == ["e_1"]
    assert found.stories == ("y_1",)
    assert detail(store, found.id) == found


def test_a_dispute_shows_each_value_in_the_words_of_its_source(store: SqliteStore) -> None:
    found = detail(store, "c_1")
    assert isinstance(found, DisputeDetail)
    assert [(side.value, side.source, side.quotes) for side in found.dispute.sides] == [
        ("2024-03-05", "The Harbour", ("5 March",)),
        ("2024-03-06", "ساحل", ("روز ششم مارس",)),
    ]
    assert found.dispute.about == "Maria Holm -> Aland: visit, Mariehamn"


def test_disputes_can_be_asked_by_kind(store: SqliteStore) -> None:
    assert [found.id for found in disputes(store, kind="date")] == ["c_1"]
    assert list(disputes(store, kind="place")) == []


def test_a_story_shows_its_events(store: SqliteStore) -> None:
    found = detail(store, "y_1")
    assert isinstance(found, StoryDetail)
    assert [row.id for row in found.events] == ["e_1"]


def test_a_dossier_counts_what_was_done_and_said(store: SqliteStore) -> None:
    found = actor_detail(store, "maria-holm")
    assert found.did == {"CONSULT": 2}
    assert found.received == {}
    assert found.said == {"welcome": 1}
    assert dict(found.counterparts) == {"Aland": 1, "Government of Aland": 1}
    assert (found.first, found.last) == ("2024-03-05", "2024-03-05")


OWN = """
[[persons]]
id = "maria-holm"
name = "Maria Holm"
country = "XBB"
source = "own"

[[offices]]
id = "xbb.envoy"
name = "Envoy of Beland"
owner = "XBB"
role = "envoy"
source = "own"

[[tenures]]
office = "fra.president"
person = "maria-holm"
start = "2031-05"
status = "acting"
source = "own"

[[tenures]]
office = "xbb.envoy"
person = "maria-holm"
start = "2028"
end = "2030-11"
status = "elected"
source = "own"

[[tenures]]
office = "xbb.lost"
person = "maria-holm"
end = "2027"
status = "de-facto"
source = "own"
"""


def test_a_dossier_tells_offices_over_time(store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    with lexicon.using(str(tmp_path / "own.toml")):
        lost, envoy, president = actor_detail(store, "maria-holm").tenures
    assert (lost.office, lost.owner, lost.dates, lost.status) == ("xbb.lost", "", "/2027", "de-facto")
    assert (envoy.office, envoy.owner, envoy.dates, envoy.status) == ("Envoy of Beland", "XBB", "2028/2030-11", "")
    assert (president.office, president.dates, president.status) == ("President of France", "2031-05/..", "acting")
    assert [one.current for one in (lost, envoy, president)] == [False, False, True]


def test_whom_the_base_does_not_know_held_no_office(store: SqliteStore) -> None:
    assert actor_detail(store, "maria-holm").tenures == ()


def test_a_country_answers_for_its_government(store: SqliteStore) -> None:
    assert parties(store, "Aland") == ("XAA", "XAA.gov")
    found = actor_detail(store, "XAA")
    assert (found.received, found.did) == ({"CONSULT": 1}, {"CONSULT": 1})


def test_a_country_stands_for_its_people_between_two_countries(store: SqliteStore) -> None:
    assert parties(store, "Aland", agents=True) == ("XAA", "XAA.gov")
    assert store.agents("XBB") == ("maria-holm",)


def test_a_name_in_another_script_leads_to_the_dossier(store: SqliteStore) -> None:
    found = detail(store, "ماريا هولم")
    assert isinstance(found, ActorDetail)
    assert found.actor.id == "maria-holm"


@pytest.mark.parametrize("name", ["e_none", "Napoleon", "", "'; DROP TABLE events; --"])
def test_what_is_not_there_is_not_found(store: SqliteStore, name: str) -> None:
    with pytest.raises(NotFoundError):
        detail(store, name)
    with pytest.raises(NotFoundError):
        known(store, name or "nobody at all")


def test_every_detail_is_json(store: SqliteStore) -> None:
    for name in ("e_1", "s_1", "c_1", "y_1", "harbour.txt", "maria-holm"):
        assert encode(detail(store, name)).startswith(b'{"kind":')


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [("2024", "2024-01-01", "2024-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), (None, None, None)],
)
def test_a_partial_date_is_its_first_or_last_day(value: str | None, first: str | None, last: str | None) -> None:
    assert (day(value, last=False), day(value, last=True)) == (first, last)


def test_a_date_that_is_none_is_refused_with_an_example() -> None:
    with pytest.raises(ConfigError, match="2021-05-21"):
        day("yesterday", last=False)


def test_a_telling_in_the_language_asked_for_is_quoted_first(store: SqliteStore) -> None:
    [row] = timeline(store, Query(langs=("fa",)))
    assert row.quotes[0].lang == "fa"
    assert row.sources[0] == "ساحل"


def test_an_article_quotes_itself_first(store: SqliteStore) -> None:
    found = detail(store, "sahel.txt")
    assert [row.quotes[0].article for row in found.events] == [found.id]


def test_words_stand_in_their_paragraph_without_cut_words() -> None:
    text = "Title line\nThe truce is meant to last ninety days from Monday on.\nNext"
    start = text.index("ninety")
    found = context(text, Span(start, start + 11), 12)
    assert (found.before, found.text, found.after) == ("... to last ", "ninety days", " from Monday ...")


def test_words_that_are_the_paragraph_have_nothing_around_them() -> None:
    found = context("One.\nTwo words.\nThree.", Span(5, 15), 40)
    assert (found.before, found.text, found.after) == ("", "Two words.", "")


@pytest.mark.parametrize(
    ("uri", "name"), [("-", "standard input"), ("-#3", "standard input#3"), ("a/b.txt", "b.txt"), ("x/", "x")]
)
def test_an_address_is_shown_by_its_last_part(uri: str, name: str) -> None:
    assert tail(uri) == name
