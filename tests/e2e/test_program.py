"""The program as a whole: its start, its streams, its demo."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ENGLISH = "Envoys meet\nThe foreign minister of France met the president of Turkey in Ankara on 5 March 2024.\n"
PERSIAN = "دیدار در آنکارا\nوزیر امور خارجه فرانسه روز سه‌شنبه ۱۵ اسفند ۱۴۰۲ در آنکارا با رئیس جمهور ترکیه دیدار کرد.\n"


def spent() -> float:
    """Processor seconds of all commands run so far: other tests on the same cores do not count in them."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_help_takes_less_than_three_tenths_of_a_second(ruz: Callable) -> None:
    times = []
    for _ in range(7):
        start = spent()
        assert ruz("--help").code == 0
        times.append(spent() - start)
    assert min(times) < 0.3


def test_help_loads_no_stage() -> None:
    program = (
        "import sys; from ruznama.cli import run; run(['--help']);"
        "print([m for m in sys.modules if m in ('msgspec', 'rich', 'sqlite3', 'trafilatura', 'ruznama.pipeline')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_pipe_that_closes_early_is_silent(tmp_path: Path, environment: dict[str, str]) -> None:
    lines = [json.dumps({"id": f"{number}", "text": ENGLISH * 40 + str(number)}) for number in range(40)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    command = f"set -o pipefail; '{sys.executable}' -m ruznama read news.jsonl --format jsonl | head -c 100 > out"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_results_go_to_one_stream_and_the_rest_to_the_other(ruz: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH)
    ran = ruz("read", "a.txt", "gone.txt", "--format", "jsonl")
    assert [json.loads(line)["schema"] for line in ran.out.splitlines()] == [1]
    assert "gone.txt" in ran.err


def test_texts_are_printed_in_logical_order_whatever_the_locale(ruz: Callable, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PERSIAN, "utf-8")
    more = {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ran = ruz("read", "a.txt", "--format", "jsonl", **more)
    assert json.loads(ran.out)["article"]["text"] == PERSIAN
    ran = ruz("read", "a.txt", **more)
    assert ran.code == 0
    assert not set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(ran.out)


def test_two_processes_print_what_one_prints(ruz: Callable, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"{number}", "text": f"{ENGLISH} {number}"}) for number in range(30)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines))
    one = ruz("read", "news.jsonl", "--format", "jsonl")
    two = ruz("read", "news.jsonl", "--format", "jsonl", "--jobs", "2")
    assert one.out == two.out
    assert len(one.out.splitlines()) == 30


def test_the_demo_shows_timeline_evidence_and_disagreements(ruz: Callable, tmp_path: Path) -> None:
    start = spent()
    ran = ruz("demo")
    # make demo may take 20 s when all is set up.
    assert spent() - start < 20
    assert ran.code == 0
    for part in ("== Timeline", "== One event with its evidence", "== Where the sources disagree", "ruznama add"):
        assert part in ran.out
    assert all(f" {lang}" in ran.out for lang in ("ar", "fa", "prs", "en"))
    assert "composed" in ran.err
    assert not (tmp_path / "archive.db").exists()


def test_the_demo_shows_two_disagreements_and_events_of_several_languages(ruz: Callable) -> None:
    found = json.loads(ruz("demo", "--json").out)
    assert len(found["conflicts"]) >= 2
    assert sum(len(row["languages"]) > 1 for row in found["events"]) >= 3


def test_the_demo_can_be_kept_and_asked(ruz: Callable, tmp_path: Path) -> None:
    assert ruz("demo", "--keep", "demo.db").code == 0
    whole = json.loads(ruz("timeline", "--db", "demo.db", "--json").out)["events"]
    for lang in ("ar", "fa", "prs", "en"):
        part = json.loads(ruz("timeline", "--db", "demo.db", "--lang", lang, "--json").out)["events"]
        assert [row["id"] for row in whole if lang in row["languages"]] == [row["id"] for row in part]
        assert {row["quotes"][0]["lang"] for row in part} == {lang}
        assert part
    assert ruz("demo", "--keep", "demo.db").code == 2
    row = next(one for one in whole if one["actors"])
    shown = ruz("show", row["id"], "--db", "demo.db")
    assert row["sentence"] in shown.out
    actor = ruz("actor", row["actors"][0]["name"], "--db", "demo.db", "--json")
    assert json.loads(actor.out)["kind"] == "actor"


def test_the_timeline_of_the_seeds_is_sourced(ruz: Callable, shared: Path) -> None:
    ran = ruz("add", shared / "seeds", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["added"] == 5
    rows = json.loads(ruz("timeline", "--json").out)["events"]
    assert rows
    texts = {path.name: path.read_text("utf-8") for path in (shared / "seeds").glob("*.txt")}
    for row in rows:
        assert row["quotes"]
        for quote in row["quotes"]:
            words = " ".join(texts[Path(quote["uri"]).name].split())
            assert quote["text"].removesuffix(" ...") in words


def test_no_bytes_are_lost_between_archive_and_file(ruz: Callable, tmp_path: Path, environment: dict[str, str]) -> None:
    from ruznama.store import SqliteStore

    data = b"\xef\xbb\xbf" + PERSIAN.encode().replace(b"\n", b"\r\n") + b"\xff\r\n"
    (tmp_path / "a.txt").write_bytes(data)
    ruz("add", "a.txt")
    store = SqliteStore(environment["RUZNAMA_DB"])
    [held] = store.inputs()
    store.close()
    assert held.raw.data == data
