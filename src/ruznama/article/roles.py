"""What each line of a page is, read from the line alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

from ruznama.article.datelines import DateLine, read_date_line
from ruznama.article.lines import Line, plain_dashes
from ruznama.article.vocabulary import Mark, boilerplate, outlets, signatures

__all__ = ["Role", "RoleKind", "is_outlet", "outlet_size", "role_of"]

RoleKind = Literal[
    "text", "date", "source", "keywords", "related", "end", "credit", "byline", "caption", "code", "section",
    "copyright", "follow", "nav", "ad", "outlet",
]  # fmt: skip

_HASHTAGS = re.compile(r"(?:#\S+[\s,|]*)+")
_CRUMB = re.compile(r"\s*[|»«>›/\u2022·\u2192]\s*|\s+[-\u2013\u2014]\s+")
_SIGNS = frozenset(":|-\u2013\u2014»>›/[(#;")
# A source, an author, a code take few words; with more the line is a sentence that begins with the same word.
_VALUE_WORDS = {"source": 8, "byline": 7, "code": 8, "section": 5, "caption": 60}
_INITIALS = 2
_PLACE_WORDS = 2
_BARS = frozenset("|/-\u2013\u2014")
_RIGHTS = frozenset(("\u00a9", "(", ":"))
# "Reporting by A in X and B in Y; editing by C".
_DESK_WORDS = 24
# Copyright, navigation and credit lines are shorter than nearly all paragraphs, which need not be cut into words then.
_SURFACE_WORDS = 16
_LINK_WORDS = 25
_CRUMB_WORDS = 4
_OUTLET_WORDS = 5
_FOLLOW_WORDS = 30
_CALL_WORDS = 14


class Role(NamedTuple):
    """What a line is.

    Attributes:
        kind: its class.
        label: folded offset after its label, 0 without one.
        alone: whether the line holds nothing but the label.
        date: the dates of a publication line.
    """

    kind: RoleKind
    label: int = 0
    alone: bool = False
    date: DateLine | None = None


_TEXT = Role("text")


def role_of(line: Line) -> Role:
    """The role of a line; what no rule knows is text."""
    if line.text.startswith("#") and line.short and _HASHTAGS.fullmatch(line.text):
        return Role("keywords")
    if line.text.startswith("\u00a9"):
        return Role("copyright")
    date = read_date_line(line)
    if date is not None:
        return Role("date", date=date)
    if any(map(_tells, boilerplate().opening(line.key))):
        for mark in boilerplate().at(line.words, 0):
            role = _labelled(line, mark)
            if role is not None:
                return role
    if line.count > _SURFACE_WORDS or (line.stopped and not line.text.endswith((")", "]"))):
        return _TEXT
    return _surface(line) if line.short else _TEXT


def _tells(mark: Mark) -> bool:
    """Whether a form at a line's beginning may tell its role: section names do so together only."""
    return mark.kind != "nav"


def _labelled(line: Line, mark: Mark) -> Role | None:
    """The role a listed form at the line's beginning gives it, if the rest of the line fits."""
    last = line.words[mark.size - 1].end
    rest = line.folded.text[last:].lstrip()
    fits = _FITS.get(mark.kind) if mark.where != "whole" else _whole
    return fits(line, mark, last, rest) if fits is not None else None


def _alone(line: Line, mark: Mark) -> bool:
    return mark.size == len(line.words)


def _signed(rest: str) -> bool:
    return rest[:1] in _SIGNS if rest else False


def _whole(line: Line, mark: Mark, last: int, _rest: str) -> Role | None:
    return Role(mark.kind, last, alone=True) if _alone(line, mark) and mark.kind != "nav" else None  # type: ignore[arg-type]


