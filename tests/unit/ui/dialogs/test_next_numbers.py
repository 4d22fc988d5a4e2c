"""The next numbers are typed into a form; the next bulletin has them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReportKind, UserRole
from desktop_app.documents.produce import Press, compose
from desktop_app.paths import resources_folder
from desktop_app.ui.dialogs.next_numbers import NextNumbers, open_numbers
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import furnish

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish, role=UserRole.ADMIN) as navigator:
        yield navigator


@pytest.fixture
def form(navigator: FakeNavigator, qtbot: QtBot) -> Iterator[NextNumbers]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    open_numbers(navigator, parent, navigator.done)
    qtbot.waitUntil(lambda: parent.findChild(NextNumbers) is not None)
    found = parent.findChild(NextNumbers)
    assert found is not None
    yield found
    if (left := parent.findChild(NextNumbers)) is not None:
        left.reject()


def test_the_next_bulletin_has_the_numbers_that_were_typed(
    form: NextNumbers, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    today = navigator.office.clock.today()
    assert form.year.currentData() == today.year and "合作交流函" in form.rows["letter.number"]._hint
    for name, value in (("monthly.number", 6), ("monthly.total", 42), ("letter.number", 3)):
        set_value(form.rows[name].editor, value)
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: navigator.changes != [])
    with navigator.office.read() as session:
        made = compose(session, Press(resources_folder()), ReportKind.MONTHLY, f"{today.year}-01", today)
    assert made.number == 6 and "总第42期" in repr(made.document.blocks[0])


def test_a_number_that_cannot_be_is_told_beside_its_field(
    form: NextNumbers, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    set_value(form.rows["notice.number"].editor, None)
    form.save()
    assert form.rows["notice.number"].error == "This is needed."
    set_value(form.rows["notice.number"].editor, 1)
    set_value(form.rows["monthly.number"].editor, 7)
    form.save()
    qtbot.waitUntil(lambda: form.rows["monthly.total"].error != "")
    assert "number 7 or more" in form.rows["monthly.total"].error and navigator.changes == []


def test_the_numbers_of_last_year_are_its_own(form: NextNumbers) -> None:
    set_value(form.rows["monthly.number"].editor, 9)
    form.year.setCurrentIndex(1)
    assert form.rows["monthly.number"].editor.text() == "1"  # type: ignore[attr-defined]
