"""`python run.py`: what is started for which arguments, and where a demonstration goes."""

import os
import sys
from pathlib import Path

import pytest

import run
from tools import environment

PYTHON = Path("/env/bin/python")


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """What is started instead of starting it, on a machine with a display and a finished environment."""
    calls: list[tuple[str, ...]] = []

    def ensure(root: Path, with_checks: bool = False) -> Path:
        calls.append(("ensure", root.name, str(with_checks)))
        return PYTHON

    def start(python: Path, *arguments: str) -> int:
        assert python == PYTHON
        calls.append(arguments)
        return 0

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(environment, "ensure", ensure)
    monkeypatch.setattr(environment, "has_display", lambda: True)
    monkeypatch.setattr(run, "start", start)
    return calls


@pytest.mark.parametrize(
    ("arguments", "checks", "wanted"),
    [
        ([], False, ("-m", "desktop_app")),
        (
            ["--data-dir", "数据", "check", "--json"],
            False,
            ("-m", "desktop_app", "--data-dir", "数据", "check", "--json"),
        ),
        (["test", "-k", "money"], True, (str(run.ROOT / "tools" / "check_all.py"), "-k", "money")),
        (["bench", "search"], True, ("-m", "tests.benchmarks", "search")),
    ],
)
def test_arguments_are_handed_over(
    started: list[tuple[str, ...]], arguments: list[str], checks: bool, wanted: tuple[str, ...]
) -> None:
    assert run.main(arguments) == 0
    assert started == [("ensure", run.ROOT.name, str(checks)), wanted]


def test_without_a_display_a_demonstration_goes_where_nothing_lies(
    started: list[tuple[str, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(environment, "has_display", lambda: False)
    for name in ("demo-output", "demo-output-2", "demo-output-3"):
        assert run.main([]) == 0
        assert started[-1] == ("-m", "desktop_app", "demo", "--out", str(tmp_path / name))
        assert f"The results are in {tmp_path / name}" in capsys.readouterr().out
        (tmp_path / name).mkdir()
    assert run.main(["search", "甲"]) == 0
    assert started[-1] == ("-m", "desktop_app", "search", "甲")


def test_what_stops_the_set_up_is_said_and_nothing_starts(
    started: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ensure(root: Path, with_checks: bool = False) -> Path:
        raise environment.SetupError("The disk is full.")

    monkeypatch.setattr(environment, "ensure", ensure)
    assert run.main([]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err, started) == ("", "The disk is full.\n", [])


def test_the_program_runs_in_the_callers_folder_with_the_project_importable(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", "before")
    monkeypatch.setattr(environment, "has_display", lambda: False)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    code = (
        "import os, pathlib; pathlib.Path('seen').write_text("
        "os.environ['PYTHONPATH'] + ' ' + os.environ['QT_QPA_PLATFORM'], encoding='utf-8'); raise SystemExit(3)"
    )
    assert run.start(Path(sys.executable), "-c", code) == 3
    seen = (tmp_path / "seen").read_text(encoding="utf-8")
    assert seen == f"{run.ROOT}{os.pathsep}before offscreen"
