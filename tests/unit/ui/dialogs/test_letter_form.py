"""A letter written freely: kept while it is written, looked at, issued once."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.enums import ReportKind
from desktop_app.queries.report_issues import archive
from desktop_app.ui.dialogs.letter_form import LetterForm
from desktop_app.ui.dialogs.letters import Letters
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator

LONG = 30_000
TEXTS = {
    "addressee": "市合作交流办",
    "title": "关于商请支持项目申报的函",
    "text": "我区拟申报三个项目。\n请予支持为盼。",
    "copies": "区政府办公室",
}


def opened(navigator: FakeNavigator, host: QWidget) -> LetterForm:
    form = LetterForm(navigator, host)
    form.open()
    return form


def test_a_letter_is_written_looked_at_and_issued(qtbot: QtBot, navigator: FakeNavigator, host: QWidget) -> None:
    form = opened(navigator, host)
    form.save()
    assert [name for name, row in form.rows.items() if row.error] == ["addressee", "title", "text"]
    for name, text in TEXTS.items():
        set_value(form.rows[name].editor, text)
    form.save()
    letters = form.findChildren(Letters)[-1]
    qtbot.waitUntil(lambda: letters.list.count() == 1 and letters.preview.document.pageCount() == 1, timeout=LONG)
    letters.reject()
    assert form.isVisible() and navigator.settings.current.drafts["letter"]["title"] == TEXTS["title"]
    form.reject()

    again = opened(navigator, host)
    assert again.values() == TEXTS
    again.save()
    letters = again.findChildren(Letters)[-1]
    qtbot.waitUntil(lambda: letters.issue.isEnabled(), timeout=LONG)
    letters.issue_all()
    qtbot.waitUntil(lambda: "合作交流函〔2022〕1号" in letters.list.item(0).text(), timeout=LONG)
    letters.reject()
    qtbot.waitUntil(lambda: not host.findChildren(LetterForm) or not again.isVisible())
    assert "letter" not in navigator.settings.current.drafts
    with navigator.office.read() as session:
        assert [(row.number, row.addressee) for row in archive(session, ReportKind.LETTER)] == [(1, "市合作交流办")]
