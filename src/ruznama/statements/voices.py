"""Speakers without a name ("an informed source", "the governor"): actors of their own, called by what they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from ruznama.lexicon import cells, rows, split_form
from ruznama.model import Actor, Mention, Span, Statement, unknown_actor_id
from ruznama.statements.rules import words

__all__ = ["heads", "kinds", "unnamed", "voice_of", "voices"]


# Wordings remembered; "a source" recurs from page to page.
_REMEMBERED = 1_000


@cache
def heads(lang: str) -> Mapping[str, tuple[str, str]]:
    """Folded word -> English name and kind (person, group; word for what only describes them)."""
    return {
        "".join(split_form(form)): (row["name"], row["kind"])
        for row in reversed(rows(lang, "unnamed"))
        for form in cells(row["form"])
    }


@cache
def kinds(lang: str) -> frozenset[str]:
    """Single words for people and bodies that may speak without a name."""
    return frozenset(word for word, (_, kind) in heads(lang).items() if kind != "word")


@cache
def unnamed(lang: str) -> frozenset[str]:
    """Words that head an unnamed subject, with and without the article.

    In Persian a title may bear a name behind it, so that none is among them; oblique duals and plurals are objects.
    """
    barred = words(lang, "not_alone")
    if words(lang, "verb_final"):
        barred |= words(lang, "titles") | words(lang, "roles")
    oblique = tuple(words(lang, "oblique"))
    bare = {word for word in kinds(lang) - barred if not (oblique and word.endswith(oblique))}
    definite = {letters + word for letters in words(lang, "article") for word in bare}
    return words(lang, "anonymous") | bare | definite


def voice_of(
    lang: str, source: str, span: Span, mentions: Iterable[Mention], actors: Mapping[str, Actor]
) -> Actor | None:
    """The actor for words that name nobody; None where they hold no word for a kind of people.

    Args:
        lang: language of the text.
        source: the text.
        span: the words.
        mentions: mentions of the text; a state named inside the words is the actor's country.
        actors: actors by id.
    """
    described = _described(lang, span.of(source))
    if described is None:
        return None
    label, kind = described
    inside = (actors.get(m.actor or "") for m in mentions if span.start <= m.span.start and m.span.end <= span.end)
    state = next((actor for actor in inside if actor is not None and actor.country), None)
    name = label + (f" ({state.country})" if state is not None else "")
    return Actor(
        id=unknown_actor_id(f"voice\x1f{name}"),
        name=name,
        names={"en": name},
        kind="person" if kind == "person" else "group",
        country=state.country if state is not None else None,
        known=False,
    )


@lru_cache(maxsize=_REMEMBERED)
def _described(lang: str, spelled: str) -> tuple[str, str] | None:
    """English name and kind of what words tell of, None for no people; asked for a statement and for its actor."""
    form = split_form(spelled)
    # English puts the head last, and what only describes it behind a preposition.
    cut = next((at for at, word in enumerate(form) if word in words(lang, "head_ends")), len(form))
    found = tuple(_entries(lang, form[:cut]))
    people = [entry for entry in found if entry[1] != "word"]
    if not people:
        return None
    name, kind = people[-1] if lang == "en" else people[0]
    return " ".join((*(other for other, what in found if what == "word"), name)), kind


def _entries(lang: str, form: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """What the words are listed as, with or without the article; an ending may stand apart from its noun."""
    listed, at = heads(lang), 0
    while at < len(form):
        size = 2 if "".join(form[at : at + 2]) in listed else 1
        word = "".join(form[at : at + size])
        article = next((letters for letters in words(lang, "article") if word.startswith(letters)), "")
        entry = listed.get(word) or listed.get(word.removeprefix(article))
        if entry is not None:
            yield entry
        at += size


def voices(
    lang: str, source: str, said: Iterable[Statement], actors: Iterable[Actor], mentions: Iterable[Mention]
) -> tuple[Actor, ...]:
    """The actors of speakers that no mention names, in text order.

    Args:
        lang: language of the text.
        source: the text.
        said: its statements.
        actors: actors that the text names.
        mentions: where they stand.
    """
    known = {actor.id: actor for actor in actors}
    listed = tuple(mentions)
    found: dict[str, Actor] = {}
    for one in said:
        if one.speaker is None or one.speaker in known or one.speaker in found or one.speaker_span is None:
            continue
        voice = voice_of(lang, source, one.speaker_span, listed, known)
        if voice is not None and voice.id == one.speaker:
            found[voice.id] = voice
    return tuple(found.values())
