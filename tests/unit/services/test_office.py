"""Where an office's database lies: in the data folder, or at an address; an address that is none is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.errors import EnvironmentProblem
from desktop_app.paths import find_paths
from desktop_app.services.office import placed


@pytest.mark.parametrize(
    "address", ["postgresql+psycopg://u@localhost/x", "nonsense", "sqlite://", "sqlite:///:memory:"]
)
def test_an_address_that_is_no_file_is_refused_in_words(address: str, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="not the address of a database file"):
        placed(find_paths(tmp_path), address)


def test_an_address_moves_the_database_and_what_lies_beside_it(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "data")
    assert placed(paths, None) == paths
    moved = placed(paths, f"sqlite:///{tmp_path}/共享 盘/a.db")
    assert moved == replace(paths, file=tmp_path / "共享 盘" / "a.db")
    assert moved.database == tmp_path / "共享 盘" / "a.db"
    assert moved.attachments == tmp_path / "共享 盘" / "attachments"
    assert (moved.settings, moved.backups) == (paths.settings, paths.backups)
    moved.create()
    assert moved.database.parent.is_dir() and not paths.database.exists()
