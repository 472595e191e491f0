"""Who did what to whom."""

from ruznama.model import Actor, Article, Event, Issue, Mention, Statement, Text, Time

__all__ = ["find"]


def find(
    text: Text,
    item: Article,
    times: tuple[Time, ...],
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    """Placeholder until the stage lands."""
    return (), ()
