"""A Wikidata dump of any size is read as a stream: bounded memory, bad lines named, everything else taken over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

SIZE = 300_000_000


def line(number: int) -> str:
    """A person with 40 labels and one term, some 3 KB."""
    names = {
        f"l{code}": {"language": f"l{code}", "value": f"Person {chr(97 + number % 26)}{code}"} for code in range(40)
    }
    title = " ".join(chr(97 + int(digit)) * 3 for digit in f"{number:06}").title()
    names |= {"en": {"language": "en", "value": title}, "fa": {"language": "fa", "value": f"نام {title}"}}
    post = {"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": f"Q{number % 700 + 5_000_000}"}}}}
    post["qualifiers"] = {"P580": [{"datavalue": {"value": {"time": "+2011-02-03T00:00:00Z", "precision": 11}}}]}
    return json.dumps(
        {
            "id": f"Q{number + 9_000_000}", "labels": names, "aliases": {},
            "claims": {
                "P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q5"}}}}],
                "P27": [{"mainsnak": {"datavalue": {"value": {"id": "Q657"}}}}],
                "P39": [post],
            },
        }
    )  # fmt: skip


def test_a_large_dump_is_imported_in_bounded_memory(ruz: Callable, tmp_path: Path, scale: int) -> None:
    dump, size, number = tmp_path / "dump.json", 0, 0
    with dump.open("w", encoding="utf-8") as out:
        out.write("[\n")
        while size < SIZE // scale:
            size += out.write(line(number) + ",\n")
            number += 1
        out.write("{this is no item},\n]\n")
    plain = ruz("actors", "show", "donald-trump")
    ran = ruz("actors", "import", "wikidata", dump, "--actors", tmp_path / "own", "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["bad"], found["persons"]) == (3, 1, number)
    assert f"line {number + 2}:" in ran.err
    # A twentieth of the file held in memory would already show: the base itself takes what `show` takes.
    assert ran.peak < plain.peak + 60
