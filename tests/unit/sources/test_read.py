"""Reading inputs: one item or one failure each, never an exception."""

from __future__ import annotations

import io
import json
import os
import pathlib
import tracemalloc

import pytest

from ruznama.config import DEFAULT
from ruznama.model import Hints, RawItem
from ruznama.sources import Failure, Options, read

_TEXT = "وزیران دو کشور در مسقط دیدار کردند."


def _items(*inputs: object, **keywords: object) -> list[RawItem | Failure]:
    return list(read([str(one) for one in inputs], **keywords))


def test_a_text_file_keeps_its_path_as_given_and_its_bytes(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + _TEXT.encode() + b"\r\n")
    (item,) = _items(path)
    assert isinstance(item, RawItem)
    assert (item.uri, item.source, item.media, item.encoding) == (str(path), "a.txt", "text", "utf-8")
    assert item.data == path.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.html", "<p>x</p>", "html"),
        ("a.HTM", "<p>x</p>", "html"),
        ("page", "<!DOCTYPE html><html><body>x</body></html>", "html"),
        ("page", "plain words < more", "text"),
        ("a.txt", "<html> written about", "text"),
    ],
)
def test_the_medium_is_seen_from_the_name_or_the_first_bytes(
    tmp_path: pathlib.Path, name: str, content: str, media: str
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    (item,) = _items(tmp_path / name)
    assert isinstance(item, RawItem)
    assert item.media == media


def _jsonl(path: pathlib.Path, *lines: object) -> pathlib.Path:
    path.write_text("".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in lines), "utf-8")
    return path


def test_a_line_of_jsonl_becomes_an_item_with_its_hints(tmp_path: pathlib.Path) -> None:
    line = {
        "text": _TEXT, "url": "https://kerane.example/1", "title": "دیدار", "published": "۱۲ جوزا ۱۴۰۳",
        "outlet": "کرانه", "language": "fa_AF", "id": 7, "unknown": {"x": [1]},
    }  # fmt: skip
    (item,) = _items(_jsonl(tmp_path / "a.jsonl", line))
    assert isinstance(item, RawItem)
    assert item.uri == item.source == "https://kerane.example/1"
    assert item.data.decode() == _TEXT
    assert item.hints == Hints(
        published="۱۲ جوزا ۱۴۰۳", origin="metadata", lang="prs", outlet="کرانه", title="دیدار",
        url="https://kerane.example/1",
    )  # fmt: skip


def test_lines_without_url_are_named_by_id_or_by_file_and_number(tmp_path: pathlib.Path) -> None:
    path = _jsonl(tmp_path / "a.jsonl", {"text": "x", "id": 7}, "\n", {"text": "y"})
    first, second = _items(path)
    assert isinstance(first, RawItem)
    assert isinstance(second, RawItem)
    assert first.uri == "7"
    assert (second.uri, second.source) == (f"{path}#3", "a.jsonl#3")


def test_html_in_jsonl_is_html(tmp_path: pathlib.Path) -> None:
    (item,) = _items(_jsonl(tmp_path / "a.jsonl", {"html": "<p>x</p>", "text": "  "}))
    assert isinstance(item, RawItem)
    assert item.media == "html"


@pytest.mark.parametrize("bad", ["not json\n", "[1]\n", '{"title": "only"}\n', '{"text": 5}\n', '{"text": "x"\n'])
def test_a_malformed_line_is_a_failure_with_its_number_and_the_rest_goes_on(tmp_path: pathlib.Path, bad: str) -> None:
    path = _jsonl(tmp_path / "a.jsonl", {"text": "x"}, bad, {"text": "y"})
    first, failure, last = _items(path)
    assert isinstance(first, RawItem)
    assert isinstance(failure, Failure)
    assert isinstance(last, RawItem)
    assert (failure.uri, failure.line) == (str(path), 2)
    assert str(failure).startswith(f"{path} line 2: ")


