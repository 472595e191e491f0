"""A statement before its speaker is resolved."""

from __future__ import annotations

from typing import Literal

import msgspec

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.view import Spot, View

__all__ = ["SILENT", "Clause", "Content", "Draft", "Line", "Subject"]


class Subject(msgspec.Struct, frozen=True, gc=False):
    """Who speaks, as far as the clause tells.

    Attributes:
        how: spot (a mention), words (a noun phrase nobody linked), pronoun, elided (nothing, in a new clause), same
            (nothing, and the clause hangs on the one before it).
        spot: the mention.
        first: first token of the words.
        last: token after them.
        gender: gender that the verb tells, n for "it", u for "the official", "" if none.
    """

    how: Literal["spot", "words", "pronoun", "elided", "same"]
    spot: Spot | None = None
    first: int = 0
    last: int = 0
    gender: str = ""


class Content(msgspec.Struct, frozen=True, gc=False):
    """Where what is said begins: token, letters of it that stay outside, whether a mark of quotation opens it.

    A ``nominal`` content is no clause, so that a finite verb leaves it. ``end`` is set where the construction itself
    tells the end (content before the verb, quotations).
    """

    first: int
    skip: int = 0
    quoted: bool = False
    end: int | None = None
    act: str | None = None
    nominal: bool = False


# Of a clause that tells nothing and yet ends what another said before it.
SILENT = Content(-1)


class Draft(msgspec.Struct, frozen=True, gc=False):
    """One statement found by a construction.

    Attributes:
        cue: token range of the cue.
        subject: who speaks.
        content: token range of what is said.
        act: act of the cue.
        sentence: index of its sentence.
        rule: construction.
        skip: letters of the first token of the content outside.
        quoted: whether the content stands in quotation marks or is in the first person.
        nested: whether it lies inside what another said.
        via: mention of the outlet that relays.
        negated: whether the verb is denied.
        addressees: mentions that are spoken to.
        dual: whether the verb tells of two speakers.
    """

    cue: tuple[int, int]
    subject: Subject
    content: tuple[int, int]
    act: str
    sentence: int
    rule: str
    skip: int = 0
    quoted: bool = False
    nested: bool = False
    via: Spot | None = None
    negated: bool = False
    addressees: tuple[Spot, ...] = ()
    dual: bool = False


class Line(msgspec.Struct, frozen=True, gc=False):
    """One sentence with its cues.

    Attributes:
        view: the text.
        number: index of the sentence.
        first: first token.
        last: token after the last.
        hits: cues in it.
        title: whether it is a headline.
        places: tokens at which a cue begins.
        told: tokens at which a finite cue begins.
    """

    view: View
    number: int
    first: int
    last: int
    hits: list[Hit[Found]]
    title: bool
    places: frozenset[int]
    told: frozenset[int]


class Clause(msgspec.Struct, frozen=True, gc=False):
    """A cue with what a reader found around it.

    Attributes:
        hit: the cue.
        subject: who speaks.
        content: where what is said begins.
        start: first token of the clause.
        rule: construction.
        joined: whether the clause stands beside the one before it.
        addressees: mentions spoken to.
        via: outlet that relays.
        negated: whether the verb is denied.
        aside: whether the subject is that of a relative clause.
        trails: token of the comma behind what is said, where the speaker follows it.
    """

    hit: Hit[Found]
    subject: Subject
    content: Content
    start: int
    rule: str
    joined: bool = True
    addressees: tuple[Spot, ...] = ()
    via: Spot | None = None
    negated: bool = False
    aside: bool = False
    trails: int = 0

    def draft(self, line: Line, first: int, last: int, *, quoted: bool, nested: bool, dual: bool = False) -> Draft:
        """The statement of the clause.

        Args:
            line: its sentence.
            first: first token of what is said.
            last: token after it.
            quoted: whether it is a quotation.
            nested: whether it lies inside what another said.
            dual: whether the verb tells of several.
        """
        hit, content = self.hit, self.content
        cue = hit.value.cue
        return Draft(
            cue=(hit.first, hit.last),
            subject=self.subject,
            content=(first, last),
            act=content.act or cue.act,
            sentence=line.number,
            rule=f"{self.rule}:{cue.label}",
            skip=content.skip if first == content.first else 0,
            quoted=quoted or content.quoted,
            nested=nested,
            via=self.via,
            negated=self.negated,
            addressees=self.addressees,
            dual=dual,
        )
