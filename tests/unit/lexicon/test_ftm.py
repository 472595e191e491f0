"""FollowTheMoney entities out and in again."""

from __future__ import annotations

from ruznama import lexicon
from ruznama.lexicon.ftm import Entity, entities, read_entities
from ruznama.lexicon.own import TABLES, shared


def test_the_whole_base_survives_the_round_trip() -> None:
    back: dict[str, list[dict[str, str]]] = {}
    for table, row in read_entities(entities()):
        back.setdefault(table, []).append(row)
    for table in ("persons", "orgs", "outlets", "offices", "tenures"):
        assert table in TABLES
        assert back[table] == [{column: cell for column, cell in row.items() if cell} for row in shared(table)]


def test_entities_speak_the_vocabulary() -> None:
    found = list(entities())
    assert {one.schema for one in found} == {"Person", "PublicBody", "Organization", "Position", "Occupancy"}
    known = {one.id: one for one in found}
    person = known["abbas-araghchi"].properties
    assert person["name"] == ["Abbas Araghchi"]
    assert person["nationality"] == ["ir"]
    assert "عباس عراقچی" in person["alias"]
    assert known["irn.foreign-minister"].properties["country"] == ["ir"]
    for one in found:
        if one.schema == "Occupancy":
            assert known[one.properties["holder"][0]].schema == "Person"
            assert known[one.properties["post"][0]].schema == "Position"


def test_ids_are_unique() -> None:
    ids = [one.id for one in entities()]
    assert len(ids) == len(set(ids))


FOREIGN = [
    Entity("T1", "Occupancy", {"holder": ["P1"], "post": ["O1"], "startDate": ["2031-01-01"], "status": ["current"]}),
    Entity("P1", "Person", {"name": ["Anna Example"], "alias": ["آنا اگزمپل"], "nationality": ["td"]}),
    Entity("O1", "Position", {"name": ["Minister of Foreign Affairs"], "country": ["td"]}),
    Entity("O2", "Position", {"name": ["President of the Senate of Chad"], "country": ["td"]}),
    Entity("T2", "Occupancy", {"holder": ["P1"], "post": ["O2"], "startDate": ["2030-01-01"]}),
    Entity("B1", "PublicBody", {"name": ["Example Ministry of Chad"], "country": ["td"]}),
    Entity("A1", "Address", {"full": ["somewhere"]}),
]


def test_entities_of_others_are_read_by_their_properties() -> None:
    rows = list(read_entities(FOREIGN))
    tables = dict(rows)
    assert tables["persons"]["country"] == "TCD"
    assert tables["persons"]["fa"] == tables["persons"]["ar"] == "آنا اگزمپل"
    assert tables["orgs"]["sector"] == "GOV"
    terms = [(row["office"], row["person"], row["start"]) for table, row in rows if table == "tenures"]
    assert terms == [("tcd.foreign-minister", "P1", "2031-01-01")]


def test_a_term_that_ended_nobody_says_when_is_left_out() -> None:
    ended = Entity("T3", "Occupancy", {"holder": ["P1"], "post": ["O1"], "startDate": ["2001"], "status": ["ended"]})
    rows = [row for table, row in read_entities([FOREIGN[2], ended]) if table == "tenures"]
    assert rows == []


def test_reading_leaves_the_base_in_use_alone() -> None:
    before = lexicon.digest()
    list(read_entities(FOREIGN))
    assert lexicon.digest() == before
