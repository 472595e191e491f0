"""The way of a reader: first visit, sample news, search, evidence, disagreements, two sides, settings, keys, no script."""

from __future__ import annotations

from contextlib import closing

import pytest
from tests.browser.visit import leaving, visiting

from ruznama import pipeline, runs
from ruznama.model import RawItem
from ruznama.store import Coded, SqliteStore

UI = ("ar", "fa", "prs", "en")


@pytest.mark.parametrize("ui", UI)
def test_an_empty_archive_says_three_ways_to_begin(browser, nothing, ui: str) -> None:
    with visiting(browser, nothing.address, "/", ui=ui) as page:
        assert page.locator("html").get_attribute("dir") == ("ltr" if ui == "en" else "rtl")
        ways = page.locator(".ways > li")
        assert ways.count() == 3
        assert "ruznama demo" in ways.nth(0).inner_text()
        assert "ruznama add" in ways.nth(2).inner_text()
        with leaving(page):
            ways.nth(1).get_by_role("link").click()
        assert page.url.split("?")[0].endswith("/paste")


def test_a_pasted_text_is_read_on_the_spot(browser, nothing) -> None:
    with visiting(browser, nothing.address, "/paste", ui="en") as page:
        page.fill("#text", "The foreign ministers of Norway and Kenya met in Oslo on 3 March 2024, a spokesman said.")
        with leaving(page):
            page.locator("form.paste button").click()
        line = page.locator(".event h3").first
        assert "Norway" in line.inner_text()
        assert "Kenya" in line.inner_text()
        assert page.locator(".text mark.m-time").first.inner_text().endswith("3 March 2024")


def test_the_timeline_leads_to_the_words_of_the_sources(browser, site, pages) -> None:
    with visiting(browser, site.address, "/", ui="fa") as page:
        with leaving(page):
            page.locator(f'.event a[href^="{pages["event"]}"]').first.click()
        cards = page.locator(".evidence")
        assert {cards.nth(at).get_attribute("dir") for at in range(cards.count())} == {"rtl", "ltr"}
        calendars = page.locator(".calendars dd")
        assert calendars.count() >= 4
        dispute = page.locator(".dispute").first
        assert dispute.locator(".side").count() == 2


def test_disagreements_stand_side_by_side_with_text_and_shape(browser, site) -> None:
    with visiting(browser, site.address, "/conflicts", ui="ar") as page:
        for dispute in page.locator(".dispute").all():
            assert dispute.locator(".side").count() >= 2
            assert dispute.locator(".side blockquote[dir]").count() >= 2
            assert dispute.locator("h2 svg").count() == 1
            assert dispute.locator("h2 .tag").inner_text().strip()


def test_a_relation_is_a_picture_a_table_and_a_list(browser, site, pages) -> None:
    with visiting(browser, site.address, pages["pair"], ui="prs") as page:
        slots = page.locator(".chart a.slot")
        assert slots.count() >= 2
        assert all(one.get_attribute("aria-label") for one in slots.all())
        page.locator("details summary", has_text="ارقام").click()
        assert page.locator("table tbody tr").count() >= 2
        assert page.locator(".event").count() >= 10


def test_language_digits_calendar_and_look_are_settings_of_their_own(browser, site, pages) -> None:
    with visiting(browser, site.address, pages["event"], ui="en") as page:
        assert page.locator(".calendars .mine dd").inner_text() == "22 July 2022"

        def choose(**settings: str) -> None:
            page.locator(".settings summary").click()
            for name, value in settings.items():
                page.select_option(f"#set-{name}", value)
            with leaving(page):
                page.locator(".settings button").click()

        choose(calendar="persian")
        assert page.locator(".calendars .mine dd").inner_text() == "31 Tir 1401"
        choose(ui="prs", digits="arabext", calendar="persian")
        assert page.locator(".calendars .mine dd").inner_text() == "۳۱ سرطان ۱۴۰۱"
        choose(digits="latn", theme="dark")
        assert page.locator(".calendars .mine dd").inner_text() == "31 سرطان 1401"
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
        assert page.locator(".when .code").first.inner_text() == "2022-07-22"
        page.goto(site.address + "/")
        assert page.locator("html").get_attribute("lang") == "fa-AF"


def test_every_event_is_reached_by_the_tab_key(browser, site) -> None:
    with visiting(browser, site.address, "/", ui="ar") as page:
        wanted = {one.get_attribute("href") for one in page.query_selector_all(".event .what > * > a")}
        met: list[str] = []
        rings = 0
        for _ in range(400):
            page.keyboard.press("Tab")
            here = page.evaluate(
                """() => {
                  const one = document.activeElement, box = one.getBoundingClientRect();
                  return [one.getAttribute("href"), one === document.body, getComputedStyle(one).outlineStyle,
                          box.top >= -1 && box.bottom <= innerHeight + 1, one.closest(".chart") !== null];
                }"""
            )
            if here[1] and met:
                break
            met.append(here[0])
            if not here[4] and here[0] in wanted:
                assert here[3], "the focus is out of sight"
                rings += here[2] == "solid"
        assert wanted <= set(met)
        assert rings == len(wanted)


def test_single_keys_walk_the_list_until_they_are_switched_off(browser, site) -> None:
    with visiting(browser, site.address, "/", ui="en") as page:
        page.keyboard.press("j")
        page.keyboard.press("j")
        events = page.query_selector_all(".event .what > * > a")
        assert page.evaluate("document.activeElement.href") == events[1].evaluate("(one) => one.href")
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.href") == events[0].evaluate("(one) => one.href")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "q"
        page.keyboard.type("jk/")
        assert page.input_value("#q") == "jk/"
        page.goto(site.address + "/?keys=off")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement === document.body")


