"""The duties as a clerk sees to them: real office, real clicks."""

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.enums import TaskState
from desktop_app.queries import duties as query
from desktop_app.queries.duties import DutyRow, Which
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Office
from desktop_app.ui.dialogs.duties import Duties
from desktop_app.ui.dialogs.duty_forms import CloseForm, DutyForm
from desktop_app.ui.dialogs.letters import Letters
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.dialogs.review_output import SlipForm
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.districts import CLERK, DAY, enter_duties
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import lights, said

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(navigator: FakeNavigator) -> list[str]:
    return enter_duties(navigator.office)


def opened(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, duty_id: str = "") -> Duties:
    dialog = Duties(navigator, host, duty_id)
    dialog.open()
    qtbot.waitUntil(lambda: any(c.isdigit() for c in dialog.filters[Which.OPEN].text()))
    return dialog


def test_a_unit_is_offered_nothing_that_the_centre_signs(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host)
    assert dialog.slips.isVisible() and dialog.letters.isVisible()
    dialog.reject()
    set_local(navigator.office, unit_code="HM", is_centre=False, last_exchange_ms=1)
    dialog = opened(qtbot, navigator, host)
    qtbot.waitUntil(lambda: dialog.slips.isHidden())
    assert dialog.letters.isHidden() and dialog.close_duties.isVisible()
    dialog.reject()


def matters(dialog: Duties) -> list[str]:
    return [str(dialog.table.model.index(n, 0).data()) for n in range(dialog.table.model.rowCount())]


def state_of(dialog: Duties, place: int) -> str:
    return str(dialog.table.model.index(place, dialog.table.model.column_of("state")).data())


def duty(office: Office, duty_id: str) -> DutyRow | None:
    with office.read() as session:
        return query.one(session, duty_id)


def press_save(qtbot: QtBot, form: QWidget) -> None:
    """Ctrl+Enter, once the form has the keyboard."""
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    qtbot.keyClick(form, Qt.Key.Key_Return, CONTROL)


def click_row(qtbot: QtBot, dialog: Duties, place: int) -> None:
    grid = dialog.table.grid
    spot = grid.visualRect(dialog.table.model.index(place, 1)).center()
    qtbot.mouseClick(grid.viewport(), LEFT, pos=QPoint(spot))


def test_what_is_late_stands_first_and_says_so(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host)
    assert matters(dialog) == ["催办到位资金", "落实项目用地"]
    assert "10" in state_of(dialog, 0) and state_of(dialog, 1) == "Open"
    qtbot.mouseClick(dialog.filters[Which.OVERDUE], LEFT)
    qtbot.waitUntil(lambda: matters(dialog) == ["催办到位资金"])
    assert dialog.filters[Which.OPEN].text().endswith("2")
    dialog.reject()


def test_a_duty_is_entered_with_the_keyboard(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    dialog = opened(qtbot, navigator, host)
    qtbot.waitUntil(dialog.table.empty.isVisible)
    button = dialog.table.empty.findChild(QPushButton)
    qtbot.mouseClick(button, LEFT)
    form = dialog.findChild(DutyForm)
    assert form is not None
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: form.rows["matter"].error != "")
    assert form.rows["unit_id"].error
    set_value(form.rows["matter"].editor, "约谈企业")
    set_value(form.rows["unit_id"].editor, "u1")
    form._helper.value_changed.emit("u2")
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: matters(dialog) == ["约谈企业"])
    (row,) = dialog._rows
    assert (row.unit, row.co_unit_codes) == ("华明", ("KG",))
    assert dialog.table.current_id() == row.id
    assert dialog.bar.text == "Entered the duty 约谈企业"
    dialog.reject()


def test_an_unknown_helper_is_named_beside_the_field(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host, ids[0])
    qtbot.waitUntil(lambda: dialog.table.current_id() == ids[0])
    qtbot.keyClick(dialog.table.grid, Qt.Key.Key_Return)
    form = dialog.findChild(DutyForm)
    assert form is not None and form._helpers.text() == "临空经济区"
    form._helpers.setText("kg，某某单位")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: "某某单位" in form.rows["co_unit_codes"].error)
    form.reject()
    dialog.reject()


def test_closing_asks_for_the_day_and_can_be_undone(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host, ids[1])
    qtbot.waitUntil(dialog.close_duties.isEnabled)
    assert not dialog.reopen.isEnabled()
    qtbot.mouseClick(dialog.close_duties, LEFT)
    form = dialog.findChild(CloseForm)
    assert form is not None
    evidence = form.rows["evidence"].editor
    assert isinstance(evidence, QPlainTextEdit)
    qtbot.keyClicks(evidence, "done")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: matters(dialog) == ["催办到位资金"])
    row = duty(navigator.office, ids[1])
    assert row is not None and (row.state, row.closed_on, row.evidence) == (TaskState.CLOSED, DAY, "done")
    undo = next(b for b in dialog.bar.findChildren(QPushButton) if b.text() == "Undo")
    qtbot.mouseClick(undo, LEFT)
    qtbot.waitUntil(lambda: len(matters(dialog)) == 2)
    dialog.reject()


