"""``ruznama serve`` as a program: how it begins, what it prints, what it refuses, how it ends."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

pytest.importorskip("litestar")

CSP = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
NEWS = "Foreign Minister Sergey Lavrov met Wang Yi in Beijing on 4 March 2025.\n"


class Served(NamedTuple):
    port: int
    process: subprocess.Popen[str]
    errors: Path

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def raw(self, data: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as end:
            end.sendall(data)
            found = b""
            while part := end.recv(65_536):
                found += part
            return found


@pytest.fixture
def served(environment: dict[str, str], tmp_path: Path) -> Callable[..., Any]:
    @contextmanager
    def start(*words: str) -> Iterator[Served]:
        errors = tmp_path / "serve.err"
        with errors.open("w") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", "ruznama", "serve", "--port", "0", *words],
                stdout=subprocess.PIPE, stderr=err, env=environment, cwd=tmp_path, text=True,
            )  # fmt: skip
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, (line, errors.read_text())
            yield Served(int(found[1]), process, errors)
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
            process.wait(timeout=30)
            if process.stdout:
                process.stdout.close()

    return start


def test_it_starts_without_an_archive_and_shows_one_that_comes(
    served: Callable[..., Any], ruz: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "news.txt").write_text(NEWS)
    with served() as site:
        status, headers, body = site.get("/")
        assert status == 200
        assert headers["content-security-policy"] == CSP
        assert b"ruznama add" in body
        assert not (tmp_path / "archive.db").exists()
        assert ruz("add", tmp_path / "news.txt").code == 0
        assert json.loads(site.get("/timeline.json")[2])["total"] == 1
        site.process.send_signal(signal.SIGINT)
        assert site.process.wait(timeout=15) in (0, 130)
        assert "Traceback" not in site.errors.read_text()


def test_the_printed_token_lets_one_write_and_nothing_else_does(served: Callable[..., Any], tmp_path: Path) -> None:
    with served() as site:
        time.sleep(0.1)
        token = re.search(r"\?token=(\S+)", site.errors.read_text())
        assert token
        status, headers, _ = site.get(f"/?token={token[1]}")
        assert status == 303
        assert "samesite=strict" in headers["set-cookie"].lower()
        form = "application/x-www-form-urlencoded"
        for given, wanted in ((token[1], 404), ("wrong", 403)):
            connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=30)
            connection.request("POST", "/review", body=f"verdict=undo&token={given}", headers={"Content-Type": form})
            assert connection.getresponse().status == wanted
            connection.close()


def test_what_is_no_http_gets_the_headers_too_and_hurts_nothing(served: Callable[..., Any]) -> None:
    with served("--read-only") as site:
        for data in (b"nonsense\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"):
            answer = site.raw(data)
            assert answer.split(b" ")[1][:1] == b"4", answer[:100]
            assert f"content-security-policy: {CSP}".encode() in answer
        long = b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n"
        assert site.raw(long).split(b" ")[1][:1] == b"4"
        assert site.get("/healthz")[0] == 200
        assert site.get("/healthz", Host="evil.example")[0] == 421


def test_it_listens_on_this_machine_only(served: Callable[..., Any]) -> None:
    with served() as site:
        others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
        for address in others - {"127.0.0.1", "127.0.1.1"}:
            with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
                socket.create_connection((address, site.port), timeout=2)


def test_a_taken_port_is_told_with_its_way_out(ruz: Callable[..., Any]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = ruz("serve", "--port", str(taken.getsockname()[1]))
    assert ran.code == 5
    assert "--port 0" in ran.err
    assert "Traceback" not in ran.err


def test_a_damaged_archive_is_told_at_once(ruz: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "archive.db").write_text("no archive, but longer than a word\n" * 100)
    for words in ((), ("--read-only",)):
        ran = ruz("serve", "--port", "0", *words)
        assert ran.code == 6
        assert "archive" in ran.err


def test_what_was_added_without_a_merge_is_merged_before_it_is_shown(
    served: Callable[..., Any], ruz: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "news.txt").write_text(NEWS)
    assert ruz("add", "--no-merge", tmp_path / "news.txt").code == 0
    with served("--read-only") as site:
        page = json.loads(site.get("/timeline.json")[2])
        assert page["total"] == 1
        assert not page["holdings"]["waiting"]


def test_beyond_this_machine_it_demands_a_password(ruz: Callable[..., Any]) -> None:
    ran = ruz("serve", "--host", "0.0.0.0", "--port", "0")  # noqa: S104 - it is refused
    assert ran.code == 2
    assert "--auth" in ran.err
    assert ruz("serve", "--auth", "nocolon", "--port", "0").code == 2


def test_without_the_extra_it_says_what_to_install(ruz: Callable[..., Any], tmp_path: Path) -> None:
    block = tmp_path / "sitecustomize.py"
    block.write_text(
        "import importlib.util as u\nfind = u.find_spec\n"
        "u.find_spec = lambda name, package=None: None if name == 'litestar' else find(name, package)\n"
    )
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    ran = ruz("serve", "--port", "0", PYTHONPATH=path)
    assert ran.code == 5
    assert "pip install 'ruznama[web]'" in ran.err


def test_other_verbs_do_not_load_the_web(ruz: Callable[..., Any]) -> None:
    code = (
        "import sys; from ruznama.cli import run; run(['--help']); print([m for m in sys.modules if m == 'litestar'])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip().endswith("[]")
