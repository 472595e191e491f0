"""What the pages show, by their JSON twins, and that the other twins say the same."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from ruznama import runs
from ruznama.archive import backup
from ruznama.model import Hints, RawItem
from ruznama.server.addresses import ADDRESSES
from ruznama.store import SqliteStore

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="session")
def places(site: Any) -> dict[str, str]:
    """An address for each kind of page, found by following the lists."""
    rows = site("/timeline.json").json["rows"]
    rich = max(rows, key=lambda row: (len(row["languages"]), len(row["conflicts"])))
    document = rich["quotes"][0]["article"]
    said = next(
        one["id"]
        for row in rows
        for quote_ in row["quotes"]
        for one in site(f"/doc/{quote_['article']}.json").json["said"]
        if one["speaker"]
    )
    outlet = site("/sources.json").json["sources"][0]["outlet"] or "-"
    return {
        "timeline": "/",
        "event": f"/e/{rich['id']}",
        "statement": f"/s/{said}",
        "actors": "/actors",
        "actor": "/a/RUS",
        "pair": "/d/RUS--UKR",
        "state": "/state/RUS--UKR",
        "stories": "/stories",
        "story": f"/t/{site('/stories.json').json['stories'][0]['id']}",
        "conflicts": "/conflicts",
        "sources": "/sources",
        "source": f"/sources/{quote(outlet, safe='')}",
        "document": f"/doc/{document}",
        "search": "/search?q=grain",
        "ingest": "/ingest",
        "paste": "/paste",
        "review": "/review",
        "about": "/about",
    }


def test_every_address_has_four_forms(site: Any, places: dict[str, str]) -> None:
    assert set(places) == {one.kind for one in ADDRESSES}
    for kind, place in places.items():
        path, mark, query = place.partition("?")
        for form in ("", ".json", ".csv", ".atom"):
            address = ("/timeline" if path == "/" and form else path) + form + mark + query
            answer = site(address)
            assert answer.status == 200, (kind, address, answer.text[:300])
            assert "HX-Request" in answer.header("vary")
            if form == ".csv":
                table = list(csv.reader(io.StringIO(answer.text)))
                assert len({len(line) for line in table}) == 1, kind
            elif form == ".atom":
                assert ET.fromstring(answer.text).tag == f"{ATOM}feed"  # noqa: S314 - ours
            elif form == ".json":
                assert answer.json["schema"] == 1


def test_the_lists_of_all_twins_are_as_long_as_that_of_the_page(site: Any) -> None:
    rows = site("/timeline.json").json["rows"]
    table = list(csv.DictReader(io.StringIO(site("/timeline.csv").text)))
    feed = ET.fromstring(site("/timeline.atom").text)  # noqa: S314 - ours
    assert [row["id"] for row in rows] == [line["id"] for line in table]
    assert [f"urn:ruznama:{row['id']}" for row in rows] == [one.text for one in feed.iterfind(f"{ATOM}entry/{ATOM}id")]


def test_cursors_lead_through_the_whole_list_and_back(site: Any) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = site(f"/timeline.json?limit=20&cursor={cursor}")
        page = answer.json
        assert answer.header("x-total-count") == str(page["total"])
        assert (answer.header("link") == "") == (page["cursor"] is None)
        seen += [row["id"] for row in page["rows"]]
        back, cursor = page["back"], page["cursor"]
    assert len(seen) == len(set(seen)) == page["total"] > 40
    before = site(f"/timeline.json?limit=20&cursor={back}").json
    assert [row["id"] for row in before["rows"]] == seen[-20 - len(page["rows"]) : -len(page["rows"])]
    assert site("/timeline.json").json["back"] is None


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=501", "limit=x", "cursor=x", "cursor=-1", "type=PARTY", "date=soon", "zoom=hour", "q=%22"],
)
def test_what_makes_no_sense_is_told(site: Any, query: str) -> None:
    answer = site(f"/timeline.json?{query}")
    assert (answer.status, answer.json["code"]) == (400, "bad-request")
    assert answer.json["detail"]
    assert answer.json["fix"]


def test_filters_narrow_the_list_and_count_all_of_it(site: Any) -> None:
    whole = site("/timeline.json?limit=500").json
    narrow = site("/timeline.json?type=AGREE&limit=2").json
    assert narrow["total"] == sum(row["type"] == "AGREE" for row in whole["rows"]) > 2
    assert narrow["asked"] == {"type": ["AGREE"]}
    assert narrow["types"] == {"AGREE": narrow["total"]}
    bars = sum(bar["cooperative"] + bar["conflictual"] + bar["negated"] for bar in whole["bars"])
    assert bars + whole["coarse"] + whole["undated"] == whole["total"] == sum(whole["types"].values())
    nobody = site("/timeline.json?actor=Nobody%20Atall").json
    assert (nobody["total"], nobody["unknown"]) == (0, ["Nobody Atall"])


def test_search_by_meaning_is_answered_or_says_what_is_missing(site: Any) -> None:
    for path in ("/search?q=grain&match=semantic", "/search.json?q=grain&match=semantic"):
        answer = site(path)
        assert answer.status in (200, 422)
        if answer.status == 422:
            assert "ruznama" in answer.text


def test_evidence_is_the_text_of_the_source_with_its_words_marked(site: Any, places: dict[str, str]) -> None:
    page = site(f"{places['event']}.json").json
    languages = set()
    for card in page["cards"]:
        text = site(f"/doc/{card['article']}.json").json["text"]
        assert text[card["start"] : card["start"] + len(card["text"])] == card["text"]
        fields = {mark["field"] for mark in card["marks"]}
        assert {"evidence", "did"} & fields
        assert all(0 <= mark["start"] < mark["end"] <= len(card["text"]) for mark in card["marks"])
        languages.add(card["lang"])
    assert languages == set(page["row"]["languages"])
    assert {mark["field"] for card in page["cards"] for mark in card["marks"]} >= {"who", "did", "when"}
    for one in page["row"]["actors"]:
        assert page["names"][one["id"]].keys() >= {"en", "ar", "fa"}


def test_a_document_shows_every_mark_at_its_place(site: Any, places: dict[str, str]) -> None:
    page = site(f"{places['document']}.json").json
    assert {mark["layer"] for mark in page["marks"]} == {"time", "actor", "statement", "event"}
    assert all(0 <= mark["start"] < mark["end"] <= len(page["text"]) for mark in page["marks"])
    events = {row["id"] for row in page["rows"]}
    assert {mark["to"] for mark in page["marks"] if mark["layer"] == "event"} == events
    assert page["hidden"] == 0
    assert len(page["digest"]) == 64


def test_a_long_text_comes_in_pieces_that_make_the_whole(tmp_path: Path, client_of: Callable[..., Any]) -> None:
    text = "\n".join(f"Sergey Lavrov met Wang Yi in Beijing on {day % 28 + 1} March 2025." for day in range(2_000))
    store = SqliteStore(tmp_path / "long.db")
    runs.add(store, [RawItem(uri="long", source="long", media="text", data=text.encode(), hints=Hints(lang="en"))])
    id_ = next(store.records()).article.id
    store.close()
    site = client_of(tmp_path / "long.db")
    found, cursor = "", "0"
    while cursor is not None:
        page = site(f"/doc/{id_}.json?cursor={cursor}").json
        assert page["start"] == len(found)
        found, cursor = found + page["text"], page["cursor"]
    assert found == text
    assert site(f"/doc/{id_}.json?cursor={len(text)}").status == 400
    assert site(f"/doc/{id_}?cursor=40000").status == 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/a/Russia", "/a/RUS"),
        ("/a/روسيا", "/a/RUS"),
        ("/d/Russia--Ukraine.json", "/d/RUS--UKR.json"),
        ("/state/RU--UA?at=2022-08", "/state/RUS--UKR?at=2022-08"),
    ],
)
def test_names_lead_to_the_address_with_ids(site: Any, old: str, new: str) -> None:
    path, mark, query = old.partition("?")
    answer = site(quote(path) + mark + query)
    assert (answer.status, answer.header("location")) == (302, new)


def test_a_dossier_tells_offices_over_time(site: Any) -> None:
    person = next(
        one for one in ("sergey-lavrov", "antonio-guterres", "recep-tayyip-erdogan") if site(f"/a/{one}").status == 200
    )
    [*_, last] = site(f"/a/{person}.json").json["tenures"]
    assert (last["until"], last["current"], last["status"]) == (None, True, "")
    assert last["office"] in site(f"/a/{person}").text
    assert "<strong>in office</strong>" in site(f"/a/{person}?ui=en").text


def test_tellings_lead_to_the_event_that_holds_them(site: Any, places: dict[str, str]) -> None:
    page = site(f"{places['event']}.json").json
    assert len(page["members"]) > 1
    for member in page["members"]:
        answer = site(f"/e/{member}.json")
        if member == page["row"]["id"]:
            assert answer.status == 200
        else:
            assert (answer.status, answer.header("location")) == (302, f"{places['event']}.json")


def test_an_address_as_of_a_version_is_answered_from_that_version(
    samples: Path, tmp_path: Path, client_of: Any
) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(samples, copy)
    site = client_of(copy)
    page = site("/timeline.json").json
    then = page["holdings"]["snapshot"]
    assert site(f"/timeline.json?as-of={then}").json["total"] == page["total"]
    backup(copy)
    store = SqliteStore(copy)
    item = RawItem(uri="x", source="x", media="text", data=b"Sergey Lavrov met Wang Yi in Beijing on 4 March 2025.")
    runs.add(store, [item])
    runs.refresh(store)
    store.close()
    assert site("/timeline.json").json["total"] == page["total"] + 1
    assert site(f"/timeline.json?as-of={then}").json == page
    gone = site("/timeline.json?as-of=999.999")
    assert (gone.status, gone.json["code"]) == (404, "not-found")


def test_what_the_browser_has_is_not_sent_again(site: Any) -> None:
    first = site("/conflicts", accept_language="fa")
    again = site("/conflicts", accept_language="fa", if_none_match=first.header("etag"))
    assert (again.status, again.body) == (304, b"")
    assert site("/conflicts", accept_language="ar", if_none_match=first.header("etag")).status == 200


def test_htmx_gets_the_part_inside_main(site: Any) -> None:
    whole, part = site("/conflicts").text, site("/conflicts", hx_request="true").text
    assert "<html" in whole
    assert "<html" not in part
    assert len(part) > 500


def test_who_asks_for_json_by_header_gets_it(site: Any) -> None:
    assert site("/conflicts", accept="application/json").json == site("/conflicts.json").json


def test_errors_are_pages_in_the_readers_language(site: Any) -> None:
    for lang, tag in (("en", "en"), ("ar", "ar"), ("fa", "fa-IR"), ("fa-AF", "fa-AF")):
        text = site("/e/e_none", accept_language=lang).text
        assert f'lang="{tag}"' in text
        assert "<h1" in text


def test_without_an_archive_every_page_stands_and_the_first_says_how_to_begin(
    tmp_path: Path, client_of: Callable[..., Any]
) -> None:
    site = client_of(tmp_path / "none.db")
    for one in ADDRESSES:
        if "{" not in one.path:
            assert site(one.path).status == 200, one.path
    assert "ruznama add" in site("/").text
    assert not (tmp_path / "none.db").exists()
    body = b"text=Sergey+Lavrov+met+Wang+Yi+in+Beijing+on+4+March+2025.&keep=yes&token=the-token"
    kept = site("/paste.json", "POST", body=body, content_type="application/x-www-form-urlencoded")
    assert kept.json["kept"]
    assert site("/timeline.json").json["total"] == 1
