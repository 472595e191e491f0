"""The exported folder, opened from disk: no server, no dead link, the font that is shipped."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import unquote

import pytest
from tests.browser.visit import axe

LINK = re.compile(r'(?:href|src)="([^"#]+)')


def export(site, folder, *more: str) -> None:
    command = [sys.executable, "-m", "ruznama", "export", "site", "--db", site.archive, "--out", str(folder), *more]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="session")
def folder(site, pages, tmp_path_factory: pytest.TempPathFactory):
    made = tmp_path_factory.mktemp("site")
    export(site, made / "story", "--ui", "fa", "--only", pages["story"].removeprefix("/t/"))
    export(site, made / "dossier", "--ui", "ar", "--only", "Turkey")
    return made


@pytest.mark.parametrize("name", ["story", "dossier"])
def test_every_link_of_an_export_leads_to_a_file_in_it(folder, name: str) -> None:
    pages = list((folder / name).rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        for link in LINK.findall(page.read_text("utf-8")):
            assert not link.startswith(("/", "http", "missing:")), link
            assert (page.parent / unquote(link)).is_file(), link


def test_an_export_opens_from_disk_with_its_font(browser, folder) -> None:
    context = browser.new_context()
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: wrong.append(request.url) if not request.url.startswith("file:") else None)
    page.goto((folder / "story" / "index.html").as_uri())
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].some((one) => one.status === 'loaded'))")
    assert axe(page) == {"violations": [], "incomplete": [], "contrast": []}
    page.locator(".event .what > * > a").first.click()
    page.wait_for_url("**/e/*.html")
    assert page.locator(".evidence mark").count() > 0
    page.locator(".card header a").first.click()
    page.wait_for_url("**/doc/*.html*")
    assert page.locator(".text mark").count() > 0
    context.close()
    assert wrong == []
