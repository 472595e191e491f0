"""Much repetition, and many events: the work grows with the input, not with its square."""

from __future__ import annotations

import time

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
    small, large = min(seconds(1000) for _ in range(3)), min(seconds(4000) for _ in range(2))
    # Four times the events; a quadratic merge would take sixteen times as long.
    assert large < 10 * small
