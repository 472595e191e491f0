"""Reading a Wikidata dump: one JSON item a line, plain or .gz or .bz2, bare or inside ``[ ... ]`` with commas.

The file is read line by line and never held: a line is decoded into the few claims that are asked for.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec

__all__ = ["Claim", "Item", "items"]

# The largest items of Wikidata take some 5 MB; a longer line is no item, and must not fill the memory.
_LONGEST = 16_000_000
_DEPRECATED = "deprecated"
_NOVALUE = frozenset({"somevalue", "novalue"})
_PRECISIONS = {11: 10, 10: 7, 9: 4}


class _Value(msgspec.Struct):
    id: str | None = None
    time: str | None = None
    precision: Any = None


class _Data(msgspec.Struct):
    value: _Value | str | None = None


class _Snak(msgspec.Struct):
    snaktype: str = "value"
    datavalue: _Data | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak = msgspec.field(default_factory=_Snak)
    qualifiers: dict[str, list[_Snak]] | list[Any] = {}
    rank: str = "normal"


class _Claims(msgspec.Struct):
    P17: list[_Statement] = []
    P27: list[_Statement] = []
    P31: list[_Statement] = []
    P39: list[_Statement] = []
    P298: list[_Statement] = []
    P570: list[_Statement] = []
    P1001: list[_Statement] = []


class _Text(msgspec.Struct):
    value: str = ""


class _Raw(msgspec.Struct):
    id: str = ""
    # PHP writes an empty object as an empty list.
    labels: dict[str, _Text] | list[Any] = {}
    aliases: dict[str, list[_Text]] | list[Any] = {}
    claims: _Claims | list[Any] = msgspec.field(default_factory=_Claims)


class Claim(msgspec.Struct, frozen=True):
    """A value of a property: an item's id, a text or an EDTF date; EDTF bounds from its qualifiers, "" if unknown."""

    value: str
    start: str = ""
    end: str = ""


class Item(msgspec.Struct, frozen=True):
    """An item of Wikidata.

    Attributes:
        id: its Q number.
        labels: language -> name.
        aliases: language -> other names.
        claims: property -> values, deprecated ones left out.
    """

    id: str
    labels: dict[str, str]
    aliases: dict[str, tuple[str, ...]]
    claims: dict[str, tuple[Claim, ...]]

    def values(self, name: str) -> tuple[str, ...]:
        """Values of a property."""
        return tuple(claim.value for claim in self.claims.get(name, ()))


def items(
    path: Path, *, told: Callable[[int], None] | None = None, bad: Callable[[int, str], None] | None = None
) -> Iterator[Item]:
    """The items of a dump, one after the other.

    Args:
        path: the file.
        told: called with the number of bytes of the file read so far, now and then.
        bad: called with number and fault of a line that is no item; it is skipped.

    Raises:
        OSError: the file cannot be read.
    """
    decoder = msgspec.json.Decoder(_Raw)
    with path.open("rb") as raw, _opened(path, raw) as stream:
        for number, line in enumerate(_lines(stream), 1):
            if told is not None and number % 256 == 0:
                told(raw.tell())
            text = line.strip().rstrip(b",")
            if text in {b"", b"[", b"]"}:
                continue
            fault = ""
            if len(line) >= _LONGEST:
                fault = f"longer than {_LONGEST:,} bytes"
            else:
                try:
                    yield _item(decoder.decode(text))
                except (msgspec.DecodeError, UnicodeDecodeError) as error:
                    fault = str(error)
            if fault and bad is not None:
                bad(number, fault)
        if told is not None:
            told(raw.tell())


def _opened(path: Path, raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile | bz2.BZ2File:
    if path.suffix == ".gz":
        return gzip.open(raw)
    if path.suffix == ".bz2":
        return bz2.open(raw)
    return raw


def _lines(stream: IO[bytes] | gzip.GzipFile | bz2.BZ2File) -> Iterator[bytes]:
    """Lines, of an overlong one only the head."""
    while line := stream.readline(_LONGEST):
        yield line
        while len(line) >= _LONGEST and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST)


def _item(raw: _Raw) -> Item:
    labels = raw.labels if isinstance(raw.labels, dict) else {}
    aliases = raw.aliases if isinstance(raw.aliases, dict) else {}
    claims = raw.claims if isinstance(raw.claims, _Claims) else _Claims()
    return Item(
        id=raw.id,
        labels={lang: text.value for lang, text in labels.items() if text.value},
        aliases={lang: tuple(text.value for text in texts if text.value) for lang, texts in aliases.items()},
        claims={name: found for name in _Claims.__struct_fields__ if (found := tuple(_claims(getattr(claims, name))))},
    )


def _claims(statements: list[_Statement]) -> Iterator[Claim]:
    for statement in statements:
        value = _value(statement.mainsnak)
        if value and statement.rank != _DEPRECATED:
            yield Claim(value, _bound(statement, "P580"), _bound(statement, "P582"))


def _bound(statement: _Statement, name: str) -> str:
    listed = statement.qualifiers.get(name, ()) if isinstance(statement.qualifiers, dict) else ()
    return next((_value(snak) for snak in listed), "")


def _value(snak: _Snak) -> str:
    if snak.snaktype in _NOVALUE or snak.datavalue is None:
        return ""
    value = snak.datavalue.value
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return _date(value) if value.time else value.id or ""


def _date(value: _Value) -> str:
    """EDTF of ``+2017-01-20T00:00:00Z`` as fine as its precision says; "" where it is coarser than a year."""
    width = _PRECISIONS.get(value.precision, 0) if isinstance(value.precision, int) else 0
    time = value.time or ""
    return time[1 : 1 + width] if time.startswith("+") else ""
