"""What segmenting collects before it becomes an Article."""

from __future__ import annotations

from dataclasses import dataclass, field

from ruznama.model import Block, BlockKind, Clue, Named, Span

__all__ = ["Draft", "Votes"]


@dataclass(frozen=True)
class Votes:
    """What the markup of an HTML page tells about its lines: captions, links, headline (folded), all empty for text."""

    captions: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    title: str = ""


@dataclass
class Draft:
    """One article in the making; offsets into the text being segmented."""

    title: Span | None = None
    blocks: list[Block] = field(default_factory=list)
    outlets: list[tuple[int, Named]] = field(default_factory=list)
    credit: Named | None = None
    author: Named | None = None
    keywords: list[str] = field(default_factory=list)
    dates: list[tuple[int, Span]] = field(default_factory=list)
    related: list[Span] = field(default_factory=list)

    def block(self, kind: BlockKind, start: int, end: int) -> None:
        """Note a block; an empty range is no block."""
        if start < end:
            self.blocks.append(Block(kind, Span(start, end)))

    def outlet(self, trust: int, name: Named) -> None:
        """Note a name of the outlet; the smallest ``trust`` wins, then the first."""
        self.outlets.append((trust, name))

    def date(self, rank: int, span: Span) -> None:
        """Note a date expression of a publication line; the smallest ``rank`` is read first."""
        self.dates.append((rank, span))

    def best_credit(self) -> Named | None:
        """Where the report is from: an agency or a source, else the reporter or desk that signs it."""
        return self.credit or self.author

    def best_outlet(self) -> Named | None:
        """The most trusted name of the outlet."""
        return min(self.outlets, key=lambda item: item[0])[1] if self.outlets else None

    def clues(self, text: str) -> list[Clue]:
        """Publication lines as clues, most trusted first."""
        ordered = sorted(self.dates, key=lambda item: item[0])
        return [Clue(origin="line", value=span.of(text), span=span) for _, span in ordered]

    def sorted_blocks(self) -> tuple[Block, ...]:
        """Blocks in text order, the body before what lies inside it."""
        ordered = sorted(self.blocks, key=lambda block: (block.span.start, -block.span.end))
        return tuple(ordered if len(ordered) <= _BLOCKS else _joined(ordered))


# A page of the gold has 12 blocks at most. Where a file of a million one-word lines would give as many blocks, lines of
# one kind that follow each other become one.
_BLOCKS = 1_000


def _joined(blocks: list[Block]) -> list[Block]:
    found = blocks[:1]
    for block in blocks[1:]:
        last = found[-1]
        if block.kind == last.kind and block.kind not in ("title", "body", "related_article"):
            found[-1] = Block(last.kind, Span(last.span.start, block.span.end))
        else:
            found.append(block)
    return found
