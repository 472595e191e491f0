"""Whom a draft's subject stands for: a mention, words for unnamed people, or one who spoke or stood there before."""

from __future__ import annotations

import msgspec

from ruznama.model import Span
from ruznama.statements.draft import Draft, Subject
from ruznama.statements.rules import begins
from ruznama.statements.view import Spot, View
from ruznama.statements.voices import voice_of

__all__ = ["Speaker", "Speakers"]

# Speakers back to whom an elided subject may reach.
_BACK = 6
# Speakers among whom that of the sentence before stands; more of them in one sentence are no news.
_NEAR = 8
# Speakers back to whom a pronoun may reach.
_REACH = 80
# Tokens at the beginning of a sentence in which its subject stands.
_LEAD = 60
# Tokens at its very beginning: a subject in words stands there, behind a verb and a conjunction at most.
_HEAD = 3
_THINGS = frozenset({"country", "government", "organization", "group"})


class Speaker(msgspec.Struct, frozen=True, gc=False):
    """Who speaks in a statement.

    Attributes:
        actor: actor id, None where nobody is known.
        span: the words that stand for the speaker, None where they are elided.
        kind: kind of actor, "" where it is not known.
        gender: gender that the verb tells, "" if none.
        sentence: index of the sentence.
        when: date of speaking.
    """

    actor: str | None
    span: Span | None
    kind: str
    gender: str
    sentence: int
    when: str | None = None


