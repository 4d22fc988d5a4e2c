"""The judges' points, written in with the keyboard or pasted, saved cell by cell."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReviewConclusion
from desktop_app.queries.review_list import AgendaLine, CardLine
from desktop_app.services.review_results import CardInput, put_card
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.dialogs.review_scores import ScoreSheet
from desktop_app.ui.table_model import CellEdit
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE
from tests.helpers.reviews import GOOD, JUDGES, call_meeting, furnish_reviews, known

RETURN = Qt.Key.Key_Return


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish_reviews) as navigator:
        yield navigator


@pytest.fixture
def meeting_id(navigator: FakeNavigator) -> str:
    return call_meeting(navigator.office, "甲项目", "乙项目")[0]


@pytest.fixture
def dialog(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, meeting_id: str) -> Iterator[ReviewMeetings]:
    dialog = ReviewMeetings(navigator, host, meeting_id)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.panel.scores.source.count() == len(JUDGES))
    yield dialog
    dialog.reject()


def line(navigator: FakeNavigator, meeting_id: str, place: int = 0) -> AgendaLine:
    return known(navigator.office, meeting_id).agenda[place]


def type_in(qtbot: QtBot, sheet: ScoreSheet, text: str, *, taken: bool = True) -> None:
    """Type over the current cell and go on with Enter."""
    grid = sheet.table.grid
    qtbot.keyClick(grid, Qt.Key.Key_1)
    editor = grid.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(text)
    qtbot.keyClick(editor, RETURN)
    if taken:
        qtbot.waitUntil(lambda: grid.viewport().findChild(QLineEdit) is None)


def selected(sheet: ScoreSheet, text: str) -> bool:
    """Whether a cell is open with this text, all of it selected."""
    return [editor.selectedText() for editor in sheet.table.grid.viewport().findChildren(QLineEdit)] == [text]


def test_a_card_is_typed_from_left_to_right_and_on_to_the_next_judge(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    grid = sheet.table.grid
    dialog.activateWindow()
    grid.setFocus()
    grid.setCurrentIndex(sheet.model.index(0, 1))
    for points in GOOD:
        type_in(qtbot, sheet, str(points))
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, 1)
    type_in(qtbot, sheet, "１５")
    qtbot.waitUntil(lambda: line(navigator, meeting_id).cards[1].points[0] == 15)
    assert line(navigator, meeting_id).cards[0] == CardLine(JUDGES[0], GOOD)
    qtbot.waitUntil(lambda: sheet.standing.text().startswith("1 card"))
    assert sheet.model.index(0, 6).data() == "89"
    assert line(navigator, meeting_id, 1).cards[0] == CardLine(JUDGES[0])


def test_what_is_being_written_is_not_overwritten_by_what_is_read(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    grid = sheet.table.grid
    dialog.activateWindow()
    grid.setFocus()
    grid.setCurrentIndex(sheet.model.index(1, 1))
    qtbot.keyClick(grid, Qt.Key.Key_1)
    editor = grid.viewport().findChild(QLineEdit)
    assert isinstance(editor, QLineEdit) and editor.text() == "1"
    put_card(navigator.office, CENTRE, line(navigator, meeting_id).id, CardInput(JUDGES[0], GOOD))
    dialog.load()
    qtbot.waitUntil(lambda: sheet.rows[0].card.total == 89)
    assert editor.text() == "1" and editor.isVisible()
    qtbot.keyClick(editor, Qt.Key.Key_7)
    qtbot.keyClick(editor, RETURN)
    qtbot.waitUntil(lambda: line(navigator, meeting_id).cards[1].points[0] == 17)


def test_what_is_no_number_of_points_stays_out(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    sheet.model.edit([(0, 1, "x")])
    qtbot.waitUntil(lambda: "“x” is no whole number of points" in dialog.bar.text)
    assert sheet.rows[0].card.points[0] is None
    sheet.model.edit([(0, 1, "21")])
    qtbot.waitUntil(lambda: "21 is not between 0 and 20" in dialog.bar.text)
    qtbot.waitUntil(lambda: sheet.rows[0].card.points[0] is None)
    assert line(navigator, meeting_id).cards[0] == CardLine(JUDGES[0])


def test_points_that_are_refused_stay_in_their_cell_to_be_typed_again(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    grid = sheet.table.grid
    dialog.activateWindow()
    grid.setFocus()
    for wrong, said in (("21", "21 is not between 0 and 20"), ("1.5", "“1.5” is no whole number of points")):
        grid.setCurrentIndex(sheet.model.index(0, 1))
        type_in(qtbot, sheet, wrong, taken=False)
        qtbot.waitUntil(partial(selected, sheet, wrong))
        editor = grid.viewport().findChild(QLineEdit)
        assert isinstance(editor, QLineEdit) and said in dialog.bar.text
        assert (grid.currentIndex().row(), grid.currentIndex().column()) == (0, 1)
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: grid.viewport().findChild(QLineEdit) is None)
    assert line(navigator, meeting_id).cards[0] == CardLine(JUDGES[0])


def test_a_block_is_pasted_and_points_are_cleared(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    sheet.table.grid.setCurrentIndex(sheet.model.index(0, 1))
    block = "\n".join("\t".join(map(str, (*GOOD, 99))) for _judge in (*JUDGES, "more"))
    sheet.paste(block)
    qtbot.waitUntil(lambda: line(navigator, meeting_id).conclusion is ReviewConclusion.PASSED)
    assert [card.total for card in line(navigator, meeting_id).cards] == [89] * 5
    qtbot.waitUntil(lambda: sheet.standing.text() == "5 cards · 89 points · Passed")
    sheet.table.grid.setFocus()
    qtbot.keyClick(sheet.table.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: line(navigator, meeting_id).cards[0].points[0] is None)
    qtbot.waitUntil(lambda: line(navigator, meeting_id).conclusion is ReviewConclusion.PENDING)


def test_a_judge_stands_aside_with_a_word(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    sheet.model.on_edit([CellEdit(JUDGES[1], "recused", True), CellEdit(JUDGES[1], "opinion", "申请回避")])  # type: ignore[misc]
    qtbot.waitUntil(lambda: line(navigator, meeting_id).cards[1].recused)
    assert line(navigator, meeting_id).cards[1].opinion == "申请回避"


def test_judges_are_added_by_name_and_taken_off(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    sheet.judge.setText("评委己，评委庚")
    qtbot.keyClick(sheet.judge, RETURN)
    qtbot.waitUntil(lambda: sheet.source.count() == len(JUDGES) + 2)
    assert sheet.judge.text() == ""
    sheet.table.select_id("评委己")
    sheet.drop.click()
    qtbot.waitUntil(lambda: sheet.source.count() == len(JUDGES) + 1)
    assert known(navigator.office, meeting_id).line.record.judges == (*JUDGES, "评委庚")


def test_each_project_has_cards_of_its_own(
    qtbot: QtBot, navigator: FakeNavigator, dialog: ReviewMeetings, meeting_id: str
) -> None:
    sheet = dialog.panel.scores
    assert sheet.title.text() == "Points: 甲项目"
    dialog.panel.table.select_id(line(navigator, meeting_id, 1).id)
    qtbot.waitUntil(lambda: sheet.title.text() == "Points: 乙项目")
    sheet.model.edit([(0, 1, "7")])
    qtbot.waitUntil(lambda: line(navigator, meeting_id, 1).cards[0].points[0] == 7)
    assert line(navigator, meeting_id).cards[0].points[0] is None
