"""The correction of an issued bulletin, from today's figures and the clerk's words."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ActivityKind, FundState, ReportKind, UserRole
from db.models import Activity, ReportIssue
from desktop_app.documents import correcting, issuing, printed, produce
from desktop_app.documents.corrected_words import CorrectedWords, joined
from desktop_app.documents.correcting import produce_correction
from desktop_app.documents.model import Paragraph, Table
from desktop_app.documents.produce import Bulletin, Press
from desktop_app.domain.edits import Edit
from desktop_app.domain.periods import Month
from desktop_app.errors import InvalidInput, UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import report_issues
from desktop_app.services import report_texts
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.project_entries import FundInput, add_funds, move_funds, reverse_funds
from tests.helpers.database import fresh_office
from tests.helpers.projects import CENTRE, enter, furnish, record_of

ACTOR = Actor("Wang", "DL01", UserRole.CENTRE)
PRESS = Press(resources_folder())


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12")
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "issued.pdf", checks=True)
    yield office
    office.close()


def corrected(office: Office, folder: Path, reason: str) -> Bulletin:
    with office.read() as session:
        (row,) = [row for row in report_issues.archive(session) if row.corrects_id is None]
    return produce_correction(office, PRESS, row, reason, folder / "c.pdf")[0]


def tables(made: Bulletin) -> list[str]:
    return [block.caption for block in made.document.blocks if isinstance(block, Table)]


def test_without_anything_wrong_there_is_no_correction_and_what_to_do_is_told(office: Office, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"No figure of .* write below which words were wrong.* void"):
        corrected(office, tmp_path, "误写")
    with pytest.raises(InvalidInput) as refused:
        corrected(office, tmp_path, joined("", (CorrectedWords("甲", "乙"),)))
    assert set(refused.value.fields) == {"reason"}


def test_words_are_corrected_alone_and_beside_figures(office: Office, tmp_path: Path) -> None:
    reason = joined("误写", (CorrectedWords("通报如下", "报告如下"), CorrectedWords("现将", "")))
    made = corrected(office, tmp_path, reason)
    assert tables(made) == ["文字更正表"] and made.reason == reason
    assert made.snapshot["words"] == [["通报如下", "报告如下"], ["现将", ""]] and made.snapshot["corrections"] == []
    with office.write(Label("Late"), ACTOR) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, 8), kind=ActivityKind.VISIT, place="北京", confirmed=True))
    assert tables(corrected(office, tmp_path, reason)) == ["数据更正表", "正文有关表述更正表", "文字更正表"]
    with pytest.raises(InvalidInput, match="does not stand in what was issued"):
        corrected(office, tmp_path, joined("误写", (CorrectedWords("没有这句话", ""),)))


def late_visit(office: Office, day: int = 8) -> None:
    with office.write(Label("Late"), ACTOR) as tx:
        tx.session.add(Activity(held_on=dt.date(2022, 12, day), kind=ActivityKind.VISIT, place="北京", confirmed=True))


def rows(made: Bulletin) -> list[tuple[str, ...]]:
    return [row for block in made.document.blocks if isinstance(block, Table) for row in block.rows]


def said(made: Bulletin) -> str:
    return "".join(block.text for block in made.document.blocks if isinstance(block, Paragraph))


def test_every_place_that_is_printed_otherwise_is_told_and_the_rest_stays(office: Office, tmp_path: Path) -> None:
    late_visit(office)
    made = corrected(office, tmp_path, "漏录一次走访")
    told = rows(made)
    assert ("主要指标完成情况表", "招商活动（次）", "本月", "0", "1") in told
    assert ("主要指标完成情况表", "招商活动（次）", "累计", "0", "1") in told
    sentences = [row for row in told if len(row) == 3]
    assert ["招商活动1次" in row[2] for row in sentences] == [True], "the paragraph says it, too"
    assert said(made).endswith("其余内容不变。") and f"有{len(told)}处数据" in said(made)
    assert len(made.snapshot["corrections"]) == len(told)
    assert made.number == 2 and made.document.date == office.clock.today()


def test_a_place_may_stay_as_it_was_printed_and_is_not_taken_for_corrected(office: Office, tmp_path: Path) -> None:
    late_visit(office)
    with office.read() as session:
        (row,) = report_issues.archive(session)
        found = correcting.find(session, PRESS, row, office.clock.today())
    text = next(one.name for one in found.places if one.kind is printed.Kind.TEXT)
    reason = joined("漏录", (), (text,))
    made = corrected(office, tmp_path, reason)
    assert tables(made) == ["数据更正表"] and made.reason == reason
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12", row.id, reason)
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "c.pdf", checks=True)
    with office.read() as session:
        again = correcting.find(session, PRESS, row, office.clock.today())
    assert [one.name for one in again.places] == [text]
    every = joined("漏录", (), [one.name for one in found.places])
    with pytest.raises(UserError, match="No figure of"):
        corrected(office, tmp_path, every)


def test_what_days_alone_change_is_not_corrected(office: Office) -> None:
    with office.read() as session:
        (row,) = report_issues.archive(session)
        found = correcting.find(session, PRESS, row, office.clock.today() + dt.timedelta(days=400))
    assert found.places == () and found.now.number == 2


def test_of_an_issue_without_its_content_only_the_figures_are_known(office: Office, tmp_path: Path) -> None:
    with office.write(Label("Older"), ACTOR) as tx:
        issue = tx.session.query(ReportIssue).one()
        frozen = json.loads(issue.snapshot)
        del frozen[printed.CONTENT]
        issue.snapshot = json.dumps(frozen)
    late_visit(office)
    made = corrected(office, tmp_path, "漏录一次走访")
    assert rows(made) == [("招商活动（当月）", "全区", "0次", "1次"), ("招商活动（累计）", "全区", "0次", "1次")]
    assert "其余内容不变" not in said(made) and "与上述数据有关的其他数据和文字" in said(made)
    assert printed.kept(made.snapshot) is not None, "from now on all of it is known"


def test_money_reversed_in_an_open_month_is_no_correction_and_that_is_said(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    furnish(office)
    (project,) = enter(office, "国能智深")
    today = office.clock.today()
    add_funds(office, CENTRE, project, FundInput(5 * 10**9, today, "cash", None, "bank", "进账单1"))
    entry = record_of(office, project).funds[0].id
    move_funds(office, CENTRE, entry, FundState.CHECKED)
    move_funds(office, CENTRE, entry, FundState.CONFIRMED)
    month = Month.of(today)
    wanted = issuing.Wanted(ReportKind.MONTHLY, str(month))
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "issued.pdf", checks=True)
    reverse_funds(office, CENTRE, entry)
    with pytest.raises(UserError, match="No figure of") as refused:
        corrected(office, tmp_path, "重复计入")
    told = str(refused.value)
    assert "(5,000 万元)" in told and f"counts in {month.plus(1)}" in told and "as wrong words" in told
    made = corrected(office, tmp_path, joined("重复计入", (CorrectedWords("现将", "现把"),)))
    assert tables(made) == ["文字更正表"], "its readers may be told all the same"
    office.close()


def worded(office: Office) -> tuple[str, Edit]:
    """The clerk words the paragraph that tells of one visit."""
    with office.read() as session:
        made = produce.compose(session, PRESS, ReportKind.MONTHLY, "2022-12", office.clock.today())
    told = next(block for block in made.blocks if "招商活动1次" in (block.automatic or ""))
    edit = Edit(told.automatic or "", f"今年以来，{told.automatic}")
    report_texts.write(office, ACTOR, ReportKind.MONTHLY, "2022-12", {told.key: edit})
    return told.key, edit


def test_the_clerks_own_paragraph_is_corrected_with_the_figures_of_today(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    late_visit(office, day=7)
    key, edit = worded(office)
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12")
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "issued.pdf", checks=True)
    late_visit(office)
    made = corrected(office, tmp_path, "漏录一次走访")
    (sentence,) = [row for row in rows(made) if len(row) == 3]
    assert "今年以来" in sentence[1] and "招商活动1次" in sentence[1] and "招商活动2次" in sentence[2]
    assert made.blocks == (), "nothing of the clerk's is left as it was"

    report_texts.write(office, ACTOR, ReportKind.MONTHLY, "2022-12", {key: Edit(edit.base, "走访较多。")})
    unfit = corrected(office, tmp_path, "漏录一次走访").blocks
    assert [one.key for one in unfit] == [key], "whose figures cannot be put in is told of"
    office.close()


def test_what_was_printed_with_other_figures_than_the_records_had_is_corrected(tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    late_visit(office, day=7)
    worded(office)
    late_visit(office)
    wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12")
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "issued.pdf", checks=True)
    (sentence,) = rows(corrected(office, tmp_path, "没有改用新数据"))
    assert "招商活动1次" in sentence[1] and "招商活动2次" in sentence[2]
    office.close()
