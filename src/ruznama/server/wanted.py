"""What a request wants: the address without its ending, the form of the answer, the query, the reader's settings."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import Literal
from urllib.parse import parse_qsl, urlencode

import msgspec

from ruznama.errors import ConfigError
from ruznama.server import interface
from ruznama.server.guard import App, Receive, Scope, Send

__all__ = ["FORMS", "Endings", "Form", "Wanted", "header", "wanted"]

Form = Literal["html", "json", "csv", "atom"]
FORMS: dict[Form, str] = {
    "html": "text/html",
    "json": "application/json",
    "csv": "text/csv",
    "atom": "application/atom+xml",
}
_FORM = "ruznama.form"
# Parameters of a query; who sends more means no good.
_MOST = 100
# Addresses whose ending is part of their name.
_OWN = ("/static/", "/openapi.json")


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """A request for a page.

    Attributes:
        path: address without the ending.
        form: of the answer.
        asked: the query: values by name.
        ui: the reader's settings.
        token: what the browser keeps of the token, or "".
        fragment: whether htmx asks for a part of the page.
        base: scheme and host as the browser calls this server.
        etag: what the browser holds already, or "".
    """

    path: str
    form: Form
    asked: dict[str, tuple[str, ...]]
    ui: interface.Interface
    token: str
    fragment: bool
    base: str
    etag: str

    def address(self, form: Form | None = None, **changes: str | None) -> str:
        """This address, with some parameters changed (None takes one away)."""
        kept = [(name, one) for name, values in self.asked.items() for one in values if name not in changes]
        query = urlencode([*kept, *((name, value) for name, value in changes.items() if value)])
        path = ("/timeline" if self.path == "/" else self.path) + f".{form}" if form and form != "html" else self.path
        return f"{path}?{query}" if query else path


class Endings:
    """Takes ``.json``, ``.csv``, ``.atom`` off an address, for the router; who asks for JSON by header gets it too."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request on."""
        if scope["type"] == "http":
            path = str(scope["path"])
            form: Form = "html"
            if not path.startswith(_OWN):
                stem, _, ending = path.rpartition(".")
                if ending in ("json", "csv", "atom"):
                    path, form = stem, ending  # type: ignore[assignment] # one of the three
                elif header(scope, b"accept").strip().startswith("application/json"):
                    form = "json"
            scope = {**scope, "path": path, "raw_path": path.encode(), _FORM: form}
        await self._app(scope, receive, send)


def header(scope: Scope, name: bytes) -> str:
    """A header of a request, or ""."""
    return next((str(value, "latin-1") for key, value in scope["headers"] if key.lower() == name), "")


def wanted(scope: Scope, cookie: str) -> Wanted:
    """Read a request.

    Args:
        scope: of ASGI.
        cookie: name of the cookie that holds the token.

    Raises:
        ConfigError: its query has too many parts.
    """
    asked: dict[str, tuple[str, ...]] = {}
    try:
        pairs = parse_qsl(
            scope["query_string"].decode("latin-1"), keep_blank_values=True, max_num_fields=_MOST, errors="replace"
        )
    except ValueError as error:
        raise ConfigError("the address has too many parameters", fix=f"Send {_MOST} at most.") from error
    for name, value in pairs:
        asked[name] = (*asked.get(name, ()), value)
    cookies = _cookies(header(scope, b"cookie"))
    return Wanted(
        path=scope["path"],
        form=scope.get(_FORM, "html"),
        asked=asked,
        ui=interface.chosen(
            {name: values[-1] for name, values in asked.items()}, cookies, header(scope, b"accept-language")
        ),
        token=cookies.get(cookie, ""),
        fragment=bool(header(scope, b"hx-request")),
        base=f"{scope.get('scheme', 'http')}://{header(scope, b'host')}",
        etag=header(scope, b"if-none-match"),
    )


def _cookies(text: str) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(text)
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}
