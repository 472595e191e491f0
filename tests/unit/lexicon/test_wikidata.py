"""A Wikidata dump becomes rows: people in office, bodies, posts and terms; the reviewed base wins."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ruznama import lexicon
from ruznama.lexicon.post_labels import read_label
from ruznama.lexicon.wikidata import items
from ruznama.lexicon.wikidata_import import import_wikidata


def value(kind: str, content: object) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": content, "type": kind}}


def entity(qid: str) -> dict[str, Any]:
    return value("wikibase-entityid", {"entity-type": "item", "id": qid})


def time(date: str, precision: int) -> dict[str, Any]:
    return value("time", {"time": f"+{date}T00:00:00Z", "precision": precision})


def claim(snak: dict[str, Any], start: dict[str, Any] | None = None, end: dict[str, Any] | None = None) -> object:
    found = {"mainsnak": snak, "rank": "normal"}
    listed = {name: [bound] for name, bound in (("P580", start), ("P582", end)) if bound}
    return {**found, "qualifiers": listed} if listed else found


def item(qid: str, labels: dict[str, str], claims: dict[str, list[object]], **aliases: list[str]) -> dict[str, Any]:
    return {
        "type": "item",
        "id": qid,
        "labels": {lang: {"language": lang, "value": text} for lang, text in labels.items()} or [],
        "aliases": {lang: [{"language": lang, "value": text} for text in texts] for lang, texts in aliases.items()},
        "claims": claims or [],
    }


def person(qid: str, labels: dict[str, str], country: str, *posts: object, **aliases: list[str]) -> dict[str, Any]:
    claims = {"P31": [claim(entity("Q5"))], "P27": [claim(entity(country))], "P39": list(posts)}
    return item(qid, labels, claims, **aliases)


MINISTER = item("Q900001", {"en": "Minister of Foreign Affairs of Chad"}, {"P1001": [claim(entity("Q657"))]})
SPEAKER = item("Q900002", {"en": "President of the Senate of Chad"}, {"P17": [claim(entity("Q657"))]})
ANNA = person(
    "Q900010",
    {"en": "Anna Example", "ar": "آنا إكزامبل", "fa": "آنا اگزمپل", "fa-af": "آنا اگزامپل"},
    "Q657",
    claim(entity("Q900001"), time("2031-02-05", 11), None),
    claim(entity("Q900002"), time("2029-00-00", 9), time("2031-01-00", 10)),
    en=["Anna B. Example", "AE"],
    fa=["آنا بهرام اگزمپل"],
)
BEN = person("Q900011", {"en": "Ben Example"}, "Q657", claim(entity("Q900001"), time("2033-03-00", 10)))
OLD = person("Q900012", {"en": "Old Example"}, "Q657", claim(entity("Q900001"), None, time("1961-01-01", 11)))
NOBODY = item("Q900013", {"en": "No Office"}, {"P31": [claim(entity("Q5"))]})
KNOWN = person(
    "Q900014",
    {"en": "Abbas Araghchi", "ar": "عباس عراقجي المثال"},
    "Q794",
    claim(entity("Q900003"), time("2024-08-00", 10)),
)
IRAN_FM = item("Q900003", {"en": "Minister of Foreign Affairs of Iran"}, {})
AGENCY = item(
    "Q900020", {"en": "Example News Agency"}, {"P31": [claim(entity("Q192283"))], "P17": [claim(entity("Q657"))]}
)
PARTY = item("Q900021", {"en": "Example Union"}, {"P31": [claim(entity("Q7278"))], "P17": [claim(entity("Q657"))]})
ALL = [ANNA, MINISTER, SPEAKER, BEN, OLD, NOBODY, KNOWN, IRAN_FM, AGENCY, PARTY]

Dump = Callable[..., Path]


@pytest.fixture
def dump(tmp_path: Path) -> Dump:
    def write(*listed: object, name: str = "dump.json", array: bool = False) -> Path:
        lines = [one if isinstance(one, str) else json.dumps(one) for one in (listed or ALL)]
        text = "[\n" + ",\n".join(lines) + "\n]\n" if array else "\n".join(lines) + "\n"
        path = tmp_path / name
        opened = {".gz": gzip.open, ".bz2": bz2.open}.get(path.suffix)
        if opened is None:
            path.write_text(text, "utf-8")
        else:
            with opened(path, "wt", encoding="utf-8") as stream:
                stream.write(text)
        return path

    return write


@pytest.fixture
def own(tmp_path: Path) -> str:
    return str(tmp_path / "own")


def test_people_with_an_office_come_with_their_names_and_terms(dump: Dump, own: str) -> None:
    report = import_wikidata(dump(), own)
    assert (report.persons, report.known, report.outlets, report.orgs) == (3, 1, 1, 1)
    with lexicon.using(own):
        base = lexicon.base()
        anna = base.actors["Q900010"]
        assert (anna.name, anna.country, anna.wikidata) == ("Anna Example", "TCD", "Q900010")
        assert anna.names["prs"] == "آنا اگزامپل"
        assert {"آنا اگزمپل", "آنا بهرام اگزمپل"} <= {a.form for a in base.aliases("fa") if a.actor == "Q900010"}
        assert [tenure.person for tenure in base.holders("tcd.foreign-minister", "2031-06")] == ["Q900010"]
        assert base.actors["Q900020"].kind == "outlet"
        assert base.actors["Q900021"].sector == "PTY"
        assert "Q900012" not in base.actors


def test_an_open_term_ends_when_the_next_holder_begins(dump: Dump, own: str) -> None:
    import_wikidata(dump(), own)
    with lexicon.using(own):
        assert [t.person for t in lexicon.base().holders("tcd.foreign-minister", "2034")] == ["Q900011"]


def test_a_post_that_is_no_states_is_not_taken_for_one(dump: Dump, own: str) -> None:
    import_wikidata(dump(), own)
    with lexicon.using(own):
        assert all(tenure.office != "tcd.president" for tenure in lexicon.base().career("Q900010"))


def test_whom_the_base_knows_keeps_id_and_term_and_gains_spellings(dump: Dump, own: str) -> None:
    before = lexicon.base().career("abbas-araghchi")
    import_wikidata(dump(), own)
    with lexicon.using(own):
        base = lexicon.base()
        assert base.actors["abbas-araghchi"].wikidata == "Q900014"
        assert "عباس عراقجي المثال" in {a.form for a in base.aliases("ar") if a.actor == "abbas-araghchi"}
        assert base.career("abbas-araghchi") == before
        assert "Q900014" not in base.actors


def test_a_malformed_line_is_named_by_its_number_and_skipped(dump: Dump, own: str) -> None:
    bad: list[int] = []
    report = import_wikidata(
        dump(ANNA, '{"id": "Q1", ', "[1,2]", MINISTER), own, bad=lambda number, _: bad.append(number)
    )
    assert bad == [2, 3]
    assert report.bad == 2
    assert report.persons == 1


@pytest.mark.parametrize("name", ["dump.json", "dump.json.gz", "dump.json.bz2"])
@pytest.mark.parametrize("array", [False, True])
def test_every_shape_of_a_dump_is_read(dump: Dump, name: str, array: bool) -> None:
    assert [one.id for one in items(dump(name=name, array=array))] == [one["id"] for one in ALL]


def test_dates_are_as_fine_as_wikidata_says(dump: Dump) -> None:
    [anna] = items(dump(ANNA))
    assert [(one.start, one.end) for one in anna.claims["P39"]] == [("2031-02-05", ""), ("2029", "2031-01")]


def test_importing_again_changes_nothing(dump: Dump, own: str) -> None:
    import_wikidata(dump(), own)
    first = {path.name: path.read_bytes() for path in Path(own).iterdir()}
    import_wikidata(dump(), own)
    assert {path.name: path.read_bytes() for path in Path(own).iterdir()} == first


@pytest.mark.parametrize(
    ("label", "owner", "role"),
    [
        ("Minister of Foreign Affairs of Iran", "IRN", "foreign-minister"),
        ("Prime Minister of the United Kingdom", "GBR", "prime-minister"),
        ("President of Turkey", "TUR", "president"),
        ("Secretary-General of the United Nations", "org.un", "secretary-general"),
        ("French Foreign Minister", "FRA", "foreign-minister"),
        ("Prime Minister", "", "prime-minister"),
        ("President of the Senate of France", None, "president"),
        ("Vice President of Iran for Women", None, "vice-president"),
    ],
)
def test_the_label_of_a_post_says_whose_and_which(label: str, owner: str | None, role: str) -> None:
    assert read_label(label) == (owner, role)
