"""Set up on first use, then start.

python run.py                the program; without a display, a headless demonstration into demo-output (-2, -3 ...)
python run.py test [...]     all checks; further arguments go to pytest
python run.py bench [...]    the benchmarks
python run.py COMMAND ...    a command of the program, as in `python -m desktop_app COMMAND ...`

Needs Python 3.11 or newer and nothing else: it makes its own environment in .venv, and a second start adds next to
nothing. Standard library only.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an old Python gets this far, and a sentence)
    sys.exit("This program needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from tools import environment, system_libraries  # noqa: E402


def start(python: Path, *arguments: str) -> int:
    """Run the environment's Python in the caller's folder, with the project importable; returns its status."""
    variables = dict(os.environ)
    variables["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), variables.get("PYTHONPATH"))))
    if not environment.has_display():
        variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run([str(python), *arguments], env=variables, check=False).returncode


def unused(folder: Path) -> Path:
    """The folder, or where there is one already, the first of its name with a number that there is not."""
    number, free = 1, folder
    while free.exists():
        number += 1
        free = folder.with_name(f"{folder.name}-{number}")
    return free


def demonstrate(python: Path) -> int:
    """The program's day without a window, for a machine without a display; returns the exit status."""
    folder = unused(Path("demo-output").resolve())
    print("There is no display here, so a demonstration runs without a window.", flush=True)
    status = start(python, "-m", "desktop_app", "demo", "--out", str(folder))
    if status == 0:
        print(f"The results are in {folder}")
    return status


def main(arguments: list[str]) -> int:
    """Set up what the arguments need and hand over; returns the exit status."""
    checks = arguments[:1] in (["test"], ["bench"])
    try:
        python = environment.ensure(ROOT, with_checks=checks)
    except environment.SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    if arguments[:1] == ["test"]:
        system_libraries.ensure_office_program(environment.say)
        return start(python, str(ROOT / "tools" / "check_all.py"), *arguments[1:])
    if arguments[:1] == ["bench"]:
        return start(python, "-m", "tests.benchmarks", *arguments[1:])
    if not arguments and not environment.has_display():
        return demonstrate(python)
    return start(python, "-m", "desktop_app", *arguments)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped. Start again to go on.")
