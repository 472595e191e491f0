"""Which of the four languages an article is in."""

from ruznama.model import Article, Issue, Lang

__all__ = ["detect"]


def detect(item: Article) -> tuple[Lang, tuple[str, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return item.lang, (), ()
