"""The files that came and went; one that waits is given up."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QPushButton

from db.enums import Stage, UserRole
from desktop_app.sync.exchange import Exchange
from desktop_app.sync.ledger import Gap
from desktop_app.sync.overview import FileRow
from desktop_app.sync.receipt import ReceiptRow
from desktop_app.ui.pages.exchange import HISTORY
from tests.helpers.exchange_windows import Desk, project_of
from tests.helpers.printed import lights, said


def test_a_file_that_waits_for_what_nobody_sends_is_given_up(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, unit = friends
    with monkeypatch.context() as patch:
        patch.setattr(Exchange, "_missing", lambda *_: (Gap("华明街道"),))
        centre.one.take(stick)
        centre.part(HISTORY)
        history = centre.page.history
        centre.until(lambda: history.source.count() == 1)
        assert not history.give_up.isVisible()
        history.table.select_id(history.source.row(0).id)  # type: ignore[union-attr]
        centre.until(history.give_up.isVisible)
        assert history.waits.text().startswith("The file from 华明街道 is still missing")
        centre.button.read()
        centre.until(lambda: "1 file put aside" in centre.button.toolTip())
        centre.click(history.give_up)
        [box] = centre.window.findChildren(QMessageBox)
        assert "comes again with the sender's next file" in box.informativeText()
        centre.click(next(one for one in box.findChildren(QPushButton) if one.text() == "Wait no longer"))
        centre.until(lambda: "put aside" not in centre.button.toolTip())
    centre.until(lambda: not history.give_up.isVisible())
    assert not list((centre.one.exchange.folder / "waiting").iterdir())
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    assert centre.one.value("project", project_of(unit), "name") == "氢能项目"


def test_who_only_looks_gives_no_file_up(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _ = friends
    history = centre.page.history
    row = FileRow("7", "ab", False, "华明街道", "", 1, 1, 1, "waiting", (Gap("华明街道"),), {})
    history._show([row])
    history.table.select_id("7")
    centre.part(HISTORY)
    history._show([row])
    history.table.select_id("7")
    assert history.give_up.isVisibleTo(history)
    object.__setattr__(centre.window.actor, "role", UserRole.LEADER)
    history._show_current("7")
    assert not history.give_up.isVisibleTo(history) and history.waits.isVisibleTo(history)
    object.__setattr__(centre.window.actor, "role", UserRole.CENTRE)


def test_the_key_prints_what_became_of_the_entries_while_that_is_shown(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    history = unit.page.history
    rows = [FileRow(str(n), "ab", False, "合作交流办", "a.zstpack", 1, 1, 1, "taken", (), {}) for n in (7, 8)]
    unit.part(HISTORY)
    history._show(rows)
    history.table.select_id("7")
    unit.idle()
    history._show_receipt(((), [ReceiptRow("fund_entry", "氢能项目", True, amount_fen=100_000_000)], (), ""))
    assert history.print_receipt.isVisible()
    keys = [one.printer.print_action.shortcut().toString() for one in (history.print_button, history.print_receipt)]
    assert keys == ["", "Ctrl+P"]
    wanted = history.wanted_receipt()
    assert said(wanted) == [["What came of it"], [history.receipt.texts[0]]]
    assert lights(wanted, "words") == ["green"]
    assert wanted.notes[0].startswith("File of 合作交流办 of 1970-01-01") and wanted.notes[0].endswith(": a.zstpack")
    history._show_receipt(((), (), (), ""))
    assert not history.print_receipt.isVisible()
    assert history.print_button.printer.print_action.shortcut().toString() == "Ctrl+P"


def test_what_became_of_the_entries_has_up_to_half_of_the_room_and_money_comes_first(
    friends: tuple[Desk, Desk],
) -> None:
    _centre, unit = friends
    history = unit.page.history
    unit.part(HISTORY)
    history._show([FileRow("7", "ab", False, "合作交流办", "a.zstpack", 1, 1, 1, "taken", (), {})])
    unit.idle()
    stages = [ReceiptRow("milestone", f"项目{n}", True, stage=Stage.SIGNED) for n in range(30)]
    history._show_receipt(((), [*stages, ReceiptRow("fund_entry", "氢能项目", True, amount_fen=100)], (), ""))
    assert history.receipt.texts[0].startswith("Confirmed: 氢能项目")
    unit.qtbot.waitUntil(lambda: abs(history.receipt.height() - history.table.height()) < 10)
    history._show_receipt(((), stages[:2], (), ""))
    unit.qtbot.waitUntil(lambda: history.receipt.height() < 80 < history.table.height())
