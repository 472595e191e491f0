"""The application: routes made from the list of addresses, errors as pages, the door in front."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from litestar import Litestar, Request, Response, get, post
from litestar.datastructures import CacheControlHeader
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from litestar.static_files import create_static_files_router

from ruznama import __version__
from ruznama.errors import NotFoundError
from ruznama.server import interface
from ruznama.server.addresses import ADDRESSES, Address
from ruznama.server.answers import answer, error_of, failure, permitted
from ruznama.server.api import document
from ruznama.server.guard import App, Guard, Rules, Scope
from ruznama.server.office import Office
from ruznama.server.pages.frame import Moved
from ruznama.server.pages.shapes import ErrorPage
from ruznama.server.wanted import Endings, Wanted, wanted
from ruznama.server.writing import TOKEN, ForbiddenError, pasted, reviewed

__all__ = ["build"]

_LOG = logging.getLogger("ruznama.server")
_STATIC = Path(__file__).parent / "static"
_YEAR = 31_536_000
# Words for what the router refuses.
_CODES = {404: "not-found", 405: "not-allowed", 413: "too-large", 415: "bad-request"}

_Request = Request[Any, Any, Any]


def build(office: Office, rules: Rules, *, cookie: str = "ruznama_token") -> App:
    """The application with the door in front of it.

    Args:
        office: the archive behind it.
        rules: what the door lets in.
        cookie: name of the cookie that may hold the token.
    """

    def read(scope: Scope) -> Wanted:
        return wanted(scope, cookie)

    def fault(scope: Scope, error: ErrorPage) -> tuple[bytes, bytes]:
        kind, body = failure(office, _read_or_none(read, scope), error)
        return kind.encode(), body

    def failed(request: _Request, error: Exception) -> Response[bytes]:
        return _failed(office, _read_or_none(read, request.scope), error)  # type: ignore[arg-type] # a typed dict

    app = Litestar(
        [
            *(_route(office, address, read, cookie) for address in ADDRESSES),
            *_writes(office, read),
            _settings(read),
            *_small(office),
            *_files(),
        ],
        openapi_config=None,
        logging_config=None,
        request_max_body_size=rules.body,
        exception_handlers={HTTPException: failed, Exception: failed},
        on_shutdown=[office.close],
    )
    # The endings come first, so that also what the door refuses is told in the form that was asked for.
    return Endings(Guard(app, rules, fault))  # type: ignore[arg-type] # Litestar types ASGI more narrowly


def _read_or_none(read: Callable[[Scope], Wanted], scope: Scope) -> Wanted | None:
    try:
        return read(scope)
    except Exception:  # noqa: BLE001 - an error's page must not fail on the request that is in error
        return None


def _route(office: Office, address: Address, read: Callable[[Scope], Wanted], cookie: str) -> HTTPRouteHandler:
    """The handler of one address."""

    async def show(request: _Request) -> Response[Any]:
        asked = read(request.scope)  # type: ignore[arg-type] # a typed dict
        id_ = str(next(iter(request.path_params.values()), "")).removeprefix("/")
        if (given := asked.asked.get("token")) and permitted(office, given[-1]):
            return _remember(asked.address(token=None), cookie, given[-1])
        try:
            return await office.run(lambda: answer(office, address, id_, asked))
        except Moved as moved:
            path = f"/{moved.kind}/{quote(moved.id, safe='')}"
            return _redirect(msgspec.structs.replace(asked, path=path).address(asked.form))

    # An outlet's name may hold slashes.
    path = address.path.replace("{outlet}", "{outlet:path}").replace("{id}", "{id:str}").replace("{pair}", "{pair:str}")
    paths = [path, "/timeline", "/index"] if path == "/" else [path]
    return get(paths, name=address.kind, status_code=HTTPStatus.OK)(show)


def _redirect(path: str, status: int = HTTPStatus.FOUND) -> Response[bytes]:
    return Response(b"", status_code=status, headers={"Location": path}, media_type="text/plain")


def _remember(path: str, cookie: str, token: str) -> Response[bytes]:
    """Let the browser keep the token, out of the reach of scripts and other sites."""
    response = _redirect(path, HTTPStatus.SEE_OTHER)
    response.set_cookie(cookie, token, httponly=True, samesite="strict", path="/")
    return response


def _writes(office: Office, read: Callable[[Scope], Wanted]) -> list[HTTPRouteHandler]:
    async def review(request: _Request) -> Response[Any]:
        asked, body = read(request.scope), await request.body()  # type: ignore[arg-type] # a typed dict
        kind = request.headers.get("content-type", "")
        return await office.run(lambda: reviewed(office, asked, request.headers.get(TOKEN, ""), kind, body))

    async def paste(request: _Request) -> Response[Any]:
        asked, body = read(request.scope), await request.body()  # type: ignore[arg-type] # a typed dict
        kind = request.headers.get("content-type", "")
        return await office.run(lambda: pasted(office, asked, request.headers.get(TOKEN, ""), kind, body))

    return [
        post("/review", name="judge", status_code=HTTPStatus.OK)(review),
        post("/paste", name="code", status_code=HTTPStatus.OK)(paste),
    ]


def _settings(read: Callable[[Scope], Wanted]) -> HTTPRouteHandler:
    """Language, digits, calendar and look are kept in a cookie; the pages have no other state."""

    async def settings(request: _Request) -> Response[Any]:
        asked = read(request.scope)  # type: ignore[arg-type] # a typed dict
        back = next(iter(asked.asked.get("back", ())), "/")
        # Only a place here: not //elsewhere, which browsers take for another host, with either slash.
        local = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
        response = _redirect(quote(back, safe="/?&=%+~-._:;,@!$'()*") if local else "/", HTTPStatus.SEE_OTHER)
        response.set_cookie(
            interface.COOKIE, asked.ui.cookie(), httponly=True, samesite="strict", path="/", max_age=_YEAR
        )
        return response

    return get("/settings", name="settings")(settings)


def _small(office: Office) -> list[HTTPRouteHandler]:
    async def healthz() -> dict[str, object]:
        def state() -> dict[str, object]:
            with office.reading() as now:
                return {"status": "ok", "version": __version__, "snapshot": now.version()}

        return await office.run(state)

    async def openapi() -> Response[bytes]:
        return Response(document(), media_type="application/json")

    async def favicon() -> Response[bytes]:
        file = _STATIC / "favicon.ico"
        if not file.is_file():
            raise NotFoundError("there is no favicon.ico")
        return Response(file.read_bytes(), media_type="image/x-icon", headers={"Cache-Control": "max-age=86400"})

    return [get("/healthz")(healthz), get("/openapi.json")(openapi), get("/favicon.ico")(favicon)]


def _files() -> list[Any]:
    """Files of the interface; the names of what others made carry its version, so that it never changes."""
    forever = CacheControlHeader(max_age=_YEAR, immutable=True, public=True)
    return [
        create_static_files_router("/static/vendor", [_STATIC / "vendor"], name="vendor", cache_control=forever),
        create_static_files_router("/static", [_STATIC], cache_control=CacheControlHeader(no_cache=True)),
    ]


def _failed(office: Office, asked: Wanted | None, error: Exception) -> Response[bytes]:
    """An error as an answer."""
    headers: dict[str, str] = {}
    if isinstance(error, HTTPException):
        code = _CODES.get(error.status_code, "bad-request" if error.status_code < 500 else "internal")
        found = ErrorPage(status=error.status_code, code=code, detail=HTTPStatus(error.status_code).phrase.lower())
        headers = dict(error.headers or {})
    elif isinstance(error, ForbiddenError):
        found = ErrorPage(status=HTTPStatus.FORBIDDEN, code=error.code, detail=error.detail, fix=error.fix)
    else:
        found = error_of(error)
    if found.status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _LOG.error("no answer to %s", asked.path if asked else "a request", exc_info=error)
    kind, body = failure(office, asked, found)
    if found.status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    return Response(body, status_code=found.status, media_type=kind, headers=headers)
