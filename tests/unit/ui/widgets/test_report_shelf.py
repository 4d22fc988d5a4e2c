"""The archive of the reports: what stands, what was corrected or voided, and how one finds it again."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.enums import ReportKind, ReportState
from desktop_app.queries.report_issues import IssueRow
from desktop_app.ui.widgets.report_shelf import MANY, ReportShelf

KINDS = (ReportKind.MONTHLY, ReportKind.ANNUAL)


def row(number: int, state: ReportState = ReportState.ISSUED, corrects: str | None = None, why: str = "") -> IssueRow:
    kind, period, day = ReportKind.MONTHLY, f"2022-{number:02d}", dt.date(2022, number, 5)
    return IssueRow(f"i{number}", kind, period, 2022, number, state, f"通报第{number}号", day, corrects, why)


def shown(shelf: ReportShelf) -> list[str]:
    archive = shelf.archive
    return [archive.item(n).text() for n in range(archive.count()) if not archive.item(n).isHidden()]


def test_bulletins_are_found_by_any_of_their_words(qtbot: QtBot) -> None:
    shelf = ReportShelf(KINDS, ReportKind.ANNUAL, "en")
    qtbot.addWidget(shelf)
    shelf.show()
    assert shelf.kind is ReportKind.ANNUAL
    shelf.show_rows([])
    assert shelf.empty.isVisible() and not shelf.search.isVisible()
    shelf.show_rows([row(number) for number in range(1, MANY)])
    assert not shelf.empty.isVisible() and not shelf.search.isVisible()
    voided = row(9, ReportState.VOIDED, why="印错年份")
    shelf.show_rows([row(number) for number in range(1, MANY)] + [voided])
    qtbot.keyClicks(shelf.search, "2022-03")
    assert [text.split("\n")[0].split()[-1] for text in shown(shelf)] == ["2022-03"]
    shelf.search.setText("印错")
    assert len(shown(shelf)) == 1 and "2022-09" in shown(shelf)[0]
    shelf.show_rows([*(row(number) for number in range(1, MANY)), voided])
    assert len(shown(shelf)) == 1, "what was typed still holds when the list is read anew"
    shelf.search.clear()
    assert len(shown(shelf)) == MANY


def test_the_keys_empty_the_field_and_go_down_to_what_is_listed(qtbot: QtBot) -> None:
    shelf = ReportShelf(KINDS, ReportKind.MONTHLY, "en")
    qtbot.addWidget(shelf)
    shelf.show()
    shelf.show_rows([row(number) for number in range(1, MANY + 1)])
    chosen: list[IssueRow] = []
    shelf.archive.chosen.connect(chosen.append)
    shelf.archive.mark(shelf.archive.rows[0])
    shelf.search.setFocus()
    qtbot.keyClicks(shelf.search, "no. 3")
    assert len(shown(shelf)) == 1
    qtbot.keyClick(shelf.search, Qt.Key.Key_Down)
    assert shelf.focusWidget() is shelf.archive and [one.id for one in chosen] == ["i3"]
    shelf.search.setFocus()
    qtbot.keyClick(shelf.search, Qt.Key.Key_Escape)
    assert shelf.search.text() == "" and len(shown(shelf)) == MANY
    qtbot.keyClick(shelf.search, Qt.Key.Key_Down)
    assert shelf.focusWidget() is shelf.archive and len(chosen) == 1, "the one on the page stays"


def test_a_correction_says_so_and_is_not_what_stands_for_the_period(qtbot: QtBot) -> None:
    shelf = ReportShelf(KINDS, ReportKind.MONTHLY, "en")
    qtbot.addWidget(shelf)
    original = row(1)
    correction = replace(original, id="c", number=2, corrects_id="i1")
    shelf.show_rows([correction, original])
    assert "Correction" in shown(shelf)[0]
    assert shelf.archive.issued(ReportKind.MONTHLY, "2022-01") is original


def test_a_search_that_finds_nothing_says_so_once_the_texts_were_looked_through(qtbot: QtBot) -> None:
    shelf = ReportShelf(KINDS, ReportKind.MONTHLY, "en")
    qtbot.addWidget(shelf)
    shelf.show()
    shelf.show_rows([row(number) for number in range(1, MANY + 1)])
    shelf.search.setText("鼎新")
    assert shown(shelf) == [] and not shelf.empty.isVisible()
    shelf.show_inside("鼎新", frozenset())
    assert shelf.empty.isVisible() and "“鼎新”" in shelf.empty.text()
    shelf.show_inside("鼎新", frozenset({"i2"}))
    assert len(shown(shelf)) == 1 and not shelf.empty.isVisible()
    shelf.show_inside("鼎新", frozenset())
    shelf.search.clear()
    assert len(shown(shelf)) == MANY and not shelf.empty.isVisible()


def test_what_was_corrected_says_so_and_what_is_void_says_it_first(qtbot: QtBot) -> None:
    shelf = ReportShelf(KINDS, ReportKind.MONTHLY, "en")
    qtbot.addWidget(shelf)
    original, other = row(1), row(2)
    first, second = (replace(original, id=f"c{n}", number=n, corrects_id="i1") for n in (3, 4))
    voided = replace(original, id="c5", number=5, corrects_id="i1", state=ReportState.VOIDED)
    shelf.show_rows([voided, second, first, other, original])
    assert shelf.archive.corrections(original) == [first, second] and shelf.archive.corrections(other) == []
    lines = [text.split("\n")[1] for text in shown(shelf)]
    assert lines[0].startswith("■ Voided · No. 5") and lines[3].startswith("No. 2 ")
    assert lines[4].startswith("Corrected · No. 1")
    shelf.show_rows([voided, original])
    assert shown(shelf)[1].split("\n")[1].startswith("No. 1 "), "a voided correction corrects nothing"
