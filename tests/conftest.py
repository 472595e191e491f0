"""Shared by all tests: where gold lies, and how hard hypothesis tries."""

from __future__ import annotations

import os
import pathlib

import pytest
from hypothesis import HealthCheck, settings

ROOT = pathlib.Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
FULL = os.environ.get("RUZNAMA_FULL") == "1"

settings.register_profile("quick", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("full", max_examples=800, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("full" if FULL else "quick")


@pytest.fixture(scope="session")
def shared() -> pathlib.Path:
    """The folder with seeds, gold and scorers, beside the checkout."""
    if not (SHARED / "gold").is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("the folder shared/ must lie beside the checkout in CI")
        pytest.skip("the folder shared/ (seeds, gold, scorers) does not lie beside this checkout")
    return SHARED
