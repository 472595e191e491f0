"""The compiled stages tell, letter by letter, what the source tells."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import FULL, ROOT, SHARED

BUILD = ROOT / "build" / "native"
# What reporters' machines put between letters, and what no reporter writes.
ODD = "\u200c\u200f\u0640\u064b\u00ab\u00bb\u060c\u061f.,:;-()\"'0\u06f5\u0665 \n\t\ud83d\ude00\u4e2d\x00\ufffd"
PROGRAM = """
import hashlib, json, sys
from ruznama import events
from ruznama.model import encode
from ruznama.pipeline import code, compiled
print(events.__path__[0], compiled())
for text in json.load(sys.stdin):
    print(hashlib.blake2b(encode(code(text)), digest_size=8).hexdigest())
"""


def sources(package: Path) -> dict[str, bytes]:
    found = [path for path in package.rglob("*") if path.suffix in {".py", ".tsv", ".toml"} and path.name != "_kept.py"]
    return {str(path.relative_to(package)): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def build() -> Path:
    fresh = BUILD.is_dir() and sources(BUILD / "ruznama") == sources(ROOT / "src" / "ruznama")
    if not fresh:
        if os.environ.get("CI") == "true":
            pytest.fail("CI compiles the stages first: make native")
        pytest.skip("no compiled stages of this source: make native")
    return BUILD


def told(texts: list[str], path: Path) -> list[str]:
    """Digests of the records of some texts, by the package that lies on a path."""
    environment = os.environ | {"PYTHONPATH": str(path), "PYTHONHASHSEED": "0"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(texts),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    first, *found = done.stdout.split("\n")[:-1]
    where, built = first.rsplit(" ", 1)
    assert where.startswith(str(path))
    assert built == str(path == BUILD)
    return found


def first_difference(texts: list[str], build: Path) -> str | None:
    pairs = zip(texts, told(texts, build), told(texts, ROOT / "src"), strict=True)
    return next((text for text, one, two in pairs if one != two), None)


def gold() -> list[str]:
    folders = [
        *(ROOT / "gold" / lang for lang in ("ar", "en", "fa", "prs")),
        SHARED / "gold" / "articles",
        SHARED / "seeds",
    ]
    return [path.read_text("utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))]


def disturbed(text: str, dice: random.Random) -> str:
    """A piece of a text with letters lost, doubled, exchanged, and odd ones among them."""
    start = dice.randrange(max(1, len(text) - 600))
    letters = list(text[start : start + 600])
    for _ in range(dice.randrange(1, 30)):
        if not letters:
            break
        at = dice.randrange(len(letters))
        letters[at : at + dice.randrange(3)] = dice.choice(
            ["", dice.choice(ODD), letters[at] * 2, dice.choice(text), text[start : start + 5]]
        )
    return "".join(letters)


def test_the_stages_are_compiled(build: Path) -> None:
    for stage in ("article", "language", "text", "times", "actors", "statements", "events"):
        assert list((build / "ruznama" / stage).glob("*.so")), stage


def test_gold_and_seeds_give_the_same_records(build: Path, shared: Path) -> None:
    texts = gold()
    assert len(texts) > 130
    assert first_difference(texts, build) is None


def test_disturbed_texts_give_the_same_records(build: Path, shared: Path) -> None:
    dice = random.Random(2026)  # noqa: S311 - the same texts in every run
    texts = [disturbed(dice.choice(gold()), dice) for _ in range(4000 if FULL else 400)]
    assert first_difference(texts, build) is None
