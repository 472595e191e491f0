"""The door: every request passes here before anything reads it, and every answer before it leaves.

An archive of what one reads is private, and any page open in the same browser may send requests to this machine. So:
only known hosts (else a foreign name that resolves to 127.0.0.1 would do: DNS rebinding), no foreign origins, bounded
bodies and times, and headers by which a browser runs and embeds nothing that does not come from here.
"""

from __future__ import annotations

import asyncio
import base64
import hmac
import ipaddress
import logging
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import msgspec

from ruznama.server.pages.shapes import ErrorPage

__all__ = ["CSP", "HEADERS", "LOOPBACK", "App", "Guard", "Receive", "Rules", "Scope", "Send"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Fault = Callable[[Scope, ErrorPage], tuple[bytes, bytes]]

CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
HEADERS = (
    (b"content-security-policy", CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    # Not "no-referrer": with it browsers send their own forms with "Origin: null".
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
_LOG = logging.getLogger("ruznama.server")
_NAMES = frozenset(name for name, _ in HEADERS)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What the door lets in.

    Attributes:
        hosts: names and addresses by which this server may be called, in lower case.
        addresses: whether any IP address will do: a name is what an attacker can make point here, an address is not.
        auth: ``name:password``, or "" for none.
        body: longest body in bytes. A pasted text of 200,000 letters of two bytes, each written %XX, has 1.2 million.
        seconds: longest time for an answer, and for a request to come in.
    """

    hosts: frozenset[str] = LOOPBACK
    addresses: bool = False
    auth: str = ""
    body: int = 4_000_000
    seconds: float = 30.0


class _TooLongError(Exception):
    """The body is longer than the rules allow."""


class Guard:
    """An ASGI application around another one.

    Args:
        app: the application.
        rules: what is let in.
        fault: makes the page (content type, body) of an error.
    """

    def __init__(self, app: App, rules: Rules, fault: Fault) -> None:
        self._app, self._rules, self._fault = app, rules, fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # There are no web sockets here.
            await send({"type": "websocket.close", "code": 1000})
            return
        out = _Out(send, bare=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        refused = self._refused(scope)
        if refused is None:
            refused = await self._pass(scope, receive, out)
        if refused is not None and not out.started:
            await self._refuse(scope, refused, out)

    async def _pass(self, scope: Scope, receive: Receive, out: _Out) -> ErrorPage | None:
        """Let the application answer; what is left to say if it does not."""
        try:
            async with asyncio.timeout(self._rules.seconds):
                body = await self._body(receive)
                await self._app(scope, _replay(body, receive), out)
        except TimeoutError:
            return _error(503, "too-slow", f"this took longer than {self._rules.seconds:g} seconds", "Ask for less.")
        except _TooLongError:
            return _error(413, "too-large", f"more than {self._rules.body:,} bytes came in")
        except Exception:  # noqa: BLE001 - the door answers whatever happens behind it
            # The application answers its own errors; this one happened while it did.
            _LOG.exception("no answer to %s %s", scope["method"], scope["path"])
            return _error(500, "internal", "the server failed on this", "Report what it printed.")
        return None

    async def _body(self, receive: Receive) -> bytes:
        parts: list[bytes] = []
        size = 0
        more = True
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                break
            parts.append(message.get("body", b""))
            size += len(parts[-1])
            if size > self._rules.body:
                raise _TooLongError
            more = message.get("more_body", False)
        return b"".join(parts)

    def _refused(self, scope: Scope) -> ErrorPage | None:
        """Why a request does not come in; None if it does."""
        headers: dict[bytes, list[bytes]] = {}
        for name, value in scope["headers"]:
            headers.setdefault(name.lower(), []).append(value)
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or not self._ours(_host(hosts[0])):
            return _error(421, "wrong-host", "this server does not answer to that name", "Use the address it printed.")
        for origin in headers.get(b"origin", []):
            if not self._same(origin, hosts[0]):
                return _error(403, "foreign-origin", "another site's page sent this request")
        if scope["method"] not in _SAFE and b"cross-site" in headers.get(b"sec-fetch-site", []):
            return _error(403, "foreign-origin", "another site's page sent this request")
        if self._rules.auth and not self._known(headers.get(b"authorization", [b""])[0]):
            return _error(401, "unauthorized", "a name and password are needed")
        lengths = headers.get(b"content-length", [])
        if any(not one.isdigit() or int(one[:20]) > self._rules.body for one in lengths):
            return _error(413, "too-large", f"more than {self._rules.body:,} bytes came in")
        return None

    def _ours(self, host: str) -> bool:
        return host in self._rules.hosts or (self._rules.addresses and _is_address(host))

    def _same(self, origin: bytes, host: bytes) -> bool:
        """Whether an origin is this server; the port does not count, another one on this machine may forward here."""
        scheme, mark, rest = origin.partition(b"://")
        return bool(mark) and scheme in (b"http", b"https") and b"/" not in rest and _host(rest) == _host(host)

    def _known(self, given: bytes) -> bool:
        kind, _, code = given.partition(b" ")
        try:
            plain = base64.b64decode(code, validate=True) if kind.lower() == b"basic" else b""
        except ValueError:
            plain = b""
        return hmac.compare_digest(plain, self._rules.auth.encode())

    async def _refuse(self, scope: Scope, error: ErrorPage, out: _Out) -> None:
        kind, body = self._fault(scope, error)
        kind += b"; charset=utf-8" if kind.startswith(b"text/") else b""
        headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
        if error.status == 401:
            headers.append((b"www-authenticate", b'Basic realm="ruznama", charset="UTF-8"'))
        if error.status in (413, 503):
            headers.append((b"connection", b"close"))
        await out({"type": "http.response.start", "status": error.status, "headers": headers})
        await out({"type": "http.response.body", "body": body})


class _Out:
    """Sends an answer with the headers of the house; of an answer to HEAD only those."""

    def __init__(self, send: Send, *, bare: bool) -> None:
        self._send, self._bare = send, bare
        self.started = False
        self._since = time.perf_counter()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            own = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in _NAMES]
            taken = f"total;dur={1000 * (time.perf_counter() - self._since):.1f}".encode()
            message = {**message, "headers": [*own, *HEADERS, (b"server-timing", taken)]}
        elif message["type"] == "http.response.body" and self._bare:
            message = {**message, "body": b""}
        await self._send(message)


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body that was read, once; after it whatever the connection says."""
    sent = False

    async def again() -> Message:
        nonlocal sent
        if sent:
            return await receive()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _error(status: int, code: str, detail: str, fix: str = "") -> ErrorPage:
    return ErrorPage(status=status, code=code, detail=detail, fix=fix)


def _host(value: bytes) -> str:
    """The host of ``host:port`` in lower case, without the brackets of an IPv6 address; "" where it is none."""
    text = value.decode("latin-1").strip().lower()
    host, mark, port = text.rpartition(":") if not text.endswith("]") else (text, "", "")
    if mark and not port.isdigit():
        return ""
    name = (host if mark else text).removesuffix(".")
    return name[1:-1] if name.startswith("[") and name.endswith("]") else name


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
