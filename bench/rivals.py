"""Other taggers of time beside ruznama on one file of sentences: accuracy and speed, each language apart.

    python bench/rivals.py [--gold FILE.jsonl] [--heideltime JAR] [--scorer FILE] [--json FILE]

The file holds lines ``{id, lang, text, anchor, expected}``; counting is that of ``score_dates.py`` itself. Rivals:
dateparser's search (values with the precision it reports), parstdex where it is installed (spans only, Persian and
Dari), and HeidelTime where its standalone jar is given (digits folded for it, part-of-speech tagging off, Persian rules
for Dari; a run for every sentence, so its time is mostly Java's start). What a rival does not read counts as nothing
found.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import pathlib
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import datetime
from types import ModuleType
from typing import Any, Final
from xml.etree import ElementTree as ET

from ruznama import times

ROOT = pathlib.Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
# Both sets of eastern digits become ASCII for HeidelTime, one character for one.
DIGITS = str.maketrans({start + digit: str(digit) for start in (0x660, 0x6F0) for digit in range(10)})
GRAINS: Final = {"year": 4, "month": 7}
HEIDELTIME: Final = {"ar": "arabic", "fa": "auto-persian", "prs": "auto-persian", "en": "english"}
UIMA: Final = ("Date", "Duration", "Language", "Set", "Time", "Temponym", "TypeToProcess")
CONFIG = "".join(
    f"{key} = {value}\n"
    for key, value in {
        **dict.fromkeys(("considerDate", "considerDuration", "considerSet", "considerTime"), "true"),
        "considerTemponym": "false",
        "treeTaggerHome": "none",
        "chineseTokenizerPath": "none",
        "config_path": "",
        "typeSystemHome": "desc/type/HeidelTime_TypeSystem.xml",
        "typeSystemHome_DKPro": "desc/type/DKPro_TypeSystem.xml",
        **{
            f"uimaVar{name}": name
            for name in ("Date", "Duration", "Language", "Set", "Time", "Temponym", "TypeToProcess")
        },
    }.items()
)

Item = Mapping[str, Any]
Found = list[dict[str, Any]]
Tagger = Callable[[list[Item]], dict[Any, Found]]


def ours(items: list[Item]) -> dict[Any, Found]:
    """What ruznama reads."""
    return {
        item["id"]: [
            {"start": found.span.start, "end": found.span.end, "value": found.value}
            for found in times.tag(item["text"], anchor=item["anchor"], lang=item["lang"])
        ]
        for item in items
    }


def dateparser_search() -> Tagger | None:
    """dateparser's search, or None where it is not installed."""
    try:
        from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # noqa: PLC0415 - optional
        from dateparser.search import search_dates  # type: ignore[import-untyped]  # noqa: PLC0415
    except ImportError:
        return None

    def tag(items: list[Item]) -> dict[Any, Found]:
        found: dict[Any, Found] = {}
        for item in items:
            languages = ["fa" if item["lang"] == "prs" else item["lang"]]
            settings = {"RELATIVE_BASE": datetime.fromisoformat(item["anchor"]), "PREFER_DATES_FROM": "past"}
            hits = search_dates(item["text"], languages=languages, settings=settings) or []
            parser = DateDataParser(languages=languages, settings=settings)
            found[item["id"]] = [
                {"surface": surface, "value": _grain(parser.get_date_data(surface).period, when)}
                for surface, when in hits
            ]
        return found

    return tag


def _grain(period: str | None, when: datetime) -> str:
    if period == "time":
        return when.isoformat(timespec="minutes")[:16]
    if period == "week":
        return f"{when.isocalendar().year}-W{when.isocalendar().week:02d}"
    return when.date().isoformat()[: GRAINS.get(period or "", 10)]


def parstdex_spans() -> Tagger | None:
    """The spans of parstdex, or None where it is not installed."""
    try:
        from parstdex import Parstdex  # type: ignore[import-not-found]  # noqa: PLC0415
    except ImportError:
        return None
    model = Parstdex()

    def tag(items: list[Item]) -> dict[Any, Found]:
        return {
            item["id"]: [
                {"start": start, "end": end, "value": ""}
                for start, end in model.extract_span(item["text"]).get("datetime", ())
            ]
            for item in items
            if item["lang"] in ("fa", "prs")
        }

    return tag


def heideltime(jar: pathlib.Path) -> Tagger:
    """HeidelTime: a run for every sentence, since it counts from what stood before in its document."""

    def tag(items: list[Item]) -> dict[Any, Found]:
        return {item["id"]: _java(jar, item) for item in items}

    return tag


def _java(jar: pathlib.Path, item: Item) -> Found:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "page.txt").write_text(item["text"].translate(DIGITS), "utf-8")
        (folder / "config.props").write_text(CONFIG, "utf-8")
        command = ["java", "-Dfile.encoding=UTF-8", "-jar", str(jar.resolve()), "page.txt", "-t", "NEWS", "-pos", "NO"]
        command += ["-l", HEIDELTIME[item["lang"]], "-dct", item["anchor"], "-c", "config.props"]
        out = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout.decode("utf-8")
    root = ET.fromstring(out[out.index("<TimeML") :])  # noqa: S314 - written by the program just run
    at = len((root.text or "").lstrip("\n"))
    found: Found = []
    for element in root:
        words = "".join(element.itertext())
        found.append({"start": at, "end": at + len(words), "value": element.get("value", "")})
        at += len(words) + len(element.tail or "")
    return found


def scorer(path: pathlib.Path) -> ModuleType:
    """The scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_dates", path)
    if spec is None or spec.loader is None or not path.exists():
        raise SystemExit(f"no scorer at {path}; name it with --scorer")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--gold", type=pathlib.Path, default=SHARED / "gold" / "dates" / "dev.jsonl")
    options.add_argument("--scorer", type=pathlib.Path, default=SHARED / "score" / "score_dates.py")
    options.add_argument("--heideltime", type=pathlib.Path, metavar="JAR")
    options.add_argument("--json", type=pathlib.Path, help="write the figures to this file too")
    chosen = options.parse_args()
    if not chosen.gold.exists():
        print(f"rivals: no file {chosen.gold}; name one with --gold")
        return
    count = scorer(chosen.scorer).score
    items = [json.loads(line) for line in chosen.gold.read_text("utf-8").splitlines() if line.strip()]
    ours(items)  # compile the rules before the clock runs
    taggers = {"ruznama": ours, "dateparser": dateparser_search(), "parstdex": parstdex_spans()}
    if chosen.heideltime:
        taggers["heideltime"] = heideltime(chosen.heideltime)
    figures: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for name, tagger in taggers.items():
        if tagger is None:
            print(f"{name}: not installed")
            continue
        for lang in dict.fromkeys(item["lang"] for item in items):
            mine = [item for item in items if item["lang"] == lang]
            start = time.perf_counter()
            found = tagger(mine)
            taken = time.perf_counter() - start
            rows, _ = count(mine, found)
            row = rows["all"]
            figures[lang][name] = {
                "value": row["value_f1"],
                "span": row["span_f1"],
                "clean": row["negatives_clean"] or 0.0,
                "ms": 1000 * taken / len(mine),
            }
    for lang, rows in figures.items():
        print(f"\n{lang:14}{'value F1':>10}{'span F1':>10}{'clean':>8}{'ms/item':>10}")
        for name, row in rows.items():
            print(f"{name:14}{row['value']:10.3f}{row['span']:10.3f}{row['clean']:8.2f}{row['ms']:10.2f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
