"""An archive, or one story, dossier or event of it, as a folder of pages that open from disk.

The pages are those of the server, with files for addresses: links, fonts and pictures are relative. What lies outside
of the folder is no link any more, so that none leads nowhere.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from ruznama.archive import Reading
from ruznama.errors import NotFoundError
from ruznama.server.addresses import ADDRESSES, Address
from ruznama.server.interface import Interface
from ruznama.server.pages import Moved
from ruznama.server.render import Here, html
from ruznama.views import ActorDetail, ArticleDetail, EventDetail, StatementDetail, StoryDetail, detail

__all__ = ["export"]

# What needs a server has no file: searching, writing, what came in.
_SERVED = frozenset({"search", "paste", "review", "ingest"})
# A story or dossier takes along what its page leads to and what those pages lead to; and of these the texts they cite.
_REACH, _LAST = 2, "/doc/"
_GONE = "missing:"
_LINK = re.compile(rf'<a\b([^>]*?) href="{_GONE}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_PLAIN = re.compile(r"[\w.-]{1,80}\Z", re.ASCII)
_KINDS = {ActorDetail: "a", ArticleDetail: "doc", EventDetail: "e", StatementDetail: "s", StoryDetail: "t"}


class _Key(NamedTuple):
    """A page: its address, and where in its list it begins."""

    path: str
    cursor: str = ""


class _Filed(Here, frozen=True, kw_only=True):
    """Where a page stands among files.

    Attributes:
        files: file of each page; a page without one is left out.
        wanted: takes the pages that links lead to.
        made: day of the export, ISO.
        whole: whether the whole archive is exported; else there are no rooms to go to.
    """

    files: Mapping[_Key, str]
    wanted: set[_Key]
    made: str
    whole: bool

    @property
    def static(self) -> bool:
        return True

    def rooms(self) -> tuple[tuple[str, str], ...]:
        return tuple(room for room in super().rooms() if room[0] not in _SERVED) if self.whole else ()

    def to(self, kind: str, *parts: str, **query: str | None) -> str:  # noqa: ARG002 - files have no query
        key = _Key(unquote(Here.to(self, kind, *parts)))
        if key.path != "/" or self.whole:
            self.wanted.add(key)
        return self._link(key)

    def asset(self, name: str) -> str:
        return self._relative(f"static/{name}")

    def with_(self, **changes: str | None) -> str:
        if list(changes) != ["cursor"]:
            return _GONE
        key = _Key(self.path, changes["cursor"] or "")
        self.wanted.add(key)
        return self._link(key)

    def _link(self, key: _Key) -> str:
        file = self.files.get(key)
        return self._relative(file) if file else _GONE

    def _relative(self, file: str) -> str:
        own = self.files.get(_Key(self.path, self.asked("cursor")), "")
        return posixpath.relpath(file, posixpath.dirname(own) or ".")


def export(now: Reading, folder: Path, ui: Interface, *, made: str, only: str = "", told: Callable[[int], None]) -> int:
    """Write the pages into a folder; the number of them.

    Args:
        now: the archive.
        folder: is made; what it holds under the same names is replaced.
        ui: language, digits, calendar and look of all pages.
        made: day of the export, ISO.
        only: a story, actor, event or article by id, an actor also by name; "" for the whole archive.
        told: is told the number of pages written so far.

    Raises:
        NotFoundError: nothing is called as ``only`` says.
    """
    first = _Key("/")
    if only:
        found = detail(now.store, only)
        kind = next((letter for shape, letter in _KINDS.items() if isinstance(found, shape)), "")
        if not kind:
            raise NotFoundError(
                f"{only!r} has no page of its own", fix="Name a story, an actor, an event or an article."
            )
        first = _Key(f"/{kind}/{_id(found)}")
    reached = _Reached(now, ui, made, whole=not only)
    reached.walk(first)
    files = dict(reached.files(first))
    folder.mkdir(parents=True, exist_ok=True)
    _assets(folder / "static")
    for number, (key, file) in enumerate(reached.pages(files), 1):
        text = reached.page(key, files)
        place = folder / file
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(_LINK.sub(_unlinked, text), "utf-8")
        told(number)
    return len(reached.found)


def _id(found: object) -> str:
    if isinstance(found, EventDetail):
        return found.row.id
    if isinstance(found, ActorDetail):
        return found.actor.id
    return str(getattr(found, "id", ""))


class _Reached:
    """The pages that links lead to, from a first one."""

    def __init__(self, now: Reading, ui: Interface, made: str, *, whole: bool) -> None:
        self._now, self._ui, self._made, self._whole = now, ui, made, whole
        self.found: dict[_Key, None] = {}
        self._moved: dict[_Key, _Key] = {}

    def walk(self, first: _Key) -> None:
        """Follow links from a page: to the end, or as far as a part of the archive reaches."""
        edge, step = [first], 0
        while edge:
            beyond: dict[_Key, None] = {}
            for key in edge:
                beyond |= dict.fromkeys(sorted(self._visit(key)))
            step += 1
            edge = [key for key in beyond if self._whole or step <= _REACH or key.path.startswith(_LAST)]
            if not self._whole and step > _REACH + 1:
                break

    def _visit(self, key: _Key) -> set[_Key]:
        """The pages that a page leads to; none if it was visited before."""
        wanted: set[_Key] = set()
        if key in self.found or key in self._moved or _address(key) is None:
            return wanted
        try:
            self._render(key, {}, wanted)
        except Moved as moved:
            self._moved[key] = _Key(f"/{moved.kind}/{moved.id}")
            return {self._moved[key]}
        except NotFoundError:
            return set()
        self.found[key] = None
        return wanted

    def files(self, first: _Key) -> Iterator[tuple[_Key, str]]:
        """A file for each page, and for each address that leads to one."""
        names = {key: "index.html" if key == first else _file(key) for key in self.found}
        yield from names.items()
        yield from ((old, names[new]) for old, new in self._moved.items() if new in names)
        if first not in self._moved:
            yield _Key("/"), "index.html"

    def pages(self, files: Mapping[_Key, str]) -> Iterator[tuple[_Key, str]]:
        """The pages with their files."""
        return ((key, files[key]) for key in self.found)

    def page(self, key: _Key, files: Mapping[_Key, str]) -> str:
        """A page whose links lead to files."""
        return self._render(key, files, set())

    def _render(self, key: _Key, files: Mapping[_Key, str], wanted: set[_Key]) -> str:
        address, part = _address(key) or (ADDRESSES[0], "")
        asked = {"cursor": (key.cursor,)} if key.cursor else {}
        here = _Filed(path=key.path, query=asked, files=files, wanted=wanted, made=self._made, whole=self._whole)
        return html(address.kind, address.build(self._now, part, asked), self._ui, here)


def _address(key: _Key) -> tuple[Address, str] | None:
    """What stands at an address, and its variable part."""
    _, room, *rest = key.path.split("/", 2)
    for one in ADDRESSES:
        _, name, *hole = one.path.split("/", 2)
        if name == room and bool(hole) == bool(rest) and one.kind not in _SERVED:
            return one, rest[0] if rest else ""
    return None


def _file(key: _Key) -> str:
    """A file name that every file system takes."""
    room, _, part = key.path.strip("/").partition("/")
    name = "index" if not part else part if _PLAIN.match(part) else _short(part)
    return posixpath.join(room, name + (f"-{_short(key.cursor)}" if key.cursor else "") + ".html")


def _short(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _unlinked(link: re.Match[str]) -> str:
    """What a link to a page that is left out was about; in a picture its name stays with it."""
    before, inside = link.groups()
    return f"<g>{inside}</g>" if "slot" in before or "marker" in before else f"<span>{inside}</span>"


def _assets(folder: Path) -> None:
    """Style, script and fonts."""
    with resources.as_file(resources.files("ruznama.server").joinpath("static")) as held:
        shutil.copytree(held, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("htmx-*"))
