"""What the eye meets in a line that runs both ways: dates, numbers, marks and joined letters."""

from __future__ import annotations

import itertools
import os

import pytest
from tests.browser.visit import read, seen, visiting

FULL = os.environ.get("RUZNAMA_FULL") == "1"

# x of every character of the evidence with its marks, and again after the marks are gone.
_PLACES = """
(element) => {
  const places = () => {
    const found = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        found.push([box.left, box.top]);
      }
    }
    return found;
  };
  const marked = places();
  element.textContent = element.textContent;
  return [marked, places()];
}
"""


@pytest.mark.parametrize("ui", ["ar", "fa", "prs", "en"])
def test_dates_ids_and_numbers_are_seen_from_left_to_right(browser, site, pages, ui: str) -> None:
    with visiting(browser, site.address, pages["event"], ui=ui) as page:
        found = [(one.text_content(), chars) for one, chars in seen(page, "main .code")]
        # The id of a rule may hold a word of the language it reads.
        plain = [(text, read(chars)) for text, chars in found if text.isascii()]
        assert any(text.startswith("2022-07-2") for text, _ in plain)
        assert [text for text, _ in plain] == [eye for _, eye in plain]
        numbers = [
            (one.text_content(), read(chars)) for one, chars in seen(page, "main dd > bdi[dir=ltr]:not([class])")
        ]
        assert any(text.startswith("+") for text, _ in numbers)
        assert [text for text, _ in numbers] == [eye for _, eye in numbers]


@pytest.mark.parametrize("ui", ["ar", "en"])
def test_marks_move_no_letter_and_break_no_join(browser, site, pages, ui: str) -> None:
    kinds = {}
    with visiting(browser, site.address, pages["event"], ui=ui) as page:
        for element in page.query_selector_all(".evidence"):
            assert element.query_selector("mark") is not None
            lang = element.get_attribute("lang")
            marked, plain = element.evaluate(_PLACES)
            # Latin pairs are kerned a pixel closer where no mark ends between them; broken joins are worth five.
            pairs = zip(itertools.chain(*marked), itertools.chain(*plain), strict=True)
            assert max(abs(one - other) for one, other in pairs) < 2
            kinds[lang] = element.get_attribute("dir")
    assert kinds == {"ar": "rtl", "fa-AF": "rtl", "en": "ltr"}


@pytest.mark.parametrize("ui", ["ar", "fa", "prs", "en"] if FULL else ["en"])
def test_no_text_is_left_to_the_guess_of_the_browser(browser, site, pages, ui: str) -> None:
    for kind in ("timeline", "event", "statement", "conflicts", "document", "story", "pair"):
        with visiting(browser, site.address, pages[kind], ui=ui) as page:
            assert page.query_selector_all("main [dir=auto]:not(input, textarea)") == []
            assert page.query_selector_all("bdi:not([dir])") == []
            for element in page.query_selector_all("main .source"):
                assert element.get_attribute("dir") in ("ltr", "rtl")
                assert element.get_attribute("lang")


def test_arabic_script_is_set_in_the_font_that_is_shipped(browser, site, pages) -> None:
    with visiting(browser, site.address, pages["event"], ui="ar") as page:
        tools = page.context.new_cdp_session(page)
        tools.send("DOM.enable")
        tools.send("CSS.enable")
        root = tools.send("DOM.getDocument")["root"]["nodeId"]
        node = tools.send("DOM.querySelector", {"nodeId": root, "selector": ".evidence[dir=rtl]"})["nodeId"]
        fonts = tools.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
        assert [(font["familyName"], font["isCustomFont"]) for font in fonts] == [("Vazirmatn", True)]


@pytest.mark.parametrize(("ui", "first"), [("ar", "right"), ("en", "left")])
def test_time_runs_as_the_page_does_or_as_one_asks(browser, site, ui: str, first: str) -> None:
    def years(path: str) -> list[str]:
        with visiting(browser, site.address, path, ui=ui) as page:
            labels = page.query_selector_all(".chart text")
            placed = sorted((one.bounding_box()["x"], one.text_content()) for one in labels)
            return [text for _, text in placed]

    own = years("/")
    assert own == sorted(own, reverse=first == "right")
    assert years("/?axis=ltr") == sorted(own)
    assert years("/?axis=rtl") == sorted(own, reverse=True)
