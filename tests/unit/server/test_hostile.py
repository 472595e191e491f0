"""Documents of people who mean harm are shown, and do none."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from ruznama import runs
from ruznama.model import Hints, RawItem
from ruznama.store import SqliteStore

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ENTITIES = "&lt;script&gt;alert(3)&lt;/script&gt; &#60;b&#62; &amp;amp;"
OVERRIDE = "\u202eevil\u202c \u2067name\u2069"
FORMULA = "=HYPERLINK(0)"
BODY = (
    f"Foreign Minister Sergey Lavrov met Wang Yi in Beijing on 4 March 2025 {SCRIPT}.\n"
    f'Lavrov said: "We want peace {SCRIPT} {OVERRIDE}".\n'
    f"The weather was fine {ENTITIES} {OVERRIDE} a\0b\x1b[2J.\n"
)
PAGES = ("/", "/sources", "/stories", "/conflicts", "/actors", "/ingest", "/review", "/about", "/actors?q=<b>&x='\"")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("hostile") / "hostile.db"
    store = SqliteStore(db)
    outlet = f"{FORMULA} {SCRIPT} {OVERRIDE}/.."
    titles = (f"{SCRIPT} {ENTITIES} {OVERRIDE}", FORMULA, "Title " + "long " * 2_000_000)
    items = [
        RawItem(
            uri=f"javascript:alert({number})//<{number}>.txt",
            source=f"hostile-{number}",
            media="text",
            data=f"{title}\n\n{BODY}".encode(),
            hints=Hints(outlet=outlet, published="2025-03-05"),
        )
        for number, title in enumerate(titles)
    ]
    runs.add(store, items)
    runs.refresh(store)
    store.close()
    return db


@pytest.fixture(scope="module")
def links(hostile: Path) -> tuple[str, ...]:
    """The pages of everything in the archive."""
    from urllib.parse import quote

    store = SqliteStore(hostile)
    records = list(store.records())
    found = [f"/doc/{record.article.id}" for record in records]
    found += [f"/e/{event.id}" for record in records for event in record.events][:6]
    found += [f"/s/{said.id}" for record in records for said in record.statements][:6]
    found += [f"/a/{quote(actor.id, safe='')}" for record in records for actor in record.actors][:6]
    assert [kind for kind in ("/e/", "/s/", "/a/") if not any(one.startswith(kind) for one in found)] == []
    found += [f"/sources/{quote(one.outlet or '-', safe='')}" for one in store.outlets()]
    store.close()
    return tuple(found)


def test_nothing_of_a_document_becomes_markup(
    hostile: Path, links: tuple[str, ...], client_of: Callable[..., Any]
) -> None:
    site = client_of(hostile)
    for path in (*PAGES, *links):
        answer = site(path)
        if answer.status == 302:
            answer = site(answer.header("location"))
        assert answer.status == 200, (path, answer.text[:200])
        text = answer.text
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert not re.search(r"""href=["']?\s*javascript:""", text, re.IGNORECASE), path
        assert not re.search(r"<[^>]*\sstyle=", text), path
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e]", text), path


def test_a_title_of_ten_megabytes_makes_no_page_of_ten_megabytes(
    hostile: Path, links: tuple[str, ...], client_of: Callable[..., Any]
) -> None:
    site = client_of(hostile)
    for path in (*PAGES, *links):
        assert len(site(path).body) < 1_500_000, path


def test_tables_hold_no_formula(hostile: Path, links: tuple[str, ...], client_of: Callable[..., Any]) -> None:
    site = client_of(hostile)
    source = next(link for link in links if link.startswith("/sources/"))
    events = (f"{link}.csv" for link in links if link.startswith("/e/"))
    for path in ("/sources.csv", "/timeline.csv", f"{source}.csv", *events):
        table = list(csv.reader(io.StringIO(site(path).text)))
        assert len(table) > 1, path
        assert len({len(line) for line in table}) == 1, path
        assert not [cell for line in table for cell in line if cell.startswith(("=", "@", "\t", "+"))], path


def test_feeds_are_valid_xml(hostile: Path, links: tuple[str, ...], client_of: Callable[..., Any]) -> None:
    site = client_of(hostile)
    for path in ("/sources.atom", "/timeline.atom", "/actors.atom?q=Lavrov", *(f"{link}.atom" for link in links)):
        tree = ET.fromstring(site(path).text)  # noqa: S314 - made by us
        assert tree.tag == "{http://www.w3.org/2005/Atom}feed"


def test_json_gives_the_text_as_it_is(hostile: Path, links: tuple[str, ...], client_of: Callable[..., Any]) -> None:
    document = client_of(hostile)(f"{links[0]}.json").json
    assert BODY.strip() in document["text"]
    assert document["hidden"] == 4 * 3 + 2


def test_what_is_asked_is_never_sql(site: Any) -> None:
    for word in ("' OR 1=1 --", '"; DROP TABLE inputs; --', "%", "_", "\\", "*", "NEAR(a b)", "a AND", '"'):
        from urllib.parse import quote

        for path in ("/actors?q=", "/?actor=", "/?q=", "/a/", "/e/", "/d/", "/sources/", "/doc/", "/t/", "/state/"):
            assert site(path + quote(word, safe="")).status in (200, 302, 400, 404), (path, word)
    assert site("/timeline.json").json["total"] > 10
