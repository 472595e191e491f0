"""From drafts to statements: speakers that are pronouns or elided, act, channel, relay, time of speaking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from ruznama.lexicon import Hit
from ruznama.model import Article, Issue, Span, Statement, item_id
from ruznama.statements.acts import act_of, is_first_person
from ruznama.statements.channels import channel_of, channels_in
from ruznama.statements.draft import Draft, Subject
from ruznama.statements.rules import begins, phrases, rules_of
from ruznama.statements.view import Spot, View
from ruznama.statements.voices import voice_of

__all__ = ["resolve"]

_SAME_PLACE = 0.8
_BACK = 6
# Drafts that can touch a draft stand next to it in text order; looking at all would cost the square of a long text.
_NEAR = 8
# Tokens at the beginning of a sentence in which its subject stands.
_LEAD = 60
# Tokens at its very beginning: a subject in words stands there, behind a verb and a conjunction at most.
_HEAD = 3
# Tokens between a verb of speech and the date of speaking.
_REACH = 80
_THINGS = frozenset({"country", "government", "organization", "group"})
# A year alone is mostly part of a name (the 2016 election), not the time of speaking.
_MONTH = 7


class _Speaker(NamedTuple):
    actor: str | None
    span: Span | None
    kind: str
    gender: str
    sentence: int
    when: str | None


def resolve(
    view: View, item: Article, drafts: Iterable[Draft], relays: dict[int, tuple[Spot, ...]]
) -> tuple[list[Statement], list[Issue]]:
    """Statements in text order, and an issue for each cue whose speaker is nowhere in the text.

    Args:
        view: the text.
        item: the article, for ids and the publication date.
        drafts: what the constructions found.
        relays: sentence -> outlets that relay it.
    """
    ordered = _without_twins(sorted(drafts, key=lambda draft: (draft.sentence, draft.cue, draft.content)))
    heads = [draft for draft in ordered if draft.rule == "headline"]
    ordered = [draft for draft in ordered if not any(_swallowed(draft, head) for head in heads)]
    reading = _Reading(view, item, ordered, relays)
    return reading.statements(), reading.issues


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts about the same words the first stays, the direct one before the indirect."""
    kept: list[Draft] = []
    for draft in drafts:
        base = max(len(kept) - _NEAR, 0)
        near = enumerate(kept[base:], base)
        twin = next((at for at, other in near if _overlap(other.content, draft.content) >= _SAME_PLACE), -1)
        if twin < 0:
            kept.append(draft)
        elif _weight(draft) > _weight(kept[twin]):
            kept[twin] = draft
    return kept


def _swallowed(draft: Draft, head: Draft) -> bool:
    """Whether a cue without a subject of its own only stands inside what a headline quotes."""
    inside = head.content[0] <= draft.cue[0] < head.content[1]
    return inside and draft is not head and draft.subject.how in ("elided", "same")


def _weight(draft: Draft) -> tuple[bool, bool, bool]:
    """What an outlet reports weighs less than who said it."""
    spot = draft.subject.spot
    relay = spot is not None and spot.kind == "outlet"
    return not relay, draft.subject.how in ("spot", "pronoun"), draft.rule != "headline"


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


