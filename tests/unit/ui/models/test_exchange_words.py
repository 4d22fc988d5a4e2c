"""The sentences of the exchange, in both languages, as a clerk reads them."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.errors import UserError
from desktop_app.sync.ledger import Gap
from desktop_app.sync.overview import Computer, FileRow, OfficeRow
from desktop_app.sync.problems import ForAnother, Incomplete, Revoked
from desktop_app.sync.rounds import Result
from desktop_app.sync.show import Outcome
from desktop_app.sync.stick import PackageOnStick
from desktop_app.sync.taken import Found, Taken
from desktop_app.ui.messages import error_line
from desktop_app.ui.models import exchange_words as words
from desktop_app.ui.models import office_words
from desktop_app.ui.models.exchange_columns import file_columns, office_columns, on_paper

TODAY = dt.date(2022, 3, 15)
FILE = (Path("/stick/a.zstpack"),)


def at(year: int, month: int, day: int) -> int:
    return int(dt.datetime(year, month, day, 10).timestamp() * 1000)


def package(found: Found | None = None, refused: UserError | None = None) -> PackageOnStick:
    return PackageOnStick(FILE, "华明街道", 8_000_000, 12_000_000, found, refused)


def found(*missing: Gap, known: bool = False) -> Found:
    return Found("合作交流办", "DL01", at(2022, 3, 2), 5, known, missing)


@pytest.mark.usefixtures("chinese")
def test_sentences_in_chinese() -> None:
    missing = found(Gap("华明街道", at(2022, 3, 2)))
    assert words.package_words(package(missing), TODAY) == "还缺 华明街道 3月2日 的文件，先放着，等它到了一起处理。"
    several = found(Gap("华明街道", at(2021, 12, 2)), Gap("新立街道"))
    assert "华明街道 2021年12月2日、新立街道 的文件" in words.package_words(package(several), TODAY)
    assert words.package_words(package(refused=ForAnother("新立街道")), TODAY).startswith("这个文件是给新立街道的。")
    cut = words.package_words(package(refused=Incomplete(8_000_000, 12_000_000)), TODAY)
    assert cut.startswith("复制没有完成：12 MB 中只有 8 MB。")
    assert words.package_words(package(found()), TODAY) == "完整，可以读入。"
    assert words.package_words(package(found(known=True)), TODAY) == "里面的内容都已读入过。"


def test_days_leave_out_this_year() -> None:
    assert words.day_words(at(2022, 3, 2), TODAY) == "2 Mar"
    assert words.day_words(at(2021, 3, 2), TODAY) == "2 Mar 2021"
    moment = dt.datetime.combine(TODAY, dt.time(13, 4))
    assert words.day_words(int(moment.timestamp() * 1000), TODAY) == f"{TODAY.day} {TODAY:%b} 13:04"
    assert words.day_words(None, TODAY) == "—"


@pytest.mark.parametrize(
    ("one", "light"),
    [
        (package(found()), "green"),
        (package(found(Gap("x"))), "yellow"),
        (package(found(known=True)), ""),
        (package(refused=Incomplete(1, 2)), "red"),
        (package(refused=ForAnother("新立街道")), ""),
    ],
)
def test_what_is_meant_for_others_is_no_fault(one: PackageOnStick, light: str) -> None:
    assert words.package_light(one, TODAY) == light


def test_what_became_of_a_file_is_counted() -> None:
    outcome = Outcome(commits=3, created=2, changed=1, gone=0, waiting=4, conflicts=9)
    taken = Result(package(found()), Taken("华明街道", at(2022, 3, 2), outcome))
    assert words.result_words(taken, TODAY) == "华明街道, file of 2 Mar: 2 new, 1 changed, 4 waiting for others"
    nothing = Result(package(found()), Taken("华明街道", at(2022, 3, 2), Outcome()))
    assert words.result_words(nothing, TODAY) == "华明街道, file of 2 Mar: nothing new"
    parked = Result(package(found()), Taken("华明街道", at(2022, 3, 2), missing=(Gap("新立街道", at(2022, 3, 1)),)))
    assert "新立街道 of 1 Mar is still missing" in words.result_words(parked, TODAY)
    assert [words.result_light(one) for one in (taken, parked)] == ["green", "yellow"]


def office(standing: str = "", parked: int = 0, revoked: int | None = None) -> OfficeRow:
    computer = Computer("00", revoked)
    return OfficeRow("HM", "华明街道", False, (computer,), 1, 1, 1, 1, 0, 0, parked, standing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("row", "light", "said"),
    [
        (office(), "green", "In order"),
        (office("new"), "yellow", "Nothing yet"),
        (office("silent"), "red", "Overdue: no file"),
        (office("unanswered"), "red", "Overdue: no reply"),
        (replace(office("silent"), overdue_days=21), "red", "Overdue: no file for 21 days"),
        (replace(office("unanswered"), overdue_days=1), "red", "Overdue: no reply for 1 day"),
        (office(parked=2), "yellow", "2 files put aside"),
        (office(revoked=5), "", "Shut out"),
    ],
)
def test_an_offices_standing_has_a_shape_and_words(row: OfficeRow, light: str, said: str) -> None:
    assert (office_words.standing_light(row), office_words.standing_words(row)) == (light, said)
    assert office_words.standing_tip(row).startswith(said)


def test_under_the_mouse_a_standing_is_a_sentence() -> None:
    assert office_words.standing_tip(office("silent")) == "Overdue: no file\nNothing has come from it for long."
    assert office_words.standing_tip(office("silent", parked=1)) == "1 file put aside"
    assert office_words.standing_tip(office()) == "In order"


@pytest.mark.usefixtures("chinese")
def test_where_a_column_cuts_it_the_point_was_said_first() -> None:
    said = [error_line(Revoked("丰年村街道办事处", "DC32", at_centre=here)) for here in (True, False)]
    assert {one[:4] for one in said} == {"已停用："}
    for_another = ForAnother("新立街道办事处", written_here=True)
    assert error_line(for_another).startswith("给新立街道办事处：")


def test_what_was_counted_to_the_end_nowhere_is_said_so() -> None:
    assert office_words.waits_words(20_000, 30_000, True) == "20,000 or more"
    assert office_words.waits_words(0, 1, True) == "not counted"
    assert office_words.waits_tip(0, 1, True) == "So many records wait that they are not counted to the end."


def test_days_of_the_offices_are_short_and_exact_under_the_mouse() -> None:
    columns = {column.field: column for column in office_columns(lambda: TODAY)}
    row = replace(office(), told_ms=at(2022, 3, 15), heard_ms=at(2022, 3, 2), made_ms=at(2021, 12, 31))
    shown = [columns[name].text(getattr(row, name)) for name in ("told_ms", "heard_ms", "made_ms")]
    assert shown == ["today 10:00", "2 Mar", "2021-12-31"]
    tip = columns["made_ms"].tooltip
    assert tip is not None and tip(row) == "2021-12-31 10:00" and tip(replace(row, made_ms=None)) == ""


def test_a_window_that_stays_open_over_night_knows_that_today_is_another_day() -> None:
    days = [TODAY]
    [written] = [one for one in office_columns(lambda: days[-1]) if one.field == "told_ms"]
    assert written.text(at(2022, 3, 15)) == "today 10:00"
    days.append(dt.date(2022, 3, 16))
    assert written.text(at(2022, 3, 15)) == "15 Mar"


def test_on_paper_no_day_is_today() -> None:
    shown = [one for one in office_columns(lambda: TODAY) if one.field in ("name", "told_ms")][::-1]
    printed = on_paper(shown, office_columns)
    assert [one.field for one in printed] == ["told_ms", "name"]
    assert printed[0].text(at(2022, 3, 15)) == "2022-03-15"


@pytest.mark.usefixtures("chinese")
def test_undecided_records_are_counted_apart() -> None:
    taken = Taken("华明街道", at(2022, 3, 2), Outcome(changed=2, undecided=1))
    assert words.taken_words(taken, TODAY).endswith("修改 2 条、待决定 1 条")


@pytest.mark.usefixtures("chinese")
def test_a_file_that_was_given_up_says_that_its_content_comes_again() -> None:
    row = FileRow("1", "ab", False, "华明街道", "", 1, 1, 1, "given up", (Gap("新立街道"),), {})
    assert words.file_words(row, TODAY).startswith("已不再等待")


def test_what_came_of_a_file_has_the_room_that_is_left() -> None:
    assert [one.field for one in file_columns(lambda: TODAY)][-1] == "what"


@pytest.mark.parametrize(
    ("sent", "state", "shown"),
    [(True, "written", "DL01-HM.zstpack"), (False, "taken", "DL01-HM.zstpack"), (False, "waiting", "")],
)
def test_a_file_that_was_put_aside_has_no_name_to_show(sent: bool, state: str, shown: str) -> None:
    row = FileRow("1", "ab", sent, "华明街道", "DL01-HM.zstpack", 1, 1, 1, state, (), {})
    [column] = [one for one in file_columns(lambda: TODAY) if one.field == "name"]
    assert column.value is not None and column.value(row) == shown


@pytest.mark.parametrize(
    ("made", "said", "light"),
    [
        (at(2036, 3, 2), "one of the clocks is wrong", "yellow"),
        (at(2012, 3, 2), "the file is very old, or one of the clocks is wrong", "yellow"),
        (at(2022, 3, 2), "", "green"),
        (at(2020, 6, 1), "", "green"),
    ],
)
def test_a_clock_that_cannot_be_right_is_told(made: int, said: str, light: str) -> None:
    one = PackageOnStick((Path("a.zstpack"),), "华明街道", 1, 1, Found("华明街道", "HM", made, 1, False, ()))
    assert said in words.package_words(one, TODAY)
    assert words.package_light(one, TODAY) == light
    lines = words.result_lines(Result(one, Taken("华明街道", made, Outcome(created=1))), TODAY)
    assert [line for line in lines if "clock" in line[1]] == (
        [("yellow", office_words.clock_words(made, TODAY))] if said else []
    )
    row = replace(office(), heard_ms=at(2022, 3, 15), made_ms=made)
    assert office_words.standing_light(row) == light
    assert office_words.standing_words(row) == ("Clocks differ" if said else "In order")
    assert said in office_words.standing_tip(row)


def test_what_was_lost_here_is_told_apart_from_what_others_still_have_to_send() -> None:
    own = words.gap_words((Gap("华明街道", at(2022, 3, 1), True),), TODAY)
    assert own.startswith("It builds on what this computer itself is said to have entered up to 1 Mar and has not")
    assert "still missing" not in own
    both = words.gap_words((Gap("新立街道", at(2022, 3, 1)), Gap("华明街道", at(2022, 3, 1), True)), TODAY)
    assert "新立街道 of 1 Mar is still missing" in both and own in both


def test_an_older_file_is_said_to_bring_nothing() -> None:
    old = Found("华明街道", "HM", at(2022, 3, 2), 1, False, (), outdated=True)
    one = PackageOnStick((Path("a.zstpack"),), "华明街道", 1, 1, old)
    assert one.brings_nothing
    assert words.package_words(one, TODAY) == "Everything in it is here already, from a newer file."
    assert words.package_light(one, TODAY) == ""


def test_what_was_sent_and_asked_for_is_told_later() -> None:
    def row(**outcome: int) -> FileRow:
        return FileRow("1", "ab", True, "华明街道", "a", 1, 1, 1, "written", (), outcome)

    assert (
        words.file_words(row(records=0, files=1, asked=2), TODAY) == "written: 0 records, 1 attached file, asks for 2"
    )
    assert words.file_words(row(records=3, files=0, asked=0), TODAY) == "written: 3 records"
    only_word = "written: no records, only word of what was taken in here"
    assert words.file_words(row(records=0, files=0, asked=0), TODAY) == only_word
    assert words.file_words(row(), TODAY) == "written"


def test_a_file_that_is_asked_for_and_missing_here_says_what_to_do() -> None:
    [(light, line)] = words.asked_lines(Taken("合作交流办", 1, Outcome(), asked_missing=("合同.pdf",)))
    assert light == "yellow" and line.startswith("合作交流办 asks for attached files that are missing on this computer")
    assert "合同.pdf. Attach them again, or put the backup back that has them" in line
