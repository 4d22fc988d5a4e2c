"""The rules of the office, typed into their form; the score cards follow them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import UserRole
from desktop_app.documents.model import Table
from desktop_app.documents.produce import Press
from desktop_app.documents.review_papers import TEMPLATE, cards
from desktop_app.documents.review_press import review_data
from desktop_app.paths import resources_folder
from desktop_app.queries import office_settings, review_meetings
from desktop_app.services.load_sample import load_sample
from desktop_app.ui.dialogs.office_rules import OfficeRules, open_rules
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, role=UserRole.ADMIN) as navigator:
        yield navigator


@pytest.fixture
def form(navigator: FakeNavigator, qtbot: QtBot) -> Iterator[OfficeRules]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    open_rules(navigator, parent, navigator.done)
    qtbot.waitUntil(lambda: parent.findChild(OfficeRules) is not None)
    found = parent.findChild(OfficeRules)
    assert found is not None
    yield found
    if (left := parent.findChild(OfficeRules)) is not None:
        left.reject()


def texts(form: OfficeRules) -> list[str]:
    return [row.editor.text() for name, row in form.rows.items() if name != "second_person"]  # type: ignore[attr-defined]


def test_the_form_shows_what_holds_and_adds_up_while_one_types(form: OfficeRules) -> None:
    assert texts(form) == ["20", "15", "15", "10", "40", "80", "70", "60", "5", "7"]
    assert form.total.text() == "Together 100 of 100 points"
    set_value(form.rows["industry"].editor, "25")
    assert form.total.text() == "Together 105 of 100 points"
    form.defaults.click()
    assert texts(form)[0] == "20"


def test_what_is_wrong_stands_beside_its_field(form: OfficeRules, navigator: FakeNavigator, qtbot: QtBot) -> None:
    set_value(form.rows["pass"].editor, "八十")
    form.save()
    assert form.rows["pass"].error == "Enter a number."
    set_value(form.rows["pass"].editor, "65")
    set_value(form.rows["industry"].editor, "25")
    form.save()
    qtbot.waitUntil(lambda: form.rows["economic"].error != "")
    assert "105 points" in form.rows["economic"].error and "below" in form.rows["conditional"].error
    assert form.isVisible() and navigator.changes == []


def test_the_score_cards_and_the_conclusions_follow_the_rules(
    form: OfficeRules, navigator: FakeNavigator, qtbot: QtBot
) -> None:
    load_sample(navigator.office, CENTRE, resources_folder())
    for name, text in (("industry", "30"), ("economic", "30"), ("pass", "82.5"), ("least", "55%")):
        set_value(form.rows[name].editor, text)
    form.second.setChecked(True)
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: navigator.changes != [])
    with navigator.office.read() as session:
        assert office_settings.load(session).second_person
        (meeting, *_) = review_meetings.matching(session, "2022-02-24")
        data = review_data(session, meeting, navigator.today())
    assert data.rules.pass_centi == 8250
    document = cards(data, Press(resources_folder()).template(TEMPLATE))
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["30", "15", "15", "10", "30", "100"]
    assert "82.5" in table.note and "55%" in table.note
