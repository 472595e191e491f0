"""From the zones of a page to its blocks, names, dates and related articles."""

from __future__ import annotations

import re

from ruznama.article.datelines import dates_in, leading_date
from ruznama.article.draft import Draft, Votes
from ruznama.article.furniture import (
    ABOVE,
    BEHIND,
    BYLINE,
    KINDS,
    NEAR,
    SITE,
    date_line,
    furniture,
    keyword_lines,
    keywords_of,
)
from ruznama.article.lines import Line, bounds
from ruznama.article.names import (
    byline,
    glued_credit,
    kicker_end,
    labelled_name,
    place_and_day,
    relayed,
    site_suffix,
)
from ruznama.article.signatures import signed_by
from ruznama.article.tail import tail
from ruznama.article.vocabulary import abbreviations, boilerplate
from ruznama.article.zones import Page
from ruznama.model import BlockKind, Span
from ruznama.script import fold_form

__all__ = ["draft"]

# Inside the body only these kinds are holes for the stages after this one; the rest is called stray there.
_HOLES = frozenset({"dateline", "credit", "caption", "furniture"})
_LONGEST_STRAY = 15
_STRAY_LINE_WORDS = 8
_RELAYED_IN = 2
# "12 June" on a byline names no day that one could count from.
_YEAR = re.compile(r"\d{4}")


def draft(text: str, *, hint: str = "", votes: Votes | None = None) -> Draft:
    """Segment one text.

    Args:
        text: the whole page, or the slice of a related article.
        hint: headline that came with the item, or "".
        votes: what the markup says.
    """
    page, made = Page(text, hint, votes), Draft()
    _head(page, made)
    _body(page, made)
    tail(page, made)
    return made


def _head(page: Page, made: Draft) -> None:
    """Everything above the body."""
    index = 0
    while index < min(page.first, len(page.lines)):
        line, role = page.lines[index], page.roles[index]
        if index == page.title:
            _title(page.text, line, made)
        elif role.kind == "text":
            repeated = page.title is not None and fold_form(line.text[:400]) == fold_form(page.lines[page.title].text)
            above = page.title is None or index < page.title
            signed = None if above or repeated else signed_by(page.lines, index, page.text)
            made.author = made.author or signed
            kind: BlockKind = "stray" if repeated else "furniture" if above else "credit" if signed else "caption"
            made.block(kind, line.start, line.end)
        elif role.kind == "keywords" and role.alone:
            index = keyword_lines(page, made, index, page.first)
            continue
        else:
            furniture(page, made, index, ABOVE if page.title is None or index < page.title else NEAR)
        index += 1


def _title(text: str, line: Line, made: Draft) -> None:
    """The headline; a date before it on its line is a dateline of its own."""
    start = line.start
    kicker = kicker_end(line)
    if kicker:
        made.block("furniture", *bounds(line.text, 0, kicker, shift=line.start))
        start, _ = bounds(line.text, kicker, len(line.text))
        start += line.start
    run = leading_date(line) if line.short and not kicker else None
    if run is not None:
        span = line.at(run.start, run.end)
        first, _ = bounds(line.text, span.end - line.start, len(line.text))
        while first < len(line.text) and not line.text[first].isalnum() and line.text[first] not in "\"«(\u201c'":
            first += 1
        if first < len(line.text):
            made.block("dateline", line.start, span.end)
            made.date(NEAR, span)
            start = line.start + first
    end = line.end
    suffix = site_suffix(text, line) if line.short and not kicker else None
    if suffix is not None and suffix.span is not None:
        end = bounds(text, start, _sign_before(text, suffix.span.start))[1]
        made.outlet(SITE, suffix)
        made.block("furniture", _sign_before(text, suffix.span.start), suffix.span.end)
    made.title = Span(start, end)
    made.block("title", start, end)


def _sign_before(text: str, offset: int) -> int:
    """Offset of the sign before ``offset``, spaces between them passed."""
    offset -= 1
    while text[offset].isspace():
        offset -= 1
    return offset


def _body(page: Page, made: Draft) -> None:
    """The body, and the holes in it."""
    if page.first >= page.last:
        return
    lines = page.lines
    start, end = lines[page.first].start, lines[page.last - 1].end
    found = byline(lines[page.first])
    if found is not None and found.end < lines[page.first].end:
        head = Line(page.text[start : bounds(page.text, start, found.end)[1]], start)
        made.block("dateline", head.start, head.end)
        for run in dates_in(head):
            if _YEAR.search(head.folded.text, run.start, run.end):
                made.date(NEAR, head.at(run.start, run.end))
        if found.name is not None and found.generic:
            made.credit = made.credit or found.name
        elif found.name is not None:
            made.outlet(BYLINE, found.name)
        start = found.end
    elif (day := place_and_day(lines[page.first])) is not None:
        made.date(BEHIND, day)
    end = _close(page, made, start, end)
    made.block("body", start, end)
    linked = False
    for index in range(page.first, page.last):
        line, role = lines[index], page.roles[index]
        if role.kind == "related":
            linked = role.alone
            made.block("stray", line.start, line.end)
        elif role.kind == "text" and linked and not line.prose and not page.goes_on(index):
            made.block("stray", line.start, line.end)
        elif role.kind == "text" or (role.kind == "date" and not _stamps(page, made, index)):
            linked = False
            _stray(line, made)
        else:
            _hole(page, made, index)
    _relay(page, made)


