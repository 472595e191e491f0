"""Ctrl-C and kill -9 while adding: what was acknowledged is in the archive."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ruznama.store import SqliteStore

COUNT = 400


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    text = (
        "The foreign minister of France met the president of Turkey in Ankara on {day} March 2024. They spoke of {n}."
    )
    lines = [
        json.dumps({"url": f"https://a.example/{n}", "text": text.format(day=n % 28 + 1, n=n)}) for n in range(COUNT)
    ]
    path.write_text("\n".join(lines))
    return path


def _listening() -> None:
    """A shell's background job ignores Ctrl-C and hands that down; a program started at a terminal does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(news: Path, environment: dict[str, str], number: int, *more: str) -> tuple[int, list[str]]:
    """Add until the first acknowledgements are read, then send a signal; the exit code and what was acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "ruznama", "add", str(news), "--verbose", *more],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True, start_new_session=True,
        preexec_fn=_listening,  # noqa: PLW1509 - one call, no threads
    )  # fmt: skip
    assert process.stderr is not None
    named = []
    for line in process.stderr:
        if line.startswith("added "):
            named.append(line.split()[1])
            if len(named) == 1:
                os.kill(process.pid, number)
    process.stderr.close()
    return process.wait(timeout=60), named


def kept(environment: dict[str, str]) -> set[str]:
    store = SqliteStore(environment["RUZNAMA_DB"], create=False)
    try:
        assert store.check() == ()
        return {record.article.uri for record in store.records()}
    finally:
        store.close()


@pytest.mark.parametrize(
    ("number", "code", "more"),
    [
        (signal.SIGINT, 130, ()),
        (signal.SIGTERM, 130, ()),
        (signal.SIGKILL, -9, ()),
        (signal.SIGINT, 130, ("--jobs", "2")),
    ],
    ids=["ctrl-c", "stop", "kill -9", "ctrl-c two processes"],
)
def test_what_was_acknowledged_is_kept_and_the_run_can_go_on(
    news: Path, environment: dict[str, str], ruz: Callable, number: int, code: int, more: tuple[str, ...]
) -> None:
    found, named = interrupted(news, environment, number, *more)
    assert found == code
    held = kept(environment)
    assert set(named) <= held
    assert len(held) < COUNT
    again = json.loads(ruz("add", news, "--json").out)
    assert again["added"] + again["known"] == COUNT
    assert again["known"] == len(held)
    assert len(kept(environment)) == COUNT


def test_an_interrupted_archive_shows_what_it_has(news: Path, environment: dict[str, str], ruz: Callable) -> None:
    interrupted(news, environment, signal.SIGINT)
    ran = ruz("timeline", "--json")
    assert ran.code == 0
    assert "merging" in ran.err


def test_a_reader_beside_an_adding_process_is_not_refused(
    news: Path, environment: dict[str, str], ruz: Callable
) -> None:
    ruz("add", "-", stdin=b"The foreign minister of France met the president of Turkey in Ankara on 5 March 2024.")
    process = subprocess.Popen(
        [sys.executable, "-m", "ruznama", "add", str(news), "--verbose"],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    process.stderr.readline()
    ran = ruz("doctor", "--json")
    assert ran.code == 0
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert len(kept(environment)) == COUNT + 1
