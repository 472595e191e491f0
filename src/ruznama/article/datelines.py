"""Publication lines: a date, its label, perhaps an outlet or a place, and nothing that is a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ruznama.article.lines import Line
from ruznama.article.vocabulary import Mark, dates

__all__ = ["DateLine", "Run", "dates_in", "leading_date", "read_date_line"]

# The second shape is a year with a time glued to it ("4/6/202209:15"), as a large Arabic site prints it.
_NUMERIC = re.compile(
    r"(?<!\d)\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,4}(?!\d)|(?<!\d)\d{1,2}/\d{1,2}/\d{4}(?=\d{2}:\d{2})"
)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?:\s?\d{2}(?!\d)")
_LABELS = frozenset({"published", "updated"})
_PARTS = frozenset({"month", "weekday", "dateword", "zone", "zoneword"})
_SEPARATORS = frozenset("|-\u2013\u2014:/,(»«>\u2022·;[")
# An outlet, a place or a section beside the date takes six words at most; no publication line seen has over 24.
_BESIDE = 6
_LONGEST = 24
# More words than this right behind the date are a headline on the same line.
_AFTER = 2
_AGO = 7
# A longer line with a full stop is a sentence with a date in it.
_STOPPED = 12


class Run(NamedTuple):
    """A stretch of date words: folded offsets in the line, the label before it, whether it names a day or month."""

    start: int
    end: int
    label: str
    dated: bool


class DateLine(NamedTuple):
    """A publication line: its runs, and the folded range of the words before the first one, or None."""

    runs: tuple[Run, ...]
    before: tuple[int, int] | None


class _Piece(NamedTuple):
    """Words ``first`` to ``last`` (half-open) of a line: a label, a date, or other; the classes of a date's words."""

    kind: str
    first: int
    last: int
    classes: tuple[str, ...] = ()


def read_date_line(line: Line) -> DateLine | None:
    """Read a line as a publication line, or say that it is none.

    A date alone always is; with a label a few other words may stand beside it; without one they must be set off by a
    sign, so that a heading or a sentence with a date in it is not taken for one.
    """
    if not line.short or line.count > _LONGEST or not _dateish(line):
        return None
    if line.count > _STOPPED and line.tail.endswith("."):
        return None
    found: list[Run] = []
    others: list[_Piece] = []
    label, valued = "", 0
    for piece in _pieces(line):
        if piece.kind in _LABELS:
            label, valued = piece.kind, valued or piece.last
        elif piece.kind == "date":
            run = _run(line, piece, label)
            if run is not None:
                found.append(run)
            elif not label:
                others.append(piece)
        elif piece.kind == "other":
            others.append(piece)
    if not found:
        return _relative(line, label, valued)
    if not _sparse(line, found, others):
        return None
    before = None
    if others and others[0].first == 0:
        head = (line.words[0].start, line.words[others[0].last - 1].end)
        before = head if head[1] <= found[0].start else None
    return DateLine(tuple(found), before)


def _relative(line: Line, label: str, first: int) -> DateLine | None:
    """A label and a few words with a number: "updated: 3 hours ago" tells no date, but it is a publication line."""
    # Without the colon it may be a headline: the Arabic word for "published" also means "deploying".
    if not label or line.count > _AGO or first >= len(line.words) or ":" not in _sign_after(line, first - 1):
        return None
    return DateLine((Run(line.words[first].start, line.words[-1].end, label, dated=False),), None)


def leading_date(line: Line) -> Run | None:
    """The date a line begins with, before a headline on the same line, or None.

    Only a whole numeric date or a labelled one counts: a headline may well begin with a number or a month.
    """
    label = ""
    for piece in _pieces(line):
        if piece.kind in _LABELS and not piece.first:
            label = piece.kind
            continue
        run = _run(line, piece, label) if piece.kind == "date" else None
        if run is None or not run.dated:
            return None
        return run if label or _NUMERIC.match(line.folded.text, run.start) else None
    return None


def dates_in(line: Line) -> list[Run]:
    """Runs of a line that name a day with its year or its month."""
    found = (_run(line, piece, "") for piece in _pieces(line) if piece.kind == "date")
    return [run for run in found if run is not None and run.dated]