class _Reading:
    def __init__(self, view: View, item: Article, drafts: list[Draft], relays: dict[int, tuple[Spot, ...]]) -> None:
        self.view, self.item, self.drafts, self.relays = view, item, drafts, relays
        self.said: list[_Speaker] = []
        self.issues: list[Issue] = []
        self.place = 0
        self.channels: dict[int, list[Hit[str]]] = {}
        self.rules = rules_of(view.text.lang)

    def statements(self) -> list[Statement]:
        found, seen = [], set()
        for place, draft in enumerate(self.drafts):
            self.place = place
            made = self._statement(draft)
            if made is None:
                continue
            ordinal = 0
            while (identity := self._id(draft, made.content, ordinal)) in seen:
                ordinal += 1
            seen.add(identity)
            found.append(_with_id(made, identity))
        return found

    def _id(self, draft: Draft, content: Span, ordinal: int) -> str:
        cue = self.view.span(*draft.cue) or content
        return item_id(self.item.id, "s", cue.start, cue.end, ordinal)

    def _statement(self, draft: Draft) -> Statement | None:
        view = self.view
        content = view.span(*draft.content, draft.skip)
        if content is None:
            return None
        speaker = self._speaker(draft)
        if speaker is None:
            cue = self._cue_span(draft)
            self.issues.append(Issue(code="RZ501", stage="statements", span=cue, detail="no speaker for the cue"))
            return None
        if draft.nested and speaker.actor is not None and draft.subject.how != "spot":
            return None
        when = self._when(draft, speaker)
        speaker = speaker._replace(when=when)
        if not draft.nested:
            self.said.append(speaker)
        via = tuple(
            dict.fromkeys(
                actor
                for spot in (*((draft.via,) if draft.via else ()), *self.relays.get(draft.sentence, ()))
                if (actor := view.actor(spot)) is not None and actor != speaker.actor
            )
        )
        direct = draft.quoted or is_first_person(view, *draft.content)
        addressees = tuple(
            dict.fromkeys(a for spot in draft.addressees if (a := view.actor(spot)) is not None and a != speaker.actor)
        )
        act = act_of(view, draft)
        # Outlets report; people and bodies say.
        if act in ("say", "report"):
            act = "report" if speaker.kind == "outlet" else "say"
        colon = self._cue_span(draft)
        return Statement(
            id="",
            speaker=speaker.actor,
            speaker_span=speaker.span,
            cue=colon,
            content=content,
            direct=direct,
            act=act,
            addressees=addressees,
            channel=channel_of(draft, self._channels(draft.sentence), [draft.content, *self._bounds(draft)]),
            via=via,
            when=when,
            polarity="negated" if draft.negated else "affirmed",
            rules=(draft.rule,),
        )

    def _cue_span(self, draft: Draft) -> Span | None:
        tokens = self.view.text.tokens
        return self.view.text.span(tokens[draft.cue[0]].start, tokens[draft.cue[1] - 1].end)

    def _channels(self, sentence: int) -> list[Hit[str]]:
        if sentence not in self.channels:
            self.channels[sentence] = channels_in(self.view, sentence)
        return self.channels[sentence]

    def _bounds(self, draft: Draft) -> list[tuple[int, int]]:
        """Contents of the statements around it in the sentence: what stands in them says nothing about this one."""
        near = self.drafts[max(self.place - _NEAR, 0) : self.place + _NEAR + 1]
        return [other.content for other in near if other.sentence == draft.sentence and other is not draft]

    def _speaker(self, draft: Draft) -> _Speaker | None:
        view, subject = self.view, draft.subject
        blank = _Speaker(None, None, "", subject.gender, draft.sentence, None)
        if subject.how == "spot" and subject.spot is not None:
            spot = subject.spot
            actor = view.actor(spot)
            kind = "person" if spot.kind == "group" and self._is_one(subject) else spot.kind
            return blank._replace(actor=actor, span=view.mentions[spot.item].span, kind=kind)
        if subject.how == "words":
            return self._unnamed(blank, subject)
        if subject.how == "pronoun":
            found = self._taken_up(draft)
            span = view.span(subject.first, subject.last)
            if found is not None and subject.spot is not None and not self._serves(found, subject.spot):
                found = None
            if found is None:
                return self._unnamed(blank, subject)
            return blank._replace(actor=found.actor, span=span, kind=found.kind)
        found = self._elided(draft)
        if found is None:
            return None
        return blank._replace(actor=found.actor, kind=found.kind, gender=subject.gender or found.gender)

    def _unnamed(self, blank: _Speaker, subject: Subject) -> _Speaker:
        """A speaker that no mention names, as an actor of its own where the words tell what kind of people speaks."""
        view = self.view
        span = view.span(subject.first, subject.last)
        text = view.text
        voice = voice_of(text.lang, text.folded.source, span, view.mentions, view.actors) if span is not None else None
        one = self._is_one(subject) or (voice is not None and voice.kind == "person")
        return blank._replace(
            actor=voice.id if voice is not None else None, span=span, kind="person" if one else "group"
        )

    def _taken_up(self, draft: Draft) -> _Speaker | None:
        """Whom a pronoun takes up, by what it can stand for."""
        if draft.subject.gender == "n":
            document = self.view.form(draft.subject.last - 1) in self.rules.set("issued")
            return self._issuer(draft) if document else self._last_thing(draft)
        if draft.subject.gender == "u":
            return self._last_unnamed()
        return self._subject_before(draft) or self._last_person()

    def _is_one(self, subject: Subject) -> bool:
        """Whether words tell of one unnamed person: "a senior official"."""
        one = self.rules.set("one")
        return any(self.view.form(at) in one for at in range(subject.first - 1, subject.last))

    def _elided(self, draft: Draft) -> _Speaker | None:
        """The last speaker of the sentence, its subject, or the last speaker of the article."""
        if self.said and self.said[-1].sentence == draft.sentence:
            return self.said[-1]
        own = self._own_subject(draft)
        if own is not None:
            return own
        if draft.dual:
            return _Speaker(None, None, "group", "", draft.sentence, None)
        if draft.subject.how == "same":
            return None
        if draft.rule.startswith("reads"):
            return self._issuer(draft)
        gender = draft.subject.gender
        for speaker in reversed(self.said[-_BACK:]):
            if gender and speaker.gender and speaker.gender != gender:
                continue
            if speaker.kind != "outlet":
                return speaker
        last = self.said[-1] if self.said else None
        other = last is not None and gender and last.gender and last.gender != gender
        return None if other else last

    def _issuer(self, draft: Draft) -> _Speaker | None:
        """Who issued a statement that is read out: the actor the sentence before begins with, or who spoke last."""
        view = self.view
        before = view.text.sentences[max(draft.sentence - 1, 0)]
        spots = view.spots_in(before.first, min(before.last, before.first + _LEAD)) if draft.sentence else []
        free = [spot for spot in spots if not self._governed(spot) and spot.kind not in ("place", "outlet")]
        if free and not any(said.sentence == draft.sentence - 1 for said in self.said[-_NEAR:]):
            return _Speaker(view.actor(free[0]), None, free[0].kind, "", draft.sentence, None)
        return self.said[-1] if self.said else _Speaker(None, None, "", "", draft.sentence, None)

    def _own_subject(self, draft: Draft) -> _Speaker | None:
        """The subject of the sentence that a later verb or participle of it shares."""
        view = self.view
        sentence = view.text.sentences[draft.sentence]
        if draft.cue[0] <= sentence.first + 1:
            return None
        listed = phrases(self.rules.lang, "collectives")
        for at in range(sentence.first, min(draft.cue[0], sentence.first + _HEAD)):
            size = begins(view.forms, at, listed)
            if size:
                blank = _Speaker(None, None, "group", "", draft.sentence, None)
                return self._unnamed(blank, Subject("words", first=at, last=at + size))
        for spot in view.spots_in(sentence.first, min(draft.cue[0], sentence.first + _LEAD)):
            if draft.content[0] <= spot.first < draft.content[1]:
                break
            if self._governed(spot) or spot.kind in ("place", "outlet"):
                continue
            person = next(
                (s for s in view.spots_in(spot.last, min(draft.cue[0], spot.last + 3)) if s.kind == "person"), spot
            )
            chosen = spot if spot.kind == "person" else person
            return _Speaker(view.actor(chosen), None, chosen.kind, "", draft.sentence, None)
        return None

    def _governed(self, spot: Spot) -> bool:
        view = self.view
        return (
            view.begins_inside(spot)
            or view.form(spot.first - 1) in self.rules.prepositions
            or view.form(spot.last) in self.rules.set("object_marks")
        )

    def _last_person(self) -> _Speaker | None:
        for said in reversed(self.said[-_REACH:]):
            if said.kind == "person" or (said.kind == "group" and said.actor is None):
                return said
        return None

    def _last_unnamed(self) -> _Speaker | None:
        """The one whom "the official" takes up: who spoke last, unless it was a state or a body."""
        return next((said for said in reversed(self.said[-2:]) if said.kind in ("person", "group")), None)

    def _serves(self, speaker: _Speaker, country: Spot) -> bool:
        """Whether a person can be the minister of a country: nothing tells of another."""
        own = self.view.countries.get(speaker.actor or "")
        return own is None or own == self.view.countries.get(self.view.actor(country) or "")

    def _last_thing(self, draft: Draft) -> _Speaker | None:
        """The state or body that "it" takes up: the subject of the sentence before, or one of the last two speakers."""
        view = self.view
        before = view.text.sentences[max(draft.sentence - 1, 0)]
        spots = view.spots_in(before.first, min(before.last, before.first + 3)) if draft.sentence else []
        if spots and spots[0].kind in _THINGS and not self._governed(spots[0]) and before.kind != "title":
            owner = view.form(spots[0].last) == "'"
            return None if owner else _Speaker(view.actor(spots[0]), None, spots[0].kind, "", draft.sentence, None)
        return next((said for said in reversed(self.said[-2:]) if said.kind in _THINGS), None)

    def _subject_before(self, draft: Draft) -> _Speaker | None:
        """The person that the sentence before begins with, where nobody speaks in it."""
        view = self.view
        if draft.sentence == 0 or any(said.sentence == draft.sentence - 1 for said in self.said[-_NEAR:]):
            return None
        before = view.text.sentences[draft.sentence - 1]
        spot = next(iter(view.spots_in(before.first, min(before.last, before.first + 2))), None)
        if spot is None or spot.kind != "person" or self._governed(spot) or before.kind == "title":
            return None
        return _Speaker(view.actor(spot), None, "person", "", draft.sentence, None)

    def _when(self, draft: Draft, speaker: _Speaker) -> str | None:
        view = self.view
        sentence = view.text.sentences[draft.sentence]
        others = [draft.content, *self._bounds(draft)]
        end = max(draft.cue[1], draft.content[0])
        dates: list[Spot] = []
        place = bisect_left(view.whens, (end,)) - 1
        while place >= 0 and view.whens[place].first >= sentence.first and len(dates) < _NEAR:
            spot, value = view.whens[place], view.times[view.whens[place].item].value
            place -= 1
            if end - spot.first > _REACH:
                break
            fine = spot.kind in ("DATE", "TIME") and len(value) >= _MONTH and value[:4].isdigit() and "/" not in value
            if fine and not any(first <= spot.first < last for first, last in others):
                dates.append(spot)
        if dates:
            near = min(dates, key=lambda spot: abs(spot.first - draft.cue[0]))
            return view.times[near.item].value.partition("T")[0]
        for earlier in reversed(self.said[-_NEAR:]):
            if earlier.actor == speaker.actor and earlier.when:
                return earlier.when
            if earlier.sentence == draft.sentence and earlier.when:
                return earlier.when
        if self.item.published is not None and self.item.published.precision in ("day", "minute", "second"):
            return self.item.published.value.partition("T")[0]
        return None


def _with_id(made: Statement, identity: str) -> Statement:
    return Statement(**{**{name: getattr(made, name) for name in made.__struct_fields__}, "id": identity})
