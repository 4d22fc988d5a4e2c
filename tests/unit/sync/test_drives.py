"""Sticks are found on Linux by where and what is mounted, on Windows by the kind of a letter's drive."""

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop_app.sync.drives import Drive, LetteredDrives, MountedDrives, free_bytes, system_drives


def mounted(tmp_path: Path, lines: str, removable: dict[str, str] | None = None) -> list[Drive]:
    mounts = tmp_path / "mounts"
    mounts.write_text(lines, "utf-8")
    for disk, flag in (removable or {}).items():
        (tmp_path / "disks" / disk / f"{disk}1").mkdir(parents=True)
        (tmp_path / "disks" / disk / "removable").write_text(f"{flag}\n", "ascii")
        (tmp_path / "block").mkdir(exist_ok=True)
        (tmp_path / "block" / f"{disk}1").symlink_to(tmp_path / "disks" / disk / f"{disk}1")
    return MountedDrives(mounts, tmp_path / "block").now()


def test_what_the_system_mounts_for_a_user_is_a_stick(tmp_path: Path) -> None:
    lines = ["/dev/sda1 / ext4", "/dev/sdb1 /media/wang/KINGSTON vfat", "/dev/sdc1 /run/media/li/数据 exfat"]
    found = mounted(tmp_path, "".join(f"{line} rw 0 0\n" for line in lines))
    assert [(drive.path, drive.name) for drive in found] == [
        (Path("/media/wang/KINGSTON"), "KINGSTON"),
        (Path("/run/media/li/数据"), "数据"),
    ]


def test_blanks_and_chinese_in_a_name_are_read(tmp_path: Path) -> None:
    octal = "".join(f"\\{byte:03o}" for byte in "U盘 1".encode())
    assert mounted(tmp_path, f"/dev/sdb1 /media/wang/{octal} vfat rw 0 0\n") == [
        Drive(Path("/media/wang/U盘 1"), "U盘 1")
    ]


@pytest.mark.parametrize(("flag", "count"), [("1", 1), ("0", 0)])
def test_a_removable_disk_mounted_elsewhere_counts(tmp_path: Path, flag: str, count: int) -> None:
    assert len(mounted(tmp_path, "/dev/sdz1 /mnt/stick vfat rw 0 0\n", {"sdz": flag})) == count


def test_without_a_list_of_mounts_there_are_no_sticks(tmp_path: Path) -> None:
    assert MountedDrives(tmp_path / "nothing", tmp_path).now() == []


class Kernel32:
    """Windows as far as it is asked: C: fixed, E: a stick, F: an empty card reader."""

    def __init__(self) -> None:
        self.modes: list[int] = []

    def SetErrorMode(self, mode: int) -> int:
        self.modes.append(mode)
        return 7

    def GetLogicalDrives(self) -> int:
        return 0b110100

    def GetDriveTypeW(self, root: str) -> int:
        return 3 if root == "C:\\" else 2

    def GetVolumeInformationW(self, root: str, label: "ctypes.Array[ctypes.c_wchar]", *_rest: Any) -> int:
        if root != "E:\\":
            return 0
        label.value = "招商U盘"
        return 1


def test_windows_names_letters_with_a_medium_and_shows_no_box() -> None:
    kernel32 = Kernel32()
    found = LetteredDrives(kernel32).now()
    assert [drive.name for drive in found] == ["招商U盘 (E:)"]
    assert kernel32.modes == [1, 7]


def test_the_free_room_of_a_pulled_stick_is_not_known(tmp_path: Path) -> None:
    def gone(_path: Path) -> Any:
        raise OSError(19, "No such device")

    assert free_bytes(tmp_path, lambda _path: SimpleNamespace(free=12)) == 12
    assert free_bytes(tmp_path, gone) is None


def test_each_system_has_its_own_way() -> None:
    assert isinstance(system_drives("linux"), MountedDrives)