def test_the_keyboard_alone_goes_from_the_list_to_the_evidence(browser, site, pages) -> None:
    with visiting(browser, site.address, "/?conflict=yes", ui="fa") as page:
        page.keyboard.press("j")
        with leaving(page):
            page.keyboard.press("Enter")
        page.wait_for_url("**/e/*")
        page.keyboard.press("e")
        assert page.evaluate("document.activeElement.id") == "evidence"
        page.keyboard.press("c")
        assert page.evaluate("document.activeElement.id") == "disputes"


def test_filters_narrow_the_list_in_place_and_in_the_address(browser, site) -> None:
    with visiting(browser, site.address, "/", ui="en") as page:
        every = page.locator("#results .event").count()
        page.select_option("#f-lang", "prs")
        page.wait_for_url("**lang=prs*")
        page.locator(".chips", has_text="Dari").wait_for()
        assert 0 < page.locator("#results .event").count() < every
        page.locator(".chips a").click()
        page.locator(".chips").wait_for(state="detached")
        page.wait_for_load_state("load")
        assert page.locator("#results .event").count() == every


@pytest.mark.parametrize("ui", ["fa", "en"])
def test_everything_works_without_script(browser, site, pages, ui: str) -> None:
    with visiting(browser, site.address, "/", ui=ui, java_script_enabled=False) as page:
        page.locator("#f-lang").select_option("ar")
        with leaving(page):
            page.locator(".filters button").click()
        assert "lang=ar" in page.url
        assert page.locator(".event").count() > 0
        page.goto(f"{site.address}{pages['pair']}")
        assert page.locator(".chart a.slot").count() >= 2
        page.goto(f"{site.address}{pages['event']}")
        page.locator(".settings summary").click()
        page.locator("#set-ui").select_option("ar")
        with leaving(page):
            page.locator(".settings button").click()
        assert page.locator("html").get_attribute("lang") == "ar"
        page.goto(f"{site.address}/paste")
        page.locator("#text").fill("Norway and Kenya signed an agreement in Oslo on 3 March 2024.")
        with leaving(page):
            page.locator("form.paste button").click()
        assert page.locator(".event").count() >= 1


def test_one_person_is_found_in_three_spellings(browser, site) -> None:
    found = []
    for words in ("Erdogan", "أردوغان", "اردوغان"):
        with visiting(browser, site.address, "/", ui="en") as page:
            page.fill("#q", words)
            with leaving(page):
                page.keyboard.press("Enter")
            page.wait_for_url("**/search*")
            found.append([one.get_attribute("id") for one in page.query_selector_all("#list > li")])
            assert page.locator(".searched").inner_text().strip()
    assert found[0]
    assert found[0] == found[1] == found[2]


def test_an_event_is_split_put_together_and_all_of_it_undone_without_script(browser, own) -> None:
    event = own.pages()["event"]
    whole = own.data(f"{event}.json")["members"]
    with visiting(browser, own.address, f"/?token={own.token}", ui="en", java_script_enabled=False) as page:
        page.goto(own.address + event)
        with leaving(page):
            page.get_by_role("link", name="Judge this event").click()
        telling = page.locator('fieldset.stack input[type="checkbox"]').first
        other = telling.get_attribute("value")
        telling.check()
        with leaving(page):
            page.get_by_role("button", name="Split").click()
        kept = [one for one in whole if one != other]
        assert own.data(f"/e/{kept[0]}.json")["members"] == kept
        assert own.data(f"/e/{other}.json")["members"] == [other]
        page.goto(f"{own.address}/review?item={kept[0]}")
        page.fill("#ids", f"{other}")
        with leaving(page):
            page.get_by_role("button", name="Put together").click()
        assert sorted(own.data(f"/e/{other}.json")["members"]) == sorted(whole)
        for number in (2, 1):
            with leaving(page):
                page.get_by_role("button", name=f"Undo {number}").click()
        assert own.data(f"{event}.json")["members"] == whole


@pytest.mark.parametrize("kind", ["event", "statement", "document", "state"])
def test_a_citation_is_copied_with_the_exact_words_and_a_lasting_address(browser, site, pages, kind: str) -> None:
    with visiting(
        browser, site.address, pages[kind], ui="en", permissions=["clipboard-read", "clipboard-write"]
    ) as page:
        page.locator(".cite summary").click()
        page.locator(".cite .copy").click()
        page.locator(".cite .copy", has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        shown = site.data(f"{pages[kind]}.json")
        assert f"{site.address}{pages[kind]}?as-of={shown['holdings']['snapshot']}" in copied
        for card in shown.get("cards", ()):
            for mark in card["marks"]:
                if mark["field"] in ("evidence", "said"):
                    assert card["text"][mark["start"] : mark["end"]] in copied
            assert card["title"] in copied
    with visiting(browser, site.address, pages[kind], ui="en", java_script_enabled=False) as page:
        page.locator(".cite summary").click()
        assert page.locator(".cited").is_visible()
        assert not page.locator(".cite .copy").is_visible()


def test_counts_follow_what_is_being_added_and_stand_still_when_it_is_merged(browser, own) -> None:
    with closing(SqliteStore(own.archive)) as store:
        raw = RawItem(uri="x", source="x", media="text", data=b"Norway and Kenya signed an agreement in Oslo.")
        with visiting(browser, own.address, "/ingest", ui="en") as page:
            assert page.locator("#counts[hx-trigger]").count() == 0
            store.add([Coded(raw, pipeline.read(raw), raw.uri)])
            page.reload()
            assert "19 news items" in page.locator("#counts[hx-trigger]").inner_text()
            runs.refresh(store)
            page.locator("#counts:not([hx-trigger])").wait_for()
