"""Run every check in order, with a headline each: what `python run.py test` and the continuous integration run.

Arguments go to pytest. Must be run by an environment that has requirements/dev.txt. The exit status is 0 when
everything passed and 1 otherwise.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its headline, its command, and whether what it prints is shown as it goes."""

    title: str
    command: list[str]
    live: bool = False


def checks(pytest_arguments: list[str], demo_folder: Path) -> list[Check]:
    """All checks in the order they run: the quick ones first."""
    python = sys.executable
    asked = pytest_arguments or ["--exchange-table"]  # of a choice of tests there is no table to print
    lint_imports = str(Path(sysconfig.get_path("scripts"), "lint-imports"))
    return [
        Check("Lint", [python, "-m", "ruff", "check", "--quiet", "."]),
        Check("Format", [python, "-m", "ruff", "format", "--check", "--quiet", "."]),
        Check("Import rules", [lint_imports]),
        Check("Types", [python, "-m", "mypy"]),
        Check("Translations complete", [python, "tools/translations.py", "--check"]),
        Check("Migrations equal models", [python, "tools/check_migrations.py"]),
        Check(
            "Tests",
            [python, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "--durations=5", *asked],
            live=True,
        ),
        Check("Demonstration", [python, "-m", "desktop_app", "demo", "--out", str(demo_folder)]),
    ]


def passes(check: Check) -> bool:
    """Run one check and print how it went; its output only when it failed, unless it is shown live."""
    variables = dict(os.environ)
    variables["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), variables.get("PYTHONPATH"))))
    variables.setdefault("QT_QPA_PLATFORM", "offscreen")
    begun = time.monotonic()
    output = None if check.live else subprocess.PIPE
    print(f"{check.title} …", flush=True)
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        check=False,
    )
    if done.returncode != 0 and done.stdout:
        print(done.stdout.decode("utf-8", "replace"))
    outcome = "ok" if done.returncode == 0 else f"FAILED (status {done.returncode})"
    print(f"{check.title}: {outcome}, {time.monotonic() - begun:.1f} s", flush=True)
    return done.returncode == 0


def main(arguments: list[str]) -> int:
    """Run all checks, also after one has failed; returns the exit status."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        failed = [check.title for check in checks(arguments, Path(folder)) if not passes(check)]
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
