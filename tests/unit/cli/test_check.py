"""The command `check`: what a clerk has to see to is told beside the result, and is nothing broken."""

import json
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState
from db.models import Investor, ReportIssue
from desktop_app.cli import main
from desktop_app.cli.context import DONE
from desktop_app.paths import find_paths
from desktop_app.services.office import Actor, Label, open_office

USCC = "91110000100011743X"


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), "--language", "en", *arguments])


def test_investors_that_were_entered_twice_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "init", "--unit", "DL01", "--name", "区合作交流办", "--centre") == DONE
    capsys.readouterr()
    assert run(tmp_path, "check") == DONE
    assert tuple(capsys.readouterr()) == ("ok\n", "")
    office = open_office(find_paths(tmp_path).database)
    with office.write(Label("Enter"), Actor("王")) as tx:
        tx.session.add_all(Investor(id=id_, name=f"国能{id_}", uscc=USCC) for id_ in ("0a" * 16, "0b" * 16))
    office.close()
    assert run(tmp_path, "check") == DONE
    assert tuple(capsys.readouterr()) == ("ok\n", "Investors entered twice: 1. Join them in the window.\n")
    assert run(tmp_path, "check", "--json") == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["ok"], told["twins"]) == (True, [{"why": "code", "ids": ["0a" * 16, "0b" * 16]}])


def test_numbers_that_were_given_twice_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "init", "--unit", "DL01", "--name", "区合作交流办", "--centre") == DONE
    office = open_office(find_paths(tmp_path).database)
    with office.write(Label("Issue"), Actor("王")) as tx:
        for id_ in ("0a" * 16, "0b" * 16):
            tx.session.add(
                ReportIssue(
                    id=id_, kind=ReportKind.MONTHLY, period="2026-01", year=2026, number=5, state=ReportState.ISSUED
                )
            )
    office.close()
    capsys.readouterr()
    assert run(tmp_path, "check") == DONE
    said = "Issues with a number that another one has: 2. In the window, declare all but one void.\n"
    assert tuple(capsys.readouterr()) == ("ok\n", said)
    assert run(tmp_path, "check", "--json") == DONE
    assert json.loads(capsys.readouterr().out)["repeated"] == ["0a" * 16, "0b" * 16]