def _end(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    return Role("end", last) if _alone(line, mark) or (line.count - mark.size <= _INITIALS and _signed(rest)) else None


def _related(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    if _alone(line, mark):
        return Role("related", last, alone=True)
    sign = _signed(rest)
    if line.count - mark.size > _LINK_WORDS or (line.tail.endswith(".") and not sign):
        return None
    return Role("related", last) if sign or mark.where == "start" else None


def _value(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    """A label, a colon, a few words."""
    named = (
        ":" in rest[:2]
        or (mark.kind == "source" and rest[:1] in _BARS)
        or (mark.kind == "caption" and rest[:1] == ")" and line.text.startswith("("))
    )
    if mark.kind == "source" and line.tail.endswith(".") and line.count > _CRUMB_WORDS:
        return None
    fits = line.short and named and line.count - mark.size <= _VALUE_WORDS[mark.kind]
    return Role(mark.kind, last) if fits else None  # type: ignore[arg-type]


def _byline(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    """A label and a name, or "by" and a name."""
    desk = mark.size > 1 and (not line.stopped or ";" in line.text or line.count <= _CRUMB_WORDS + _CRUMB_WORDS)
    longest = _DESK_WORDS if desk else _VALUE_WORDS["byline"]
    if mark.where == "start" and (desk or not line.stopped) and 0 < line.count - mark.size <= longest:
        return Role("byline", last)
    return _value(line, mark, last, rest)


def _keywords(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    return Role("keywords", last, alone=_alone(line, mark)) if _alone(line, mark) or _signed(rest) else None


def _call(line: Line, mark: Mark, last: int, _rest: str) -> Role | None:
    """A call to the reader: subscribe, share, comment; or an announcement of advertising or rights."""
    # A call of one line ends without a full stop or is short; a paragraph that begins with the same words does neither.
    limit = _CALL_WORDS if line.tail.endswith(".") else _FOLLOW_WORDS
    return Role(mark.kind, last) if line.count <= limit else None  # type: ignore[arg-type]


def _rights(line: Line, mark: Mark, last: int, rest: str) -> Role | None:
    """A statement of rights; the bare word counts before a year or a sign only, since news is also about copyright."""
    if mark.where == "label" and not (rest[:1].isdigit() or rest[:1] in _RIGHTS):
        return None
    return _call(line, mark, last, rest)


_FITS: dict[str, Callable[[Line, Mark, int, str], Role | None]] = {
    "end": _end,
    "related": _related,
    "source": _value,
    "byline": _byline,
    "code": _value,
    "section": _value,
    "caption": _value,
    "keywords": _keywords,
    "copyright": _rights,
    "follow": _call,
    "ad": _call,
}


def _surface(line: Line) -> Role:
    """Roles that do not hang on the line's first words: copyright, navigation, credits, outlet names."""
    if _holds(line, "copyright"):
        return Role("copyright")
    if line.count <= 3 * _CRUMB_WORDS:
        if _navigation(line):
            return Role("nav")
        if _credit(line):
            return Role("credit")
    if line.count <= _OUTLET_WORDS and is_outlet(line, 0, len(line.words)):
        return Role("outlet")
    return _TEXT


def _holds(line: Line, kind: str) -> bool:
    index = boilerplate()
    return any(
        index.begins(word.form)
        and any(mark.kind == kind and mark.where != "label" for mark in index.at(line.words, place))
        for place, word in enumerate(line.words)
    )


def _navigation(line: Line) -> bool:
    """Whether a line is made of section names and the like, with a short site name at most beside them."""
    if not _CRUMB.search(line.text):
        return _all_nav(line)
    pieces = [Line(piece, 0) for piece in _CRUMB.split(line.text) if piece.strip()]
    known = [_all_nav(piece) for piece in pieces]
    return any(known) and all(fits or _sitelike(piece) for fits, piece in zip(known, pieces, strict=True))


def _sitelike(piece: Line) -> bool:
    """Whether a piece beside section names may be the site's name: short, no sentence, no "speaker: words"."""
    return piece.count <= _CRUMB_WORDS and ":" not in piece.text and piece.verbless


def _all_nav(piece: Line) -> bool:
    index, at, seen = boilerplate(), 0, False
    while at < len(piece.words):
        if piece.words[at].kind == "number" and seen:
            at += 1
            continue
        mark = next((m for m in index.at(piece.words, at) if m.kind in ("nav", "ad")), None)
        if mark is None:
            return False
        seen = True
        at += mark.size
    return seen


_AND = re.compile(r"\s*[|/+,;&\u2022]\s*|\s+[-\u2013\u2014]\s+")


def _credit(line: Line) -> bool:
    """Whether a line names nothing but where the report is from: agencies, or "X + agencies"."""
    if not _holds(line, "credit"):
        return False
    pieces = [
        Line(piece.strip(" ()[]"), 0) for piece in _AND.split(plain_dashes(line.text).strip(" ()[]-\u2013\u2014"))
    ]
    pieces = [piece for piece in pieces if piece.words]
    generic = [any(m.kind == "credit" and m.size == len(p.words) for m in boilerplate().at(p.words, 0)) for p in pieces]
    known = [fits or is_outlet(piece, 0, len(piece.words)) for fits, piece in zip(generic, pieces, strict=True)]
    # "Paris - agencies": a place may stand first.
    return any(generic) and (all(known) or (len(known) > 1 and all(known[1:]) and pieces[0].count <= _PLACE_WORDS))


def outlet_size(line: Line, first: int) -> int:
    """How many words from ``first`` on name a known outlet ("news agency" words before it included), 0 for none."""
    at = first
    mark = next((m for m in boilerplate().at(line.words, at) if m.kind == "outlet" and m.where == "start"), None)
    if mark is not None:
        at += mark.size
    if at < len(line.words):
        known = outlets().longest(line.words, at)
        if known is not None:
            return at - first + known.size
    known = outlets().longest(line.words, first)
    return known.size if known is not None else 0


def is_outlet(line: Line, first: int, last: int) -> bool:
    """Whether words ``first`` to ``last`` are a known outlet, or one by the word before or after its name."""
    if first >= last:
        return False
    if outlet_size(line, first) == last - first:
        return True
    for mark in boilerplate().at(line.words, first):
        if mark.kind == "outlet" and mark.where == "start" and mark.size < last - first:
            return last - first <= _OUTLET_WORDS - 1 and line.verbless
    for place in range(first + 1, last):
        for mark in boilerplate().at(line.words, place):
            if mark.kind == "outlet" and mark.where == "end" and place + mark.size == last:
                return line.verbless
    return _masthead(line, first, last)


_MASTHEAD_WORDS = 4
# A name holds none of these: a place stands before it.
_BESIDE = frozenset(":|/()-\u2013\u2014")


def _masthead(line: Line, first: int, last: int) -> bool:
    """Whether the words are a name that ends as names of outlets do; in Latin script every word has its capital."""
    if not 1 < last - first <= _MASTHEAD_WORDS:
        return False
    if any(sign in _BESIDE for sign in line.folded.text[line.words[first].start : line.words[last - 1].end]):
        return False
    for place in range(first + 1, last):
        for mark in signatures().at(line.words, place):
            if mark.kind == "masthead" and place + mark.size == last:
                starts = [line.folded.origin(word.start) for word in line.words[first:last]]
                return line.verbless and not any(line.text[start].islower() for start in starts)
    return False
