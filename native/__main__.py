"""``python -m native [DIRECTORY]``: a compiled copy of the package to put on the path (build/native unless told)."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from native.build import build

root = Path(__file__).parents[1]
to = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "build" / "native"
start = time.monotonic()
made = build(root / "src" / "ruznama", to.resolve(), root / "build" / "mypyc")
print(f"{len(made)} libraries in {time.monotonic() - start:.0f} s; use them with PYTHONPATH={to}")
