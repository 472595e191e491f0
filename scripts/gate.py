"""Accuracy against the shared gold and our own, with floors that only rise.

    python scripts/gate.py            print each figure beside its floor
    python scripts/gate.py --update   raise the floors to what was reached (never lowers one of the same gold)

Seeds and articles are scored together, each language apart; merging is scored on each of the two sets; ``gold/`` of
this repository (rows "own ..." and "probes ...") has English too. The scorers are those in ``../shared/score``; only
the probes of names are counted here.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence

from ruznama import lexicon, merge, times
from ruznama.actors import same
from ruznama.model import RawItem, Record, encode
from ruznama.pipeline import read

ROOT = pathlib.Path(__file__).parents[1]
FLOORS = ROOT / "tests" / "gate" / "floors.json"
GOLD = FLOORS.with_name("gold.json")
PROBES = ROOT / "gold"
LANGUAGES = ("ar", "fa", "prs")
OWN_ROWS = (
    "language",
    "published",
    "times: value",
    "mentions: span",
    "linking",
    "statements: content, speaker",
    "statements: act",
    "events: type",
    "events: full",
    "events: status",
    "events: precision kept",
)
# A figure is kept to three places; a floor lies this much below it, so that one item of luck does not block a commit.
SLACK = 0.005


def records_of(folder: pathlib.Path) -> list[Record]:
    """Records of all texts of a folder, related articles included."""
    found: list[Record] = []
    for path in sorted(folder.glob("*.txt")):
        found += read(RawItem(uri=path.name, source=path.name, media="text", data=path.read_bytes()))
    return found


def _score(shared: pathlib.Path, script: str, *arguments: str) -> dict[str, dict[str, dict[str, float]]]:
    command = [sys.executable, str(shared / "score" / script), *arguments, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    data = json.loads(done.stdout)
    return data.get("rows", data)


def measure(shared: pathlib.Path) -> dict[str, float]:
    """Every figure by its name, e.g. "times: value | fa"."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder)
        figures |= _records(shared, place)
        figures |= _merged(shared, place)
        figures |= _dates(shared, place, shared / "gold" / "dates" / "dev.jsonl", "dates", LANGUAGES)
        figures |= _dates(shared, place, PROBES / "dates" / "probes.jsonl", "probes dates", (*LANGUAGES, "en"))
        figures |= _names()
        for lang in (*LANGUAGES, "en"):
            figures |= _own(shared, place, lang)
    return figures


def _own(shared: pathlib.Path, place: pathlib.Path, lang: str) -> dict[str, float]:
    folder = ROOT / "gold" / lang
    predictions = place / f"own-{lang}.jsonl"
    predictions.write_bytes(b"".join(encode(record) + b"\n" for record in records_of(folder)))
    rows = _score(shared, "score_records.py", str(predictions), str(folder), "--texts", str(folder))
    figures = {}
    for row in OWN_ROWS:
        cell = rows.get(row, {}).get("all")
        if cell:
            figures[f"own {row} | {lang}"] = round(cell.get("f1", cell.get("acc", 0.0)), 3)
    return figures


def _records(shared: pathlib.Path, place: pathlib.Path) -> dict[str, float]:
    both, texts = place / "both", place / "texts"
    both.mkdir()
    texts.mkdir()
    for gold, source in (("seeds", "seeds"), ("articles", "gold/articles")):
        for path in (shared / "gold" / gold).glob("*.json"):
            if path.stem != "cross":
                shutil.copy(path, both)
        for path in (shared / source).glob("*.txt"):
            shutil.copy(path, texts)
    predictions = place / "records.jsonl"
    predictions.write_bytes(b"".join(encode(record) + b"\n" for record in records_of(texts)))
    rows = _score(shared, "score_records.py", str(predictions), str(both), "--texts", str(texts), "--by", "lang")
    figures = {}
    for row, groups in rows.items():
        if row.startswith(("furniture", "  ", "clusters", "stories", "conflicts")):
            continue
        for lang, cell in groups.items():
            value = cell.get("f1", cell.get("acc", cell.get("mean")))
            # A mean distance is better when small: its negative rises.
            figures[f"{row.strip()} | {lang}"] = round(-value if "mean" in cell else value, 3)
    return figures


