"""Drafts in work: one a bulletin, taken back and given up in steps that can be undone, by the centre alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.enums import ReportKind, ReportState, TaskSource, UserRole
from db.models import Chapter, ReportIssue, Task
from db.models.base import Base
from desktop_app.errors import UserError
from desktop_app.queries import recycle_bin
from desktop_app.queries.report_drafts import PRINTED, DraftRow, find, in_work, last_step, outdated
from desktop_app.services import journal, report_drafts
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "DL01", UserRole.CENTRE)
UNIT = Actor("Li", "HM", UserRole.CLERK)
KIND, PERIOD = ReportKind.MONTHLY, "2022-12"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    report_drafts.keep(office, CENTRE, KIND, PERIOD, "12月通报")
    yield office
    office.close()


def draft(office: Office) -> DraftRow:
    with office.read() as session:
        found = find(session, KIND, PERIOD)
    assert found is not None
    return found


def titles(office: Office) -> list[str]:
    with office.read() as session:
        return [row.title for row in in_work(session)]


def test_there_is_one_draft_of_a_bulletin_and_one_of_each_correction(office: Office) -> None:
    assert report_drafts.keep(office, CENTRE, KIND, PERIOD, "12月通报").count == 0
    with office.write(Label("Issued"), CENTRE) as tx:
        issued = ReportIssue(kind=KIND, period=PERIOD, year=2022, number=1, state=ReportState.ISSUED, title="12月通报")
        tx.session.add(issued)
        tx.session.flush()
        issued_id = issued.id
    report_drafts.keep(office, CENTRE, KIND, PERIOD, "更正", corrects_id=issued_id, reason="漏录")
    report_drafts.keep(office, CENTRE, KIND, PERIOD, "12月通报")
    assert titles(office) == ["更正", "12月通报"]


def test_making_one_draft_leaves_the_others_and_making_it_again_makes_no_second_one(office: Office) -> None:
    made = report_drafts.keep(office, CENTRE, ReportKind.NOTICE, PERIOD, "公示")
    assert titles(office) == ["公示", "12月通报"]
    report_drafts.keep(office, CENTRE, KIND, PERIOD, "12月通报")
    assert titles(office) == ["公示", "12月通报"]
    journal.undo(office, CENTRE, made.transaction_id)
    assert titles(office) == ["12月通报"]


def test_what_lies_ahead_is_not_checked(office: Office) -> None:
    report_drafts.keep(office, CENTRE, ReportKind.ANNUAL, "2098", "2098年报")
    with office.read() as session:
        ahead = find(session, ReportKind.ANNUAL, "2098")
    assert ahead is not None
    with pytest.raises(UserError, match="begins only on 2098-01-01 and ends on 2098-12-31"):
        report_drafts.check(office, CENTRE, ahead.id, "{}", "hash")


def test_a_check_says_who_and_when_and_can_be_undone(office: Office) -> None:
    changes = report_drafts.check(office, CENTRE, draft(office).id, '{"figures": {}, "parts": {}}', "hash")
    assert draft(office).checked and (draft(office).checked_by, draft(office).content_hash) == ("Wang", "hash")
    assert changes.label.values == {"title": "12月通报"}
    assert draft(office).checked_on == office.clock.today()
    journal.undo(office, CENTRE, changes.transaction_id)
    assert draft(office).state is ReportState.DRAFT and draft(office).checked_on is None


def test_taken_back_it_remembers_who_had_checked_and_why_not_any_more(office: Office) -> None:
    report_drafts.check(office, CENTRE, draft(office).id, "{}", "hash")
    report_drafts.fall_back(office, CENTRE, draft(office).id, '{"figures": [], "parts": ["问题"]}')
    row = draft(office)
    assert (row.state, row.checked_by, row.content_hash) == (ReportState.DRAFT, "Wang", "") and "问题" in row.fallen


def test_given_up_it_is_no_longer_in_work_and_comes_back_by_undo(office: Office) -> None:
    row = draft(office)
    changes = report_drafts.discard(office, CENTRE, row.id)
    with office.read() as session:
        assert in_work(session) == [] and recycle_bin.deleted(session) == []
    for act in (report_drafts.discard, report_drafts.fall_back):
        with pytest.raises(UserError, match="no longer in work"):
            act(office, CENTRE, row.id)
    journal.undo(office, CENTRE, changes.transaction_id)
    assert draft(office).id == row.id


def test_a_unit_drafts_and_checks_nothing(office: Office) -> None:
    row = draft(office)
    for act in (
        lambda: report_drafts.keep(office, UNIT, ReportKind.NOTICE, PERIOD, "公示"),
        lambda: report_drafts.check(office, UNIT, row.id, "{}", "hash"),
        lambda: report_drafts.fall_back(office, UNIT, row.id),
        lambda: report_drafts.discard(office, UNIT, row.id),
    ):
        with pytest.raises(UserError, match="Only the centre"):
            act()
    assert draft(office) == row


def record(office: Office) -> int:
    """A record that bulletins print is changed; the step of it."""
    with office.write(Label("Late"), CENTRE) as tx:
        tx.session.add(Task(matter="落实供电", source=TaskSource.MEETING))
    with office.read() as session:
        return last_step(session)


def to_be_made_again(office: Office, compared: dict[str, int]) -> bool:
    with office.read() as session:
        found = outdated(session, in_work(session), compared)
    assert found <= {draft(office).id}
    return bool(found)


def test_what_was_changed_after_a_check_asks_for_making_it_again(office: Office) -> None:
    record(office)
    id_ = draft(office).id
    assert not to_be_made_again(office, {})  # nobody has checked it yet
    report_drafts.check(office, CENTRE, id_, "{}", "hash")
    assert not to_be_made_again(office, {})
    with office.write(Label("Page"), CENTRE) as tx:
        tx.session.add(Chapter(title="区情", text="不入通报"))
    assert not to_be_made_again(office, {})
    step = record(office)
    assert to_be_made_again(office, {})
    assert not to_be_made_again(office, {id_: step})
    assert to_be_made_again(office, {id_: step - 1})


def test_what_was_changed_between_making_and_checking_counts_too(office: Office) -> None:
    with office.read() as session:
        made_at = last_step(session)
    record(office)
    id_ = draft(office).id
    assert to_be_made_again(office, {id_: made_at})  # it is on the page and not checked
    report_drafts.check(office, CENTRE, id_, "{}", "hash")
    assert to_be_made_again(office, {id_: made_at})


def test_every_table_whose_change_is_looked_for_is_one(office: Office) -> None:
    assert set(Base.metadata.tables) >= PRINTED
