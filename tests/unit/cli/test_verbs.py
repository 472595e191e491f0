"""The verbs in this process: options, exit codes, what goes to which stream. See tests/e2e for the real program."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ruznama.cli import run
from ruznama.cli.main import _VERBS

NEWS = "Envoy in Aland\nOn 5 March 2024 the foreign minister of France met the president of Turkey in Ankara."
Ruz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ruz(desk: Callable[..., Ruz]) -> Ruz:
    return desk({"one.txt": NEWS})


def test_no_verb_prints_the_help(ruz: Ruz) -> None:
    code, out, _ = ruz()
    assert code == 0
    assert all(verb in out for verb in _VERBS)


@pytest.mark.parametrize("verb", sorted(_VERBS))
def test_every_verb_has_help_that_says_what_it_does(ruz: Ruz, verb: str) -> None:
    code, out, err = ruz(verb, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("Usage: ruznama")
    assert len(out.splitlines()) > 4


@pytest.mark.parametrize(
    "words",
    [
        ["timelin"], ["read"], ["read", "--format", "xml", "one.txt"], ["timeline", "--limit", "0"],
        ["timeline", "--type", "DANCE"], ["dates"], ["dates", "x", "--jsonl", "y"], ["dates", "x", "--anchor", "soon"],
        ["read", "--merged", "--format", "csv", "one.txt"], ["add", "--lang", "xx", "one.txt"], ["--colour"],
        ["dates", "--lang", "und", "x"],
    ],
)  # fmt: skip
def test_wrong_usage_is_exit_code_2(ruz: Ruz, words: list[str]) -> None:
    code, out, err = ruz(*words)
    assert (code, out) == (2, "")
    assert "Error" in err


def test_a_verb_that_is_nearly_right_is_suggested(ruz: Ruz) -> None:
    assert "Did you mean timeline?" in ruz("timelin")[2]


@pytest.mark.parametrize("verb", ["timeline", "conflicts", "rebuild"])
def test_without_an_archive_the_way_to_one_is_told(ruz: Ruz, verb: str) -> None:
    code, out, err = ruz(verb)
    assert (code, out) == (5, "")
    assert "ruznama add" in err


def test_the_archive_may_be_named_before_or_after_the_verb(ruz: Ruz, tmp_path: Path) -> None:
    assert ruz("--db", str(tmp_path / "x.db"), "add", "one.txt")[0] == 0
    assert ruz("timeline", "--db", str(tmp_path / "x.db"))[0] == 0
    assert not (tmp_path / "archive.db").exists()


def test_add_tells_what_it_did(ruz: Ruz, tmp_path: Path) -> None:
    code, out, _ = ruz("add", "one.txt", "--json")
    found = json.loads(out)
    assert (code, found["added"], found["failed"], found["db"]) == (0, 1, 0, str(tmp_path / "archive.db"))
    assert json.loads(ruz("add", "one.txt", "--json")[1])["known"] == 1


def test_add_names_what_it_could_not_read_and_keeps_the_rest(ruz: Ruz) -> None:
    code, out, err = ruz("add", "one.txt", "gone.txt", "--json")
    assert code == 3
    assert json.loads(out)["added"] == 1
    assert "gone.txt" in err


@pytest.mark.parametrize("form", ["timeline", "json", "jsonl", "csv", "statements"])
def test_read_prints_every_format_and_keeps_nothing(ruz: Ruz, tmp_path: Path, form: str) -> None:
    code, out, _ = ruz("read", "--format", form, "one.txt")
    assert code == 0
    if form == "jsonl":
        assert json.loads(out)["schema"] == 1
    if form == "json":
        assert len(json.loads(out)["records"]) == 1
    if form == "csv":
        assert out.startswith("id,type,mode,status,date")
    assert not (tmp_path / "archive.db").exists()


def test_read_tells_why_a_trigger_is_an_event_or_none(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "why.txt").write_text("Germany rejected talks with Iran. Canada signed for nothing.")
    code, out, _ = ruz("read", "why.txt", "--why")
    assert code == 0
    assert '"rejected"  REJECT happened  (en.verb.reject)' in out
    assert 'recipient: "Iran" as with: Iran' in out
    assert '"signed"  no AGREE: a word that the row asks for is missing' in out
    assert "considered" not in ruz("read", "why.txt")[1]


def test_read_merged_prints_one_object(ruz: Ruz) -> None:
    code, out, _ = ruz("read", "one.txt", "one.txt", "--merged", "--format", "json")
    assert code == 0
    assert set(json.loads(out)) == {"records", "canonical", "sayings", "stories", "conflicts"}


def test_read_takes_what_the_page_does_not_say(ruz: Ruz) -> None:
    _, out, _ = ruz(
        "read", "one.txt", "--format", "jsonl", "--published", "2024-03-06", "--lang", "en", "--source", "Post"
    )
    item = json.loads(out)["article"]
    assert (item["published"]["value"], item["published"]["origin"], item["lang"]) == ("2024-03-06", "option", "en")
    assert item["outlet"]["name"] == "Post"


def test_timeline_json_is_one_object_with_rows(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    code, out, _ = ruz("timeline", "--json")
    found = json.loads(out)
    assert (code, found["schema"]) == (0, 1)
    for row in found["events"]:
        assert row["sentence"]
        assert NEWS[row["quotes"][0]["start"] : row["quotes"][0]["end"]] == row["quotes"][0]["text"]


def test_timeline_of_an_unknown_name_is_empty_and_says_why(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    code, out, err = ruz("timeline", "--actor", "Napoleon")
    assert (code, out) == (0, "")
    assert "Napoleon" in err


@pytest.mark.parametrize("words", [["show", "e_none"], ["actor", "Napoleon"], ["explain", "RZ999"], ["remove", "x"]])
def test_what_is_not_found_is_exit_code_4(ruz: Ruz, words: list[str]) -> None:
    ruz("add", "one.txt")
    code, out, err = ruz(*words)
    assert (code, out) == (4, "")
    assert words[1] in err


def test_a_wrong_date_is_told_with_the_right_form(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    code, _, err = ruz("timeline", "--from", "yesterday")
    assert code == 2
    assert "2021-05" in err


def test_remove_takes_an_article_out_with_all_versions(ruz: Ruz, tmp_path: Path) -> None:
    ruz("add", "one.txt")
    (tmp_path / "one.txt").write_text(NEWS + " They spoke of trade.")
    assert json.loads(ruz("add", "one.txt", "--json")[1])["version"] == 1
    code, out, _ = ruz("remove", "one.txt", "--json")
    assert (code, len(json.loads(out)["removed"])) == (0, 2)
    assert json.loads(ruz("timeline", "--json")[1])["events"] == []


def test_rebuild_gives_the_same_archive(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    before = ruz("timeline", "--json")[1]
    code, out, _ = ruz("rebuild", "--json")
    found = json.loads(out)
    assert code == 0
    assert found["before"] == found["after"]
    assert ruz("timeline", "--json")[1] == before


def test_what_was_added_without_a_merge_is_merged_when_shown(ruz: Ruz) -> None:
    ruz("add", "one.txt", "--no-merge")
    _, out, err = ruz("timeline", "--json")
    assert "merging" in err
    merged = out
    assert ruz("timeline", "--json")[1:] == (merged, "")


def test_a_damaged_archive_is_exit_code_6(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_bytes(b"not a database at all, but long enough to be looked at" * 100)
    for verb in ("timeline", "doctor"):
        code, out, err = ruz(verb)
        assert code == 6
        assert "archive.db" in out + err


def test_doctor_is_content_with_a_new_archive(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    code, out, _ = ruz("doctor", "--json")
    found = json.loads(out)["findings"]
    assert code == 0
    assert {finding["level"] for finding in found} <= {"ok", "note"}
    assert any(finding["name"] == "archive" and "1 en" in finding["text"] for finding in found)


def test_doctor_tells_that_the_articles_were_coded_otherwise(ruz: Ruz, monkeypatch: pytest.MonkeyPatch) -> None:
    ruz("add", "one.txt")
    monkeypatch.setenv("RUZNAMA_MAX_CHARS", "1000")
    assert "ruznama rebuild" in ruz("doctor")[1]
    assert ruz("doctor", "--strict")[0] == 1


def test_config_tells_where_a_value_comes_from(ruz: Ruz) -> None:
    found = {setting["name"]: setting for setting in json.loads(ruz("config", "--json")[1])["settings"]}
    assert found["db"]["origin"] == "RUZNAMA_DB"
    assert found["jobs"] == {"name": "jobs", "value": 1, "origin": "default"}


def test_schema_is_the_schema_of_what_read_prints(ruz: Ruz) -> None:
    schema = json.loads(ruz("schema")[1])
    record = json.loads(ruz("read", "one.txt", "--format", "jsonl")[1])
    assert set(record) <= set(schema["$defs"]["Record"]["properties"])
    assert "canonical" in json.loads(ruz("schema", "--merged")[1])["$defs"]["Merged"]["properties"]


@pytest.mark.parametrize("code", ["RZ104", "rz104", "CONSULT", "consult/visit"])
def test_explain_knows_issues_and_types(ruz: Ruz, code: str) -> None:
    status, out, _ = ruz("explain", code)
    assert status == 0
    assert "meaning" in out


def test_explain_knows_every_rule_that_is_written_down(ruz: Ruz) -> None:
    from ruznama import lexicon

    rules = [rule["id"] for _, _, rule in lexicon.all_rules()]
    assert len(rules) == len(set(rules))
    for rule in rules[:3]:
        assert rule in ruz("explain", rule)[1]


def test_dates_tags_a_text_with_its_anchor(ruz: Ruz) -> None:
    code, out, _ = ruz("dates", "They met yesterday.", "--anchor", "2024-03-05", "--lang", "en", "--json")
    [time] = json.loads(out)["times"]
    assert code == 0
    assert (time["value"], time["surface"], time["start"]) == ("2024-03-04", "yesterday", 9)


def test_dates_says_why(ruz: Ruz) -> None:
    _, out, _ = ruz("dates", "yesterday and 12 Esfand 1402", "--anchor", "2024-03-05", "--lang", "en")
    first, second = (line.split("\t") for line in out.splitlines())
    assert first == ["0-9", "DATE", "2024-03-04", "yesterday", "from 2024-03-05; en.time.today"]
    assert second[4] == "persian 1402-12-12; en.time.day-month-year"


def test_dates_without_an_anchor_takes_the_dateline_or_asks_for_one(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Talks resume in Muscat\n5 March 2024\nThe two sides met yesterday in Oman.\n")
    assert "2024-03-04" in ruz("dates", "page.txt", "--lang", "en")[1]
    assert "--anchor" in ruz("dates", "They met yesterday.", "--lang", "en")[2]


def test_dates_writes_timeml(ruz: Ruz) -> None:
    _, out, _ = ruz("dates", "on 5 March 2024", "--lang", "en", "--timeml")
    assert '<TIMEX3 tid="t1" type="DATE" value="2024-03-05">5 March 2024</TIMEX3>' in out
    assert ruz("dates", "x", "--timeml", "--json")[0] == 2


def test_dates_names_the_line_whose_anchor_is_no_date(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text('{"id": 1, "lang": "en", "text": "yesterday", "anchor": "soon"}\n')
    code, _, err = ruz("dates", "--jsonl", "d.jsonl")
    assert code == 3
    assert "line 1: the anchor 'soon' is no date; write YYYY-MM-DD" in err


def test_dates_tags_lines_and_names_the_broken_one(ruz: Ruz, tmp_path: Path) -> None:
    lines = [
        {"id": "a", "lang": "en", "text": "They met on 5 March 2024.", "anchor": None},
        {"id": "b", "lang": "en", "text": "They met."},
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\nbroken\n\n")
    code, out, err = ruz("dates", "--jsonl", "d.jsonl")
    found = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [one["id"] for one in found] == ["a", "b"]
    assert found[0]["predicted"][0]["value"] == "2024-03-05"
    assert found[1]["predicted"] == []
    assert "line 3" in err


def test_a_fault_of_the_program_is_told_without_a_traceback(ruz: Ruz, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ruznama.cli.settings.load", lambda **_: 1 / 0)
    code, _, err = ruz("config")
    assert code == 5
    assert "--debug" in err
    assert "Traceback" not in err
    with pytest.raises(ZeroDivisionError):
        run(["config", "--debug"])


def test_explain_knows_every_rule_that_the_sample_news_were_read_by(ruz: Ruz) -> None:
    from ruznama import lexicon
    from ruznama.cli.explain import meaning

    for number, sample in enumerate(lexicon.samples()):
        Path(f"{number}-{sample.name}").write_bytes(sample.data)
    records = json.loads(ruz("read", ".", "--merged", "--json")[1])
    items = [
        item
        for one in records["records"]
        for layer in ("times", "mentions", "statements", "events")
        for item in one[layer]
    ]
    named = {rule for item in items for rule in item["rules"]} | {one["rule"] for one in records["conflicts"]}
    assert len(named) > 100
    assert [rule for rule in sorted(named) if not meaning(rule)] == []


@pytest.mark.parametrize(
    "code", ["en.verb.meet", "ar.noun.اقتحام", "frame.visit", "terms-differ", "fa.time.weekday", "en.time.publication"]
)
def test_explain_says_the_rule_it_was_asked_for(ruz: Ruz, code: str) -> None:
    status, out, _ = ruz("explain", code)
    assert status == 0
    assert out.split("\n")[0].split() == ["rule", code]


def test_a_time_rule_is_explained_in_its_own_language(ruz: Ruz) -> None:
    assert json.loads(ruz("explain", "fa.time.weekday", "--json")[1])["file"] == "resources/fa/time_rules.toml"


@pytest.mark.parametrize("date", ["2025-13-40", "soon", "1404-03-22"])
@pytest.mark.parametrize("words", [["read", "one.txt", "--published"], ["dates", "yesterday", "--anchor"]])
def test_a_date_of_publication_must_be_a_gregorian_date(ruz: Ruz, words: list[str], date: str) -> None:
    code, out, err = ruz(*words, date)
    assert (code, out) == (2, "")
    assert date in err
    assert "2021-05-21" in err


def test_a_date_of_publication_may_have_a_time(ruz: Ruz) -> None:
    [record] = json.loads(ruz("read", "one.txt", "--json", "--published", "2024-03-06T10:30")[1])["records"]
    assert record["article"]["published"]["value"] == "2024-03-06T10:30"


def test_hijri_years_are_refused_as_bounds_of_a_timeline(ruz: Ruz) -> None:
    ruz("add", "one.txt")
    code, _, err = ruz("timeline", "--from", "1403-01")
    assert code == 2
    assert "Hijri" in err


def test_every_verb_takes_db_and_every_result_is_json_when_asked(ruz: Ruz, tmp_path: Path) -> None:
    for words in (["read", "one.txt"], ["schema"], ["dates", "today"], ["explain", "CONSULT"]):
        code, out, err = ruz(*words, "--json", "--db", str(tmp_path / "other.db"))
        assert code == 0, err
        assert isinstance(json.loads(out), dict)
    assert not (tmp_path / "other.db").exists()


def test_json_and_another_format_exclude_each_other(ruz: Ruz) -> None:
    assert ruz("read", "one.txt", "--json", "--format", "csv")[0] == 2


def test_one_is_told_in_the_singular(ruz: Ruz) -> None:
    assert "in 1 article." in ruz("read", "one.txt")[2]


def test_what_gave_nothing_is_not_recommended_for_keeping(ruz: Ruz) -> None:
    assert "ruznama add" not in ruz("read", "missing.txt")[2]


def test_standard_input_is_called_so(ruz: Ruz, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    class _Stream:
        buffer = io.BytesIO(NEWS.encode())

    monkeypatch.setattr(sys, "stdin", _Stream())
    assert "standard input (en)" in ruz("read", "-")[1]


SPEECH = "On 5 March 2024 Sergei Lavrov said the talks were useful. Antony Blinken denied that they had taken place."


def test_read_lists_statements_as_lines_of_json(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text(SPEECH)
    code, out, _ = ruz("read", "speech.txt", "--format", "statements", "--json", "--act", "say")
    [line] = [json.loads(text) for text in out.splitlines()]
    assert code == 0
    assert (line["speaker"]["name"], line["act"], line["content"]) == ("Sergey Lavrov", "say", "the talks were useful")
    assert SPEECH[line["start"] : line["end"]] == line["content"]


def test_read_finds_statements_by_speaker_and_day(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text(SPEECH)
    assert "Antony Blinken: deny" in ruz("read", "speech.txt", "--format", "statements", "--speaker", "Blinken")[1]
    assert ruz("read", "speech.txt", "--format", "statements", "--since", "2025")[1] == ""


def test_filters_of_statements_need_statements(ruz: Ruz) -> None:
    assert ruz("read", "one.txt", "--act", "say")[0] == 2
    assert ruz("actor", "Lavrov", "--since", "2024")[0] == 2


def test_actor_tells_offices_over_time(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text(SPEECH)
    ruz("add", "speech.txt")
    lines = ruz("actor", "Lavrov")[1].splitlines()
    assert lines[lines.index("offices") + 1].startswith("  2004-03-09/..          Foreign Minister of Russia, current")
    blinken = json.loads(ruz("actor", "Blinken", "--json")[1])["tenures"]
    assert ("usa.foreign-minister", "USA", "", False) in {
        (one["id"], one["owner"], one["status"], one["current"]) for one in blinken
    }


def test_actor_lists_what_was_said(ruz: Ruz, tmp_path: Path) -> None:
    (tmp_path / "speech.txt").write_text(SPEECH)
    ruz("add", "speech.txt")
    code, out, _ = ruz("actor", "Lavrov", "--said", "--since", "2024-03", "--until", "2024-03", "--act", "say")
    assert code == 0
    assert out.startswith('2024-03-05  say: "the talks were useful"')
    assert json.loads(ruz("actor", "Lavrov", "--said", "--act", "deny", "--json")[1])["statements"] == []
