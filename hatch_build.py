"""A wheel with compiled stages: ``HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 pip install .`` (needs a C compiler).

Without that word the wheel is pure Python; decision 010.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class NativeHook(BuildHookInterface[Any]):
    """Adds the libraries that ``native`` makes to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, unless the checkout itself is installed: there the source is what runs."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        from native.build import build  # noqa: PLC0415 - needs mypyc, which only this wheel asks for

        to = root / "build" / "native"
        made = build(root / "src" / "ruznama", to, root / "build" / "mypyc")
        laid = [*made, Path("ruznama", "_kept.py")]
        build_data["force_include"].update({str(to / path): str(path) for path in laid})
        build_data["pure_python"] = False
        python = f"cp{sys.version_info.major}{sys.version_info.minor}"
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["tag"] = f"{python}-{python}-{platform}"
