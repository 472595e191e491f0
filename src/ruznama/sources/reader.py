"""Files, folders and standard input."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from ruznama.model import Hints, RawItem
from ruznama.sources.encoding import binary_reason, recognize
from ruznama.sources.items import Failure, Options, hints_of
from ruznama.sources.jsonl import read_json, read_jsonl

__all__ = ["read"]

Kind = Literal["text", "html", "json", "jsonl"]
_ENDINGS: dict[str, Kind] = {
    ".txt": "text", ".text": "text", ".md": "text", ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_STDIN = "-"
_PEEK = 65_536
_MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml", b"<article", b"<div", b"<meta", b"<p>", b"<!--")


def read(
    inputs: Iterable[str | os.PathLike[str]], *, options: Options | None = None, stdin: BinaryIO | None = None
) -> Iterator[RawItem | Failure]:
    """Read inputs one after the other.

    Args:
        inputs: files, folders (read with all below them, in the order of their names; hidden entries are left out), or
            "-" for standard input.
        options: hints that win over the pages', and bounds.
        stdin: stream to take for standard input (default: the process's own).

    Yields:
        A RawItem for each article, a Failure for each input, or line of JSONL, that cannot be read. A file's ``uri`` is
        its path as given, its ``source`` the base name.
    """
    options = options or Options()
    for given in inputs:
        name = os.fspath(given)
        if name == _STDIN:
            yield from _stream(stdin or sys.stdin.buffer, options)
        else:
            yield from _path(name, options)


def _path(name: str, options: Options) -> Iterator[RawItem | Failure]:
    try:
        mode = os.stat(name).st_mode  # noqa: PTH116 - the path stays a string, as given
    except (OSError, ValueError) as error:
        yield _failed(name, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(name, options, ())
    else:
        yield from _file(name, options)


def _failed(name: str, error: Exception) -> Failure:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return Failure(uri=name, reason=reason[:1].lower() + reason[1:] if reason else "cannot be read")


def _folder(name: str, options: Options, above: tuple[tuple[int, int], ...]) -> Iterator[RawItem | Failure]:
    """A folder and all below it; ``above`` are the folders on the way, so that a link back into one is seen."""
    try:
        status = os.stat(name)  # noqa: PTH116
        entries = sorted(os.listdir(name))  # noqa: PTH208
    except OSError as error:
        yield _failed(name, error)
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield Failure(uri=name, reason="a link that leads back to a folder above it", fix="remove the link")
        return
    for entry in entries:
        if entry.startswith("."):
            continue
        path = os.path.join(name, entry)  # noqa: PTH118
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116
        except OSError as error:
            yield _failed(path, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path, options, (*above, identity))
        elif stat.S_ISREG(mode):
            yield from _file(path, options)
        else:
            yield Failure(uri=path, reason="neither a file nor a folder")


def _file(name: str, options: Options) -> Iterator[RawItem | Failure]:
    path = Path(name)
    try:
        with path.open("rb", buffering=_PEEK) as stream:
            yield from _open(stream, name, path.name, options, _ENDINGS.get(path.suffix.lower()))
    except OSError as error:
        yield _failed(name, error)


def _stream(stream: BinaryIO, options: Options) -> Iterator[RawItem | Failure]:
    buffered = stream if hasattr(stream, "peek") else BufferedReader(stream, _PEEK)  # type: ignore[type-var]
    try:
        yield from _open(buffered, _STDIN, "stdin", options, None)
    except OSError as error:
        yield _failed(_STDIN, error)


def _open(stream: BinaryIO, name: str, base: str, options: Options, ending: Kind | None) -> Iterator[RawItem | Failure]:
    head = _peek(stream)
    kind = options.media or ending or _sniff(head)
    if not head:
        yield Failure(uri=name, reason="the file is empty")
        return
    reason = binary_reason(head)
    if reason is not None:
        yield Failure(uri=name, reason=reason, fix="give text, HTML or JSONL")
        return
    foreign = _foreign(head)
    if foreign is not None:
        yield Failure(uri=name, reason=f"it is {foreign}, which is not read", fix="give its articles as HTML or JSONL")
        return
    if kind == "jsonl":
        yield from read_jsonl(stream, name, base, options)
        return
    if kind == "json":
        yield from read_json(stream, name, base, options)
        return
    data = _bounded(stream, options.max_bytes)
    if not data.strip():
        yield Failure(uri=name, reason="the file holds nothing but white space")
        return
    encoding = options.encoding or recognize(data, html=kind == "html")
    yield RawItem(
        uri=name,
        source=base,
        media="html" if kind == "html" else "text",
        data=data,
        encoding=encoding,
        hints=hints_of(options, Hints()),
    )


def _foreign(head: bytes) -> str | None:
    """A format that looks like text or markup and holds articles, but that this reader does not know."""
    start = head[:2048].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:rdf")) and re.search(
        rb"<(?:rss|feed|rdf:rdf)[\s>]", start
    ):
        return "a news feed (RSS or Atom)"
    return "a web archive (WARC)" if start.startswith(b"warc/") else None


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes, left in the stream; a pipe gives what has come so far, at least something."""
    return stream.peek(_PEEK)[:_PEEK]  # type: ignore[attr-defined, no-any-return]


def _bounded(stream: BinaryIO, bound: int) -> bytes:
    """At most ``bound`` bytes; where a longer file is cut, no half of a UTF-8 sequence is left at the end."""
    data = stream.read(bound)
    if len(data) < bound:
        return data
    cut = len(data)
    while cut > bound - 4 and data[cut - 1] & 0xC0 == 0x80:
        cut -= 1
    return data[: cut - 1] if data[cut - 1] >= 0xC2 else data


def _sniff(head: bytes) -> Kind:
    """What a stream without a telling name holds."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        line = start.split(b"\n", 1)[0]
        try:
            msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            # A first line longer than what was peeked cannot be parsed yet; its key tells.
            return "jsonl" if b"\n" not in start and (b'"text"' in start or b'"html"' in start) else "text"
        return "jsonl"
    lowered = start[:2048].lower()
    return "html" if lowered.startswith(_MARKUP) or b"<html" in lowered else "text"
