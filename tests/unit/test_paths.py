import sys
from pathlib import Path

import pytest

from desktop_app.paths import find_paths, resources_folder


def test_a_given_folder_holds_everything(tmp_path: Path) -> None:
    paths = find_paths(tmp_path / "office")
    assert paths.data == tmp_path / "office"
    assert {paths.logs.parent, paths.backups.parent, paths.settings.parent, paths.database.parent} == {paths.data}
    assert not paths.data.exists()
    paths.create()
    assert paths.logs.is_dir() and paths.backups.is_dir()


def test_without_one_the_users_own_folder_is_taken() -> None:
    assert "Zhaoshangtong" in str(find_paths().data)


def test_a_frozen_build_brings_its_resources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources_folder() == tmp_path / "resources"
