"""One pass over title and body: tokens, sentences, quotations."""

from __future__ import annotations

from bisect import bisect_right

from ruznama.lexicon.segment import PIECE
from ruznama.model import Article, Folded, Lang, Sentence, Text, Token
from ruznama.script import FINALS, fold
from ruznama.text.pieces import FOLDED_FINALS, pieces
from ruznama.text.quotes import MARKS, find_quotes
from ruznama.text.sentences import ENDS, cut

__all__ = ["analyze"]

_ZWNJ = "\u200c"
_CODED = ("title", "body")
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
    marks: list[int] = []
    sentences: list[Sentence] = []
    paragraph = 0
    for kind, start, end in _ranges(article):
        low, high = folded.locate(start), folded.locate(end)
        for first, last in _paragraphs(folded.text, low, high):
            begin, pointed = len(tokens), len(marks)
            _tokenize(folded, lang, first, last, tokens, marks)
            if len(tokens) > begin:
                stops = [mark for mark in marks[pointed:] if tokens[mark].form in ENDS]
                for a, b in cut(tokens, begin, stops, lang):
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
        quotes=find_quotes(frozen, sentences, [mark for mark in marks if tokens[mark].form in MARKS]),
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


def _tokenize(folded: Folded, lang: str, start: int, end: int, tokens: list[Token], marks: list[int]) -> None:
    """Add the tokens of a folded range, and which of them are marks that may end a sentence or a quotation."""
    source, text, known, first = folded.source, folded.text, pieces(lang), len(tokens)
    # Tokens come in order, so that the alignment is walked beside them: a look-up each took a fifth of this stage.
    points, shifts = folded.points, folded.shifts
    place, last = bisect_right(points, start) - 1, len(points) - 1
    has_joiner = _ZWNJ in source
    at = start
    for found in PIECE.findall(text, start, end):
        piece = known[found]
        begin = at + piece.lead
        at += piece.size
        if piece.mark:
            if piece.mark == "space" or (
                piece.mark == "apart" and len(tokens) > first and tokens[-1].form[-1] in FOLDED_FINALS
            ):
                continue
            if piece.mark == "point":
                marks.append(len(tokens))
        joined, ways = False, piece.shapes
        if has_joiner and begin > start and text[begin - 1] == " ":
            while place < last and points[place + 1] < begin:
                place += 1
            joined = source[begin - 1 + shifts[place]] == _ZWNJ
        if piece.unended is not None:
            while place < last and points[place + 1] < at:
                place += 1
            if source[at - 1 + shifts[place]] in FINALS:
                ways = piece.unended
        tokens.append(Token(begin, at, piece.form, piece.kind, joined, ways))
