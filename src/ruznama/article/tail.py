"""Below the body: furniture, links, and whole articles of their own."""

from __future__ import annotations

from ruznama.article.draft import Draft
from ruznama.article.furniture import BEHIND, furniture, keyword_lines, whole
from ruznama.article.roles import is_outlet
from ruznama.article.signatures import tags
from ruznama.article.zones import Page
from ruznama.model import Span

__all__ = ["tail"]

_CREDIT_WORDS = 4


def tail(page: Page, made: Draft) -> None:
    """Everything below the body; related articles are noted as ranges."""
    bottom, count = page.bottom(), len(page.lines)
    index = max(page.last, min(count, page.first))
    start = index
    while index < count:
        role = page.roles[index]
        if role.kind == "related" and role.alone and page.cut <= index < bottom:
            index = _related(page, made, index, bottom)
        elif role.kind == "keywords" and role.alone:
            index = keyword_lines(page, made, index, count)
        else:
            if role.kind == "text" or (role.kind == "outlet" and index == start):
                _unknown(page, made, index, first=index == start)
            else:
                furniture(page, made, index, BEHIND)
            index += 1


def _unknown(page: Page, made: Draft, index: int, *, first: bool) -> None:
    """A text line below the body: an agency right under it is a credit, anything else furniture."""
    line = page.lines[index]
    listed = tags(line, page.text) if page.first < page.last else []
    if listed and not made.keywords:
        made.keywords.extend(listed)
        made.block("keywords", line.start, line.end)
        return
    named = first and line.count <= _CREDIT_WORDS and is_outlet(line, 0, len(line.words))
    if named and made.credit is None:
        made.credit = whole(line)
    made.block("credit" if named else "furniture", line.start, line.end)


def _related(page: Page, made: Draft, header: int, bottom: int) -> int:
    """A "read also" header and what stands under it: links, or whole articles; the index after them."""
    made.block("related_header", page.lines[header].start, page.lines[header].end)
    stop = header + 1
    while stop < bottom and not (page.roles[stop].kind == "related" and page.roles[stop].alone):
        stop += 1
    begin: int | None = None
    for index in range(header + 1, stop):
        if not page.is_text(index) or not page.lines[index].prose:
            continue
        titled = index - 1 > header and page.is_text(index - 1) and not page.lines[index - 1].prose
        if begin is None:
            begin = index - 1 if titled else index
            if page.begins_unstopped(header + 1, index):
                begin = header + 1
            _links(page, made, header + 1, begin)
        elif titled and page.announces_another(index - 1, index):
            _slice(page, made, begin, index - 1)
            begin = index - 1
    if begin is None:
        _links(page, made, header + 1, stop)
    else:
        _slice(page, made, begin, stop)
    return stop


def _links(page: Page, made: Draft, first: int, last: int) -> None:
    index = first
    while index < last:
        line, role = page.lines[index], page.roles[index]
        if role.kind == "keywords" and role.alone:
            index = keyword_lines(page, made, index, last)
            continue
        if role.kind == "text":
            made.block("related_header", line.start, line.end)
        elif role.kind == "date":
            # The date of a link is not the page's.
            made.block("dateline", line.start, line.end)
        else:
            furniture(page, made, index, BEHIND)
        index += 1


def _slice(page: Page, made: Draft, first: int, last: int) -> None:
    span = Span(page.lines[first].start, page.lines[last - 1].end)
    made.related.append(span)
    made.block("related_article", span.start, span.end)
