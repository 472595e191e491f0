"""Mentions and the actors they mean."""

from ruznama.model import Actor, Article, Issue, Mention, Text, Time

__all__ = ["find"]


def find(
    text: Text, item: Article, times: tuple[Time, ...]
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return (), (), ()
