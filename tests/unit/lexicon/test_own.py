"""A user's own actors add to the base and win over it, within their block only."""

from __future__ import annotations

from pathlib import Path

import pytest

from ruznama import lexicon
from ruznama.errors import ConfigError
from ruznama.lexicon.own import join
from ruznama.lexicon.own_files import append, columns, replace

TOML = """
[[persons]]
id = "lena-okonkwo"
name = "Lena Okonkwo"
country = "NGA"
fa = ["لنا اوکونکو", "لنا اکونکوو"]
source = "own"

[[persons]]
id = "abbas-araghchi"
fa = ["عباس عراقچیان", "!عراقچی"]

[[tenures]]
office = "nga.foreign-minister"
person = "lena-okonkwo"
start = 2024-05-01
status = "elected"
source = "own"
"""


@pytest.fixture
def toml(tmp_path: Path) -> str:
    path = tmp_path / "mine.toml"
    path.write_text(TOML, "utf-8")
    return str(path)


def forms(actor: str, lang: str) -> list[str]:
    return [alias.form for alias in lexicon.base().aliases(lang) if alias.actor == actor and alias.lang == lang]


def test_new_people_and_terms_are_there_inside_the_block_only(toml: str) -> None:
    with lexicon.using(toml):
        assert lexicon.base().actors["lena-okonkwo"].country == "NGA"
        assert "لنا اکونکوو" in forms("lena-okonkwo", "fa")
        held = [tenure.person for tenure in lexicon.base().holders("nga.foreign-minister", "2024-06")]
        assert "lena-okonkwo" in held
    assert "lena-okonkwo" not in lexicon.base().actors


def test_forms_of_a_known_person_are_added_first_and_taken_away(toml: str) -> None:
    listed = forms("abbas-araghchi", "fa")
    with lexicon.using(toml):
        mine = forms("abbas-araghchi", "fa")
        assert lexicon.base().actors["abbas-araghchi"].name == "Abbas Araghchi"
    assert mine[0] == "عباس عراقچیان"
    assert "عباس عراقچی" in mine
    assert "عباس عراقچی" in listed


def test_the_hash_of_the_resources_tells_whose_actors_were_used(toml: str, tmp_path: Path) -> None:
    plain = lexicon.digest()
    with lexicon.using(toml):
        first = lexicon.digest()
    Path(toml).write_text(TOML.replace("2024-05-01", "2024-05-02"), "utf-8")
    with lexicon.using(toml):
        second = lexicon.digest()
    assert len({plain, first, second}) == 3
    assert lexicon.digest() == plain
    folder = tmp_path / "folder"
    append(str(folder), "persons", [{"id": "x-y", "name": "X Y", "country": "NGA", "source": "own"}])
    with lexicon.using(str(folder)):
        assert lexicon.base().actors["x-y"].name == "X Y"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("mine.toml", "[[persons]\n", "mine.toml"),
        ("mine.toml", "[[people]]\nid = 'a'\n", "no table is called 'people'"),
        ("mine.toml", "persons = 3\n", "write [[persons]]"),
        ("mine.toml", "[[persons]]\nname = 'No Id'\n", "has no id"),
        ("d/persons.tsv", "id\tname\na\tA\tB\n", "line 2: 3 cells, 2 columns"),
        ("d/people.tsv", "id\tname\n", "no table is called 'people'"),
        ("nowhere.toml", None, "no actors of your own"),
    ],
)
def test_a_malformed_file_is_refused_and_named(tmp_path: Path, name: str, content: str | None, words: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, "utf-8")
    target = path.parent if path.parent != tmp_path else path
    with pytest.raises(ConfigError, match=r".") as raised, lexicon.using(str(target)):
        pass
    assert words in str(raised.value)


def test_a_row_can_be_taken_away() -> None:
    rows = ({"id": "a", "name": "A", "fa": "آ"}, {"id": "b", "name": "B", "fa": "ب"})
    assert [row["id"] for row in join("persons", rows, [{"id": "!a"}])] == ["b"]


def test_a_term_of_ones_own_replaces_that_of_the_same_person_in_the_same_post() -> None:
    rows = (
        {"office": "x.president", "person": "a", "start": "2001", "end": "2005"},
        {"office": "x.president", "person": "b", "start": "2005", "end": ""},
    )
    mine = [{"office": "x.president", "person": "a", "start": "2002"}]
    assert sorted(row["start"] for row in join("tenures", rows, mine)) == ["2002", "2005"]


@pytest.mark.parametrize("name", ["mine.toml", "folder"])
def test_what_is_appended_is_read_back(tmp_path: Path, name: str) -> None:
    path = str(tmp_path / name)
    append(path, "persons", [{"id": "a-b", "name": 'A "B"', "country": "FRA", "fa": "آ ب|آ بی", "source": "own"}])
    append(path, "persons", [{"id": "a-b", "fa": "آ ب ج"}])
    with lexicon.using(path):
        assert lexicon.base().actors["a-b"].name == 'A "B"'
        assert forms("a-b", "fa") == ["آ ب ج", "آ ب", "آ بی"]


def test_an_import_replaces_an_earlier_one_and_leaves_what_was_written_by_hand(tmp_path: Path) -> None:
    path = str(tmp_path)
    append(path, "persons", [{"id": "mine", "name": "Mine", "source": "own"}])
    assert replace(path, "persons", [{"id": "q1", "name": "One", "source": "dump"}], source="dump") == 1
    assert replace(path, "persons", [{"id": "q2", "name": "Two", "source": "dump"}], source="dump") == 1
    with lexicon.using(path):
        actors = lexicon.base().actors
        assert "mine" in actors
        assert "q2" in actors
        assert "q1" not in actors


def test_an_import_does_not_write_into_a_file_of_ones_own(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="folder"):
        replace(str(tmp_path / "mine.toml"), "persons", [], source="dump")


def test_columns_are_those_of_the_table() -> None:
    assert columns("tenures")[:4] == ("office", "person", "start", "end")
    assert {"ar", "fa", "prs", "en", "source"} <= set(columns("persons"))
