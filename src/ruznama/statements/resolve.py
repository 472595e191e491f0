"""From drafts to statements: speaker, act, channel, relay, time of speaking."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec.structs import replace

from ruznama.lexicon import Hit
from ruznama.model import Article, Issue, Span, Statement, item_id
from ruznama.statements.acts import act_of, is_first_person
from ruznama.statements.channels import channel_of, channel_places, channels_in
from ruznama.statements.draft import Draft
from ruznama.statements.rules import begins
from ruznama.statements.speakers import Speaker, Speakers
from ruznama.statements.view import Spot, View

__all__ = ["resolve"]

_SAME_PLACE = 0.8
# Drafts that can touch a draft stand next to it in text order; looking at all would cost the square of a long text.
_NEAR = 8
# Tokens between a verb of speech and the date of speaking.
_REACH = 80
# "in reply to him said": words before a cue that say that it answers.
_ANSWER = 4
# A year alone is mostly part of a name (the 2016 election), not the time of speaking.
_MONTH = 7

_Range = tuple[int, int]


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
    if heads:
        ordered = [draft for draft in ordered if not any(_swallowed(draft, head) for head in heads)]
    reading = _Reading(view, item, ordered, relays)
    return reading.statements(), reading.issues


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Of two drafts about the same words the first stays, the direct one before the indirect."""
    kept: list[Draft] = []
    reach = 0
    for draft in drafts:
        first, last = draft.content
        if first >= reach:
            kept.append(draft)
            reach = last
            continue
        reach = max(reach, last)
        twin = -1
        for at in range(max(len(kept) - _NEAR, 0), len(kept)):
            begin, end = kept[at].content
            if begin < last and first < end and _overlap((begin, end), draft.content) >= _SAME_PLACE:
                twin = at
                break
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


def _overlap(one: _Range, other: _Range) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


class _Reading:
    def __init__(self, view: View, item: Article, drafts: list[Draft], relays: dict[int, tuple[Spot, ...]]) -> None:
        self.view, self.item, self.drafts, self.relays = view, item, drafts, relays
        self.speakers = Speakers(view)
        self.issues: list[Issue] = []
        self.channels: dict[int, list[Hit[str]]] = {}
        self.channel_places = channel_places(view) if drafts else []
        self.seen: set[str] = set()

    def statements(self) -> list[Statement]:
        found = (self._statement(draft, place) for place, draft in enumerate(self.drafts))
        return [made for made in found if made is not None]

    def _statement(self, draft: Draft, place: int) -> Statement | None:
        view, tokens = self.view, self.view.text.tokens
        content = view.span(*draft.content, draft.skip)
        if content is None:
            return None
        cue = view.text.span(tokens[draft.cue[0]].start, tokens[draft.cue[1] - 1].end)
        speaker = self.speakers.of(draft)
        if speaker is None:
            self.issues.append(Issue(code="RZ501", stage="statements", span=cue, detail="no speaker for the cue"))
            return None
        if draft.nested and speaker.actor is not None and draft.subject.how != "spot":
            return None
        said = self._said(draft, place)
        when = self._when(draft, speaker, said)
        if not draft.nested:
            self.speakers.said.append(replace(speaker, when=when))
        act = act_of(view, draft)
        if act in ("say", "report"):
            # Outlets report; people and bodies say.
            act = "report" if speaker.kind == "outlet" else "say"
        relays = self.relays.get(draft.sentence, ())
        return Statement(
            id=self._id(view.span(*draft.cue) or content if draft.rule == "headline" else cue),
            speaker=speaker.actor,
            speaker_span=speaker.span,
            cue=cue,
            content=content,
            direct=draft.quoted or is_first_person(view, *draft.content),
            act=act,
            addressees=self._others(draft.addressees, speaker),
            channel=channel_of(draft, self._channels(draft.sentence), said),
            via=self._others((draft.via, *relays) if draft.via is not None else relays, speaker),
            when=when,
            polarity="negated" if draft.negated else "affirmed",
            rules=(draft.rule,),
        )

    def _id(self, cue: Span) -> str:
        """An id that no statement before it has."""
        ordinal = 0
        while (identity := item_id(self.item.id, "s", cue.start, cue.end, ordinal)) in self.seen:
            ordinal += 1
        self.seen.add(identity)
        return identity

    def _others(self, spots: tuple[Spot, ...], speaker: Speaker) -> tuple[str, ...]:
        """Actors of mentions, each once, without the speaker."""
        if not spots:
            return ()
        found = dict.fromkeys(self.view.actor(spot) for spot in spots)
        return tuple(actor for actor in found if actor is not None and actor != speaker.actor)

    def _channels(self, sentence: int) -> list[Hit[str]]:
        if sentence not in self.channels:
            self.channels[sentence] = channels_in(self.view, sentence, self.channel_places)
        return self.channels[sentence]

    def _said(self, draft: Draft, place: int) -> list[_Range]:
        """What is said in the draft and beside it in its sentence: what stands there tells nothing about the speech."""
        drafts, sentence, found = self.drafts, draft.sentence, [draft.content]
        at, floor = place - 1, max(place - _NEAR, 0)
        while at >= floor and drafts[at].sentence == sentence:
            found.append(drafts[at].content)
            at -= 1
        at, end = place + 1, min(place + _NEAR + 1, len(drafts))
        while at < end and drafts[at].sentence == sentence:
            found.append(drafts[at].content)
            at += 1
        return found

    def _when(self, draft: Draft, speaker: Speaker, said: list[_Range]) -> str | None:
        """The date in the clause around a cue, that of the words it answers or goes on, or the day of publication."""
        stated = self._stated(draft, said)
        if stated is not None:
            return stated
        last = self.speakers.said[-1] if self.speakers.said else None
        if last is not None and last.when and draft.sentence - last.sentence <= 1 and self._replies(draft):
            return last.when
        for earlier in reversed(self.speakers.said[-_NEAR:]):
            if earlier.when and (earlier.actor == speaker.actor or earlier.sentence == draft.sentence):
                return earlier.when
        published = self.item.published
        if published is not None and published.precision in ("day", "minute", "second"):
            return published.value.partition("T")[0]
        return None

    def _replies(self, draft: Draft) -> bool:
        """Whether a cue says that it answers, with nobody and nothing named that is answered."""
        view, cue = self.view, draft.cue[0]
        listed = view.rules.phrases["replying"]
        first = max(view.text.sentences[draft.sentence].first, cue - _ANSWER)
        if listed.keys().isdisjoint(view.forms[first : cue + 1]):
            return False
        found = ((at, begins(view.forms, at, listed)) for at in range(first, cue + 1))
        return any(length and at + length >= cue for at, length in found)

    def _stated(self, draft: Draft, said: list[_Range]) -> str | None:
        """The date nearest to a cue in its sentence, outside of what is said."""
        view, cue = self.view, draft.cue[0]
        floor = view.text.sentences[draft.sentence].first
        end = max(draft.cue[1], draft.content[0])
        found: list[tuple[int, str]] = []
        place = bisect_left(view.when_firsts, end) - 1
        while place >= 0 and view.whens[place].first >= floor and len(found) < _NEAR:
            spot = view.whens[place]
            place -= 1
            if end - spot.first > _REACH:
                break
            value = view.times[spot.item].value
            fine = spot.kind in ("DATE", "TIME") and len(value) >= _MONTH and value[:4].isdigit() and "/" not in value
            if fine and not any(first <= spot.first < last for first, last in said):
                found.append((abs(spot.first - cue), value))
        return min(found, key=lambda date: date[0])[1].partition("T")[0] if found else None
