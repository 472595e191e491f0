"""Who said what."""

from ruznama.model import Actor, Article, Issue, Mention, Statement, Text, Time

__all__ = ["find"]


def find(
    text: Text, item: Article, times: tuple[Time, ...], actors: tuple[Actor, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[Statement, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return (), ()
