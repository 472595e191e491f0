"""Many read while one writes: nothing fails, nothing is lost. The full measure is ``bench/server.py``."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest

pytest.importorskip("litestar")

BENCH = Path(__file__).parents[2] / "bench"


def _bench() -> object:
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location("bench_server", BENCH / "server.py")
        assert spec
        assert spec.loader
        made = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
        return made
    finally:
        sys.path.remove(str(BENCH))


def test_readers_beside_a_writer_get_answers_and_the_writer_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [one for one in os.environ if one.startswith("RUZNAMA_") and one != "RUZNAMA_FULL"]:
        monkeypatch.delenv(name)
    bench = _bench()
    db = tmp_path / "load.db"
    bench.archive.build(db, 500)
    # A fortieth of the archive and a quarter of the readers: two test workers share the machine with them.
    report = bench.measure(db, tmp_path, added=40, seconds=12.0, readers=5)
    assert not report.failures
    assert not report.wrong
    assert report.told == report.kept > 0
    assert min(len(times) for times in report.times.values()) > 1
    # No bound of speed here: other tests run beside. A second inside the server would be something else than waiting.
    assert max(report.percentile(kind, 0.5) for kind in report.times) < 1_000