def _dateish(line: Line) -> bool:
    if _DIGIT.search(line.text):
        return True
    return line.count <= 2 and bool(line.words) and any(m.kind == "weekday" for m in dates().at(line.words, 0))


def _pieces(line: Line) -> Iterator[_Piece]:
    """Cut a line into labels, stretches of date words, and stretches of other words."""
    index, words = dates(), line.words
    at, begin, classes = 0, 0, list[str]()
    coded = False
    while at < len(words):
        mark = _mark(line, at, index.at(words, at))
        if coded and not _set_off(line, at):
            kind, size = "code", 1
        elif mark is not None and mark.kind not in _PARTS:
            kind, size = (mark.kind if mark.kind in _LABELS else "code"), mark.size
        elif mark is not None:
            kind, size = mark.kind, mark.size
        else:
            kind, size = ("number" if words[at].kind == "number" else "other"), 1
        coded = kind == "code"
        if kind in _PARTS or kind == "number":
            if not classes:
                begin = at
            classes += [kind] * size
        else:
            first = at
            if classes and kind == "other" and set(classes) == {"dateword"} and not _set_off(line, at):
                # "The Harbor Post, 3 March": a name may begin like "the 3rd".
                first = begin
            elif classes:
                yield _Piece("date", begin, at, tuple(classes))
            classes = []
            if kind == "other":
                while at + size < len(words) and _plain(line, at + size):
                    size += 1
            yield _Piece(kind, first, at + size)
        at += size
    if classes:
        yield _Piece("date", begin, at, tuple(classes))


def _plain(line: Line, at: int) -> bool:
    word = line.words[at]
    return word.kind == "word" and not dates().begins(word.form) and not _set_off(line, at)


def _mark(line: Line, at: int, marks: Iterator[Mark]) -> Mark | None:
    """The longest form that fits its place; a label stands at the beginning or after a sign."""
    for mark in marks:
        if mark.kind in _PARTS:
            return mark
        if at == 0 or _set_off(line, at) or (mark.kind in _LABELS and mark.size > 1):
            sign = _sign_after(line, at + mark.size - 1)
            if mark.kind in _LABELS or ":" in sign:
                return mark
    return None


def _sign_after(line: Line, at: int) -> str:
    stop = line.words[at + 1].start if at + 1 < len(line.words) else len(line.folded.text)
    return line.folded.text[line.words[at].end : stop]


def _set_off(line: Line, at: int) -> bool:
    """Whether a sign stands between this word and the one before."""
    return at == 0 or not _SEPARATORS.isdisjoint(_sign_after(line, at - 1))


def _run(line: Line, piece: _Piece, label: str) -> Run | None:
    classes, first = piece.classes, 0
    # Before the date "on", "at" and a place say nothing; after it "am", "hijri" and a time zone belong to it.
    while first < len(classes) and classes[first] in ("dateword", "zone", "zoneword"):
        first += 1
    classes = classes[first:]
    if not classes:
        return None
    start, end = line.words[piece.first + first].start, line.words[piece.last - 1].end
    text = line.folded.text[start:end]
    if "(" in text and ")" not in text and line.folded.text[end : end + 1] == ")":
        end += 1
    dated = bool(_NUMERIC.search(text)) or ("month" in classes and "number" in classes)
    if not dated and not _TIME.search(text) and "weekday" not in classes:
        return None
    return Run(start, end, label, dated)


def _sparse(line: Line, found: list[Run], others: list[_Piece]) -> bool:
    """Whether what stands beside the dates is little enough, and set off from them."""
    if not others:
        return True
    labelled = any(run.label for run in found)
    loose = sum(piece.last - piece.first for piece in others)
    if loose > _BESIDE or not any(run.dated for run in found):
        return False
    if labelled:
        last = others[-1]
        return last.last - last.first <= _AFTER or last.first == 0 or _set_off(line, last.first)
    # "3:02 p.m." ends in a full stop that is the date's own.
    own = found[-1].end >= line.words[-1].end
    return (own or not line.tail.endswith(".")) and all(
        _set_off(line, piece.first) and (piece.last >= len(line.words) or _set_off(line, piece.last))
        for piece in others
    )
