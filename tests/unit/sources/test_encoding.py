"""Encodings are recognised from the bytes."""

from __future__ import annotations

import pytest

from ruznama.sources import recognize
from ruznama.sources.encoding import binary_reason

_AR = "أعلن الرئيس في المدينة أن المحادثات بين البلدين ستستمر حتى نهاية العام، وقال الوزير إن ذلك مهم."
_FA = "وزير امور خارجه گفت كه اين ديدار در تهران برگزار شد و پس از آن بيانيه اي منتشر شد"
_PRS = "وزیر خارجه گفت که در ماه جوزا با هیأت طالبان دیدار می‌کند؛ جای دیدار هنوز روشن نیست"
_EN = "The minister said the talks will go on in Geneva."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (_AR, "utf-8"), (_FA, "utf-8"), (_PRS, "utf-8"), (_EN, "utf-8"),
        (_AR, "utf-16-le"), (_FA, "utf-16-be"), (_PRS, "utf-16-le"), (_EN, "utf-16-le"), (_EN, "utf-16-be"),
        (_AR, "cp1256"), (_FA, "cp1256"), (_AR, "iso8859-6"),
    ],
)  # fmt: skip
def test_bytes_come_back_as_the_text_they_were(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert data.decode(recognize(data)) == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    data = _AR.encode(encoding)
    assert data.decode(recognize(data)).lstrip("\ufeff") == _AR


def test_broken_utf8_stays_utf8() -> None:
    data = _AR.encode()
    assert recognize(data[:41] + b"\xff\xfe\xd9" + data[41:]) == "utf-8"
    assert recognize(data[:-1]) == "utf-8"


def test_the_markup_of_a_page_may_name_its_encoding() -> None:
    page = b"<html><head><meta charset='iso-8859-6'></head><body>" + "مقال".encode("iso8859-6") + b"</body></html>"
    assert recognize(page, html=True) == "iso8859-6"
    wrong = page.replace(b"iso-8859-6", b"utf-8") + (" " + _AR).encode("cp1256")
    assert recognize(wrong, html=True) in ("cp1256", "iso8859-6")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"), (b"\x89PNG\r\n\x1a\n\x00", "PNG"), (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"), (b"\x1f\x8b\x08\x00", "gzip"), (b"abc\x00\x01\x02\xff\xee\x00def", "NUL"),
        (bytes(range(1, 9)) * 20, "binary"),
    ],
)  # fmt: skip
def test_binary_files_are_refused_by_name(data: bytes, name: str) -> None:
    assert name in (binary_reason(data) or "")


@pytest.mark.parametrize("text", [_AR, _EN, "BZh is how this begins", "RIFF raff", "ID3 tags"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_texts_are_not_binary(text: str, encoding: str) -> None:
    assert binary_reason(text.encode(encoding)) is None
