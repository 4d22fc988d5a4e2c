"""The correction of an issued bulletin, from today's figures and the clerk's words."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ActivityKind, AgreementKind, FundState, ProjectStatus, ReportKind, Stage, UserRole
from db.models import Activity, ActivityLink, Agreement, Project, ReportIssue
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
from desktop_app.services import report_texts, reports
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
    assert found.places == () and found.then.number == 2


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


def issued_fortnight(folder: Path) -> tuple[Office, str]:
    """An office whose fortnight of today is issued, with a project that it tells of; its id."""
    office = fresh_office(folder)
    furnish(office)
    (project,) = enter(office, "国能智深")
    today = office.clock.today()
    with office.write(Label("Signed"), ACTOR) as tx:
        row = tx.session.get_one(Project, project)
        row.stage, row.next_step, row.next_step_date = Stage.SIGNED, "办理环评", today + dt.timedelta(days=15)
        kind = AgreementKind.INVESTMENT
        tx.session.add(Agreement(project_id=project, kind=kind, amount_fen=3 * 10**10, signed_on=today))
        told = Activity(held_on=today, kind=ActivityKind.FOLLOW_UP, text="洽谈厂房", confirmed=True)
        tx.session.add(told)
        tx.session.flush()
        tx.session.add(ActivityLink(activity_id=told.id, project_id=project))
    wanted = issuing.Wanted(ReportKind.FORTNIGHTLY, str(today))
    issuing.issue(office, PRESS, ACTOR, wanted, folder / "issued.pdf", checks=True)
    return office, project


def forgotten_visit(office: Office) -> None:
    with office.write(Label("Late"), ACTOR) as tx:
        day = office.clock.today()
        tx.session.add(Activity(held_on=day, kind=ActivityKind.VISIT, place="北京", text="拜访", confirmed=True))


def test_what_a_project_came_to_later_is_no_error_of_the_issue(tmp_path: Path) -> None:
    office, project = issued_fortnight(tmp_path)
    with office.write(Label("Later"), ACTOR) as tx:
        row = tx.session.get_one(Project, project)
        row.name, row.next_step, row.status = "国能智深二期", "开工", ProjectStatus.ON_HOLD
    with office.read() as session:
        (issue,) = report_issues.archive(session)
        found = correcting.find(session, PRESS, issue, office.clock.today())
    assert found.places == () and [one.place for one in found.later if one.kind is printed.Kind.TABLE] != []
    with pytest.raises(UserError, match="No figure of"):
        corrected(office, tmp_path, "误写")
    forgotten_visit(office)
    made = corrected(office, tmp_path, "漏录一次走访")
    assert [row[0] for row in rows(made) if len(row) == 5] == ["招商活动情况"] and "国能智深" not in str(rows(made))
    office.close()


def test_what_was_wrong_already_then_is_put_right_when_the_clerk_says_so(tmp_path: Path) -> None:
    office, project = issued_fortnight(tmp_path)
    with office.write(Label("Rename"), ACTOR) as tx:
        tx.session.get_one(Project, project).name = "国能智深中心"
    with office.read() as session:
        (issue,) = report_issues.archive(session)
        later = correcting.find(session, PRESS, issue, office.clock.today()).later
    table = next(one for one in later if one.kind is printed.Kind.TABLE and one.place == "重点项目进展表")
    reason = joined("名称误写", (), (), [table.name])
    made = corrected(office, tmp_path, reason)
    assert rows(made) == [("重点项目进展表", "国能智深", "项目", "国能智深", "国能智深中心")] and made.reason == reason
    wanted = issuing.Wanted(ReportKind.FORTNIGHTLY, issue.period, issue.id, reason)
    issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "c.pdf", checks=True)
    with office.read() as session:
        again = correcting.find(session, PRESS, issue, office.clock.today())
    assert again.places == () and table.name not in {one.name for one in again.later}
    office.close()


def own_wording(folder: Path, kind: str, old: str, new: str) -> Press:
    """A press whose office words one thing otherwise."""
    own = folder / "own"
    own.mkdir(exist_ok=True)
    supplied = (resources_folder() / "report_templates" / f"{kind}.txt").read_text(encoding="utf-8")
    assert old in supplied
    (own / f"{kind}.txt").write_text(supplied.replace(old, new), encoding="utf-8")
    return Press(resources_folder(), own)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("activities = 招商活动", "activities = 活动"),
        ("planned = 下两周工作安排\n\n[opening]", "planned = 安排\n\n[opening]"),
        ("projects = 重点项目进展\n", ""),
    ],
)
def test_what_is_worded_otherwise_since_is_no_error(tmp_path: Path, old: str, new: str) -> None:
    office, _project = issued_fortnight(tmp_path)
    press = own_wording(tmp_path, "fortnightly", old, new)
    with office.read() as session:
        (issue,) = report_issues.archive(session)
        assert correcting.find(session, press, issue, office.clock.today()).places == ()
    forgotten_visit(office)
    with office.read() as session:
        found = correcting.find(session, press, issue, office.clock.today())
    assert [one.place for one in found.places] == ["招商活动", "招商活动情况"]
    office.close()


def test_an_issue_of_an_older_program_is_compared_in_its_words_though_they_lack_a_part(office: Office) -> None:
    with office.write(Label("Older"), ACTOR) as tx:
        issue = tx.session.query(ReportIssue).one()
        frozen = json.loads(issue.snapshot)
        parts = frozen[produce.WORDING].split("\n[")
        older = "\n[".join(part for part in parts if not part.startswith("title]"))
        frozen[produce.WORDING] = older.replace("通报如下", "报告如下")
        issue.snapshot = json.dumps(frozen)
    with office.read() as session:
        (row,) = report_issues.archive(session)
        found = correcting.find(session, PRESS, row, office.clock.today())
    assert "报告如下" in found.then.snapshot[produce.WORDING] and found.places == ()


def test_words_that_this_program_cannot_fill_any_more_give_way_to_todays(office: Office) -> None:
    with office.write(Label("Older"), ACTOR) as tx:
        issue = tx.session.query(ReportIssue).one()
        frozen = json.loads(issue.snapshot)
        frozen[produce.WORDING] = frozen[produce.WORDING].replace("{months}", "{months_of_old}")
        issue.snapshot = json.dumps(frozen)
    late_visit(office)
    with office.read() as session:
        (row,) = report_issues.archive(session)
        found = correcting.find(session, PRESS, row, office.clock.today())
    assert [one.place for one in found.places if one.kind is printed.Kind.TABLE] == ["主要指标完成情况表"]


def test_a_correction_says_which_earlier_one_is_void_that_it_replaces(office: Office, tmp_path: Path) -> None:
    def issue() -> str:
        wanted = issuing.Wanted(ReportKind.MONTHLY, "2022-12", row.id, "漏录一次走访")
        return said(issuing.issue(office, PRESS, ACTOR, wanted, tmp_path / "c.pdf", checks=True).bulletin)

    with office.read() as session:
        (row,) = report_issues.archive(session)
    late_visit(office)
    assert "作废" not in issue()
    with office.read() as session:
        wrong = report_issues.corrections(session, row.id)[-1]
    reports.void(office, ACTOR, wrong.id, "写错")
    assert "现说明如下。此前印发的更正说明（第2期）作废，以本说明为准。" in issue()
    late_visit(office, day=9)
    assert "作废" not in issue(), "the one before has said so"
