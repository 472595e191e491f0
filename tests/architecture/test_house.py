"""The house of design.md section 3, held against the tree."""

from __future__ import annotations

import ast
import importlib
import pathlib
import re
import subprocess
import sys
import tomllib

import pytest

ROOT = pathlib.Path(__file__).parents[2]
SRC = ROOT / "src" / "ruznama"
RESOURCES = SRC / "resources"
CODE = sorted(path for path in SRC.rglob("*.py"))
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def strings(path: pathlib.Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(SRC)))
def test_no_arabic_script_stands_in_code(path: pathlib.Path) -> None:
    # Ranges in character classes are about the script, not words of a language.
    found = [text for text in strings(path) if ARABIC.search(re.sub(r"\[[^\]]*\]", "", text))]
    assert found == []


@pytest.mark.parametrize("lang", ["fa", "prs", "en"])
def test_each_language_has_the_same_files(lang: str) -> None:
    names = {
        folder: {p.name for p in (RESOURCES / folder).iterdir() if p.suffix in (".tsv", ".toml")}
        for folder in ("ar", lang)
    }
    assert names[lang] == names["ar"]


@pytest.mark.parametrize("path", sorted(RESOURCES.rglob("*.tsv")), ids=lambda path: str(path.relative_to(RESOURCES)))
def test_every_row_of_a_table_has_a_source(path: pathlib.Path) -> None:
    lines = [line for line in path.read_text("utf-8").split("\n") if line.strip() and not line.startswith("#")]
    header = lines[0].split("\t")
    assert "source" in header
    at = header.index("source")
    missing = [line for line in lines[1:] if len(line.split("\t")) <= at or not line.split("\t")[at]]
    assert missing == []


@pytest.mark.parametrize("path", sorted(RESOURCES.rglob("*.toml")), ids=lambda path: str(path.relative_to(RESOURCES)))
def test_every_rule_file_is_toml(path: pathlib.Path) -> None:
    assert isinstance(tomllib.loads(path.read_text("utf-8")), dict)


def tracked() -> list[pathlib.Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in done.stdout.split("\n") if name and (ROOT / name).is_file()]


def test_no_bidi_control_hides_in_a_tracked_file() -> None:
    bad = []
    for path in tracked():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        if BIDI.search(text):
            bad.append(str(path.relative_to(ROOT)))
    assert bad == []


def test_the_public_names_are_sorted_and_real() -> None:
    package = importlib.import_module("ruznama")
    assert list(package.__all__) == sorted(package.__all__)
    for name in package.__all__:
        assert getattr(package, name) is not None


def test_importing_the_package_loads_nothing_heavy() -> None:
    heavy = "('msgspec', 'trafilatura', 'click', 'rich', 'lxml')"
    program = f"import sys, ruznama; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_coding_plain_text_does_not_load_the_html_reader() -> None:
    program = "import sys, ruznama; ruznama.code('x'); print('trafilatura' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_every_issue_code_used_in_code_is_explained() -> None:
    used = {code for path in CODE for text in strings(path) for code in re.findall(r"\bRZ\d{3}\b", text)}
    listed = {line.split("\t")[0] for line in (RESOURCES / "shared" / "issues.tsv").read_text("utf-8").split("\n")}
    assert used <= listed


def test_no_sentence_of_the_seeds_is_in_the_repository(shared: pathlib.Path) -> None:
    word = re.compile(r"[^\W\d_]+")
    shingles = set()
    for seed in (shared / "seeds").glob("*.txt"):
        words = word.findall(seed.read_text("utf-8"))
        shingles |= {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
    copied = []
    for path in tracked():
        try:
            words = word.findall(path.read_text("utf-8"))
        except UnicodeDecodeError:
            continue
        if any(tuple(words[i : i + 8]) in shingles for i in range(len(words) - 7)):
            copied.append(path.name)
    assert copied == []
