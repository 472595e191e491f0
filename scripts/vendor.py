"""Other people's files in this repository: fetched by exact version, checked by hash, listed in THIRD_PARTY.md.

    python scripts/vendor.py            fetch the packages of vendor.toml, verify them, write the listed files
    python scripts/vendor.py --check    hash what lies in the tree; exit 1 where it differs (no network)

Fetching asks npm for the packed archive only: nothing is installed and no script of a package runs.
"""

from __future__ import annotations

import base64
import hashlib
import io
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from typing import Any

ROOT = pathlib.Path(__file__).parents[1]
LIST = ROOT / "vendor.toml"
PAGE = ROOT / "THIRD_PARTY.md"


def packages() -> list[dict[str, Any]]:
    """The packages of vendor.toml."""
    return list(tomllib.loads(LIST.read_text("utf-8"))["package"])


def target(package: dict[str, Any], file: str) -> pathlib.Path:
    """Where a file of a package lies in the tree."""
    return ROOT / package["into"] / pathlib.PurePosixPath(file).name


def wrong() -> list[str]:
    """Files that are missing or not what vendor.toml says."""
    return [
        str(target(package, file).relative_to(ROOT))
        for package in packages()
        for file, digest in package["files"].items()
        if not target(package, file).is_file() or _sha256(target(package, file).read_bytes()) != digest
    ]


def page() -> str:
    """THIRD_PARTY.md."""
    lines = [
        "# Files by others in this repository",
        "",
        "Written by `scripts/vendor.py` from `vendor.toml`, which has the hashes. Each folder holds its licence.",
        "",
        "| package | version | licence | what for | folder |",
        "|---|---|---|---|---|",
    ]
    for one in packages():
        name = one["name"].lstrip("@")
        lines.append(f"| {name} | {one['version']} | {one['license']} | {one['use']} | `{one['into']}` |")
    return "\n".join([*lines, ""])


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _packed(package: dict[str, Any]) -> bytes:
    """The archive of a package, as npm packs it; stops where it is not the one that was reviewed."""
    with tempfile.TemporaryDirectory() as folder:
        name = f"{package['name']}@{package['version']}"
        subprocess.run(["npm", "pack", name, "--silent", "--pack-destination", folder], check=True, capture_output=True)
        data = next(pathlib.Path(folder).glob("*.tgz")).read_bytes()
    found = "sha512-" + base64.b64encode(hashlib.sha512(data).digest()).decode("ascii")
    if found != package["integrity"]:
        raise SystemExit(f"{name}: {found} is not the archive that vendor.toml names")
    return data


def _fetch() -> None:
    text = LIST.read_text("utf-8")
    for package in packages():
        with tarfile.open(fileobj=io.BytesIO(_packed(package))) as archive:
            for file, digest in package["files"].items():
                held = archive.extractfile(f"package/{file}")
                if held is None:
                    raise SystemExit(f"{package['name']}: no {file}")
                data = held.read()
                if digest and digest != _sha256(data):
                    raise SystemExit(f"{package['name']}: {file} is not what vendor.toml says")
                text = text.replace(f'"{file}" = ""', f'"{file}" = "{_sha256(data)}"', 1)
                place = target(package, file)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(data)
    LIST.write_text(text, "utf-8")
    PAGE.write_text(page(), "utf-8")


def main() -> int:
    """Fetch or check; 1 where the tree is not what vendor.toml says."""
    if "--check" not in sys.argv:
        _fetch()
    bad = wrong()
    if PAGE.read_text("utf-8") != page():
        bad.append("THIRD_PARTY.md")
    print("\n".join(bad) or "vendored files are as listed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