def test_a_closed_duty_is_opened_again_and_another_deleted(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host)
    click_row(qtbot, dialog, 0)
    qtbot.mouseClick(dialog.close_duties, LEFT)
    form = dialog.findChild(CloseForm)
    assert form is not None
    press_save(qtbot, form)
    qtbot.waitUntil(lambda: len(matters(dialog)) == 1)
    qtbot.mouseClick(dialog.filters[Which.CLOSED], LEFT)
    qtbot.waitUntil(lambda: matters(dialog) == ["催办到位资金"])
    assert "10" in state_of(dialog, 0)
    click_row(qtbot, dialog, 0)
    qtbot.mouseClick(dialog.reopen, LEFT)
    qtbot.waitUntil(lambda: matters(dialog) == [])
    qtbot.mouseClick(dialog.filters[Which.ALL], LEFT)
    qtbot.waitUntil(lambda: len(matters(dialog)) == 2)
    click_row(qtbot, dialog, 1)
    qtbot.mouseClick(dialog.delete, LEFT)
    qtbot.waitUntil(lambda: len(matters(dialog)) == 1)
    assert duty(navigator.office, ids[0]) is not None and duty(navigator.office, ids[1]) is None
    dialog.reject()


def test_a_unit_is_told_what_it_may_not_do(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    navigator.actor = CLERK
    dialog = opened(qtbot, navigator, host, ids[1])
    qtbot.waitUntil(dialog.delete.isEnabled)
    qtbot.mouseClick(dialog.delete, LEFT)
    qtbot.waitUntil(lambda: "was not entered by your unit" in dialog.bar.text)
    assert len(matters(dialog)) == 2
    dialog.reject()


def test_typing_narrows_the_list(qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.search.setText("临空 用地")
    assert matters(dialog) == ["落实项目用地"]
    dialog.search.setText("nothing")
    assert dialog.table.empty.isVisible()
    dialog.reject()


def test_slips_of_the_selected_duties_are_shown_to_be_printed(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host)
    qtbot.addWidget(dialog)
    assert not dialog.slips.isEnabled()
    click_row(qtbot, dialog, 0)
    qtbot.mouseClick(dialog.slips, LEFT)
    (form,) = dialog.findChildren(SlipForm)
    assert form.values() == {"given": navigator.today()}
    set_value(form.rows["given"].editor, navigator.today() + dt.timedelta(1))
    form.save()
    qtbot.waitUntil(lambda: form.rows["given"].error == "This day is still to come.")
    set_value(form.rows["given"].editor, navigator.today() - dt.timedelta(1))
    form.save()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(PrintPreview)), timeout=30_000)
    (preview,) = dialog.findChildren(PrintPreview)
    assert preview.preview.document.pageCount() == 1
    day = navigator.today() - dt.timedelta(1)
    assert f"{day.year}年{day.month}月{day.day}日" in preview.preview.document.getAllText(0).text()
    preview.reject()
    dialog.show_list(Which.CLOSED)
    qtbot.waitUntil(lambda: not navigator.worker.busy)
    click_row(qtbot, dialog, 0)
    assert not dialog.slips.isEnabled()  # what is done needs no slip


def test_letters_about_the_selected_duties_are_shown(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str]
) -> None:
    dialog = opened(qtbot, navigator, host)
    qtbot.addWidget(dialog)
    assert not dialog.letters.isEnabled()
    click_row(qtbot, dialog, 0)
    qtbot.mouseClick(dialog.letters, LEFT)
    (letters,) = dialog.findChildren(Letters)
    qtbot.waitUntil(lambda: letters.list.count() == 1, timeout=30_000)
    letters.reject()
    assert navigator.errors == []


def test_the_list_is_printed_as_it_stands_over_the_dialog(
    qtbot: QtBot, navigator: FakeNavigator, host: QWidget, ids: list[str], tmp_path: Path
) -> None:
    dialog = opened(qtbot, navigator, host)
    dialog.search.setText("资金")
    wanted = dialog.wanted()
    assert (wanted.title, wanted.notes) == ("Duties · Open", ("Search: 资金",))
    assert [row[0] for row in said(wanted)[1:]] == matters(dialog) == ["催办到位资金"]
    assert lights(wanted, "state") == ["red"]
    dialog.print_button.printer.output().write(wanted, tmp_path / "duties.pdf")
    qtbot.waitUntil(lambda: "duties.pdf" in dialog.bar.text, timeout=20_000)
    (tmp_path / "taken").mkdir()
    dialog.print_button.printer.output().write(wanted, tmp_path / "taken")
    qtbot.waitUntil(lambda: "taken" in dialog.bar.text, timeout=20_000)
    assert (navigator.messages, navigator.errors) == ([], [])  # the window behind the dialog says nothing
    dialog.print_button.printer.print_action.trigger()
    qtbot.waitUntil(lambda: dialog.findChild(PrintPreview) is not None, timeout=20_000)
    preview = dialog.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview) and preview.windowTitle() == "Duties · Open"
    preview.reject()
    dialog.reject()
