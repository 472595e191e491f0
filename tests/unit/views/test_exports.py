"""The formats of other projects, read back by a reader that knows nothing of ours."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import msgspec
import pandas as pd
import pytest

from ruznama.model import Event
from ruznama.store import Query, SqliteStore
from ruznama.views.exports import GDELT_EVENTS, GDELT_MENTIONS, ICEWS, POLECAT, gdelt, icews, parquet, polecat
from ruznama.views.exports.deeds import cells, realized

ADDED = "20240310120000"


def frame(rows, columns=None) -> pd.DataFrame:
    """Rows through a file, as pandas reads it with every code kept as text."""
    file = io.StringIO("".join("\t".join(row) + "\n" for row in rows))
    return pd.read_csv(
        file,
        sep="\t",
        dtype=str,
        keep_default_na=False,
        quoting=csv.QUOTE_NONE,
        names=columns,
        header=None if columns else 0,
    )


def none(event: Event) -> None:
    pytest.fail(f"{event.id} was left out")


def dropped(kept: list[str]):
    return lambda event: kept.append(event.status)


def tables(store: SqliteStore) -> dict[str, pd.DataFrame]:
    rows = list(gdelt(store, Query(), dropped([]), added=ADDED))
    return {
        name: frame([row for table, row in rows if table == name], list(columns))
        for name, columns in (("events", GDELT_EVENTS), ("mentions", GDELT_MENTIONS))
    }


def test_the_columns_are_those_that_the_formats_have() -> None:
    assert (len(POLECAT), len(GDELT_EVENTS), len(GDELT_MENTIONS), len(ICEWS)) == (40, 61, 16, 20)
    assert [len(set(names)) for names in (POLECAT, GDELT_EVENTS, GDELT_MENTIONS, ICEWS)] == [40, 61, 16, 20]


def test_polecat_has_a_row_for_each_telling(store: SqliteStore) -> None:
    read = frame(polecat(store, Query(), dropped([])))
    assert list(read.columns) == list(POLECAT)
    visits = read[read["Event Mode"] == "visit"]
    assert set(visits["Language"]) == {"English", "Persian"}
    assert set(visits["Actor Name"]) == {"Maria Holm"}
    assert set(visits["Recipient Name"]) == {"Aland"}
    assert set(visits["Quad Code"]) == {"VERBAL COOPERATION"}


def test_icews_codes_keep_their_leading_zero(store: SqliteStore) -> None:
    read = frame(icews(store, Query(), dropped([])))
    assert list(read.columns) == list(ICEWS)
    assert set(read["CAMEO Code"].str.len()) == {3}
    assert set(read.loc[read["CAMEO Code"] == "042", "Intensity"]) == {"1.9"}


def test_gdelt_tables_join_by_their_number(store: SqliteStore) -> None:
    read = tables(store)
    assert set(read["mentions"]["GLOBALEVENTID"]) == set(read["events"]["GLOBALEVENTID"])
    counted = read["mentions"].groupby("GLOBALEVENTID").size().astype(str)
    named = read["events"].set_index("GLOBALEVENTID")["NumMentions"]
    assert dict(counted) == dict(named)


def test_gdelt_offsets_point_at_the_source(store: SqliteStore) -> None:
    for row in tables(store)["mentions"].itertuples():
        record = next(one for one in store.records() if one.article.uri == row.MentionIdentifier)
        assert 0 <= int(row.ActionCharOffset) < len(record.article.text)
        assert int(row.MentionDocLen) == len(record.article.text)


def test_gdelt_numbers_are_exact_in_readers_with_floats(store: SqliteStore) -> None:
    for number in tables(store)["events"]["GLOBALEVENTID"]:
        assert int(float(number)) == int(number)


def test_a_day_that_is_not_known_is_not_made_up(store: SqliteStore) -> None:
    record = next(store.records())
    month = msgspec.structs.replace(record.events[0].when, value="2024-03", precision="month")
    event = msgspec.structs.replace(record.events[0], when=month)
    held = store.find_inputs(record.article.id)[0]
    store.recode([(held.id, (msgspec.structs.replace(record, events=(event,)),))])
    store.rederive()
    read = frame(polecat(store, Query(), dropped([])))
    assert set(read.loc[read["Event ID"] == event.id, "Event Date"]) == {""}


def test_gdelt_gives_month_and_year_without_a_day() -> None:
    from ruznama.views.exports.gdelt import _fraction

    assert _fraction("") == ""
    assert _fraction("20240301") == "2024.1671"


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("CONSULT", "happened", ("CONSULT", "visit")),
        ("CONSULT", "planned", ("AGREE", "")),
        ("AID", "conditional", ("AGREE", "")),
        ("RETREAT", "planned", ("CONCEDE", "")),
        ("ASSAULT", "conditional", ("THREATEN", "violence")),
        ("REQUEST", "offered", ("REQUEST", "visit")),
        ("CONSULT", "negated", None),
        ("SANCTION", "planned", None),
    ],
)
def test_what_has_no_mark_takes_plovers_single_category(store, kind, status, expected) -> None:
    event = msgspec.structs.replace(next(store.records()).events[0], type=kind, status=status)
    found = realized(event)
    assert (found and (found.type, found.mode)) == expected


def test_what_did_not_happen_is_told_and_left_out(store: SqliteStore) -> None:
    record = next(store.records())
    event = msgspec.structs.replace(record.events[0], status="negated")
    held = store.find_inputs(record.article.id)[0]
    store.recode([(held.id, (msgspec.structs.replace(record, events=(event,)),))])
    store.rederive()
    left: list[str] = []
    read = frame(polecat(store, Query(), dropped(left)))
    assert left == ["negated"]
    assert event.id not in set(read["Event ID"])


def test_cells_hold_no_tab_line_break_or_nul() -> None:
    assert cells(["a\tb\r\nc\0", None, 3]) == ["a b c", "", "3"]


def test_parquet_keeps_every_field(store: SqliteStore, tmp_path: Path) -> None:
    written = parquet(store, Query(), tmp_path)
    records = list(store.records())
    articles = pd.read_parquet(tmp_path / "articles.parquet")
    assert list(articles["text"]) == [record.article.text for record in records]
    events = pd.read_parquet(tmp_path / "events.parquet")
    assert list(events["id"]) == [event.id for record in records for event in record.events]
    first = records[0].events[0]
    assert events["trigger"][0] == {"start": first.trigger.start, "end": first.trigger.end}
    assert events["when"][0]["value"] == first.when.value
    assert list(events["actors"][0]) == list(first.actors)
    assert written["events"] == len(events)
    assert set(written) >= {"articles", "times", "actors", "mentions", "statements", "events", "canonical", "conflicts"}


def test_parquet_of_a_query_holds_only_the_articles_that_tell_it(store: SqliteStore, tmp_path: Path) -> None:
    parquet(store, Query(langs=("fa",)), tmp_path)
    articles = pd.read_parquet(tmp_path / "articles.parquet")
    assert "fa" in set(articles["lang"])
    assert len(articles) < len(list(store.records()))