def _merged(shared: pathlib.Path, place: pathlib.Path) -> dict[str, float]:
    figures = {}
    for name, source in (("seeds", "seeds"), ("articles", "gold/articles")):
        merged = place / f"{name}.json"
        merged.write_bytes(encode(merge.merge(records_of(shared / source))))
        gold = str(shared / "gold" / name)
        rows = _score(shared, "score_records.py", str(merged), gold, "--texts", str(shared / source))
        for row in ("clusters: B-cubed", "clusters: links", "clusters: kept apart", "stories: B-cubed", "conflicts"):
            cell = rows.get(row, {}).get("all")
            if cell:
                figures[f"{row} | {name}"] = round(cell.get("f1", cell.get("acc", 0.0)), 3)
    return figures


def _dates(
    shared: pathlib.Path, place: pathlib.Path, gold: pathlib.Path, title: str, languages: Sequence[str]
) -> dict[str, float]:
    predictions = place / f"{title}.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for line in gold.read_text("utf-8").splitlines():
            item = json.loads(line)
            found = times.tag(item["text"], anchor=item["anchor"], lang=item["lang"])
            spans = [
                {"start": t.span.start, "end": t.span.end, "surface": t.span.of(item["text"]), "value": t.value}
                for t in found
            ]
            out.write(json.dumps({"id": item["id"], "predicted": spans}) + "\n")
    rows = _score(shared, "score_dates.py", str(predictions), "--gold", str(gold))
    figures = {}
    for lang in languages:
        row = rows[f"lang:{lang}"]
        for name in ("span_f1", "value_f1", "negatives_clean"):
            figures[f"{title} {name} | {lang}"] = round(row[name], 3)
    return figures


def _names() -> dict[str, float]:
    """Spellings of one person that are joined, names of different people kept apart: with the base, and by the key."""
    people: dict[str, dict[str, None]] = {}
    for person, lang, form in _rows("variants.tsv"):
        people.setdefault(person, {})
        if lang != "en":
            people[person][form] = None
    within = [pair for forms in people.values() for pair in itertools.combinations(forms, 2)]
    english = [(person, form) for person, forms in people.items() for form in forms]
    close = [(a, b) for a, b in _rows("hard_negatives.tsv")]
    # Every spelling against every stranger would be 300,000 pairs, half a minute; each eighth is enough to see a fall.
    far = [(other, form) for person, form in english for other in people if other != person][::8]
    figures = {}
    for key_only in (False, True):
        how = "key" if key_only else "base"
        for title, pairs, joined in (
            ("within script", within, True),
            ("with English", english, True),
            ("look-alikes apart", close, False),
        ):
            figures[f"probes names {title} | {how}"] = _share(pairs, joined=joined, key_only=key_only)
    # A count is better when small: its negative rises.
    figures["probes names strangers joined | key"] = -sum(same(a, b, key_only=True).same for a, b in far)
    return figures


def _share(pairs: Sequence[tuple[str, str]], *, joined: bool, key_only: bool) -> float:
    right = sum(same(a, b, key_only=key_only).same is joined for a, b in pairs)
    return round(right / len(pairs), 4)


def _rows(name: str) -> Iterable[list[str]]:
    lines = (PROBES / "names" / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def own_gold() -> dict[str, str]:
    """What our own gold is, by language: number of items and a hash of the judgements.

    A figure on other gold is another figure: when gold is added, its rows start from what is measured then.
    """
    found = {}
    for lang in (*LANGUAGES, "en"):
        paths = sorted((ROOT / "gold" / lang).glob("*.json"))
        digest = hashlib.blake2b(b"".join(path.read_bytes() for path in paths), digest_size=8).hexdigest()
        found[lang] = f"{len(paths)} items, {digest}"
    return found


def main() -> int:
    """Print the figures; with --update raise the floors."""
    shared = ROOT.parent / "shared"
    figures = measure(shared)
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    for name, value in sorted(figures.items()):
        print(f"{name:55} {value:8.3f}   floor {floors.get(name, '-')}")
    if "--update" in sys.argv:
        before = json.loads(GOLD.read_text("utf-8")) if GOLD.exists() else {}
        now = own_gold()
        for lang in (lang for lang in now if before.get(lang) != now[lang]):
            print(f"gold/{lang} was {before.get(lang)}, is {now[lang]}: its rows start anew")
            floors = {
                name: floor
                for name, floor in floors.items()
                if not name.startswith("own ") or not name.endswith(f"| {lang}")
            }
        raised = {name: max(floors.get(name, -1e9), round(value - SLACK, 3)) for name, value in figures.items()}
        GOLD.write_text(json.dumps(now, indent=1) + "\n", "utf-8")
        FLOORS.write_text(json.dumps(dict(sorted(raised.items())), indent=1) + "\n", "utf-8")
        print(f"floors raised (resources {lexicon.digest()})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
