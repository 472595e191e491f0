"""One thing with everything known of it: an event, statement, article, actor, conflict or story by its id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from ruznama.errors import NotFoundError
from ruznama.model import Event, Issue, Published, Record, Span, Statement, Story
from ruznama.store import Known, NearPair, Query, Store, Telling
from ruznama.views.disputes import Dispute, disputes
from ruznama.views.passages import around, flat
from ruznama.views.tenures import Tenure, tenures
from ruznama.views.timeline import Named, Row, row_of, rows_of, source, timeline

__all__ = [
    "ActorDetail",
    "ArticleDetail",
    "Detail",
    "DisputeDetail",
    "EventDetail",
    "Passage",
    "StatementDetail",
    "StoryDetail",
    "Version",
    "actor_detail",
    "detail",
    "spoken",
    "versions",
]

# Characters around a passage, enough for the sentence it stands in.
_AROUND = 90
# Events and statements in a dossier's lists; the counts above them are of all.
_LATEST = 10


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """The words that say something, with what stands around them; offsets are code points of the article's text."""

    id: str
    source: str
    lang: str
    uri: str
    published: str | None
    article: str
    start: int
    end: int
    before: str
    text: str
    after: str
    status: str
    rules: tuple[str, ...]


class EventDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="event"):
    """A canonical event: what, its evidence in every telling, the disagreements, what it follows."""

    row: Row
    evidence: tuple[Passage, ...]
    disputes: tuple[Dispute, ...]
    follows: tuple[Row, ...]


class StatementDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="statement"):
    """A statement with the places that carry it."""

    id: str
    speaker: Named | None
    act: str
    polarity: str
    direct: bool
    date: str | None
    channel: str | None
    addressees: tuple[Named, ...]
    via: tuple[Named, ...]
    evidence: tuple[Passage, ...]


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an article's page in the archive."""

    version: int
    current: bool
    article: str


class ArticleDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="article"):
    """An article: what the page says about itself and what was found in it."""

    id: str
    uri: str
    part: int
    lang: str
    title: str | None
    outlet: str | None
    credit: str | None
    published: Published | None
    keywords: tuple[str, ...]
    characters: int
    times: int
    mentions: int
    statements: int
    events: tuple[Row, ...]
    issues: tuple[Issue, ...]
    near: tuple[NearPair, ...]
    versions: tuple[Version, ...]
    stories: tuple[str, ...]


class ActorDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="actor"):
    """A dossier: names, offices over time, deeds, what was done to the actor, its words, with whom it deals."""

    actor: Known
    tenures: tuple[Tenure, ...]
    did: dict[str, int]
    received: dict[str, int]
    said: dict[str, int]
    counterparts: tuple[tuple[str, int], ...]
    first: str | None
    last: str | None
    events: tuple[Row, ...]
    statements: tuple[StatementDetail, ...]


class StoryDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="story"):
    """A story: its articles and its events in order of time."""

    id: str
    title: str
    articles: tuple[str, ...]
    events: tuple[Row, ...]


class DisputeDetail(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="conflict"):
    """A disagreement."""

    dispute: Dispute


Detail = EventDetail | StatementDetail | ArticleDetail | ActorDetail | StoryDetail | DisputeDetail


def detail(store: Store, name: str) -> Detail:
    """Whatever has this id: event (canonical or a single telling), statement, article, actor, conflict or story.

    Raises:
        NotFoundError: nothing has it.
    """
    for find in (_by_event, _by_statement, _by_article, _by_dispute, _by_story, _by_input, _by_name):
        if found := find(store, name):
            return found
    raise NotFoundError(
        f"nothing in the archive is called {name!r}",
        fix="Ids stand in the lists: ruznama timeline, ruznama conflicts. A file name or an actor's name works too.",
    )


def _by_event(store: Store, name: str) -> Detail | None:
    query = Query(events=(name,))
    for told in store.told(query):
        return _event(store, row_of(store, told, query), told.tellings, told.event.follows)
    return None


def _by_statement(store: Store, name: str) -> Detail | None:
    telling = store.stated(name)
    return statement_detail(store, telling) if telling else None


def _by_article(store: Store, name: str) -> Detail | None:
    record = store.record(name)
    return _article(store, record) if record else None


def _by_dispute(store: Store, name: str) -> Detail | None:
    for dispute in disputes(store, ids=(name,)):
        return DisputeDetail(dispute=dispute)
    return None


def _by_story(store: Store, name: str) -> Detail | None:
    return next((_story(store, story) for story in store.stories_by((name,))), None)


def _by_input(store: Store, name: str) -> Detail | None:
    for held in store.find_inputs(name):
        if held.current and (record := store.record(held.articles[0])):
            return _article(store, record)
    return None


def _by_name(store: Store, name: str) -> Detail | None:
    found = store.actors(name)
    return actor_detail(store, found[0]) if found else None


