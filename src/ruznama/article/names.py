"""Outlets, credits and keywords as they are printed."""

from __future__ import annotations

import re

from ruznama.article.datelines import dates_in
from ruznama.article.lines import Line, bounds, plain_dashes
from ruznama.article.roles import is_outlet, outlet_size, role_of
from ruznama.article.vocabulary import boilerplate, openings
from ruznama.model import Named, Span
from ruznama.script import fold_form

__all__ = [
    "Byline",
    "byline",
    "copyright_holder",
    "glued_credit",
    "keyword_list",
    "kicker_end",
    "labelled_name",
    "place_and_day",
    "relayed",
    "site_name",
    "site_suffix",
]

# A dateline before the first sentence is short; what is longer is the sentence.
_BYLINE_CHARS = 72
_BYLINE_WORDS = 8
_NAME_WORDS = 5
_PLACE_WORDS = 4

_DASH = "[-\u2013\u2014]"
# A name, a colon and a dash.
_COLON_DASH = re.compile(rf"(?P<name>[^:()\"/]{{2,60}}?)\s*:\s*{_DASH}+\s*")
# A place, a dash, a name in quotation marks, a colon.
_QUOTED = re.compile(
    rf"(?P<place>[^:()\"«»]{{2,40}}?)\s*{_DASH}\s*[«\"\u201c](?P<name>[^»\":\u201d]{{2,32}})[»\"\u201d]\s*:\s*"
)
# A name in brackets, a place before it perhaps, a dash or a colon behind it perhaps.
_PAREN = re.compile(
    rf"(?P<place>[^:()\"]{{0,48}}?)\(\s*(?P<name>[^()\"]{{1,40}}?)\s*\)\s*(?P<sign>(?:{_DASH}|:|/)*)\s*"
)
# A name before a slash, a place and a slash before it perhaps.
_SLASH = re.compile(r"(?P<name>[^:()\"./]{2,32}(?:/[^:()\"./]{2,32})?)\s*/\s*")
# A name before a dash or a colon.
_PLAIN = re.compile(rf"(?P<name>[^:()\"]{{2,60}}?)\s*(?::\s|{_DASH}+\s)\s*")


class Byline:
    """What stands before the first sentence on its line.

    Attributes:
        end: source offset where the sentence begins.
        name: the outlet, if one is named.
        generic: whether the name only says "agencies" or names a desk.
    """

    def __init__(self, end: int, name: Named | None) -> None:
        self.end = end
        self.name = name
        self.generic = name is not None and role_of(Line(name.name, 0)).kind == "credit"


def byline(line: Line) -> Byline | None:
    """The dateline or byline at the beginning of the first paragraph, if an outlet stands in it.

    A place alone ("Washington - ") is no byline: it stays in the body.
    """
    head = plain_dashes(line.text[:_BYLINE_CHARS])
    found = _QUOTED.match(head)
    if found and len(found["place"].split()) <= _PLACE_WORDS and found.end() < len(line.text):
        return Byline(line.start + found.end(), _named(line, *found.span("name")))
    found = _COLON_DASH.match(head)
    if found and len(found["name"].split()) <= _NAME_WORDS and found.end() < len(line.text):
        return Byline(line.start + found.end(), _named(line, *found.span("name")))
    found = _PAREN.match(head)
    if (
        found
        and sum(word.isalpha() for word in found["place"].split()) <= _PLACE_WORDS
        and found.end() < len(line.text)
    ):
        named = _outlet_piece(line, *found.span("name"))
        if named is not None and (found["sign"] or found["place"].strip()):
            return Byline(line.start + found.end(), named)
        if named is not None or found["sign"].strip(":/"):
            return Byline(line.start + found.end(), named or _named(line, *found.span("name")))
    return _separated(line, head)


