"""The blind probes of dates and names hold what their scorers rely on; their figures are floors of the gate."""

from __future__ import annotations

import collections
import itertools
import json
import pathlib

import pytest

ROOT = pathlib.Path(__file__).parents[2]
GOLD = ROOT / "gold"
LANGUAGES = ("ar", "fa", "prs", "en")
FLOORS = json.loads((pathlib.Path(__file__).parent / "floors.json").read_text("utf-8"))
RUN = 8  # words: what may not be copied from the seeds


@pytest.fixture(scope="module")
def dates() -> list[dict]:
    lines = (GOLD / "dates" / "probes.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (GOLD / "names" / name).read_text("utf-8").splitlines()][1:]


def runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_a_span_of_a_date_is_where_its_words_are(dates: list[dict]) -> None:
    for item in dates:
        for want in item["expected"]:
            assert item["text"][want["start"] : want["end"]] == want["surface"], item["id"]


def test_spans_of_one_item_do_not_overlap(dates: list[dict]) -> None:
    for item in dates:
        for one, other in itertools.pairwise(item["expected"]):
            assert one["end"] <= other["start"], item["id"]


def test_identifiers_and_texts_are_unique(dates: list[dict]) -> None:
    assert len({item["id"] for item in dates}) == len(dates)
    assert len({(item["lang"], item["text"]) for item in dates}) == len(dates)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_quarter_of_each_language_holds_no_date(dates: list[dict], lang: str) -> None:
    mine = [item for item in dates if item["lang"] == lang]
    assert len(mine) >= 300
    assert sum(not item["expected"] for item in mine) >= len(mine) / 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_phenomenon_occurs_in_each_language(dates: list[dict], lang: str) -> None:
    # Month families and dual months are matters of Arabic script; a Solar date is a rare guest in Arabic and English.
    common = {item["phenomenon"] for item in dates} - {"month_family", "month_dual"}
    seen = collections.Counter(item["phenomenon"] for item in dates if item["lang"] == lang)
    assert common <= set(seen)


def test_no_probe_repeats_a_seed(dates: list[dict], shared: pathlib.Path) -> None:
    seeds = set().union(*(runs(path.read_text("utf-8")) for path in (shared / "seeds").glob("*.txt")))
    assert not [item["id"] for item in dates if runs(item["text"]) & seeds]


def test_no_spelling_belongs_to_two_people() -> None:
    owners = collections.defaultdict(set)
    for person, _, form in rows("variants.tsv"):
        owners[form].add(person)
    assert [form for form, people in owners.items() if len(people) > 1] == []


def test_each_person_is_spelled_in_every_language() -> None:
    seen = collections.defaultdict(set)
    for person, lang, _ in rows("variants.tsv"):
        seen[person].add(lang)
    assert {person for person, langs in seen.items() if langs != set(LANGUAGES)} == set()


def test_a_look_alike_is_two_different_names() -> None:
    pairs = rows("hard_negatives.tsv")
    assert len(pairs) >= 150
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_figures_of_the_dates_have_floors(lang: str) -> None:
    assert {f"probes dates {name} | {lang}" for name in ("span_f1", "value_f1", "negatives_clean")} <= set(FLOORS)


@pytest.mark.parametrize("how", ["base", "key"])
def test_the_figures_of_the_names_have_floors(how: str) -> None:
    assert {f"probes names {name} | {how}" for name in ("within script", "with English", "look-alikes apart")} <= set(
        FLOORS
    )
