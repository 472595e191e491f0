"""kill -9 while articles are added and while a reviewer judges: what was acknowledged is there, and search finds it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ruznama.archive import Reading
from ruznama.store import Query, SqliteStore

ROUNDS = 20 if os.environ.get("RUZNAMA_FULL") == "1" else 2
COUNT = 600
TEXT = "The foreign minister of France met the president of Turkey in Ankara on {day} March 2024. They spoke of n{n}q."
# Judges without end; a number on a line of its own is a judgement that was acknowledged.
JUDGING = """
import sys
from ruznama import runs
from ruznama.store import Query, SqliteStore
store = SqliteStore(sys.argv[1])
ids = [told.event.id for told in store.told(Query())]
while True:
    print(runs.judge(store, "accept", (ids[0],), by="a"), flush=True)
"""


def _killed(command: list[str], environment: dict[str, str], out: str, moment: float) -> list[str]:
    """Lines that a program printed until it was killed, some time after the first of them."""
    process = subprocess.Popen(
        command, env=environment, text=True, stdout=subprocess.PIPE if out == "stdout" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if out == "stderr" else subprocess.DEVNULL,
    )  # fmt: skip
    stream = getattr(process, out)
    found, end = [], None
    for line in stream:
        found.append(line)
        end = end or time.monotonic() + moment
        if time.monotonic() >= end:
            break
    process.send_signal(signal.SIGKILL)
    found += stream.readlines()
    stream.close()
    process.wait(timeout=60)
    # A line that the kill cut off acknowledges nothing.
    return [line for line in found if line.endswith("\n")]


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    items = ({"url": f"https://a.example/{n}", "text": TEXT.format(day=n % 28 + 1, n=n)} for n in range(COUNT))
    path.write_text("\n".join(map(json.dumps, items)))
    return path


def _whole(db: str) -> dict[str, str]:
    """The articles held, by uri; the archive is whole, and each is found by its own word and by no other's."""
    store = SqliteStore(db, create=False)
    try:
        assert store.check() == ()
        held = {record.article.uri: record.article.id for record in store.records()}
        now = Reading(store)
        for uri, article in held.items():
            found = now.search(f"n{uri.rpartition('/')[2]}q", where="documents", match="folded")
            assert [hit.document.id for hit in found.hits] == [article]
        return held
    finally:
        store.close()


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_while_adding(news: Path, environment: dict[str, str], number: int) -> None:
    moment = 1.5 * number / ROUNDS
    lines = _killed([sys.executable, "-m", "ruznama", "add", str(news), "--verbose"], environment, "stderr", moment)
    named = {line.split()[1] for line in lines if line.startswith("added ")}
    held = _whole(environment["RUZNAMA_DB"])
    assert named
    assert named <= set(held)


@pytest.fixture
def few(tmp_path: Path, environment: dict[str, str], ruz: Callable) -> dict[str, str]:
    path = tmp_path / "few.jsonl"
    path.write_text(
        "\n".join(json.dumps({"url": f"https://b.example/{n}", "text": TEXT.format(day=n, n=n)}) for n in (5, 9))
    )
    assert ruz("add", path).code == 0
    return environment


@pytest.mark.parametrize("number", range(ROUNDS))
def test_killed_while_judging(few: dict[str, str], number: int) -> None:
    moment = 0.7 * number / ROUNDS
    lines = _killed([sys.executable, "-c", JUDGING, few["RUZNAMA_DB"]], few, "stdout", moment)
    assert lines
    assert len(_whole(few["RUZNAMA_DB"])) == 2
    store = SqliteStore(few["RUZNAMA_DB"])
    kept = {entry.id for entry in store.judgements()}
    assert {int(line) for line in lines} <= kept
    assert any(store.told(Query()))
    store.close()
