"""Gates for every page in four languages, light and dark: barriers, reflow, silence, translation.

In a quick run each page is seen once, languages and themes going round; at full size in every combination.
"""

from __future__ import annotations

import os
import pathlib

import pytest
from tests.browser.visit import axe, visiting

FULL = os.environ.get("RUZNAMA_FULL") == "1"
# Where pictures of all pages are put, to be looked at: at full size, or when asked for.
PICTURES = os.environ.get("RUZNAMA_PICTURES") or (FULL and str(pathlib.Path(__file__).parents[2] / "pictures"))
KINDS = (
    "timeline", "few", "event", "statement", "actor", "actors", "pair", "state", "stories", "story", "conflicts",
    "sources", "source", "document", "search", "nothing", "ingest", "paste", "review", "item", "about", "error",
)  # fmt: skip
LANGUAGES, THEMES = ("ar", "fa", "prs", "en"), ("light", "dark")
# A page is loaded once for each language; the other theme is only a change of colors.
CASES = [
    pytest.param(kind, ui, THEMES if FULL else (THEMES[at % 2],), id=f"{kind}-{ui}")
    for at, kind in enumerate(KINDS)
    for ui in (LANGUAGES if FULL else (LANGUAGES[at % 4],))
]

# Text of the interface in the language of the page, that is, not marked as another one's: no Latin word may be left.
_FOREIGN = r"""
() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder.closest("[lang]") !== document.documentElement || holder.closest("bdi, kbd, script, title, option")) continue;
    for (const word of node.data.match(/[A-Za-z]{3,}/g) ?? []) found.push(word);
  }
  return found;
}
"""
# Names of formats and signs of the query language have no other spelling.
NAMES = {"HTML", "JSON", "WARC", "CAMEO", "EDTF", "OFL", "htmx", "Vazirmatn", "BSD", "THIRD", "PARTY", "ruznama",
         "actor", "Trump", "type", "CONSULT", "lang", "date"}  # fmt: skip


@pytest.mark.parametrize(("kind", "ui", "themes"), CASES)
def test_a_page_has_no_barrier_and_asks_nobody(browser, site, pages, kind: str, ui: str, themes: tuple[str]) -> None:
    with visiting(browser, site.address, pages[kind], ui=ui) as page:
        # Everything that is folded away is looked at too, but for the settings, which would cover the page.
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        assert page.evaluate("document.querySelectorAll('canvas, [style], style, script:not([src])').length") == 0
        if ui != "en":
            assert set(page.evaluate(_FOREIGN)) - NAMES == set()
        for theme in themes:
            page.emulate_media(color_scheme=theme)
            assert axe(page) == {"violations": [], "incomplete": [], "contrast": []}
            if PICTURES:
                _picture(page, f"{kind}-{ui}-{theme}")
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        if PICTURES:
            _picture(page, f"{kind}-{ui}-narrow")


def _picture(page, name: str) -> None:
    pathlib.Path(PICTURES).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=pathlib.Path(PICTURES) / f"{name}.png", full_page=True)


@pytest.mark.parametrize("ui", LANGUAGES if FULL else ("ar", "en"))
def test_the_first_visit_has_no_barrier(browser, nothing, ui: str) -> None:
    with visiting(browser, nothing.address, "/", ui=ui) as page:
        page.emulate_media(color_scheme="dark")
        assert axe(page) == {"violations": [], "incomplete": [], "contrast": []}
        page.emulate_media(color_scheme="light")
        assert axe(page) == {"violations": [], "incomplete": [], "contrast": []}
        page.locator(".settings summary").click()
        assert axe(page, ".settings") == {"violations": [], "incomplete": [], "contrast": []}
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
