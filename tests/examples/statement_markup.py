"""Example sentences of ``statement_examples.toml``: names in brackets, what must be found behind an arrow.

A line is ``text => speaker | act | content ;; ...`` or ``text => -`` where nothing must be found. ``[name]`` is a person;
``[name:c]`` a country, ``:g`` a government, ``:o`` an organization, ``:u`` an outlet, ``:p`` a place, ``:r`` a group, ``:t`` a time;
``[name=other]`` names the actor ``other``. The speaker ``?`` is unlinked. Acts that are right too stand behind a slash. ``TITLE`` opens a headline.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ruznama import statements
from ruznama.lexicon import languages_of, rules
from ruznama.model import Actor, Article, Block, Mention, Span, Statement, Time
from ruznama.text import analyze

KINDS = {
    "": "person", "c": "country", "g": "government", "o": "organization", "u": "outlet", "p": "place", "r": "group",
}  # fmt: skip
_MARK = re.compile(r"\[(?P<name>[^\]:=]+)(?::(?P<kind>\w))?(?:=(?P<actor>[^\]]+))?\]")


class Example(NamedTuple):
    lang: str
    text: str
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    title: bool
    expected: tuple[tuple[str, str, str], ...]

    def read(self) -> tuple[Statement, ...]:
        whole = Span(0, len(self.text))
        blocks = (Block("title" if self.title else "body", whole),)
        article = Article(id="a", uri="a", part=0, lang=self.lang, text=self.text, blocks=blocks)
        return statements.find(analyze(article), article, self.times, self.actors, self.mentions)[0]


def example(lang: str, line: str) -> Example:
    marked, _, right = line.partition("=>")
    title = marked.startswith("TITLE")
    marked = marked.removeprefix("TITLE").strip()
    text, actors, mentions, times, at = "", {}, [], [], 0
    for found in _MARK.finditer(marked):
        text += marked[at : found.start()]
        name = found["name"]
        at = found.end()
        if found["kind"] == "t":
            span = Span(len(text), len(text) + len(name))
            times.append(Time(id=f"t{len(times)}", span=span, type="DATE", value="2025-01-01", timex="2025-01-01"))
            text += name
            continue
        actor = found["actor"] or name
        kind = KINDS[found["kind"] or ""]
        actors.setdefault(actor, Actor(id=actor, name=actor, names={}, kind=kind))
        mentions.append(
            Mention(id=f"m{len(mentions)}", span=Span(len(text), len(text) + len(name)), kind="name", actor=actor)
        )
        text += name
    text += marked[at:]
    expected = []
    for item in right.split(";;"):
        if item.strip() not in ("-", ""):
            speaker, act, content = (part.strip() for part in item.split(" | "))
            expected.append((speaker, act, content))
    return Example(lang, text, tuple(actors.values()), tuple(mentions), tuple(times), title, tuple(expected))


def listed(lang: str) -> list[str]:
    """Example lines of a language; Dari must read the Persian ones too."""
    return [line for folder in languages_of(lang) for line in own(folder)]


def own(folder: str) -> list[str]:
    """Example lines that a language has of its own."""
    found = rules(folder, "statement_examples")
    lines = found["examples"].splitlines() + found["counter"].splitlines()
    return [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def missed(ex: Example) -> list[str]:
    """What is wrong, in words; empty where everything is right."""
    got = list(ex.read())
    wrong = []
    for speaker, acts, content in ex.expected:
        start = ex.text.find(content)
        assert start >= 0, f"not in the text: {content}"
        span = (start, start + len(content))
        best = max(got, key=lambda s: overlap(span, (s.content.start, s.content.end)), default=None)
        if best is None or overlap(span, (best.content.start, best.content.end)) < 0.8:
            shown = best.content.of(ex.text) if best else None
            wrong.append(f"missed {content!r} (nearest {shown!r})")
            continue
        got.remove(best)
        # A speaker without a name is an actor of its own; here it is as unlinked as words nobody knows.
        named = best.speaker if best.speaker in {actor.id for actor in ex.actors} else "?"
        if named != speaker:
            wrong.append(f"speaker {best.speaker!r}, not {speaker!r}, of {content!r}")
        if best.act not in acts.split("/"):
            wrong.append(f"act {best.act}, not {acts}, of {content!r}")
    wrong += [f"found {s.content.of(ex.text)!r} ({s.act}, {s.speaker}, {s.rules})" for s in got]
    return wrong