def _close(page: Page, made: Draft, start: int, end: int) -> int:
    """Cut an end mark and an agency in brackets off the last paragraph; where the body ends then."""
    tail = _end_mark(page.text, start, end)
    if tail is not None:
        made.block("end_marker", tail[0], tail[1])
        made.block("furniture", bounds(page.text, tail[1], end)[0], end)
        end = bounds(page.text, start, tail[0])[1]
    last = page.lines[page.last - 1]
    first = max(start, last.start)
    if first < end:
        found = glued_credit(Line(page.text[first:end], first))
        if found is not None and found[0] > start:
            made.block("credit", found[0], end)
            made.credit = found[1]
            end = bounds(page.text, start, found[0])[1]
    return end


_TAIL_CHARS = 48
_MARK_WORDS = 5
_BEFORE_MARK = (".", "!", "?", "/", ")", '"', "(", "#", "]", ":")


def _end_mark(text: str, start: int, end: int) -> tuple[int, int] | None:
    """An end mark behind the last sentence on its line, and the initials that may follow it."""
    low = max(start, end - _TAIL_CHARS)
    piece = Line(text[low:end], low)
    index = boilerplate()
    for place in range(max(1, len(piece.words) - _MARK_WORDS), len(piece.words)):
        mark = next((m for m in index.at(piece.words, place) if m.kind == "end" and m.where == "tail"), None)
        if mark is None:
            continue
        after = piece.words[place + mark.size :]
        before = piece.folded.text[: piece.words[place].start].rstrip()
        if all(word.kind == "number" or len(word.form) <= 2 for word in after) and before.endswith(_BEFORE_MARK):
            first = piece.at(piece.words[place].start, piece.words[place].end).start
            while first > low and text[first - 1] in "/(#[-":
                first -= 1
            return first, end
    return None


def _stray(line: Line, made: Draft) -> None:
    """A single word left behind a full stop at the end of a paragraph: a scrap of another text."""
    if line.count < _STRAY_LINE_WORDS or not line.text.endswith("."):
        return
    words = line.text[-4 * _LONGEST_STRAY :].rsplit(None, 2)
    if len(words) < 3:
        return
    scrap, before = words[-1], fold_form(words[-2])
    letters, previous = scrap[:-1], before.rstrip(".")
    if (
        before.endswith((".", "!"))
        and previous.isalpha()
        and len(previous) > 2
        and before not in abbreviations()
        and letters.isalpha()
        and not letters.isascii()
        and 2 < len(letters) <= _LONGEST_STRAY
    ):
        made.block("stray", line.end - len(scrap), line.end)


_STAMP_LINES = 2


def _stamps(page: Page, made: Draft, index: int) -> bool:
    """Whether a date line inside the body is a publication line: labelled, or the first one, right below the lead.

    Any other date that stands alone there is a heading of a chronology.
    """
    if _labelled(page, index):
        return True
    alone = not any(page.roles[i].kind == "date" and not _labelled(page, i) for i in range(index + 1, page.last))
    return alone and index - page.first <= _STAMP_LINES and not made.dates


def _labelled(page: Page, index: int) -> bool:
    date = page.roles[index].date
    return date is not None and any(run.label for run in date.runs)


def _hole(page: Page, made: Draft, index: int) -> None:
    """A line inside the body that is none of it."""
    line, role = page.lines[index], page.roles[index]
    if role.kind == "date" and role.date is not None:
        date_line(page, made, index, NEAR)
        made.block("dateline", line.start, line.end)
        return
    if role.kind == "source" and made.credit is None:
        made.credit = labelled_name(line, role.label)
    kind = KINDS[role.kind]
    if role.kind == "keywords" and not made.keywords:
        made.keywords.extend(keywords_of(line, role.label))
    made.block(kind if kind in _HOLES else "stray", line.start, line.end)


def _relay(page: Page, made: Draft) -> None:
    """Without a credit line, the agency that the first paragraphs are said to come from."""
    if made.credit is not None or any(
        role.kind in ("source", "credit") for role in page.roles[page.last : page.bottom()]
    ):
        return
    texts = [i for i in range(page.first, page.last) if page.is_text(i)]
    for index in texts[:_RELAYED_IN]:
        made.credit = made.credit or relayed(page.lines[index])
