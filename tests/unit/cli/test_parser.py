"""Which commands there are, and that none brings along what another needs."""

import argparse
import subprocess
import sys
from importlib import import_module

import pytest

from desktop_app.cli import AREAS, build_parser
from tests.helpers.process import ROOT


@pytest.mark.parametrize("area", AREAS)
def test_an_area_has_the_commands_that_are_said_of_it(area: str) -> None:
    commands = argparse.ArgumentParser().add_subparsers()
    import_module(f"desktop_app.cli.{area}").register(commands)
    assert set(commands.choices) == AREAS[area]


@pytest.mark.parametrize("arguments", [["--help"], ["--data-dir", "x"], ["inport", "x.xlsx"]])
def test_who_names_no_command_is_told_of_all(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser(arguments).parse_args([*arguments, "--help"] if "--data-dir" in arguments else arguments)
    told = capsys.readouterr()
    assert [name for names in AREAS.values() for name in names if name not in told.out + told.err] == []


def test_a_command_imports_no_other_area() -> None:
    program = (
        "import sys; from desktop_app.cli import build_parser; build_parser(['--language', 'en', 'indicators']); "
        "heavy = ('desktop_app.cli.', 'desktop_app.sync', 'reportlab', 'openpyxl'); "
        "print(*(name for name in sys.modules if name.startswith(heavy)))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(done.stdout.split()) == ["desktop_app.cli.context", "desktop_app.cli.figures"]
