"""JSONL: one article a line, read as a stream."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

import msgspec

from ruznama.model import Hints, Lang, RawItem
from ruznama.sources.encoding import recognize
from ruznama.sources.items import Failure, Options, hints_of

__all__ = ["read_json", "read_jsonl"]


class _Line(msgspec.Struct, frozen=True, gc=False):
    """One article of a JSONL file; what is not named here is ignored."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | int | float | None = None
    outlet: str | None = None
    language: str | None = None
    id: str | int | None = None


_DECODER = msgspec.json.Decoder(_Line)
_DOCUMENT = msgspec.json.Decoder(list[_Line] | _Line)
_LANGS: dict[str, Lang] = {
    "ar": "ar", "ara": "ar", "arabic": "ar", "fa": "fa", "fas": "fa", "per": "fa", "persian": "fa", "farsi": "fa",
    "fa-af": "prs", "prs": "prs", "dari": "prs", "en": "en", "eng": "en", "english": "en",
}  # fmt: skip
_BOM = b"\xef\xbb\xbf"
_FIX = "each line must be a JSON object with a text or html key"


def read_jsonl(stream: BinaryIO, uri: str, base: str, options: Options) -> Iterator[RawItem | Failure]:
    """Items of a JSONL stream; a line that is none is a Failure with its number.

    Args:
        stream: open for reading bytes.
        uri: name of the file as shown.
        base: base name of the file, for ids of lines that bring none.
        options: hints and bounds; a line longer than twice the byte bound is skipped without being held in memory.
    """
    number, bound = 0, 2 * options.max_bytes
    while True:
        line = stream.readline(bound)
        if not line:
            return
        number += 1
        if len(line) >= bound and not line.endswith(b"\n"):
            _skip(stream, bound)
            yield Failure(uri=uri, line=number, reason=f"the line is longer than {bound} bytes")
            continue
        line = line.removeprefix(_BOM).strip() if number == 1 else line.strip()
        if line:
            yield _item(line, f"{uri}#{number}", f"{base}#{number}", options, Failure(uri=uri, line=number, reason=""))


def _skip(stream: BinaryIO, bound: int) -> None:
    while (piece := stream.readline(bound)) and not piece.endswith(b"\n"):
        pass


def _item(line: bytes, uri: str, source: str, options: Options, blame: Failure) -> RawItem | Failure:
    try:
        found = _decode(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return msgspec.structs.replace(blame, reason=f"no article: {error}", fix=_FIX)
    return _article(found, uri, source, options) or msgspec.structs.replace(
        blame, reason="no article: neither text nor html", fix=_FIX
    )


def _decode(line: bytes) -> _Line:
    try:
        line.decode()
    except UnicodeDecodeError:
        return _DECODER.decode(line.decode(recognize(line), "replace"))
    return _DECODER.decode(line)


def read_json(stream: BinaryIO, uri: str, base: str, options: Options) -> Iterator[RawItem | Failure]:
    """Items of a JSON document: one object, a list of them, or JSONL under another name.

    A document is held in memory whole; one that is larger than eight times the byte bound is refused.
    """
    bound = 8 * options.max_bytes
    data = stream.read(bound + 1)
    if len(data) > bound:
        yield Failure(uri=uri, reason=f"a JSON document of more than {bound} bytes", fix="give it as JSONL")
        return
    data = data.removeprefix(_BOM)
    try:
        found = _DOCUMENT.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        yield from read_jsonl(BytesIO(data), uri, base, options)
        return
    for number, one in enumerate(found if isinstance(found, list) else [found], 1):
        item = _article(one, f"{uri}#{number}", f"{base}#{number}", options)
        yield item or Failure(uri=uri, line=number, reason="no article: neither text nor html", fix=_FIX)


def _article(found: _Line, uri: str, source: str, options: Options) -> RawItem | None:
    """The item of one line, None if it holds neither text nor html."""
    body = found.text if found.text and found.text.strip() else found.html
    if not body or not body.strip():
        return None
    name = found.url or (str(found.id) if found.id not in (None, "") else "")
    published = str(found.published).strip() if found.published is not None else ""
    own = Hints(
        published=published or None,
        origin="metadata",
        lang=_lang(found.language),
        outlet=found.outlet or None,
        title=found.title or None,
        url=found.url or None,
    )
    return RawItem(
        uri=name or uri,
        source=name or source,
        media="html" if body is found.html else "text",
        data=body.encode("utf-8", "surrogatepass"),
        hints=hints_of(options, own),
    )


def _lang(language: str | None) -> Lang | None:
    if not language:
        return None
    code = language.strip().lower().replace("_", "-")
    return _LANGS.get(code) or _LANGS.get(code.split("-")[0])
