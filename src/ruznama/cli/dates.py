"""``dates``: the times stage alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
import msgspec

from ruznama import article, language, times
from ruznama.cli import printing
from ruznama.cli.common import json_option, verb
from ruznama.cli.inputs import LANGUAGES, date_option
from ruznama.config import DEFAULT
from ruznama.errors import SourceError
from ruznama.model import Article, Lang, RawItem, Time, encode

__all__ = ["dates"]

FAILED = 3


class _Line(msgspec.Struct):
    """A sentence to be tagged."""

    text: str
    id: str | int | None = None
    lang: Lang | None = None
    anchor: str | None = None


_EXAMPLES = """\b
Examples:
  ruznama dates "They met yesterday." --anchor 2024-03-05
  ruznama dates article.txt --lang fa
  ruznama dates article.txt --timeml > article.tml
  ruznama dates --jsonl sentences.jsonl > times.jsonl

Without --anchor a date line at the head of the text is taken for it; without either, words like "yesterday" stay
open (XXXX). Each line tells where the expression stands, its type, its value, its words, and why: the date in its own
calendar, the day it was counted from, and the rules that read it (ruznama explain RULE).
"""


@verb("dates", db=False, epilog=_EXAMPLES)
@click.argument("text", required=False)
@click.option(
    "--anchor", metavar="DATE", callback=date_option, help="The day the text was published, for words like yesterday."
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Its language; else it is detected.")
@click.option("--jsonl", metavar="FILE", help="Tag each line of FILE ({id, lang, text, anchor}); - is standard input.")
@click.option("--timeml", is_flag=True, help="Print the text as TimeML, with a TIMEX3 element around each expression.")
@json_option
def dates(
    text: str | None, anchor: str | None, lang: Lang | None, jsonl: str | None, timeml: bool, as_json: bool
) -> int:
    """Tag the dates, times and durations in TEXT, which is a text, a file's name, or - for standard input."""
    if (text is None) == (jsonl is None):
        raise click.UsageError("Give a TEXT or --jsonl FILE.")
    if timeml and (as_json or jsonl is not None):
        raise click.UsageError("--timeml is a format of its own: leave out --json and --jsonl.")
    if jsonl is not None:
        return _lines(jsonl, anchor, lang)
    given = _text(text or "")
    told = lang or _detected(given)
    anchor = anchor or _dateline(given, told)
    found = times.tag(given, anchor=anchor, lang=told)
    if anchor is None and any(_open(time) for time in found):
        click.echo("ruznama: some expressions are relative; --anchor DATE says what they are counted from.", err=True)
    if timeml:
        click.echo(times.timeml(given, found), nl=False)
    elif as_json:
        printing.object_({"schema": 1, "times": [_shown(given, time) for time in found]})
    else:
        for time in found:
            mod = f" {time.mod}" if time.mod else ""
            surface = " ".join(time.span.of(given).split())
            click.echo(f"{time.span.start}-{time.span.end}\t{time.type}\t{time.value}{mod}\t{surface}\t{_why(time)}")
    return 0


def _lines(name: str, anchor: str | None, lang: Lang | None) -> int:
    """Tag the lines of a file; a line that is none is named, and the rest goes on."""
    decoder, failed = msgspec.json.Decoder(_Line), False
    for number, data in enumerate(_stream(name), 1):
        if not data.strip():
            continue
        try:
            line = decoder.decode(data)
            _check(line.anchor)
        except (msgspec.DecodeError, ValueError) as error:
            click.echo(f"ruznama: not read: {name} line {number}: {error}", err=True)
            failed = True
            continue
        found = times.tag(line.text, anchor=line.anchor or anchor, lang=line.lang or lang or _detected(line.text))
        printing.line(encode({"id": line.id, "predicted": [_shown(line.text, time) for time in found]}))
    return FAILED if failed else 0


def _stream(name: str) -> Iterator[bytes]:
    if name == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as stream:
            yield from stream
    except OSError as error:
        raise SourceError(name, str(error.strerror or error)) from error


def _text(given: str) -> str:
    """The text meant: standard input, a file's content, or the words themselves."""
    try:
        if given == "-":
            return sys.stdin.buffer.read().decode("utf-8", "replace")
        # A text of many words is no file name, and asking the system for it may fail.
        if len(given) < 256 and "\n" not in given and "\0" not in given and Path(given).is_file():
            return Path(given).read_bytes().decode("utf-8", "replace")
    except OSError as error:
        raise SourceError(given, str(error.strerror or error)) from error
    return given


def _check(anchor: str | None) -> None:
    """Refuse an anchor that is no date; an hour behind the day is no matter."""
    try:
        date.fromisoformat((anchor or "2000-01-01")[:10])
    except ValueError as error:
        raise ValueError(f"the anchor {anchor!r} is no date; write YYYY-MM-DD") from error


def _dateline(text: str, lang: Lang) -> str | None:
    """The day that a text of several lines bears as its date of publication."""
    if "\n" not in text.strip():
        return None
    raw = RawItem(uri="text", source="text", media="text", data=text.encode())
    (item, *_), _ = article.segment(raw, config=DEFAULT)
    published, _ = times.publication(msgspec.structs.replace(item, lang=lang))
    return published.value if published else None


def _detected(text: str) -> Lang:
    found, _, _ = language.detect(Article(id="a", uri="text", part=0, lang="und", text=text))
    return found


def _open(time: Time) -> bool:
    """Whether a value stayed open for want of an anchor; what is vague stays so with one."""
    vague = any(rule.endswith(".vague") for rule in time.rules)
    return time.type in ("DATE", "TIME") and not vague and time.value.startswith(("XXXX", "PAST", "PRESENT", "FUTURE"))


def _why(time: Time) -> str:
    """The date in its own calendar, the day it was counted from, the rules."""
    told = [f"{time.calendar} {time.original}"] if time.original else []
    if time.anchor:
        told.append(f"from {time.anchor}")
    return "; ".join([*told, " ".join(time.rules)])


def _shown(text: str, time: Time) -> dict[str, object]:
    shown: dict[str, object] = {
        "start": time.span.start,
        "end": time.span.end,
        "surface": time.span.of(text),
        "value": time.value,
        "timex": time.timex,
        "type": time.type,
    }
    more = {
        "calendar": time.calendar,
        "original": time.original,
        "mod": time.mod,
        "anchor": time.anchor,
        "rules": time.rules,
    }
    return {**shown, **{name: value for name, value in more.items() if value is not None}}
