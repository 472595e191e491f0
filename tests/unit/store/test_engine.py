"""The connection gives long lists in one piece."""

from __future__ import annotations

from pathlib import Path

import pytest

from ruznama.store.engine import Engine

_ORDERED = "SELECT value FROM json_each(:values) ORDER BY value DESC LIMIT :limit"


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return Engine(tmp_path / "a.db", create=True)


def test_a_column_comes_in_its_order(engine: Engine) -> None:
    numbers = list(range(1000))
    assert engine.column(_ORDERED, {"values": str(numbers), "limit": -1}) == numbers[::-1]
    assert engine.column(_ORDERED, {"values": str(numbers), "limit": 2}) == [999, 998]
    engine.close()


def test_no_rows_are_an_empty_list(engine: Engine) -> None:
    assert engine.column(_ORDERED, {"values": "[]", "limit": -1}) == []
    assert engine.whole("SELECT 1, 2 WHERE 0", 2, {}) == []
    engine.close()


def test_texts_numbers_and_nothing_come_as_they_are(engine: Engine) -> None:
    values = {"text": '[1] "a"\n\\', "json": '{"a": 1}'}
    rows = engine.whole("SELECT :text, :json, 1, 0.5, NULL UNION ALL SELECT '', '', 0, 0.0, 7", 5, values)
    assert rows == [['[1] "a"\n\\', '{"a": 1}', 1, 0.5, None], ["", "", 0, 0.0, 7]]
    engine.close()
