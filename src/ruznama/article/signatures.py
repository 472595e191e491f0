"""Who signs a report: a reporter or a desk, on a line of their own; and lists of tags without a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ruznama.article.lines import Line, bounds, plain_dashes
from ruznama.article.names import keyword_list
from ruznama.article.roles import is_outlet
from ruznama.article.vocabulary import Word, boilerplate, signatures
from ruznama.model import Named
from ruznama.script import fold_form, spellings

__all__ = ["author", "author_before", "signature", "signed_by", "tags"]

# "Nadia Example in Muscat", "Muscat: the political desk".
_LONGEST = 7
_NAME_WORDS = 3
_DESK_WORDS = 4
_PLACE_WORDS = 2
_TAIL = re.compile(f"[ :{re.escape(spellings(',.'))}]+\\Z")
_CUT = re.compile(f"[{re.escape(spellings(';'))}|()]|\\s[-\u2013\u2014]\\s")
_PIECE = re.compile(r"(?:[^:/|\-\u2013\u2014()]|(?<=\w)[-](?=\w))+")
_TAGS, _TAG_WORDS = 3, 3


def author(line: Line, label: int) -> Named | None:
    """The name behind "by", "reporting by" and the like; ``label`` is the folded offset after the label.

    Only the first of several is given: what follows a semicolon, a bar or "in" is left out. Who only edited a report
    is not where it comes from.
    """
    if _is(line, 0, "edit"):
        return None
    text = plain_dashes(line.text)
    start = line.folded.origin(label)
    while start < len(text) and not text[start].isalnum():
        start += 1
    stop = _CUT.search(text, start)
    return _trimmed(line, start, stop.start() if stop else len(text))


def author_before(line: Line) -> Named | None:
    """The name between "by" and a bar on a publication line ("By a name | 4 June")."""
    for mark in boilerplate().at(line.words, 0):
        if mark.kind == "byline" and mark.where == "start":
            stop = line.text.find("|")
            head = Line(line.text[: max(stop, 0)].rstrip(), line.start)
            return author(head, line.words[mark.size - 1].end) if len(head.words) > mark.size else None
    return None


def signed_by(lines: Sequence[Line], index: int, page: str) -> Named | None:
    """The desk or the reporter that line ``index`` names; a name alone counts above a line with the reporter's post."""
    line = lines[index]
    found: Named | None = signature(line, page)
    if not line.words or found is not None or index + 1 == len(lines) or line.count > _NAME_WORDS:
        return found
    if signature(lines[index + 1], page):
        return _person(line, len(line.words), page)
    return found


def signature(line: Line, page: str) -> Named | None:
    """The desk or the reporter that a short line names without a label, or None.

    A desk is known by its word; a person by capitals and "in", and by a name that the text never comes back to: a
    photograph's caption names the people of the news.
    """
    if line.count > _LONGEST or line.stopped:
        return None
    text = plain_dashes(line.text).rstrip(" :")
    pieces = list(_PIECE.finditer(text))
    for place, found in enumerate(pieces[:_PLACE_WORDS]):
        first, last = bounds(text, *found.span())
        piece = Line(text[first:last], 0)
        if first < last and (_desk(piece) or (place and is_outlet(piece, 0, len(piece.words)))):
            before = pieces[0].group().split() if place else []
            if len(before) <= _PLACE_WORDS:
                return _trimmed(line, first, last)
    return _reporter(line, page)


def _desk(piece: Line) -> bool:
    words = piece.words
    if not 1 < len(words) <= _DESK_WORDS or not piece.verbless:
        return False
    if any(mark.kind == "desk" and mark.where == "start" for mark in signatures().at(words, 0)):
        return True
    return any(
        mark.kind == "desk" and mark.where == "end" and place + mark.size == len(words)
        for place in range(1, len(words))
        for mark in signatures().at(words, place)
    )


def _reporter(line: Line, page: str) -> Named | None:
    """A person and a place in Latin script, with their capitals."""
    place = next((at for at in range(1, len(line.words)) if _is(line, at, "place")), None)
    if place is None or place > _NAME_WORDS + 1 or place + 1 == len(line.words):
        return None
    after = line.words[place + 1 :]
    return _person(line, place, page) if all(_capital(line, word) for word in after) else None


def _person(line: Line, size: int, page: str) -> Named | None:
    """The first ``size`` words as a name: each with a capital, the last one nowhere else in the text."""
    words = line.words[1 if _is(line, 0, "skip") else 0 : size]
    if len(words) < _PLACE_WORDS or not all(_capital(line, word) for word in words):
        return None
    span = line.at(words[0].start, words[-1].end)
    name = page[span.start : span.end]
    return Named(name, span) if page.count(name.split()[-1]) == 1 else None


def _capital(line: Line, word: Word) -> bool:
    return line.text[line.folded.origin(word.start)].isupper()


def _is(line: Line, at: int, where: str) -> bool:
    return any(mark.kind == "desk" and mark.where == where for mark in signatures().at(line.words, at))


def _trimmed(line: Line, start: int, end: int) -> Named | None:
    """Characters of a line (offsets in it) as a name: without "the" before it and "in a place" behind it."""
    first, last = bounds(line.text, start, end)
    piece = Line(_TAIL.sub("", line.text[first:last]), line.start + first)
    words = piece.words
    if not words:
        return None
    head = 1 if len(words) > 1 and _is(piece, 0, "skip") else 0
    stop = next((at for at in range(head + 1, len(words)) if _is(piece, at, "place")), len(words))
    span = piece.at(words[head].start, words[stop - 1].end)
    return Named(line.text[span.start - line.start : span.end - line.start], span)


def tags(line: Line, page: str) -> list[str]:
    """The tags of a line that is a list of tags without a label below the text, none of any other line.

    At least three short pieces between the same signs, most of which the text above has used.
    """
    if not line.short or line.stopped:
        return []
    found = keyword_list(line.text)
    if len(found) < _TAGS or any(len(tag.split()) > _TAG_WORDS for tag in found):
        return []
    above = fold_form(page[: line.start])
    used = sum(fold_form(tag) in above for tag in found)
    return found if 2 * used >= len(found) else []
