"""Composed pages, line by line with the kind each line must get.

Format of pages/<lang>.txt: ``=== name`` begins a page; ``@outlet``, ``@credit``, ``@keywords`` (between |), ``@clue`` (the
first clue) say what must be read; ``kind> text`` is a line, ``kind+> text`` is followed by the next one without a line
break, a lone ``>`` is an empty line.
"""

from __future__ import annotations

import itertools
import pathlib
from typing import NamedTuple

import pytest

from ruznama import article
from ruznama.config import DEFAULT
from ruznama.model import Article, RawItem

_FOLDER = pathlib.Path(__file__).parent / "pages"


class _Page(NamedTuple):
    name: str
    text: str
    pieces: list[tuple[str, int, int]]
    expected: dict[str, str]


def _load() -> list[_Page]:
    found: list[_Page] = []
    for path in sorted(_FOLDER.glob("*.txt")):
        for chunk in ("\n" + path.read_text("utf-8")).split("\n=== ")[1:]:
            name, *lines = chunk.rstrip("\n").split("\n")
            found.append(_parse(f"{path.stem}: {name}", lines))
    return found


def _parse(name: str, lines: list[str]) -> _Page:
    text, pieces, expected = "", [], {}
    for line in lines:
        if line.startswith("@"):
            key, value = line[1:].split(" ", 1)
            expected[key] = value
            continue
        kind, content = line.split(">", 1)
        content = content.removeprefix(" ")
        if kind:
            pieces.append((kind.rstrip("+"), len(text), len(text) + len(content.rstrip())))
        text += content if kind.endswith("+") else content + "\n"
    return _Page(name, text, pieces, expected)


_PAGES = _load()
_each = pytest.mark.parametrize("page", _PAGES, ids=[page.name for page in _PAGES])


def _segment(page: _Page) -> tuple[Article, ...]:
    raw = RawItem(uri="page.txt", source="page.txt", media="text", data=page.text.encode())
    return article.segment(raw, config=DEFAULT)[0]


def _kinds(item: Article) -> list[str]:
    """The kind of each character; what lies inside the body wins over it."""
    kinds = [""] * len(item.text)
    for block in sorted(item.blocks, key=lambda b: b.kind != "body"):
        kinds[block.span.start : block.span.end] = [block.kind] * (block.span.end - block.span.start)
    return kinds


@_each
def test_each_line_of_a_page_gets_its_kind(page: _Page) -> None:
    kinds = _kinds(_segment(page)[0])
    got = [(page.text[a:b], next(iter(_most(kinds[a:b])))) for _, a, b in page.pieces]
    assert got == [(page.text[a:b], kind) for kind, a, b in page.pieces]


def _most(kinds: list[str]) -> list[str]:
    return sorted(set(kinds), key=kinds.count, reverse=True)


@_each
def test_the_body_begins_and_ends_where_it_should(page: _Page) -> None:
    item = _segment(page)[0]
    body = next(block.span for block in item.blocks if block.kind == "body")
    inner = [(a, b) for kind, a, b in page.pieces if kind == "body"]
    assert (body.start, body.end) == (inner[0][0], inner[-1][1])


@_each
def test_the_names_dates_and_keywords_of_a_page_are_read(page: _Page) -> None:
    item = _segment(page)[0]
    clues = item.clues or ()
    got = {
        "outlet": item.outlet.name if item.outlet else "",
        "credit": item.credit.name if item.credit else "",
        "keywords": " | ".join(item.keywords),
        "clue": clues[0].value if clues else "",
    }
    wanted = {key: page.expected[key] for key in page.expected}
    assert {key: got[key] for key in wanted} == wanted
    assert bool(got["clue"]) == ("clue" in wanted)
    assert bool(got["keywords"]) == ("keywords" in wanted)


@_each
def test_a_related_article_is_a_part_with_its_own_slice(page: _Page) -> None:
    parts = _segment(page)
    related = [(a, b) for kind, a, b in page.pieces if kind == "related_article"]
    if not related:
        assert len(parts) == 1
        return
    inner = parts[1]
    assert inner.text == page.text[related[0][0] : related[-1][1]]
    assert inner.title is not None
    assert inner.title.of(inner.text) == page.text[slice(*related[0])]
    assert inner.outlet is None
    assert not inner.clues


def test_there_are_pages_of_each_language() -> None:
    names = {name: len(list(group)) for name, group in itertools.groupby(page.name.split(":")[0] for page in _PAGES)}
    assert all(names[lang] >= 9 for lang in ("ar", "fa", "prs", "en"))
