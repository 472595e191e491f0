"""Head, body and tail of a page: which of its lines are the article."""

from __future__ import annotations

from functools import cached_property

from ruznama.article.draft import Votes
from ruznama.article.lines import Line, lines_of, shared_words
from ruznama.article.roles import Role, role_of
from ruznama.article.signatures import tags
from ruznama.article.vocabulary import openings
from ruznama.script import fold_form

__all__ = ["Page"]

_ENDINGS = frozenset({"end", "keywords", "source", "copyright"})
_CLOSERS = frozenset({"source", "keywords", "copyright"})
_BOTTOM = frozenset({"copyright", "nav", "follow", "ad", "code", "section", "date"})
_CAPTION_WORDS = 8
_KICKER_WORDS = 4
# Headlines of two words are rarer than site names of two words above a headline.
_SITE_WORDS = 2
_SIGNED_WORDS = 3
_TITLE_WORDS = 40
# A paragraph in the place of the headline is one only if the next paragraph repeats this share of its longer words.
_ECHO = 0.4
_BODY_WORDS = 8
# A heading announces the paragraph below it when they share two longer words.
_SHARED = 2
_SUBHEAD_WORDS = 5
_HEADLINE_WORDS = 4
_LEAD_WORDS = 9
_LINK_WORDS = 30