def actor_detail(store: Store, actor: str) -> ActorDetail:
    """The dossier of an actor.

    Raises:
        NotFoundError: there is none with this id.
    """
    known = store.actor(actor)
    if known is None:
        raise NotFoundError(f"there is no actor {actor!r} in the archive")
    mine = (actor, f"{actor}.gov")
    keys = store.keys("events", Query(actors=mine))
    did, received = store.tallies.part(mine)
    partners = store.tallies.partners(mine, _LATEST)
    names = store.names([one for one, _ in partners])
    dated = keys[: len(keys) - store.tallies.undated(Query(actors=mine))]
    ends = store.tallies.events_at([dated[0], dated[-1]]) if dated else ()
    dates = [one.when.value for one in ends if one.when]
    voices: dict[str, tuple[str, str]] = {}
    for number, saying, act in store.tallies.voices(mine):
        voices.setdefault(saying, (number, act))
    return ActorDetail(
        actor=known,
        tenures=tenures(actor),
        did=did,
        received=received,
        said=dict(Counter(act for _, act in voices.values()).most_common()),
        counterparts=tuple((names.get(one, one), number) for one, number in partners),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        events=tuple(rows_of(store, store.told_at(keys[-_LATEST:]), Query())),
        statements=tuple(
            statement_detail(store, told)
            for number, _ in list(voices.values())[-_LATEST:]
            if (told := store.stated(number))
        ),
    )


def spoken(store: Store, speakers: Sequence[str], lang: str | None = None) -> Iterator[StatementDetail]:
    """What these actors said, in order of time; a saying of several articles once, in the first telling asked for."""
    seen: set[str] = set()
    for telling in store.spoken(speakers):
        if telling.id not in seen and lang in (None, telling.lang):
            seen.update(one for saying in store.sayings(statements=(telling.id,)) for one in saying.members)
            yield statement_detail(store, telling)


def _event(store: Store, row: Row, tellings: Sequence[Telling], follows: Sequence[str]) -> EventDetail:
    evidence: list[Passage] = []
    for telling in tellings:
        if record := store.record(telling.article):
            for event in record.events:
                if event.id == telling.id:
                    evidence += [_passage(telling, record, span, event) for span in event.evidence or (event.trigger,)]
    before = tuple(timeline(store, Query(events=tuple(follows)))) if follows else ()
    found = tuple(disputes(store, ids=row.conflicts)) if row.conflicts else ()
    return EventDetail(row=row, evidence=tuple(evidence), disputes=found, follows=before)


def statement_detail(store: Store, telling: Telling) -> StatementDetail:
    """A statement as one telling has it, with all that carry the same saying.

    Raises:
        NotFoundError: its article is gone.
    """
    sayings = list(store.sayings(statements=(telling.id,)))
    members = sayings[0].members if sayings else (telling.id,)
    evidence: list[Passage] = []
    main: Statement | None = None
    for member in dict.fromkeys((telling.id, *members)):
        one = store.stated(member)
        record = store.record(one.article) if one else None
        for said in record.statements if record else ():
            if one and record and said.id == member:
                main = main or said
                evidence.append(_passage(one, record, said.content, said))
    if main is None:
        raise NotFoundError(f"the article of statement {telling.id!r} is gone", fix="Run: ruznama rebuild")
    names = store.names([one for one in (main.speaker, *main.addressees, *main.via) if one])
    return StatementDetail(
        id=telling.id,
        speaker=Named(main.speaker, names.get(main.speaker, main.speaker)) if main.speaker else None,
        act=main.act,
        polarity=main.polarity,
        direct=main.direct,
        date=main.when,
        channel=main.channel,
        addressees=tuple(Named(one, names.get(one, one)) for one in main.addressees),
        via=tuple(Named(one, names.get(one, one)) for one in main.via),
        evidence=tuple(evidence),
    )


def _passage(telling: Telling, record: Record, span: Span, item: Event | Statement) -> Passage:
    text = record.article.text
    before, after = around(text, span, _AROUND)
    return Passage(
        id=telling.id,
        source=source(telling),
        lang=telling.lang,
        uri=telling.uri,
        published=telling.published,
        article=telling.article,
        start=span.start,
        end=span.end,
        before=before,
        text=flat(span.of(text)),
        after=after,
        status=item.status if isinstance(item, Event) else item.polarity,
        rules=item.rules,
    )


def _article(store: Store, record: Record) -> ArticleDetail:
    item = record.article
    return ArticleDetail(
        id=item.id,
        uri=item.uri,
        part=item.part,
        lang=item.lang,
        title=item.title.of(item.text) if item.title else None,
        outlet=item.outlet.name if item.outlet else None,
        credit=item.credit.name if item.credit else None,
        published=item.published,
        keywords=item.keywords,
        characters=len(item.text),
        times=len(record.times),
        mentions=len(record.mentions),
        statements=len(record.statements),
        events=tuple(timeline(store, Query(articles=(item.id,)))),
        issues=record.issues,
        near=tuple(store.near(item.id)),
        versions=versions(store, item.id),
        stories=tuple(story.id for story in store.stories(item.id)),
    )


def versions(store: Store, article: str) -> tuple[Version, ...]:
    """All versions of the page that an article was read from."""
    addresses = dict.fromkeys(one.address for one in store.find_inputs(article))
    same = {held.id: held for one in addresses for held in store.find_inputs(one) if held.address == one}
    return tuple(Version(version=one.version, current=one.current, article=one.articles[0]) for one in same.values())


def _story(store: Store, story: Story) -> StoryDetail:
    return StoryDetail(
        id=story.id,
        title=story.title,
        articles=story.members,
        events=tuple(timeline(store, Query(articles=story.members))),
    )
