"""Wording paragraphs on the reports page: kept when the figures change, and marked."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import ActivityKind, ReportKind, UserRole
from db.models import Activity
from desktop_app.documents.edited import TextBlock
from desktop_app.documents.model import Document
from desktop_app.documents.produce import Bulletin
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.services.office import Actor, Label, Office
from desktop_app.ui.dialogs.report_blocks import ReportBlocks, _with_draft
from desktop_app.ui.pages.reports import ReportsPage
from tests.helpers.database import sample_office
from tests.helpers.navigator import FakeNavigator

LONG = 60_000
MONTHLY = ReportKind.MONTHLY
KEY = "overall/work"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = sample_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def navigator(office: Office, tmp_path: Path) -> Iterator[FakeNavigator]:
    navigator = FakeNavigator(office, tmp_path)
    yield navigator
    navigator.worker.close()


def made(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.desk.made is not None and page.panel.words.isEnabled(), timeout=LONG)


def opened(page: ReportsPage, qtbot: QtBot) -> ReportBlocks:
    qtbot.mouseClick(page.panel.words, Qt.MouseButton.LeftButton)
    dialog = page.findChildren(ReportBlocks)[-1]
    keys = [block.key for block in dialog.blocks]
    if not any(block.outdated for block in dialog.blocks):
        dialog.list.setCurrentRow(keys.index(KEY))
    return dialog


def test_a_wording_is_printed_and_marked_when_the_figures_change(
    office: Office, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.show()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    page.panel.when.set_month(Month(2022, 12))
    page.save()
    made(page, qtbot)

    dialog = opened(page, qtbot)
    said = dialog.automatic.toPlainText()
    assert dialog.list.item(0).text().startswith("The beginning\n现将2022年1—12月全区招商引资工作完成情况通报如下。")
    assert said == dialog.text.toPlainText() and not dialog.restore.isEnabled()
    dialog.text.setFocus()
    qtbot.keyClick(dialog.text, Qt.Key.Key_Tab)
    assert dialog.text.toPlainText() == said and not dialog.text.hasFocus(), "the key goes on and prints nothing"
    dialog.text.setPlainText(said.replace("工作推进方面", "在推进工作上"))
    assert "worded here" in dialog.list.currentItem().text()
    before = page.desk.made
    dialog.save()
    qtbot.waitUntil(lambda: page.desk.made not in (None, before), timeout=LONG)
    assert page.desk.made is not None
    assert any("在推进工作上" in getattr(b, "text", "") for b in page.desk.made.bulletin.document.blocks)

    with office.write(Label("Late"), navigator.actor) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    page.save()
    told = "Your paragraph under “主要指标完成情况” was written for other figures: 142 → 143, 142.0% → 143.0%."
    qtbot.waitUntil(lambda: told in page.panel.told.warning.text(), timeout=LONG)
    assert_asked(page, page.panel.check, told, qtbot)
    dialog = opened(page, qtbot)
    assert dialog.block is not None and dialog.block.key == KEY
    assert "142 → 143" in dialog.told.text() and dialog.renew.isVisible()
    assert "▲" in dialog.list.currentItem().text()
    assert (marked(dialog.automatic), marked(dialog.text)) == (["143", "143.0%"], ["142", "142.0%"])
    qtbot.mouseClick(dialog.renew, Qt.MouseButton.LeftButton)
    assert marked(dialog.automatic) == marked(dialog.text) == []
    assert "143" in dialog.text.toPlainText() and "在推进工作上" in dialog.text.toPlainText()
    assert not dialog.renew.isVisible() and dialog.told.text() == ""
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert dialog.text.toPlainText() == dialog.automatic.toPlainText() and dialog.edits() == {}
    dialog.reject()
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def assert_asked(page: ReportsPage, button: QPushButton, told: str, qtbot: QtBot) -> None:
    """Pressing the button asks first, and tells why."""
    qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled(), timeout=LONG)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    box = page.findChildren(QMessageBox)[-1]
    assert told in box.informativeText()
    box.reject()


def marked(editor: QPlainTextEdit) -> list[str]:
    """The numbers that stand on a colour."""
    return [selection.cursor.selectedText() for selection in editor.extraSelections()]


def entry(dialog: ReportBlocks, key: str) -> str:
    """Choose an entry by its key; returns its text."""
    dialog.list.setCurrentRow([block.key for block in dialog.blocks].index(key))
    return dialog.text.toPlainText()


def printed(page: ReportsPage) -> list[str]:
    assert page.desk.made is not None
    return [getattr(block, "text", "") for block in page.desk.made.bulletin.document.blocks]


def test_a_section_is_written_as_a_whole_in_one_place_and_made_first_when_it_has_to_be(
    navigator: FakeNavigator, qtbot: QtBot
) -> None:
    page = ReportsPage(navigator)
    qtbot.addWidget(page)
    navigator.pages.append(page)
    page.show()
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    page.panel.when.set_month(Month(2022, 12))
    qtbot.mouseClick(page.panel.words, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(ReportBlocks)), timeout=LONG)
    dialog = page.findChildren(ReportBlocks)[-1]
    said = entry(dialog, "problems")
    assert said == dialog.automatic.toPlainText() and said in printed(page)
    assert "The whole section" in dialog.told.text()
    assert not [block for block in dialog.blocks if block.key.startswith("存在的问题")], "it is kept nowhere else"
    before = page.desk.made
    dialog.text.setPlainText("一是个别单位重视不够。\n二是供电未落实。")
    entry(dialog, "next_steps")
    dialog.text.clear()
    dialog.save()
    qtbot.waitUntil(lambda: page.desk.made not in (None, before), timeout=LONG)
    assert {"一是个别单位重视不够。", "二是供电未落实。", "七、存在的问题"} <= set(printed(page))
    assert not {said, "八、下一步工作"} & set(printed(page))
    again = opened(page, qtbot)
    assert "worded here" in again.list.item(_row(again, "problems")).text()
    assert entry(again, "problems") == "一是个别单位重视不够。\n二是供电未落实。"
    assert entry(again, "next_steps") == "" and again.automatic.toPlainText() != ""
    qtbot.mouseClick(again.restore, Qt.MouseButton.LeftButton)
    assert again.text.toPlainText() == again.automatic.toPlainText()
    again.text.setPlainText("写到一半")
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not again.isVisible())
    third = opened(page, qtbot)
    assert entry(third, "next_steps") == "写到一半", "leaving loses nothing"
    third.reject()
    qtbot.waitUntil(lambda: not navigator.worker.busy)


def _row(dialog: ReportBlocks, key: str) -> int:
    return [block.key for block in dialog.blocks].index(key)


def test_who_may_not_word_them_is_told_beside_the_text(navigator: FakeNavigator, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    navigator.actor = Actor("Li", "HM", UserRole.CLERK)
    block = TextBlock("甲/1", "甲", "到位1亿元。")
    document = Document("通报", "", dt.date(2023, 1, 5), (), "")
    dialog = ReportBlocks(navigator, Bulletin(MONTHLY, "2022-12", 2022, 1, "通报", document, {}, "", (block,)), parent)
    dialog.open()
    dialog.text.setPlainText("到位一亿元。")
    dialog.save()
    qtbot.waitUntil(lambda: "Only the centre" in dialog.told.text())
    assert dialog.isVisible() and dialog.text.toPlainText() == "到位一亿元。" and dialog.primary.isEnabled()
    dialog.reject()
    again = ReportBlocks(navigator, Bulletin(MONTHLY, "2022-12", 2022, 1, "通报", document, {}, "", (block,)), parent)
    assert again.text.toPlainText() == "到位一亿元。", "what was left unsaved is here again"
    again.text.setPlainText("到位1亿元。")
    again.reject()
    assert navigator.settings.current.drafts == {}


def test_what_was_being_worded_under_an_older_name_goes_on_where_it_says_the_same() -> None:
    block = TextBlock("reviews/commitments", "承诺", "到期3项，均未兑现。", older="承诺/1")
    other = replace(block, key="reviews/reviews", automatic="召开评审会1次。")
    kept = {"承诺/1": ["到期2项，均未兑现。", "到期2项，正在办理。"]}
    assert [_with_draft(one, kept).edit for one in (block, other)] == [Edit(*kept["承诺/1"]), None]
    now = {"reviews/commitments": ["到期3项，均未兑现。", "办理中。", "承诺"]}
    assert _with_draft(block, kept | now).edit == Edit("到期3项，均未兑现。", "办理中。")
