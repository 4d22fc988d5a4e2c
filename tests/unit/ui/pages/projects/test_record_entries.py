"""What is entered into a project's record: follow-ups, money, files, shares, referrals, reviews."""

import datetime as dt
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from db.models import ReviewItem, ReviewMeeting
from desktop_app.services.office import Label
from desktop_app.services.project_entries import FollowUp, FundInput, add_follow_up, add_funds
from desktop_app.ui.dialogs.decision_forms import MergeForm, ReturnForm
from desktop_app.ui.dialogs.entry_forms import (
    AgreementForm,
    CommitmentForm,
    EntryForm,
    FollowUpForm,
    FundForm,
    InvestorForm,
)
from desktop_app.ui.dialogs.review_forms import ComesTo
from desktop_app.ui.dialogs.review_meetings import ReviewMeetings
from desktop_app.ui.dialogs.share_form import ShareForm
from desktop_app.ui.dialogs.support_forms import ReferralForm
from desktop_app.ui.pages.projects import ProjectsPage
from desktop_app.ui.widgets.editors import set_value
from tests.helpers.navigator import FakeNavigator
from tests.helpers.projects import CENTRE, DAY, USCC
from tests.unit.ui.pages.projects.acting import LEFT, button, open_first, table

F = TypeVar("F", bound=EntryForm)


def wait_for_form(qtbot: QtBot, page: ProjectsPage, kind: type[F]) -> F:
    """The open form of this kind, as soon as it is there."""
    qtbot.waitUntil(lambda: any(form.isVisible() for form in page.panel.findChildren(kind)))
    return next(form for form in page.panel.findChildren(kind) if form.isVisible())


def test_a_follow_up_is_recorded(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(page.panel.follow_button, LEFT)
    form = page.findChild(FollowUpForm)
    assert form is not None
    form.save()
    qtbot.waitUntil(lambda: bool(form.rows["text"].error))
    editor = form.rows["text"].editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("谈了用地")
    set_value(form.rows["next_step"].editor, "签框架")
    set_value(form.rows["next_step_date"].editor, dt.date(2022, 4, 1))
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.activities) == 1)
    words = {label.text() for label in page.panel.findChildren(QLabel)}
    assert "谈了用地" in words and "签框架 · 2022-04-01" in words


def test_an_entry_is_put_right_in_its_form(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    office, actor = page.navigator.office, page.navigator.actor
    add_follow_up(office, actor, ids[0], FollowUp(DAY, "见了刘总", next_step="回访", next_step_date=DAY))
    add_funds(office, actor, ids[0], FundInput(100, DAY, "cash", evidence_number="E1"))
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(button(qtbot, page.panel.sections["activities"], "Edit"), LEFT)
    form = wait_for_form(qtbot, page, FollowUpForm)
    assert form.values()["text"] == "见了刘总"
    set_value(form.rows["text"].editor, "见了李总")
    set_value(form.rows["next_step"].editor, "考察")
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.activities[0].text == "见了李总")
    assert page.panel.project is not None and page.panel.project.values["next_step"] == "考察"
    qtbot.mouseClick(button(qtbot, page.panel.sections["funds"], "Edit"), LEFT)
    money = wait_for_form(qtbot, page, FundForm)
    assert money.values()["evidence_code"] is None
    set_value(money.rows["amount_fen"].editor, 250)
    qtbot.mouseClick(money.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and page.panel.project.funds[0].amount_fen == 250)


def test_money_agreement_promise_and_investor(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    open_first(qtbot, page, ids[0])
    entered: list[tuple[type[EntryForm], dict[str, object]]] = [
        (FundForm, {"amount_fen": 5_000_000_000, "evidence_number": "E1"}),
        (AgreementForm, {"amount_fen": 10_000_000_000, "number": "T1"}),
        (CommitmentForm, {"clause": "租金减半"}),
        (InvestorForm, {"name": "第二投资方", "investor_uscc": USCC}),
    ]
    for kind, values in entered:
        form = page.panel.do.open_form(kind)
        assert form is not None
        for name, value in values.items():
            set_value(form.rows[name].editor, value)
        before = len(navigator.changes)
        form.save()
        qtbot.waitUntil(lambda before=before: len(navigator.changes) > before)  # type: ignore[misc]
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.investors) == 2)
    qtbot.mouseClick(button(qtbot, page.panel, "Confirm"), LEFT)
    model = table(page).model
    place = page.list.source.index_of(ids[0])
    qtbot.waitUntil(lambda: model.index(place, model.column_of("in_place_fen")).data() == "5,000")
    assert model.index(place, model.column_of("agreement_fen")).data() == "10,000"
    page.panel.sections["commitments"].set_open(True)
    assert "租金减半" in {label.text() for label in page.panel.findChildren(QLabel)}


