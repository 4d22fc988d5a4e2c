import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents.fonts import FontBook
from desktop_app.documents.training import (
    SessionRow,
    TrainingData,
    render_training,
    schedule,
    time_text,
    write_calendar,
)
from tests.unit.documents import measure
from tests.unit.documents.readback import told_parts


@pytest.fixture
def data() -> TrainingData:
    when = datetime.datetime(2022, 4, 12, 9, 30)
    sessions = [
        SessionRow(
            f"{n:032x}",
            f"商业保理业务与内资填报专题培训第{n}讲",
            "线上" if n % 2 else "线下",
            when + datetime.timedelta(days=30 * n),
            when + datetime.timedelta(days=30 * n, hours=2),
            "李老师",
            "区行政中心三楼第二会议室",
            audience="各责任单位招商负责人和填报人员",
            hours="2.5",
            attended=70 + n if n < 4 else None,
            state="已举办" if n < 4 else "计划",
        )
        for n in range(1, 7)
    ]
    sessions.append(SessionRow("f" * 32, "项目评审; 要点, 说明", "线下", datetime.datetime(2022, 1, 5, 14, 0)))
    return TrainingData(
        2022, "东丽区合作交流办公室", datetime.date(2022, 12, 31), tuple(sessions), 3, 4, 2, 2, "围绕业务能力。"
    )


@pytest.mark.parametrize("landscape", [True, False])
def test_the_schedule_is_printed_in_order_of_time(
    data: TrainingData, fonts: FontBook, tmp_path: Path, landscape: bool
) -> None:
    path = tmp_path / "t.pdf"
    result = render_training(data, path, fonts, landscape=landscape)
    assert result.pages == 1
    assert result.missing_characters == ()
    text = measure.text_of(path, 0)
    assert "2022年招商培训计划" in text
    assert "线上年度计划3次，已举办2次；线下年度计划4次，已举办2次。" in text
    assert text.index("项目评审") < text.index("第1讲") < text.index("第6讲")
    assert "2022-01-05（三）" in schedule(data).table.rows[0][1]


def test_calendar_entries_are_folded_and_escaped(data: TrainingData, tmp_path: Path) -> None:
    path = tmp_path / "t.ics"
    first = write_calendar(data, path)
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("utf-8").replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 7
    assert "SUMMARY:项目评审\\; 要点\\, 说明" in text
    assert "DTSTART;TZID=Asia/Shanghai:20220105T140000" in text
    assert "DTEND;TZID=Asia/Shanghai:20220105T160000" in text
    assert "UID:" + "f" * 32 + "@zhaoshangtong" in text
    assert "DESCRIPTION:形式：线上\\n主讲：李老师" in text
    assert "LOCATION:区行政中心三楼第二会议室" in text
    assert write_calendar(data, path) == first


def test_who_hears_the_schedule_read_is_told_its_parts(data: TrainingData, fonts: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "t.pdf"
    render_training(data, path, fonts)
    found = told_parts(path)
    assert found[0] == ("H1", data.title) and found[1][0] == "P"
    assert [text for kind, text in found if kind == "TH"][:4] == ["序号", "日期", "时间", "形式"]
    assert ("TD", data.in_order[0].topic) in found
    assert measure.outline(path) == [(data.title, 0)]


def test_an_empty_year_can_be_printed(fonts: FontBook, tmp_path: Path) -> None:
    empty = TrainingData(2023, "办公室", datetime.date(2023, 1, 1), ())
    assert render_training(empty, tmp_path / "t.pdf", fonts).pages == 1
    write_calendar(empty, tmp_path / "t.ics")
    assert schedule(empty).notes == ()
    assert replace(empty, online_planned=3, offline_planned=0, offline_held=1).notes == (
        "线上年度计划3次，尚未举办；线下已举办1次。",
    )
    assert b"VEVENT" not in (tmp_path / "t.ics").read_bytes()


def test_a_cancelled_session_is_cancelled_in_the_calendar_too(data: TrainingData, tmp_path: Path) -> None:
    write_calendar(replace(data, sessions=(replace(data.sessions[0], cancelled=True),)), tmp_path / "t.ics")
    text = (tmp_path / "t.ics").read_text(encoding="utf-8")
    assert "STATUS:CANCELLED" in text


def test_a_column_that_says_nothing_is_left_out(data: TrainingData) -> None:
    bare = replace(data, sessions=tuple(replace(row, teacher="", unit="区合作交流办") for row in data.sessions))
    titles = [column.title for column in schedule(bare).table.columns]
    assert "主讲" not in titles
    assert "组织单位" in titles


def test_a_session_over_several_days_tells_the_day_it_ends(data: TrainingData) -> None:
    row = replace(data.sessions[0], ends=data.sessions[0].starts + datetime.timedelta(days=2))
    assert time_text(row) == "09:30—05-14 09:30"


def test_what_is_not_known_of_a_session_is_a_dash_on_paper(data: TrainingData) -> None:
    table = schedule(data).table
    place = [column.title for column in table.columns].index("人次")
    assert [row[place] for row in table.rows] == ["—", "71", "72", "73", "—", "—", "—"]
    assert all(cell for row in table.rows for cell in row)
