"""Pages as HTML: one template for each kind of page, and the addresses that its links have."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import msgspec
from markupsafe import Markup

from ruznama import lexicon
from ruznama.archive import MATCHES
from ruznama.server import charts, texts
from ruznama.server.harmless import harmless
from ruznama.server.interface import TAGS, Interface, direction
from ruznama.server.pen import Pen

__all__ = ["Here", "html"]

_SETTINGS = frozenset({"ui", "digits", "calendar", "theme", "keys"})
_ROOMS = (
    ("", "nav.timeline"),
    ("actors", "nav.actors"),
    ("stories", "nav.stories"),
    ("conflicts", "nav.conflicts"),
    ("sources", "nav.sources"),
    ("paste", "nav.paste"),
    ("review", "nav.review"),
    ("ingest", "nav.ingest"),
)


class Here(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page stands.

    Attributes:
        path: its address, ``/e/e_12``.
        query: parameters of the address.
        base: scheme and host, to name the page elsewhere.
        read_only: whether nothing can be written.
        token_needed: whether a form that writes asks for the token.
        snapshot: the version of the archive that was asked for with ``?as-of=``.
        fragment: whether only the part inside ``main`` is wanted.
    """

    path: str
    query: Mapping[str, str | Sequence[str]] = {}
    base: str = ""
    read_only: bool = True
    token_needed: bool = True
    snapshot: str | None = None
    fragment: bool = False

    @property
    def static(self) -> bool:
        """Whether the page is a file: then there is no server that could search, sort or keep settings."""
        return False

    @property
    def room(self) -> str:
        """The part of the site: first part of the address."""
        return self.path.split("/")[1]

    def rooms(self) -> tuple[tuple[str, str], ...]:
        """The parts of the site: address and message key."""
        return _ROOMS

    def to(self, kind: str, *parts: str, **query: str | None) -> str:
        """The address of a page: ``to("e", id)``; the version of the archive that is looked at is kept."""
        path = "/".join((f"/{kind}" if kind else "", *(quote(part, safe="") for part in parts))) or "/"
        asked = [(name, value) for name, value in query.items() if value]
        if self.snapshot:
            asked.append(("as-of", self.snapshot))
        return _address(path, asked)

    def asset(self, name: str) -> str:
        """The address of a file of the interface."""
        return f"/static/{name}"

    def event(self, id_: str) -> str:
        """The address of an event."""
        return self.to("e", id_)

    def narrowed(self, period: str) -> str:
        """The list of this page for one period only."""
        return self.with_(date=period, cursor=None)

    def with_(self, **changes: str | None) -> str:
        """This page with other parameters; None leaves one out."""
        kept = [pair for pair in self.pairs() if pair[0] not in changes]
        return _address(self.path, [*kept, *((name, value) for name, value in changes.items() if value)])

    def without(self, name: str, value: str) -> str:
        """This page without one of its filters; the list begins anew."""
        return _address(self.path, [pair for pair in self.pairs() if pair != (name, value) and pair[0] != "cursor"])

    def twin(self, form: str) -> str:
        """The same page as data: json, csv, atom."""
        path = "/timeline" if self.path == "/" else self.path
        return _address(f"{path}.{form}", [pair for pair in self.pairs() if pair[0] not in _SETTINGS])

    def permalink(self, snapshot: str) -> str:
        """This page as this state of the archive has it."""
        return self.with_(**{"as-of": snapshot})

    def cited(self, snapshot: str) -> str:
        """The same in full and without settings, to be named in a citation."""
        changes = dict.fromkeys(_SETTINGS) | {"axis": None, "as-of": snapshot}
        return self.base + self.with_(**changes)

    def back(self) -> str:
        """This page, without settings: where a reader returns to after changing them."""
        return _address(self.path, [pair for pair in self.pairs() if pair[0] not in _SETTINGS])

    def axis(self, ui: Interface) -> charts.Axis:
        """Direction of time in pictures: as asked for, else that of the interface."""
        return "rtl" if (self.asked("axis") or ui.dir) == "rtl" else "ltr"

    def asked(self, name: str) -> str:
        """A parameter, or ""."""
        return dict(self.pairs()).get(name, "")

    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, one by one."""
        return [
            (name, value)
            for name, given in self.query.items()
            for value in ((given,) if isinstance(given, str) else given)
            if value
        ]


def _address(path: str, query: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(query)}" if query else path


def _shown(value: object) -> object:
    """Whatever a template forgets to isolate cannot at least turn the page around."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


class _Context(jinja2.runtime.Context):
    """Calls what a template calls, and nothing more.

    Jinja asks each of the 800 calls of a page whether it wants the context; none of ours does, and macros do without.
    It is a sixth of the time of a page.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any
        if kwargs:
            # Variables of loops and blocks are for what wants the context.
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
        return called(*args, **kwargs)


class _Environment(jinja2.Environment):
    context_class = _Context


@cache
def _templates() -> jinja2.Environment:
    made = _Environment(
        loader=jinja2.PackageLoader("ruznama.server", "templates"),
        autoescape=True,
        finalize=_shown,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(TAGS=TAGS, LANGUAGES=lexicon.LANGUAGES, MATCHES=MATCHES)
    made.globals.update(direction=direction, charts=charts, texts=texts)
    return made


def html(name: str, page: Any, ui: Interface, here: Here) -> str:  # noqa: ANN401 - any of the page structs
    """A page.

    Args:
        name: of its template, ``event``.
        page: what it shows, one of ``ruznama.server.pages.shapes``.
        ui: the reader's settings.
        here: where it stands.
    """
    pen = Pen(ui, getattr(page, "names", {}))
    return _templates().get_template(f"{name}.html").render(page=page, ui=ui, here=here, to=here.to, pen=pen)
