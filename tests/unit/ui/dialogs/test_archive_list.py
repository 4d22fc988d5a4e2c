"""The archive on paper: what was issued, as far as the search leaves it."""

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from db.enums import ReportKind, ReportState
from desktop_app.queries.report_issues import IssueRow
from desktop_app.ui.dialogs.archive_list import archive_list
from desktop_app.ui.widgets.report_shelf import ReportShelf
from tests.helpers.printed import said

DAY = dt.date(2022, 7, 5)
ISSUED = ReportState.ISSUED
JUNE = IssueRow("1", ReportKind.MONTHLY, "2022-06", 2022, 6, ISSUED, "六月通报", DAY, issued_by="Wang")
AGAIN = IssueRow("2", ReportKind.MONTHLY, "2022-06", 2022, 7, ISSUED, "六月通报更正", DAY, corrects_id="1")
MAY = IssueRow("3", ReportKind.MONTHLY, "2022-05", 2022, 5, ReportState.VOIDED, "五月通报", DAY, void_reason="数字有误")
LETTER = IssueRow(
    "4", ReportKind.LETTER, "2022-07-05", 2022, 2, ISSUED, "催办函", DAY, prefix="合作交流函", addressee="华明街道"
)


@pytest.fixture
def shelf(qtbot: QtBot) -> ReportShelf:
    shelf = ReportShelf((ReportKind.MONTHLY,), ReportKind.MONTHLY, "en")
    qtbot.addWidget(shelf)
    return shelf


def test_numbers_corrections_and_what_is_void(shelf: ReportShelf) -> None:
    shelf.show_rows([JUNE, AGAIN, MAY])
    head, *rows = said(archive_list(shelf))
    assert head == ["Kind", "Number", "Period", "Title", "Issued on", "By", "State"]
    assert rows[0] == ["Monthly bulletin", "No. 6", "2022-06", "六月通报", "2022-07-05", "Wang", "Issued"]
    assert [row[-1] for row in rows] == ["Issued", "Correction · Issued", "Voided · 数字有误"]


def test_letters_have_their_own_numbers_and_whom_they_went_to(shelf: ReportShelf) -> None:
    shelf.show_rows([LETTER, JUNE])
    head, letter, bulletin = said(archive_list(shelf))
    place = head.index("To")
    assert (letter[1], letter[place], bulletin[place]) == ("合作交流函〔2022〕2号", "华明街道", "—")


def test_the_search_narrows_what_is_printed(shelf: ReportShelf) -> None:
    shelf.show_rows([JUNE, AGAIN, MAY, LETTER])
    shelf.search.setText("更正")
    wanted = archive_list(shelf)
    assert [row[1] for row in said(wanted)[1:]] == ["No. 7"]
    assert wanted.notes == ("Search: 更正",)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("No. 7", ["2"]),
        ("no.7", ["2"]),
        ("7", ["2", "4", "1", "3"]),
        ("lytb", ["1", "2"]),
        ("tongbao", ["1", "2", "3"]),
    ],
)
def test_the_search_takes_numbers_whole_and_pinyin(shelf: ReportShelf, typed: str, found: list[str]) -> None:
    shelf.show_rows([JUNE, AGAIN, MAY, LETTER])
    shelf.search.setText(typed)
    assert sorted(row.id for row in shelf.archive.shown()) == sorted(found)
