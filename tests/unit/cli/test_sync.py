"""The commands `sync ...`: what they say of files that are not there, and a whole round without a window."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from db.models import FundEntry, Investor, ProjectInvestor
from desktop_app.cli import main
from desktop_app.cli.context import DONE, REFUSED
from desktop_app.domain.clock import Clock
from desktop_app.services.office import Label
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.ledger import Gap
from tests.helpers.stick_offices import DAY, HUAMING, XINLI, befriend, district, send, stick_office


def run(folder: Path, *arguments: str) -> int:
    return main(["--data-dir", str(folder), "--language", "en", *arguments])


@pytest.fixture
def offices(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, Path]:
    """The centre and a unit, set up."""
    made = []
    for code, name, more in (("DL01", "区合作交流办", ["--centre"]), ("HM", "华明街道", [])):
        assert run(tmp_path / code, "init", "--unit", code, "--name", name, *more) == DONE
        made.append(tmp_path / code)
    capsys.readouterr()
    return made[0], made[1]


@pytest.mark.parametrize("command", [["import"], ["import", "--preview"], ["inspect"], ["trust"]])
def test_a_file_that_is_not_there_is_said_to_be_not_there(
    offices: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    missing = tmp_path / "no such file.zstpack"
    assert run(offices[0], "sync", *command, str(missing)) == REFUSED
    said = capsys.readouterr()
    assert said.out == ""
    assert str(missing) in said.err and "There is no file" in said.err and "stick" not in said.err


def test_a_folder_is_no_file(offices: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(offices[0], "sync", "import", str(tmp_path)) == REFUSED
    assert "There is no file" in capsys.readouterr().err


def test_two_offices_exchange_without_a_window(
    offices: tuple[Path, Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    centre, unit = offices

    def said(folder: Path, *arguments: str) -> str:
        assert run(folder, *arguments) == DONE
        return capsys.readouterr().out.strip()

    def document(folder: Path, *arguments: str) -> Any:
        return json.loads(said(folder, *arguments, "--json"))

    cards = {folder: tmp_path / f"{folder.name}.card" for folder in offices}
    for folder, card in cards.items():
        said(folder, "sync", "card", "--out", str(card))
    digits = said(centre, "sync", "trust", str(cards[unit]))
    assert said(unit, "sync", "trust", str(cards[centre])) == digits
    assert run(centre, "sync", "trust", str(cards[unit]), "--digits", "0" * 30) == REFUSED
    capsys.readouterr()
    assert run(centre, "sync", "trust", str(cards[unit]), "--digits", digits) == DONE
    trusted = capsys.readouterr()
    assert trusted.out.strip() == digits
    assert trusted.err.splitlines() == ["HM 华明街道", "华明街道 was entered among the units, with its code HM."]
    said(unit, "sync", "trust", str(cards[centre]), "--digits", digits)
    for giver, taker, code in ((centre, unit, "HM"), (unit, centre, "DL01")):
        stick = tmp_path / f"for {code}"
        stick.mkdir()
        [file] = document(giver, "sync", "export", "--to", code, "--out", str(stick))["files"]
        found = document(taker, "sync", "inspect", file)
        assert (found["unit_code"], found["known_already"]) == (giver.name, False)
        looked = document(taker, "sync", "import", file, "--preview")
        assert sum(looked["preview"]["counts"].values()) == len(looked["preview"]["rows"])
        name = {"DL01": "区合作交流办", "HM": "华明街道"}[giver.name]
        plain = re.sub(r"on \d{4}-\d\d-\d\d \d\d:\d\d:", "on DAY:", said(taker, "sync", "inspect", file).strip())
        assert plain == f"The file of {name} ({giver.name}), made on DAY: it can be taken in."
        assert document(taker, "sync", "import", file)["missing"] == []
        assert document(taker, "sync", "inspect", file)["known_already"]
        assert said(taker, "sync", "inspect", file).strip().endswith(": everything in it is here already.")
    assert document(centre, "sync", "conflicts") == []
    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_missing", lambda *_: (Gap("区合作交流办"),))
        [file] = document(centre, "sync", "export", "--to", "HM", "--out", str(tmp_path))["files"]
        assert document(unit, "sync", "import", file)["missing"] == ["区合作交流办"]
        [waits] = document(unit, "sync", "waiting")
        assert (waits["from"], waits["missing"], waits["needs_newer"]) == ("区合作交流办", ["区合作交流办"], False)
        assert said(unit, "sync", "waiting").split("\t")[0] == waits["id"]
        assert document(unit, "sync", "waiting", "--give-up", waits["id"]) == []
        assert run(unit, "sync", "waiting", "--give-up", waits["id"]) == REFUSED


def test_what_waits_for_a_decision_is_said_of_the_file_and_of_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The numbers of the file are of records; what waits in all is told apart from them."""
    centre = stick_office(tmp_path / "centre", "DL01", "区合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "HM", "华明街道")
    befriend(centre, unit)
    rows = [unit.add_project(f"P{number}") for number in range(2)]
    send(unit, centre, tmp_path / "first")
    for row_id in rows:
        for office in (unit, centre):
            office.change("project", row_id, summary=office.code, handler=office.code)
        (tmp_path / row_id).mkdir()
        [file] = unit.exchange.write("DL01", tmp_path / row_id).paths
        centre.office.close()
        capsys.readouterr()
        assert run(centre.folder, "sync", "import", str(file), "--preview") == DONE
        looked = capsys.readouterr().out.splitlines()
        assert run(centre.folder, "sync", "import", str(file)) == DONE
        said = capsys.readouterr().out.splitlines()
        assert looked == [*said, "Nothing was changed yet.", f"  to decide  P{rows.index(row_id)}"]
        counts = "0 new, 0 changed, 0 deleted, 1 to decide, 0 to another unit, 0 waiting for others."
        assert said[0] == f"From 华明街道: {counts}"
        waits = 2 * (rows.index(row_id) + 1)
        assert said[1:] == [f"Values that wait for a decision, from all offices: {waits} (sync conflicts)."]
    assert main(["--language", "zh_CN", "--data-dir", str(centre.folder), "sync", "conflicts"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split("\t")[1:] == ["项目", "P0"]
    number, who, value = lines[1].split("\t")
    assert number.strip() == "1" and who.startswith(("DL01 ", "HM ")) and "+" not in who
    assert value in {"概述 = HM", "概述 = DL01", "承办人 = HM", "承办人 = DL01"}
    assert run(centre.folder, "sync", "conflicts", "--json") == DONE
    [one, *_] = json.loads(capsys.readouterr().out)
    whens = [dt.datetime.fromisoformat(choice["at"]) for choice in one["choices"]]
    assert len(whens) == 2 and all(at.tzinfo for at in whens)
    assert who[-16:] in {f"{at:%Y-%m-%d %H:%M}" for at in whens}  # people are told of the minute
    unit.close()


def test_a_card_goes_into_a_folder_that_there_is(
    offices: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(offices[0], "sync", "card", "--out", str(tmp_path / "no" / "card.zstcard")) == REFUSED
    assert "There is no folder" in capsys.readouterr().err
    (tmp_path / "stick").mkdir()
    assert run(offices[0], "sync", "card", "--out", str(tmp_path / "stick")) == DONE
    assert [file.name for file in (tmp_path / "stick").iterdir()] == ["区合作交流办.zstcard"]


def test_new_keys_are_made_only_where_the_old_ones_are_lost(
    offices: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    office, stick = offices[0], tmp_path / "stick"
    stick.mkdir()
    card = ("sync", "card", "--out", str(stick / "own.zstcard"))
    assert run(office, *card) == DONE
    assert run(office, *card, "--new-keys") == REFUSED
    assert "has its keys" in capsys.readouterr().err
    before = (stick / "own.zstcard").read_bytes()
    shutil.rmtree(office / "keys")
    assert run(office, *card) == REFUSED
    assert "were not found on this computer" in capsys.readouterr().err
    assert run(office, *card, "--new-keys") == DONE
    assert (stick / "own.zstcard").read_bytes() != before


def test_a_file_that_was_taken_in_already_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    centre = stick_office(tmp_path / "centre", "DL01", "区合作交流办", centre=True)
    unit = stick_office(tmp_path / "unit", "HM", "华明街道")
    befriend(centre, unit)
    unit.add_project("P")
    [file] = unit.exchange.write("DL01", tmp_path).paths
    for office in (centre, unit):
        office.close()
    for said in ("From 华明街道: 1 new", "Everything in the file of 华明街道 was here already."):
        assert run(centre.folder, "sync", "import", str(file)) == DONE
        assert capsys.readouterr().out.startswith(said)


def listed(folder: Path, capsys: pytest.CaptureFixture[str], language: str = "en") -> dict[str, str]:
    """Value -> who set it and when, as `sync conflicts` lists them."""
    capsys.readouterr()
    assert main(["--data-dir", str(folder), "--language", language, "sync", "conflicts"]) == DONE
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    return {value.rpartition(" = ")[2]: by for _number, by, value in lines}


def test_a_value_by_a_wrong_clock_is_listed_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with district(tmp_path, HUAMING) as (centre, unit):
        project = unit.add_project("P", handler="一")
        send(unit, centre, tmp_path / "1")
        centre.change("project", project, handler="中心")
        unit.office.clock = Clock(lambda: 4_070_908_800_000)
        unit.change("project", project, handler="单位")
        send(unit, centre, tmp_path / "2")
        said = listed(centre.folder, capsys)
        assert said["单位"].startswith("HM clerk of HM 2099-01-01 ") and said["单位"].endswith(
            " by a clock that is wrong"
        )
        assert "clock" not in said["中心"]
        assert listed(centre.folder, capsys, "zh_CN")["单位"].endswith("（该电脑时钟不准）")


def test_a_value_that_the_centre_passed_on_is_listed_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An investor of the one that a project of the other refers to: the other hears of its changes from the centre."""
    with district(tmp_path, HUAMING, XINLI) as (centre, huaming, xinli):
        with xinli.office.write(Label("Enter"), xinli.actor) as tx:
            tx.session.add(investor := Investor(name="I"))
            tx.session.flush()
            of_both = investor.id
        project = huaming.add_project("P")
        for number, unit in enumerate((xinli, huaming)):
            send(unit, centre, tmp_path / f"first {number}")
        with centre.office.write(Label("Enter"), centre.actor) as tx:
            tx.session.add(ProjectInvestor(project_id=project, investor_id=of_both, share=1, owner_code="HM"))
        send(centre, huaming, tmp_path / "share")
        for one in (huaming, xinli):
            one.change("investor", of_both, note=one.code)
        for round_ in range(2):
            for unit in (huaming, xinli):
                send(unit, centre, tmp_path / f"in {round_}{unit.code}")
                send(centre, unit, tmp_path / f"out {round_}{unit.code}")
        said = listed(huaming.folder, capsys)
        assert said["XL"].endswith(" · by way of the centre") and said["XL"].startswith("XL clerk of XL")
        assert "centre" not in said["HM"]
        assert listed(huaming.folder, capsys, "zh_CN")["XL"].endswith(" · 经中心转来")


def test_what_cannot_be_taken_is_listed_as_such(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The window says so of the same values; at a unit nothing is said of what the centre decides anyway."""
    with district(tmp_path, HUAMING) as (centre, unit):
        project = unit.add_project("P")
        with unit.office.write(Label("Enter"), unit.actor) as tx:
            tx.session.add(entry := FundEntry(project_id=project, amount_fen=200, arrived_on=DAY))
            tx.session.flush()
            money = entry.id
        send(unit, centre, tmp_path / "1")
        send(centre, unit, tmp_path / "2")
        centre.change("fund_entry", money, state="confirmed", count_month="2022-11")
        unit.change("fund_entry", money, amount_fen=300)
        send(unit, centre, tmp_path / "3")
        send(centre, unit, tmp_path / "4")
        capsys.readouterr()
        assert run(centre.folder, "sync", "conflicts") == DONE
        head, *values = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
        assert len(head) == 3
        why = {by.split()[0]: rest for _number, by, _value, *rest in values}
        assert why["DL01"] == []
        assert why["HM"][0].startswith("cannot be taken: A confirmed entry is not changed any more.")
        assert run(centre.folder, "sync", "conflicts", "--json") == DONE
        [one] = json.loads(capsys.readouterr().out)
        assert {choice["unit"]: bool(choice["impossible"]) for choice in one["choices"]} == {"DL01": False, "HM": True}
        assert (one["waits_for_centre"], one["refused"]) == (False, "")
        assert run(unit.folder, "sync", "conflicts") == DONE
        head, *values = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
        assert head[3] == "the centre decides" and all(len(line) == 3 for line in values)
        assert run(unit.folder, "sync", "conflicts", "--json") == DONE
        assert [one["waits_for_centre"] for one in json.loads(capsys.readouterr().out)] == [True]
