"""An archive of made-up news for measuring: 20,000 documents and 100,000 events in four languages.

    python bench/archive.py PATH [DOCUMENTS]

Actors and their spellings are those of the actor base, words those of the language's word lists, so that search meets
real forms; what the texts say is noise, and their Records are put together by hand: coding is measured elsewhere.
A run that was stopped is gone on with: the news is always the same.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from ruznama import lexicon
from ruznama.model import (
    Actor,
    Article,
    Block,
    Coder,
    Event,
    Mention,
    Named,
    Published,
    RawItem,
    Record,
    Span,
    Statement,
    When,
    article_id,
    item_id,
)
from ruznama.runs import refresh
from ruznama.store import Coded, SqliteStore

LANGS = ("ar", "fa", "prs", "en")
STATES = (
    "USA", "IRN", "RUS", "CHN", "KOR", "PRK", "JPN", "TUR", "SAU", "EGY", "QAT", "IRQ", "AFG", "PAK", "IND", "FRA",
    "DEU", "GBR", "ISR", "SYR", "UKR", "ARE", "JOR", "OMN",
)  # fmt: skip
KINDS = (
    ("CONSULT", "happened"), ("CONSULT", "happened"), ("CONSULT", "planned"), ("AGREE", "happened"),
    ("AGREE", "offered"), ("REQUEST", "happened"), ("REJECT", "happened"), ("ACCUSE", "happened"),
    ("THREATEN", "happened"), ("SANCTION", "happened"), ("AGREE", "negated"), ("MOBILIZE", "happened"),
)  # fmt: skip
JOINT = frozenset({"CONSULT", "AGREE"})
# As in the press: five events and two statements in 3,500 characters; an event is told by two and a half articles.
EVENTS, SAID, LENGTH, TOLD = 5, 2, 3_500, 2.5
DAYS = 5_000


def _words(lang: str, chance: random.Random) -> list[str]:
    """A vocabulary: the words of the lists first, then made-up ones of the same letters, as rare as names are."""
    listed = [
        row["form"] for table in ("common_words", "titles") for row in lexicon.rows(lang, table) if row.get("form")
    ]
    words = list(dict.fromkeys(word for form in listed for word in form.split()))
    letters = [letter for word in words for letter in word if letter.isalpha()]
    return words + ["".join(chance.choices(letters, k=chance.randint(3, 8))) for _ in range(30_000)]


class Press:
    """Made-up news, always the same."""

    def __init__(self, documents: int, *, seed: int = 11) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up news
        self._documents = documents
        self._words = {lang: _words(lang, self._chance) for lang in LANGS}
        base = lexicon.base()
        people = [actor for actor in base.actors.values() if actor.kind == "person" and actor.country in STATES]
        self._cast = {state: [base.actors[state], base.actors[f"{state}.gov"]] for state in STATES}
        for person in people:
            self._cast[person.country or ""].append(person)
        self._deeds = sorted(self._deed() for _ in range(max(1, int(documents * EVENTS / TOLD))))

    def _deed(self) -> tuple[int, str, str, str, str]:
        one, two = self._chance.sample(STATES[:8] if self._chance.random() < 0.6 else STATES, 2)
        return (self._chance.randrange(DAYS), one, two, *self._chance.choice(KINDS))

    def __iter__(self) -> Iterator[Coded]:
        for number in range(self._documents):
            at = self._chance.randrange(len(self._deeds))
            deeds = [
                self._deeds[min(len(self._deeds) - 1, max(0, at + self._chance.randint(-6, 6)))] for _ in range(EVENTS)
            ]
            yield self._article(number, LANGS[number % len(LANGS)], deeds)

    def _name(self, actor: Actor, lang: str) -> str:
        return actor.names.get(lang) or actor.names.get("fa" if lang == "prs" else lang) or actor.name

    def _filler(self, lang: str, length: int) -> str:
        # Frequent words are frequent: half of a text is of the first 400 words, as in newspapers.
        words, found, size = self._words[lang], [], 0
        while size < length:
            word = words[int(len(words) * self._chance.random() ** 6)]
            found.append(word)
            size += len(word) + 1
        return " ".join(found)

    def _article(self, number: int, lang: str, deeds: list[tuple[int, str, str, str, str]]) -> Coded:
        chance = self._chance
        uri = f"https://press.example/{lang}/{number}"
        text, events, mentions, statements = f"{self._filler(lang, 60)}\n\n", [], [], []
        actors: dict[str, Actor] = {}
        title = Span(0, len(text) - 2)
        places = []
        for deed in deeds:
            sides = [chance.choice(self._cast[state][:6]) for state in deed[1:3]]
            actors.update((actor.id, actor) for actor in sides)
            words = f"{self._name(sides[0], lang)} {self._filler(lang, 50)} {self._name(sides[1], lang)} "
            sentence = f"{words}{self._filler(lang, 40)}. "
            places.append((deed, sides, Span(len(text), len(text) + len(sentence) - 1)))
            text += f"{sentence}{self._filler(lang, LENGTH // EVENTS - len(sentence))}.\n"
        key = article_id(uri, text, 0)
        start = date(2012, 1, 1)
        for order, ((day, _, _, kind, status), sides, span) in enumerate(places):
            ids = tuple(actor.id for actor in sides)
            if len(set(ids)) < 2:
                continue
            when = (start + timedelta(days=day)).isoformat()
            how = chance.random()
            value = None if how < 0.1 else when[:7] if how < 0.2 else when[:4] if how < 0.23 else when
            joint = kind in JOINT and status != "offered"
            events.append(
                Event(
                    id=item_id(key, "e", span.start, span.end, order), type=kind, mode=None, contexts=(),  # type: ignore[arg-type]
                    actors=ids if joint else ids[:1], recipients=() if joint else ids[1:],
                    when=_when(value) if value else None,  # type: ignore[arg-type]
                    where=None, status=status, background=False, trigger=Span(span.start, span.start + 4),  # type: ignore[arg-type]
                    evidence=(span,), statement=None, intensity=0.0, quad=1, confidence=round(0.5 + how / 2, 2),
                )
            )  # fmt: skip
            mentions += [
                Mention(id=item_id(key, "m", span.start + at, span.end, order), span=span, kind="name", actor=one)
                for at, one in enumerate(ids)
            ]
        for order, (deed, sides, span) in enumerate(places[:SAID]):
            statements.append(
                Statement(
                    id=item_id(key, "s", span.start, span.end, order), speaker=sides[0].id, speaker_span=None, cue=None,
                    content=span, direct=False, act="say", addressees=(sides[1].id,),
                    when=(start + timedelta(days=deed[0])).isoformat(),
                )
            )  # fmt: skip
        printed = (start + timedelta(days=max(deed[0] for deed in deeds) + chance.choice((0, 0, 1, 2)))).isoformat()
        article = Article(
            id=key, uri=uri, part=0, lang=lang, text=text, title=title,  # type: ignore[arg-type]
            outlet=Named(f"Paper {number % 40}", None),
            published=Published(value=printed, precision="day", timezone=None, origin="line", span=None),
            blocks=(Block(kind="title", span=title), Block(kind="body", span=Span(title.end, len(text)))),
        )  # fmt: skip
        record = Record(
            article=article, actors=tuple(actors.values()), mentions=tuple(mentions), statements=tuple(statements),
            events=tuple(events), coder=Coder(version="1", config="c", resources="r"),
        )  # fmt: skip
        return Coded(RawItem(uri=uri, source=uri, media="text", data=text.encode()), (record,), uri)


def _when(value: str) -> When:
    return When(value=value, precision={4: "year", 7: "month"}.get(len(value), "day"), origin="stated")  # type: ignore[arg-type]


def build(path: str | Path, documents: int = 20_000) -> int:
    """Make the archive, merged and indexed, or what is missing of it; the number of documents that it held before."""
    store = SqliteStore(path)
    held = store.counts().inputs
    batch = []
    for coded in islice(Press(documents), held, None):
        batch.append(coded)
        if len(batch) == 64:
            store.add(batch)
            batch = []
    store.add(batch)
    refresh(store)
    store.close()
    return held


if __name__ == "__main__":
    began = time.perf_counter()
    before = build(sys.argv[1], *map(int, sys.argv[2:3]))
    held = SqliteStore(sys.argv[1], create=False).counts()
    number = sum(held.articles.values())
    print(f"{number} documents ({before} were there), {held.events} events, merged to {held.canonical}")
    print(f"{time.perf_counter() - began:.0f} s, of which {time.process_time():.0f} s of computing")
