"""Compile the gold sources into gold files.

    python scripts/build_gold.py [LANG ...] [--check] [--source DIR --out DIR]

Reads ``gold/source/<lang>/<id>.toml`` and the actor tables ``gold/source/actors/*.tsv``.
Writes ``gold/<lang>/<id>.txt`` and ``<id>.json``. ``--source gold/second --out DIR`` compiles the second pass, with the
same actor tables, into a folder of its own.

With ``--check`` nothing is written, and the exit code is 1 where a built file is not what its source says. Every span
of a source is a quotation of its text. A quotation that is absent, or present more than once without a number, stops
the build: gold must never drift from its text in silence. ``gold/README.md`` describes the source format.
"""

from __future__ import annotations

import argparse
import itertools
import json
import pathlib
import re
import sys
import tomllib
from typing import Any

ROOT = pathlib.Path(__file__).resolve().parents[1] / "gold"
LANGS = ("ar", "en", "fa", "prs")
VOCABULARY = {
    "act": """say report announce ask demand offer promise agree refuse deny claim accuse criticize welcome support
        stress warn threaten""",
    "type": """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
        MOBILIZE COERCE ASSAULT""",
    "status": "happened ongoing planned offered conditional negated",
    "actor": "person country government organization group place outlet",
    "block": "title dateline body caption credit keywords end_marker related_header furniture stray",
    "calendar": "gregorian persian islamic",
}
MENTION = {"~": "nominal", "^": "pronoun"}
# Kinds of line that a reader may take for one another.
LIKE = {"related_header": ["furniture", "related_article", "stray"], "furniture": ["related_header", "stray"]}
# One-letter words written together with the next one (and, so, by, to, like); they stand outside a span.
GLUED = {"ar": "\u0648\u0641\u0628\u0644\u0643", "fa": "", "prs": "", "en": ""}

KEYS = {
    "item": """lang published timezone layout text outlet credit keywords calendar times mentions optional_mentions
        actors statements events composed topic alt_published""",
    "time": "q v alt type cal mod pub optional note",
    "statement": "by who cue content also act direct to channel via when optional note",
    "event": "type mode who when where status bg at optional note",
}

Item = dict[str, Any]


class GoldError(ValueError):
    """A source that does not fit its text or the shape of gold."""


def need(ok: object, *what: object) -> None:
    """Raise ``GoldError`` with the words of ``what`` unless ``ok``."""
    if not ok:
        raise GoldError(" ".join(map(str, what)))


def words(kind: str) -> frozenset[str]:
    """The closed vocabulary of one field."""
    return frozenset(VOCABULARY[kind].split())


def known(row: Item, kind: str) -> None:
    """Refuse keys that the format does not have (a slip would be dropped in silence)."""
    extra = sorted(set(row) - set(KEYS[kind].split()))
    need(not extra, "unknown key in", kind, *extra, row)


def places(text: str, quote: str) -> list[int]:
    """Starts of every occurrence of ``quote``."""
    return [m.start() for m in re.finditer(re.escape(quote), text)]


def span(text: str, quote: str) -> Item:
    """The span of a quotation.

    ``words`` must occur once; ``words #2`` is its second occurrence; ``first … last`` runs
    from the one to the next other; ``words @ more words`` are those inside the latter.
    """
    said, _, around = quote.partition(" @ ")
    if around:
        outer = span(text, around)
        inner = span(text[outer["start"] : outer["end"]], said)
        return {k: v + outer["start"] for k, v in inner.items()}
    said, _, number = quote.partition(" #")
    first, _, last = said.partition(" … ")
    found = places(text, first)
    need(found, "not in the text:", quote)
    need(number or len(found) == 1, len(found), "times in the text, give a number:", quote)
    at = int(number or 1)
    need(1 <= at <= len(found), "only", len(found), "times in the text:", quote)
    start = found[at - 1]
    end = start + len(first)
    if last:
        stop = text.find(last, end)
        need(stop >= 0, "the end is not in the text:", quote)
        end = stop + len(last)
    need(text[start:end] == text[start:end].strip() != "", "blank at an end:", quote)
    return {"start": start, "end": end}


def whole(text: str, lang: str, quote: str) -> list[Item]:
    """Every occurrence of ``quote`` as a word, glued particles before it allowed."""
    glue = f"[{GLUED[lang]}]{{0,2}}" if GLUED[lang] else ""
    found = [
        {"start": m.start(1), "end": m.end(1)} for m in re.finditer(rf"(?<!\w){glue}({re.escape(quote)})(?!\w)", text)
    ]
    need(found, "not a word of the text:", quote)
    return found


