"""WeasyPrint and typst, only to be measured against: in an environment of their own, never part of the program."""

import hashlib
import subprocess
import sys
import venv
from pathlib import Path

from tests.benchmarks.big_office import ROOT

FOLDER = ROOT / "build" / "peers"
LOCK = ROOT / "requirements" / "peers.txt"
PROGRAM = Path(__file__).with_name("peer_program.py")


def python() -> Path | None:
    """The interpreter of the peers' environment, made when it is not there; None where it cannot be installed."""
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    found = FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = FOLDER / "finished"
    if not (stamp.is_file() and stamp.read_text(encoding="ascii") == wanted):
        venv.create(FOLDER, clear=True, with_pip=True)
        install = [str(found), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        if subprocess.run(install, check=False, stdout=sys.stderr).returncode != 0:
            return None
        stamp.write_text(wanted, encoding="ascii")
    return found


def measured(kind: str, *files: Path) -> tuple[float, int] | None:
    """Best seconds of a document, and its pages by `weasyprint` or bytes by `typst`; None where it does not run."""
    interpreter = python()
    if interpreter is None:
        return None
    command = [str(interpreter), str(PROGRAM), kind, *map(str, files)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
    if done.returncode != 0:
        print(f"{kind}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    seconds, size = done.stdout.split()
    return float(seconds), int(size)
