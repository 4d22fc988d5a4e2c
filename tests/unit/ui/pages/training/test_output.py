"""The schedule and the lists of trainings as files and on paper."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from db.enums import TrainingState
from db.models import TrainingSession
from desktop_app.documents.model import WRITING_ROOM
from desktop_app.services import training_people
from desktop_app.services.office import Label
from desktop_app.services.training_people import PersonInput
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.pages.training import TrainingPage
from tests.helpers.navigator import FakeNavigator
from tests.helpers.printed import said
from tests.helpers.trainings import CENTRE
from tests.unit.ui.pages.training.acting import TOPICS


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".ics"])
def test_the_schedule_is_saved_and_can_be_opened(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path, suffix: str
) -> None:
    entry = next(
        a
        for a in page.bar.save_menu.actions()
        if {".pdf": "PDF", ".xlsx": "Spread", ".ics": ".ics"}[suffix] in a.text()
    )
    entry.trigger()
    dialog = page.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.defaultSuffix() == suffix[1:]
    out = tmp_path / f"计划{suffix}"
    dialog.fileSelected.emit(str(out))
    dialog.reject()
    qtbot.waitUntil(lambda: bool(navigator.messages), timeout=20_000)
    assert navigator.messages == [f"Saved as {out}"]
    assert [action.label for action in navigator.actions] == ["Open"]
    assert out.stat().st_size > 500
    if suffix == ".xlsx":
        assert openpyxl.load_workbook(out)["培训计划"]["E5"].value == TOPICS[0]


def test_a_file_that_cannot_be_written_is_told(
    page: TrainingPage, navigator: FakeNavigator, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    page.output.write(2022, tmp_path / "taken.pdf")
    qtbot.waitUntil(lambda: bool(navigator.errors), timeout=20_000)
    assert "taken.pdf" in str(navigator.errors[0])


def test_what_is_printed_is_shown_first(page: TrainingPage, qtbot: QtBot) -> None:
    page.bar.schedule_action.trigger()
    qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None, timeout=20_000)
    preview = page.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview)
    assert preview.preview.document.pageCount() == 1
    assert preview.print_button.isEnabled()
    preview.reject()
    assert preview.preview.document.pageCount() == 0


def test_a_character_that_no_font_has_is_told_before_the_schedule_is_printed(
    page: TrainingPage, ids: list[str], navigator: FakeNavigator, qtbot: QtBot
) -> None:
    with navigator.office.write(Label("Change"), CENTRE) as tx:
        tx.session.get_one(TrainingSession, ids[0]).teacher = "\U000f0000某"
    page.output.print(2022)
    qtbot.waitUntil(lambda: len(page.findChildren(PrintPreview)) == 1, timeout=20_000)
    assert "(U+F0000)" in navigator.messages[-1]
    page.findChildren(PrintPreview)[0].reject()


def test_the_list_is_printed_as_it_stands(page: TrainingPage, qtbot: QtBot) -> None:
    page.show_form("offline")
    page.bar.search.setText("实务")
    wanted = page.wanted()
    assert (wanted.title, wanted.notes) == ("Training of 2022", ("Form: Offline · Search: 实务",))
    assert [row[0] for row in said(wanted)] == ["Topic", "内资填报实务"]
    assert page.printer.print_action in page.bar.print_menu.actions()
    assert page.printer.save_action in page.bar.save_menu.actions()


def test_the_list_of_persons_is_printed_to_be_signed(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    page.open_session(ids[0])
    qtbot.waitUntil(lambda: page.panel.session is not None and page.panel.session.row.id == ids[0])
    attendance = page.panel.attendance
    head, *people = said(attendance.wanted())
    assert head == ["Name", "Unit", "Signed in"]
    assert [person[0] for person in people] == [
        item.text(0) for n in range(attendance.tree.topLevelItemCount()) if (item := attendance.tree.topLevelItem(n))
    ]
    assert {person[2] for person in people} == {"√", ""}
    assert TOPICS[0] in attendance.wanted().title


def test_who_is_to_sign_by_hand_has_the_room_for_it(page: TrainingPage, ids: list[str], qtbot: QtBot) -> None:
    rows = [row for row in map(page.source.row, range(page.source.count())) if row is not None]
    planned = next(row.id for row in rows if row.state is TrainingState.PLANNED)
    training_people.add(page.navigator.office, CENTRE, planned, [PersonInput("赵六", "u2")])
    page.open_session(planned)
    qtbot.waitUntil(lambda: page.panel.session is not None and bool(page.panel.session.people))
    assert [person[2] for person in said(page.panel.attendance.wanted())] == ["Signed in", WRITING_ROOM]
