"""Lines that are none of the article: their blocks, and the names, dates and keywords in them."""

from __future__ import annotations

from ruznama.article.draft import Draft
from ruznama.article.lines import Line
from ruznama.article.names import copyright_holder, keyword_list, labelled_name, site_name
from ruznama.article.roles import RoleKind, is_outlet
from ruznama.article.signatures import author, author_before
from ruznama.article.zones import Page
from ruznama.model import BlockKind, Named, Span

__all__ = [
    "ABOVE",
    "BEHIND",
    "BYLINE",
    "KINDS",
    "NEAR",
    "SITE",
    "date_line",
    "furniture",
    "keyword_lines",
    "keywords_of",
    "whole",
]

KINDS: dict[RoleKind, BlockKind] = {
    "date": "dateline", "source": "credit", "credit": "credit", "byline": "credit", "keywords": "keywords",
    "related": "related_header", "end": "end_marker", "caption": "caption", "code": "furniture",
    "section": "furniture", "copyright": "furniture", "follow": "furniture", "nav": "furniture", "ad": "furniture",
    "outlet": "furniture",
}  # fmt: skip
# How well a name of the outlet is known: on the byline, beside the date, above the headline, in the footer.
BYLINE, _DATELINE, SITE, _FOOTER = range(4)
# Publication dates: with a label, below the headline, above it, behind the body, last change.
_LABELLED, NEAR, ABOVE, BEHIND, _UPDATED = range(5)
_RANKS = {"updated": _UPDATED, "published": _LABELLED}
_KEYWORD_WORDS = 6
_KEYWORD_LINES = 40


def furniture(page: Page, made: Draft, index: int, rank: int) -> None:
    """A line above or below the body that has a role."""
    line, role = page.lines[index], page.roles[index]
    if role.kind == "date":
        date_line(page, made, index, rank)
        made.author = made.author or author_before(line)
    elif role.kind == "nav" and rank == ABOVE:
        named = site_name(line)
        if named is not None:
            made.outlet(SITE, named)
    elif role.kind == "outlet":
        made.outlet(SITE, whole(line))
    elif role.kind == "copyright":
        named = copyright_holder(line)
        if named is not None:
            made.outlet(_FOOTER, named)
    elif role.kind == "keywords" and not made.keywords:
        made.keywords.extend(keywords_of(line, role.label))
    elif made.credit is None and role.kind == "source":
        made.credit = labelled_name(line, role.label)
    elif made.credit is None and role.kind == "credit":
        made.credit = whole(line)
    elif made.author is None and role.kind == "byline":
        made.author = author(line, role.label)
    made.block(KINDS[role.kind], line.start, line.end)


def whole(line: Line) -> Named:
    """The line without brackets and dashes around it."""
    text = line.text.strip(" ()[]-\u2013\u2014.")
    start = line.start + line.text.index(text) if text else line.start
    return Named(text or line.text, Span(start, start + len(text)) if text else line.span)


def keywords_of(line: Line, label: int) -> list[str]:
    """The keywords of a labelled line; ``label`` is the folded offset after the label, 0 without one."""
    return keyword_list(line.text[line.folded.origin(label) :] if label else line.text)


def keyword_lines(page: Page, made: Draft, index: int, stop: int) -> int:
    """A keyword label that stands alone and the short lines below it; the index after them."""
    made.block("keywords", page.lines[index].start, page.lines[index].end)
    at, found = index + 1, list[str]()
    while at < stop and at - index <= _KEYWORD_LINES:
        line = page.lines[at]
        if page.roles[at].kind not in ("text", "nav", "keywords") or line.stopped or line.count > 3 * _KEYWORD_WORDS:
            break
        listed = keyword_list(line.text)
        if not listed or (len(listed) == 1 and line.count > _KEYWORD_WORDS):
            break
        found += listed
        made.block("keywords", line.start, line.end)
        at += 1
    if not made.keywords:
        made.keywords.extend(found)
    return at


def date_line(page: Page, made: Draft, index: int, rank: int) -> None:
    """The date expressions of a publication line, and an outlet beside them."""
    line, date = page.lines[index], page.roles[index].date
    if date is None:
        return
    for run in date.runs:
        if run.dated:
            span = line.at(run.start, run.end)
            follows = page.roles[index + 1].date if index + 1 < len(page.roles) else None
            if (
                run is date.runs[-1]
                and follows is not None
                and not follows.runs[0].dated
                and not follows.runs[0].label
                and not follows.before
            ):
                last = page.lines[index + 1].at(follows.runs[0].start, follows.runs[0].end)
                span = Span(span.start, last.end)
            made.date(_RANKS.get(run.label, rank), span)
    if date.before is not None:
        span = line.at(*date.before)
        piece = Line(span.of(page.text), span.start)
        if is_outlet(piece, 0, len(piece.words)):
            made.outlet(_DATELINE, Named(piece.text, span))
