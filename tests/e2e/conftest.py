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

# A child's peak counts the memory of the process that spawned it, up to its exec. Test workers have been through 10,000
# tests (310 MB), so a small process stands between: its own 10 MB hide nothing.
WATCH = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(process.pid, 0)
with open(sys.argv[1], "w") as file:
    file.write(str(usage.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status))
"""


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
            peak = tmp_path / "peak"
            ran = subprocess.run(
                [sys.executable, "-S", "-c", WATCH, peak, sys.executable, "-m", "ruznama", *words],
                input=stdin, stdout=out, stderr=err, env={**environment, **more}, cwd=tmp_path, check=False,
            )  # fmt: skip
            out.seek(0)
            err.seek(0)
            return Ran(
                ran.returncode, out.read().decode("utf-8"), err.read().decode("utf-8"), int(peak.read_text()) / 1024
            )

    return call
