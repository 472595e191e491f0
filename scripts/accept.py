"""The "Must show" of every issue at full size, in parts of under ten minutes.

    python scripts/accept.py            run the parts not yet passed at this commit, write docs/accept.md
    python scripts/accept.py PART...    run these parts again
    python scripts/accept.py --list     name the parts

A part that has passed at the current commit is not run again, so that a stopped run goes on where it was. What each
part printed last stands in docs/accept.md with its command and commit.
"""

from __future__ import annotations

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
from typing import NamedTuple

ROOT = pathlib.Path(__file__).parents[1]
STATE = ROOT / ".accept.json"
PAGE = ROOT / "docs" / "accept.md"
LIMIT = 600
# Lines of output kept: enough for a table of figures by language.
KEPT = 60
# How far pytest is says nothing afterwards.
DOTS = re.compile(r"[.sxX]+ +\[ *\d+%\]")


class Part(NamedTuple):
    """One part: what it shows, its shell command (run in the checkout), and whether tests run at full size."""

    name: str
    shows: str
    command: str
    full: bool = False


PARTS = (
    Part("2-demo", "issue 2: a clean clone reaches the timeline, first and second time", "bash scripts/accept_demo.sh"),
    Part(
        "2-seeds",
        "issue 2: what the five seeds print as facts",
        "{python} -m pytest tests/gate/test_seeds.py tests/gate/test_timeline.py",
    ),
    Part(
        "2-input",
        "issue 2: bad input, 200 MB of text, 2 GB of JSON lines",
        "{python} -m pytest tests/e2e/test_input.py",
        full=True,
    ),
    Part(
        "2-program",
        "issue 2: interruptions, and the program end to end",
        "{python} -m pytest tests/e2e/test_interrupt.py tests/e2e/test_program.py",
    ),
    Part(
        "2-laws",
        "issue 2: the laws of code and fold, 800 examples each",
        "{python} -m pytest tests/property tests/unit/script",
        full=True,
    ),
    Part(
        "6-native",
        "issue 6: compiled stages tell what the source tells, also of 4,000 disturbed texts",
        "mkdir -p build && make --silent native > build/native.log 2>&1 && CI=true {python} -m pytest tests/native",
        full=True,
    ),
    Part(
        "6-native-tests",
        "issue 6: examples, laws, units and floors hold in the compiled stages too",
        "PYTHONPATH=build/native {python} -m pytest -n 2 tests/examples tests/gate tests/property tests/unit/actors "
        "tests/unit/article tests/unit/events tests/unit/language tests/unit/lexicon tests/unit/script "
        "tests/unit/statements tests/unit/text tests/unit/times",
    ),
    Part(
        "2-speed",
        "issues 2 to 6: speed, cold start, memory; from source, then compiled",
        "{python} bench/stages.py && PYTHONPATH=build/native {python} bench/stages.py",
    ),
    Part(
        "4-import",
        "issue 4: a Wikidata dump of 300 MB in bounded memory",
        "{python} -m pytest tests/e2e/test_actors_import.py",
        full=True,
    ),
    Part(
        "3-dates",
        "issue 3: the open dates, the blind probes, other taggers beside them",
        "{python} bench/rivals.py && {python} bench/rivals.py --gold gold/dates/probes.jsonl",
    ),
    Part(
        "3-laws",
        "issue 3: any string, absurd dates, three calendars, ten megabytes on one line",
        "{python} -m pytest tests/property/test_times.py tests/unit/times tests/examples/test_times_examples.py",
        full=True,
    ),
    Part("own-gold", "issue 6: the own gold compiles to what is committed", "{python} scripts/build_gold.py --check"),
    Part("gate", "issues 3 to 7: accuracy on the shared gold, each language apart", "{python} scripts/gate.py"),
    Part(
        "7-merge",
        "issue 7: 100,000 events merged, one article added, judgements, contrast pairs, order, processes, review log",
        "{python} -m pytest -s tests/unit/merge tests/unit/embed tests/unit/runs/test_merging.py "
        "tests/unit/runs/test_same_merge.py tests/property/test_merge.py tests/unit/cli/test_review_loop.py",
        full=True,
    ),
    Part(
        "8-browser",
        "issue 8: a reader's way in a real browser; every page in four languages, light and dark, without a barrier",
        "{python} -m pytest -n 2 tests/browser tests/unit/pages",
        full=True,
    ),
    Part(
        "8-search",
        "issue 8: every orthographic variant finds the same, names stay whole, the grammar comes back, snapshots",
        "{python} -m pytest tests/unit/archive tests/conformance",
        full=True,
    ),
    Part(
        "8-archive",
        "issue 8: an archive of 20,000 documents and 100,000 events is made, merged and indexed",
        "mkdir -p build && rm -f build/load.db && PYTHONPATH=build/native {python} bench/archive.py build/load.part"
        " && mv build/load.part build/load.db",
    ),
    Part(
        "8-load",
        "issue 8: in it 95 of 100 pages take less than 150 ms, with 20 readers beside a writer that loses nothing",
        "{python} bench/server.py --archive build/load.db",
    ),
    Part(
        "8-server",
        "issue 8: the door, hostile documents, every form of every page, the OpenAPI document asked at random",
        "{python} -m pytest tests/unit/server tests/e2e/test_server.py",
        full=True,
    ),
    Part(
        "8-kill",
        "issue 8: kill -9 while adding and while judging, 20 rounds each: nothing acknowledged is lost, search whole",
        "{python} -m pytest tests/e2e/test_kill.py",
        full=True,
    ),
)


