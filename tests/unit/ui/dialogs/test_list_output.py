"""The list of projects on paper, as it stands on the screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from desktop_app.errors import EnvironmentProblem, UserError
from desktop_app.queries import local, units
from desktop_app.queries.projects import ProjectRow
from desktop_app.services.init_office import set_local
from desktop_app.services.projects import FieldEdit, update_fields
from desktop_app.ui.dialogs import list_output
from desktop_app.ui.dialogs.list_output import ListOutput
from desktop_app.ui.dialogs.print_button import Wanted
from desktop_app.ui.dialogs.print_preview import PrintPreview
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.table_model import Column
from tests.helpers.navigator import FakeNavigator, navigated
from tests.helpers.projects import CENTRE, enter, furnish

NAMES = ("国能智深总部", "重庆汽车零部件", "中车研发中心")


@pytest.fixture
def navigator(qtbot: QtBot, tmp_path: Path) -> Iterator[FakeNavigator]:
    with navigated(tmp_path, furnish) as navigator:
        yield navigator


@pytest.fixture
def page(qtbot: QtBot, navigator: FakeNavigator) -> ProjectsPage:
    ids = enter(navigator.office, *NAMES)
    amounts = [FieldEdit(row, "total_investment_fen", 1_000_000_00 * (n + 1)) for n, row in enumerate(ids)]
    update_fields(navigator.office, CENTRE, amounts)
    page = ProjectsPage(navigator)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.list.table is not None and page.list.source.count() == 3)
    return page


def rows_of(file: Path) -> list[list[str]]:
    """The cells of the table on the only page."""
    with pdfplumber.open(file) as paper:
        [sheet] = paper.pages
        [table] = sheet.extract_tables()
        return [[(cell or "").replace("\n", "") for cell in row] for row in table]


def is_upright(file: Path) -> bool:
    with pdfplumber.open(file) as paper:
        return all(sheet.height > sheet.width for sheet in paper.pages)


def language_of(file: Path) -> str:
    with pdfplumber.open(file) as paper:
        return str(paper.doc.catalog["Lang"].decode())


def words_of(file: Path) -> str:
    with pdfplumber.open(file) as paper:
        return "\n".join(sheet.extract_text() for sheet in paper.pages)


def written(qtbot: QtBot, page: ProjectsPage, file: Path) -> list[list[str]]:
    ListOutput(page.navigator, page).write(page.list.wanted(), file)
    qtbot.waitUntil(file.exists)
    return rows_of(file)


def test_the_list_is_printed_as_it_stands(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    table = page.list.table
    assert table is not None
    shown = [page.list.source.id_at(place) for place in range(3)]
    titles = {row.id: row.title for row in map(page.list.source.row, range(3)) if row is not None}
    _head, *rows, _last = written(qtbot, page, tmp_path / "unsorted.pdf")
    assert [row[1] for row in rows] == [titles[one] for one in shown]
    table.sort_by("total_investment_fen", False)
    head, *rows, last = written(qtbot, page, tmp_path / "list.pdf")
    assert head == ["No.", *(column.title for column in table.model.columns)]
    assert [row[:2] for row in rows] == [[str(number), name] for number, name in enumerate(NAMES, 1)]
    assert not is_upright(tmp_path / "list.pdf")
    place = head.index("Total (万元)")
    assert [row[place] for row in rows] == ["100", "200", "300"]
    assert (last[1], last[place]) == ("Total", "600")
    table.sort_by("total_investment_fen", True)
    _head, *rows, _last = written(qtbot, page, tmp_path / "descending.pdf")
    assert [row[place] for row in rows] == ["300", "200", "100"]


def test_amounts_below_each_other_have_their_points_in_line(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    edit = FieldEdit(page.list.source.id_at(0), "total_investment_fen", 100_250_000)
    changes = update_fields(page.navigator.office, CENTRE, [edit])
    page.note(changes)
    qtbot.waitUntil(lambda: not page.navigator.worker.busy)
    head, *rows, last = written(qtbot, page, tmp_path / "list.pdf")
    place = head.index("Total (万元)")
    assert all(len(row[place].partition(".")[2]) == 2 for row in (*rows, last))
    assert "100.25" in [row[place] for row in rows]


def test_a_sheet_is_in_one_language(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    written(qtbot, page, tmp_path / "list.pdf")
    words = words_of(tmp_path / "list.pdf")
    assert "Page 1 of 1" in words and "第" not in words and "序号" not in words
    assert language_of(tmp_path / "list.pdf") == "en"
    before = QLocale()
    QLocale.setDefault(QLocale("zh_CN"))
    try:
        written(qtbot, page, tmp_path / "chinese.pdf")
    finally:
        QLocale.setDefault(before)
    assert language_of(tmp_path / "chinese.pdf") == "zh-CN"


def test_columns_conditions_and_selected_rows_are_those_of_the_screen(
    qtbot: QtBot, page: ProjectsPage, tmp_path: Path
) -> None:
    table = page.list.table
    assert table is not None
    table.model.show_columns(["title", "stage"])
    page.list.chips.set_values({"stage": ["lead"]})
    page.list.search.setText("中心")
    page.list._apply()
    qtbot.waitUntil(lambda: page.list.source.count() == 1)
    head, row = written(qtbot, page, tmp_path / "found.pdf")
    assert (head, row[:2]) == (["No.", "Project", "Stage"], ["1", "中车研发中心"])
    assert is_upright(tmp_path / "found.pdf")  # two columns
    words = words_of(tmp_path / "found.pdf")
    assert "Stage: Lead · Search: 中心" in words
    page.list.search.clear()
    page.list.chips.set_values({})
    page.list._apply()
    qtbot.waitUntil(lambda: page.list.source.count() == 3)
    table.grid.selectRow(0)
    table.grid.selectAll()
    wanted = page.list.wanted()
    assert wanted.notes == ("3 selected",)


def test_printing_shows_the_pages_first(qtbot: QtBot, page: ProjectsPage) -> None:
    page.list.print_button.printer.print_action.trigger()
    qtbot.waitUntil(lambda: page.findChild(PrintPreview) is not None)
    preview = page.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview)
    assert preview.windowTitle() == page.list.view.title
    qtbot.waitUntil(lambda: preview.preview.document.pageCount() == 1)
    preview.reject()


def test_a_list_of_too_many_rows_is_refused_in_words(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_output, "MOST", 2)
    ListOutput(navigator, page).write(page.list.wanted(), tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: bool(navigator.errors))
    [error] = navigator.errors
    assert isinstance(error, UserError)
    assert error.values == {"count": "3", "most": "2"}
    assert not (tmp_path / "list.pdf").exists()


def test_an_empty_list_is_refused_in_words(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, tmp_path: Path
) -> None:
    nothing = replace(page.list.wanted(), ids=lambda _session: [])
    ListOutput(navigator, page).write(nothing, tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert "nothing to print" in str(navigator.errors[0])
    assert not (tmp_path / "list.pdf").exists()


@pytest.mark.parametrize(
    ("numbered", "numbers"),
    [
        (lambda row: row.title != NAMES[0], ["No.", "", "1", "2", ""]),
        (None, ["Project", *NAMES, "Total"]),
    ],
)
def test_only_rows_that_count_are_numbered(
    qtbot: QtBot,
    page: ProjectsPage,
    tmp_path: Path,
    numbered: Callable[[ProjectRow], bool] | None,
    numbers: list[str],
) -> None:
    table = page.list.table
    assert table is not None
    table.sort_by("total_investment_fen", False)
    wanted = replace(page.list.wanted(), numbered=numbered)
    ListOutput(page.navigator, page).write(wanted, tmp_path / "list.pdf")
    qtbot.waitUntil((tmp_path / "list.pdf").exists)
    assert [row[0] for row in rows_of(tmp_path / "list.pdf")] == numbers


def test_a_place_that_takes_no_file_is_told_in_words(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, tmp_path: Path
) -> None:
    (tmp_path / "no folder").write_text("a file")
    ListOutput(navigator, page).write(page.list.wanted(), tmp_path / "no folder" / "list.pdf")
    qtbot.waitUntil(lambda: bool(navigator.errors))
    assert isinstance(navigator.errors[0], EnvironmentProblem)
    assert navigator.messages == []


def test_a_character_that_no_font_has_is_told_with_its_project(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, tmp_path: Path
) -> None:
    project = page.list.source.id_at(0)
    update_fields(navigator.office, CENTRE, [FieldEdit(project, "name", "甲\U0003134a项目")])
    ListOutput(navigator, page).write(page.list.wanted(), tmp_path / "list.pdf")
    qtbot.waitUntil(lambda: bool(navigator.messages))
    assert navigator.messages[-1].endswith("No font has: \U0003134a (U+3134A) in “甲\U0003134a项目”")


def test_a_list_of_a_unit_bears_the_units_name(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    written(qtbot, page, tmp_path / "centre.pdf")
    office = page.navigator.office
    with office.read() as session:
        code = units.all_units(session)[0].code
    set_local(office, unit_code=code, is_centre=False)
    with office.read() as session:
        name = local.unit_name(session)
    written(qtbot, page, tmp_path / "unit.pdf")
    assert "合作交流办" in words_of(tmp_path / "centre.pdf")
    said = words_of(tmp_path / "unit.pdf")
    assert name in said and "合作交流办" not in said


def test_a_narrowed_list_is_no_longer_all_projects_and_says_how_many_it_has(
    qtbot: QtBot, page: ProjectsPage, tmp_path: Path
) -> None:
    assert page.list.wanted().title == "All projects"
    written(qtbot, page, tmp_path / "all.pdf")
    assert "in all" not in words_of(tmp_path / "all.pdf")
    page.list.chips.set_values({"stage": ["lead"]})
    page.list._apply()
    assert page.list.wanted().title == "List of projects"
    written(qtbot, page, tmp_path / "narrowed.pdf")
    assert "Stage: Lead · 3 in all" in words_of(tmp_path / "narrowed.pdf")


def test_no_sum_stands_below_lines_without_a_figure(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    head, *_rows, last = written(qtbot, page, tmp_path / "list.pdf")
    assert (last[head.index("Total (万元)")], last[head.index("Agreed (万元)")]) == ("600", "—")


def set_everywhere(page: ProjectsPage, field: str, value: object) -> None:
    """Give every project this value."""
    edits = [FieldEdit(page.list.source.id_at(place), field, value) for place in range(3)]
    update_fields(page.navigator.office, CENTRE, edits)


def test_marks_without_words_are_explained_where_they_occur(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    today = page.navigator.today()
    set_everywhere(page, "next_step_date", today)
    written(qtbot, page, tmp_path / "in-time.pdf")
    assert "late by" not in words_of(tmp_path / "in-time.pdf")
    set_everywhere(page, "next_step_date", today - timedelta(days=8))
    written(qtbot, page, tmp_path / "late.pdf")
    said = words_of(tmp_path / "late.pdf")
    assert "■ late by more than 7 days" in said and "up to" not in said


def test_a_column_that_says_nothing_leaves_its_room_to_the_others(
    qtbot: QtBot, page: ProjectsPage, tmp_path: Path
) -> None:
    table = page.list.table
    assert table is not None
    table.model.show_columns(["title", "handler", "next_step", "investors"])

    def width_of_step(file: Path) -> float:
        written(qtbot, page, file)
        with pdfplumber.open(file) as paper:
            [found] = paper.pages[0].find_tables()
            cell = found.rows[0].cells[3]
            assert cell is not None
            return float(cell[2] - cell[0])

    told = width_of_step(tmp_path / "told.pdf")
    set_everywhere(page, "next_step", "")
    assert width_of_step(tmp_path / "empty.pdf") < told / 2


def test_the_parts_of_a_place_stand_side_by_side_on_paper(qtbot: QtBot, page: ProjectsPage, tmp_path: Path) -> None:
    told = ["北京市 丰台区", "丰台 Fengtai", "DL01 丰台"]
    columns = [
        Column("region", "Place", value=lambda row: row),
        Column("next_step", "Who", value=lambda _row: "张三 李四"),
    ]
    wanted = Wanted("Places", columns, lambda _session: told, lambda _session, _ids: told)
    file = tmp_path / "places.pdf"
    ListOutput(page.navigator, page).write(wanted, file)
    qtbot.waitUntil(file.exists)
    assert [row[1] for row in rows_of(file)[1:]] == ["北京市丰台区", "丰台 Fengtai", "DL01 丰台"]
    assert {row[2] for row in rows_of(file)[1:]} == {"张三 李四"}
