"""``review`` at a terminal of its own, and the log as a file."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ruznama.model import Judgement
from ruznama.store import SqliteStore

Ruz = Callable[..., tuple[int, str, str]]
ONE = "On 5 March 2024 Recep Tayyip Erdogan met Emmanuel Macron in Ankara."
TWO = "On 6 March 2024 Recep Tayyip Erdogan met Emmanuel Macron in Ankara. Later Abdullah II may visit Poland."


@pytest.fixture
def ruz(desk: Callable[..., Ruz]) -> Ruz:
    call = desk({"one.txt": ONE, "two.txt": TWO})
    assert call("add", "one.txt", "two.txt", "--published", "2024-03-10")[0] == 0
    return call


class Terminal:
    """``ruznama review`` at a pseudo-terminal."""

    def __init__(self) -> None:
        self.far, near = pty.openpty()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "ruznama", "review", "--by", "mh"],
            stdin=near, stdout=near, stderr=near, close_fds=True,
        )  # fmt: skip
        os.close(near)
        self.seen = ""

    def until(self, wanted: str, seconds: float = 60) -> str:
        """What is shown up to a text that was not seen yet."""
        end = time.monotonic() + seconds
        while wanted not in self.seen and time.monotonic() < end:
            ready, _, _ = select.select([self.far], [], [], 0.2)
            try:
                data = os.read(self.far, 65536) if ready else b""
            except OSError:
                break
            self.seen += data.decode()
        assert wanted in self.seen, self.seen
        shown, _, self.seen = self.seen.partition(wanted)
        return shown

    def answer(self, text: str) -> None:
        os.write(self.far, f"{text}\n".encode())


@pytest.fixture
def terminal(ruz: Ruz) -> Iterator[Terminal]:
    opened = Terminal()
    yield opened
    opened.process.kill()
    opened.process.wait()
    os.close(opened.far)


def log() -> list[Judgement]:
    store = SqliteStore(os.environ["RUZNAMA_DB"], create=False)
    found = list(store.judgements())
    store.close()
    return found


def test_questions_are_answered_with_a_key(terminal: Terminal) -> None:
    assert "2024-03-06" in terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("x")
    terminal.until("there is no 'x'")
    terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("c")
    terminal.until("e.g. date 2019-02): ")
    terminal.answer("date yesterday")
    terminal.until("is no date")
    terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("a")
    shown = terminal.until("nothing: none is): ")
    assert "1 2024-03-05" in shown
    terminal.answer("2")
    terminal.until("judgement 1 is kept")
    terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("u")
    terminal.until("judgement 2 is kept")
    terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("q")
    terminal.until("2 judgements made")
    assert terminal.process.wait(timeout=30) == 0
    assert [(one.verdict, one.value, one.by) for one in log()] == [
        ("accept", "2024-03-06", "mh"), ("undo", "1", "mh"),
    ]  # fmt: skip


def test_what_was_merged_is_split_by_the_ids_that_are_shown(terminal: Terminal) -> None:
    terminal.until("[a/s/m/c/u/k/q]: ")
    terminal.answer("s")
    shown = terminal.until("another event (their ids): ")
    first = next(word for word in shown.split() if word.startswith("e_"))
    terminal.answer(first)
    terminal.until("judgement 1 is kept")
    assert [(one.verdict, one.items) for one in log()] == [("split", (first,))]


def test_everything_may_be_skipped(terminal: Terminal) -> None:
    terminal.until("[a/s/m/c/u/k/q]: ")
    for _ in range(9):
        terminal.answer("k")
    terminal.until("nothing more waits for you")
    terminal.until("0 judgements made")
    assert log() == []


def test_the_end_of_input_quits(terminal: Terminal) -> None:
    terminal.until("[a/s/m/c/u/k/q]: ")
    os.write(terminal.far, b"\x04")
    terminal.until("0 judgements made")


def test_without_a_terminal_a_command_is_asked_for(ruz: Ruz) -> None:
    code, _, err = ruz("review")
    assert code == 2
    assert "terminal" in err


def judged(ruz: Ruz) -> list[dict]:
    assert ruz("review", "accept", *event(ruz))[0] == 0
    assert ruz("review", "correct", *event(ruz), "date", "2024-03-06")[0] == 0
    assert ruz("review", "undo", "1")[0] == 0
    return json.loads(ruz("review", "log", "--json")[1])["judgements"]


def event(ruz: Ruz) -> list[str]:
    rows = json.loads(ruz("timeline", "--type", "CONSULT", "--json")[1])["events"]
    return [row["id"] for row in rows if row["status"] == "happened"][:1]


def test_the_log_goes_into_a_file_and_into_another_archive(ruz: Ruz, monkeypatch: pytest.MonkeyPatch) -> None:
    before = judged(ruz)
    assert ruz("review", "export", "log.jsonl")[0] == 0
    lines = Path("log.jsonl").read_text().splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["accept", "correct", "undo"]
    monkeypatch.setenv("RUZNAMA_DB", "other.db")
    assert ruz("add", "one.txt", "two.txt", "--published", "2024-03-10")[0] == 0
    assert ruz("review", "import", "log.jsonl")[1] == "3 judgements read, 3 new\n"
    assert json.loads(ruz("review", "log", "--json")[1])["judgements"] == before
    assert ruz("review", "import", "log.jsonl")[1] == "3 judgements read, 0 new\n"


def test_an_undo_names_what_it_undoes_in_the_new_log(ruz: Ruz) -> None:
    judged(ruz)
    ruz("review", "export", "log.jsonl")
    Path("late.jsonl").write_text(
        '{"id": 7, "verdict": "correct", "items": ["e_1"], "field": "date", "value": "2018"}\n'
        '{"id": 8, "verdict": "undo", "value": "7"}\n'
    )
    assert ruz("review", "import", "late.jsonl")[0] == 0
    assert [(one.verdict, one.value) for one in log()][3:] == [("correct", "2018"), ("undo", "4")]


def test_a_line_that_is_no_judgement_is_named_and_nothing_is_kept(ruz: Ruz) -> None:
    Path("bad.jsonl").write_text('{"verdict": "accept", "items": ["e_1"]}\n{"verdict": "burn"}\n')
    code, _, err = ruz("review", "import", "bad.jsonl")
    assert code == 3
    assert "bad.jsonl#2" in err
    assert log() == []
