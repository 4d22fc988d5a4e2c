"""The sticks that are plugged in now. Asking is quick: whoever wants to notice a new one asks every few seconds."""

import ctypes
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
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_REMOVABLE = 2  # DRIVE_REMOVABLE
_NO_BOXES = 0x0001  # SEM_FAILCRITICALERRORS: an empty card reader must not open a box of the system's
_LABEL = 261


@dataclass(frozen=True, slots=True)
class Drive:
    """A stick: its topmost folder, and what it is called."""

    path: Path
    name: str


class Drives(Protocol):
    """Where sticks are looked for."""

    def now(self) -> Sequence[Drive]:
        """Those that are plugged in and can be read."""


class MountedDrives:
    """Linux: what is mounted where the system puts sticks, and any removable device that is mounted elsewhere."""

    def __init__(self, mounts: Path = _MOUNTS, devices: Path = _DEVICES) -> None:
        self._mounts, self._devices = mounts, devices

    def now(self) -> list[Drive]:
        """In the order in which they were mounted."""
        try:
            lines = self._mounts.read_bytes().splitlines()
        except OSError:
            return []
        found: dict[Path, Drive] = {}
        for line in lines:
            device, place = [_unescaped(part) for part in (*line.split(b" "), b"", b"")[:2]]
            if place.startswith(_PLACES) or self._is_removable(device):
                found[Path(place)] = Drive(Path(place), Path(place).name or place)
        return list(found.values())

    def _is_removable(self, device: str) -> bool:
        if not device.startswith("/dev/"):
            return False
        entry = self._devices / Path(device).name
        with suppress(OSError):
            for folder in (entry, entry.resolve().parent):  # a partition's disk is the folder that it lies in
                flag = folder / "removable"
                if flag.is_file():
                    return flag.read_text("ascii").strip() == "1"
        return False


class LetteredDrives:
    """Windows: the letters whose drives are of the removable kind and have a medium in them."""

    def __init__(self, kernel32: Any = None) -> None:
        self._kernel32 = kernel32 if kernel32 is not None else ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]

    def now(self) -> list[Drive]:
        """By letter."""
        before = self._kernel32.SetErrorMode(_NO_BOXES)
        try:
            letters = self._kernel32.GetLogicalDrives()
            roots = [f"{chr(ord('A') + place)}:\\" for place in range(26) if letters >> place & 1]
            found = [self._drive(root) for root in roots if self._kernel32.GetDriveTypeW(root) == _REMOVABLE]
        finally:
            self._kernel32.SetErrorMode(before)
        return [drive for drive in found if drive is not None]

    def _drive(self, root: str) -> Drive | None:
        label = ctypes.create_unicode_buffer(_LABEL)
        if not self._kernel32.GetVolumeInformationW(root, label, _LABEL, None, None, None, None, 0):
            return None
        return Drive(Path(root), f"{label.value} ({root[:2]})" if label.value else root[:2])


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
