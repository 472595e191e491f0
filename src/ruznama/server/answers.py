"""From a page to an answer in the form that was asked for."""

from __future__ import annotations

import hashlib
import hmac
import logging
from http import HTTPStatus

import msgspec
from litestar import Response

from ruznama import __version__
from ruznama.errors import ConfigError, MissingPieceError, NotFoundError, RuznamaError, StoreError
from ruznama.model import encode
from ruznama.server import twins
from ruznama.server.addresses import Address
from ruznama.server.office import Office
from ruznama.server.pages.shapes import ErrorPage, Listing, Page
from ruznama.server.render import Here, html
from ruznama.server.wanted import FORMS, Wanted

__all__ = ["answer", "error_of", "failure", "here", "page_answer", "permitted"]

_LOG = logging.getLogger("ruznama.server")
_MEANT: tuple[tuple[type[RuznamaError], HTTPStatus, str], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND, "not-found"),
    (ConfigError, HTTPStatus.BAD_REQUEST, "bad-request"),
    (StoreError, HTTPStatus.SERVICE_UNAVAILABLE, "archive"),
    (MissingPieceError, HTTPStatus.UNPROCESSABLE_ENTITY, "missing"),
)
"""What our errors are in HTTP."""
_VARY = "Accept, Accept-Language, Cookie, HX-Request"


def answer(office: Office, address: Address, id_: str, wanted: Wanted) -> Response[bytes]:
    """Read the archive and answer; done in one of the office's threads."""
    with office.reading(next(iter(wanted.asked.get("as-of", ())), "")) as now:
        # Everything that the answer hangs on: while it is the same, a browser may keep what it has.
        state = (__version__, now.version(), msgspec.structs.replace(wanted, etag=""), office.settings.read_only)
        tag = f'"{hashlib.blake2b(repr(state).encode("utf-8", "replace"), digest_size=12).hexdigest()}"'
        if tag == wanted.etag:
            return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers={"ETag": tag, "Vary": _VARY})
        page = address.build(now, id_, wanted.asked)
    return page_answer(office, address.kind, page, wanted, {"ETag": tag})


def page_answer(
    office: Office, kind: str, page: Page, wanted: Wanted, headers: dict[str, str] | None = None
) -> Response[bytes]:
    """A page in the form that was asked for."""
    made = {"Vary": _VARY, "Cache-Control": "private, no-cache", **(headers or {})}
    if isinstance(page, Listing):
        made["X-Total-Count"] = str(page.total)
        if page.cursor:
            made["Link"] = f'<{wanted.address(wanted.form, cursor=page.cursor)}>; rel="next"'
    if wanted.form == "json":
        body = encode(page)
    elif wanted.form == "csv":
        body = twins.comma(page)
        made["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    elif wanted.form == "atom":
        body = twins.atom(page, wanted.base, wanted.address("atom"), f"ruznama: {wanted.address()}")
    else:
        body = html(kind, page, wanted.ui, here(office, wanted)).encode("utf-8", "replace")
        made["Content-Language"] = wanted.ui.tag
    return Response(body, media_type=FORMS[wanted.form], headers=made)


def here(office: Office, wanted: Wanted) -> Here:
    """Where a page stands, for its template."""
    return Here(
        path=wanted.path,
        query=wanted.asked,
        base=wanted.base,
        read_only=office.settings.read_only,
        token_needed=not permitted(office, wanted.token),
        snapshot=next(iter(wanted.asked.get("as-of", ())), None),
        fragment=wanted.fragment,
    )


def permitted(office: Office, token: str) -> bool:
    """Whether this is the token without which nothing is written."""
    return hmac.compare_digest(token.encode("utf-8", "replace"), office.settings.token.encode())


def error_of(error: Exception) -> ErrorPage:
    """What an error of ours means in HTTP."""
    for kind, status, code in _MEANT:
        if isinstance(error, kind):
            return ErrorPage(status=status, code=code, detail=error.message, fix=error.fix)
    return ErrorPage(
        status=HTTPStatus.INTERNAL_SERVER_ERROR,
        code="internal",
        detail="the server failed on this",
        fix="Report what it printed.",
    )


def failure(office: Office, wanted: Wanted | None, error: ErrorPage) -> tuple[str, bytes]:
    """An error as a page (media type, body), in the reader's language; where even that fails, as plain text."""
    if wanted is not None and wanted.form == "json":
        return FORMS["json"], encode(error)
    if wanted is not None and wanted.form == "html":
        try:
            return FORMS["html"], html("error", error, wanted.ui, here(office, wanted)).encode("utf-8", "replace")
        except Exception:  # noqa: BLE001 - whatever it is, the reader is told of the first error
            _LOG.exception("no page for the error %s", error.code)
    return "text/plain", f"{error.status} {error.detail}. {error.fix}\n".encode("utf-8", "replace")
