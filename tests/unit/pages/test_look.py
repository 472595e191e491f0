"""Rules of the house for style sheets and templates, and the files of others."""

from __future__ import annotations

import importlib.util
import pathlib
import re

import pytest

ROOT = pathlib.Path(__file__).parents[3]
SERVER = ROOT / "src" / "ruznama" / "server"
SHEETS = sorted((SERVER / "static").glob("*.css"))
TEMPLATES = sorted((SERVER / "templates").glob("*.html"))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_know_no_left_and_right(sheet: pathlib.Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    assert re.findall(r"\b(?:left|right)\b|(?:margin|padding|border|inset)-(?:top|bottom)\b", rules) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_style_sheets_ask_nobody_and_keep_letters_joined(sheet: pathlib.Path) -> None:
    text = sheet.read_text("utf-8")
    assert re.findall(r"url\((?!\"vendor/)", text) == []
    assert re.findall(r"letter-spacing|text-transform|font-style:\s*italic|@import", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_no_script_no_style_and_nothing_unescaped(template: pathlib.Path) -> None:
    text = template.read_text("utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)|\bstyle=|\bon\w+=|<style|\|\s*safe\b|autoescape", text) == []
    assert "auto" not in re.findall(r'<(?!input|textarea)\w+[^>]*\bdir="(\w+)"', text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_element_that_htmx_moves_says_where_and_how(template: pathlib.Path) -> None:
    # Version 4 inherits no attribute.
    for tag in re.findall(r"<[^>]*\bhx-(?:get|post)=[^>]*>", template.read_text("utf-8")):
        assert "hx-target=" in tag
        assert "hx-swap=" in tag
        assert "[" not in re.sub(r"\{\{.*?\}\}", "", tag), "filters in triggers need eval, which the policy forbids"


def test_files_of_others_are_those_that_were_reviewed() -> None:
    spec = importlib.util.spec_from_file_location("vendor", ROOT / "scripts" / "vendor.py")
    vendor = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(vendor)
    assert vendor.wrong() == []
    assert vendor.PAGE.read_text("utf-8") == vendor.page()
    for package in vendor.packages():
        assert any(vendor.target(package, file).name == "LICENSE" for file in package["files"])
        shipped = package["into"].startswith("src/")
        assert not (shipped and package["license"].startswith("MPL"))
