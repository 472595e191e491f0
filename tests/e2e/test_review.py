"""kill -9 while judging: what was acknowledged is in the log, and the next command merges by it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from ruznama.store import SqliteStore

# Judges without end, and says each number once it is kept.
JUDGE = """
import sys
from ruznama.model import Judgement
from ruznama.store import SqliteStore
store = SqliteStore(sys.argv[1], create=False)
while True:
    print(store.judge(Judgement(verdict="merge", items=(sys.argv[2], sys.argv[3]))), flush=True)
"""
ONE = "On 5 March 2024 the president of Turkey met the president of France in Ankara."
TWO = "On 9 March 2024 the president of Turkey met the president of France in Ankara."


def test_what_was_judged_survives_a_kill_and_is_applied(
    ruz: Callable, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text(ONE)
    (tmp_path / "two.txt").write_text(TWO)
    assert ruz("add", "one.txt", "two.txt", "--published", "2024-03-10").code == 0
    args = ("series", "--type", "CONSULT", "--by", "all", "--every", "year", "--json")
    (before,) = json.loads(ruz(*args).out)["points"]
    assert len(before["ids"]) == 2
    path = environment["RUZNAMA_DB"]
    process = subprocess.Popen(
        [sys.executable, "-c", JUDGE, path, *before["ids"]], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    told = [int(process.stdout.readline()) for _ in range(20)]
    os.kill(process.pid, signal.SIGKILL)
    told += [int(line) for line in process.stdout.read().split()]
    process.stdout.close()
    process.wait(timeout=60)
    store = SqliteStore(path, create=False)
    kept = [entry.id for entry in store.judgements()]
    assert store.check() == ()
    store.close()
    # Nothing acknowledged is lost, nothing is there by half; one more may have been kept before it could be told.
    assert kept[: len(told)] == told
    assert len(kept) - len(told) in (0, 1)
    (after,) = json.loads(ruz(*args).out)["points"]
    assert after["ids"] == before["ids"][:1]