def _separated(line: Line, head: str) -> Byline | None:
    """Short pieces before slashes, dashes or a colon, of which the last is a known outlet."""
    best: Byline | None = None
    for pattern in (_SLASH, _PLAIN):
        at = 0
        while at < len(head):
            found = pattern.match(head, at)
            if not found or len(found["name"].split()) > _PLACE_WORDS or found.end() >= len(line.text):
                break
            for start, end in _slash_pieces(head, *found.span("name")):
                named = _outlet_piece(line, start, end)
                if named is not None:
                    best = Byline(line.start + found.end(), named)
            at = found.end()
        if best is not None:
            return best
    return None


def _slash_pieces(head: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a name before and after slashes and commas."""
    cuts = [i for i in range(start, end) if head[i] == "/" or fold_form(head[i]) == ","]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))


def _outlet_piece(line: Line, start: int, end: int) -> Named | None:
    """The piece as a name, if it is an outlet or an unnamed agency and nothing else."""
    first, last = bounds(line.text, start, end)
    if first >= last:
        return None
    piece = Line(line.text[first:last], 0)
    if not piece.words or len(piece.words) > _BYLINE_WORDS:
        return None
    if is_outlet(piece, 0, len(piece.words)) or role_of(piece).kind == "credit":
        return _named(line, first, last)
    return None


def _named(line: Line, start: int, end: int) -> Named | None:
    """Characters of a line (offsets in the line) as a name."""
    first, last = bounds(line.text, start, end)
    if first >= last:
        return None
    return Named(line.text[first:last], Span(line.start + first, line.start + last))


_DASHED = re.compile(rf"[^:\"]{{4,60}}?\s{_DASH}+\s")
_YEAR = re.compile(r"\d{4}")


def place_and_day(line: Line) -> Span | None:
    """The day in "Place, month day, year - " at the beginning of the first paragraph."""
    found = _DASHED.match(line.text[:_BYLINE_CHARS])
    if found is None:
        return None
    head = Line(found.group().rstrip(" -\u2013\u2014"), line.start)
    dated = [run for run in dates_in(head) if _YEAR.search(head.folded.text, run.start, run.end)]
    if (
        len(dated) != 1
        or head.folded.text[: dated[0].start].count(" ") > _PLACE_WORDS
        or dated[0].end < len(head.folded.text)
    ):
        return None
    return head.at(dated[0].start, dated[0].end)


_AFTER_LABEL = " \t:|-\u2013\u2014/>\u00bb\u00a0"


def labelled_name(line: Line, label: int) -> Named | None:
    """The name after a label ("Source: X"); ``label`` is the folded offset after the label."""
    start = line.folded.origin(label)
    while start < len(line.text) and line.text[start] in _AFTER_LABEL:
        start += 1
    named = _named(line, start, len(line.text))
    if named is None or named.span is None:
        return None
    short = named.name.rstrip(".")
    return Named(short, Span(named.span.start, named.span.start + len(short))) if short else None


def site_suffix(text: str, line: Line) -> Named | None:
    """The site's name behind a bar or a dash at the end of a headline: an outlet, or a name that comes again."""
    found = _SUFFIX.search(line.text)
    if found is None or len(line.text[: found.start()].split()) < _PLACE_WORDS:
        return None
    named = _named(line, *found.span("name"))
    if named is None or len(named.name.split()) > _PLACE_WORDS:
        return None
    piece = Line(named.name, 0)
    known = bool(piece.words) and is_outlet(piece, 0, len(piece.words))
    again = found["sign"] == "|" and text.find(named.name, line.end, line.end + _PAGE_CHARS) >= 0
    return named if known or again else None


# How far below the headline its site is looked for: an article and its footer.
_PAGE_CHARS = 20_000
_SUFFIX = re.compile(rf"(?:(?P<sign>\|)|\s{_DASH}\s)\s*(?P<name>[^|\s-][^|\u2013\u2014]{{1,40}})$")
_PIECE = re.compile(r"[^|»«>›/\u2022·\u2192]+")


def site_name(line: Line) -> Named | None:
    """The piece of a navigation line that is no section name: the site's own name."""
    for found in _PIECE.finditer(line.text):
        named = _named(line, found.start(), found.end())
        if named is not None and role_of(Line(named.name, 0)).kind in ("text", "outlet") and named.name[0].isalpha():
            return named
    return None


_KICKED = re.compile(r"\s*(?:[|:]|\.\.|[-\u2013\u2014]\s)[\s|:.]*")
_HEADLINE_WORDS = 2


def kicker_end(line: Line) -> int:
    """Offset in the line where the headline begins behind "breaking |" and the like, 0 without one."""
    for mark in boilerplate().at(line.words, 0) if line.words else ():
        if mark.kind != "kicker" or mark.size + _HEADLINE_WORDS > len(line.words):
            continue
        last = line.folded.span(line.words[mark.size - 1].start, line.words[mark.size - 1].end).end
        sign = _KICKED.match(line.text, last)
        if sign:
            return sign.end()
    return 0


_MARK = re.compile(r"[\u00a9(][cC]?\)?|\d{4}|[|.,\u2022:]|\s[-\u2013\u2014]\s")


def copyright_holder(line: Line) -> Named | None:
    """The name in a copyright line, where signs set it off from the rest."""
    if "\u00a9" not in line.text:
        return None
    start = 0
    for stop in [*_MARK.finditer(line.text), None]:
        end = stop.start() if stop else len(line.text)
        named = _named(line, start, end)
        start = stop.end() if stop else end
        if named is None or len(named.name.split()) > _NAME_WORDS:
            continue
        piece = Line(named.name, 0)
        listed = any(
            mark.kind == "copyright"
            for place in range(len(piece.words))
            for mark in boilerplate().at(piece.words, place)
        )
        if piece.words and not listed:
            return named
    return None


_GLUED = re.compile(r"\(\s*([^()]{2,40})\s*\)\s*\.?$")


def glued_credit(line: Line) -> tuple[int, Named] | None:
    """An agency behind the last sentence, in brackets or bare: source offset where it begins, and its name."""
    offset = max(0, len(line.text) - _TAIL_CHARS)
    for pattern in (_GLUED, _BARE):
        found = pattern.search(line.text, offset)
        if found and fold_form(line.text[: found.start()][-3:]).endswith(_SENTENCE_ENDS):
            named = _outlet_piece(line, *found.span(1))
            if named is not None:
                return line.start + found.start(), named
    return None


_TAIL_CHARS = 48
_SENTENCE_ENDS = (".", "!", "?", '"')
# A name of up to three words behind the last full stop.
_BARE = re.compile(r"(?<=[.!\"»\u201d]\s)([^\s.()]+(?:\s[^\s.()]+){0,2})\.?$")


def relayed(line: Line) -> Named | None:
    """The agency that the first paragraphs name as their source ("according to X"), without "news agency" words."""
    if all(mark.kind != "sayhead" for mark in openings().opening(line.key)):
        return None
    words = line.words
    for mark in openings().at(words, 0):
        if mark.kind != "sayhead":
            continue
        at = mark.size
        size = outlet_size(line, at) if at < len(words) else 0
        if size:
            head = next((m for m in boilerplate().at(words, at) if m.kind == "outlet" and m.where == "start"), None)
            first = at + head.size if head is not None and head.size < size else at
            span = line.at(words[first].start, words[at + size - 1].end)
            return Named(line.text[span.start - line.start : span.end - line.start], span)
    return None


_LISTED = frozenset(",;|\u2022·\u25cf\u25aa")
_SET_OFF = re.compile(r"\x00|\s[-\u2013\u2014]\s|\t| {2,}|\s/\s|\s\\\s")
# Without any sign between them more than four words are several keywords run together, which nobody can take apart.
_ONE_KEYWORD = 4


def keyword_list(value: str) -> list[str]:
    """The keywords of a list as printed; none where only spaces stand between many words."""
    value = value.strip(" :|-\u2013\u2014\t")
    signs = {char for char in set(value) if not char.isalnum() and fold_form(char) in _LISTED}
    marked = "".join("\x00" if char in signs else char for char in value)
    found = [piece.strip() for piece in _SET_OFF.split(marked) if piece.strip()]
    if len(found) > 1:
        return found
    if value.startswith("#"):
        return value.split()
    return [value] if value and len(value.split()) <= _ONE_KEYWORD else []
