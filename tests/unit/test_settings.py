import json
from pathlib import Path

import pytest

from desktop_app.settings import MIGRATIONS, VERSION, SavedView, Settings, SettingsFile, TableLayout, migrate


def test_a_first_start_has_defaults_and_writes_nothing(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    assert file.current == Settings() and file.unreadable is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_changed_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "data" / "settings.json"
    layout = TableLayout(columns=("name", "stage"), widths={"name": 200}, sort="name", descending=True)
    view = SavedView("重点项目", filter={"stage": ["signed"]}, columns=("name",))
    SettingsFile(path).change(theme="dark", tables={"projects": layout}, views={"projects": (view,)})
    again = SettingsFile(path).current
    assert again.theme == "dark"
    assert again.tables == {"projects": layout}
    assert again.views == {"projects": (view,)}
    assert [f.name for f in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"theme": "pink"}', '{"version": 999}', '{"version": "x"}'])
def test_a_file_that_cannot_be_read_is_kept_aside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings = SettingsFile(path)
    assert settings.current == Settings()
    assert settings.unreadable == tmp_path / "settings.unreadable.json"
    assert (tmp_path / "settings.unreadable.json").read_text(encoding="utf-8") == text


def test_a_full_disk_is_told_once_and_memory_keeps_the_change(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    settings.change(theme="dark")  # nobody listens yet
    (tmp_path / "file").unlink()
    settings.change(language="en")
    told: list[OSError] = []
    settings.on_refused = told.append
    (tmp_path / "file" / "settings.partial").mkdir()
    for minutes in (5, 6):
        assert settings.change(lock_minutes=minutes).lock_minutes == minutes
    assert len(told) == 1
    (tmp_path / "file" / "settings.partial").rmdir()
    settings.change(lock_minutes=7)
    assert SettingsFile(tmp_path / "file" / "settings.json").current.lock_minutes == 7
    assert SettingsFile(tmp_path / "file" / "settings.json").current.theme == "dark"


def test_every_older_version_has_its_step() -> None:
    assert sorted(MIGRATIONS) == list(range(1, VERSION))


def test_steps_are_taken_one_after_another() -> None:
    steps = {1: lambda d: {**d, "b": d["a"]}, 2: lambda d: {k: v for k, v in d.items() if k != "a"}}
    assert migrate({"a": 5}, 3, steps) == {"b": 5, "version": 3}


def test_a_missing_step_is_refused() -> None:
    with pytest.raises(ValueError, match="version 1"):
        migrate({"version": 1}, 2, {})


def test_the_file_is_plain_to_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsFile(path).change(language="zh_CN")
    assert json.loads(path.read_text(encoding="utf-8"))["language"] == "zh_CN"
