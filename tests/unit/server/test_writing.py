"""What comes in: only with the token, and only where the server may write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from ruznama.config import DEFAULT
from ruznama.model import RawItem
from ruznama.server.coder import Coder, TooSlowError
from ruznama.store import SqliteStore

TOKEN = "the-token"  # noqa: S105 - of a server that lives in this test
FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
TEXT = "Foreign Minister Sergey Lavrov met Wang Yi in Beijing on 4 March 2025."


def _form(**fields: str | list[str]) -> bytes:
    return urlencode(fields, doseq=True).encode()


def _judgements(client: Any) -> int:
    store = SqliteStore(client.office.settings.db)
    try:
        return len(store.judgements())
    finally:
        store.close()


def _inputs(client: Any) -> int:
    store = SqliteStore(client.office.settings.db)
    try:
        return store.counts().inputs
    finally:
        store.close()


def _event(client: Any) -> str:
    return str(client("/timeline.json").json["rows"][0]["id"])


@pytest.mark.parametrize("token", ["", "wrong", "the-tokem", "the-token ", "ت"])
def test_without_the_right_token_nothing_is_judged(own: Any, token: str) -> None:
    body = _form(verdict="accept", items=_event(own), token=token.strip() + "x" if token.endswith(" ") else token)
    assert own("/review", "POST", body=body, content_type=FORM).status == 403
    assert _judgements(own) == 0


def test_the_token_is_taken_from_form_header_and_the_browsers_keeping(own: Any) -> None:
    item = _event(own)
    with_form = own("/review", "POST", body=_form(verdict="accept", items=item, token=TOKEN), content_type=FORM)
    assert with_form.status == 303
    assert with_form.header("location") == "/review?done=1"
    plain = _form(verdict="accept", items=item)
    assert own("/review", "POST", body=plain, content_type=FORM, x_ruznama_token=TOKEN).status == 303
    assert own("/review", "POST", body=plain, content_type=FORM, cookie=f"ruznama_token={TOKEN}").status == 303
    assert _judgements(own) == 3


def test_a_visit_with_the_token_lets_the_browser_keep_it(own: Any) -> None:
    answer = own(f"/?token={TOKEN}&lang=fa")
    assert (answer.status, answer.header("location")) == (303, "/?lang=fa")
    cookie = answer.header("set-cookie").lower()
    assert f"ruznama_token={TOKEN}" in cookie
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert own("/?token=wrong").header("set-cookie") == ""


def test_a_judgement_is_kept_applied_and_undone(own: Any) -> None:
    item = _event(own)
    sent = {"verdict": "correct", "items": [item], "field": "date", "value": "2001-05", "by": "A.", "note": "typo"}
    import msgspec

    answer = own("/review.json", "POST", body=msgspec.json.encode(sent), content_type=JSON, x_ruznama_token=TOKEN)
    assert answer.status == 200, answer.text
    assert answer.json["log"][0]["judgement"]["value"] == "2001-05"
    assert own(f"/e/{item}.json").json["row"]["date"] == "2001-05"
    undo = msgspec.json.encode({"verdict": "undo", "value": "1"})
    assert own("/review.json", "POST", body=undo, content_type=JSON, x_ruznama_token=TOKEN).status == 200
    assert own(f"/e/{item}.json").json["row"]["date"] == "2001"


def test_an_event_is_opened_for_judging_split_and_put_together_again(own: Any) -> None:
    def members(id_: str) -> list[str]:
        return list(own(f"/e/{id_}.json").json["members"])

    def judge(**fields: str | list[str]) -> int:
        return int(own("/review", "POST", body=_form(**fields, token=TOKEN), content_type=FORM).status)

    rows = own("/timeline.json").json["rows"]
    whole = members(max(rows, key=lambda row: len(row["quotes"]))["id"])
    first, *rest = whole
    assert judge(verdict="split", items=first) == 303
    assert (members(first), sorted(members(rest[0]))) == ([first], sorted(rest))
    opened = own(f"/review.json?item={rest[0]}").json
    assert sorted(quote["event"] for quote in opened["item"]["quotes"]) == sorted(rest)
    assert first in [quote["event"] for row in opened["alike"] for quote in row["quotes"]]
    # Ids that a person writes stand in one field.
    assert judge(verdict="merge", items=f" {first}  {rest[0]} ") == 303
    assert sorted(members(first)) == sorted(whole)
    assert own("/review.json?item=e_none").status == 404
    assert own("/review.json").json["item"] is None


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verdict": "praise"}, 400),
        ({"verdict": "accept"}, 400),
        ({"verdict": "accept", "items": "e_none"}, 404),
        ({"verdict": "merge", "items": "e_none"}, 400),
        ({"verdict": "correct", "items": "e_none", "field": "colour", "value": "red"}, 400),
        ({"verdict": "correct", "items": "e_none", "field": "date", "value": "soon"}, 400),
        ({"verdict": "undo", "value": "x"}, 404),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(own: Any, fields: dict[str, str], status: int) -> None:
    answer = own("/review", "POST", body=_form(**fields, token=TOKEN), content_type=FORM)
    assert answer.status == status
    assert _judgements(own) == 0


def test_a_server_that_only_reads_writes_nothing(samples: Path, client_of: Callable[..., Any]) -> None:
    site = client_of(samples, read_only=True)
    for path, body in (("/review", _form(verdict="undo", token=TOKEN)), ("/paste", _form(text=TEXT, keep="yes"))):
        answer = site(path, "POST", body=body, content_type=FORM, accept="application/json", x_ruznama_token=TOKEN)
        assert (answer.status, answer.json["code"]) == (403, "read-only")


def test_a_pasted_text_is_coded_and_not_kept(own: Any) -> None:
    before = _inputs(own)
    answer = own("/paste.json", "POST", body=_form(text=TEXT, published="2025-03-05"), content_type=FORM)
    assert answer.status == 200
    (document,) = answer.json["documents"]
    assert document["text"] == TEXT
    assert [(row["type"], row["date"]) for row in document["rows"]] == [("CONSULT", "2025-03-04")]
    assert answer.json["kept"] is None
    assert _inputs(own) == before


def test_a_pasted_text_is_put_into_the_archive_only_with_the_token(own: Any) -> None:
    before = _inputs(own)
    refused = own("/paste", "POST", body=_form(text=TEXT, keep="yes"), content_type=FORM)
    assert refused.status == 403
    assert _inputs(own) == before
    kept = own("/paste.json", "POST", body=_form(text=TEXT, keep="yes", token=TOKEN), content_type=FORM).json["kept"]
    assert _inputs(own) == before + 1
    assert own(f"/doc/{kept}.json").json["text"] == TEXT
    other = _form(text=f"{TEXT} It rained.", keep="yes", token=TOKEN)
    assert own("/paste.json", "POST", body=other, content_type=FORM).json["kept"] != kept
    assert own(f"/doc/{kept}.json").status == 200


def test_what_cannot_be_read_is_told(own: Any) -> None:
    for text, reason in (("", "empty"), (" \n", "empty"), ("a" * 200_001, "too-long")):
        answer = own("/paste.json", "POST", body=_form(text=text), content_type=FORM)
        assert (answer.status, answer.json["refused"]) == (200, reason)
        assert own("/paste", "POST", body=_form(text=text), content_type=FORM).status == 200
    assert own("/paste", "POST", body=_form(text=TEXT, lang="tlh"), content_type=FORM).status == 400
    assert own("/paste", "POST", body=_form(text=TEXT, published="soon"), content_type=FORM).status == 400
    assert own("/paste", "POST", body=b"{", content_type=JSON).status == 400
    assert own("/paste", "POST", body=b"\xff\xfe", content_type=JSON).status == 400
    assert own("/paste", "POST", body=b"&".join([b"a=b"] * 500), content_type=FORM).status == 400


def test_a_text_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    coder = Coder(DEFAULT, 60.0)
    try:
        raw = RawItem(uri="x", source="x", media="text", data=TEXT.encode())
        assert coder.code(raw)[0].events
        coder._seconds = 0.0
        with pytest.raises(TooSlowError):
            coder.code(msg := RawItem(uri="y", source="y", media="text", data=(TEXT * 200).encode()))
        coder._seconds = 60.0
        assert coder.code(msg)[0].events
    finally:
        coder.close()


def test_settings_are_kept_and_lead_back_only_to_this_server(site: Any) -> None:
    answer = site("/settings?ui=prs&calendar=islamic&back=/e/x?a=b")
    assert (answer.status, answer.header("location")) == (303, "/e/x?a=b")
    kept = answer.header("set-cookie").partition(";")[0]
    assert 'lang="fa-AF"' in site("/about", cookie=kept).text
    for elsewhere in ("//evil.example", "https://evil.example", "/\\evil.example", "/%0d%0aX: y", "javascript:x"):
        assert site(f"/settings?ui=en&back={elsewhere}").header("location") == "/"
