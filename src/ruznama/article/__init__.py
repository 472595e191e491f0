"""From an input to segmented articles: headline, body, dates, names, and everything around them."""

from ruznama.article.decode import decode
from ruznama.article.segment import segment

__all__ = ["decode", "segment"]
