"""The command `check`: what a clerk has to see to is told beside the result, and is nothing broken."""

import json
from pathlib import Path

import pytest

from db.models import Investor
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
