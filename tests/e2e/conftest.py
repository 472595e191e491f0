"""The real program in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

FULL = os.environ.get("RUZNAMA_FULL") == "1"


class Ran(NamedTuple):
    """What a command gave; ``peak`` is its largest memory in MB."""

    code: int
    out: str
    err: str
    peak: float


@pytest.fixture
def scale() -> int:
    """1 at full size (make accept), else 20: big inputs are a twentieth, the assertions the same."""
    return 1 if FULL else 20


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("RUZNAMA_")}
    return {**kept, "RUZNAMA_DB": str(tmp_path / "archive.db"), "XDG_CONFIG_HOME": str(tmp_path / "none")}


@pytest.fixture
def ruz(environment: dict[str, str], tmp_path: Path) -> Callable[..., Ran]:
    def call(*words: str | Path, stdin: bytes = b"", **more: str) -> Ran:
        with (tmp_path / "out").open("w+b") as out, (tmp_path / "err").open("w+b") as err:
            process = subprocess.Popen(
                [sys.executable, "-m", "ruznama", *map(str, words)],
                stdin=subprocess.PIPE, stdout=out, stderr=err, env={**environment, **more}, cwd=tmp_path,
            )  # fmt: skip
            assert process.stdin is not None
            process.stdin.write(stdin)
            process.stdin.close()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Ran(
                process.returncode, out.read().decode("utf-8"), err.read().decode("utf-8"), usage.ru_maxrss / 1024
            )

    return call
