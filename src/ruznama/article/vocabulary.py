"""The words that pages write around an article, of all languages at once, since the language is not known yet.

They stand in ``resources/<lang>/boilerplate.tsv`` (form, class, where); month and day names and outlets are read from
the tables of the other stages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

import msgspec

from ruznama import lexicon
from ruznama.errors import ResourceError
from ruznama.lexicon import Known
from ruznama.lexicon.segment import PIECE, read_piece
from ruznama.script import fold_form

__all__ = [
    "Mark",
    "Word",
    "Words",
    "abbreviations",
    "boilerplate",
    "dates",
    "finite",
    "openings",
    "outlets",
    "signatures",
    "words",
]


_SPELLED = re.compile(r"[0-9]+|[^\W0-9_]+")


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, number or sign of a folded line: folded offsets, form, kind (word, number, hyphen, punct)."""

    start: int
    end: int
    form: str
    kind: str


class Mark(NamedTuple):
    """A listed form found in a line: its class, where it may stand, its length in words, the form's own spelling."""

    kind: str
    where: str
    size: int
    form: str


def words(folded: str) -> list[Word]:
    """All tokens of a folded line, signs included."""
    found: list[Word] = []
    end, known = 0, _pieces()
    for piece in PIECE.findall(folded):
        lead, form, kind = known[piece]
        start = end + lead
        end = start + len(form)
        if kind:
            found.append(Word(start, end, form, kind))
    return found


@cache
def _pieces() -> Known[tuple[int, str, str]]:
    """Piece of a line -> how many spaces stand before its token, the token's form and kind; white space has no kind."""
    return Known(_piece)


def _piece(piece: str) -> tuple[int, str, str]:
    form, kind = read_piece(piece)
    return len(piece) - len(form), form, kind


class Words:
    """An index of forms over their words; signs between the words do not count.

    Args:
        entries: (form, class, where).
    """

    def __init__(self, entries: Iterable[tuple[str, str, str]]) -> None:
        self._root: dict[str, dict[str, object]] = {}
        for form, kind, where in entries:
            spelled = [w for w in lexicon.split_form(form) if w[0].isalnum()]
            node: dict[str, object] = {}
            for place, word in enumerate(spelled):
                node = self._root.setdefault(word, {}) if not place else node.setdefault(word, {})  # type: ignore[assignment]
            if spelled:
                marks: list[Mark] = node.setdefault("", [])  # type: ignore[assignment]
                mark = Mark(kind, where, len(spelled), form)
                if all(known[:2] != mark[:2] for known in marks):
                    marks.append(mark)

    def begins(self, word: str) -> bool:
        """Whether any form begins with this folded word."""
        return word in self._root

    def opening(self, text: str) -> Iterator[Mark]:
        """Forms that a folded text begins with, shortest first; its first word mostly tells that there are none."""
        node: dict[str, object] | None = self._root  # type: ignore[assignment]
        for word in _SPELLED.finditer(text):
            node = node.get(word.group())  # type: ignore[assignment, union-attr]
            if node is None:
                return
            yield from node.get("", ())  # type: ignore[misc]

    def at(self, line: Sequence[Word], index: int) -> Iterator[Mark]:
        """Forms that begin at ``line[index]``, longest first; ``line`` holds words and numbers only."""
        node: dict[str, object] | None = self._root.get(line[index].form)
        found: list[Mark] = []
        while node is not None:
            listed: list[Mark] = node.get("", [])  # type: ignore[assignment]
            found.extend(listed)
            index += 1
            if index >= len(line):
                break
            node = node.get(line[index].form)  # type: ignore[assignment]
        return reversed(found)

    def longest(self, line: Sequence[Word], index: int, kinds: frozenset[str] | None = None) -> Mark | None:
        """The longest form at ``line[index]`` of the given classes (default: any)."""
        return next((mark for mark in self.at(line, index) if kinds is None or mark.kind in kinds), None)


