"""From a text to its Times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ruznama.lexicon import split
from ruznama.model import Article, Calendar, Folded, Issue, Lang, Shape, Span, Text, Time, Token, item_id
from ruznama.script import fold
from ruznama.times.draft import Draft
from ruznama.times.joins import share_years
from ruznama.times.parse import parse
from ruznama.times.resolve import resolution
from ruznama.times.tense import Tense
from ruznama.times.value import Value, timex
from ruznama.times.words import Settings, settings

__all__ = ["find", "scan", "tag"]

Found = tuple[Draft, Value]


def find(text: Text, item: Article) -> tuple[tuple[Time, ...], tuple[Issue, ...]]:
    """All time expressions in title and body, and the publication line as a time of its own.

    Args:
        text: the analysed article.
        item: the article; its ``published`` is the anchor of relative expressions.

    Returns:
        The times in text order, and an Issue where relative expressions stay unresolved for want of an anchor.
    """
    published = item.published
    anchor = _day(published.value) if published is not None else None
    breaks = frozenset(
        sentence.first
        for before, sentence in zip(text.sentences, text.sentences[1:], strict=False)
        if before.paragraph != sentence.paragraph
    )
    found, unresolved = scan(text.tokens, breaks, text.lang, anchor)
    times = _records(found, text.folded, item.id)
    line = published.span if published is not None else None
    if published is not None and line is not None:
        times = [time for time in times if not time.span.overlaps(line)]
        times.extend(_publication(text.folded, line, published.value, text.lang, item.id))
        times.sort(key=lambda time: time.span)
    issues: tuple[Issue, ...] = ()
    if unresolved and anchor is None:
        issues = (
            Issue(code="RZ301", stage="times", span=None, detail=f"{unresolved} relative expressions have no anchor"),
        )
    return tuple(times), issues


def tag(string: str, *, anchor: str | None = None, lang: Lang = "ar") -> tuple[Time, ...]:
    """All time expressions of a plain string.

    Args:
        string: any text.
        anchor: the day relative expressions are counted from, ``YYYY-MM-DD``, or None.
        lang: language of the text.
    """
    folded = fold(string)
    tokens, breaks = tokens_of(folded)
    found, _ = scan(tokens, breaks, lang, _day(anchor) if anchor else None)
    return tuple(_records(found, folded, "text"))


def tokens_of(folded: Folded) -> tuple[list[Token], frozenset[int]]:
    """Tokens of a folded string and where new lines begin."""
    tokens: list[Token] = []
    breaks: set[int] = set()
    text = folded.text
    end = 0
    for a, b, form, kind in split(text):
        if tokens and text.find("\n", end, a) >= 0:
            breaks.add(len(tokens))
        tokens.append(Token(a, b, form, kind, False, _SHAPES))  # type: ignore[arg-type]
        end = b
    return tokens, frozenset(breaks)


_SHAPES: tuple[Shape, ...] = ()


def scan(tokens: Sequence[Token], breaks: frozenset[int], lang: str, anchor: date | None) -> tuple[list[Found], int]:
    """Expressions with their values, and how many stayed unresolved."""
    how = settings(lang)
    items = how.lexer.read(tokens, breaks)
    drafts = parse(items, how)
    if not drafts:
        return [], 0
    share_years(drafts)
    cities = _cities(drafts, tokens, how)
    context = resolution(how, anchor, Tense(tokens, items, breaks, how))
    found: list[Found] = []
    unresolved = 0
    for draft in drafts:
        first = tokens[draft.token]
        if cities and draft.op == "weekday" and first.form in cities and first.end == draft.end:
            continue
        context.unresolved = False
        value = context.resolve(draft)
        if value is None:
            continue
        unresolved += context.unresolved
        if value.kind not in ("DURATION", "SET") and not value.value.endswith("_REF"):
            context.name(draft, value)
        found.append((draft, value))
    return found, unresolved


def _cities(drafts: Sequence[Draft], tokens: Sequence[Token], how: Settings) -> frozenset[str]:
    """Weekdays that name a city here, since the text speaks of its country (Dushanbe is Monday in Persian)."""
    if not any(draft.op == "weekday" and tokens[draft.token].form in how.namesakes for draft in drafts):
        return frozenset()
    forms = {token.form for token in tokens}
    return frozenset(form for form, near in how.namesakes.items() if not near.isdisjoint(forms))


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _records(found: Sequence[Found], folded: Folded, article: str) -> list[Time]:
    times = []
    for draft, value in found:
        span = folded.span(draft.start, draft.end)
        times.append(
            Time(
                id=item_id(article, "t", span.start, span.end),
                span=span,
                type=value.kind,
                value=value.value,
                timex=value.written or timex(value.value),
                calendar=value.calendar,
                original=value.original,
                mod=value.mod,
                anchor=value.anchor,
                rules=draft.rules,
            )
        )
    return times


def _publication(folded: Folded, span: Span, value: str, lang: str, article: str) -> list[Time]:
    """The publication line as a time; a line that tells the day in two calendars side by side is two times.

    The first carries its own day, the last the whole value of the line (the clock time stands beside it).
    """
    line = fold(folded.source[span.start : span.end])
    tokens, breaks = tokens_of(line)
    found, _ = scan(tokens, breaks, lang, _day(value))
    told = next((entry for entry in found if entry[1].first and entry[1].first.isoformat() == value[:10]), None)
    pair = _stamps(told[0]) if told else None
    if told is None or pair is None:
        calendar = told[1].calendar if told else "gregorian"
        return [_stamp(span, value, calendar, told[1].original if told else None, lang, article)]
    how = settings(lang)
    context = resolution(how, _day(value), Tense(tokens, how.lexer.read(tokens, breaks), breaks, how))
    left, right = context.resolve(pair[0]), context.resolve(pair[1])
    if left is None or right is None or left.calendar == right.calendar:
        return [_stamp(span, value, told[1].calendar, told[1].original, lang, article)]
    one = line.span(pair[0].start, pair[0].end)
    # A clock time may stand after the second date, joined to both.
    two = line.span(pair[1].start, max(pair[1].end, told[0].end))
    return [
        _stamp(_moved(one, span), left.value[:10], left.calendar, left.original, lang, article),
        _stamp(_moved(two, span), value, right.calendar, right.original, lang, article),
    ]


def _stamps(draft: Draft) -> tuple[Draft, Draft] | None:
    """The two dates that stand side by side in a line; none where a word ("corresponding to") makes them one."""
    while draft.op in ("clockdate", "daypart") and isinstance(draft.get("e"), Draft):
        draft = draft.get("e")
    if draft.op != "equate" or "corr" in draft.values:
        return None
    left, right = draft.get("a"), draft.get("b")
    return (left, right) if left.op in _DATED and right.op in _DATED else None


_DATED = frozenset({"date", "numeric", "merge"})


def _moved(span: Span, line: Span) -> Span:
    return Span(span.start + line.start, span.end + line.start)


def _stamp(span: Span, value: str, calendar: Calendar, original: str | None, lang: str, article: str) -> Time:
    return Time(
        id=item_id(article, "t", span.start, span.end),
        span=span,
        type="TIME" if "T" in value else "DATE",
        value=value,
        timex=timex(value),
        calendar=calendar,
        original=original,
        function="publication",
        rules=(f"{lang}.time.publication",),
    )
