"""Commands in this process, in a folder and an archive of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from ruznama.cli import run

Ruz = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ruz]:
    """Of some files by name makes what runs a command beside them: its exit code, what it printed, what it complained of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RUZNAMA_DB", str(tmp_path / "archive.db"))

    def call(*words: str) -> tuple[int, str, str]:
        code = run(words)
        out, err = capsys.readouterr()
        return code, out, err

    def laid(news: Mapping[str, str]) -> Ruz:
        for name, text in news.items():
            (tmp_path / name).write_text(text)
        return call

    return laid
