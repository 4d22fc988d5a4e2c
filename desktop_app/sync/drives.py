"""The sticks and USB hard disks that are plugged in now. Asking is quick: whoever wants to notice a new one asks every
few seconds."""

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

_MOUNTS, _DEVICES = Path("/proc/mounts"), Path("/sys/class/block")
_PLACES = ("/media/", "/run/media/")
_SYSTEM = ("/", "/boot", "/boot/efi", "/home", "/usr", "/var")
"""Whoever started the computer from a USB disk does not exchange on that one."""
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_ON_USB = re.compile(r"/usb\d+/")
_REMOVABLE, _FIXED = 2, 3  # DRIVE_REMOVABLE, DRIVE_FIXED
_NO_BOXES = 0x0001  # SEM_FAILCRITICALERRORS: an empty card reader must not open a box of the system's
_LABEL = 261
_SHARED, _OPEN_EXISTING, _NO_HANDLE = 0x0003, 3, ctypes.c_void_p(-1).value
_QUERY_PROPERTY = 0x002D1400  # IOCTL_STORAGE_QUERY_PROPERTY
_BUS, _USB = slice(28, 32), 7  # STORAGE_DEVICE_DESCRIPTOR.BusType, BusTypeUsb


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick or USB hard disk: its topmost folder, and what it is called."""

    path: Path
    name: str


class Drives(Protocol):
    """Where sticks are looked for."""

    def now(self) -> Sequence[Drive]:
        """Those that are plugged in and can be read."""


class MountedDrives:
    """Linux: what is mounted where the system puts sticks, and any removable or USB disk that is mounted elsewhere."""

    def __init__(self, mounts: Path = _MOUNTS, devices: Path = _DEVICES) -> None:
        self._mounts, self._devices = mounts, devices

    def now(self) -> list[Drive]:
        """In the order in which they were mounted."""
        try:
            lines = self._mounts.read_bytes().splitlines()
        except OSError:
            return []
        mounts = [[_unescaped(part) for part in (*line.split(b" "), b"", b"")[:2]] for line in lines]
        of_system = {self._disk(device) for device, place in mounts if place in _SYSTEM} - {None}
        found: dict[Path, Drive] = {}
        for device, place in mounts:
            disk = self._disk(device)
            if place.startswith(_PLACES) or (disk not in of_system and _is_pluggable(disk)):
                found[Path(place)] = Drive(Path(place), Path(place).name or place)
        return list(found.values())

    def _disk(self, device: str) -> Path | None:
        """The folder in which the system tells of a device's disk."""
        if not device.startswith("/dev/"):
            return None
        entry = self._devices / Path(device).name
        with suppress(OSError):
            for folder in (entry.resolve(), entry.resolve().parent):  # a partition lies in its disk's folder
                if (folder / "removable").is_file():
                    return folder
        return None


def _is_pluggable(disk: Path | None) -> bool:
    """Whether a disk can be taken out, or hangs on the USB: a hard disk there says of itself that it is fixed."""
    if disk is None:
        return False
    with suppress(OSError):
        return (disk / "removable").read_text("ascii").strip() == "1" or bool(_ON_USB.search(f"{disk.as_posix()}/"))
    return False


class LetteredDrives:
    """Windows: the letters whose drives are of the removable kind and have a medium in them, and those of hard disks on
    the USB, but for the one (`system`, as "C:") that Windows runs from."""

    def __init__(self, kernel32: Any = None, system: str = "") -> None:
        self._kernel32 = kernel32 if kernel32 is not None else _kernel32()
        self._system = (system or os.environ.get("SYSTEMDRIVE", "C:")).upper()

    def now(self) -> list[Drive]:
        """By letter."""
        before = self._kernel32.SetErrorMode(_NO_BOXES)
        try:
            letters = self._kernel32.GetLogicalDrives()
            roots = [f"{chr(ord('A') + place)}:\\" for place in range(26) if letters >> place & 1]
            found = [self._drive(root) for root in roots if self._is_pluggable(root)]
        finally:
            self._kernel32.SetErrorMode(before)
        return [drive for drive in found if drive is not None]

    def _is_pluggable(self, root: str) -> bool:
        kind = self._kernel32.GetDriveTypeW(root)
        return kind == _REMOVABLE or (kind == _FIXED and root[:2] != self._system and self._is_on_usb(root))

    def _is_on_usb(self, root: str) -> bool:
        """Whether a letter's disk says that it hangs on the USB; asking needs no rights and does not wake it."""
        handle = self._kernel32.CreateFileW(f"\\\\.\\{root[:2]}", 0, _SHARED, None, _OPEN_EXISTING, 0, None)
        if handle in (None, _NO_HANDLE):
            return False
        try:
            query, told = ctypes.create_string_buffer(12), ctypes.create_string_buffer(1024)  # zeros: what device it is
            size = ctypes.c_ulong()
            sizes = len(query), told, len(told), ctypes.byref(size)
            asked = self._kernel32.DeviceIoControl(ctypes.c_void_p(handle), _QUERY_PROPERTY, query, *sizes, None)
            return bool(asked) and size.value >= _BUS.stop and int.from_bytes(told.raw[_BUS], "little") == _USB
        finally:
            self._kernel32.CloseHandle(ctypes.c_void_p(handle))

    def _drive(self, root: str) -> Drive | None:
        label = ctypes.create_unicode_buffer(_LABEL)
        if not self._kernel32.GetVolumeInformationW(root, label, _LABEL, None, None, None, None, 0):
            return None
        return Drive(Path(root), f"{label.value} ({root[:2]})" if label.value else root[:2])


def _kernel32() -> Any:
    library = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    library.CreateFileW.restype = ctypes.c_void_p  # a handle is as wide as a pointer
    return library


def system_drives(platform: str = sys.platform) -> Drives:
    """Those of this computer."""
    return LetteredDrives() if platform == "win32" else MountedDrives()


def free_bytes(folder: Path, usage: Callable[[Path], Any] = shutil.disk_usage) -> int | None:
    """How much room is left, None when the stick is not there any more."""
    try:
        return int(usage(folder).free)
    except OSError:
        return None


def _unescaped(text: bytes) -> str:
    """The kernel writes blanks and other separators in octal, byte by byte."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 8) & 0xFF]), text).decode("utf-8", "replace")
