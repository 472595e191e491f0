from __future__ import annotations

from pathlib import Path

import pytest

from ruznama.cli.settings import load
from ruznama.config import Config
from ruznama.errors import ConfigError


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}


def test_the_default_archive_is_in_the_data_folder(home: dict[str, str], tmp_path: Path) -> None:
    found = load(environment=home, folder=tmp_path)
    assert found.db == str(tmp_path / "data" / "ruznama" / "archive.db")
    assert found.config == Config()
    assert {setting.origin for setting in found.all.values()} == {"default"}


def test_option_wins_over_environment_over_project_over_user(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "config" / "ruznama").mkdir(parents=True)
    (tmp_path / "config" / "ruznama" / "ruznama.toml").write_text('db = "/user.db"\njobs = 3\nmax_chars = 10\n')
    project = tmp_path / "project"
    (project / "deep").mkdir(parents=True)
    (project / "ruznama.toml").write_text('db = "here.db"\njobs = 2\n')
    found = load(environment=home, folder=project / "deep")
    assert (found.db, found.jobs, found.config.max_chars) == (str(project / "here.db"), 2, 10)
    assert found.all["jobs"].origin == str(project / "ruznama.toml")
    found = load(environment={**home, "RUZNAMA_DB": "env.db", "RUZNAMA_JOBS": "4"}, folder=project)
    assert (found.db, found.jobs, found.all["db"].origin) == ("env.db", 4, "RUZNAMA_DB")
    found = load(db="option.db", environment={**home, "RUZNAMA_DB": "env.db"}, folder=project)
    assert (found.db, found.all["db"].origin) == ("option.db", "--db")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "unknown setting 'colour'"),
        ("jobs = true", "jobs must be of type int"),
        ('related = "yes"', "related must be of type bool"),
        ("jobs = 0", "at least 1"),
        ("jobs =", "ruznama.toml"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(
    home: dict[str, str], tmp_path: Path, text: str, message: str
) -> None:
    (tmp_path / "ruznama.toml").write_text(text)
    with pytest.raises(ConfigError, match=message):
        load(environment=home, folder=tmp_path)


def test_a_wrong_variable_is_named(home: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="RUZNAMA_JOBS"):
        load(environment={**home, "RUZNAMA_JOBS": "many"}, folder=tmp_path)
