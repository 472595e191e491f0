"""Texts of sources as HTML: escaped, freed of hidden directions, isolated, marked by background.

Each piece has a language and a direction of its own; nothing is left to the browser's guess. A mark changes nothing but
the ground: a border, a margin or words put in would move letters or break the joins of Arabic script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup, escape

from ruznama.server.harmless import harmless
from ruznama.server.interface import TAGS, direction
from ruznama.server.pages.shapes import Card, DocumentPage, Shown
from ruznama.views import Context
from ruznama.views.passages import flat

__all__ = ["blocks", "context", "cut", "exact", "fields", "isolated", "made", "passage", "snippet"]

_FIELDS = ("speaker", "cue", "said", "who", "did", "whom", "when", "where", "evidence")


def made(html: str) -> Markup:
    """HTML whose every piece is escaped or our own. An f-string takes a fifth of the time of ``Markup.format``."""
    return Markup(html)  # noqa: S704


def isolated(text: str, lang: str = "und") -> Markup:
    """A text of a language inside another one."""
    shown = harmless(text)
    known = f' lang="{TAGS[lang]}"' if lang in TAGS and lang != "und" else ""
    return made(f'<bdi{known} dir="{direction(lang, shown)}">{escape(shown)}</bdi>')


def cut(text: str, limit: int) -> str:
    """A text on one line, no longer than so many characters, ending at a word."""
    line = flat(harmless(text[: 4 * limit]))
    return line if len(line) <= limit else f"{line[:limit].rpartition(' ')[0] or line[:limit]} …"


def passage(card: Card) -> Markup:
    """The text of a card with its marks."""
    return _marked(card.text, 0, len(card.text), [(one.start, one.end, one.field) for one in card.marks])


def fields(card: Card) -> list[tuple[str, list[str]]]:
    """The words of a card by what they say: what the colors of its marks tell, in words."""
    found: dict[str, dict[str, None]] = {}
    for one in sorted(card.marks, key=lambda mark: _FIELDS.index(mark.field)):
        if one.field != "evidence":
            found.setdefault(one.field, {})[card.text[one.start : one.end]] = None
    return [(field, list(words)) for field, words in found.items()]


def exact(card: Card) -> list[tuple[str, int, int]]:
    """The words of a card that say it, each with its offsets in the article: what a citation quotes."""
    found = sorted({(one.start, one.end) for one in card.marks if one.field in ("evidence", "said")})
    return [(card.text[start:end], card.start + start, card.start + end) for start, end in found]


def snippet(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Words that were found, with what stands around them."""
    return _marked(text, 0, len(text), [(start, end, "hit") for start, end in marks])


def context(passage: Context) -> Markup:
    """The words of a value inside their sentence."""
    before, text, after = (escape(harmless(one)) for one in (passage.before, passage.text, passage.after))
    return made(f'{before}<mark class="m-evidence">{text}</mark>{after}')


def blocks(page: DocumentPage) -> Iterator[tuple[str, Markup]]:
    """Paragraphs of a document, each with the kind of its block and its marks; events and statements are anchors."""
    edges = sorted({0, len(page.text), *(one.start for one in page.blocks), *(one.end for one in page.blocks)})
    kinds = {one.start: one.kind for one in page.blocks}
    marks = sorted(page.marks, key=lambda one: one.start)
    kind, waiting = "", 0
    alive: list[Shown] = []
    for begin, end in pairwise(edges):
        kind, at = kinds.get(begin, kind), begin
        for line in page.text[begin:end].split("\n"):
            stop = at + len(line)
            while waiting < len(marks) and marks[waiting].start < stop:
                alive.append(marks[waiting])
                waiting += 1
            alive = [one for one in alive if one.end > at]
            if line.strip():
                shown = _marked(page.text, at, stop, [(one.start, one.end, one.layer) for one in alive])
                yield kind, _anchors(one for one in alive if one.start >= at) + shown
            at = stop + 1


def _anchors(marks: Iterable[Shown]) -> Markup:
    wanted = dict.fromkeys(one.id for one in marks if one.layer in ("event", "statement"))
    return made("".join(f'<a class="anchor" id="x-{escape(one)}"></a>' for one in wanted))


def _marked(text: str, begin: int, end: int, marks: Iterable[tuple[int, int, str]]) -> Markup:
    """A stretch of a text with its marks (start, end, class); where they overlap, a piece has the classes of all."""
    inside = sorted((max(a, begin), min(b, end), name) for a, b, name in marks if a < end and begin < b)
    edges = sorted({begin, end, *(a for a, _, _ in inside), *(b for _, b, _ in inside)})
    parts: list[str] = []
    alive: list[tuple[int, int, str]] = []
    waiting = 0
    for a, b in pairwise(edges):
        while waiting < len(inside) and inside[waiting][0] <= a:
            alive.append(inside[waiting])
            waiting += 1
        alive = [one for one in alive if one[1] > a]
        piece = escape(harmless(text[a:b]))
        names = " ".join(f"m-{name}" for name in sorted({name for _, _, name in alive}))
        parts.append(f'<mark class="{names}">{piece}</mark>' if names else piece)
    return made("".join(parts))
