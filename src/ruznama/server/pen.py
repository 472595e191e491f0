"""Writes what a page shows in the language of its reader: names, dates, numbers, event lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import cast

from markupsafe import Markup, escape

from ruznama import lexicon
from ruznama.model import EventType
from ruznama.model.edtf import days
from ruznama.server.days import CALENDARS, told
from ruznama.server.harmless import harmless
from ruznama.server.interface import RTL, Interface, direction
from ruznama.server.texts import isolated, made
from ruznama.store import Known
from ruznama.times.calendars import year_of
from ruznama.views import Named, Row
from ruznama.views.passages import tail
from ruznama.views.sides import weight
from ruznama.views.story import Paper

__all__ = ["Pen"]

# A line with ten parties is no line; the others are counted.
_MOST = 4
# Confidence is calibrated on our own gold: nine of ten at the first figure, about three of five at the second.
_SURE, _FAIR = 0.85, 0.6
# What the merge says about why sources may differ, and the words for it.
_CAUSES = {
    "the day of publication was taken for the day of the event": "cause.publication",
    "one day apart: a time zone, a two-day meeting, or a slip": "cause.adjacent",
    "converted from another calendar": "cause.calendar",
    "a later count": "cause.later",
}
_VALUES = {"told as a fact": "value.fact", "denied by whom it is told of": "value.denied"}


@cache
def _places() -> Mapping[str, Mapping[str, str]]:
    """English name of a place or country -> its name in each language."""
    return {actor.name: actor.names for actor in lexicon.base().actors.values() if actor.kind in ("place", "country")}


class Pen:
    """What templates write with.

    Args:
        ui: the reader's settings.
        names: actors of the page by id: their name by language.
    """

    def __init__(self, ui: Interface, names: Mapping[str, Mapping[str, str]]) -> None:
        self._ui = ui
        self._names = names

    def name(self, actor: str, fallback: str = "") -> Markup:
        """An actor's name in the reader's language, else in English or as an article spells it."""
        text, lang = self._name(actor, fallback)
        return isolated(text, lang)

    def plain_name(self, actor: str, fallback: str = "") -> str:
        """The same as text."""
        return harmless(self._name(actor, fallback)[0])

    def people(self, actors: Sequence[Named]) -> Markup:
        """Several actors, the first few by name."""
        shown = [self.name(one.id, one.name) for one in dict.fromkeys(actors)]
        line = shown[0] if shown else self._ui.html("line.unknown")
        for one in shown[1:_MOST]:
            line = self._ui.html("line.and", a=line, b=one)
        if more := max(len(shown) - _MOST, 0):
            line = Markup("{} {}").format(line, self._ui.html("line.more", n=more))
        return line

    def what(self, kind: str, mode: str | None, status: str, shape: str = "") -> str:
        """What an event is called: ``visit``, ``meeting, planned``, ``no agreement``, ``offer``."""
        ui = self._ui
        if ui.has(whole := f"what.{kind}.{status}"):
            return ui.text(whole)
        own = shaped if ui.has(shaped := f"shape.{kind}.{shape}") else f"mode.{kind}.{mode}"
        return ui.pattern(f"what.{status}").format(what=ui.text(own) if ui.has(own) else ui.name("type", kind))

    def line(self, row: Row) -> Markup:
        """An event in one line: who to whom, what, where. Direction is said in words."""
        what = escape(self.what(row.type, row.mode, row.status, row.shape))
        if row.recipients:
            key, whom = "line.directed", self.people(row.receivers)
            line = self._ui.html(key, who=self.people(row.doers), whom=whom, what=what)
        else:
            line = self._ui.html("line.alone", who=self.people(row.doers), what=what)
        told = [one.name for one in row.receivers] == [row.place]
        return self._ui.html("line.placed", line=line, place=self.place(row.place)) if row.place and not told else line

    def plain_line(self, row: Row) -> Markup:
        """The same without tags, for titles."""
        ui = self._ui
        what, who = self.what(row.type, row.mode, row.status, row.shape), self._plain_people(row.doers)
        if not row.recipients:
            return ui.text("line.alone", who=who, what=what)
        return ui.text("line.directed", who=who, whom=self._plain_people(row.receivers), what=what)

    def place(self, name: str) -> Markup:
        """A place, given by its English name."""
        return isolated(*self._translated(_places().get(name, {}), name))

    def country(self, code: str | None) -> Markup:
        """A country, given by its code."""
        known = lexicon.base().actors.get(code or "")
        return isolated(*self._translated(known.names, known.name)) if known else Markup("")

    def date(self, value: str | None) -> Markup:
        """A date in the reader's calendar."""
        return made(f'<bdi lang="{self._ui.tag}" dir="{self._ui.dir}">{escape(told(value, self._ui))}</bdi>')

    def when(self, value: str | None) -> Markup:
        """A date in the reader's calendar with its EDTF value beside it."""
        if not value:
            return made(f'<span class="when">{told(None, self._ui)}</span>')
        return made(f'<span class="when">{self.date(value)} {self.code(value)}</span>')

    def calendars(self, value: str) -> list[tuple[str, str]]:
        """A date in each calendar."""
        return [(cal, told(value, self._ui, cal)) for cal in CALENDARS]

    def code(self, text: object) -> Markup:
        """An id, a code, an ISO date: always from left to right."""
        return made(f'<bdi dir="ltr" class="code">{escape(harmless(str(text)))}</bdi>')

    def number(self, value: float, places: int = 0, *, sign: bool = False) -> Markup:
        """A number in the reader's digits."""
        return made(f'<bdi dir="ltr">{self._ui.number(value, places, sign=sign)}</bdi>')

    def text(self, text: str | None, lang: str = "und") -> Markup:
        """Words of a source inside a line of the interface; their language is guessed from nothing but ``lang``."""
        return isolated(text or "", lang)

    def languages(self, codes: Iterable[str]) -> str:
        """Languages by name."""
        ui = self._ui
        found = [ui.name("lang", code) for code in codes]
        line = found[0] if found else ""
        for one in found[1:]:
            line = ui.pattern("line.and").format(a=line, b=one)
        return line

    def confidence(self, value: float) -> str:
        """A word for a calibrated confidence."""
        return "high" if value >= _SURE else "middle" if value >= _FAIR else "low"

    def guessed(self, text: str, among: Iterable[str] = ()) -> Markup:
        """Words of a source whose language is not told: Latin letters are English, others of the one language there."""
        if direction("und", text) == "ltr":
            return isolated(text, "en")
        written = [lang for lang in among if lang in RTL]
        return isolated(text, written[0] if len(written) == 1 else "und")

    def titled(self, title: str, papers: Iterable[Paper]) -> Markup:
        """The title of a story, in the language of the paper it is taken from."""
        found = next((one.lang for one in papers if one.title == title), None)
        return isolated(title, found) if found else self.guessed(title)

    def stance(self, row: Row) -> str:
        """``up`` for cooperation, ``down`` for conflict."""
        known = weight(cast("EventType", row.type), row.mode, "happened")
        return "up" if known is None or known.cooperative else "down"

    def sides(self, row: Row) -> list[tuple[Named, Named]]:
        """The two parties of an event that has just two."""
        parties = list(dict.fromkeys((*row.actors, *row.recipients)))
        return [(parties[0], parties[1])] if len(parties) == 2 else []

    def asked(self, name: str, value: str) -> Markup:
        """A filter in force: its value in words."""
        known = {"lang": "lang", "type": "type", "status": "status", "act": "act", "precision": "precision"}.get(name)
        if known and self._ui.has(f"{known}.{value}"):
            return self._ui.text(f"{known}.{value}")
        if name == "conflict":
            return self._ui.text("filter.conflicts")
        if name == "order":
            return self._ui.text("filter.reverse")
        return self.date(value) if name == "date" and days(value) else self.guessed(value)

    def outlets(self, names: str | None) -> Markup:
        """Who tells something, as the merge joins them; a file by the last part of its address."""
        shown = [self.guessed(tail(one)) for one in (names or "").split(", ") if one]
        return Markup(" · ").join(shown)

    def outlet(self, name: str | None, uri: str, lang: str = "und") -> Markup:
        """Who tells something, or the last part of its address where nobody is named."""
        return self.guessed(name or tail(uri), [lang])

    def years(self, rows: Sequence[Row]) -> list[tuple[str, list[tuple[int, Row]]]]:
        """Rows with their places in the list, by year of the reader's calendar; "" for undated ones. Order stays."""
        found: list[tuple[str, list[tuple[int, Row]]]] = []
        for at, row in enumerate(rows):
            span = days(row.date)
            found_year = year_of(date.fromordinal(span.first), self._ui.calendar) if span else None
            year = str(found_year or "")
            if not found or found[-1][0] != year:
                found.append((year, []))
            found[-1][1].append((at, row))
        return found

    def value(self, kind: str, value: str) -> Markup:
        """One of the values of a disagreement."""
        if kind == "date":
            return self.when(value)
        if kind == "place":
            return self.place(value)
        number, _, unit = value.partition(" ")
        if kind == "number" and self._ui.has(key := f"unit.{unit}"):
            try:
                return self._ui.html(key, n=self.number(float(number), 0 if float(number).is_integer() else 1))
            except ValueError:
                return self.guessed(value)
        return self._ui.html(_VALUES[value]) if value in _VALUES else self.guessed(value)

    def cause(self, text: str) -> Markup:
        """Why sources may differ; the merge says it in English."""
        key = _CAUSES.get(text)
        return self._ui.html(key) if key else isolated(text, "en")

    def forms(self, actor: Known, lang: str) -> list[str]:
        """How an actor is called in a language: the base's name first, then as articles spell it."""
        first = self._names.get(actor.id, {}).get(lang)
        return list(dict.fromkeys([*([first] if first else []), *actor.forms.get(lang, ())]))

    def _plain_people(self, actors: Sequence[Named]) -> Markup:
        shown = [escape(self.plain_name(one.id, one.name)) for one in actors[:_MOST]]
        line = shown[0] if shown else self._ui.text("line.unknown")
        for one in shown[1:]:
            line = self._ui.text("line.and", a=line, b=one)
        return line

    def _name(self, actor: str, fallback: str) -> tuple[str, str]:
        names = self._names.get(actor, {})
        if self._ui.lang not in names and actor.endswith(".gov"):
            country = lexicon.base().actors.get(actor.removesuffix(".gov"))
            if country and self._ui.lang in country.names:
                pattern = self._ui.pattern("name.government")
                return pattern.format(country=country.names[self._ui.lang]), self._ui.lang
        return self._translated(names, fallback or actor)

    def _translated(self, names: Mapping[str, str], fallback: str) -> tuple[str, str]:
        for lang in (self._ui.lang, *lexicon.EXTENDS.get(self._ui.lang, "").split(), "en"):
            if names.get(lang):
                return names[lang], lang
        return (next(iter(names.values())), next(iter(names))) if names else (fallback, "und")