def _commit() -> str:
    done = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _run(part: Part) -> dict[str, object]:
    command = part.command.format(
        python=os.path.relpath(sys.executable, ROOT) if sys.prefix != sys.base_prefix else sys.executable
    )
    env = {**os.environ, "RUZNAMA_FULL": "1"} if part.full else dict(os.environ)
    start = time.monotonic()
    with tempfile.TemporaryFile("w+") as out:
        try:
            code = subprocess.run(  # noqa: S602 - the commands stand above
                command,
                shell=True,
                cwd=ROOT,
                env=env,
                stdout=out,
                stderr=subprocess.STDOUT,
                timeout=LIMIT,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            code = -1
        out.seek(0)
        lines = [line.rstrip() for line in out if line.strip() and not DOTS.fullmatch(line.strip())]
    return {
        "command": ("RUZNAMA_FULL=1 " if part.full else "") + part.command.format(python="python"),
        "commit": _commit(),
        "passed": code == 0,
        "seconds": round(time.monotonic() - start),
        "output": lines[-KEPT:],
    }


def _write(state: dict[str, dict[str, object]]) -> None:
    lines = [
        "# Acceptance",
        "",
        "Written by `make accept`: every part at full size, with its command, commit and output.",
        "",
    ]
    for part in PARTS:
        result = state.get(part.name)
        if result is None:
            lines += [f"## {part.name}: not run", "", part.shows, ""]
            continue
        verdict = "passed" if result["passed"] else "FAILED"
        lines += [
            f"## {part.name}: {verdict}",
            "",
            f"{part.shows}. Commit {result['commit']}, {result['seconds']} s.",
            "",
        ]
        lines += ["```", f"$ {result['command']}", *map(str, result["output"]), "```", ""]  # type: ignore[call-overload]
    PAGE.write_text("\n".join(lines), "utf-8")


def main() -> int:
    """Run what is due; exit 1 where a part failed."""
    asked = [word for word in sys.argv[1:] if not word.startswith("-")]
    if "--list" in sys.argv:
        print("\n".join(f"{part.name:10} {part.shows}" for part in PARTS))
        return 0
    state = json.loads(STATE.read_text("utf-8")) if STATE.exists() else {}
    for part in PARTS:
        old = state.get(part.name)
        done = old is not None and old["passed"] and old["commit"] == _commit()
        if part.name in asked or (not asked and not done):
            print(f"{part.name}: {part.shows}", flush=True)
            state[part.name] = result = _run(part)
            print(f"  {'passed' if result['passed'] else 'FAILED'} in {result['seconds']} s", flush=True)
            STATE.write_text(json.dumps(state, indent=1), "utf-8")
            _write(state)
    return 0 if all(result["passed"] for result in state.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
