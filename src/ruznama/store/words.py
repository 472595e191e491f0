"""The words by which articles, events and statements are found: folded, and as they are written.

The index holds words only; what is shown of a hit is cut from the article's own text.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from functools import cache

from ruznama.model import Block, Record, Span
from ruznama.script import fold, fold_form
from ruznama.store.dates import bounds
from ruznama.store.engine import Engine

__all__ = ["OUTSIDE", "WORD", "index", "pieces", "plain", "version", "written", "written_words"]

# Letters and digits never share a word, as in the lexicon: pages write both together when a space is lost.
WORD = re.compile(r"[0-9]+|[^\W0-9_]+")
# What an article's page shows beside it: nobody looks for its menus.
OUTSIDE = frozenset({"furniture", "related_article", "related_header", "stray"})
# Raised when the index must be made anew for a reason other than a change of ``fold``.
_SCHEME = 1
# Parts that stand apart in the text, e.g. two pieces of evidence, are no phrase: no word has this form.
_GAP = " _ "


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word as written, with the marks on its letters; words that a ZWNJ joins."""
    marks = "".join(char for code in range(0x300, 0x10000) if unicodedata.combining(char := chr(code)))
    # Most words bear no mark: the letters go in one step.
    word = rf"[^\W\d_]+(?:[{marks}]+[^\W\d_]*)*"
    return re.compile(rf"\d+|{word}"), re.compile(f"{word}(?:\u200c+{word})+")


def plain(folded: str) -> str:
    """The words of a folded text, with one space between them."""
    return " ".join(WORD.findall(folded))


def written(source: str) -> str:
    """The words of a text as they are written, with one space between them."""
    return " ".join(_patterns()[0].findall(source))


@cache
def version() -> str:
    """Names the way in which words are made: an index of another version must be made anew."""
    letters = "".join(map(chr, (*range(0x20, 0x250), *range(0x600, 0x780), *range(0xFB50, 0xFF00))))
    return f"{_SCHEME}-{zlib.crc32(fold_form(letters).encode()):08x}"


def written_words(source: str) -> list[re.Match[str]]:
    """The words of a text as they are written, with their places."""
    return list(_patterns()[0].finditer(source))


def pieces(blocks: Iterable[Block], length: int) -> list[Span]:
    """The parts of a text of some length that are the article's own, in order."""
    found, at = [], 0
    for span in sorted((block.span for block in blocks if block.kind in OUTSIDE), key=lambda one: one.start):
        if span.start > at:
            found.append(Span(at, span.start))
        at = max(at, span.end)
    return [*found, Span(at, length)] if at < length else found


def index(engine: Engine, key: int, record: Record) -> None:
    """Put the words of a Record into the index; those of an article that is there already stay."""
    text, printed = record.article.text, record.article.published
    published = printed.value if printed else None
    if not engine.run("dated_article_row", article=key, published=published).rowcount:
        number = engine.run("insert_article_row", article=key, published=published).lastrowid
        own = pieces(record.article.blocks, len(text))
        engine.many("insert_article_words", [(number, *_words(text, own))])
        engine.many("insert_compound", list(_compounds(engine, [span.of(text) for span in own])))
    for event in record.events:
        number = engine.run("insert_event_row", event=event.id).lastrowid
        engine.many("insert_event_words", [(number, *_words(text, event.evidence or (event.trigger,)))])
    for said in record.statements:
        number = engine.run(
            "insert_statement_row", statement=said.id, article=key, speaker=said.speaker, act=said.act,
            day=bounds(said.when)[0] or (published or "")[:10] or None, start=said.content.start,
        ).lastrowid  # fmt: skip
        engine.many("insert_statement_words", [(number, *_words(text, (said.content,)))])
        engine.many("insert_addressee", [(said.id, actor) for actor in said.addressees])


def _words(text: str, spans: Iterable[Span]) -> tuple[str, str]:
    parts = [span.of(text) for span in spans]
    return _GAP.join(plain(fold(part).text) for part in parts), _GAP.join(written(part) for part in parts)


def _compounds(engine: Engine, parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Words that a ZWNJ joins, glued and apart, which were not seen lately."""
    for part in parts:
        if "\u200c" not in part:
            continue
        for found in set(_patterns()[1].findall(part)):
            apart = " ".join(WORD.findall(fold_form(found)))
            if engine.fresh(("compound", apart)):
                yield apart.replace(" ", ""), apart
