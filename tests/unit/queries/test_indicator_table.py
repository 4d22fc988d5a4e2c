"""The table with targets and last year's issued figures, and the ranking over it."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from db.enums import CreditRole, FundState, Indicator, Ownership, ReportKind, ReportState, UnitGroup
from db.models import (
    CodeItem,
    Credit,
    FundEntry,
    Investor,
    Project,
    RankingAdjustment,
    ReportIssue,
    Setting,
    Target,
    Unit,
)
from db.types import WHOLE, new_id
from desktop_app.domain.indicators import Light
from desktop_app.domain.periods import Month
from desktop_app.queries import indicator_table, ranking, units
from desktop_app.services.office import Actor, Label, Office
from tests.helpers.database import fresh_office

FUNDS = Indicator.OUTSIDE_FUNDS_IN_PLACE
MONTH = Month(2022, 6)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """Two parks: A has 60 of 100, B 20 of 100; a subdistrict C without a target."""
    office = fresh_office(tmp_path)
    with office.write(Label("Add"), Actor("测试")) as tx:
        investor = Investor(id=new_id(), name="投资方", region_code="320100", ownership=Ownership.PRIVATE)
        tx.session.add_all([investor, CodeItem(table="fund_form", code="cash", name="货币", flags="countable")])
        for code, group, amount in (
            ("A", UnitGroup.PARK, 60),
            ("B", UnitGroup.PARK, 20),
            ("C", UnitGroup.SUBDISTRICT, 5),
        ):
            unit = Unit(id=new_id(), code=code, name=f"{code}园区", group=group)
            project = Project(id=new_id(), number=f"{code}-2022-0001", name="项目", entered_on=date(2022, 1, 1))
            entry = FundEntry(
                project_id=project.id,
                investor_id=investor.id,
                amount_fen=amount,
                form_code="cash",
                count_month="2022-05",
                state=FundState.CONFIRMED,
            )
            credit = Credit(project_id=project.id, unit_id=unit.id, role=CreditRole.LANDING, share=WHOLE)
            tx.session.add_all([unit, project, entry, credit])
            if code != "C":
                tx.session.add(Target(year=2022, unit_id=unit.id, indicator=FUNDS, value=100))
        tx.session.add(Target(year=2022, unit_id=None, indicator=FUNDS, value=200))
    yield office
    office.close()


def row(office: Office, unit: str | None) -> indicator_table.IndicatorRow:
    with office.read() as session:
        return indicator_table.table(session, MONTH, [unit], [FUNDS])[0]


def test_a_row_has_target_completion_gap_and_light(office: Office) -> None:
    district = row(office, None)
    assert (district.target, district.cumulative) == (Fraction(200), Fraction(85))
    assert district.completion == Fraction(85, 200)
    assert district.pace_gap == Fraction(85, 200) - Fraction(1, 2)
    assert district.light is Light.YELLOW
    assert row(office, "A").light is Light.GREEN
    assert row(office, "B").light is Light.RED
    without = row(office, "C")
    assert (without.target, without.completion, without.pace_gap, without.light) == (None, None, None, None)


def test_year_on_year_uses_last_years_issued_snapshot_only(office: Office) -> None:
    assert row(office, "A").year_on_year is None
    snapshot = {"figures": [{"indicator": FUNDS.value, "unit": "A", "month": "1", "cumulative": "50"}]}
    for state, expected in ((ReportState.DRAFT, None), (ReportState.ISSUED, Fraction(1, 5))):
        with office.write(Label("Issue"), Actor("测试")) as tx:
            tx.session.add(
                ReportIssue(
                    kind=ReportKind.MONTHLY, period="2021-06", year=2021, state=state, snapshot=json.dumps(snapshot)
                )
            )
        assert row(office, "A").year_on_year == expected
    assert row(office, "B").year_on_year is None


def test_a_snapshot_gives_back_the_same_figures(office: Office) -> None:
    with office.read() as session:
        rows = indicator_table.table(session, MONTH, [None, "A"], [FUNDS, Indicator.SIGNED_TO_LANDED_RATE])
    frozen = indicator_table.snapshot_figures(rows)
    with office.write(Label("Issue"), Actor("测试")) as tx:
        tx.session.add(
            ReportIssue(
                kind=ReportKind.MONTHLY,
                period=str(MONTH),
                year=2022,
                state=ReportState.ISSUED,
                snapshot=json.dumps({"figures": frozen}),
            )
        )
    with office.read() as session:
        figures = indicator_table.issued_figures(session, MONTH)
    assert figures == {(FUNDS, None): 85, (FUNDS, "A"): 60}


def test_the_ranking_is_per_group_with_movement(office: Office) -> None:
    with office.read() as session:
        lines = {line.code: line for line in ranking.table(session, MONTH)}
    assert [(c, lines[c].rank, lines[c].score_centi, lines[c].previous_rank) for c in "ABC"] == [
        ("A", 1, 6000, 1),
        ("B", 2, 2000, 2),
        ("C", None, None, None),
    ]
    assert lines["B"].light is Light.RED


def test_a_ranked_units_light_is_the_worse_of_pace_and_growth(office: Office) -> None:
    snapshot = {"figures": [{"indicator": FUNDS.value, "unit": "A", "month": "1", "cumulative": "90"}]}
    with office.write(Label("Issue"), Actor("测试")) as tx:
        tx.session.add(
            ReportIssue(
                kind=ReportKind.MONTHLY,
                period="2021-06",
                year=2021,
                state=ReportState.ISSUED,
                snapshot=json.dumps(snapshot),
            )
        )
    with office.read() as session:
        lines = {line.code: line.light for line in ranking.table(session, MONTH)}
    assert lines == {"A": Light.RED, "B": Light.RED, "C": None}
    assert row(office, "A").light is lines["A"]


def test_bonus_penalty_and_weights_are_the_offices_data(office: Office) -> None:
    with office.read() as session:
        ids = units.codes(session)
    with office.write(Label("Adjust"), Actor("测试")) as tx:
        tx.session.add_all(
            [
                RankingAdjustment(month=str(MONTH), unit_id=ids["B"], points_centi=300, reason="表扬"),
                RankingAdjustment(month=str(MONTH), unit_id=ids["B"], points_centi=-100, reason="迟报"),
                Setting(name="weights", value=json.dumps({"park": {"landed_beijing": 100}})),
            ]
        )
    with office.read() as session:
        assert {line.code: line.rank for line in ranking.table(session, MONTH)} == {"A": None, "B": None, "C": None}
    with office.write(Label("Adjust"), Actor("测试")) as tx:
        tx.session.query(Setting).delete()
    with office.read() as session:
        assert {line.code: line.score_centi for line in ranking.table(session, MONTH)}["B"] == 2200
