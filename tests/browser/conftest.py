"""A real browser and real servers: one with the sample archive, one whose archive is empty.

The browser is Debian's chromium, driven by Playwright; nothing is downloaded. Outside CI the tests are skipped where one
of the two is missing; in CI that is a failure.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest


def missing(what: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing; .ci/run installs it")
    pytest.skip(f"{what} is missing: apt-get install chromium; pip install -e '.[dev]'")


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("Playwright")
    program = shutil.which("chromium")
    if program is None:
        missing("chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=program, headless=True)
        yield running
        running.close()


class Site:
    """A running server: its address, the token for writing, and its pages by what they show."""

    def __init__(self, address: str, token: str, archive: str) -> None:
        self.address, self.token, self.archive = address, token, archive

    def data(self, path: str) -> dict:
        with urllib.request.urlopen(self.address + path, timeout=30) as answer:  # noqa: S310 - our own server
            return json.load(answer)

    def rows(self) -> list[dict]:
        found, cursor = [], ""
        while cursor is not None:
            page = self.data("/timeline.json" + (f"?cursor={urllib.parse.quote(cursor)}" if cursor else ""))
            found += page["rows"]
            cursor = page["cursor"]
        return found

    def pages(self) -> dict[str, str]:
        """An address of each kind of page, the richest of its kind."""
        rows = self.rows()
        event = max(rows, key=lambda row: (len(row["languages"]), len(row["conflicts"]), len(row["quotes"])))
        article = event["quotes"][0]["article"]
        said = [one for row in rows for one in self.data(f"/doc/{row['quotes'][0]['article']}.json")["said"]]
        source = next(one for one in self.data("/sources.json")["sources"] if one["outlet"])
        return {
            "timeline": "/",
            "few": "/?lang=prs",
            "event": f"/e/{event['id']}",
            "statement": f"/s/{said[0]['id']}",
            "actor": "/a/USA",
            "actors": "/actors",
            "pair": "/d/IRN--SAU",
            "state": "/state/IRN--SAU",
            "stories": "/stories",
            "story": f"/t/{self.data('/stories.json')['stories'][0]['id']}",
            "conflicts": "/conflicts",
            "sources": "/sources",
            "source": f"/sources/{urllib.parse.quote(source['outlet'], safe='')}",
            "document": f"/doc/{article}",
            "search": "/search?q=Istanbul",
            "nothing": "/search?q=xylophone",
            "ingest": "/ingest",
            "paste": "/paste",
            "review": f"/review?token={self.token}",
            "item": f"/review?token={self.token}&item={event['id']}",
            "about": "/about",
            "error": "/e/nothing",
        }


@contextmanager
def serving(archive: pathlib.Path) -> Iterator[Site]:
    command = [sys.executable, "-m", "ruznama", "serve", "--db", str(archive), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            told = ""
            while "Ctrl-C" not in told:
                line = server.stdout.readline()
                assert line, f"the server ended: {told}"
                told += line
            address = re.search(r"at (http://\S+?)/?\n", told)[1]
            token = re.search(r"token=(\S+)", told)
            yield Site(address, token[1] if token else "", str(archive))
        finally:
            server.terminate()
            server.communicate(timeout=20)


@pytest.fixture(scope="session")
def site(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    archive = tmp_path_factory.mktemp("browser") / "demo.db"
    command = [sys.executable, "-m", "ruznama", "demo", "--keep", str(archive), "--json"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with serving(archive) as running:
        yield running


@pytest.fixture
def own(site: Site, tmp_path: pathlib.Path) -> Iterator[Site]:
    """A server of the sample archive that may be written into."""
    copy = tmp_path / "own.db"
    with closing(sqlite3.connect(site.archive)) as held, closing(sqlite3.connect(copy)) as made:
        held.backup(made)
    with serving(copy) as running:
        yield running


@pytest.fixture(scope="session")
def pages(site: Site) -> dict[str, str]:
    return site.pages()


@pytest.fixture(scope="session")
def nothing(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with serving(tmp_path_factory.mktemp("empty") / "none.db") as running:
        yield running
