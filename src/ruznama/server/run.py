"""Serving: the socket, what is printed, the loop."""

from __future__ import annotations

import gc
import socket
import sys
from collections.abc import Callable

import msgspec
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ruznama.archive import Reading
from ruznama.errors import ConfigError, MissingPieceError
from ruznama.lexicon import LANGUAGES, base
from ruznama.server.app import build
from ruznama.server.guard import HEADERS, LOOPBACK, Rules
from ruznama.server.office import Office, Settings
from ruznama.server.pages import search, timeline

__all__ = ["Place", "rules_for", "serve"]

# Requests in the house at one time; more are told to come again.
_MOST = 200
# Bytes of a request's first lines: a long address and its cookies.
_HEAD = 65_536
# Seconds after which one thread makes way for another.
_SWITCH = 0.0005
# Objects made before the young ones are collected, and so many of those collections before older ones are: a page makes
# 10,000, nearly all of them without cycles.
_COLLECT = (20_000, 20, 50)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where to listen, and for whom.

    Attributes:
        host: address or name of an interface of this machine.
        port: 0 for any free one.
        names: other names by which the server may be called.
        auth: ``name:password``, or "".
    """

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    auth: str = ""


def rules_for(place: Place) -> Rules:
    """What the door lets in at a place.

    Raises:
        ConfigError: others could reach it, and there is no password.
    """
    if place.auth and not all(place.auth.partition(":")):
        raise ConfigError("--auth takes a name and a password with a colon between them", fix="--auth reader:SECRET")
    if place.host not in LOOPBACK and not place.auth:
        raise ConfigError(
            f"on {place.host} others can read this archive",
            fix="Give them a password: --auth NAME:PASSWORD (or RUZNAMA_AUTH), or stay on 127.0.0.1.",
        )
    own = {place.host.lower(), *(name.lower() for name in place.names)} - {"0.0.0.0", "::"}  # noqa: S104 - not bound here
    if place.host in LOOPBACK:
        return Rules(hosts=LOOPBACK | own, auth=place.auth)
    return Rules(hosts=LOOPBACK | own | {socket.gethostname().lower()}, addresses=True, auth=place.auth)


class _Protocol(H11Protocol):
    """Answers with the headers of the house also what is no HTTP at all."""

    def send_400_response(self, msg: str) -> None:
        lines = [b"HTTP/1.1 400 Bad Request", b"content-type: text/plain; charset=utf-8", b"connection: close"]
        body = msg.encode()
        lines += [name + b": " + value for name, value in HEADERS]
        lines.append(b"content-length: " + str(len(body)).encode())
        self.transport.write(b"\r\n".join([*lines, b"", body]))
        self.transport.close()


class _Server(uvicorn.Server):
    """Says that it can be visited when it can: an interrupt before that would break the start half way."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()


def serve(settings: Settings, place: Place, ready: Callable[[str], None]) -> None:
    """Serve until interrupted.

    Args:
        settings: what is served.
        place: where.
        ready: is told the address once it can be visited.

    Raises:
        ConfigError: others could reach the archive, and there is no password.
        MissingPieceError: the port is taken, or the host is not of this machine.
    """
    rules = rules_for(place)
    with _listen(place) as bound:
        host, port = bound.getsockname()[:2]
        office = Office(settings)
        try:
            # Other servers on this machine may have their own: cookies know no ports.
            app = build(office, rules, cookie=f"ruznama_token_{port}")
            config = uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="on",
                ws="none",
                http=_Protocol,
                proxy_headers=False,
                timeout_keep_alive=5,
                timeout_graceful_shutdown=3,
                limit_concurrency=_MOST,
                h11_max_incomplete_event_size=_HEAD,
            )
            # With the usual 5 ms a page with sixty statements of SQL may wait as often for the other thread.
            sys.setswitchinterval(_SWITCH)
            office.warm(_first)
            name = f"[{host}]" if ":" in host else host
            _Server(config, lambda: ready(f"http://{name}:{port}/")).run(sockets=[bound])
        finally:
            office.close()


def _first(now: Reading) -> None:
    """What is asked first: the names of actors, the spellings of three scripts, the counts of the archive."""
    for lang in LANGUAGES:
        word = next(iter(base().aliases(lang))).form
        search(now, {"q": (word,)})
    timeline(now, {})
    # What is loaded now stays: collecting it again and again would hold up all pages for 50 ms each time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECT)


def _listen(place: Place) -> socket.socket:
    try:
        family, kind, proto, _, address = socket.getaddrinfo(
            place.host, place.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        made = socket.socket(family, kind, proto)
    except (OSError, OverflowError) as error:
        raise ConfigError(f"{place.host}:{place.port} is no place of this machine ({error})") from error
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
        made.listen(_MOST)
    except OSError as error:
        made.close()
        raise MissingPieceError(
            f"port {place.port} of {place.host} cannot be used ({error.strerror})",
            fix="Another program may be there; --port 0 takes a free one.",
        ) from error
    return made
