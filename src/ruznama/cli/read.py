"""``read`` and ``add``: news in."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

import click

from ruznama import lexicon, runs
from ruznama.cli import printing
from ruznama.cli.common import archive, json_option, note, settings, verb
from ruznama.cli.heard import heard_options
from ruznama.cli.inputs import input_options, items
from ruznama.cli.progress import progress, summary, write_failure
from ruznama.model import RawItem, Record
from ruznama.runs import Report
from ruznama.sources import Failure, Options

__all__ = ["add", "read"]

FAILED = 3
INTERRUPTED = 130


@verb("read", db=False, actors=True)
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["timeline", "json", "jsonl", "csv", "statements"]),
    default="timeline",
    show_default=True,
)
@click.option("--merged", is_flag=True, help="Join what several articles tell; only with --format json.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option(
    "--why",
    is_flag=True,
    help="Name the rules behind each event, and tell of each trigger what became of it.",
)
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes.")
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Only what this actor said.")
@heard_options
@input_options
def read(  # noqa: PLR0913, PLR0917 - one argument an option
    inputs: tuple[str, ...],
    form: str,
    merged: bool,
    as_json: bool,
    why: bool,
    jobs: int | None,
    speakers: tuple[str, ...],
    filters: dict[str, Any] | None,
    options: Options,
) -> int:
    """Read news and print what it says, keeping nothing.

    FILE is text, HTML or JSONL, a folder of them, or - for standard input. With --format statements one can ask for
    statements of an act, by a speaker, to somebody, of a time; --json then prints one statement a line.
    """
    if form != "statements" and (speakers or filters):
        raise click.UsageError("--act, --speaker, --to, --since and --until go with --format statements.")
    if as_json and form != "statements":
        if form not in {"json", "timeline"}:
            raise click.UsageError(f"--json and --format {form} exclude each other.")
        form = "json"
    if merged and form not in {"json", "timeline"}:
        raise click.UsageError("--merged goes with --format json.")
    report = Report()
    stream = items(inputs, options)
    with lexicon.using(settings().config.actors):
        if form == "timeline":
            _timeline(stream, report, why=why, jobs=jobs or settings().jobs)
        else:
            records = _records(stream, report, jobs=jobs or settings().jobs)
            if form == "statements":
                _statements(records, {**(filters or {}), "speakers": speakers}, as_json=as_json)
            else:
                _print(records, form, merged=merged)
    return FAILED if report.failed else 0


def _records(stream: Iterable[RawItem | Failure], report: Report, *, jobs: int) -> Iterator[Record]:
    def good() -> Iterator[tuple[int, RawItem]]:
        for item in stream:
            if isinstance(item, Failure):
                report.fail(item)
                write_failure(item)
            else:
                yield 0, item

    for done in runs.code_all(good(), config=settings().config, jobs=jobs):
        if done.reason:
            report.fail(Failure(uri=done.raw.uri, reason=done.reason))
            write_failure(Failure(uri=done.raw.uri, reason=done.reason))
        yield from done.records


def _print(records: Iterator[Record], form: str, *, merged: bool) -> None:
    from ruznama.merge import merge  # noqa: PLC0415 - only one form needs it
    from ruznama.model import encode  # noqa: PLC0415

    if form == "jsonl":
        for record in records:
            printing.line(encode(record))
    elif form == "csv":
        printing.lines(printing.csv_rows(records))
    elif merged:
        printing.object_(merge(records))
    else:
        printing.object_({"records": list(records)})


def _statements(records: Iterator[Record], filters: dict[str, Any], *, as_json: bool) -> None:
    from ruznama.model import encode  # noqa: PLC0415 - only this form needs it
    from ruznama.views import Heard, day, statements  # noqa: PLC0415

    since, until = day(filters.pop("since", None), last=False), day(filters.pop("until", None), last=True)
    for one in statements(records, Heard(since=since, until=until, **filters)):
        if as_json:
            printing.line(encode(one))
        else:
            printing.lines(printing.statement_lines([one]))


def _timeline(stream: Iterable[RawItem | Failure], report: Report, *, why: bool, jobs: int) -> None:
    from ruznama import pipeline  # noqa: PLC0415 - only this form needs it
    from ruznama.cli.considered import considered_lines  # noqa: PLC0415
    from ruznama.store import Query, SqliteStore  # noqa: PLC0415
    from ruznama.views import timeline  # noqa: PLC0415

    store = SqliteStore(":memory:")
    with progress("reading") as told:
        done = runs.add(store, stream, config=settings().config, jobs=jobs, told=told)
    report.failed = done.failed
    if done.interrupted:
        raise KeyboardInterrupt
    runs.refresh(store)
    rules = {event.id: event.rules for record in store.records() for event in record.events} if why else None
    rows = list(timeline(store, Query()))
    printing.lines(printing.row_lines(rows, why=rules))
    found = f"{printing.count(len(rows), 'event')} in {printing.count(done.articles, 'article')}"
    if why:
        for record in store.records():
            printing.lines(considered_lines(record, pipeline.why(record)))
    note(f"{found}. To keep them: ruznama add {' '.join(_shown())}" if done.articles else found)
    store.close()


def _shown() -> list[str]:
    words = [word for word in click.get_current_context().params.get("inputs", ()) if word != "-"]
    return words[:3] + (["..."] if len(words) > 3 else []) or ["FILE..."]


@verb("add", actors=True)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--jobs", type=click.IntRange(min=1), help="Number of processes.")
@click.option("--no-merge", is_flag=True, help="Leave the merge to the next command that shows something.")
@click.option("-v", "--verbose", is_flag=True, help="Name each input on standard error once it is safely kept.")
@input_options
@json_option
def add(
    inputs: tuple[str, ...],
    jobs: int | None,
    no_merge: bool,
    verbose: bool,
    options: Options,
    as_json: bool,
) -> int:
    """Put news into the archive.

    INPUT is text, HTML or JSONL, a folder of them, or - for standard input. What is there already is not kept twice;
    a page whose text has changed becomes a new version. Ctrl-C loses nothing: run the same command again to go on.
    """
    with archive(create=True, merged=False) as store:
        stream = items(inputs, options)
        with progress("adding", verbose=verbose) as told:
            report = runs.add(store, stream, config=settings().config, jobs=jobs or settings().jobs, told=told)
        if report.interrupted:
            note(f"interrupted after {summary(report)}; run the same command again to go on")
            return INTERRUPTED
        if not no_merge:
            runs.refresh(store)
        if as_json:
            printing.object_({"schema": 1, "db": store.path, **_figures(report)})
        else:
            click.echo(f"{summary(report)} in {report.seconds:.1f} s: {store.path}")
    if sys.stderr.isatty():
        note("To see what it says: ruznama timeline")
    return FAILED if report.failed else 0


def _figures(report: Report) -> dict[str, object]:
    return {
        **{name: report.outcomes[name] for name in ("added", "version", "updated", "known")},
        "failed": report.failed,
        "failures": report.failures,
        "articles": report.articles,
        "seconds": round(report.seconds, 3),
    }
