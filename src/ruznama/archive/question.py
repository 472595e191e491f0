"""What one can ask an archive for: words and filters, the same for the command line, Python and addresses of pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import msgspec

from ruznama.model import Act, EventType, Lang, Precision, Status

__all__ = ["FIELDS", "ROLES", "Field", "Question"]

ROLES = ("actor", "recipient", "speaker", "addressee")


class Field(msgspec.Struct, frozen=True):
    """A filter of the grammar.

    Attributes:
        name: of the attribute of ``Question``.
        many: whether several values may be given, any of which will do.
        allowed: the values there are; empty: any.
    """

    name: str
    many: bool = True
    allowed: tuple[str, ...] = ()


FIELDS = {
    "actor": Field("actors"),
    "role": Field("role", many=False, allowed=ROLES),
    "pair": Field("pair", many=False),
    "type": Field("types", allowed=get_args(EventType)),
    "status": Field("statuses", allowed=get_args(Status)),
    "act": Field("acts", allowed=get_args(Act)),
    "lang": Field("langs", allowed=get_args(Lang)),
    "outlet": Field("outlets"),
    "date": Field("date", many=False),
    "precision": Field("precisions", allowed=get_args(Precision)),
    "conflict": Field("conflict", many=False, allowed=("yes", "no")),
    "order": Field("order", many=False, allowed=("newest", "oldest")),
}
"""Filters by the key that stands before the colon, in the order in which a question is written."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Words and filters; all of them must hold, of several values of one filter any. Empty fields ask for nothing.

    Attributes:
        words: words that must stand in the text, or names of actors.
        phrases: words that must stand in the text one after the other.
        actors: names in any script, or ids.
        role: what the actors do: actor, recipient (of an event), speaker, addressee (of a statement).
        pair: two names; one of each side must take part.
        types: PLOVER types of events.
        statuses: of events.
        acts: of statements.
        langs: languages of at least one telling.
        outlets: names of outlets.
        date: a date as EDTF (2021, 2021-05, 2021-05-21) or an interval (2021/2022-03, 2021/.., ../2021).
        precisions: of the date of events.
        conflict: with a conflict ("yes") or without ("no").
        order: newest or oldest.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    role: str | None = None
    pair: tuple[str, str] | None = None
    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    date: str | None = None
    precisions: tuple[str, ...] = ()
    conflict: str | None = None
    order: str | None = None

    def filters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Keys and values of the filters that are set."""
        for key, field in FIELDS.items():
            value = getattr(self, field.name)
            if value:
                yield key, (value,) if isinstance(value, str) else tuple(value)

    def without(self, key: str) -> Question:
        """The same question without one of its filters."""
        field = FIELDS[key]
        return msgspec.structs.replace(self, **{field.name: () if field.many else None})

    def unspoken(self) -> Question:
        """The filters alone."""
        return msgspec.structs.replace(self, words=(), phrases=())

    def spoken(self) -> str:
        """The words and phrases alone."""
        return " ".join([*self.words, *(f'"{phrase}"' for phrase in self.phrases)])

    def text(self) -> str:
        """The question as one writes it; ``parse`` of it gives the question again."""
        filters = (f"{key}:{','.join(map(_quoted, values))}" for key, values in self.filters())
        return " ".join(filter(None, (self.spoken(), *filters)))

    def params(self) -> list[tuple[str, str]]:
        """The question as the query of an address; ``from_params`` of it gives the question again."""
        found = [("q", self.spoken())] if self.words or self.phrases else []
        for key, values in self.filters():
            found += [(key, ",".join(map(_quoted, values)))] if key == "pair" else [(key, one) for one in values]
        return found


def _quoted(value: str) -> str:
    plain = value and not any(char.isspace() or char in ',"' for char in value)
    return value if plain else f'"{value}"'
