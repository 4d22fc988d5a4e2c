"""The program as a script starts it: a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def run(data: Path, *arguments: str, language: str = "en") -> subprocess.CompletedProcess[str]:
    """Run the program with this data folder."""
    variables = dict(os.environ) | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "desktop_app", "--data-dir", str(data), "--language", language, *arguments],
        capture_output=True,
        encoding="utf-8",
        env=variables,
        check=False,
        timeout=300,
    )


def read(data: Path, *arguments: str) -> Any:
    """The JSON document that a command prints: that and nothing else."""
    done = run(data, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)
