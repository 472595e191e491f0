"""``ruznama actors``: what each verb prints, and its exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from ruznama.cli import run

Ruz = Callable[..., tuple[int, str, str]]
ENVOY = (
    "add",
    "Lena Okonkwo",
    "--country",
    "NGA",
    "--office",
    "nga.envoy-sudan",
    "--role",
    "envoy-sudan",
    "--from",
    "2030",
)
NEWS = "Talks in Abuja\nOn 5 June 2031 Lena Okonkwo, the Nigerian envoy, met the president of Turkey in Ankara."


@pytest.fixture
def ruz(desk: Callable[..., Ruz], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ruz:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return partial(desk({}), "actors")


def listed(out: str) -> list[str]:
    return [actor["id"] for actor in json.loads(out)["actors"]]


@pytest.mark.parametrize("country", ["IRN", "ir", "Iran", "ایران", "إيران"])
def test_list_takes_a_country_by_code_or_name(ruz: Ruz, country: str) -> None:
    code, out, _ = ruz("list", "--kind", "person", "--country", country, "--json")
    assert code == 0
    assert "abbas-araghchi" in listed(out)
    assert "donald-trump" not in listed(out)


def test_list_takes_a_post_and_a_date(ruz: Ruz) -> None:
    assert listed(ruz("list", "--office", "usa.president", "--on", "2010", "--json")[1]) == ["barack-obama"]
    assert {"joe-biden", "donald-trump"} <= set(listed(ruz("list", "--office", "usa.president", "--json")[1]))
    assert "emmanuel-macron" in listed(ruz("list", "--office", "president", "--on", "2020", "--json")[1])


def test_list_prints_one_actor_a_line(ruz: Ruz) -> None:
    code, out, err = ruz("list", "--office", "usa.president", "--on", "2010")
    assert (code, out.split()[0]) == (0, "barack-obama")
    assert "1 actor" in err


def test_list_of_nobody_is_no_failure(ruz: Ruz) -> None:
    code, out, err = ruz("list", "--kind", "outlet", "--office", "usa.president")
    assert (code, out) == (0, "")
    assert "nobody" in err


@pytest.mark.parametrize("name", ["abbas-araghchi", "عراقچی", "عراقجي", "Abbas Araghchi"])
def test_show_prints_names_and_posts_over_time(ruz: Ruz, name: str) -> None:
    code, out, _ = ruz("show", name)
    assert code == 0
    assert "Foreign Minister of Iran" in out
    assert "عباس عراقجي" in out


def test_show_of_nobody_is_exit_code_4(ruz: Ruz) -> None:
    assert ruz("show", "Nobody At All")[0] == 4


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--country", "Narnia"], ["list", "--office", "wizard"], ["list", "--office", "president", "--on", "soon"],
        ["add", "آنا"], ["add", "A B", "--office", "x.y"], ["add", "A B", "--from", "soon"], ["same", "one"],
        ["same", "a", "b", "--tsv", "x"], ["add", "A B", "--status", "crowned"],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(ruz: Ruz, words: list[str]) -> None:
    code, out, err = ruz(*words)
    assert (code, out) == (2, "")
    assert "Error" in err


def test_what_is_added_is_in_the_base(ruz: Ruz, tmp_path: Path) -> None:
    code, out, _ = ruz("add", "Lena Okonkwo", "--country", "Nigeria", "--fa", "لنا اوکونکو", "--short-en", "Okonkwo",
                       "--office", "nga.envoy-sudan", "--role", "envoy-sudan", "--from", "2030-01", "--json")  # fmt: skip
    assert code == 0
    assert json.loads(out)["findings"] == []
    assert (tmp_path / "config" / "ruznama" / "actors" / "persons.tsv").is_file()
    shown = json.loads(ruz("show", "lena-okonkwo", "--json")[1])["actors"][0]
    assert shown["country"] == "NGA"
    assert shown["spellings"]["fa"] == ["لنا اوکونکو"]
    assert shown["offices"][0]["office"] == "nga.envoy-sudan"


def test_more_spellings_go_to_whom_the_base_knows(ruz: Ruz) -> None:
    assert ruz("add", "Abbas Araghchi", "--fa", "عباس عراقچیان")[0] == 0
    assert json.loads(ruz("show", "عباس عراقچیان", "--json")[1])["actors"][0]["id"] == "abbas-araghchi"


def test_a_new_post_needs_a_role_and_a_country(ruz: Ruz) -> None:
    assert ruz("add", "Lena Okonkwo", "--country", "NGA", "--office", "nga.envoy-x", "--role", "envoy")[0] == 0
    assert listed(ruz("list", "--office", "nga.envoy-x", "--json")[1]) == ["lena-okonkwo"]


@pytest.mark.parametrize("target", ["mine.toml", "folder"])
def test_a_path_of_ones_own_is_used_by_read(
    ruz: Ruz, tmp_path: Path, capsys: pytest.CaptureFixture[str], target: str
) -> None:
    assert ruz(*ENVOY, "--actors", target)[0] == 0
    (tmp_path / "one.txt").write_text(NEWS, "utf-8")
    found = []
    for more in ((), ("--actors", target)):
        assert run(("read", "one.txt", "--published", "2031-06-06", "--format", "jsonl", *more)) == 0
        found.append(json.loads(capsys.readouterr().out))
    plain, mine = found
    assert "lena-okonkwo" in {mention["actor"] for mention in mine["mentions"]}
    assert "lena-okonkwo" not in {mention["actor"] for mention in plain["mentions"]}
    assert plain["coder"]["resources"] != mine["coder"]["resources"]
    assert plain["coder"]["config"] == mine["coder"]["config"]


def test_several_processes_use_it_too(ruz: Ruz, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ruz(*ENVOY)[0] == 0
    (tmp_path / "one.txt").write_text(NEWS, "utf-8")
    assert run(("read", "one.txt", "--published", "2031-06-06", "--format", "jsonl", "--jobs", "2")) == 0
    record = json.loads(capsys.readouterr().out)
    assert "lena-okonkwo" in {mention["actor"] for mention in record["mentions"]}


def test_the_setting_stands_in_ruznama_toml_and_the_environment(
    ruz: Ruz, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ruz("add", "Lena Okonkwo", "--country", "NGA", "--actors", "mine.toml")
    assert ruz("show", "lena-okonkwo")[0] == 4
    (tmp_path / "ruznama.toml").write_text('actors = "mine.toml"\n', "utf-8")
    assert ruz("show", "lena-okonkwo")[0] == 0
    (tmp_path / "ruznama.toml").unlink()
    monkeypatch.setenv("RUZNAMA_ACTORS", "mine.toml")
    assert ruz("show", "lena-okonkwo")[0] == 0


def test_a_path_that_leads_nowhere_is_exit_code_2(ruz: Ruz) -> None:
    code, _, err = ruz("list", "--actors", "nowhere.toml")
    assert code == 2
    assert "nowhere.toml" in err
    assert "Traceback" not in err


PLANTED = {
    "persons.tsv": "id\tname\tcountry\tfa\tsource\nben-one\tBen One\tFRA\tبن وان\town\nben-two\tBen Two\tFRA\tبن وان\t",
    "offices.tsv": "id\tname\towner\trole\tsource\nxx.minister\tMinister of Nowhere\t\tminister\town",
    "tenures.tsv": "office\tperson\tstart\tend\tstatus\tsource\nfra.president\tben-one\t2018-01\t2020-01\telected\town",
}


def test_check_finds_planted_errors(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    for name, text in PLANTED.items():
        (tmp_path / "mine" / name).write_text(text, "utf-8")
    code, out, err = ruz("check", "--actors", "mine")
    assert code == 0
    for words in ("fra.president held twice", "means ben-one and ben-two", "no known owner", "no source: ben-two"):
        assert words in out
    assert "finding" in err
    assert ruz("check", "--strict", "--actors", "mine")[0] == 1
    assert len(json.loads(ruz("check", "--json", "--actors", "mine")[1])["findings"]) >= 4


def test_the_base_that_comes_with_the_program_is_sound(ruz: Ruz) -> None:
    assert ruz("check", "--strict")[:2] == (0, "")


def test_same_says_why(ruz: Ruz) -> None:
    code, out, _ = ruz("same", "ترامب", "Trump")
    assert (code, out.split("\t")[0], out.split("\t")[2].strip()) == (0, "same", "base: Donald Trump")
    assert ruz("same", "دونالد ترامب", "ایوانکا ترامپ")[1].startswith("different")


def test_same_reads_pairs_from_a_file_and_names_bad_lines(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "pairs.tsv").write_text("ترامب\tترمپ\nalone\n\nكيم سونغ\tسونگ کیم\n", "utf-8")
    code, out, err = ruz("same", "--tsv", "pairs.tsv", "--format", "jsonl", "--key-only")
    assert code == 3
    assert "line 2" in err
    rows = [json.loads(line) for line in out.splitlines()]
    assert [list(row) for row in rows] == [["a", "b", "same", "distance", "why"]] * 2
    assert [row["same"] for row in rows] == [True, False]


def test_what_is_exported_can_be_imported(ruz: Ruz, tmp_path: Path) -> None:
    ruz("add", "Lena Okonkwo", "--country", "NGA", "--fa", "لنا اوکونکو", "--office", "nga.envoy-sudan",
        "--role", "envoy-sudan", "--from", "2030", "--actors", "mine")  # fmt: skip
    _, out, _ = ruz("export", "ftm", "--actors", "mine")
    (tmp_path / "all.ftm.json").write_text(out + "{broken\n", "utf-8")
    code, out, err = ruz("import", "ftm", "all.ftm.json", "--actors", "other", "--json")
    assert code == 3
    assert "line " in err
    assert json.loads(out)["rows"] == {"persons": 1, "offices": 1, "tenures": 1}
    mine, other = (json.loads(ruz("show", "لنا اوکونکو", "--json", "--actors", p)[1]) for p in ("mine", "other"))
    assert mine == other


def test_import_wikidata_tells_what_it_brought(ruz: Ruz, tmp_path: Path) -> None:
    line = {
        "id": "Q900010", "labels": {"en": {"value": "Anna Example"}}, "aliases": [],
        "claims": {
            "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
            "P27": [{"mainsnak": {"datavalue": {"value": {"id": "Q657"}}}}],
            "P39": [{"mainsnak": {"datavalue": {"value": {"id": "Q900001"}}}}],
        },
    }  # fmt: skip
    (tmp_path / "dump.json").write_text("[\n" + json.dumps(line) + ",\n{oops},\n]\n", "utf-8")
    code, out, err = ruz("import", "wikidata", "dump.json")
    assert code == 3
    assert "1 person new" in out
    assert "dump.json line 3: " in err
    assert ruz("show", "Q900010")[0] == 0


@pytest.mark.parametrize("what", ["wikidata", "ftm"])
def test_a_file_that_is_not_there_is_exit_code_3(ruz: Ruz, what: str) -> None:
    code, _, err = ruz("import", what, "nowhere.json")
    assert code == 3
    assert "nowhere.json" in err
