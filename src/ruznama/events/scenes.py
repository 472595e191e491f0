"""Dates that the text gives by its course: what lies ahead of publication, what belongs to a dated scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from ruznama.events.digest import is_digest
from ruznama.events.draft import SAID, Draft
from ruznama.events.story import Story
from ruznama.events.when import Dated
from ruznama.model import Actor

__all__ = ["dated_ahead", "scened"]

# What had happened before, what holds in general, what another deed is told to follow: none is of the scene's day.
_UNSCENED = frozenset(
    {"status.earlier", "tense.present", "tense.perfect", "tense.sequel", "noun.after", "noun.since", "noun.before"}
)


def dated_ahead(drafts: Sequence[Draft], published: str | None) -> list[Draft]:
    """What is told in the present with a date after publication is planned."""
    done = []
    for draft in drafts:
        ahead = draft.value is not None and published is not None and draft.value[:10] > published
        if (
            ahead
            and draft.status in {"happened", "ongoing"}
            and len(published or "") == 10
            and "W" not in (draft.value or "")
        ):
            draft = replace(draft, status="planned", rules=(*draft.rules, "status.dated_ahead"))  # noqa: PLW2901
        if ahead and draft.type in _ANSWERED and draft.status == "planned" and "status.dated_ahead" in draft.rules:
            # "who demands independence ... tomorrow": what is said was said, and the day is another deed's.
            draft = replace(draft, status="happened", value=None, origin="")  # noqa: PLW2901
        if published is not None and _for_later(draft, published):
            draft = replace(draft, value=None, origin="")  # noqa: PLW2901
        past = draft.value is not None and published is not None and draft.value[:10] < published
        day = draft.rules[0].startswith("en.") and len(draft.value or "") == _DAY
        told = "status.future" in draft.rules and (draft.value or "") < (published or "")[: len(draft.value or "")]
        if past and draft.status == "planned" and (day or told):
            # "will summon the envoy after jets crossed its border yesterday": what lies ahead has no day behind us.
            draft = replace(draft, value=None, origin="")  # noqa: PLW2901
        done.append(draft)
    return done


# Words that nobody plans.
_ANSWERED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})


def _for_later(draft: Draft, published: str) -> bool:
    """Whether the date of an offer is that of what is offered ("invited X to the match of Saturday next")."""
    value = draft.value or ""
    words = draft.type == "AGREE" and draft.status == "offered" and "status.promised" not in draft.rules
    if not words or len(published) != _DAY or "W" in value or not (len(value) == _DAY or "/" in value):
        return False
    last = value.split("/")[-1]
    return last > published[: len(last)] or (len(last) < _DAY and last == published[: len(last)] and "/" in value)


# What the other side says to a deed it may say on a later day: Persian names the day of the deed alone.
_ANSWERS = frozenset({"ACCUSE", "REJECT", "PROTEST", "SUPPORT", "THREATEN"})
# Letters of a day.
_DAY = 10


def scened(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """Give undated deeds of a scene's own participants the scene's date.

    A scene opens with a dated event near publication and lasts until another date is named; one of a day before that of
    the news told so far takes nothing in. Its participants are the
    states of the event's parties. Without this, "he also promised ..." after "met on Friday" would have no date.
    """
    sheet, dates, actors, published = story.sheet, story.dates, story.actors, story.day
    scene: tuple[str, set[str], int] | None = None
    doers: set[str] = set()
    news = ""
    paragraphs = [part.paragraph for part in sheet.text.sentences]
    digest = is_digest(sheet, story.found)
    # English news names the day in nearly every sentence that has a new one: what has none is of no other day.
    strict = bool(sheet.lex.settings.get("strict_scenes", False))
    done: list[Draft] = []
    for draft in drafts:
        near = bool(draft.value and published and len(draft.value) == 10 and draft.value[:7] == published[:7])
        near = near and draft.status in {"happened", "offered", "negated"} and (draft.value or "") <= (published or "")
        # What had happened before opens no scene: "who had expelled 23 on 14 March, hailed ..." is told of today.
        if draft.value and near and "status.earlier" not in draft.rules:
            members = _states(draft, actors)
            if scene is not None and scene[0] == draft.value:
                members |= scene[1]
            else:
                doers = set()
            doers |= _states(draft if draft.joint else replace(draft, recipients=()), actors)
            scene = draft.value, members, sheet.places[draft.first]
            news = max(news, draft.value)
        elif draft.value is None and scene is not None and draft.status in {"happened", "offered"}:
            states = _states(replace(draft, recipients=()) if draft.actors else draft, actors)
            today = scene[0] == published
            if scene[0] < news:
                # The story has gone back behind its news ("talks had begun on Monday"): what follows is of either day.
                states = set()
            close = sheet.places[draft.first] - scene[2] <= 2
            # Each paragraph of a digest is a story of its own: another one goes on with a scene by its people only.
            if digest and paragraphs[sheet.places[draft.first]] != paragraphs[scene[2]] and not states & scene[1]:
                states = set()
            reported = draft.statement is not None and draft.type not in SAID
            named = "noun.bare" in draft.rules and not draft.actors
            answers = sheet.lex.order == "sov" and not today and _answers(story, draft, states, doers)
            if reported or named or answers or _UNSCENED & set(draft.rules) or _otherwhen(story, draft):
                states = set()
            if (
                states
                and (today or _joins(states <= scene[1], close, strict=strict))
                and not _crossed(draft, dates, scene[0], drafts, published or "")
            ):
                draft = replace(  # noqa: PLW2901
                    draft,
                    value=scene[0],
                    origin="bounded",
                    sure=draft.sure * 0.9,
                    rules=(*draft.rules, "when.scene"),
                )
        done.append(draft)
    return done


_COUNTED = frozenset({"days", "weeks", "months", "years", "decades", "year", "month", "week"})


def _otherwhen(story: Story, draft: Draft) -> bool:
    """Whether an English deed goes on with what was done before ("after X came and signed"), or came "years later"."""
    sheet = story.sheet
    if sheet.lex.order != "svo":
        return False
    tokens = sheet.text.tokens
    for index in range(draft.first - 1, sheet.parts[draft.first].first, -1):
        if tokens[index].form in {"later", "earlier"} and tokens[index - 1].form in _COUNTED:
            return True
        if sheet.marks[index] in ".,":
            break
        if "sequel" in sheet.sets.get(index, ()) and tokens[index].form != "before":
            return True
    return False


def _joins(known: bool, close: bool, *, strict: bool) -> bool:
    """Whether a deed belongs to a scene: its doers are known there, or it is told close by; where strict, both."""
    return known and close if strict else known or close


def _answers(story: Story, draft: Draft, states: set[str], doers: set[str]) -> bool:
    """Whether the other side of a scene speaks of its doers, or of "this charge", "this attack"."""
    if draft.type not in _ANSWERS or states & doers:
        return False
    sheet = story.sheet
    # "in this meeting" is of the scene, "this charge" answers it.
    pointed = any("this" in sheet.sets.get(i, ()) and sheet.marks[i - 1] != "p" for i in range(*draft.clause))
    return pointed or bool(_states(replace(draft, actors=()), story.actors) & doers)


def _states(draft: Draft, actors: Mapping[str, Actor]) -> set[str]:
    ids = (*draft.actors, *draft.recipients)
    return {actors[i].country or i if i in actors else i for i in ids}


def _crossed(draft: Draft, dates: Sequence[Dated], scene: str, drafts: Sequence[Draft], day: str) -> bool:
    """Whether another day of the story was named between the scene and the draft; past years and plans do not count."""
    opening = max((d.first for d in drafts if d.value == scene and d.first < draft.first), default=0)
    return any(
        opening < date.first < draft.first
        and date.value != scene
        and len(date.value) == len("2020-01-01")
        and date.value[:4] == scene[:4]
        and date.value < day
        for date in dates
    )
