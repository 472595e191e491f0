"""One input, one or more articles."""

from __future__ import annotations

import re

from ruznama.article.blocks import draft
from ruznama.article.decode import decode, issue
from ruznama.article.draft import Draft
from ruznama.article.markup import Extract, extract
from ruznama.config import Config
from ruznama.model import Article, Clue, Hints, Issue, Named, RawItem, Span, article_id
from ruznama.script import fold

__all__ = ["segment"]

# /2025/06/12/, /1404-03-22, 20250612: a day in the address. Solar and lunar years too; ``times`` tells them apart.
_URL_DATE = re.compile(
    r"(?<!\d)(?:1[34]|19|20)\d\d([/-])(?:0?[1-9]|1[0-2])\1(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<!\d)20[0-3]\d(?:0[1-9]|1[0-2])(?:3[01]|[12]\d|0[1-9])(?!\d)"
)
# A file name is no address: the date in it may be the day it was saved.
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
# An outlet's name is looked for in a text up to here; it stands at the top or at the bottom.
_NAME_SEARCH = 400


def segment(raw: RawItem, *, config: Config) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Cut an input into its article and the related articles inside it.

    Args:
        raw: the input.
        config: ``max_chars`` cuts the text, ``related`` says whether related articles become articles of their own.

    Returns:
        The page's own article, then related ones with ``part`` 1, 2, ... and their own slice as ``text``; Issues of the
        page. Times of publication are not read here: ``clues`` hold the strings, most trusted first.
    """
    text, found = decode(raw)
    issues = list(found)
    markup = Extract(text=text)
    if raw.media == "html":
        markup, more = extract(text)
        issues += more
    text, cut = markup.text[: config.max_chars], len(markup.text) > config.max_chars
    if cut or len(raw.data) > 4 * config.max_chars:
        issues.append(issue("RZ104", f"{max(len(markup.text), len(text))} characters read, {len(text)} coded"))
    if not any(char.isalpha() for char in text):
        issues.append(issue("RZ103", "no letter in the text"))
    hints = raw.hints
    made = draft(text, hint=hints.title or markup.title, votes=markup.votes)
    if hints.title and made.title is None and made.blocks:
        issues.append(issue("RZ106", "the given headline is not in the text"))
    parts = [_host(raw, text, made, markup)]
    if config.related:
        parts += [_part(raw, span.of(text), number) for number, span in enumerate(made.related, 1)]
    return tuple(parts), tuple(issues)


def _host(raw: RawItem, text: str, made: Draft, markup: Extract) -> Article:
    outlet = made.best_outlet()
    named = raw.hints.outlet or (markup.site if outlet is None else "")
    if named:
        outlet = Named(named, _find_name(text, named))
    keywords = tuple(made.keywords) or markup.keywords
    return _article(raw, text, made, part=0, outlet=outlet, keywords=keywords, clues=_clues(raw, text, made, markup))


def _part(raw: RawItem, text: str, number: int) -> Article:
    """A related article: it has neither the host's date nor its outlet."""
    made = draft(text)
    clues = tuple(made.clues(text))
    outlet, keywords = made.best_outlet(), tuple(made.keywords)
    return _article(raw, text, made, part=number, outlet=outlet, keywords=keywords, clues=clues)


def _article(
    raw: RawItem,
    text: str,
    made: Draft,
    *,
    part: int,
    outlet: Named | None,
    keywords: tuple[str, ...],
    clues: tuple[Clue, ...],
) -> Article:
    return Article(
        id=article_id(raw.source, text, part),
        uri=raw.uri,
        part=part,
        lang=raw.hints.lang or "und",
        text=text,
        title=made.title,
        outlet=outlet,
        credit=made.best_credit(),
        keywords=keywords,
        blocks=made.sorted_blocks(),
        clues=clues,
    )


def _clues(raw: RawItem, text: str, made: Draft, markup: Extract) -> tuple[Clue, ...]:
    """Date strings of the page, most trusted first: option, metadata, line, feed, url."""
    hints = raw.hints
    given = [Clue(origin=hints.origin, value=hints.published)] if hints.published else []
    first = [clue for clue in given if clue.origin != "feed"]
    late = [clue for clue in given if clue.origin == "feed"]
    metadata = [Clue(origin="metadata", value=value) for value in markup.dates]
    return (*first, *metadata, *made.clues(text), *late, *_address(hints, raw.uri))


def _address(hints: Hints, uri: str) -> list[Clue]:
    url = hints.url or uri
    if not _ADDRESS.match(url):
        return []
    found = _URL_DATE.search(url)
    return [Clue(origin="url", value=found.group())] if found else []


def _find_name(text: str, name: str) -> Span | None:
    """Where a name stands in the text, at its top or at its bottom."""
    wanted = fold(name).text
    if not wanted.strip():
        return None
    for start in (0, max(0, len(text) - _NAME_SEARCH)):
        folded = fold(text[start : start + _NAME_SEARCH])
        at = folded.text.find(wanted)
        if at >= 0:
            span = folded.span(at, at + len(wanted))
            return Span(start + span.start, start + span.end)
    return None
