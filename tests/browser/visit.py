"""What is asked of a page in a browser."""

from __future__ import annotations

import pathlib
from contextlib import contextmanager
from urllib.parse import urlsplit

AXE = pathlib.Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# Every character of an element with its place: what the eye meets, line by line from left to right.
_SEEN = """
(element) => {
  const found = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getClientRects()[0];
      if (box && box.width > 0) found.push([node.data[at], Math.round(box.left * 10) / 10, Math.round(box.top)]);
    }
  }
  return found;
}
"""


class Heard:
    """What a page did that it must not do."""

    def __init__(self, address: str) -> None:
        self.address, self.wrong = address, []

    def request(self, request) -> None:
        if urlsplit(request.url).hostname not in ("127.0.0.1", None):
            self.wrong.append(f"asked {request.url}")

    def console(self, message) -> None:
        # The browser itself reports the status of a page that is an error page on purpose.
        if message.type in ("error", "warning") and "the server responded with a status of" not in message.text:
            self.wrong.append(f"{message.type}: {message.text}")

    def error(self, error) -> None:
        self.wrong.append(f"script: {error}")


@contextmanager
def visiting(browser, address: str, path: str, *, ui: str = "en", theme: str = "light", width: int = 1200, **more):
    """A page in a context of its own; whatever it asks of other machines or complains about is an error."""
    context = browser.new_context(
        color_scheme=theme, viewport={"width": width, "height": 900}, reduced_motion="reduce", **more
    )
    context.set_default_timeout(20_000)
    heard = Heard(address)
    page = context.new_page()
    page.on("request", heard.request)
    page.on("console", heard.console)
    page.on("pageerror", heard.error)
    try:
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}ui={ui}")
        if more.get("java_script_enabled", True):
            page.evaluate("document.fonts.ready")
        yield page
    finally:
        context.close()
    assert heard.wrong == []


def leaving(page):
    """What is done inside leads to another page; it ends when that page stands.

    A click returns when the answer's first bytes are there: on a busy machine the list under it is still empty.
    """
    return page.expect_navigation(wait_until="load")


# Where axe cannot tell a ground, this does: the color of each text against the first ground under it that is not clear.
_CONTRAST = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((one) => (one / 255 <= 0.04045 ? one / 255 / 12.92 : ((one / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.data.trim() || holder.closest("script, title, option") || !holder.getClientRects().length) continue;
    const style = getComputedStyle(holder);
    const ink = rgba(holder.closest("svg") ? style.fill : style.color);
    const [a, b] = [light(ink), light(ground(holder))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)}: ${holder.outerHTML.slice(0, 120)}`);
  }
  return found;
}
"""
# Axe leaves these to us: words in a picture, and text of one sign; the test above decides them.
_LEFT = ("contains an image node", "too short to determine", "<text ")


def axe(page, within: str = "html") -> dict[str, list[str]]:
    """Violations, and what axe could not decide and we cannot either, each as rule and element."""
    page.evaluate(AXE.read_text("utf-8"))
    # Axe reads style sheets by itself where it may; a page on disk may not.
    options = {
        "runOnly": TAGS,
        "resultTypes": ["violations", "incomplete"],
        "preload": not page.url.startswith("file:"),
    }
    result = page.evaluate("([within, options]) => axe.run(within, options)", [within, options])
    found = {
        kind: [
            f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:300]})"
            for rule in result[kind]
            for node in rule["nodes"]
        ]
        for kind in ("violations", "incomplete")
    }
    found["incomplete"] = [
        one
        for one in found["incomplete"]
        if not (one.startswith("color-contrast") and any(reason in one for reason in _LEFT))
    ]
    found["contrast"] = page.evaluate(_CONTRAST)
    return found


def seen(page, selector: str) -> list[tuple[object, list[tuple[str, float, int]]]]:
    """Elements that can be seen, each with its characters, their x and line."""
    return [(one, one.evaluate(_SEEN)) for one in page.query_selector_all(selector) if one.is_visible()]


def read(chars: list[tuple[str, float, int]]) -> str:
    """Characters of one line as the eye meets them, from left to right."""
    return "".join(char for char, _, _ in sorted(chars, key=lambda one: (one[2], one[1])))
