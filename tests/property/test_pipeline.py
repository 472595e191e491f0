"""The laws of ``code``: total, deterministic, grounded, picklable, the same after JSON."""

from __future__ import annotations

import os
import pathlib
import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ruznama.lexicon import samples
from ruznama.model import RawItem, Record, Span, decode_record, encode
from ruznama.pipeline import code, read

PIECES = """
ترامب ترامپ دیدار کرد گفت که قال إن الرئيس رئیس جمهور کوریا إيران اليوم امروز 2021 ۱۴۰۳ « » " : . ، ؟ ( ) / - المصدر: إقرأ
أيضاً: انتهای پیام the president said on Monday that will meet in Doha refused 31/02/2020
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\u200c"])
MIXED = st.lists(WORDS, max_size=60).map(" ".join)
ANY = st.one_of(st.text(max_size=300), MIXED)


def items(record: Record) -> list[tuple[str, Span]]:
    found = [(t.id, t.span) for t in record.times] + [(m.id, m.span) for m in record.mentions]
    for statement in record.statements:
        spans = (statement.content, statement.cue, statement.speaker_span)
        found += [(statement.id, span) for span in spans if span is not None]
    for event in record.events:
        found += [(event.id, span) for span in (event.trigger, *event.evidence)]
    return found


@given(ANY)
def test_any_string_gives_a_record_whose_spans_lie_inside_the_text(page: str) -> None:
    record = code(page)
    size = len(record.article.text)
    assert all(0 <= span.start < span.end <= size for _, span in items(record))


@given(ANY)
def test_a_record_survives_json_and_pickle(page: str) -> None:
    record = code(page)
    assert decode_record(encode(record)) == record
    assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own bytes


@given(MIXED)
def test_coding_twice_gives_the_same_bytes(page: str) -> None:
    assert encode(code(page)) == encode(code(page))


@given(st.binary(max_size=300), st.sampled_from(["text", "html"]))
def test_any_bytes_give_records(data: bytes, media: str) -> None:
    assert len(read(RawItem(uri="x", source="x", media=media, data=data))) >= 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "page", ["", " ", "\n\n", "\x00", "\ud800", "a" * 5000, "«" * 2000, '"' * 2000, "(" * 2000, "و" * 5000]
)
def test_odd_strings_give_a_record(page: str) -> None:
    encode(code(page))


def sample_records() -> list[Record]:
    return [
        record
        for item in samples()
        if item.media in ("text", "html")
        for record in read(RawItem(uri=item.name, source=item.name, media=item.media, data=item.data))
    ]


def test_ids_are_unique_and_every_reference_is_answered() -> None:
    seen: set[str] = set()
    for record in sample_records():
        ids = [
            record.article.id,
            *(x.id for x in (*record.times, *record.mentions, *record.statements, *record.events)),
        ]
        assert len(ids) == len(set(ids))
        assert not seen.intersection(ids)
        seen.update(ids)
        actors = {actor.id for actor in record.actors}
        statements = {statement.id for statement in record.statements}
        assert len(actors) == len(record.actors)
        for mention in record.mentions:
            assert mention.actor is None or mention.actor in actors
        for statement in record.statements:
            named = (*statement.addressees, *statement.via, *([statement.speaker] if statement.speaker else []))
            assert actors.issuperset(named)
        for event in record.events:
            assert actors.issuperset((*event.actors, *event.recipients))
            assert event.statement is None or event.statement in statements


def test_every_item_names_the_rules_that_made_it() -> None:
    for record in sample_records():
        for item in (*record.times, *record.mentions, *record.statements, *record.events):
            assert item.rules


def test_another_hash_seed_gives_the_same_bytes(tmp_path: pathlib.Path) -> None:
    program = (
        "import hashlib\nfrom ruznama.lexicon import samples\nfrom ruznama.model import RawItem, encode\n"
        "from ruznama.pipeline import read\ntotal = hashlib.blake2b()\n"
        "for item in samples():\n    if item.media in ('text', 'html'):\n"
        "        for r in read(RawItem(uri=item.name, source=item.name, media=item.media, data=item.data)):\n"
        "            total.update(encode(r))\nprint(total.hexdigest())\n"
    )
    outputs = set()
    for seed in ("1", "77"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", program], env=env, capture_output=True, text=True, check=True, cwd=tmp_path
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("text", ["American", "الأمريكية", "امریکایی .", "x American", "ایرانی"])
def test_a_text_of_one_adjective_returns(text: str) -> None:
    assert code(text).article.text == text
