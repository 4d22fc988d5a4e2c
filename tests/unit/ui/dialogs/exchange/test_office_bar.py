"""Those of many offices are listed that are overdue, have not confirmed, or are sought."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.sync.overview import Computer, OfficeRow, Standing
from desktop_app.ui.dialogs.exchange.office_bar import ALL, OVERDUE, UNCONFIRMED, OfficeBar


def office(code: str, name: str, standing: Standing = "", owed: int = 0, revoked: int | None = None) -> OfficeRow:
    return OfficeRow(code, name, False, (Computer("00" * 16, revoked),), 1, 1, 1, 1, 0, owed, 0, standing)


OFFICES = [
    office("HM", "华明街道", "silent"),
    office("XL", "新立街道", "unanswered", 4),
    office("JZ", "金钟街道", "", 2),
    office("FN", "丰年街道", "silent", 3, revoked=1),
]


@pytest.fixture
def bar(qtbot: QtBot) -> OfficeBar:
    bar = OfficeBar()
    qtbot.addWidget(bar)
    bar.show()
    bar.show_offices(OFFICES)
    return bar


def listed(bar: OfficeBar) -> list[str]:
    return [one.code for one in OFFICES if bar.shows(one)]


def test_a_click_lists_those_that_are_overdue_or_have_not_confirmed(bar: OfficeBar, qtbot: QtBot) -> None:
    assert [chip.text() for chip in bar.chips.values()] == ["All 4", "2 offices overdue", "Not confirmed 2"]
    assert listed(bar) == ["HM", "XL", "JZ", "FN"] and bar.words() == ["2 offices overdue"]
    for which, codes in ((OVERDUE, ["HM", "XL"]), (UNCONFIRMED, ["XL", "JZ"]), (ALL, ["HM", "XL", "JZ", "FN"])):
        with qtbot.waitSignal(bar.changed):
            bar.chips[which].click()
        assert listed(bar) == codes
    bar.choose(UNCONFIRMED)
    assert bar.words() == ["Not confirmed 2"]


@pytest.mark.parametrize(("typed", "codes"), [("新立", ["XL"]), ("jz", ["JZ"]), ("huaming", ["HM"]), ("zz", [])])
def test_an_office_is_found_by_name_code_and_pinyin(bar: OfficeBar, typed: str, codes: list[str]) -> None:
    bar.search.setText(typed)
    assert listed(bar) == codes


def test_when_the_last_one_is_overdue_no_more_all_are_listed_again(bar: OfficeBar) -> None:
    bar.choose(OVERDUE)
    bar.show_offices(OFFICES[2:])
    assert not bar.chips[OVERDUE].isVisible() and bar.chips[ALL].isChecked()
    assert bar.nobody.isVisible() and bar.words() == ["Nobody is overdue."]
    bar.show_offices(OFFICES[2:3])
    assert not bar.search.isVisible() and not bar.chips[ALL].isVisible()