def choices(value: str) -> list[str | None]:
    """``a|b|null`` as a list; the first is the judgement, the others are right too."""
    return [None if v == "null" else v for v in value.split("|")]


def flags(out: Item, row: Item) -> Item:
    """Carry ``optional`` and ``note`` over."""
    out |= {k: row[k] for k in ("optional", "note") if row.get(k)}
    return out


def alts(out: Item, **fields: list[Any]) -> Item:
    """Add ``alt`` where there are other right values."""
    if found := {k: v for k, v in fields.items() if v}:
        out["alt"] = {**out.get("alt", {}), **found}
    return out


# ---------------------------------------------------------------- the page


def blocks(text: str, layout: str) -> list[Item]:
    """The blocks of the page: one word of ``layout`` a line, ``body`` takes all that the others leave."""
    kinds = layout.split()
    need(kinds.count("body") == 1 and set(kinds) <= words("block"), "bad layout:", layout)
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    spare = len(lines) - len(kinds) + 1
    need(spare >= 1, "more kinds than lines:", layout)
    at, out = 0, []
    for kind in kinds:
        count = spare if kind == "body" else 1
        one = {"kind": kind, "span": {"start": lines[at][0], "end": lines[at + count - 1][1]}}
        out.append(alts(one, kind=LIKE.get(kind, [])))
        at += count
    return out


def named(text: str, value: str | None) -> Item | None:
    """``Name | quotation`` as a name with its span."""
    if value is None:
        return None
    name, _, quote = value.partition(" | ")
    return {"name": name, "span": span(text, quote or name)}


def precision(value: str) -> str:
    """The precision of a date value."""
    if "/" in value:
        return "interval"
    if "T" in value:
        return "second" if value.count(":") == 2 else "minute"
    if re.fullmatch(r"\d{3}X", value):
        return "decade"
    if re.fullmatch(r"\d{4}-(2[1-4])", value):
        return "season"
    if re.fullmatch(r"\d{4}-(3[3-6])", value):
        return "quarter"
    return {4: "year", 7: "month", 8: "interval", 10: "day"}.get(len(value.rstrip("~")), "day")


def article(stem: str, src: Item, text: str, when: Item | None) -> Item:
    """The ``article`` part of a record."""
    parts = blocks(text, src["layout"])
    titles = [b["span"] for b in parts if b["kind"] == "title"]
    published = None
    if value := src.get("published"):
        published = {
            "value": value,
            "precision": precision(value),
            "timezone": src.get("timezone"),
            "origin": "line" if when else "metadata",
            "span": when,
        }
    out: Item = {
        "id": stem,
        "uri": f"{stem}.txt",
        "part": 0,
        "lang": src["lang"],
        "chars": len(text),
        "title": titles[0] if titles else None,
        "outlet": named(text, src.get("outlet")),
        "credit": named(text, src.get("credit")),
        "published": published,
        "keywords": src.get("keywords", []),
        "blocks": parts,
    }
    other = src.get("alt_published", [])
    if value and "T" in value:
        other = [*other, value + ":00"] if precision(value) == "minute" else other
    return alts(out, published=other)


# ---------------------------------------------------------------- the layers


def times(src: Item, text: str) -> list[Item]:
    """The times, in the order of the text."""
    out = []
    for row in src.get("times", []):
        known(row, "time")
        value, *other = row["v"].split("|")
        kind, *types = (row.get("type") or sort(value)).split("|")
        cal = row.get("cal", src.get("calendar", "gregorian"))
        need(cal in words("calendar"), "calendar", cal)
        one: Item = {
            "span": span(text, row["q"]),
            "type": kind,
            "value": value,
            "calendar": cal,
            "function": "publication" if row.get("pub") else "none",
        }
        types += ["DATE"] if kind == "TIME" else []
        if kind == "TIME" and not value.startswith("T"):
            other = [*other, value.split("T")[0]]
        if mod := row.get("mod"):
            one["mod"] = mod
        out.append(flags(alts(one, value=other, type=types), row))
    return number(out, "t")


def sort(value: str) -> str:
    """The type that a time value has by its shape."""
    if value.endswith("_REF"):
        return "DATE"
    if value.startswith("P"):
        return "DURATION"
    return "TIME" if "T" in value else "DATE"


