"""The libraries of the system that Qt's packages do not bring along, and the office program with which the checks open
Word files, on Linux: find what is missing, install it.

Standard library only.
"""

import ctypes
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence

# library: Debian's package. What QtGui, QtPdf and the off-screen platform are linked with.
HEADLESS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# What a window needs on top.
X11 = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
OFFICE_PROGRAM, ITS_PACKAGE = "soffice", "libreoffice-writer-nogui"
KINDS = {"headless": HEADLESS, "x11": X11, "wayland": WAYLAND}


def needed_kinds() -> list[str]:
    """Which of KINDS this session needs, by its displays."""
    displays = {"x11": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    return ["headless", *(kind for kind, variable in displays.items() if os.environ.get(variable))]


def missing_libraries(kinds: Iterable[str]) -> dict[str, str]:
    """Which libraries of some KINDS the loader does not find, with Debian's package for each."""
    wanted = [KINDS[kind].items() for kind in kinds]
    return {library: package for items in wanted for library, package in items if not _loads(library)}


def ensure(kinds: Sequence[str], say: Callable[[str], None]) -> str:
    """Install what is missing where that is allowed; returns an empty text, or a sentence on what is left to do."""
    missing = missing_libraries(kinds)
    if not missing:
        return ""
    packages = sorted(set(missing.values()))
    lacking = "Qt needs libraries that this system does not have."
    if not shutil.which("apt-get"):
        return f"{lacking} Install these and start again: {', '.join(sorted(missing))}"
    before = _privilege()
    if before is not None:
        say(f"Setting up: installing Qt's system libraries ({', '.join(packages)}) …")
        _install(before, packages)
        if not missing_libraries(kinds):
            return ""
    return (
        f"{lacking} Install them with this command and start again:\n    sudo apt-get install -y {' '.join(packages)}"
    )


def ensure_office_program(say: Callable[[str], None]) -> None:
    """Install LibreOffice if it is not there and may be installed; without it the checks leave out what needs it."""
    before = _privilege() if shutil.which("apt-get") and not shutil.which(OFFICE_PROGRAM) else None
    if before is not None:
        say("Setting up: installing LibreOffice, with which Word files are checked …")
        _install(before, [ITS_PACKAGE])
    if not shutil.which(OFFICE_PROGRAM):
        say(f"LibreOffice is not installed ({ITS_PACKAGE}): how it opens Word files is not checked.")


def _install(before: Sequence[str], packages: Sequence[str]) -> None:
    """Install packages; with newer lists of them where the old ones lead nowhere."""
    install = [*before, "apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not _run(install):
        _run([*before, "apt-get", "update"])
        _run(install)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _privilege() -> list[str] | None:
    """What to put before apt-get so that it may install without asking anybody; None when it may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _run(["sudo", "-n", "true"]):
        return ["sudo", "-n"]
    return None


def _run(command: list[str]) -> bool:
    variables = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.returncode == 0