def test_files_are_kept_with_the_project(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str], tmp_path: Path
) -> None:
    open_first(qtbot, page, ids[0])
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"x")
    page.panel.do.attach_files([str(scan)])
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.files) == 1)
    page.panel.do.attach_files([str(tmp_path / "none.pdf")])
    qtbot.waitUntil(lambda: len(navigator.errors) == 1)


def test_shares_are_divided_and_credited(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    qtbot.mouseClick(button(qtbot, page.panel, "Shares"), LEFT)
    form = page.findChild(ShareForm)
    assert form is not None
    first = form.credits.rows[0]
    first.unit.set_value("u1")
    first.share.setText("half")
    form.save()
    assert "between 0 and 100" in form.rows["credits"].error
    qtbot.mouseClick(button(qtbot, form, "Add a unit"), LEFT)
    form.credits.rows[1].unit.set_value("u2")
    for link in form.findChildren(QPushButton):
        if link.text() == "Divide evenly":
            link.click()
    qtbot.mouseClick(form.primary, LEFT)
    qtbot.waitUntil(lambda: page.panel.project is not None and len(page.panel.project.credits) == 2)
    assert page.panel.project is not None
    assert {credit.share for credit in page.panel.project.credits} == {50_000_000}


def test_the_centre_refers_returns_and_merges(qtbot: QtBot, page: ProjectsPage, ids: list[str]) -> None:
    open_first(qtbot, page, ids[0])
    page.panel.sections["support"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Referral"), LEFT)
    referral = page.findChild(ReferralForm)
    assert referral is not None
    referral.save()
    qtbot.waitUntil(lambda: bool(referral.rows["to_unit_id"].error))
    set_value(referral.rows["to_unit_id"].editor, "u1")
    qtbot.mouseClick(referral.primary, LEFT)
    qtbot.mouseClick(button(qtbot, page.panel, "Accept"), LEFT)
    qtbot.waitUntil(
        lambda: bool(page.panel.project and page.panel.project.support and page.panel.project.support[0].accepted_on)
    )

    money = page.panel.do.open_form(FundForm)
    assert money is not None
    set_value(money.rows["amount_fen"].editor, 500)
    money.save()
    qtbot.mouseClick(button(qtbot, page.panel, "Return…"), LEFT)
    back = page.findChild(ReturnForm)
    assert back is not None
    set_value(back.rows["note"].editor, "凭证看不清")
    qtbot.mouseClick(back.primary, LEFT)
    qtbot.waitUntil(lambda: any("凭证看不清" in label.text() for label in page.panel.findChildren(QLabel)))

    page.panel.do.fill_menu(page.panel.menu)
    next(a for a in page.panel.menu.actions() if a.text().startswith("Merge")).trigger()
    merge = page.findChild(MergeForm)
    assert merge is not None
    merge.save()
    assert merge.rows["into"].error
    qtbot.keyClicks(merge.search, "zhongche")
    qtbot.waitUntil(lambda: merge.found.count() == 1)
    merge.found.setCurrentRow(0)
    qtbot.mouseClick(merge.primary, LEFT)
    qtbot.waitUntil(lambda: bool(page.panel.project and page.panel.project.merged_into == "中车研发中心"))


def test_the_papers_of_a_review_are_asked_for_beside_it(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str], tmp_path: Path
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=DAY))
        tx.session.add(ReviewItem(meeting_id="m1", project_id=ids[0]))
    open_first(qtbot, page, ids[0])
    page.panel.sections["reviews"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Papers…"), LEFT)
    dialog = page.window().findChild(QFileDialog)
    assert dialog is not None
    qtbot.addWidget(dialog)
    dialog.fileSelected.emit(str(tmp_path / "papers"))
    qtbot.waitUntil(lambda: bool(navigator.messages), timeout=30_000)
    assert any("会议纪要" in file.name for file in (tmp_path / "papers").iterdir())


def test_a_project_is_brought_to_a_review_meeting_from_its_record(
    qtbot: QtBot, page: ProjectsPage, navigator: FakeNavigator, ids: list[str]
) -> None:
    with navigator.office.write(Label("Review"), CENTRE) as tx:
        tx.session.add(ReviewMeeting(id="m1", title="第1次评审会", held_on=DAY, place="第一会议室"))
    open_first(qtbot, page, ids[0])
    page.panel.sections["reviews"].set_open(True)
    qtbot.mouseClick(button(qtbot, page.panel, "Bring to a meeting"), LEFT)
    qtbot.waitUntil(lambda: page.findChild(ComesTo) is not None)
    form = page.findChild(ComesTo)
    assert form is not None
    form.save()
    qtbot.waitUntil(lambda: bool(page.panel.project and page.panel.project.reviews))
    told = [label.text() for label in page.panel.sections["reviews"].findChildren(QLabel)]
    assert "Pending" in told and f"not confirmed yet · 第1次评审会 · {DAY}" in told
    qtbot.mouseClick(button(qtbot, page.panel, "Meeting…"), LEFT)
    dialog = page.findChild(ReviewMeetings)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.panel.title.text() == "第1次评审会")
    dialog.reject()
