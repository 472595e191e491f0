"""An archive of composed texts in four languages, coded by the program; outlets and items are made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ruznama import runs
from ruznama.archive import Reading
from ruznama.model import Hints, RawItem
from ruznama.store import SqliteStore

TEXTS = {
    "ar": "ترامب يستقبل وفدا من قطر\n\nاستقبل الرئيس الأمريكي دونالد ترامب وفدا من قطر في 14 مايو 2025. وقال ترامب "
    "إن المحادثات كانت مفيدة.",
    "fa": "ترامپ با امیر قطر دیدار کرد\n\nدونالد ترامپ، رئیس‌جمهور آمریکا، روز ۱۴ مه ۲۰۲۵ در دوحه با تمیم بن حمد آل ثانی، "
    "امیر قطر، دیدار کرد. ترامپ گفت این گفتگوها سودمند بود.",
    "prs": "ترمپ با امیر قطر ملاقات کرد\n\nدونالد ترمپ، رئیس جمهور امریکا، به تاریخ ۱۴ می ۲۰۲۵ در دوحه با تمیم بن حمد آل ثانی، "
    "امیر قطر، ملاقات کرد. ترمپ گفت که این گفتگوها سودمند بود.",
    "en": "Trump meets the emir of Qatar\n\nUS President Donald Trump met the emir of Qatar, Tamim bin Hamad Al Thani, in "
    "Doha on 14 May 2025. Trump said the talks were useful.",
    "muscat": "Ministers meet in Muscat\n\nThe foreign minister of Iran met the foreign minister of Oman in Muscat on 3 March "
    "2024.",
    "ankara": "Ministers meet in Ankara\n\nThe foreign minister of France met the foreign minister of Turkey in Ankara in June "
    "2023.",
}


def keep(store: SqliteStore, texts: dict[str, str]) -> None:
    """Code texts and put them into an archive, merged."""
    items = [
        RawItem(uri=f"{name}.txt", source=name, media="text", data=text.encode(), hints=Hints(published="2025-05-15"))
        for name, text in texts.items()
    ]
    report = runs.add(store, items)
    assert not report.failures
    runs.refresh(store)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("archive") / "news.db"
    store = SqliteStore(found)
    keep(store, TEXTS)
    store.close()
    return found


@pytest.fixture
def reading(path: Path) -> Iterator[Reading]:
    store = SqliteStore(path, create=False)
    yield Reading(store)
    store.close()


@pytest.fixture
def lines() -> Iterator[Callable[..., Reading]]:
    """An archive of given lines, each an article of its own."""
    stores = []

    def made(*texts: str) -> Reading:
        store = SqliteStore(":memory:")
        stores.append(store)
        keep(store, {f"line{number}": f"{text}\n\n{text}." for number, text in enumerate(texts)})
        return Reading(store)

    yield made
    for store in stores:
        store.close()
