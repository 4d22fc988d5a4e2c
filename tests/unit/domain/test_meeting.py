"""Review meetings: their record in one text, their titles and numbers, how far they have come."""

from datetime import date, time

import pytest

from desktop_app.domain import meeting
from desktop_app.domain.meeting import MeetingState, Proceedings

DAY = date(2026, 11, 10)


@pytest.mark.parametrize(
    ("held_on", "projects", "undecided", "confirmed", "expected"),
    [
        (date(2026, 11, 11), 3, 3, False, MeetingState.AHEAD),
        (DAY, 3, 1, False, MeetingState.UNDECIDED),
        (DAY, 0, 0, False, MeetingState.UNDECIDED),
        (DAY, 3, 0, False, MeetingState.WAITING),
        (DAY, 3, 1, True, MeetingState.CONFIRMED),
    ],
)
def test_a_meeting_stands_as_its_day_and_results_say(
    held_on: date, projects: int, undecided: int, confirmed: bool, expected: MeetingState
) -> None:
    assert meeting.state(held_on, DAY, projects, undecided, confirmed) is expected


def test_the_record_is_kept_in_one_text_and_read_again() -> None:
    record = Proceedings(time(9, 30), ("张三", "李四"), ("区发改委",), "王五", "会议听取汇报。\n（一）总体意见")
    text = meeting.kept(record)
    assert text.splitlines()[:4] == ["时间：09:30", "评委：张三、李四", "列席：区发改委", "记录：王五"]
    assert meeting.read(text) == record
    assert meeting.kept(Proceedings()) == "" and meeting.read("") == Proceedings()
    issued = Proceedings(time(9, 30), text="会议听取汇报。", issued_on=date(2022, 3, 21))
    assert meeting.kept(issued) == "时间：09:30\n印发：2022-03-21\n会议听取汇报。"
    assert meeting.read(meeting.kept(issued)) == issued
    assert meeting.kept(meeting.read("记录：王五")) == "记录：王五"


@pytest.mark.parametrize(
    "text",
    ["会议听取汇报。\n时间：09:30", "印发：各单位", "印发：2022-02-30", "时间：上午\n会议听取汇报。", "时间安排：略"],
)
def test_a_text_that_was_written_otherwise_stays_text(text: str) -> None:
    assert meeting.read(text) == Proceedings(text=text)


def test_a_line_that_comes_twice_is_text_the_second_time() -> None:
    assert meeting.read("记录：甲\n记录：乙") == Proceedings(recorder="甲", text="记录：乙")


def test_names_are_told_apart_however_they_are_joined() -> None:
    assert meeting.names(" 张三、李四,王五；张三\n赵  六 ") == ("张三", "李四", "王五", "赵 六")
    assert meeting.names(" 、") == ()
    assert meeting.names("区发改委 张三") == ("区发改委 张三",), "a unit and who comes from it"


def test_persons_may_be_parted_by_blanks() -> None:
    assert meeting.persons("孙三 李四　欧阳明日,赵  六、John Smith 孙三") == (
        "孙三",
        "李四",
        "欧阳明日",
        "赵 六",
        "John Smith 孙三",
    )
    assert meeting.persons("欧阳 修") == ("欧阳 修",)
    assert meeting.persons("孙三 李四、孙三") == ("孙三", "李四")


def test_titles_are_numbered_within_the_year() -> None:
    assert meeting.title("红桥区", 2026, 3) == "红桥区2026年第3次项目评审会"
    assert meeting.number_in("红桥区2026年第 12 次项目评审会") == 12
    assert meeting.number_in("项目评审会 2026-11-10") is None
    assert meeting.next_number([]) == 1
    assert meeting.next_number(["第1次", "第4次"]) == 5
    assert meeting.next_number(["临时会", "专题会", "第1次"]) == 4


@pytest.mark.parametrize(
    ("starts", "words"),
    [
        (time(9, 30), "上午9时30分"),
        (time(12), "中午12时"),
        (time(14), "下午2时"),
        (time(12, 5), "下午12时5分"),
        (None, ""),
    ],
)
def test_the_hour_is_written_as_in_papers(starts: time | None, words: str) -> None:
    assert meeting.hour_words(starts) == words
