"""The one place that knows the order of the stages.

``code`` is pure (no clock, network, environment, randomness), total (any string gives a Record), deterministic,
grounded, explained and picklable; each law has a test in ``tests/property``.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import Protocol

import msgspec
from msgspec import UNSET

from ruznama import __version__, actors, article, events, language, lexicon, statements, text, times
from ruznama.config import DEFAULT, Config
from ruznama.model import Article, Coder, Hints, Issue, RawItem, Record, article_id

__all__ = ["Ask", "code", "compiled", "read", "why"]


class Ask(Protocol):
    """The only door to a language model: a prompt goes out, an answer comes back. Absent by default."""

    def __call__(self, prompt: str) -> str:
        """Answer a prompt."""


def compiled() -> bool:
    """Whether the stages run as compiled libraries (decision 010); the records are the same."""
    found = find_spec("ruznama.events.coder")
    return found is not None and not str(found.origin).endswith(".py")


def code(item: Article | str, *, config: Config = DEFAULT, ask: Ask | None = None) -> Record:  # noqa: ARG001
    """Code one article.

    Args:
        item: a segmented article, or any string, which is then taken for the whole page and segmented first.
        config: settings.
        ask: reserved for the optional language-model engine, which is not built yet; nothing calls it.

    Returns:
        The Record. Bad text gives Issues, never an exception.
    """
    if isinstance(item, str):
        parts, early = article.segment(_raw(item), config=config)
        return _with_actors(parts[0], early, config)
    return _with_actors(item, (), config)


def read(item: RawItem, *, config: Config = DEFAULT) -> tuple[Record, ...]:
    """Code an input: the page's own article first, related articles after it.

    Args:
        item: the input as ``sources`` gives it.
        config: settings.
    """
    parts, early = article.segment(item, config=config)
    return tuple(_with_actors(part, early if part.part == 0 else (), config) for part in parts)


def why(record: Record) -> tuple[events.Considered, ...]:
    """How the events of a Record were read: every trigger of its text, the parties considered, and what became of it.

    The text is read again with the actors and rules that hold now: see ``lexicon.using``.
    """
    item = record.article
    analyzed = text.analyze(item, item.lang)
    return events.why(analyzed, item, record.times, record.actors, record.mentions, record.statements)


def _raw(page: str) -> RawItem:
    data = page.encode("utf-8", "surrogatepass")
    return RawItem(uri="text", source="text", media="text", data=data, hints=Hints())


def _with_actors(item: Article, early: tuple[Issue, ...], config: Config) -> Record:
    with lexicon.using(config.actors):
        return _code(item, early, config)


def _code(item: Article, early: tuple[Issue, ...], config: Config) -> Record:
    item, issues = _bound(item, config)
    lang, evidence, found = language.detect(item)
    issues = [*early, *issues, *found]
    item = msgspec.structs.replace(item, lang=lang, lang_evidence=evidence)
    published, found = times.publication(item)
    issues += found
    item = msgspec.structs.replace(item, published=published, clues=UNSET)
    coder = Coder(version=__version__, config=config.digest(), resources=lexicon.digest())
    if lang == "und":
        return Record(article=item, issues=tuple(issues), coder=coder)
    analyzed = text.analyze(item, lang)
    when, found = times.find(analyzed, item)
    issues += found
    who, mentions, found = actors.find(analyzed, item, when)
    issues += found
    said, found = statements.find(analyzed, item, when, who, mentions)
    issues += found
    done, found = events.find(analyzed, item, when, who, mentions, said)
    issues += found
    return Record(
        article=item,
        times=when,
        actors=(*who, *events.implied(done, who), *statements.voices(lang, item.text, said, who, mentions)),
        mentions=mentions,
        statements=said,
        events=done,
        issues=tuple(issues),
        coder=coder,
    )


def _bound(item: Article, config: Config) -> tuple[Article, list[Issue]]:
    """Cut what is too long and replace what JSON cannot carry (lone surrogates)."""
    issues: list[Issue] = []
    body = item.text
    if len(body) > config.max_chars:
        issues.append(
            Issue(code="RZ104", stage="article", span=None, detail=f"{len(body)} characters, {config.max_chars} coded")
        )
        body = body[: config.max_chars]
    if not _encodes(body):
        issues.append(Issue(code="RZ105", stage="article", span=None, detail="lone surrogates replaced"))
        body = body.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if body is item.text:
        return item, issues
    parts, _ = article.segment(_raw(body), config=config)
    fresh = parts[0]
    return msgspec.structs.replace(
        fresh, id=article_id(item.uri, body, item.part), uri=item.uri, part=item.part
    ), issues


def _encodes(body: str) -> bool:
    """Whether a text holds no lone surrogate; the encoder takes 2 microseconds, a walk over the characters 110."""
    try:
        body.encode()
    except UnicodeEncodeError:
        return False
    return True
