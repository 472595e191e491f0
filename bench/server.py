"""How fast pages are while many read and one writes: 20 readers of one request a second each beside ``ruznama add``.

    python bench/server.py [--documents 20000] [--added 2000] [--seconds 60] [--archive PATH]

The archive is that of ``archive.py``. What is measured is the time inside the server (its header Server-Timing), from
the last byte of a request to the first one of its answer. The run fails if the 95th percentile of a kind of page is
above 150 ms, if an answer is a failure of the server, or if the archive does not hold what ``add`` said it kept.
Everything stays on this machine, and ends by itself.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

sys.path.insert(0, str(Path(__file__).parent))
import archive

from ruznama.store import SqliteStore

LIMIT = 150.0
KINDS = ("timeline", "actor", "pair", "search")
# Addresses of each kind that are visited at all.
ADDRESSES = 200
PROGRAM = (sys.executable, "-m", "ruznama")
Told = list[tuple[str, str, int, float]]
TYPES = ("CONSULT", "AGREE", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "SANCTION", "MOBILIZE")


class Report(NamedTuple):
    """Milliseconds inside the server by kind of page, failures, and what was written."""

    times: dict[str, list[float]]
    failures: list[str]
    told: int
    kept: int
    wrong: tuple[str, ...]

    def percentile(self, kind: str, share: float) -> float:
        times = sorted(self.times[kind])
        return times[min(int(share * len(times)), len(times) - 1)]

    @property
    def faults(self) -> list[str]:
        """What must not be."""
        slow = [kind for kind in self.times if self.percentile(kind, 0.95) >= LIMIT]
        found = [f"{kind}: 95th percentile of {self.percentile(kind, 0.95):.0f} ms" for kind in slow]
        found += self.failures[:10]
        if self.told != self.kept:
            found.append(f"add kept {self.told} documents, the archive got {self.kept}")
        return [*found, *self.wrong]


class Visits:
    """Addresses as readers ask for them: many, and some far more often than others."""

    def __init__(self, db: Path, seed: int = 8) -> None:
        store = SqliteStore(db, create=False, writes=False)
        self._actors = store.tallies.cast()[:60]
        self._names = [form for one in self._actors for forms in store.actor(one).forms.values() for form in forms]
        store.close()
        chance = random.Random(seed)  # noqa: S311 - readers
        self._kept = {kind: [self._made(kind, chance) for _ in range(ADDRESSES)] for kind in KINDS}

    def one(self, kind: str, chance: random.Random) -> str:
        """An address of a kind of page; half of all visits go to a tenth of them."""
        return self._kept[kind][int(ADDRESSES * chance.random() ** 3)]

    def _made(self, kind: str, chance: random.Random) -> str:
        if kind == "actor":
            part = chance.choice(("", "", "?part=did", "?part=received"))
            return f"/a/{quote(chance.choice(self._actors), safe='')}{part}"
        if kind == "pair":
            return f"/d/{'--'.join(chance.sample(archive.STATES[:12], 2))}"
        if kind == "search":
            where = chance.choice(("events", "statements", "documents"))
            return f"/search?{urlencode({'q': chance.choice(self._names), 'in': where})}"
        asked = chance.choice(
            (
                {},
                {"type": chance.choice(TYPES)},
                {"date": str(2012 + chance.randrange(13)), "lang": chance.choice(archive.LANGS)},
                {"actor": chance.choice(self._names)},
                {"order": "newest", "conflict": "yes"},
                {"cursor": str(50 * chance.randrange(200))},
            )
        )
        return f"/?{urlencode(asked)}"


def _read(
    port: int, visits: Visits, number: int, end: threading.Event, told: list[tuple[str, str, int, float]]
) -> None:
    """One reader: a request each second, as long as it goes on."""
    chance = random.Random(number)  # noqa: S311 - readers
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    time.sleep(chance.random())
    while not end.is_set():
        began = time.monotonic()
        kind = chance.choice(KINDS)
        path = visits.one(kind, chance)
        try:
            connection.request("GET", path, headers={"Accept-Language": chance.choice(archive.LANGS)})
            answer = connection.getresponse()
            answer.read()
            inside = re.search(r"dur=([\d.]+)", answer.getheader("Server-Timing", ""))
            told.append((kind, path, answer.status, float(inside[1]) if inside else 0.0))
        except (OSError, http.client.HTTPException) as error:
            told.append((kind, f"{path} {error!r}", 599, 0.0))
            connection.close()
        end.wait(max(0.0, 1.0 - (time.monotonic() - began)))
    connection.close()


def _news(file: Path, documents: int) -> None:
    """New articles of the same press, to be added."""
    with file.open("w", encoding="utf-8") as out:
        for at, coded in enumerate(archive.Press(documents, seed=12)):
            item = coded.records[0].article
            line = {"id": f"new-{at}", "text": item.text, "outlet": "New Paper", "published": item.published.value}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def measure(db: Path, folder: Path, *, added: int, seconds: float, readers: int = 20) -> Report:
    """Serve an archive to readers while ``add`` writes into it, for so many seconds at most."""
    before = _inputs(db)
    news = folder / "new.jsonl"
    _news(news, added)
    visits = Visits(db)
    server = _start("serve", "--db", str(db), "--port", "0", out=subprocess.PIPE)
    end = threading.Event()
    told: Told = []
    try:
        port = int(re.search(r":(\d+)/", server.stdout.readline())[1])
        _warm(port)
        with (folder / "kept.txt").open("w") as kept:
            adding = _start("add", "--db", str(db), "-v", str(news), err=kept)
            threads = [threading.Thread(target=_read, args=(port, visits, one, end, told)) for one in range(readers)]
            for thread in threads:
                thread.start()
            try:
                adding.wait(timeout=seconds)
            except subprocess.TimeoutExpired:
                # What it has named is kept; what it has not is not.
                adding.send_signal(signal.SIGINT)
                adding.wait(timeout=300)
            end.set()
            for thread in threads:
                thread.join()
    finally:
        end.set()
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        server.stdout.close()
    named = (folder / "kept.txt").read_text().splitlines()
    return _report(db, before, sum(line.startswith("added ") for line in named), told)


def _start(*words: str, out: object = subprocess.DEVNULL, err: object = subprocess.DEVNULL) -> subprocess.Popen[str]:
    return subprocess.Popen([*PROGRAM, *words], stdout=out, stderr=err, text=True)


def _warm(port: int) -> None:
    """The first visit loads templates and lexicons; an archive is served for longer than that."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for path in ("/", "/actors", "/conflicts", "/search?q=Iran"):
        connection.request("GET", path)
        connection.getresponse().read()
    connection.close()


