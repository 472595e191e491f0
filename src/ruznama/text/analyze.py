"""One pass over title and body: tokens, sentences, quotations."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from ruznama.lexicon import shapes, split
from ruznama.lexicon.clitics import apart
from ruznama.model import Article, Folded, Lang, Sentence, Shape, Text, Token
from ruznama.script import FINALS, fold, fold_form
from ruznama.text.quotes import find_quotes
from ruznama.text.sentences import cut

__all__ = ["analyze"]

_ZWNJ = "\u200c"
_CODED = ("title", "body")
_FOLDED_FINALS = frozenset(map(fold_form, FINALS))
_HOLES = ("stray", "caption", "furniture", "dateline", "credit")


def analyze(article: Article, lang: Lang | None = None) -> Text:
    """Analyse the title and the body of an article.

    Args:
        article: its blocks say which characters are title and body; without blocks the whole text is body.
        lang: language whose clitics apply (default: the article's).

    Returns:
        The Text. Characters outside title and body, and strays inside the body, have no tokens.
    """
    lang = lang or article.lang
    folded = fold(article.text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    paragraph = 0
    for kind, start, end in _ranges(article):
        low, high = folded.locate(start), folded.locate(end)
        for first, last in _paragraphs(folded.text, low, high):
            begin = len(tokens)
            tokens.extend(_tokenize(folded, lang, first, last))
            if len(tokens) > begin:
                for a, b in cut(tokens, begin, lang):
                    sentences.append(
                        Sentence(
                            first=a,
                            last=b,
                            start=tokens[a].start,
                            end=tokens[b - 1].end,
                            kind="title" if kind == "title" else "body",
                            paragraph=paragraph,
                        )
                    )
                paragraph += 1
    frozen = tuple(tokens)
    return Text(
        article=article.id,
        lang=lang,
        folded=folded,
        tokens=frozen,
        sentences=tuple(sentences),
        quotes=find_quotes(frozen, sentences),
    )


def _ranges(article: Article) -> list[tuple[str, int, int]]:
    """Source ranges to code, in text order: title and body blocks, without what other blocks take out of them."""
    if not article.blocks:
        return [("body", 0, len(article.text))] if article.text else []
    holes = sorted((b.span for b in article.blocks if b.kind in _HOLES), key=lambda span: span.start)
    found: list[tuple[str, int, int]] = []
    for block in article.blocks:
        if block.kind not in _CODED:
            continue
        at = block.span.start
        for hole in holes:
            if hole.overlaps(block.span):
                if hole.start > at:
                    found.append((block.kind, at, hole.start))
                at = max(at, hole.end)
        if at < block.span.end:
            found.append((block.kind, at, block.span.end))
    return sorted(found, key=lambda item: item[1])


def _paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            found.append((start, stop))
        start = stop + 1
    return found


def _tokenize(folded: Folded, lang: str, start: int, end: int) -> list[Token]:
    source, text = folded.source, folded.text
    # Tokens come in order, so that the alignment is walked beside them: a look-up each took a fifth of this stage.
    points, shifts = folded.points, folded.shifts
    at, last = bisect_right(points, start) - 1, len(points) - 1
    has_joiner = _ZWNJ in source
    found = []
    spelled, before = apart(lang), ""
    for a, b, form, kind in split(text, start, end):
        if form in spelled and before[-1:] in _FOLDED_FINALS:
            continue
        before = form
        joined = False
        if has_joiner and a > start and text[a - 1] == " ":
            while at < last and points[at + 1] < a:
                at += 1
            joined = source[a - 1 + shifts[at]] == _ZWNJ
        ways = shapes(lang, form) if kind == "word" else _plain(form)
        if len(ways) > 1 and form[-1] in _FOLDED_FINALS:
            while at < last and points[at + 1] < b:
                at += 1
            if source[b - 1 + shifts[at]] in FINALS:
                ways = tuple(way for way in ways if not way.suffix)
        found.append(Token(a, b, form, kind, joined, ways))  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=4096)
def _plain(form: str) -> tuple[Shape, ...]:
    """Numbers and marks carry no clitics."""
    return (Shape(form, "", ""),)