def test_a_json_document_gives_its_articles(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": "x"}, {"text": ""}, {"text": "z"}], indent=1), "utf-8")
    first, second, third = _items(path)
    assert isinstance(first, RawItem)
    assert isinstance(second, Failure)
    assert isinstance(third, RawItem)


def test_options_win_over_what_comes_with_the_item(tmp_path: pathlib.Path) -> None:
    path = _jsonl(tmp_path / "a.jsonl", {"text": "x", "published": "2020", "language": "ar", "title": "t"})
    (item,) = _items(path, options=Options(published="2024-01-02", lang="fa", outlet="O"))
    assert isinstance(item, RawItem)
    assert item.hints == Hints(published="2024-01-02", origin="option", lang="fa", outlet="O", title="t")


def test_a_folder_is_read_in_order_with_all_below_it_and_without_hidden_entries(tmp_path: pathlib.Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.txt", "b/c/x.txt", ".git/config", ".hidden.txt"):
        (tmp_path / name).write_text(name, "utf-8")
    names = [item.uri.removeprefix(f"{tmp_path}/") for item in _items(tmp_path)]
    assert names == ["a.txt", "b/c/x.txt", "z.txt"]


def test_what_cannot_be_read_is_named_and_the_good_files_come_through(tmp_path: pathlib.Path) -> None:
    (tmp_path / "good.txt").write_text(_TEXT, "utf-8")
    (tmp_path / "photo.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "blank.txt").write_bytes(b" \n\t\n")
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    found = _items(tmp_path)
    failures = {pathlib.Path(one.uri).name: one.reason for one in found if isinstance(one, Failure)}
    assert [item.source for item in found if isinstance(item, RawItem)] == ["good.txt"]
    assert set(failures) == {"photo.txt", "empty.txt", "blank.txt", "dangling.txt", "self.txt", "loop", "pipe"}
    assert "JPEG" in failures["photo.txt"]
    assert "empty" in failures["empty.txt"]
    assert "leads back" in failures["loop"]


@pytest.mark.parametrize(
    "content", ["<?xml version='1.0'?>\n<rss version='2.0'><channel/></rss>", "<feed xmlns='x'></feed>", "WARC/1.0\r\n"]
)
def test_formats_that_are_not_read_are_named_and_not_taken_for_an_article(tmp_path: pathlib.Path, content: str) -> None:
    (tmp_path / "a.xml").write_text(content, "utf-8")
    (failure,) = _items(tmp_path / "a.xml")
    assert isinstance(failure, Failure)
    assert "not read" in failure.reason


def test_a_folder_loop_deeper_down_ends(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "x.txt").write_text("x", "utf-8")
    (tmp_path / "a" / "b" / "up").symlink_to(tmp_path / "a")
    found = _items(tmp_path)
    assert [type(one).__name__ for one in found] == ["Failure", "RawItem"]


def test_a_missing_file_is_a_failure(tmp_path: pathlib.Path) -> None:
    (failure,) = _items(tmp_path / "nope.txt")
    assert isinstance(failure, Failure)
    assert "no such file" in failure.reason


@pytest.mark.parametrize(
    ("data", "media", "count"),
    [
        (b'{"text": "x"}\n{"text": "y"}\n', "text", 2),
        (b"<html><body><p>x</p></body></html>", "html", 1),
        (_TEXT.encode(), "text", 1),
        (b"{not json at all}\nwords", "text", 1),
    ],
)
def test_standard_input_is_sniffed(data: bytes, media: str, count: int) -> None:
    items = _items("-", stdin=io.BytesIO(data))
    assert [item.media for item in items if isinstance(item, RawItem)] == [media] * count


def test_a_large_text_file_is_read_up_to_the_bound_only(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "large.txt"
    options = Options(max_chars=10_000)
    path.write_text("سطر طويل من النص\n" * 100_000, "utf-8")
    (item,) = _items(path, options=options)
    assert isinstance(item, RawItem)
    assert len(item.data) <= options.max_bytes
    assert item.encoding == "utf-8"
    assert "\ufffd" not in item.data.decode("utf-8")
    assert len(item.data.decode("utf-8")) > options.max_chars


def test_a_jsonl_stream_is_read_in_flat_memory(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "stream.jsonl"
    line = json.dumps({"text": "x" * 10_000}) + "\n"
    # A twentieth of 2 GB when RUZNAMA_FULL is not set would already take seconds; 50 MB shows the same.
    count = 200_000 if os.environ.get("RUZNAMA_FULL") else 5_000
    with path.open("w", encoding="utf-8") as out:
        for _ in range(count):
            out.write(line)
    tracemalloc.start()
    try:
        assert sum(isinstance(item, RawItem) for item in read([str(path)])) == count
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 2_000_000


def test_a_line_beyond_every_bound_is_skipped_and_named(tmp_path: pathlib.Path) -> None:
    options = Options(max_chars=1_000)
    path = _jsonl(tmp_path / "a.jsonl", {"text": "x" * 5 * options.max_bytes}, {"text": "y"})
    failure, item = _items(path, options=options)
    assert isinstance(failure, Failure)
    assert failure.line == 1
    assert isinstance(item, RawItem)


def test_the_default_bound_fits_the_default_of_the_settings() -> None:
    assert Options().max_chars == DEFAULT.max_chars