def mentions(src: Item, text: str, base: dict[str, Item]) -> list[Item]:
    """The mentions, in the order of the text.

    Under ``#*`` an occurrence inside a mention already there is skipped; an optional one only inside one of the
    same actor.
    """
    exact: list[Item] = []
    loose: list[Item] = []
    for key, optional in (("mentions", False), ("optional_mentions", True)):
        for actor, quotes in src.get(key, {}).items():
            need(actor in base, "unknown actor", actor)
            for quote in quotes:
                kind = MENTION.get(quote[0], "name")
                said = quote[1:] if quote[0] in MENTION else quote
                every = said.endswith(" #*")
                spans = whole(text, src["lang"], said[:-3]) if every else [span(text, said)]
                for s in spans:
                    one = {"span": s, "kind": kind, "actor": actor}
                    if optional:
                        one["optional"] = True
                    (loose if every else exact).append(one)
    out = list(exact)
    for one in sorted(loose, key=lambda m: (m["span"]["start"] - m["span"]["end"], m.get("optional", False))):
        rivals = (o for o in out if meets(one["span"], o["span"]))
        if not any(o["actor"] == one["actor"] or o["span"] == one["span"] or not one.get("optional") for o in rivals):
            out.append(one)
    must = sorted((m["span"]["start"], m["span"]["end"]) for m in out if not m.get("optional"))
    for a, b in itertools.pairwise(must):
        need(a[1] <= b[0], "two required mentions overlap:", text[a[0] : a[1]], "/", text[b[0] : b[1]])
    return number(out, "m")


def meets(a: Item, b: Item) -> bool:
    """Whether two spans share a character."""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def statements(src: Item, text: str, base: dict[str, Item]) -> list[Item]:
    """The statements, in the order of the source."""
    out = []
    for row in src.get("statements", []):
        known(row, "statement")
        act, *acts = choices(row["act"])
        need({act, *acts} <= words("act"), "unknown act", row["act"])
        by, *others = choices(row.get("by", "null"))
        for name in (by, *others, *row.get("to", []), *row.get("via", [])):
            need(name is None or name in base, "unknown actor", name)
        one: Item = {
            "speaker": by,
            "speaker_span": span(text, row["who"]) if "who" in row else None,
            "cue": span(text, row["cue"]) if "cue" in row else None,
            "content": span(text, row["content"]),
            "direct": row.get("direct", False),
            "act": act,
            "addressees": row.get("to", []),
            "channel": row.get("channel"),
            "via": row.get("via", []),
            "when": choices(row.get("when", "null"))[0],
        }
        also = [span(text, q) for q in row.get("also", [])]
        out.append(flags(alts(one, act=acts, speaker=others, content=also), row))
    return number(out, "s")


def sides(value: str, base: dict[str, Item]) -> Item:
    """``a b > c`` as actors and recipients."""
    left, _, right = value.partition(">")
    for name in (*left.split(), *right.split()):
        need(name in base, "unknown actor", name)
    return {"actors": left.split(), "recipients": right.split()}


def events(src: Item, text: str, base: dict[str, Item]) -> list[Item]:
    """The events, in the order of the source."""
    out = []
    for row in src.get("events", []):
        known(row, "event")
        kind, *kinds = choices(row["type"])
        status, *states = choices(row.get("status", "happened"))
        need({kind, *kinds} <= words("type"), "unknown type", row["type"])
        need({status, *states} <= words("status"), "unknown status", row.get("status", ""))
        value, *dates = choices(row.get("when", "null"))
        readings = [sides(r, base) for r in ([row["who"]] if isinstance(row["who"], str) else row["who"])]
        where = row.get("where")
        need(where is None or where in base, "unknown place", where)
        past = bool(value and src.get("published") and value[:4] < src["published"][:4] and status != "ongoing")
        at = [row["at"]] if isinstance(row["at"], str) else row["at"]
        one: Item = {
            "type": kind,
            "mode": row.get("mode"),
            **readings[0],
            "when": {"value": value, "precision": precision(value)} if value else None,
            "where": {"name": base[where]["name"], "country": base[where]["country"]} if where else None,
            "status": status,
            "background": row.get("bg", past),
            "trigger": None,
            "evidence": [span(text, q) for q in at],
            "note": row["note"],
        }
        out.append(flags(alts(one, type=kinds, status=states, when=dates, parties=readings[1:]), row))
    return number(out, "e", order=False)


