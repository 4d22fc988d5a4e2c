"""Finished files: whole or not at all."""

import errno
import hashlib
import os
from pathlib import Path

import pytest

from desktop_app.documents.output import made_aside, move_beside, write_atomically
from desktop_app.errors import EnvironmentProblem


def test_a_file_takes_the_place_of_another_in_folders_that_are_made(tmp_path: Path) -> None:
    out = tmp_path / "新 夹" / "报告.pdf"
    assert write_atomically(out, b"one") == hashlib.sha256(b"one").hexdigest()
    write_atomically(out, b"two")
    assert out.read_bytes() == b"two"
    assert [file.name for file in out.parent.iterdir()] == ["报告.pdf"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "报告.pdf"
    out.write_bytes(b"one")

    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="no room left on the disk") as refused:
        write_atomically(out, b"two")
    assert str(refused.value.hint) == "Free some space and try again; nothing was changed."
    assert out.read_bytes() == b"one"
    assert [file.name for file in tmp_path.iterdir()] == ["报告.pdf"]


def test_a_file_that_is_open_elsewhere_is_to_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_file: int) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(EnvironmentProblem, match="could not be written") as refused:
        write_atomically(tmp_path / "报告.pdf", b"two")
    assert "Close it where it is open" in str(refused.value.hint)


def test_files_move_beside_those_that_are_there_all_with_one_number(tmp_path: Path) -> None:
    folder = tmp_path / "材料"
    folder.mkdir()

    def made() -> list[Path]:
        files = [tmp_path / name for name in ("b.pdf", "a.1.docx")]
        for file in files:
            file.write_bytes(b"new")
        return files

    def moved() -> tuple[list[str], int]:
        files, number = move_beside(made(), folder)
        return [file.name for file in files], number

    assert moved() == (["a.1.docx", "b.pdf"], 1)
    (folder / "a.1.docx").unlink()
    (folder / "b.pdf").write_bytes(b"old")
    assert moved() == (["a.1 (2).docx", "b (2).pdf"], 2)
    assert moved() == (["a.1 (3).docx", "b (3).pdf"], 3)
    assert (folder / "b.pdf").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="devices are files elsewhere only")
def test_a_device_is_written_to_and_stays(tmp_path: Path) -> None:
    assert write_atomically(Path(os.devnull), b"gone") == hashlib.sha256(b"gone").hexdigest()
    assert Path(os.devnull).is_char_device()


def test_files_made_aside_leave_nothing_behind(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    with made_aside(folder, folder) as aside:
        assert aside.parent == folder
        (aside / "a.txt").write_text("甲")
        (aside / "a.txt").replace(folder / "a.txt")
    assert [path.name for path in folder.iterdir()] == ["a.txt"]


def test_what_the_disk_refuses_is_told_of_the_place(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with (
        pytest.raises(EnvironmentProblem, match="could not be written"),
        made_aside(tmp_path / "file", tmp_path / "file"),
    ):
        raise AssertionError
    with pytest.raises(EnvironmentProblem, match="no room left") as told, made_aside(tmp_path / "out.pdf"):
        raise OSError(28, "No space left on device")
    assert told.value.values["path"] == str(tmp_path / "out.pdf")
