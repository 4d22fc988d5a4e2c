"""The schedule as files, read from a real office: what is in them, and what is refused."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.sheet_rows import row_height
from desktop_app.documents.training_files import Written, training_data, write_training
from desktop_app.errors import UserError
from desktop_app.services import training as service
from desktop_app.services.office import Office
from tests.helpers.database import fresh_office
from tests.helpers.trainings import CENTRE, MANNERS, a_year, furnish
from tests.unit.documents import measure


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def written(office: Office, fonts: FontBook, path: Path) -> Written:
    return write_training(office, lambda: fonts, 2022, path)


def test_the_schedule_on_paper_has_the_indicators_figures(office: Office, fonts: FontBook, tmp_path: Path) -> None:
    a_year(office)
    result = written(office, fonts, tmp_path / "new" / "计划.PDF")
    assert (result.sessions, result.pages, result.missing_characters) == (3, 1, ())
    text = measure.text_of(result.path, 0)
    assert "线上年度计划2次，列入日程1次，已举办1次；线下年度计划3次，列入日程2次，已举办1次；参训2人次。" in text
    assert "围绕业务能力。" in text


def test_a_session_whose_day_has_gone_waits_for_its_result(office: Office) -> None:
    ids = a_year(office)
    service.cancel(office, CENTRE, ids[1])
    with office.read() as session:
        on_its_day = training_data(session, 2022, MANNERS.starts.date())
        later = training_data(session, 2022, MANNERS.starts.date() + dt.timedelta(days=1))
    assert [row.state for row in on_its_day.sessions] == ["已举办", "已取消", "计划"]
    assert [row.state for row in later.sessions] == ["已举办", "已取消", "待登记"]
    assert "线下年度计划3次，列入日程2次，已取消1次、待登记1次" in later.notes[0]


def test_only_a_held_session_shows_who_was_there(office: Office) -> None:
    a_year(office)
    with office.read() as session:
        data = training_data(session, 2022, dt.date(2022, 6, 20))
    assert [row.attended for row in data.sessions] == [2, 0, None]
    assert [one.person for one in data.sessions[0].people] == ["李四", "张三", "王五"]


def test_the_workbook_is_ready_to_print_and_to_sort(office: Office, fonts: FontBook, tmp_path: Path) -> None:
    ids = a_year(office)
    service.change_session(office, CENTRE, ids[2], replace(MANNERS, topic='=SUM("A1")'))
    written(office, fonts, tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    page, signed = book["培训计划"], book["培训签到"]
    assert page["A1"].value == "2022年招商培训计划"
    assert "A1:L1" in [str(merged) for merged in page.merged_cells.ranges]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert "、".join(map(str, rows[0])) == "序号、日期、时间、形式、主题、主讲、地点、组织单位、对象、学时、人次、状态"
    assert rows[1][1:5] == [dt.datetime(2022, 3, 16), "09:00—11:30", "线上", "产业链招商方法"]
    assert rows[1][-3:] == [2.5, 2, "已举办"]
    assert rows[3][4] == '=SUM("A1")'
    assert page["E7"].data_type == "s"
    assert page["B5"].number_format == "yyyy-mm-dd"
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("A5", "$4:$4", "A4:L7")
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToWidth) == ("landscape", 9, 1)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert "&P" in page.oddFooter.right.text
    assert page.column_dimensions["E"].width > page.column_dimensions["D"].width
    assert [[cell.value for cell in row][3:] for row in signed.iter_rows(min_row=2)] == [
        ["单位", "姓名", "签到"],
        ["合作交流办", "李四", "√"],
        ["华明街道", "张三", "√"],
        ["华明街道", "王五", None],
    ]


def test_the_rows_of_a_workbook_are_as_high_as_their_longest_text(
    office: Office, fonts: FontBook, tmp_path: Path
) -> None:
    ids = a_year(office)
    service.change_session(office, CENTRE, ids[2], replace(MANNERS, topic="外出招商礼仪与谈判要点" * 6))
    written(office, fonts, tmp_path / "t.xlsx")
    page = openpyxl.load_workbook(tmp_path / "t.xlsx")["培训计划"]
    low, high = (page.row_dimensions[number].height for number in (5, 7))
    assert (low, high) == (row_height(["短"], [34]), row_height(["外出招商礼仪与谈判要点" * 6], [34])) and high > 4 * 15


def test_a_workbook_without_people_has_no_sheet_for_them(office: Office, fonts: FontBook, tmp_path: Path) -> None:
    service.create_session(office, CENTRE, MANNERS)
    written(office, fonts, tmp_path / "t.xlsx")
    assert openpyxl.load_workbook(tmp_path / "t.xlsx").sheetnames == ["培训计划"]


def test_the_calendar_has_every_session(office: Office, fonts: FontBook, tmp_path: Path) -> None:
    ids = a_year(office)
    assert written(office, fonts, tmp_path / "t.ics").sessions == 3
    text = (tmp_path / "t.ics").read_text(encoding="utf-8").replace("\n ", "")
    assert all(f"UID:{one}@" in text for one in ids)
    assert "组织单位：合作交流办" in text


def test_a_plan_without_sessions_can_be_printed_but_is_no_calendar(
    office: Office, fonts: FontBook, tmp_path: Path
) -> None:
    service.save_plan(office, CENTRE, service.PlanInput(2022, 3, 3))
    assert written(office, fonts, tmp_path / "t.pdf").pages == 1
    with pytest.raises(UserError):
        written(office, fonts, tmp_path / "t.ics")


@pytest.mark.parametrize("name", ["t.pdf", "t.xlsx", "t.ics", "t.docx", "t"])
def test_a_refusal_leaves_the_file_that_was_there(office: Office, fonts: FontBook, tmp_path: Path, name: str) -> None:
    kept = tmp_path / name
    kept.write_bytes(b"before")
    with pytest.raises(UserError):
        written(office, fonts, kept)
    assert kept.read_bytes() == b"before"
    assert not list(tmp_path.glob("*.part"))
