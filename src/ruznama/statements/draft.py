"""A statement before its speaker is resolved."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ruznama.lexicon import Hit
from ruznama.statements.cue import Found
from ruznama.statements.view import Spot, View

__all__ = ["ELIDED", "Content", "Draft", "Line", "Subject"]


class Subject(NamedTuple):
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


ELIDED = Subject("elided")


class Content(NamedTuple):
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


class Draft(NamedTuple):
    """One statement found by a construction.

    Attributes:
        cue: token range of the cue.
        subject: who speaks.
        content: token range of what is said.
        skip: letters of its first token outside.
        act: act of the cue.
        quoted: whether the content stands in quotation marks or is in the first person.
        nested: whether it lies inside what another said.
        sentence: index of its sentence.
        frame: tokens of the clause around the cue, where channel and time stand.
        via: mention of the outlet that relays.
        rule: construction.
        negated: whether the verb is denied.
        addressees: mentions that are spoken to.
        dual: whether the verb tells of two speakers.
    """

    cue: tuple[int, int]
    subject: Subject
    content: tuple[int, int]
    skip: int
    act: str
    quoted: bool
    nested: bool
    sentence: int
    frame: tuple[int, int]
    rule: str
    via: Spot | None = None
    negated: bool = False
    addressees: tuple[Spot, ...] = ()
    dual: bool = False


class Line(NamedTuple):
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
