"""``dates``: the times stage alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from ruznama import language, times
from ruznama.cli import printing
from ruznama.cli.common import json_option, verb
from ruznama.cli.inputs import LANGUAGES, date_option
from ruznama.errors import SourceError
from ruznama.model import Article, Lang, Time, encode

__all__ = ["dates"]

FAILED = 3


class _Line(msgspec.Struct):
    """A sentence to be tagged."""

    text: str
    id: str | int | None = None
    lang: Lang | None = None
    anchor: str | None = None


@verb("dates", db=False)
@click.argument("text", required=False)
@click.option(
    "--anchor", metavar="DATE", callback=date_option, help="The day the text was published, for words like yesterday."
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Its language; else it is detected.")
@click.option("--jsonl", metavar="FILE", help="Tag each line of FILE ({id, lang, text, anchor}); - is standard input.")
@json_option
def dates(text: str | None, anchor: str | None, lang: Lang | None, jsonl: str | None, as_json: bool) -> int:
    """Tag the dates, times and durations in TEXT, which is a text, a file's name, or - for standard input."""
    if (text is None) == (jsonl is None):
        raise click.UsageError("Give a TEXT or --jsonl FILE.")
    if jsonl is not None:
        return _lines(jsonl, anchor, lang)
    given = _text(text or "")
    found = times.tag(given, anchor=anchor, lang=lang or _detected(given))
    if as_json:
        printing.object_({"schema": 1, "times": [_shown(given, time) for time in found]})
    else:
        for time in found:
            mod = f" {time.mod}" if time.mod else ""
            surface = " ".join(time.span.of(given).split())
            click.echo(f"{time.span.start}-{time.span.end}\t{time.type}\t{time.value}{mod}\t{surface}")
    return 0


def _lines(name: str, anchor: str | None, lang: Lang | None) -> int:
    """Tag the lines of a file; a line that is none is named, and the rest goes on."""
    decoder, failed = msgspec.json.Decoder(_Line), False
    for number, data in enumerate(_stream(name), 1):
        if not data.strip():
            continue
        try:
            line = decoder.decode(data)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
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


def _detected(text: str) -> Lang:
    found, _, _ = language.detect(Article(id="a", uri="text", part=0, lang="und", text=text))
    return found


def _shown(text: str, time: Time) -> dict[str, object]:
    shown: dict[str, object] = {
        "start": time.span.start,
        "end": time.span.end,
        "surface": time.span.of(text),
        "value": time.value,
        "timex": time.timex,
        "type": time.type,
    }
    more = {"calendar": time.calendar, "original": time.original, "mod": time.mod, "anchor": time.anchor}
    return {**shown, **{name: value for name, value in more.items() if value is not None}}