class Page:
    """The lines of a text with their roles, and where its zones lie.

    Attributes:
        text: the text.
        lines: its lines.
        roles: the role of each.
        title: index of the headline, None without one.
        first: index of the first line of the body.
        last: index after its last line.
        cut: index where the article is over; what follows is tail.
    """

    def __init__(self, text: str, hint: str = "", votes: Votes | None = None) -> None:
        self.text = text
        self.lines = lines_of(text)
        self.roles = [self._role(line, votes) for line in self.lines]
        self.hint = fold_form(hint)
        self.title = self._find_title()
        self.first = self._find_first()
        self.cut = self._find_cut()
        self.last = self._find_last()

    @staticmethod
    def _role(line: Line, votes: Votes | None) -> Role:
        role = role_of(line)
        if votes is not None and role.kind == "text" and line.short:
            folded = fold_form(line.text)
            if folded == votes.title:
                return role
            if folded in votes.captions:
                return Role("caption")
            if line.count > 2 and not line.prose and folded.lstrip("- ") in votes.links:
                return Role("related")
        return role

    def is_text(self, index: int) -> bool:
        """Whether the line has no other role."""
        return self.roles[index].kind == "text"

    def next_text(self, index: int) -> int | None:
        """Index of the next text line after ``index``."""
        return self._next_texts[index + 1]

    @cached_property
    def _next_texts(self) -> list[int | None]:
        """For each line, and one past the last: index of the first text line from there on."""
        found: list[int | None] = [None] * (len(self.lines) + 1)
        for index in range(len(self.lines) - 1, -1, -1):
            found[index] = index if self.is_text(index) else found[index + 1]
        return found

    # -- headline

    def _find_title(self) -> int | None:
        hinted = self._hinted()
        if hinted is not None or (self.hint and not self._hint_fits()):
            return hinted
        first = self._promoted()
        second = None if first is None else self.next_text(first)
        if first is None or second is None:
            return None
        if self._kicker(first, second):
            third = self.next_text(second)
            if third is not None:
                return second
        line = self.lines[first]
        if not line.prose or self.roles[first].kind != "text":
            return first
        return first if self._announces(first, second) else None

    def _hinted(self) -> int | None:
        """The line that holds the headline that came with the item."""
        if not self.hint:
            return None
        for index, line in enumerate(self.lines[:_LINK_WORDS]):
            if line.short and fold_form(line.text) == self.hint:
                return index
        return None

    def _hint_fits(self) -> bool:
        """Whether the headline that came with the item is a longer or shorter form of the first line."""
        first = self.next_text(-1)
        if first is None:
            return False
        folded = fold_form(self.lines[first].text[:400])
        return self.hint in folded or folded in self.hint

    def _promoted(self) -> int | None:
        """The first text line; before it, a labelled line with the length of a headline counts as text too."""
        for index, line in enumerate(self.lines):
            kind = self.roles[index].kind
            if kind == "text":
                return index
            if kind in ("byline", "source", "related", "credit", "caption") and not self.roles[index].alone:
                following = self.next_text(index)
                if line.count >= _HEADLINE_WORDS and following is not None and self.lines[following].prose:
                    self.roles[index] = Role("text")
                    return index
        return None

    def _kicker(self, first: int, second: int) -> bool:
        """Whether the first line is a site name or a kicker above the headline."""
        top, below = self.lines[first], self.lines[second]
        return (
            second == first + 1
            and top.count <= _KICKER_WORDS
            and not top.stopped
            and top.verbless
            and not below.prose
            and not below.tail.endswith(".")
            and below.count >= _KICKER_WORDS
            and below.count > top.count
            and (top.count <= _SITE_WORDS or not self._captionlike(second))
            and any(self.lines[i].prose for i in range(second + 1, min(second + 6, len(self.lines))))
        )

    def _announces(self, first: int, second: int) -> bool:
        """Whether a headline as long as a paragraph is told again by the paragraph below it."""
        line = self.lines[first]
        if line.count > _TITLE_WORDS:
            return False
        longer = sum(len(word.form) > 3 for word in line.words if word.kind == "word")
        return longer > 0 and shared_words(line, self.lines[second]) >= _ECHO * longer

    # -- body

    def _captionlike(self, index: int) -> bool:
        line = self.lines[index]
        return line.count <= _CAPTION_WORDS and not line.stopped and line.verbless

    def _find_first(self) -> int:
        count = len(self.lines)
        start = 0 if self.title is None else self.title + 1
        texts = [i for i in range(start, count) if self.is_text(i)]
        if not texts:
            return count
        if self.title is None:
            return texts[0]
        headline = fold_form(self.lines[self.title].text)
        prose = next((i for i in texts if self.lines[i].prose), None)
        for index in texts:
            if self.lines[index].count <= _TITLE_WORDS and fold_form(self.lines[index].text) == headline:
                continue
            if prose is not None and index < prose and (self._captionlike(index) or self._linked(index)):
                continue
            return index
        return count

    def _linked(self, index: int) -> bool:
        """Whether a line stands right under a "read also" header above the body."""
        above = self.roles[index - 1]
        return index > 0 and above.kind == "related" and above.alone

    def _find_cut(self) -> int:
        """Index of the line that closes the article."""
        count = len(self.lines)
        after = self._prose_after()
        read, closed = 0, False
        for index in range(self.first, count):
            role, line = self.roles[index], self.lines[index]
            if role.kind == "text":
                read += line.end - line.start
            elif role.kind == "end" and index > self.first:
                return index
            elif role.kind in _CLOSERS and index > self.first:
                if after[index] <= read:
                    return index
                closed = closed or role.kind != "copyright"
            elif (
                role.kind == "related"
                and role.alone
                and index > self.first
                and self.starts_related(index, closed=closed)
            ):
                return index
        return count

    def _prose_after(self) -> list[int]:
        """For each line: characters of prose after it, up to the next "read also" header that stands alone."""
        found, total = [0] * len(self.lines), 0
        for index in range(len(self.lines) - 1, -1, -1):
            found[index] = total
            role, line = self.roles[index], self.lines[index]
            if role.kind == "related" and role.alone:
                total = 0
            elif role.kind == "text" and line.prose:
                total += line.end - line.start
        return found

    def starts_related(self, header: int, *, closed: bool) -> bool:
        """Whether what follows a "read also" header is no longer the article: links only, or another article."""
        prose, closer = self._ahead[header]
        if closer < prose or prose >= len(self.lines) or closed:
            return True
        if prose == header + 1 or self.goes_on(prose) or not self.is_text(prose - 1):
            return False
        return shared_words(self.lines[prose - 1], self.lines[prose]) >= _SHARED

    @cached_property
    def _ahead(self) -> list[tuple[int, int]]:
        """For each line: indexes of the next paragraph and of the next line that closes an article after it."""
        prose = closer = len(self.lines)
        found = [(prose, closer)] * len(self.lines)
        for index in range(len(self.lines) - 1, -1, -1):
            found[index] = (prose, closer)
            kind = self.roles[index].kind
            if kind == "text" and self.lines[index].prose:
                prose = index
            elif kind in _ENDINGS:
                closer = index
        return found

    def goes_on(self, index: int) -> bool:
        """Whether a paragraph begins with words that continue a report."""
        line = self.lines[index]
        return any(mark.kind == "goon" for mark in openings().opening(line.key))

    def begins_unstopped(self, title: int, prose: int) -> bool:
        """Whether a related article begins above its first plain paragraph: its lead has no full stop.

        The lead is then as long as a sentence, holds a verb, and tells the heading right above it again.
        """
        lead = title + 1
        if lead >= prose or not self.is_text(title) or not self.is_text(lead):
            return False
        line = self.lines[lead]
        return (
            line.count > _LEAD_WORDS
            and line.count > self.lines[title].count
            and not line.verbless
            and shared_words(self.lines[title], line) >= _SHARED
        )

    def announces_another(self, title: int, prose: int) -> bool:
        """Whether a heading inside a related article begins the next one, and is no heading of its sections."""
        heading = self.lines[title]
        return (
            heading.count >= _SUBHEAD_WORDS
            and not self.goes_on(title)
            and not self.goes_on(prose)
            and shared_words(heading, self.lines[prose]) >= _SHARED
        )

    def _find_last(self) -> int:
        """Index after the last line of the body."""
        texts = [i for i in range(self.first, self.cut) if self.is_text(i)]
        if not texts:
            return self.first
        prose = [i for i in texts if self.lines[i].prose]
        solid = (
            prose
            if len(prose) > 1 or (prose and len(texts) == 1)
            else [i for i in texts if self.lines[i].prose or self.lines[i].count >= _BODY_WORDS]
        )
        last = solid[-1] if solid else texts[0]
        # Lines right below the last paragraph belong to it unless they are names; behind other furniture they do not.
        for index in range(last + 1, self.cut):
            if not self.is_text(index):
                break
            last = index if self._belongs(index) else last
        while last > self.first and self.is_text(last) and tags(self.lines[last], self.text):
            last -= 1
        return last + 1

    def _belongs(self, index: int) -> bool:
        line = self.lines[index]
        if line.count <= _CAPTION_WORDS and "/" in line.text and not line.stopped:
            # Initials of those who wrote and sent it, as agencies sign.
            return False
        return line.stopped or line.count > _SIGNED_WORDS or not line.verbless

    # -- tail

    def bottom(self) -> int:
        """Index after which only the page's own furniture stands."""
        index = len(self.lines)
        keywords = any(role.kind == "keywords" for role in self.roles[self.first : self.cut + 1])
        while index > self.cut:
            kind = self.roles[index - 1].kind
            if kind not in _BOTTOM and (kind != "keywords" or keywords):
                break
            index -= 1
        return index
