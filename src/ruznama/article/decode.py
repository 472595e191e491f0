"""From bytes to characters."""

from __future__ import annotations

import codecs

from ruznama.model import Issue, RawItem

__all__ = ["decode", "issue"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_REPLACED = "\ufffd"


def issue(code: str, detail: str) -> Issue:
    """An Issue of this stage about the whole text."""
    return Issue(code=code, stage="article", span=None, detail=detail)


def decode(raw: RawItem) -> tuple[str, tuple[Issue, ...]]:
    """The characters of an item, unchanged but for what is no character.

    Args:
        raw: its ``encoding`` is what ``sources`` recognised; a byte order mark wins over it and is no part of the text.

    Returns:
        The text, and Issues RZ101 (bytes that fit no character) and RZ105 (lone surrogates).
    """
    data, encoding = raw.data, raw.encoding
    for bom, name in _BOMS:
        if data.startswith(bom):
            data, encoding = data[len(bom) :], name
            break
    try:
        return data.decode(encoding), ()
    except (LookupError, ValueError):
        pass
    try:
        text = data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        text = _replace(data, encoding)
        return text, (issue("RZ101", f"{text.count(_REPLACED)} places that are not {encoding}"),)
    count = sum("\ud800" <= char <= "\udfff" for char in text)
    if not count:
        return text, ()
    return text.translate(dict.fromkeys(range(0xD800, 0xE000), _REPLACED)), (
        issue("RZ105", f"{count} lone surrogates replaced"),
    )


def _replace(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", "replace")
