"""Make the program's own environment in .venv: packages by their locks, Qt's system libraries, translations.

Standard library only, for it runs before anything is installed. A stamp for each finished part holds what the part
was made from; it is written last, so that an interrupted set-up is noticed and done again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

SPACE_NEEDED = 1200  # MB: packages, and what pip unpacks meanwhile
STAMP = "zhaoshangtong-{part}"
UNFINISHED = "zhaoshangtong-unfinished"

FAILURES = (  # words in what pip printed, and what it means
    (("No space left on device", "Errno 28", "WinError 112", "Disk quota exceeded"), "disk"),
    (("DO NOT MATCH THE HASHES", "Hashes are required"), "hash"),
    (("CERTIFICATE_VERIFY_FAILED", "certificate verify failed"), "certificate"),
    (
        (
            "NewConnectionError",
            "ConnectionError",
            "NameResolutionError",
            "Failed to establish a new connection",
            "name resolution",
            "Network is unreachable",
            "getaddrinfo failed",
            "ProxyError",
            "ConnectTimeoutError",
            "Read timed out",
            "Connection broken",
            "IncompleteRead",
        ),
        "network",
    ),
    (("No matching distribution found", "is not a supported wheel"), "build"),
    (("Permission denied", "Errno 13", "WinError 5"), "permission"),
)


class SetupError(Exception):
    """The set-up cannot go on; the text is a plain sentence for whoever started it."""


def has_display() -> bool:
    """Whether a window can be shown."""
    if sys.platform == "linux":
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def ensure(root: Path, with_checks: bool = False) -> Path:
    """The environment's Python, set up and up to date; quick when there is nothing to do.

    With `with_checks` the packages that the checks and benchmarks need are there too. Raises SetupError.
    """
    folder = root / ".venv"
    python = venv_python(folder)
    part = "dev" if with_checks else "runtime"
    try:
        wanted = fingerprint(root / "requirements" / f"{part}.txt")
        if not (python.exists() and stamp(folder, part) == wanted):
            set_up(root, folder, part)
        if sys.platform == "linux":
            ensure_libraries(folder)
        compile_translations(root, python)
    except OSError as error:
        raise SetupError(os_error_sentence(error, root)) from error
    return python


def ensure_libraries(folder: Path) -> None:
    """Qt's system libraries for the displays there are. Raises SetupError when some are left to install."""
    from tools import system_libraries

    kinds = [kind for kind in system_libraries.needed_kinds() if stamp(folder, kind) != "done"]
    if kinds and (left := system_libraries.ensure(kinds, say)):
        raise SetupError(left)
    for kind in kinds:
        write_stamp(folder, kind, "done")


def venv_python(folder: Path) -> Path:
    """The interpreter of the environment in `folder`."""
    return folder / "Scripts" / "python.exe" if sys.platform == "win32" else folder / "bin" / "python"


def fingerprint(lock: Path) -> str:
    """What an environment is made from: the lock's text, this Python and this platform."""
    made_from = f"{sys.version_info[:2]} {sysconfig.get_platform()}\n".encode() + lock.read_bytes()
    return hashlib.sha256(made_from).hexdigest()


def stamp(folder: Path, part: str) -> str:
    """What a finished part was made from; empty when it is not there."""
    try:
        return (folder / STAMP.format(part=part)).read_text(encoding="ascii")
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return ""


def write_stamp(folder: Path, part: str, text: str) -> None:
    """Note that a part is finished."""
    (folder / STAMP.format(part=part)).write_text(text, encoding="ascii")


def say(text: str) -> None:
    """One line about the set-up; standard output is the program's."""
    print(text, file=sys.stderr, flush=True)


def set_up(root: Path, folder: Path, part: str) -> None:
    """Make the environment, or bring it to the lock. Raises SetupError or OSError."""
    free = shutil.disk_usage(root).free // 1_000_000
    if free < SPACE_NEEDED:
        raise SetupError(f"The disk is nearly full: setting up takes {SPACE_NEEDED} MB; {free} MB are free at {root}.")
    unfinished = folder / UNFINISHED
    if unfinished.exists() or not works(folder):
        make_venv(folder)
    unfinished.touch()
    for made in ("runtime", "dev"):
        (folder / STAMP.format(part=made)).unlink(missing_ok=True)
    say("Setting up: installing the pinned packages into .venv (once; a few minutes) …")
    install(root / "requirements" / f"{part}.txt", folder)
    for made in ("runtime", "dev") if part == "dev" else ("runtime",):
        write_stamp(folder, made, fingerprint(root / "requirements" / f"{made}.txt"))
    unfinished.unlink()