def _rows(lang: str, name: str) -> tuple[dict[str, str], ...]:
    """Rows of a table of another stage, none where it is not there."""
    try:
        return lexicon.rows(lang, name)
    except ResourceError:
        return ()


# Persian is read twice (Dari extends it), so that a Dari row that hides a Persian one hides it for Dari only.
_FOLDERS = lexicon.LANGUAGES


# Classes that say nothing about what a line is, only how a paragraph begins; they would make every line a suspect.
_PROSE_CLASSES = frozenset({"goon", "sayhead", "dateword", "zone", "zoneword", "masthead", "desk", "monthend"})


def _listed(lang: str) -> Iterator[tuple[str, str, str]]:
    return ((row["form"], row["class"], row["where"]) for row in lexicon.rows(lang, "boilerplate"))


@cache
def boilerplate() -> Words:
    """Labels and phrases of furniture, of every language."""
    return Words(entry for lang in _FOLDERS for entry in _listed(lang) if entry[1] not in _PROSE_CLASSES)


@cache
def openings() -> Words:
    """Words that begin paragraphs: those that continue a report, and those that name a relaying outlet."""
    return Words(entry for lang in _FOLDERS for entry in _listed(lang) if entry[1] in ("goon", "sayhead"))


@cache
def signatures() -> Words:
    """Words that outlets carry in their names ("... Post"), and words of desks that sign a report ("... bureau")."""
    return Words(entry for lang in _FOLDERS for entry in _listed(lang) if entry[1] in ("masthead", "desk"))


_DATE_CLASSES = frozenset(
    {"dateword", "zone", "zoneword", "published", "updated", "code", "section", "source", "byline", "keywords"}
)


@cache
def dates() -> Words:
    """What a publication line is made of: month and day names, date words, time zones and labels."""
    entries = []
    for lang in _FOLDERS:
        # Persian glues the word "month" to the name of a month.
        glued = ["", *(form for form, kind, _ in _listed(lang) if kind == "monthend")]
        entries += [(row["form"] + end, "month", "any") for row in _rows(lang, "months") for end in glued]
        entries += [(row["form"], "weekday", "any") for row in _rows(lang, "weekdays")]
        entries += [entry for entry in _listed(lang) if entry[1] in _DATE_CLASSES]
    return Words(entries)


@cache
def outlets() -> Words:
    """Outlets of the actor base in every spelling; the class is ``known``."""
    entries = []
    for row in _rows("shared", "outlets"):
        for lang in _FOLDERS:
            entries += [(form, "known", "any") for form in lexicon.cells(row.get(lang, ""))]
        if row.get("name"):
            entries.append((row["name"], "known", "any"))
    return Words(entries)


@cache
def abbreviations() -> frozenset[str]:
    """Folded abbreviations that end in a full stop, the stop included."""
    forms = (fold_form(row["form"]) for lang in _FOLDERS for row in _rows(lang, "abbreviations"))
    return frozenset(form if form.endswith(".") else f"{form}." for form in forms)


# A Persian present stem is no word of its own; the finite forms news ends with are listed in page_verbs.tsv.
_STEM_ONLY = ("fa", "prs")


@cache
def finite() -> frozenset[str]:
    """Folded finite verb forms; enough to tell a sentence from a caption or a name, not to parse one."""
    found: set[str] = set()
    for lang in _FOLDERS:
        listed = lexicon.rows(lang, "page_verbs")
        endings = ["", *(_spelled(row["form"]) for row in listed if row["class"] == "ending")]
        found.update(_spelled(row["form"]) for row in listed if row["class"] == "form")
        for row in _rows(lang, "verbs"):
            parts = ("past",) if lang in _STEM_ONLY else ("past", "present")
            forms = [form for part in parts for form in lexicon.cells(row.get(part, ""))]
            # Of a compound only its light verb carries a person.
            found.update(_spelled(form.split()[-1]) + ending for form in forms for ending in endings)
    return frozenset(found)


def _spelled(form: str) -> str:
    return "".join(lexicon.split_form(form))
