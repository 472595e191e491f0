"""How often events of a confidence are right: our own gold, four languages.

    python scripts/reliability.py            print the table of docs/decisions/015-confidence.md

Right is what the scorer in ../shared/score counts as full: type, parties, date and status. What meets only an optional
item of gold counts neither way. ``gate.py`` reads the texts; the shares in ``shared/confidence.toml`` come from here.
"""

# ruff: noqa: ANN401 - the scorer is no part of the project and has no types
from __future__ import annotations

import importlib.util
import itertools
import pathlib
import sys
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

ROOT = pathlib.Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
LANGUAGES = ("ar", "fa", "prs", "en")
# Each holds fifty events and more.
EDGES = (0.0, 0.6, 0.7, 0.8, 1.01)


class Judged(NamedTuple):
    """An event with its confidence, and whether gold holds it as it is."""

    lang: str
    confidence: float
    right: bool


class Bin(NamedTuple):
    """Events of like confidence: their number, mean confidence, and the share that is right."""

    low: float
    high: float
    number: int
    mean: float
    right: float


def _module(path: pathlib.Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules.setdefault(path.stem, module)
    # The scorer imports its neighbors by their names.
    sys.path.insert(0, str(path.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(path.parent))
    return module


class _Tally:
    """Takes what the scorer counts and keeps only the errors."""

    def __init__(self) -> None:
        self.errors: dict[str, list[tuple[Any, ...]]] = {"events": []}

    def add(self, *_: object) -> None:
        """A count of a row."""

    def hit(self, *_: object) -> None:
        """A single hit or miss."""


def judged(shared: pathlib.Path = SHARED) -> Iterator[Judged]:
    """Every event of our own gold's texts that the scorer counts."""
    scorer, gate = _module(shared / "score" / "score_records.py"), _module(ROOT / "scripts" / "gate.py")
    plain = scorer.Match
    for lang in LANGUAGES:
        folder = ROOT / "gold" / lang
        matches: list[Any] = []

        def match(*arguments: Any, kept: list[Any] = matches) -> Any:
            kept.append(plain(*arguments))
            return kept[-1]

        for record in gate.records_of(folder):
            path = folder / f"{pathlib.Path(record.article.uri).stem}.json"
            if record.article.part or not path.exists():
                continue
            gold, text = msgspec.json.decode(path.read_bytes()), path.with_suffix(".txt").read_text("utf-8")
            yield from _of(scorer, match, matches, gold, record, text, lang)


def _of(scorer: Any, match: Any, matches: list[Any], gold: Any, record: Any, text: str, lang: str) -> Iterator[Judged]:
    tally, plain = _Tally(), scorer.Match
    read = scorer.Record(gold, msgspec.to_builtins(record), text)
    scorer.Match = match
    try:
        scorer.score_events(read, tally, [lang])
    finally:
        scorer.Match = plain
    wrong = {error[1] for error in tally.errors["events"]}
    for wanted, found in matches[-1].pairs():
        yield Judged(lang, found["confidence"], wanted["id"] not in wrong)
    for place in matches[-1].wrong:
        yield Judged(lang, matches[-1].pred[place]["confidence"], right=False)


def bins(events: Iterable[Judged], edges: tuple[float, ...] = EDGES) -> list[Bin]:
    """Events by confidence; empty bins are left out."""
    listed, found = list(events), []
    for low, high in itertools.pairwise(edges):
        held = [one for one in listed if low <= one.confidence < high]
        if held:
            mean = sum(one.confidence for one in held) / len(held)
            found.append(Bin(low, high, len(held), mean, sum(one.right for one in held) / len(held)))
    return found


def main() -> None:
    """Print the table, all languages together and each apart."""
    events = list(judged())
    for name in ("all", *LANGUAGES):
        for one in bins(e for e in events if name in {"all", e.lang}):
            print(
                f"| {name} | {one.low:.2f}-{min(one.high, 1):.2f} | {one.number} | {one.mean:.2f} | {one.right:.2f} |"
            )


if __name__ == "__main__":
    main()
