"""How fast: articles and megabytes a second for ``code`` on one core, each stage, cold start, lexicon load, memory.

    python bench/stages.py [--seconds N] [--json FILE]

The corpus is the sample news that ships with the package, brought to 3,500 characters an article (the head of one
item, the bodies of others of its language), so that figures compare with design.md section 7. Absolute figures depend
on the machine; compare the ratios inside one run. dateparser's search over the same text, where installed, is the rival
of the times stage.
"""

from __future__ import annotations

import argparse
import json
import pathlib
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from ruznama import actors, article, events, language, statements, text, times
from ruznama.config import DEFAULT
from ruznama.lexicon import samples
from ruznama.model import RawItem
from ruznama.pipeline import code, compiled, read

SIZE = 3_500
BUDGET = {"article+language": 0.6, "text": 1.0, "times": 1.2, "actors": 1.2, "statements": 1.2, "events": 1.9}


def corpus() -> dict[str, list[str]]:
    """Articles of 3,500 characters by language: the head of one sample article, then bodies of others, as one page."""
    heads: dict[str, list[str]] = {}
    bodies: dict[str, list[str]] = {}
    for item in samples():
        if item.media in ("text", "html"):
            for record in read(RawItem(uri=item.name, source=item.name, media=item.media, data=item.data)):
                parts = {"head": "", "body": ""}
                for block in record.article.blocks:
                    if block.kind in ("title", "dateline", "credit", "body"):
                        parts["body" if block.kind == "body" else "head"] += block.span.of(record.article.text) + "\n"
                heads.setdefault(record.article.lang, []).append(parts["head"])
                bodies.setdefault(record.article.lang, []).append(parts["body"])
    found: dict[str, list[str]] = {}
    for lang, texts in bodies.items():
        for start, head in enumerate(heads[lang]):
            page = head
            while len(page) < SIZE:
                page += "".join(texts[start:] + texts[:start])
            found.setdefault(lang, []).append(page[:SIZE])
    return found


def clock(
    work: Callable[[], object], seconds: float, take: Callable[[list[float]], float] = statistics.median
) -> float:
    """Median seconds of one call, or what else is taken, over as many calls as fit (three at least)."""
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while len(taken) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return take(taken)


def stages(page: str, seconds: float) -> dict[str, float]:
    """Milliseconds of each stage on one page."""
    raw = RawItem(uri="bench", source="bench", media="text", data=page.encode())
    (item, *_), _ = article.segment(raw, config=DEFAULT)
    record = code(page)
    item = record.article
    analyzed = text.analyze(item, item.lang)
    when, _ = times.find(analyzed, item)
    who, mentions, _ = actors.find(analyzed, item, when)
    said, _ = statements.find(analyzed, item, when, who, mentions)

    def front() -> None:
        (host, *_), _ = article.segment(raw, config=DEFAULT)
        language.detect(host)

    work: dict[str, Callable[[], object]] = {
        "article+language": front,
        "text": lambda: text.analyze(item, item.lang),
        "times": lambda: times.find(analyzed, item),
        "actors": lambda: actors.find(analyzed, item, when),
        "statements": lambda: statements.find(analyzed, item, when, who, mentions),
        "events": lambda: events.find(analyzed, item, when, who, mentions, said),
        "code": lambda: code(page),
    }
    return {name: clock(run, seconds) * 1000 for name, run in work.items()}


def cold() -> dict[str, float]:
    """A fresh process: seconds to import, to the first Record and to all languages; memory; the help page."""
    program = (
        "import time\nstart = time.perf_counter()\nimport resource, sys\nfrom ruznama.pipeline import code\n"
        "pages = sys.stdin.read().split('\\0')\nmark = time.perf_counter()\n"
        "code(pages[0])\nfirst = time.perf_counter()\n"
        "for page in pages: code(page)\n"
        "taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024\n"
        "print(mark - start, first - mark, time.perf_counter() - start, taken)\n"
    )
    pages = "\0".join(texts[0] for texts in corpus().values())
    done = subprocess.run([sys.executable, "-c", program], input=pages, capture_output=True, text=True, check=True)
    imported, first, everything, memory = map(float, done.stdout.split())
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "ruznama", "--help"], capture_output=True, check=False)
    return {
        "import (s)": imported,
        "first record, one language loaded (s)": first,
        "all four languages loaded (s)": everything,
        "memory, all four languages (MB)": memory,
        "ruznama --help (s)": time.perf_counter() - start,
    }


def rival(page: str, seconds: float) -> float | None:
    """Milliseconds that dateparser's search takes on the same page, None where it is not installed."""
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - optional
    except ImportError:
        return None
    return clock(lambda: search_dates(page[:SIZE]), seconds) * 1000


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=1.0, help="time for each stage and language")
    options.add_argument("--json", type=pathlib.Path, help="also write the figures here")
    chosen = options.parse_args()
    built = "compiled stages" if compiled() else "pure Python"
    print(f"Python {platform.python_version()}, {built}, {platform.machine()}, one core; pages of {SIZE} characters")
    figures: dict[str, object] = {}
    rows = {lang: stages(pages[0], chosen.seconds) for lang, pages in sorted(corpus().items())}
    print(f"{'ms a page':18}" + "".join(f"{lang:>8}" for lang in rows) + "   budget")
    for name in next(iter(rows.values())):
        line = f"{name:18}" + "".join(f"{row[name]:8.2f}" for row in rows.values())
        print(line + (f"{BUDGET[name]:9.1f}" if name in BUDGET else ""))
    for lang, row in rows.items():
        page = corpus()[lang][0]
        # What others do on the machine only adds time: the least says what the program needs.
        least = clock(lambda page=page: code(page), chosen.seconds, min)
        size = len(page.encode())
        print(
            f"{lang}: {1000 / row['code']:.0f} articles/s, {size / row['code'] / 1000:.2f} MB/s;"
            f" least disturbed {1 / least:.0f} articles/s"
        )
    print(f"a page of each: {1000 * len(rows) / sum(row['code'] for row in rows.values()):.0f} articles/s")
    figures["stages"] = rows
    slow = {lang: rival(corpus()[lang][0], chosen.seconds) for lang in rows if lang != "prs"}
    for lang, taken in slow.items():
        if taken is not None:
            print(f"dateparser search, {lang}: {taken:.1f} ms, {taken / rows[lang]['times']:.0f} times the times stage")
    figures["dateparser"] = slow
    figures["cold"] = start = cold()
    for name, value in start.items():
        print(f"{name:40} {value:8.3f}")
    print(f"memory of this process (MB): {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
