"""Compiles the stages with mypyc, each into a library of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from mypyc.build import mypycify
from setuptools import Distribution
from setuptools.command.build_ext import build_ext

from native.records import native

__all__ = ["build", "modules"]

_STAGES = ("article", "language", "text", "times", "actors", "statements", "events")
# Modules that mypyc cannot take: properties computed once, a surrogate in a literal, HTML through libraries of others.
_PLAIN = ("article/lines.py", "article/zones.py", "article/decode.py", "article/markup.py")
# What every stage walks through, token by token.
_BASE = (
    "model/text.py",
    "script/fold.py",
    "lexicon/clitics.py",
    "lexicon/inflect.py",
    "lexicon/known.py",
    "lexicon/phrases.py",
)
_OPTIONS = (
    "--strict",
    "--allow-any-generics",
    "--allow-untyped-calls",
    "--ignore-missing-imports",
    "--no-warn-unused-ignores",
    "--no-warn-return-any",
)


def build(package: Path, to: Path, work: Path, *, level: str = "1", jobs: int = 0) -> list[Path]:
    """Lay a copy of the package with compiled stages into a directory.

    Args:
        package: the source of ``ruznama``.
        to: where ``ruznama/`` and the libraries are laid; what stood there is replaced.
        work: keeps C files and objects, so that only what changed is compiled again.
        level: what gcc optimizes, "0" to "3"; 3 takes 1.7 times as long as 1 and gains nothing one can measure.
        jobs: compilers at a time, 0 for one a core.

    Returns:
        The libraries, as paths in ``to``.

    Raises:
        SystemExit: mypyc refuses a module; it says which and why.
        setuptools.errors.CompileError: no C compiler, or no Python headers.
    """
    sources = work / "src"
    _lay(package, sources / package.name)
    groups: list[tuple[list[str], str | None]] = [
        ([str(path.relative_to(package.parent)) for path in files], f"{package.name}_{name}")
        for name, files in _groups(package)
    ]
    # What the compiled records need besides.
    groups[0][0].append(f"{package.name}/_kept.py")
    paths = [path for files, _ in groups for path in files]
    version = f"--python-version={sys.version_info.major}.{sys.version_info.minor}"
    here = Path.cwd()
    # mypyc names modules by their path below the directory it is called in.
    os.chdir(sources)
    try:
        extensions = mypycify(
            [*_OPTIONS, version, *paths], opt_level=level, debug_level="0", separate=groups, target_dir=str(work / "c")
        )
        command = build_ext(Distribution({"name": package.name, "ext_modules": extensions}))
        command.build_lib, command.build_temp = str(work / "lib"), str(work / "objects")
        command.parallel = jobs or os.cpu_count() or 1
        command.finalize_options()
        command.run()
    finally:
        os.chdir(here)
    _forget(work / "lib", paths)
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(package, to / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(Path(__file__).with_name("kept.py"), to / package.name / "_kept.py")
    shutil.copytree(work / "lib", to, dirs_exist_ok=True)
    return sorted(path.relative_to(to) for path in to.rglob("*.so"))


def modules(package: Path) -> Iterator[Path]:
    """The modules that are compiled; packages' own ``__init__`` only gather names."""
    for _, files in _groups(package):
        yield from files


def _groups(package: Path) -> Iterator[tuple[str, list[Path]]]:
    """The modules of each library."""
    yield "base", [package / path for path in _BASE]
    plain = {package / path for path in _PLAIN}
    for stage in _STAGES:
        found = sorted((package / stage).rglob("*.py"))
        yield stage, [path for path in found if path.name != "__init__.py" and path not in plain]


def _lay(package: Path, to: Path) -> None:
    """Copy the package as the compiler wants it; a file that is the same keeps its time."""
    compiled = set(modules(package))
    wanted = {to / path.relative_to(package): path for path in package.rglob("*.py")}
    for gone in set(to.rglob("*.py")) - wanted.keys() - {to / "_kept.py"}:
        gone.unlink()
    for target, path in wanted.items():
        text = path.read_text("utf-8")
        _write(target, native(text) if path in compiled else text)
    _write(to / "_kept.py", Path(__file__).with_name("kept.py").read_text("utf-8"))
    (to / "py.typed").touch()


def _forget(lib: Path, paths: Iterable[str]) -> None:
    """Take away the libraries of modules that are no more."""
    wanted = {Path(path).with_suffix("") for path in paths}
    for made in lib.glob("*/**/*.so"):
        if made.relative_to(lib).parent / made.name.split(".")[0] not in wanted:
            made.unlink()


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text("utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
