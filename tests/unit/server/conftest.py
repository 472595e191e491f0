"""The sample archive behind the real application, asked without a network."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from ruznama import lexicon, runs
from ruznama.server.app import build
from ruznama.server.guard import Rules
from ruznama.server.office import Office, Settings
from ruznama.sources import read
from ruznama.store import SqliteStore

TOKEN = "the-token"  # noqa: S105 - of a server that lives in this test


class Answer(NamedTuple):
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def header(self, name: str) -> str:
        """The one header of this name; "" where there is none."""
        found = [value for key, value in self.headers if key == name]
        assert len(found) < 2, f"{name} stands {len(found)} times"
        return found[0] if found else ""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return msgspec.json.decode(self.body)


class Client:
    """Asks an application as a browser would."""

    def __init__(self, db: Path, rules: Rules | None = None, **settings: Any) -> None:
        # Other tests run beside: what is slow here says nothing about the server.
        self.office = Office(Settings(db=str(db), token=TOKEN, **{"seconds": 60.0, **settings}))
        self.app = build(self.office, rules or Rules(seconds=120.0))

    def __call__(
        self,
        path: str,
        method: str = "GET",
        *,
        body: bytes | list[bytes] = b"",
        host: str | None = "127.0.0.1:8000",
        **headers: str,
    ) -> Answer:
        sent = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        if host is not None:
            sent.append((b"host", host.encode()))
        asked = self._ask(path, method, body if isinstance(body, list) else [body], sent)
        # In a thread of its own: a browser test of the same process may have left a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, asked).result()

    async def _ask(self, path: str, method: str, parts: list[bytes], headers: list[tuple[bytes, bytes]]) -> Answer:
        from urllib.parse import unquote

        plain, _, query = path.partition("?")
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(plain),
            "raw_path": plain.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": headers,
            "server": ("127.0.0.1", 8000),
            "client": ("127.0.0.1", 50000),
        }
        waiting = [
            {"type": "http.request", "body": part, "more_body": at + 1 < len(parts)} for at, part in enumerate(parts)
        ]
        told: list[Any] = []

        async def receive() -> Any:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            told.append(message)

        await self.app(scope, receive, send)
        start = told[0]
        pairs = [(name.decode().lower(), value.decode("latin-1")) for name, value in start["headers"]]
        return Answer(start["status"], pairs, b"".join(one.get("body", b"") for one in told[1:]))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample news as an archive; nobody writes into it."""
    folder = tmp_path_factory.mktemp("samples")
    news = folder / "news"
    news.mkdir()
    for sample in lexicon.samples():
        (news / sample.name).write_bytes(sample.data)
    store = SqliteStore(folder / "samples.db")
    runs.add(store, read([str(news)]))
    runs.refresh(store)
    store.close()
    return folder / "samples.db"


@pytest.fixture(scope="session")
def site(samples: Path) -> Iterator[Client]:
    """The application over the sample archive."""
    client = Client(samples)
    yield client
    client.office.close()


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Iterator[Client]:
    """The application over a copy of the sample archive, to be written into."""
    copy = tmp_path / "own.db"
    shutil.copy(samples, copy)
    client = Client(copy)
    yield client
    client.office.close()


@pytest.fixture
def client_of() -> Iterator[Callable[..., Client]]:
    """Makes applications, and closes them."""
    made: list[Client] = []

    def make(db: Path, **settings: Any) -> Client:
        made.append(Client(db, **settings))
        return made[-1]

    yield make
    for one in made:
        one.office.close()
