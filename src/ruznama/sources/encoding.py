"""Which encoding bytes are in: UTF-8, UTF-16, and the two one-byte encodings of Arabic-script pages."""

from __future__ import annotations

import codecs
import re
from functools import cache

from ruznama import lexicon
from ruznama.script import fold_form

__all__ = ["binary_reason", "recognize"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ONE_BYTE = ("cp1256", "iso8859-6")
_MAGIC = (
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"BZh", "bzip2-compressed"),
    (b"\xfd7zXZ", "xz-compressed"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"RIFF", "a media file"),
    (b"OggS", "a media file"),
    (b"ID3", "a media file"),
)
_SAMPLE = 65_536
# Of a UTF-16 text in these languages nine of ten high bytes are 0 (Latin, space, digits) or one of the Arabic blocks.
_HIGH = frozenset(b"\x00\x06\x20\xfb\xfe")
_HIGH_SHARE = 0.9
# A broken UTF-8 text still has ten sound sequences for each broken one; a one-byte text has nearly none by chance.
_SOUND = 10
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
# C0 controls that no text holds; a binary file without known magic bytes is full of them.
_CONTROLS = bytes(c for c in range(32) if c not in (9, 10, 12, 13, 27))
_CONTROL_SHARE = 0.02


def binary_reason(data: bytes) -> str | None:
    """Why bytes are no text, or None if they may be one."""
    sample = data[:_SAMPLE]
    odd = len(sample) - len(sample.translate(None, _CONTROLS))
    for magic, name in _MAGIC:
        # A text may begin with the letters "BZh" or "RIFF", but then it holds no control characters.
        if data.startswith(magic) and (odd or not magic.isascii() or magic == b"%PDF"):
            return f"it is {name}, not text"
    if any(sample.startswith(bom) for bom, _ in _BOMS) or _wide(sample) is not None:
        return None
    if b"\x00" in sample:
        return "it is a binary file (it holds NUL bytes), not text"
    return "it is a binary file, not text" if odd > _CONTROL_SHARE * len(sample) else None


def recognize(data: bytes, *, html: bool = False) -> str:
    """The encoding of a text as a Python codec name.

    Args:
        data: the bytes, or the first of them.
        html: whether a ``charset`` in the markup counts.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    wide = _wide(data[:_SAMPLE])
    if wide is not None:
        return wide
    if _is_utf8(data):
        return "utf-8"
    if html:
        declared = _declared(data[:8192])
        if declared is not None:
            return declared
    return _best_one_byte(data[:_SAMPLE])


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark, seen from the high bytes."""
    even = sample[: len(sample) // 2 * 2]
    if len(even) < 4 or (b"\x00" not in even and b"\x06" not in even):
        return None
    half = len(even) // 2
    for name, high, low in (("utf-16-le", even[1::2], even[0::2]), ("utf-16-be", even[0::2], even[1::2])):
        fits = sum(byte in _HIGH for byte in high)
        if fits >= _HIGH_SHARE * half and sum(byte in _HIGH for byte in low) < _HIGH_SHARE * half and 0 not in low:
            return name
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8, whole or with some broken sequences."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        pass
    else:
        return True
    sample = data[:_SAMPLE]
    sound = [len(found) for found in _SEQUENCE.findall(sample)]
    broken = len(_HIGH_BYTES.findall(sample)) - sum(sound)
    if not sound and broken:
        # The first damage lies behind the sample, or there is no sequence at all.
        return not _HIGH_BYTES.search(sample)
    return broken * _SOUND <= len(sound) or not broken


def _declared(head: bytes) -> str | None:
    found = _XML.search(head) or _META.search(head)
    if found is None:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
        "".encode(name)
    except (LookupError, ValueError, TypeError):
        return None
    # A page that says UTF-8 and is not: look at the bytes instead.
    return None if name == "utf-8" else name


@cache
def _common() -> frozenset[str]:
    """Folded common words of all languages."""
    return frozenset(fold_form(row["form"]) for lang in lexicon.LANGUAGES for row in lexicon.rows(lang, "page_common"))


def _best_one_byte(sample: bytes) -> str:
    """windows-1256 or ISO-8859-6, by how many words of the reading are common ones and none mixes scripts."""
    scores = [(_plausible(sample.decode(name, "replace")), -place) for place, name in enumerate(_ONE_BYTE)]
    return _ONE_BYTE[-max(scores)[1]]


def _plausible(text: str) -> float:
    words = _WORD.findall(text)[:4000]
    if not words:
        return -float(text.count("\ufffd"))
    common = _common()
    score = -float(text.count("\ufffd"))
    for word in words:
        ascii_letters = sum(char.isascii() for char in word)
        if 0 < ascii_letters < len(word) or (not ascii_letters and any(char < "\u0250" for char in word)):
            score -= 1.0
        elif not ascii_letters and fold_form(word) in common:
            score += 2.0
    return score / len(words)
