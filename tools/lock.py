"""Make the lock files requirements/*.txt again from requirements/*.in: every version pinned, every file hashed.

    python tools/lock.py

Needs `uv` on the PATH (`pip install uv`). The locks hold for Linux and Windows on every Python from 3.11 on; where
the packages come from is left to the machine that installs them.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "requirements"
OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-header"]


def lock(name: str, *options: str) -> int:
    """Compile requirements/`name`.in; returns the exit status."""
    command = ["uv", "pip", "compile", "--quiet", *OPTIONS, *options, f"{name}.in", "--output-file", f"{name}.txt"]
    return subprocess.run(command, cwd=FOLDER, check=False).returncode


def main() -> int:
    """Runtime first; the locks on top of it then keep to its versions."""
    keep = ("--constraint", "runtime.txt")
    try:
        return lock("runtime") or lock("dev", *keep) or lock("build", *keep) or lock("peers")
    except FileNotFoundError:
        print("uv is not installed: pip install uv", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
