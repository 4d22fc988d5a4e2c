"""From draft to issue in an office with few records: kept, checked, compared again, frozen with all its files."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from db.enums import ActivityKind, ReportKind, ReportState, UserRole
from db.models import Activity
from desktop_app.documents import issuing, produce
from desktop_app.documents.checked import kept_fallen
from desktop_app.documents.issuing import Issued, Settled, Wanted
from desktop_app.documents.model import Masthead, RedHeader
from desktop_app.documents.produce import Press
from desktop_app.domain.clock import Clock
from desktop_app.domain.edits import Edit
from desktop_app.domain.review import DEFAULT_RULES
from desktop_app.errors import UserError
from desktop_app.paths import resources_folder
from desktop_app.queries import report_drafts, report_issues
from desktop_app.queries.report_drafts import DraftRow
from desktop_app.queries.report_issues import BEHIND, PDF, TEXT, WORD, WORKBOOK, IssueRow
from desktop_app.services import journal, office_rules, report_texts, reports
from desktop_app.services.attachments import stored_file
from desktop_app.services.init_office import set_local
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.reports import NotChecked
from tests.helpers.database import fresh_office

WANG = Actor("Wang", "DL01", UserRole.CENTRE)
LI = Actor("Li", "DL01", UserRole.CENTRE)
MONTH = Wanted(ReportKind.MONTHLY, "2022-12")
NOTICE = Wanted(ReportKind.NOTICE, "2022-12")
DAY_MS = 24 * 3600 * 1000


@dataclass
class World:
    """An office of the centre, and where its pages are made."""

    office: Office
    out: Path
    press: Press = field(default_factory=lambda: Press(resources_folder()))

    def make(self, wanted: Wanted = MONTH, actor: Actor = WANG) -> tuple[produce.Bulletin, Settled]:
        made, _rendered = issuing.make(self.office, self.press, wanted, self.out)
        return made, issuing.settle(self.office, self.press, actor, made)

    def check(self, wanted: Wanted = MONTH, actor: Actor = WANG) -> None:
        issuing.check(self.office, actor, self.make(wanted)[0])

    def issue(self, wanted: Wanted = MONTH, actor: Actor = WANG, *, checks: bool = False) -> Issued:
        return issuing.issue(self.office, self.press, actor, wanted, self.out, checks=checks)

    def draft(self, wanted: Wanted = MONTH) -> DraftRow | None:
        with self.office.read() as session:
            return report_drafts.find(session, wanted.kind, wanted.period, wanted.corrects)

    def archive(self) -> list[IssueRow]:
        with self.office.read() as session:
            return report_issues.archive(session)

    def visit(self) -> None:
        """One confirmed visit more in December."""
        with self.office.write(Label("Visit"), WANG) as tx:
            day, kind = dt.date(2022, 12, 8), ActivityKind.VISIT
            tx.session.add(Activity(held_on=day, kind=kind, place="北京", confirmed=True))

    def kept(self, row: IssueRow, what: str) -> bytes:
        return stored_file(self.office, row.files[what]).read_bytes()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    office = fresh_office(tmp_path)
    yield World(office, tmp_path / "out.pdf")
    office.close()


def issue_line(made: produce.Bulletin) -> tuple[str, str]:
    (head,) = (block for block in made.document.blocks if isinstance(block, Masthead))
    return head.issue, head.total_issue


def test_what_is_not_to_be_issued_as_it_is_has_no_number_on_its_paper(world: World) -> None:
    assert issue_line(world.make()[0]) == ("第1期", "总第1期")
    world.office.clock = Clock(lambda: int(dt.datetime(2022, 12, 30, 9).timestamp() * 1000))
    early, settled = world.make()
    assert issue_line(early) == ("试印稿", "") and not settled.ahead
    assert issuing.unended(early, dt.date(2022, 12, 30)) == dt.date(2022, 12, 31)
    assert issuing.unended(early, dt.date(2022, 12, 31)) is None
    world.office.clock = Clock()
    assert issue_line(world.issue(checks=True).bulletin) == ("第1期", "总第1期")
    assert issue_line(world.make()[0]) == ("试印稿", ""), "another one stands for the period"


def test_a_period_that_lies_ahead_is_made_and_not_issued(world: World) -> None:
    ahead = Wanted(ReportKind.FORTNIGHTLY, "2098-01")
    made, settled = world.make(ahead)
    assert settled.ahead and issue_line(made) == ("试印稿", "")
    with pytest.raises(UserError, match=r"begins only on 2098-01-01 and ends on 2098-01-12"):
        world.issue(ahead, checks=True)
    assert world.archive() == []


def test_a_bulletin_goes_from_draft_by_check_to_issue_with_the_names_of_all(world: World) -> None:
    made, settled = world.make()
    assert settled.changes is not None and settled.draft is not None
    assert (settled.draft.state, settled.draft.drafted_by) == (ReportState.DRAFT, "Wang")
    assert world.make()[1].changes is None or world.make()[1].changes.count == 0  # type: ignore[union-attr]
    with pytest.raises(NotChecked, match="Nobody has checked"):
        world.issue()
    checked = issuing.check(world.office, LI, made).draft
    assert checked is not None and (checked.checked, checked.checked_by) == (True, "Li")
    world.issue()
    (row,) = world.archive()
    assert (row.number, row.drafted_by, row.checked_by, row.issued_by) == (1, "Wang", "Li", "Wang")
    assert row.checked_at == checked.checked_at and world.draft() is None
    with pytest.raises(UserError, match="issued already"):
        world.issue(checks=True)


def test_a_figure_that_changes_makes_it_a_draft_again_and_the_reason_is_kept(world: World) -> None:
    world.check()
    world.visit()
    with pytest.raises(NotChecked, match="no longer what Wang checked"):
        world.issue()
    draft = world.draft()
    assert draft is not None and draft.state is ReportState.DRAFT and world.archive() == []
    fallen = kept_fallen(draft.fallen)
    assert [(one.unit, one.before, one.now) for one in fallen.figures] == [("", "0次", "1次")] * 2  # month and year
    assert fallen.parts
    world.check(actor=LI)
    assert world.issue().bulletin.number == 1


def test_words_that_change_make_it_a_draft_again_at_once(world: World) -> None:
    made, _settled = world.make()
    world.check()
    block = next(block for block in made.blocks if block.automatic)
    edits = {block.key: Edit(block.automatic or "", "另写一段。")}
    report_texts.write(world.office, WANG, ReportKind.MONTHLY, "2022-12", edits)
    draft = world.draft()
    assert draft is not None and not draft.checked
    assert kept_fallen(draft.fallen).parts == (block.heading.split(" · ")[0],)
    world.check()
    report_texts.write(world.office, WANG, ReportKind.MONTHLY, "2022-12", edits)
    assert (draft := world.draft()) is not None and draft.checked, "nothing was worded otherwise"
    edits |= {"problems": Edit("", "供电未落实。")}
    report_texts.write(world.office, WANG, ReportKind.MONTHLY, "2022-12", edits)
    assert (draft := world.draft()) is not None and kept_fallen(draft.fallen).parts == ("撰写的文字",)


def test_fixed_words_of_the_office_that_change_are_noticed_when_it_is_made_again(world: World, tmp_path: Path) -> None:
    world.check()
    own = tmp_path / "templates"
    own.mkdir()
    text = (resources_folder() / "report_templates" / "monthly.txt").read_text(encoding="utf-8")
    (own / "monthly.txt").write_text(text.replace("全区", "我区"), encoding="utf-8")
    world.press = Press(resources_folder(), own)
    _made, settled = world.make()
    assert settled.draft is not None and not settled.draft.checked
    fallen = kept_fallen(settled.draft.fallen)
    assert fallen.figures == () and fallen.parts


def test_with_a_void_bulletin_the_draft_of_its_correction_goes(world: World) -> None:
    world.issue(checks=True)
    (original,) = world.archive()
    world.visit()
    correction = Wanted(ReportKind.MONTHLY, "2022-12", original.id, "漏录一次走访")
    world.make(correction)
    reports.void(world.office, WANG, original.id, "重新印发")
    assert world.draft(correction) is None


def test_another_day_changes_nothing_that_was_checked_even_where_days_are_told(world: World) -> None:
    world.check(NOTICE)
    world.office.clock = Clock(lambda: Clock().now_ms() + 3 * DAY_MS)
    _made, settled = world.make(NOTICE)
    assert settled.draft is not None and settled.draft.checked
    issued = world.issue(NOTICE)
    assert issued.bulletin.document.date == world.office.clock.today()


def test_where_two_are_asked_for_the_checker_does_not_issue_and_the_command_line_not_alone(world: World) -> None:
    office_rules.write(world.office, WANG, DEFAULT_RULES, second_person=True)
    with pytest.raises(NotChecked, match="Nobody has checked"):
        world.issue(checks=True)
    world.check()
    with pytest.raises(NotChecked, match="somebody else has to issue"):
        world.issue(checks=True)
    assert world.archive() == []
    world.issue(actor=LI, checks=True)
    assert [(row.checked_by, row.issued_by) for row in world.archive()] == [("Wang", "Li")]


def test_one_command_drafts_checks_and_issues(world: World) -> None:
    issued = world.issue(checks=True)
    (row,) = world.archive()
    assert (row.drafted_by, row.checked_by, row.issued_by) == ("Wang",) * 3
    assert len({change for change, _id in issued.changes.records} & {"report_draft"}) == 0
    with pytest.raises(UserError, match="cannot be undone"):
        journal.undo(world.office, WANG, issued.changes.transaction_id)


def test_word_file_workbook_and_text_are_frozen_with_the_pdf(world: World) -> None:
    issued = world.issue(checks=True)
    (row,) = world.archive()
    assert row.files.keys() == {PDF, WORD, WORKBOOK, TEXT, BEHIND}
    before = {what: world.kept(row, what) for what in row.files}
    assert before[PDF] == world.out.read_bytes()
    again = world.out.with_suffix(".docx")
    produce.write_word(world.press, issued.bulletin, again)
    assert before[WORD] == again.read_bytes()
    assert issued.bulletin.title in before[TEXT].decode()
    world.visit()
    assert {what: world.kept(world.archive()[0], what) for what in row.files} == before


def test_a_correction_is_drafted_checked_and_issued_like_any_other(world: World) -> None:
    world.issue(checks=True)
    (original,) = world.archive()
    world.visit()
    correction = Wanted(ReportKind.MONTHLY, "2022-12", original.id, "漏录一次走访")
    made, settled = world.make(correction)
    assert settled.draft is not None and settled.draft.reason == "漏录一次走访" and made.corrects == original.id
    world.check(correction)
    assert world.issue(correction).bulletin.number == 2
    assert [(row.number, row.corrects_id) for row in world.archive()] == [(2, original.id), (1, None)]
    _trial, settled = world.make()
    assert settled.draft is None and settled.changes is None, "a trial print of what is issued is no draft"


def test_a_unit_and_a_leader_make_trial_prints_only(world: World) -> None:
    for actor in (Actor("Zhao", "HM", UserRole.CLERK), Actor("Qian", "DL01", UserRole.LEADER)):
        _made, settled = world.make(actor=actor)
        assert settled == Settled(None) and world.draft() is None
        with pytest.raises(UserError):
            world.issue(actor=actor, checks=True)
    assert world.archive() == []


def test_a_void_number_stays_taken_and_the_period_is_drafted_anew(world: World) -> None:
    world.issue(checks=True)
    reports.void(world.office, WANG, world.archive()[0].id, "印错")
    world.check()
    anew = world.issue().bulletin
    assert anew.number == 2
    assert any(block.text.startswith("第1期作废，现将2022年") for block in anew.blocks)


def test_the_office_of_a_unit_prints_its_own_part_and_issues_nothing(world: World) -> None:
    set_local(world.office, unit_code="HM", is_centre=False)
    alone, _settled = world.make(actor=Actor("Li", "HM", UserRole.CLERK))
    assert "试印稿（仅含本单位数据）" not in [getattr(block, "issue", "") for block in alone.document.blocks]
    set_local(world.office, last_exchange_ms=1)
    made, settled = world.make(actor=Actor("Li", "HM", UserRole.CLERK))
    (head,) = [block for block in made.document.blocks if isinstance(block, Masthead)]
    assert (head.issue, head.total_issue) == ("试印稿（仅含本单位数据）", "") and settled.draft is None
    with pytest.raises(UserError, match="Only the centre may change this"):
        world.issue(actor=Actor("admin", role=UserRole.ADMIN), checks=True)
    assert world.archive() == []


def test_a_notice_takes_the_next_number_of_the_year_in_which_it_is_issued(world: World) -> None:
    def on(day: dt.date, period: str) -> str:
        morning = dt.datetime.combine(day, dt.time(9))
        world.office.clock = Clock(lambda: int(morning.timestamp() * 1000))
        (head,) = (
            block
            for block in world.issue(Wanted(ReportKind.NOTICE, period), checks=True).bulletin.document.blocks
            if isinstance(block, RedHeader)
        )
        return head.number

    assert on(dt.date(2022, 12, 5), "2022-11") == "合作交流公示〔2022〕1号"
    assert on(dt.date(2023, 1, 5), "2022-12") == "合作交流公示〔2023〕1号"
    reports.void(world.office, WANG, world.archive()[0].id, "印错")
    assert on(dt.date(2023, 2, 6), "2023-01") == "合作交流公示〔2023〕2号", "a void number stays taken"
    assert on(dt.date(2023, 2, 6), "2022-12") == "合作交流公示〔2023〕3号"
    assert [(row.period, row.year, row.number) for row in world.archive()] == [
        ("2022-12", 2023, 3), ("2023-01", 2023, 2), ("2022-12", 2023, 1), ("2022-11", 2022, 1)
    ]  # fmt: skip
