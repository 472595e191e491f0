"""Makes the example reader importable under one name wherever the tests are collected from."""

from __future__ import annotations

import importlib.util
import pathlib
import sys

if "events_marked" not in sys.modules:
    spec = importlib.util.spec_from_file_location("events_marked", pathlib.Path(__file__).with_name("marked.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules["events_marked"] = module
    spec.loader.exec_module(module)