def number(items: list[Item], letter: str, *, order: bool = True) -> list[Item]:
    """Give ids, in the order of the text where ``order``."""
    if order:
        items = sorted(items, key=lambda x: ((s := x.get("span") or x["content"])["start"], s["end"]))
    return [{"id": f"{letter}{i}", **x} for i, x in enumerate(items, 1)]


# ---------------------------------------------------------------- actors


def actor(name: str, kind: str, country: str, other: str = "", flag: str = "") -> Item:
    """One actor of gold."""
    need(kind in words("actor"), "unknown kind of actor", kind, name)
    need(country == "" or re.fullmatch(r"[A-Z]{3}", country), "country is not ISO3:", country, name)
    out: Item = {"name": name, "kind": kind, "country": country or None}
    if names := [n.strip() for n in other.split(";") if n.strip()]:
        out["alt"] = {"name": names}
    if flag:
        need(flag == "generic", "unknown flag", flag)
        out["generic"] = True
    return out


def tables(folder: pathlib.Path) -> dict[str, Item]:
    """The shared actors: ``id kind country name other-names flag``, tab-separated; an id always says the same."""
    out: dict[str, Item] = {}
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            if not line.strip() or line.startswith("#"):
                continue
            key, kind, country, name, *rest = (c.strip() for c in line.split("\t"))
            one = actor(name, kind, country, *rest[:2])
            need(out.setdefault(key, one) == one, path.name, "says otherwise of", key)
    return out


def build(stem: str, src: Item, shared: dict[str, Item]) -> tuple[str, Item]:
    """Text and gold record of one source."""
    known(src, "item")
    need(src.get("composed") is True, "not marked as composed")
    need(src["lang"] in LANGS, "unknown language", src["lang"])
    text: str = src["text"].strip("\n") + "\n"
    need(not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", text), "bidi control in the text")
    base = dict(shared)
    for key, row in src.get("actors", {}).items():
        base[key] = actor(*row)
    layers = {
        "times": times(src, text),
        "mentions": mentions(src, text, base),
        "statements": statements(src, text, base),
        "events": events(src, text, base),
    }
    line = next((t["span"] for t in layers["times"] if t["function"] == "publication"), None)
    used = {m["actor"] for m in layers["mentions"]}
    for s in layers["statements"]:
        used |= {s["speaker"], *s["addressees"], *s["via"], *s.get("alt", {}).get("speaker", [])}
    for e in layers["events"]:
        for side in (e, *e.get("alt", {}).get("parties", [])):
            used |= {*side["actors"], *side["recipients"]}
    actors = [{"id": key, **base[key]} for key in sorted(used - {None})]
    return text, {
        "schema": 1,
        "article": article(stem, src, text, line),
        "times": layers["times"],
        "actors": actors,
        **{k: layers[k] for k in ("mentions", "statements", "events")},
    }


def options(argv: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Compile the gold sources into gold files.")
    parser.add_argument("langs", nargs="*", metavar="LANG")
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a built file differs")
    parser.add_argument("--source", type=pathlib.Path, default=ROOT / "source", help="folder of <lang>/<id>.toml")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT, help="folder of the built <lang>/<id>.*")
    return parser.parse_args(argv)


def main(argv: list[str]) -> int:
    """Build the languages named (all by default)."""
    opts = options(argv)
    shared = tables(ROOT / "source" / "actors")
    bad = count = 0
    for lang in opts.langs or LANGS:
        for path in sorted((opts.source / lang).glob("*.toml")):
            try:
                src = tomllib.loads(path.read_text(encoding="utf-8"))
                need(src.get("lang") == lang, "lang is not that of its folder")
                text, record = build(path.stem, src, shared)
            except (GoldError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
                print(f"{lang}/{path.name}: {error!s}", file=sys.stderr)
                bad += 1
                continue
            made = {".txt": text, ".json": json.dumps(record, ensure_ascii=False, indent=1) + "\n"}
            for suffix, content in made.items():
                file = opts.out / lang / (path.stem + suffix)
                old = file.read_bytes().decode() if file.exists() else None
                if opts.check and old != content:
                    print(f"{lang}/{file.name}: not what its source says", file=sys.stderr)
                    bad += 1
                elif not opts.check and old != content:
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content.encode())
            count += 1
    print(f"{count} items of gold {'checked' if opts.check else 'built'}, {bad} errors", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
