"""Sticks and USB disks are found on Linux by where and what is mounted, on Windows by a letter's drive and its bus."""

import ctypes
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from desktop_app.sync.drives import Drive, LetteredDrives, MountedDrives, free_bytes, system_drives


def mounted(tmp_path: Path, lines: str, removable: dict[str, str] | None = None) -> list[Drive]:
    mounts = tmp_path / "mounts"
    mounts.write_text(lines, "utf-8")
    (tmp_path / "block").mkdir(exist_ok=True)
    for disk, flag in (removable or {}).items():
        folder = tmp_path / "disks" / disk
        (folder / f"{folder.name}1").mkdir(parents=True)
        (folder / "removable").write_text(f"{flag}\n", "ascii")
        (tmp_path / "block" / f"{folder.name}1").symlink_to(folder / f"{folder.name}1")
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


def test_a_hard_disk_on_the_usb_counts_and_one_inside_does_not(tmp_path: Path) -> None:
    disks = {"pci0/usb2/2-1/host6/sdb": "0", "pci0/ata1/host0/sdc": "0"}
    lines = "/dev/sdb1 /mnt/disk ntfs rw 0 0\n/dev/sdc1 /mnt/data ext4 rw 0 0\n"
    assert [drive.path for drive in mounted(tmp_path, lines, disks)] == [Path("/mnt/disk")]


@pytest.mark.parametrize(("disk", "flag"), [("pci0/usb2/2-1/host6/sdb", "0"), ("sdb", "1")])
def test_the_disk_that_the_computer_was_started_from_is_none_to_exchange_on(
    tmp_path: Path, disk: str, flag: str
) -> None:
    lines = "/dev/sdb1 / ext4 rw 0 0\n/dev/sdb1 /srv ext4 rw 0 0\n"
    assert mounted(tmp_path, lines, {disk: flag}) == []


def test_without_a_list_of_mounts_there_are_no_sticks(tmp_path: Path) -> None:
    assert MountedDrives(tmp_path / "nothing", tmp_path).now() == []


class Kernel32:
    """Windows as far as it is asked: C: and D: fixed within, E: a stick, F: an empty card reader, G: a USB hard disk,
    H: a fixed one that cannot be asked, I: the one on the USB that Windows was started from."""

    USB, SATA = 7, 11

    def __init__(self) -> None:
        self.modes: list[int] = []
        self.handles: dict[int, str] = {}

    def SetErrorMode(self, mode: int) -> int:
        self.modes.append(mode)
        return 7

    def GetLogicalDrives(self) -> int:
        return 0b111111100

    def GetDriveTypeW(self, root: str) -> int:
        return 2 if root[0] in "EF" else 3

    def GetVolumeInformationW(self, root: str, label: "ctypes.Array[ctypes.c_wchar]", *_rest: Any) -> int:
        if root == "F:\\":
            return 0
        label.value = "招商U盘" if root == "E:\\" else ""
        return 1

    def CreateFileW(self, name: str, access: int, *_how: Any) -> int | None:
        assert name.startswith("\\\\.\\") and access == 0
        if name.endswith("H:"):
            return ctypes.c_void_p(-1).value
        self.handles[len(self.handles) + 1] = name[-2]
        return len(self.handles)

    def DeviceIoControl(self, handle: ctypes.c_void_p, code: int, query: Any, size: int, told: Any, *rest: Any) -> int:
        assert (code, size, query.raw) == (0x2D1400, 12, bytes(12))
        bus = self.USB if self.handles[handle.value or 0] in "GI" else self.SATA
        descriptor = bytes(28) + bus.to_bytes(4, "little") + bytes(8)
        ctypes.memmove(told, descriptor, len(descriptor))
        rest[1]._obj.value = len(descriptor)
        return 1

    def CloseHandle(self, handle: ctypes.c_void_p) -> int:
        self.handles[handle.value or 0] = ""
        return 1


def test_windows_names_letters_with_a_medium_and_shows_no_box() -> None:
    kernel32 = Kernel32()
    found = LetteredDrives(kernel32, "I:").now()
    assert [drive.name for drive in found] == ["招商U盘 (E:)", "G:"]
    assert kernel32.modes == [1, 7]
    assert len(kernel32.handles) == 3 and not any(kernel32.handles.values())  # C, D and G were asked, and closed


def test_the_free_room_of_a_pulled_stick_is_not_known(tmp_path: Path) -> None:
    def gone(_path: Path) -> Any:
        raise OSError(19, "No such device")

    assert free_bytes(tmp_path, lambda _path: SimpleNamespace(free=12)) == 12
    assert free_bytes(tmp_path, gone) is None


def test_each_system_has_its_own_way() -> None:
    assert isinstance(system_drives("linux"), MountedDrives)
