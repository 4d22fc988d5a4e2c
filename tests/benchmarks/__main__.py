"""Run the benchmarks and print a table: `python run.py bench [--projects N] [NAME ...]`.

Every module `bench_NAME.py` beside this file has `run() -> Iterable[Result]`. Each runs in a process of its own, so
that none warms up another. The exit status is 1 when a limit is not kept or a benchmark fails.
"""

import importlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.benchmarks.big_office import PROJECTS_VARIABLE
from tests.benchmarks.result import Result

FOLDER = Path(__file__).parent
CHILD = "--in-this-process"
HEADER = ("", "benchmark", "measured", "limit", "peer", "peer's", "times peer")


def names() -> list[str]:
    """All benchmarks, sorted."""
    return sorted(path.stem.removeprefix("bench_") for path in FOLDER.glob("bench_*.py"))


def run_here(name: str) -> None:
    """Run one benchmark in this process and print its results, one JSON document a line."""
    module = importlib.import_module(f"tests.benchmarks.bench_{name}")
    for result in module.run():
        print(json.dumps(asdict(result), ensure_ascii=False), flush=True)


def run_apart(name: str) -> Iterator[Result]:
    """Run one benchmark in a process of its own. Raises subprocess.CalledProcessError when it fails."""
    command = [sys.executable, "-m", "tests.benchmarks", CHILD, name]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith("{"):
                yield Result(**json.loads(line))
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)


def cells(result: Result) -> tuple[str, ...]:
    """A result as one row of the table."""

    def shown(value: float | None) -> str:
        return (
            ""
            if value is None
            else f"{value:,.4g} {result.unit}"
            if abs(value) < 1000
            else f"{value:,.0f} {result.unit}"
        )

    times = "" if result.times_peer is None else f"{result.times_peer:.2f}"
    times += f" (≤ {result.ratio:g})" if result.ratio is not None else ""
    mark = "ok" if result.holds else "OVER"
    return (
        mark,
        result.name,
        shown(result.measured),
        shown(result.limit),
        result.peer,
        shown(result.peer_measured),
        times,
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns of equal width."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def main(arguments: list[str]) -> int:
    """Run the named benchmarks, or all; returns the exit status."""
    if arguments[:1] == [CHILD]:
        run_here(arguments[1])
        return 0
    if arguments[:1] == ["--projects"] and len(arguments) > 1 and arguments[1].isdigit():
        os.environ[PROJECTS_VARIABLE] = arguments[1]
        arguments = arguments[2:]
    if unknown := set(arguments) - set(names()):
        print(f"There is no benchmark {', '.join(sorted(unknown))}; there are: {', '.join(names())}", file=sys.stderr)
        return 2
    results: list[Result] = []
    failed: list[str] = []
    for name in arguments or names():
        print(f"{name} …", file=sys.stderr, flush=True)
        try:
            results += run_apart(name)
        except subprocess.CalledProcessError:
            failed.append(name)
    print(table([HEADER, *map(cells, results)]))
    over = [result.name for result in results if not result.holds]
    if over:
        print(f"Over their limits: {', '.join(over)}")
    if failed:
        print(f"Failed: {', '.join(failed)}")
    return 1 if over or failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
