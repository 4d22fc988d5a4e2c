"""Letters from records to files: without numbers to be looked at, issued with the next ones, all or none."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState, TaskSource, TaskState, UserRole
from db.models import Task
from desktop_app.documents.letter_press import (
    IssuedLetters,
    WrittenLetter,
    about_duties,
    issue_letters,
    write_letters,
    written,
)
from desktop_app.documents.produce import Press
from desktop_app.errors import Cancelled, InvalidInput, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import duties, report_issues
from desktop_app.queries.report_issues import PDF, TEXT, WORD, WORKBOOK, IssueRow
from desktop_app.services import journal, letters
from desktop_app.services.duties import add_duty
from desktop_app.services.letters import ReadyLetter
from desktop_app.services.office import Actor, Changes, Label, Office
from tests.helpers.database import fresh_office
from tests.helpers.districts import CENTRE, CLERK, DAY, FUND_DUTY, LAND_DUTY, enter_duties, furnish
from tests.unit.documents import measure, readback

PRESS = Press(resources_folder())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


@pytest.fixture
def ids(office: Office) -> list[str]:
    return enter_duties(office)


def archive(office: Office) -> list[IssueRow]:
    with office.read() as session:
        return report_issues.archive(session, ReportKind.LETTER)


def issue(office: Office, ids: Sequence[str], folder: Path) -> IssuedLetters:
    return issue_letters(office, PRESS, CENTRE, about_duties(ids), folder)


def test_a_letter_goes_to_each_unit_about_its_open_duties(office: Office, ids: list[str], tmp_path: Path) -> None:
    made = write_letters(office, PRESS, about_duties(ids), tmp_path / "out")
    assert {file.name for file in made.files} == {
        f"督办函-{unit}.{suffix}" for unit in ("华明街道", "临空经济区") for suffix in ("pdf", "docx")
    }
    said = measure.text_of(tmp_path / "out" / "督办函-华明街道.pdf", 0)
    for text in ("华明街道：", "关于督促办理责任清单事项的函", "催办到位资金", "抄送："):
        assert text in said
    assert "— 1 —" not in said and "合作交流函〔2022〕" in said and "〕1号" not in said
    assert "催办到位资金" in readback.word_text(tmp_path / "out" / "督办函-华明街道.docx")
    assert archive(office) == []


def test_a_letter_about_some_duties_of_a_unit_says_how_many_it_has_open(
    office: Office, ids: list[str], tmp_path: Path
) -> None:
    for duty in (FUND_DUTY, LAND_DUTY):
        add_duty(office, CENTRE, replace(duty, matter="报送材料"))
    write_letters(office, PRESS, about_duties(ids[:1]), tmp_path / "one")
    said = measure.text_of(tmp_path / "one" / "督办函-华明街道.pdf", 0)
    assert "有2项事项尚未销号。现就其中1项（已逾期10天）函告如下。" in said.replace("\r\n", "")
    with office.read() as session:
        every = [row.id for row in duties.rows(session, duties.Which.OPEN, office.clock.today())]
    write_letters(office, PRESS, about_duties(every), tmp_path / "all")
    said = measure.text_of(tmp_path / "all" / "督办函-华明街道.pdf", 0)
    assert "有2项事项尚未销号，均已逾期" in said.replace("\r\n", "")


def test_issued_letters_have_the_numbers_of_the_year_in_turn_and_stand_in_the_archive(
    office: Office, ids: list[str], tmp_path: Path
) -> None:
    first = issue(office, ids, tmp_path / "out")
    assert first.numbers == ("合作交流函〔2022〕1号", "合作交流函〔2022〕2号")
    second = issue(office, ids[:1], tmp_path / "again")
    assert second.numbers == ("合作交流函〔2022〕3号",)
    assert "合作交流函〔2022〕3号" in measure.text_of(tmp_path / "again" / "督办函-华明街道.pdf", 0)
    rows = archive(office)
    assert [(row.number, row.title, row.period, row.issued_by) for row in rows] == [
        (3, "关于督促办理责任清单事项的函（华明街道）", "2022-06-20", "Wang"),
        (2, "关于办理责任清单事项的函（临空经济区）", "2022-06-20", "Wang"),
        (1, "关于督促办理责任清单事项的函（华明街道）", "2022-06-20", "Wang"),
    ]
    assert rows[0].files.keys() == {PDF, WORD, TEXT, WORKBOOK}


def test_a_letter_that_was_written_freely_has_the_next_number_of_the_same_year(
    office: Office, ids: list[str], tmp_path: Path
) -> None:
    issue(office, ids[:1], tmp_path / "out")
    text = "我区拟申报三个项目。\n\n请予支持为盼。"
    letter = WrittenLetter("市合作交流办：", "关于商请支持项目申报的函", text, "区政府办公室")
    issued = issue_letters(office, PRESS, CENTRE, written(letter), tmp_path / "out")
    assert issued.numbers == ("合作交流函〔2022〕2号",)
    assert [file.name for file in issued.papers.files] == ["函-市合作交流办.pdf", "函-市合作交流办.docx"]
    said = measure.text_of(issued.papers.files[0], 0)
    for text in (
        "合作交流函〔2022〕2号",
        "关于商请支持项目申报的函",
        "市合作交流办：",
        "请予支持为盼。",
        "抄送：区政府办公室。",
    ):
        assert text in said
    (row, _before) = archive(office)
    assert row.addressee == "市合作交流办" and row.files.keys() == {PDF, WORD, TEXT}  # it has no table


def test_what_a_letter_lacks_is_told_by_its_field(office: Office, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as refused:
        write_letters(office, PRESS, written(WrittenLetter("市合作交流办", " ", "")), tmp_path / "out")
    assert set(refused.value.fields) == {"title", "text"} and not (tmp_path / "out").exists()


def test_a_void_letter_keeps_its_number(office: Office, ids: list[str], tmp_path: Path) -> None:
    issued = issue(office, ids[:1], tmp_path / "out")
    (row,) = archive(office)
    letters.void(office, CENTRE, row.id, "收件单位有误")
    (row,) = archive(office)
    assert (row.state, row.void_reason, row.number) == (ReportState.VOIDED, "收件单位有误", 1)
    with pytest.raises(UserError, match="does not stand"):
        letters.void(office, CENTRE, row.id, "再来")
    assert issue(office, ids[:1], tmp_path / "out").numbers == ("合作交流函〔2022〕2号",)
    with pytest.raises(UserError, match="cannot be undone"):
        journal.undo(office, CENTRE, issued.changes.transaction_id)


def test_a_number_taken_meanwhile_is_given_up_for_the_next(
    office: Office, ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = letters.issue, list[int]()

    def late(office: Office, actor: Actor, ready: Sequence[ReadyLetter]) -> Changes:
        if not calls:  # another window issues just before
            calls.append(1)
            issue(office, ids[1:], tmp_path / "other")
        return real(office, actor, ready)

    monkeypatch.setattr(letters, "issue", late)
    assert issue(office, ids[:1], tmp_path / "out").numbers == ("合作交流函〔2022〕2号",)
    assert sorted(row.number or 0 for row in archive(office)) == [1, 2]


def test_no_letter_without_an_open_duty_of_a_unit(office: Office, tmp_path: Path) -> None:
    with office.write(Label("Add"), CENTRE) as tx:
        tx.session.add(Task(id="t-none", source=TaskSource.MEETING, matter="无主事项", state=TaskState.OPEN))
    for act in (
        lambda: write_letters(office, PRESS, about_duties(["t-none"]), tmp_path / "out"),
        lambda: issue(office, ["t-none"], tmp_path / "out"),
    ):
        with pytest.raises(UserError, match="None of these duties is open"):
            act()
    assert not (tmp_path / "out").exists()


def test_what_is_refused_or_given_up_takes_no_number_and_leaves_no_file(
    office: Office, ids: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with pytest.raises(UserError, match="Only the centre"):
        issue_letters(office, PRESS, CLERK, about_duties(ids), out)
    with pytest.raises(Cancelled):
        issue_letters(
            office, PRESS, Actor("Wang", "ZX", UserRole.CENTRE), about_duties(ids), out, cancelled=lambda: True
        )
    own = tmp_path / "templates"
    own.mkdir()
    text = (resources_folder() / "report_templates" / "letter.txt").read_text(encoding="utf-8")
    (own / "letter.txt").write_text(text.replace("{number}", "　"), encoding="utf-8")
    with pytest.raises(UserError, match="gives its letters no number") as refused:
        issue_letters(office, Press(resources_folder(), own), CENTRE, about_duties(ids), out)
    assert "{year}〕{number}号" in str(refused.value)
    assert archive(office) == [] and list(out.iterdir()) == [] and DAY.year == 2022