def works(folder: Path) -> bool:
    """Whether the environment's Python starts and is of this version."""
    probe = "import sys; print(sys.version_info[:2], sys.prefix != sys.base_prefix)"
    try:
        done = subprocess.run([str(venv_python(folder)), "-c", probe], capture_output=True, text=True, check=False)
    except OSError:
        return False
    return done.stdout.strip() == f"{sys.version_info[:2]} True"


def make_venv(folder: Path) -> None:
    """Make an empty environment in place of whatever is there."""
    say("Setting up: making .venv …")
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
    folder.mkdir()
    (folder / UNFINISHED).touch()
    with_pip = runs("import ensurepip; ensurepip.version()")  # Debian keeps it apart, in python3-venv
    if not with_pip and not runs("import pip"):
        raise SetupError(
            "This Python has neither venv nor pip. Install one of them and start again; on Debian:\n"
            "    apt-get install python3-venv"
        )
    command = [sys.executable, "-m", "venv", *([] if with_pip else ["--without-pip"]), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SetupError(pip_sentence(done.stdout + done.stderr, folder))


def runs(code: str) -> bool:
    """Whether this Python runs a line of code, tried in a process of its own."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0


def install(lock: Path, folder: Path) -> None:
    """Install exactly what the lock names, by the environment's pip or, where Debian left it out, by this Python's."""
    inside = subprocess.run([str(venv_python(folder)), "-m", "pip", "--version"], capture_output=True, check=False)
    pip = [str(venv_python(folder)), "-m", "pip"]
    if inside.returncode != 0:
        pip = [sys.executable, "-m", "pip", "--python", str(venv_python(folder))]
    options = ["--require-hashes", "--only-binary", ":all:", "--no-deps", "--no-input", "--retries", "2"]
    options += ["--disable-pip-version-check", "--progress-bar", "off"]
    done = subprocess.run(
        [*pip, "install", *options, "-r", str(lock)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(pip_sentence(done.stdout, folder))


def pip_sentence(printed: str, folder: Path) -> str:
    """A plain sentence for what went wrong while installing."""
    version = f"Python {sys.version_info[0]}.{sys.version_info[1]} on {sysconfig.get_platform()}"
    sentences = {
        "disk": f"The disk is full: setting up takes {SPACE_NEEDED} MB at {folder} and in the temporary folder.",
        "hash": "A downloaded package is not the one that is pinned, so it was not installed. Try another network.",
        "certificate": "The package index has no valid certificate here. Check the clock and the proxy.",
        "network": "The packages could not be downloaded: no network, or the package index cannot be reached.",
        "build": f"A package has no build for {version}. Use a 64-bit Python 3.11 to 3.14.",
        "permission": f"{folder} cannot be written: it belongs to another user, or a program has it open.",
    }
    for words, meaning in FAILURES:
        if any(word in printed for word in words):
            return f"{sentences[meaning]} Nothing is lost: start again when that is settled."
    last = "\n".join(printed.strip().splitlines()[-8:])
    return f"The packages could not be installed. The last lines were:\n{last}"


def os_error_sentence(error: OSError, root: Path) -> str:
    """A plain sentence for a failure of the disk."""
    if error.filename and Path(error.filename).name in ("runtime.txt", "dev.txt"):
        return f"{error.filename} is missing: the project folder is not complete."
    return pip_sentence(f"{error} [Errno {error.errno}] [WinError {getattr(error, 'winerror', None)}]", root)


def compile_translations(root: Path, python: Path) -> None:
    """Compile the catalogues whose compiled file is missing or older. Raises SetupError."""
    sources = list((root / "resources" / "translations").glob("zhaoshangtong_*.ts"))
    compiled = [path.with_suffix(".qm") for path in sources]
    if all(
        made.exists() and made.stat().st_mtime_ns >= source.stat().st_mtime_ns
        for source, made in zip(sources, compiled, strict=True)
    ):
        return
    command = [str(python), str(root / "tools" / "translations.py"), "--release"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode != 0:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-3:])
        raise SetupError(f"The translations could not be compiled:\n{last}")
