"""What comes in: judgements, and texts that are coded on the spot or put into the archive."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, get_args
from urllib.parse import parse_qsl

import msgspec
from litestar import Response

from ruznama import runs
from ruznama.errors import ConfigError
from ruznama.lexicon import LANGUAGES
from ruznama.model import CORRECTED, Hints, RawItem, Record, Verdict
from ruznama.server import pages
from ruznama.server.answers import page_answer, permitted
from ruznama.server.coder import TooSlowError
from ruznama.server.office import Office
from ruznama.server.wanted import Wanted
from ruznama.store import Coded
from ruznama.views import day

__all__ = ["TOKEN", "ForbiddenError", "pasted", "reviewed"]

TOKEN = "x-ruznama-token"  # noqa: S105 - the name of a header
# Fields of a form: a merge names its events one by one.
_MOST = 200

Fields = Mapping[str, Sequence[str]]


class ForbiddenError(Exception):
    """Writing is not allowed: ``code`` says why."""

    def __init__(self, code: str, detail: str, fix: str) -> None:
        super().__init__(detail)
        self.code, self.detail, self.fix = code, detail, fix


def fields(kind: str, body: bytes) -> Fields:
    """The fields of a form, or of a JSON object.

    Raises:
        ConfigError: it is neither.
    """
    if kind.partition(";")[0].strip().lower() == "application/json":
        try:
            found = msgspec.json.decode(body, type=dict[str, str | int | bool | list[str] | None])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ConfigError(f"the body is no JSON object of texts ({error})") from error
        return {name: _texts(value) for name, value in found.items()}
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_MOST)
    except ValueError as error:
        raise ConfigError("the form has too many fields", fix=f"Send {_MOST} at most.") from error
    held: dict[str, list[str]] = {}
    for name, value in pairs:
        held.setdefault(name, []).append(value)
    return held


def _texts(value: str | int | bool | list[str] | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, bool):
        return ["yes"] if value else []
    return value if isinstance(value, list) else [str(value)]


def _one(given: Fields, name: str) -> str:
    return next(iter(given.get(name, ())), "").strip()


def _allowed(office: Office, wanted: Wanted, token: str, given: Fields) -> None:
    """Refuse to write without the token: in the form, in the header, or in the browser's keeping.

    Raises:
        ForbiddenError: it is not there, or this server only reads.
    """
    if office.settings.read_only:
        raise ForbiddenError("read-only", "this server only reads", "Start it without --read-only.")
    if not any(permitted(office, one) for one in (token, _one(given, "token"), wanted.token)):
        raise ForbiddenError("token", "the token is missing or wrong", "It was printed when the server was started.")


def reviewed(office: Office, wanted: Wanted, token: str, kind: str, body: bytes) -> Response[Any]:
    """Keep a judgement and show the review page again.

    Raises:
        ForbiddenError: without the token.
        ConfigError: the judgement makes no sense.
        NotFoundError: there is no such event.
    """
    given = fields(kind, body)
    _allowed(office, wanted, token, given)
    verdict, field = _one(given, "verdict"), _one(given, "field") or None
    if verdict not in get_args(Verdict):
        raise ConfigError(f"{verdict!r} is no verdict", fix=f"There are: {', '.join(get_args(Verdict))}.")
    if field is not None and field not in CORRECTED:
        raise ConfigError(f"{field!r} cannot be corrected", fix=f"There are: {', '.join(CORRECTED)}.")
    # Nothing that is judged has a space in its id: a field may hold several.
    items = [one for text in given.get("items", ()) for one in text.split()]
    # An empty field of a form is no value, but a corrected field may become empty.
    value = _one(given, "value") or None
    with office.writing() as store:
        number = runs.judge(
            store,
            verdict,  # type: ignore[arg-type] # checked above
            items,
            field=field,
            value=value,
            by=_one(given, "by"),
            note=_one(given, "note"),
        )
    if wanted.form == "html" and not wanted.fragment:
        headers = {"Location": f"/review?done={number}"}
        return Response(b"", status_code=HTTPStatus.SEE_OTHER, headers=headers)
    with office.reading() as now:
        return page_answer(office, "review", pages.review(now, {"done": [str(number)]}), wanted)


def pasted(office: Office, wanted: Wanted, token: str, kind: str, body: bytes) -> Response[Any]:
    """Code a text and show what was read; put it into the archive only where that is asked for, with the token.

    Raises:
        ForbiddenError: it was to be kept, without the token.
        ConfigError: the date or the language is none.
    """
    given = fields(kind, body)
    keep = _one(given, "keep") in {"yes", "1", "true", "on"}
    if keep:
        _allowed(office, wanted, token, given)
    text = next(iter(given.get("text", ())), "").replace("\r\n", "\n")
    raw = _raw(given, text)
    records: tuple[Record, ...] = ()
    kept: str | None = None
    refused = "empty" if not text.strip() else "too-long" if len(text) > pages.LIMIT else None
    if refused is None:
        try:
            records = office.coder.code(raw)
        except TooSlowError:
            refused = "too-slow"
    if keep and records:
        with office.writing() as store:
            store.add([Coded(raw, records, runs.address(raw))])
            runs.refresh(store)
            kept = records[0].article.id
    with office.reading() as now:
        page = pages.paste(
            now, text=text, published=_one(given, "published"), records=records, kept=kept, refused=refused
        )
    return page_answer(office, "paste", page, wanted)


def _raw(given: Fields, text: str) -> RawItem:
    lang, published = _one(given, "lang") or None, _one(given, "published") or None
    if lang is not None and lang not in LANGUAGES:
        raise ConfigError(f"{lang!r} is no language", fix=f"There are: {', '.join(LANGUAGES)}.")
    day(published.replace(" ", "T").partition("T")[0] if published else None, last=False)
    data = text.encode("utf-8", "surrogatepass")
    # Two pasted texts are two inputs, not two versions of one page.
    name = f"pasted-{hashlib.blake2b(data, digest_size=8).hexdigest()}"
    hints = Hints(
        published=published,
        lang=lang,  # type: ignore[arg-type] # checked above
        outlet=_one(given, "source")[:300] or None,
    )
    return RawItem(uri=name, source=name, media="text", data=data, hints=hints)
