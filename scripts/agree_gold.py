"""Agreement of the second, independent pass over a sample of our gold with the first.

    python scripts/agree_gold.py [--errors N]

Compiles ``gold/second/<lang>/<id>.toml`` and scores each pass as a prediction of the other with the scorer of
``../shared/score``: the judgement of one reader (its first values, its required items) against what the other accepts.
Three figures are printed for each layer and language: second against first, first against second, and judgement against
judgement, in which nothing is optional and nothing else is right too (``alt``), the strictest.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile
from typing import Any

REPO = pathlib.Path(__file__).resolve().parents[1]
GOLD = REPO / "gold"
SCORER = REPO.parent / "shared" / "score" / "score_records.py"
LANGUAGES = ("ar", "fa", "prs", "en")
LAYERS = ("times", "mentions", "statements", "events")
ROWS = (
    "times: span",
    "times: value",
    "mentions: span",
    "linking",
    "statements: content",
    "statements: content, speaker",
    "statements: content, speaker, act",
    "events: type",
    "events: type, parties",
    "events: full",
    "events: status",
)

Item = dict[str, Any]


def judgement(record: Item) -> Item:
    """A gold record as a prediction: its required items, each with its first values only."""
    only = {
        layer: [{k: v for k, v in item.items() if k != "alt"} for item in record[layer] if not item.get("optional")]
        for layer in LAYERS
    }
    return {**record, **only}


def passes(second: pathlib.Path, first: pathlib.Path = GOLD) -> list[tuple[Item, Item]]:
    """Both records of each item that the second pass has, the first pass first."""
    found = sorted(second.glob("*/*.json"))
    return [tuple(json.loads((d / p.parent.name / p.name).read_bytes()) for d in (first, second)) for p in found]


def score(predicted: list[Item], gold: list[Item], place: pathlib.Path, errors: int) -> Item:
    """The scorer's report of ``predicted`` against ``gold``; ``place`` is an empty folder to work in.

    Each language is scored alone, for items of two languages may have the same id.
    """
    report: Item = {"rows": {}, "errors": {}}
    for lang in LANGUAGES:
        mine, theirs = ([r for r in side if r["article"]["lang"] == lang] for side in (predicted, gold))
        if not theirs:
            continue
        one = score_language(mine, theirs, place / lang, errors)
        for row, cells in one["rows"].items():
            report["rows"].setdefault(row, {}).update({k: v for k, v in cells.items() if k == lang})
        for layer, found in one["errors"].items():
            report["errors"].setdefault(layer, []).extend(found)
    return report


def score_language(predicted: list[Item], gold: list[Item], place: pathlib.Path, errors: int) -> Item:
    """The scorer's report for the items of one language."""
    folder = place / "gold"
    folder.mkdir(parents=True)
    for record in gold:
        (folder / f"{record['article']['id']}.json").write_text(json.dumps(record), encoding="utf-8")
        text = GOLD / record["article"]["lang"] / record["article"]["uri"]
        (folder / text.name).write_bytes(text.read_bytes())
    lines = place / "predicted.jsonl"
    lines.write_text("".join(json.dumps(judgement(r)) + "\n" for r in predicted), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(lines), str(folder), "--by", "lang", "--json", "--errors", str(errors)]
    report: Item = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return report


def figure(report: Item, row: str, lang: str) -> str:
    """F1 or accuracy of one row, to three places."""
    cell = report["rows"].get(row, {}).get(lang, {})
    value = cell.get("f1", cell.get("acc"))
    return "-" if value is None else f"{value:.3f}".replace("0.", ".", 1)


def main(argv: list[str]) -> int:
    """Print the agreement, and on request the first differences of each layer."""
    parser = argparse.ArgumentParser(description="Agreement of the two passes over our gold.")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N differences of each layer")
    errors = parser.parse_args(argv).errors
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        second = place / "second"
        build = [str(REPO / "scripts" / "build_gold.py"), "--source", str(GOLD / "second"), "--out", str(second)]
        subprocess.run([sys.executable, *build], check=True, capture_output=True)
        pairs = passes(second)
        firsts, seconds = [a for a, _ in pairs], [b for _, b in pairs]
        there = score(seconds, firsts, place / "there", errors)
        back = score(firsts, seconds, place / "back", errors)
        bare = score(seconds, [judgement(r) for r in firsts], place / "bare", errors)
    print(f"{len(pairs)} items", "| layer |" + "".join(f" {lang} |" for lang in LANGUAGES), "|---" * 5 + "|", sep="\n")
    for row in ROWS:
        cells = (" / ".join(figure(report, row, lang) for report in (there, back, bare)) for lang in LANGUAGES)
        print(f"| {row} |" + "".join(f" {cell} |" for cell in cells))
    reports = {"second against first": there, "first against second": back, "judgement against judgement": bare}
    for name, report in reports.items():
        for layer, found in report["errors"].items():
            for one in found:
                print("--", name, layer, *one, sep=" | ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
