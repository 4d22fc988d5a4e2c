"""Times, lengths and lists of names as clerks write them."""

from datetime import time

import pytest

from desktop_app.domain.training import NamedPerson, hours_text, read_clock, read_hours, read_people, read_stored

UNITS = {"华明街道": "u1", "华明": "u1", "HM": "u1", "合作交流办": "u2"}


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9:00", time(9)), ("9：30", time(9, 30)), ("0930", time(9, 30)), ("930", time(9, 30)), ("9", time(9)),
        ("9点半", time(9, 30)), ("14时30分", time(14, 30)), ("14点", time(14)), (" １４:05 ", time(14, 5)), ("", None),
    ],
)  # fmt: skip
def test_a_time_of_day_is_read_as_clerks_write_it(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock


@pytest.mark.parametrize("text", ["25:00", "9:75", "上午", "9-10", "12345"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_clock(text)


@pytest.mark.parametrize(("text", "centi", "shown"), [("2.5", 250, "2.5"), ("2", 200, "2"), ("1.25学时", 125, "1.25")])
def test_hours_are_whole_hundredths(text: str, centi: int, shown: str) -> None:
    assert read_hours(text) == centi
    assert hours_text(centi) == shown


@pytest.mark.parametrize("text", ["两", "-1", "2.555", "2h"])
def test_what_is_no_number_of_hours_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_hours(text)


def test_no_hours_are_none() -> None:
    assert read_hours(" ") is None
    assert hours_text(None) == ""
    assert read_stored("someday") is None


def test_lines_of_a_spreadsheet_may_have_their_cells_in_any_order() -> None:
    text = "序号\t单位\t姓名\t签到\n1\t华明街道\t张三\t是\n2\tHM\t李 四\t否\n王五\t合作交流办"
    assert read_people(text, UNITS) == [
        NamedPerson("张三", "u1", "华明街道", attended=True),
        NamedPerson("李四", "u1", "HM"),
        NamedPerson("王五", "u2", "合作交流办"),
    ]


def test_names_may_stand_in_one_line_after_their_unit() -> None:
    assert read_people("华明街道 张三、李四，王五", UNITS) == [
        NamedPerson(name, "u1", "华明街道") for name in ("张三", "李四", "王五")
    ]
    assert read_people("张三 李四\n赵 六\n孙七（华明）", UNITS) == [
        NamedPerson("张三"), NamedPerson("李四"), NamedPerson("赵六"), NamedPerson("孙七", "u1", "华明"),
    ]  # fmt: skip


def test_a_unit_that_nobody_knows_is_kept_in_words() -> None:
    assert read_people("张三\t航空产业园管委会", UNITS) == [NamedPerson("张三", None, "航空产业园管委会")]
    assert read_people("航空产业园管委会\t张三", UNITS) == [NamedPerson("张三", None, "航空产业园管委会")]


def test_a_person_named_twice_is_taken_once() -> None:
    assert len(read_people("张三\t华明\n张三\tHM\n张三\t合作交流办", UNITS)) == 2


def test_empty_lines_and_numbers_name_nobody() -> None:
    assert read_people("\n  \n12\n13\t\t\n姓名\n华明街道", UNITS) == []
