"""Publication date and time expressions."""

from ruznama.model import Article, Issue, Published, Text, Time

__all__ = ["find", "publication"]


def publication(item: Article) -> tuple[Published | None, tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return item.published, ()


def find(text: Text, item: Article) -> tuple[tuple[Time, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return (), ()