class Speakers:
    """Who speaks, draft by draft in text order.

    Attributes:
        said: the speakers so far, those inside the words of others left out.
    """

    def __init__(self, view: View) -> None:
        self._view, self._rules = view, view.rules
        self.said: list[Speaker] = []

    def of(self, draft: Draft) -> Speaker | None:
        """The speaker of a draft, None where the text tells of nobody who could be meant."""
        found = self._speaker(draft)
        if found is not None and found.kind == "person" and found.actor and self._several(draft):
            # "They also thanked": not the one person who spoke last.
            return Speaker(None, found.span, "group", "", draft.sentence)
        return found

    def _several(self, draft: Draft) -> bool:
        """Whether "they" stands before the verb, or before its adverb."""
        return any(self._view.form(draft.cue[0] - back) in self._rules.sets["plural_pronouns"] for back in (1, 2))

    def _speaker(self, draft: Draft) -> Speaker | None:
        view, subject = self._view, draft.subject
        if subject.how == "spot" and subject.spot is not None:
            spot = subject.spot
            kind = "person" if spot.kind == "group" and self._is_one(subject) else spot.kind
            mention = view.mentions[spot.item]
            return Speaker(mention.actor, mention.span, kind, subject.gender, draft.sentence)
        if subject.how == "words":
            return self._unnamed(subject, draft)
        if subject.how == "pronoun":
            found = self._taken_up(draft) or self._resolved(subject, draft)
            if found is None or (subject.spot is not None and not self._serves(found, subject.spot)):
                return self._unnamed(subject, draft)
            span = view.span(subject.first, subject.last)
            # A document has no gender of its own that a later verb could agree with.
            gender = "" if subject.gender == "n" else subject.gender
            return Speaker(found.actor, span, found.kind, gender, draft.sentence)
        found = self._elided(draft)
        if found is None:
            return None
        # Words at the head of the sentence that no statement before has named are the speaker's span.
        own = found.sentence == draft.sentence and all(said.actor != found.actor for said in self.said[-_NEAR:])
        gender = subject.gender or found.gender
        return Speaker(found.actor, found.span if own else None, found.kind, gender, draft.sentence)

    def _resolved(self, subject: Subject, draft: Draft) -> Speaker | None:
        """The actor that the mention on a pronoun already stands for."""
        spot = self._view.at.get(subject.first)
        if spot is None or spot.last != subject.last or spot.kind != "person":
            return None
        return Speaker(self._view.actor(spot), None, spot.kind, "", draft.sentence)

    def _unnamed(self, subject: Subject, draft: Draft) -> Speaker:
        """A speaker that no mention names, as an actor of its own where the words tell what kind of people speaks."""
        view = self._view
        span = view.span(subject.first, subject.last)
        text = view.text
        voice = voice_of(text.lang, text.folded.source, span, view.mentions, view.actors) if span is not None else None
        one = self._is_one(subject) or (voice is not None and voice.kind == "person")
        actor = voice.id if voice is not None else None
        return Speaker(actor, span, "person" if one else "group", draft.subject.gender, draft.sentence)

    def _taken_up(self, draft: Draft) -> Speaker | None:
        """Whom a pronoun takes up, by what it can stand for."""
        if draft.subject.gender == "n":
            document = self._view.form(draft.subject.last - 1) in self._rules.sets["issued"]
            return self._issuer(draft) if document else self._last_thing(draft)
        if draft.subject.gender == "u":
            return self._last_unnamed()
        return self._subject_before(draft) or self._last_person()

    def _is_one(self, subject: Subject) -> bool:
        """Whether words tell of one unnamed person: "a senior official"."""
        one = self._rules.sets["one"]
        return any(self._view.form(at) in one for at in range(subject.first - 1, subject.last))

    def _elided(self, draft: Draft) -> Speaker | None:
        """The last speaker of the sentence, its subject, or the last speaker of the article."""
        if self.said and self.said[-1].sentence == draft.sentence:
            return None if self._parted(draft, self.said[-1]) else self.said[-1]
        own = self._own_subject(draft)
        if own is not None:
            return own
        last = self.said[-1] if self.said else None
        if draft.dual and last is not None and last.kind == "group" and draft.sentence - last.sentence <= 1:
            # The two who stressed one thing call for another in the dual.
            return last
        if draft.dual:
            return Speaker(None, None, "group", "", draft.sentence)
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

    def _parted(self, draft: Draft, last: Speaker) -> bool:
        """Whether a verb without "and" behind a conjunction has a subject of its own that its gender tells apart."""
        gender, before = draft.subject.gender, self._view.form(draft.cue[0] - 1)
        other = bool(gender and last.gender and gender != last.gender)
        return other and before in self._rules.sets["parting"]

    def _issuer(self, draft: Draft) -> Speaker | None:
        """Who issued a statement that is read out: the actor the sentence before begins with, or who spoke last."""
        view = self._view
        named = self._issued_by(draft)
        if named is not None:
            return Speaker(view.actor(named), view.mentions[named.item].span, named.kind, "", draft.sentence)
        before = view.text.sentences[max(draft.sentence - 1, 0)]
        spots = view.spots_in(before.first, min(before.last, before.first + _LEAD)) if draft.sentence else []
        free = next((s for s in spots if not self._governed(s) and s.kind not in ("place", "outlet")), None)
        if free is not None and not self._spoken_before(draft):
            return Speaker(view.actor(free), None, free.kind, "", draft.sentence)
        return self.said[-1] if self.said else Speaker(None, None, "", "", draft.sentence)

    def _issued_by(self, draft: Draft) -> Spot | None:
        """Who is named as the issuer in the sentence itself ("in a statement issued by X it reads")."""
        view, listed = self._view, self._rules.phrases["issued_by"]
        for at in range(view.text.sentences[draft.sentence].first, draft.cue[0]) if listed else ():
            spot = view.at.get(at + begins(view.forms, at, listed))
            if spot is not None and spot.first > at:
                return spot
        return None

    def _spoken_before(self, draft: Draft) -> bool:
        """Whether somebody speaks in the sentence before."""
        return any(said.sentence == draft.sentence - 1 for said in self.said[-_NEAR:])

    def _own_subject(self, draft: Draft) -> Speaker | None:
        """The subject of the sentence that a later verb or participle of it shares."""
        view, cue = self._view, draft.cue[0]
        sentence = view.text.sentences[draft.sentence]
        if cue <= sentence.first + 1:
            return None
        listed = self._rules.phrases["collectives"]
        for at in range(sentence.first, min(cue, sentence.first + _HEAD)):
            size = begins(view.forms, at, listed)
            if size:
                group = self._unnamed(Subject("words", first=at, last=at + size), draft)
                return Speaker(group.actor, group.span, group.kind, "", draft.sentence)
            if view.forms[at] in self._rules.sets["plural_heads"] and at not in view.at:
                group = self._unnamed(Subject("words", first=sentence.first, last=at + 1), draft)
                return Speaker(group.actor, group.span, group.kind, "", draft.sentence)
            if at in view.at or view.forms[at] in self._rules.prepositions:
                break
        for spot in view.spots_in(sentence.first, min(cue, sentence.first + _LEAD)):
            if draft.content[0] <= spot.first < draft.content[1]:
                break
            if spot.kind in ("place", "outlet") or self._governed(spot):
                continue
            chosen = spot
            if spot.kind != "person":
                beside = view.spots_in(spot.last, min(cue, spot.last + 3))
                chosen = next((o for o in beside if o.kind == "person" and self._apposed(spot, o)), spot)
            return Speaker(view.actor(chosen), None, chosen.kind, "", draft.sentence)
        return None

    def _apposed(self, state: Spot, person: Spot) -> bool:
        """Whether a person named right behind a state or body speaks for it: no verb between, no object mark behind."""
        marked = self._view.form(person.last) in self._rules.sets["object_marks"]
        return not marked and not self._acts(state, person)

    def _acts(self, state: Spot, person: Spot) -> bool:
        """Whether an English verb stands between a state and a person, who then is its object ("X summoned NAME")."""
        view = self._view
        between = [view.form(at) for at in range(state.last, person.first)]
        return view.text.lang == "en" and not self._rules.titles.issuperset(between)

    def _governed(self, spot: Spot) -> bool:
        view = self._view
        return (
            view.begins_inside(spot)
            or view.form(spot.first - 1) in self._rules.prepositions
            or view.form(spot.last) in self._rules.sets["object_marks"]
        )

    def _last_person(self) -> Speaker | None:
        for said in reversed(self.said[-_REACH:]):
            if said.kind == "person" or (said.kind == "group" and said.actor is None):
                return said
        return None

    def _last_unnamed(self) -> Speaker | None:
        """The one whom "the official" takes up: who spoke last, unless it was a state or a body."""
        return next((said for said in reversed(self.said[-2:]) if said.kind in ("person", "group")), None)

    def _serves(self, speaker: Speaker, country: Spot) -> bool:
        """Whether a person can be the minister of a country: nothing tells of another."""
        actors = self._view.actors
        own, state = actors.get(speaker.actor or ""), actors.get(self._view.actor(country) or "")
        return own is None or own.country is None or (state is not None and own.country == state.country)

    def _last_thing(self, draft: Draft) -> Speaker | None:
        """The state or body that "it" takes up: the subject of the sentence before, or one of the last two speakers."""
        view = self._view
        before = view.text.sentences[max(draft.sentence - 1, 0)]
        spots = view.spots_in(before.first, min(before.last, before.first + 3)) if draft.sentence else []
        if spots and spots[0].kind in _THINGS and not self._governed(spots[0]) and before.kind != "title":
            owner = view.form(spots[0].last) == "'"
            return None if owner else Speaker(view.actor(spots[0]), None, spots[0].kind, "", draft.sentence)
        return next((said for said in reversed(self.said[-2:]) if said.kind in _THINGS), None)

    def _subject_before(self, draft: Draft) -> Speaker | None:
        """The person that the sentence before begins with, where nobody speaks in it."""
        view = self._view
        if draft.sentence == 0 or self._spoken_before(draft):
            return None
        before = view.text.sentences[draft.sentence - 1]
        spot = next(iter(view.spots_in(before.first, min(before.last, before.first + 2))), None)
        if spot is None or spot.kind != "person" or self._governed(spot) or before.kind == "title":
            return None
        return Speaker(view.actor(spot), None, "person", "", draft.sentence)
