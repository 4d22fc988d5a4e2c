"""What a clerk does to projects, on a real database."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import (
    ActivityKind,
    AgreementKind,
    ClaimState,
    CommitmentSide,
    FundState,
    NoUsccReason,
    ProjectStatus,
    ReviewConclusion,
    Stage,
    Track,
    UnitGroup,
    UserRole,
)
from db.models import CodeItem, InvestorTag, Milestone, ProjectInvestor, Unit
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import project_record, projects
from desktop_app.queries.project_filter import LARGE_FEN, ProjectFilter
from desktop_app.queries.search import find
from desktop_app.services import journal, project_side_moves
from desktop_app.services.attachments import stored_file
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.project_entries import (
    AgreementInput,
    CommitmentInput,
    FollowUp,
    FundInput,
    add_agreement,
    add_commitment,
    add_files,
    add_follow_up,
    add_funds,
    add_investor,
    move_funds,
    remove,
    reverse_funds,
)
from desktop_app.services.project_hand_over import hand_over
from desktop_app.services.project_stages import Answers, advance, confirm_stage
from desktop_app.services.projects import (
    FieldEdit,
    InvestorInput,
    NewProject,
    create_projects,
    delete,
    restore,
    update_fields,
)
from tests.helpers.database import fresh_office

CENTRE = Actor("Wang", "ZX", UserRole.CENTRE)
CLERK = Actor("Li", "HM", UserRole.CLERK)
USCC = "91110000100011743X"
DAY = dt.date(2022, 3, 15)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    with office.write(Label("units"), CENTRE) as tx:
        tx.session.add(Unit(id="u1", code="HM", name="华明街道", short_name="华明", group=UnitGroup.SUBDISTRICT))
        tx.session.add(Unit(id="u2", code="ZX", name="合作交流办", group=UnitGroup.BUREAU, is_centre=True))
    yield office
    office.close()


def new(office: Office, name: str = "国能智深华北总部项目", **values: object) -> str:
    lead = {
        "name": name, "source_code": "own_contact", "host_unit_id": "u1", "region_code": "110000",
        "industry_code": "I65", "summary": "s", "next_step": "拜访", "next_step_date": DAY,
    }  # fmt: skip
    return create_projects(office, CLERK, [NewProject({**lead, **values})]).ids[0]


def record(office: Office, project_id: str) -> project_record.ProjectRecord:
    with office.read() as session:
        found = project_record.record(session, project_id)
    assert found is not None
    return found


def listed(office: Office, chosen: ProjectFilter, sort: str = "", descending: bool = False) -> list[str]:
    with office.read() as session:
        ids = projects.ids(session, chosen, sort, descending)
        assert projects.count(session, chosen) == len(ids)
        assert projects.counts(session, {"a": chosen, "b": chosen}) == {"a": len(ids), "b": len(ids)}
        assert sorted(projects.matching(session, chosen, ids)) == sorted(ids)
        rows = {row.id: row.title for row in projects.rows(session, ids)}
    return [rows[one] for one in ids]


def test_a_lead_gets_a_number_that_is_never_used_again(office: Office) -> None:
    year = dt.date.today().year
    first = new(office)
    assert record(office, first).number == f"HM-{year}-0001"
    delete(office, CLERK, [first])
    assert record(office, new(office, "B")).number == f"HM-{year}-0002"


def test_a_lead_is_found_by_its_initials_at_once(office: Office) -> None:
    project_id = new(office)
    with office.read() as session:
        assert [hit.record_id for hit in find(session, "gnzs")] == [project_id]


def test_wrong_values_are_named_and_nothing_is_saved(office: Office) -> None:
    with pytest.raises(InvalidInput) as caught:
        new(office, "", total_investment_fen=5, fixed_investment_fen=6, staff=-1, company_uscc="x")
    assert set(caught.value.fields) == {"name", "fixed_investment_fen", "staff", "company_uscc"}
    assert listed(office, ProjectFilter()) == []


def test_an_investor_is_recognised_by_code_or_name(office: Office) -> None:
    first, second = new(office, "A"), new(office, "B")
    add_investor(office, CLERK, first, InvestorInput("国能集团", no_uscc_reason=NoUsccReason.UNREGISTERED))
    add_investor(office, CLERK, second, InvestorInput("国能集团", USCC, region_code="110000"))
    add_investor(office, CLERK, second, InvestorInput("改了名的国能", USCC))
    a, b = record(office, first).investors, record(office, second).investors
    assert a[0].investor_id == b[0].investor_id and len(b) == 1
    assert (a[0].uscc, a[0].no_uscc_reason, a[0].share, a[0].is_lead) == (USCC, None, 100_000_000, True)
    with pytest.raises(InvalidInput) as caught:
        add_investor(office, CLERK, first, InvestorInput("X", "123"))
    assert set(caught.value.fields) == {"investor_uscc"}


def test_many_fields_change_in_one_step_and_are_undone_together(office: Office) -> None:
    ids = [new(office, name) for name in ("甲项目", "乙项目", "丙项目")]
    changes = update_fields(office, CLERK, [FieldEdit(one, "handler", "张三") for one in ids])
    assert changes.count == 3
    assert {record(office, one).values["handler"] for one in ids} == {"张三"}
    journal.undo(office, CLERK, changes.transaction_id)
    assert {record(office, one).values["handler"] for one in ids} == {""}


def test_one_wrong_value_stops_the_whole_step(office: Office) -> None:
    a, b = new(office, "A", total_investment_fen=10), new(office, "B", total_investment_fen=1)
    edits = [FieldEdit(one, "fixed_investment_fen", 5) for one in (a, b)]
    with pytest.raises(InvalidInput):
        update_fields(office, CLERK, edits)
    assert record(office, a).values["fixed_investment_fen"] is None
    with pytest.raises(ValueError, match="stage"):
        update_fields(office, CLERK, [FieldEdit(a, "stage", Stage.PRODUCTION)])


def test_the_recycle_bin_gives_back(office: Office) -> None:
    project_id = new(office)
    delete(office, CLERK, [project_id])
    assert listed(office, ProjectFilter()) == []
    assert listed(office, ProjectFilter(deleted=True)) == ["国能智深华北总部项目"]
    assert record(office, project_id).deleted
    with pytest.raises(UserError, match="国能智深华北总部项目 is in the recycle bin"):
        update_fields(office, CLERK, [FieldEdit(project_id, "handler", "Li")])
    with pytest.raises(UserError, match="Restore it first"):
        add_follow_up(office, CLERK, project_id, FollowUp(DAY, "走访"))
    with pytest.raises(UserError, match="is in the recycle bin"):
        hand_over(office, CLERK, project_id, "u2", "迁址")
    assert (record(office, project_id).values["handler"], record(office, project_id).activities) == ("", [])
    restore(office, CLERK, [project_id])
    assert listed(office, ProjectFilter()) == ["国能智深华北总部项目"]


def test_filters_and_order(office: Office) -> None:
    a = new(office, "A", total_investment_fen=20_000_000_000, handler="Li", codename="春笋")
    b = new(office, "B", total_investment_fen=5, host_unit_id="u2", region_code="310000", is_quality=True)
    new(office, "C", industry_code="C36", next_step_date=None)
    assert listed(office, ProjectFilter(minimum_fen=LARGE_FEN)) == ["春笋"]
    assert listed(office, ProjectFilter(regions=("31",))) == ["B"]
    assert listed(office, ProjectFilter(industries=("C",))) == ["C"]
    assert listed(office, ProjectFilter(unit_ids=("u2",))) == ["B"]
    assert listed(office, ProjectFilter(quality=True)) == ["B"]
    assert listed(office, ProjectFilter(key=True)) == ["春笋"]
    assert listed(office, ProjectFilter(mine=("Li", ""))) == ["春笋"]
    assert listed(office, ProjectFilter(mine=("nobody", "ZX"))) == ["B"]
    assert listed(office, ProjectFilter(due_until=DAY), "title") == ["春笋", "B"]
    assert listed(office, ProjectFilter(ids=(b,))) == ["B"]
    assert listed(office, ProjectFilter(text="春笋")) == ["春笋"]
    assert listed(office, ProjectFilter(entered_until=dt.date(2000, 1, 1))) == []
    assert listed(office, ProjectFilter(stages=(Stage.LEAD,), statuses=(ProjectStatus.ON_HOLD,))) == []
    assert listed(office, ProjectFilter(), "total_investment_fen", True) == ["春笋", "B", "C"]
    add_investor(office, CLERK, a, InvestorInput("上海投资方", "", NoUsccReason.PERSON, "310000"))
    line = record(office, a).investors[0]
    assert listed(office, ProjectFilter(regions=("31",)), "title") == ["春笋", "B"]
    assert listed(office, ProjectFilter(investor_id=line.investor_id)) == ["春笋"]


@pytest.mark.parametrize(("tag", "is_key"), [("listed", True), ("srdi", False)])
def test_a_listed_investor_makes_a_key_project(office: Office, tag: str, is_key: bool) -> None:
    project_id = new(office)
    add_investor(office, CLERK, project_id, InvestorInput("上市投资方", "", NoUsccReason.PERSON, "310000"))
    with office.write(Label("Tag"), CLERK) as tx:
        tx.session.add(CodeItem(table="investor_tag", code="listed", name="上市公司", flags="key"))
        tx.session.add(CodeItem(table="investor_tag", code="srdi", name="专精特新"))
        tx.session.add(InvestorTag(investor_id=record(office, project_id).investors[0].investor_id, tag=tag))
    assert bool(listed(office, ProjectFilter(key=True))) is is_key


def test_a_follow_up_sets_the_next_step(office: Office) -> None:
    project_id = new(office)
    add_follow_up(office, CLERK, project_id, FollowUp(DAY, "  谈了用地 ", ActivityKind.CALL, "张三", "签框架", DAY))
    found = record(office, project_id)
    assert [(a.text, a.people, a.by) for a in found.activities] == [("谈了用地", "张三", "Li")]
    assert found.values["next_step"] == "签框架"
    assert found.history[0].values == {"name": "国能智深华北总部项目"}
    with pytest.raises(InvalidInput):
        add_follow_up(office, CLERK, project_id, FollowUp(DAY, " "))


def test_money_counts_only_when_the_centre_has_confirmed_it(office: Office) -> None:
    project_id = new(office)
    add_funds(office, CLERK, project_id, FundInput(500, DAY, "cash", evidence_number="E1"))
    (entry,) = record(office, project_id).funds
    move_funds(office, CLERK, entry.id, FundState.CHECKED)
    with pytest.raises(UserError):
        move_funds(office, CLERK, entry.id, FundState.CONFIRMED)
    move_funds(office, CENTRE, entry.id, FundState.CONFIRMED)
    (entry,) = record(office, project_id).funds
    assert (entry.state, entry.count_month) == (FundState.CONFIRMED, f"{dt.date.today():%Y-%m}")
    for change in (lambda: move_funds(office, CENTRE, entry.id, FundState.RETURNED),
                   lambda: remove(office, CENTRE, "fund_entry", entry.id),
                   lambda: reverse_funds(office, CLERK, entry.id)):  # fmt: skip
        with pytest.raises(UserError):
            change()
    reverse_funds(office, CENTRE, entry.id)
    assert sorted(e.amount_fen for e in record(office, project_id).funds) == [-500, 500]
    with pytest.raises(UserError, match="reversed already"):
        reverse_funds(office, CENTRE, entry.id)
    with office.read() as session:
        assert projects.rows(session, [project_id])[0].in_place_fen == 0
    with pytest.raises(InvalidInput):
        add_funds(office, CLERK, project_id, FundInput(0, DAY, "cash"))


def test_agreements_promises_and_files(office: Office, tmp_path: Path) -> None:
    scan = tmp_path / "合同.pdf"
    scan.write_bytes(b"%PDF scan")
    project_id = new(office)
    add_agreement(
        office, CLERK, project_id, AgreementInput(AgreementKind.INVESTMENT, "T1", DAY, 10_000_000_000, scan=scan)
    )
    add_agreement(office, CLERK, project_id, AgreementInput(AgreementKind.FRAMEWORK, amount_fen=7))
    add_commitment(office, CLERK, project_id, CommitmentInput(CommitmentSide.GOVERNMENT, "厂房租金减半", due_on=DAY))
    add_files(office, CLERK, project_id, [scan])
    found = record(office, project_id)
    assert [f.name for f in found.files] == ["合同.pdf", "合同.pdf"]
    assert len({f.content_hash for f in found.files}) == 1
    assert stored_file(office, found.files[0].content_hash).read_bytes() == b"%PDF scan"
    assert found.state.agreement_with_scan
    with office.read() as session:
        assert projects.rows(session, [project_id])[0].agreement_fen == 10_000_000_000
    remove(office, CLERK, "commitment", found.commitments[0].id)
    assert record(office, project_id).commitments == []
    with pytest.raises(UserError):
        add_files(office, CLERK, project_id, [tmp_path / "missing.pdf"])


def negotiation() -> Answers:
    return Answers(
        values={"total_investment_fen": 10_000_000_000, "track": Track.CONSTRUCTION, "handler": "Li"},
        investor=InvestorInput("国能集团", USCC, region_code="110000"),
        activity="首次见面",
        claim=ClaimState.VALID,
    )


def signing(scan: Path) -> Answers:
    return Answers(
        values={"no_commitments": True, "planned_start": DAY, "planned_production": DAY},
        review=ReviewConclusion.PASSED,
        review_date=DAY,
        agreement=AgreementInput(AgreementKind.INVESTMENT, "T1", DAY, 10_000_000_000),
        scan=scan,
        legal=("L1", DAY),
        fair=("F1", DAY),
        plan=(2022, 5_000_000_000),
    )


def test_a_move_asks_for_what_is_missing_and_changes_nothing_without_it(office: Office) -> None:
    project_id = new(office)
    with pytest.raises(InvalidInput) as caught:
        advance(office, CLERK, project_id, Stage.NEGOTIATION, Answers())
    assert set(caught.value.fields) == {
        f"negotiation.{name}" for name in ("investor", "total_investment_fen", "track", "handler", "activity", "claim")
    }
    assert record(office, project_id).state.stage is Stage.LEAD
    assert set(record(office, project_id).dates) == {Stage.LEAD}


def test_a_whole_life(office: Office, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"x")
    project_id = new(office)
    advance(office, CLERK, project_id, Stage.NEGOTIATION, negotiation())
    review = Answers(values={"environment_code": "form", "energy_tce": 10, "veto_checked": True}, plan_complete=True)
    advance(office, CENTRE, project_id, Stage.REVIEW, review)
    advance(office, CENTRE, project_id, Stage.SIGNED, signing(scan))
    landed = {
        "company_name": "国能智深（天津）", "company_uscc": USCC, "registered_capital_fen": 1,
        "company_address": "华明",
        "landing_unit_id": "u1",
    }  # fmt: skip
    with pytest.raises(InvalidInput) as caught:
        advance(office, CENTRE, project_id, Stage.LANDED, Answers(values=landed))
    assert set(caught.value.fields) == {"landed.milestone_date", "landed.milestone_basis"}
    for stage, values in (
        (Stage.LANDED, landed),
        (Stage.CONSTRUCTION, {}),
        (Stage.PRODUCTION, {"staff": 10, "first_revenue_fen": 1, "first_tax_fen": 0}),
    ):
        advance(office, CENTRE, project_id, stage, Answers(values, dates={stage: DAY}, bases={stage: "licence"}))
    found = record(office, project_id)
    assert found.state.stage is Stage.PRODUCTION and list(found.next) == [] and list(found.gaps) == []
    assert found.dates[Stage.LANDED] == DAY
    assert [r.conclusion for r in found.reviews] == [ReviewConclusion.PASSED]
    assert found.plans == {2022: 5_000_000_000}
    with office.read() as session:
        milestones = session.query(Milestone).filter_by(project_id=project_id).all()
        assert {m.stage for m in milestones if m.confirmed_on is None} == {Stage.NEGOTIATION}
        (line,) = session.query(ProjectInvestor).filter_by(project_id=project_id)
        assert line.origin_code == "110000"
    confirm_stage(office, CENTRE, project_id, Stage.NEGOTIATION)
    with pytest.raises(UserError):
        confirm_stage(office, CLERK, project_id, Stage.NEGOTIATION)


def test_stages_are_dated_by_what_happened_and_not_by_the_day_of_entry(office: Office, tmp_path: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"x")
    project_id = new(office)
    advance(office, CLERK, project_id, Stage.NEGOTIATION, negotiation())
    review = Answers(values={"environment_code": "form", "energy_tce": 10, "veto_checked": True}, plan_complete=True)
    advance(office, CENTRE, project_id, Stage.REVIEW, review)
    assert record(office, project_id).dates[Stage.REVIEW] == office.clock.today()
    signed = DAY + dt.timedelta(days=5)
    advance(office, CENTRE, project_id, Stage.SIGNED, replace(signing(scan), dates={Stage.SIGNED: signed}))
    found = record(office, project_id)
    assert (found.dates[Stage.REVIEW], found.dates[Stage.SIGNED]) == (DAY, signed)


def test_a_stage_on_a_day_to_come_is_refused(office: Office) -> None:
    project_id, tomorrow = new(office), office.clock.today() + dt.timedelta(days=1)
    early = replace(negotiation(), dates={Stage.NEGOTIATION: tomorrow}, review_date=tomorrow)
    with pytest.raises(InvalidInput) as caught:
        advance(office, CLERK, project_id, Stage.NEGOTIATION, early)
    assert set(caught.value.fields) == {"date.negotiation", "review_date"}
    assert record(office, project_id).state.stage is Stage.LEAD


def test_a_stage_is_not_jumped_to(office: Office) -> None:
    with pytest.raises(UserError):
        advance(office, CENTRE, new(office), Stage.LANDED, Answers())


def test_moves_aside(office: Office) -> None:
    project_id = new(office)
    advance(office, CLERK, project_id, Stage.NEGOTIATION, negotiation())
    with pytest.raises(InvalidInput):
        project_side_moves.hold(office, CLERK, project_id, "等土地", None)
    with pytest.raises(InvalidInput):
        project_side_moves.step_back(office, CLERK, project_id, " ")
    project_side_moves.hold(office, CLERK, project_id, "等土地", DAY)
    assert record(office, project_id).state.status is ProjectStatus.ON_HOLD
    with pytest.raises(UserError):
        project_side_moves.step_back(office, CLERK, project_id, "x")
    project_side_moves.resume(office, CLERK, project_id)
    project_side_moves.step_back(office, CLERK, project_id, "投资方换人")
    assert record(office, project_id).state.stage is Stage.LEAD
    assert Stage.NEGOTIATION not in record(office, project_id).dates
    with pytest.raises(InvalidInput):
        project_side_moves.terminate(office, CLERK, project_id, "放弃", "")
    project_side_moves.terminate(office, CLERK, project_id, "放弃", "李主任")
    with pytest.raises(UserError):
        project_side_moves.reopen(office, CLERK, project_id)
    project_side_moves.reopen(office, CENTRE, project_id)
    assert record(office, project_id).state.stage is Stage.NEGOTIATION


def test_the_code_of_the_company_is_kept_in_even_width(office: Office) -> None:
    project_id = new(office)
    wide = USCC.translate({ord(sign): ord(sign) + 0xFEE0 for sign in USCC})
    update_fields(office, CENTRE, [FieldEdit(project_id, "company_uscc", wide)])
    assert record(office, project_id).values["company_uscc"] == USCC