def _report(db: Path, before: int, acknowledged: int, told: Told) -> Report:
    times: dict[str, list[float]] = defaultdict(list)
    for kind, _, _, inside in told:
        times[kind].append(inside)
    failures = [f"{status} {path}" for _, path, status, _ in told if status >= 500]
    store = SqliteStore(db, create=False)
    try:
        wrong = store.check()
    finally:
        store.close()
    return Report(times, failures, acknowledged, _inputs(db) - before, wrong)


def _inputs(db: Path) -> int:
    store = SqliteStore(db, create=False, writes=False)
    try:
        return store.counts().inputs
    finally:
        store.close()


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--documents", type=int, default=20_000)
    asked.add_argument("--added", type=int, default=2_000)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--archive", type=Path, help="An archive made before; a copy of it is used.")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ruznama-bench-") as folder:
        db = Path(folder) / "load.db"
        if given.archive:
            shutil.copy(given.archive, db)
        else:
            archive.build(db, given.documents)
        report = measure(db, Path(folder), added=given.added, seconds=given.seconds)
    print(f"{'page':<10} {'requests':>8} {'median':>8} {'p95':>8} {'worst':>8}  ms inside the server")
    for kind in KINDS:
        figures = (report.percentile(kind, share) for share in (0.5, 0.95, 1.0))
        print(f"{kind:<10} {len(report.times[kind]):>8} " + " ".join(f"{one:>8.1f}" for one in figures))
    print(f"documents added meanwhile: {report.kept}; failures: {len(report.failures)}")
    for fault in report.faults:
        print(f"FAULT {fault}")
    return bool(report.faults)


if __name__ == "__main__":
    sys.exit(main())
