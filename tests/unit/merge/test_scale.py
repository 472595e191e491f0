"""Much repetition, and many events: the work grows with the input, not with its square."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from ruznama.merge import merge


def test_a_thousand_tellings_are_one_event(told) -> None:
    line = "en CONSULT happened putin@RUS,xi@CHN @2024-05-16 #Beijing/CHN | met in Beijing"
    (event,) = merge([told(line, f"{number:04}") for number in range(1000)]).canonical
    assert len(event.members) == 1000
    # The text is the same each time: a thousand copies are one witness.
    assert event.witnesses == 1


def test_twice_the_events_take_about_twice_the_time(told) -> None:
    states = ["USA", "CHN", "RUS", "IRN", "SAU", "EGY", "TUR", "IND", "PAK", "JPN"]

    def records(count: int) -> list:
        return [
            told(
                f"en CONSULT happened {states[n % 10]},{states[(n // 10) % 9 - 9 + (n % 10)]} "
                f"@20{10 + n % 15}-{1 + n % 12:02}-{1 + n % 28:02} | met for round {n}",
                f"{n:06}",
            )
            for n in range(count)
        ]

    def seconds(count: int) -> float:
        made = records(count)
        start = time.process_time()
        merge(made)
        return time.process_time() - start

    seconds(200)
    # Taken in turns: what slows the machine down slows both.
    runs = [(seconds(1000), seconds(4000)) for _ in range(3)]
    small, large = (min(times) for times in zip(*runs, strict=True))
    # Four times the events; a quadratic merge would take sixteen times as long.
    assert large < 10 * small


# In a process of its own, whose peak is that of the merge: four events an article, each told four times.
_CHILD = """
import sys, time
sys.path.insert(0, sys.argv[1])
from press import press
from ruznama.merge import merge
records = [coded.records[0] for coded in press(int(sys.argv[2]), days=int(sys.argv[3]))]
start = time.process_time()
merged = merge(records)
seconds = time.process_time() - start
# ru_maxrss would count the test worker that spawned this process; VmHWM is of this program alone.
peak = next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(sum(len(event.members) for event in merged.canonical), len(merged.canonical), seconds, peak / 1024)
"""


def test_a_hundred_thousand_events_merge_in_a_minute_and_one_and_a_half_gigabytes() -> None:
    scale = 1 if os.environ.get("RUZNAMA_FULL") == "1" else 20
    press = Path(__file__).parents[1] / "runs"
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(press), str(25_000 // scale), str(5_000 // scale)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    events, canonical, seconds, peak = (float(word) for word in done.stdout.split())
    print(f"{events:.0f} events to {canonical:.0f} in {seconds:.1f} s, {peak:.0f} MB")
    assert events == 100_000 // scale
    assert canonical < events / 2
    assert seconds < 60 / scale
    assert peak < (1_500 if scale == 1 else 400)
