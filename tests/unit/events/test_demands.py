"""Demands spoken as "X must": the speaker asks the subject of "must"."""

from __future__ import annotations

import pytest

from ruznama import events
from ruznama.model import Actor, Article, Block, Mention, Span, Statement
from ruznama.text import analyze


def found(words, whom, *, act="demand"):
    """Events of one line in which the envoy of Norway says ``words`` about ``whom``."""
    content = words
    text = f"نماینده ناروی گفت {content}."
    speaker = Actor(id="s", name="Envoy of Norway", names={}, kind="person", country="NOR")
    other = Actor(id="o", name="Other", names={}, kind="country", country=whom[1])
    begin = text.index(content)
    named = text.index(whom[0], begin)
    said = Statement(
        id="st",
        speaker="s",
        speaker_span=Span(0, 12),
        cue=Span(13, 16),
        content=Span(begin, begin + len(content)),
        direct=False,
        act=act,
        addressees=(),
        channel=None,
        via=(),
        when=None,
        polarity="affirmed",
        rules=(),
    )
    mentions = (
        Mention(id="m1", span=Span(0, 12), kind="nominal", actor="s"),
        Mention(id="m2", span=Span(named, named + len(whom[0])), kind="name", actor="o"),
    )
    item = Article(id="a", uri="a", part=0, lang="prs", text=text, blocks=(Block("body", Span(0, len(text))),))
    return events.find(analyze(item, "prs"), item, (), (speaker, other), mentions, (said,))[0]


def test_speaker_asks_the_subject_of_must():
    event = found("سودان باید راه را باز نگهدارد", ("سودان", "SDN"))[0]
    assert (event.type, event.actors, event.recipients, event.statement) == ("REQUEST", ("s",), ("o",), "st")


@pytest.mark.parametrize(
    ("words", "whom", "act"),
    [
        ("ناروی باید آماده بماند", ("ناروی", "NOR"), "demand"),
        ("سودان باید راه را باز نگهدارد", ("سودان", "SDN"), "say"),
        ("راه سودان باز است و همه باید بدانند", ("سودان", "SDN"), "demand"),
    ],
    ids=["own side", "no demand", "another subject"],
)
def test_no_request(words, whom, act):
    assert not [event for event in found(words, whom, act=act) if event.type == "REQUEST"]
