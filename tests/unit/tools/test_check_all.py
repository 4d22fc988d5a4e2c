import sys
from pathlib import Path

import pytest

from tools import check_all


def test_everything_that_must_hold_is_checked(tmp_path: Path) -> None:
    titles = [check.title for check in check_all.checks(["-k", "money"], tmp_path)]
    assert titles == [
        "Lint",
        "Format",
        "Import rules",
        "Types",
        "Translations complete",
        "Migrations equal models",
        "Tests",
        "Demonstration",
    ]


def test_a_failure_is_shown_and_the_rest_still_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def checks(arguments: list[str], folder: Path) -> list[check_all.Check]:
        return [
            check_all.Check("First", [sys.executable, "-c", "print('reason'); raise SystemExit(3)"]),
            check_all.Check("Second", [sys.executable, "-c", "print('quiet')"]),
        ]

    monkeypatch.setattr(check_all, "checks", checks)
    assert check_all.main([]) == 1
    printed = capsys.readouterr().out
    assert "reason" in printed
    assert "First: FAILED (status 3)" in printed
    assert "quiet" not in printed
    assert "Second: ok" in printed
    assert printed.endswith("Failed: First\n")
