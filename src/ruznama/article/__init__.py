"""From an input to segmented articles."""

from ruznama.config import Config
from ruznama.model import Article, Issue, RawItem, article_id

__all__ = ["segment"]


def segment(raw: RawItem, *, config: Config) -> tuple[tuple[Article, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands: the whole text as one article."""
    text = raw.data.decode("utf-8", "replace")
    return (Article(id=article_id(raw.source, text, 0), uri=raw.uri, part=0, lang="und", text=text),), ()
