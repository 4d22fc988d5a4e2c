"""Differences in words and values, decided singly, by a value of one's own, or by a rule; decisions travel."""

import datetime as dt
from pathlib import Path

import pytest

from db.enums import ProjectStatus, UnitGroup
from db.models import FundEntry, Unit
from desktop_app.domain.clock import Clock
from desktop_app.errors import UserError
from desktop_app.services.office import Label
from desktop_app.services.project_side_moves import hold, merge
from desktop_app.sync.third_values import EditorKind, FieldEditor, Pick, scaled, typed
from desktop_app.sync.undecided import Undecided, decide_all, decide_typed, stored, undecided
from desktop_app.sync.wire import Value
from tests.helpers.stick_offices import DAY, StickOffice, send


@pytest.fixture
def project(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> str:
    """A project that both changed without knowing of each other; the centre knows both."""
    centre, unit = pair
    project_id = unit.add_project("氢能项目", total_investment_fen=100, summary="一")
    send(unit, centre, tmp_path / "a")
    unit.change("project", project_id, total_investment_fen=200, summary="单位的概述")
    centre.change("project", project_id, total_investment_fen=300, summary="中心的概述")
    send(unit, centre, tmp_path / "b")
    return project_id


def waiting(one: StickOffice) -> list[Undecided]:
    with one.office.read() as session:
        return undecided(session)


def test_values_stand_beside_each_other_with_whose_they_are(
    pair: tuple[StickOffice, StickOffice], project: str
) -> None:
    centre, _unit = pair
    money = next(one for one in waiting(centre) if one.conflict.fields == ("total_investment_fen",))
    assert [one.kind for one in money.editors] == ["money"]
    assert {(one.unit, one.by_centre, one.user, one.values["total_investment_fen"]) for one in money.options} == {
        ("华明街道", False, "clerk of HM", 200),
        ("合作交流办", True, "clerk of DL01", 300),
    }
    assert sum(one.shown for one in money.options) == 1


@pytest.mark.parametrize(("rule", "value"), [("centre", 300), ("unit", 200)])
def test_a_rule_decides_all_and_the_decision_travels(
    pair: tuple[StickOffice, StickOffice], project: str, tmp_path: Path, rule: str, value: int
) -> None:
    centre, unit = pair
    chosen = [(one.conflict, choice.values) for one in waiting(centre) if (choice := one.by_rule(rule))]  # type: ignore[arg-type]
    decided = decide_all(centre.office, centre.exchange.keys.own, centre.actor, chosen)
    assert (decided.count, decided.left) == (2, 0)
    assert "project" in decided.changes.kinds
    assert waiting(centre) == []
    send(centre, unit, tmp_path / "c")
    assert waiting(unit) == []
    assert [one.value("project", project, "total_investment_fen") for one in pair] == [value, value]


def test_the_newest_is_a_rule_too(pair: tuple[StickOffice, StickOffice], project: str) -> None:
    centre, _unit = pair
    [money] = [one for one in waiting(centre) if [editor.kind for editor in one.editors] == ["money"]]
    newest = max(money.conflict.choices, key=lambda one: one.at)
    assert money.by_rule("newest") == newest


@pytest.mark.parametrize("at", [4_070_908_800_000, 1000], ids=["2099", "1970"])
def test_which_is_the_newest_cannot_be_told_by_a_clock_that_is_wrong(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path, at: int
) -> None:
    centre, unit = pair
    project = unit.add_project("氢能项目", handler="一")
    send(unit, centre, tmp_path / "a")
    centre.change("project", project, handler="中心")
    unit.office.clock = Clock(lambda: at)
    unit.change("project", project, handler="单位")
    unit.office.clock = Clock()
    send(unit, centre, tmp_path / "b")
    [one] = waiting(centre)
    assert {option.values["handler"]: option.clock_is_wrong for option in one.options} == {"中心": False, "单位": True}
    assert one.by_rule("newest") is None
    assert one.by_rule("unit") is not None


def test_a_third_value_replaces_both(pair: tuple[StickOffice, StickOffice], project: str, tmp_path: Path) -> None:
    centre, unit = pair
    [text] = [one for one in waiting(centre) if one.conflict.fields == ("summary",)]
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(text.conflict, {"summary": "两边商定"})])
    send(centre, unit, tmp_path / "c")
    assert [one.value("project", project, "summary") for one in pair] == ["两边商定", "两边商定"]


def test_a_third_record_or_code_may_be_chosen(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    for code in ("XL", "WX", "DG"):
        with centre.office.write(Label("Enter"), centre.actor) as tx:
            tx.session.add(Unit(code=code, name=f"单位{code}", short_name=code.lower(), group=UnitGroup.SUBDISTRICT))
    send(centre, unit, tmp_path / "a")
    project = unit.add_project("氢能项目")
    send(unit, centre, tmp_path / "b")
    for one, code, industry in ((unit, "XL", "A"), (centre, "WX", "B")):
        one.change("project", project, host_unit_id=one.unit_id(code), industry_code=industry)
    send(unit, centre, tmp_path / "c")
    found = {one.conflict.fields[0]: one for one in waiting(centre)}
    host, industry_ = found["host_unit_id"], found["industry_code"]
    [units], [industries] = host.editors, industry_.editors
    assert (units.kind, units.optional, industries.kind, industries.optional) == ("choice", True, "choice", True)
    assert {"xl", "wx", "dg"} <= {pick.label for pick in units.picks}
    assert ("C", "制造业") in {(pick.value, pick.label) for pick in industries.picks}
    own = centre.exchange.keys.own
    with pytest.raises(UserError, match="cannot be the value"):
        decide_typed(centre.office, own, centre.actor, host.id, "nobody")
    decide_typed(centre.office, own, centre.actor, host.id, "DG")
    decide_typed(centre.office, own, centre.actor, industry_.id, "制造业")
    with pytest.raises(UserError, match="nothing to decide"):
        decide_typed(centre.office, own, centre.actor, host.id, "DG")
    send(centre, unit, tmp_path / "d")
    for one in pair:
        assert one.value("project", project, "host_unit_id") == one.unit_id("DG")
        assert one.value("project", project, "industry_code") == "C"
        assert waiting(one) == []


PICKS = (Pick("1", "c1", "甲"), Pick("2", "c2", "乙"), Pick("3", "c3", "乙"))


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("money", "120", 120),
        ("number", "-3", -3),
        ("scaled", "50000000", 50_000_000),
        ("date", "2022-03-15", "2022-03-15"),
        ("date", "", None),
        ("flag", "1", 1),
        ("words", "on_hold", "on_hold"),
        ("words", "", None),
        ("text", "任何", "任何"),
        ("choice", "甲", "1"),
        ("choice", "c2", "2"),
        ("choice", "", None),
    ],
)
def test_what_is_typed_becomes_what_is_stored(kind: EditorKind, text: str, value: object) -> None:
    assert typed(FieldEditor("x", kind, ProjectStatus, PICKS, optional=True), text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("money", "much"), ("date", "tomorrow"), ("date", ""), ("flag", "yes"), ("words", "nonsense"), ("words", ""),
        ("choice", "乙"), ("choice", ""), ("offered", "x"), ("", "x"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(kind: EditorKind, text: str) -> None:
    with pytest.raises(UserError, match="cannot be the value"):
        typed(FieldEditor("x", kind, ProjectStatus, PICKS), text)


def test_no_code_is_an_empty_one() -> None:
    assert typed(FieldEditor("industry_code", "choice", picks=PICKS, optional=True), "") == ""


@pytest.mark.parametrize(("text", "value"), [("33.33", 33_330_000), ("1,000", 1_000_000_000), ("0", 0)])
def test_a_number_is_stored_in_its_smallest_parts(text: str, value: int) -> None:
    assert scaled(text, 1_000_000) == value


@pytest.mark.parametrize("text", ["", "half", "0.0000001", "inf"])
def test_what_is_no_number_or_too_fine_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        scaled(text, 1_000_000)


def test_fields_that_belong_together_are_entered_together(
    pair: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    """What a confirmation sets is chosen from what offices set; the rest is free."""
    centre, unit = pair
    project = unit.add_project("氢能项目")
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        entry = FundEntry(project_id=project, amount_fen=100, arrived_on=DAY, form_code="cash")
        tx.session.add(entry)
    send(unit, centre, tmp_path / "a")
    unit.change("fund_entry", entry.id, amount_fen=200, evidence_number="A-1")
    centre.change("fund_entry", entry.id, amount_fen=300, state="checked")
    send(unit, centre, tmp_path / "b")
    [found] = waiting(centre)
    assert [(one.name, one.kind) for one in found.editors] == [
        ("amount_fen", "money"), ("evidence_number", "text"), ("state", "offered"),
    ]  # fmt: skip
    own: dict[str, Value] = {"amount_fen": 250, "evidence_number": "A-2", "state": "checked"}
    decide_all(centre.office, centre.exchange.keys.own, centre.actor, [(found.conflict, own)])
    send(centre, unit, tmp_path / "c")
    for one in pair:
        assert {name: one.value("fund_entry", entry.id, name) for name in own} == own
        assert waiting(one) == []


def test_what_was_decided_meanwhile_is_not_decided_again(pair: tuple[StickOffice, StickOffice], project: str) -> None:
    centre, _unit = pair
    chosen = [(one.conflict, one.conflict.choices[0].values) for one in waiting(centre)]
    own = centre.exchange.keys.own
    decide_all(centre.office, own, centre.actor, chosen)
    with pytest.raises(UserError, match="decided on this meanwhile"):
        decide_all(centre.office, own, centre.actor, chosen)


def test_what_only_the_centre_decides_a_unit_waits_for(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    centre, unit = pair
    send(centre, unit, tmp_path / "a")
    unit_id = centre.unit_id("DL01")
    unit.change("unit", unit_id, leader="李")
    centre.change("unit", unit_id, leader="赵")
    send(centre, unit, tmp_path / "b")
    asked = [one for one in waiting(unit) if one.conflict.fields == ("leader",)]
    assert [(one.waits_for_centre, one.editors, one.by_rule("newest")) for one in asked] == [(True, (), None)]


def test_entered_values_become_what_the_table_holds() -> None:
    assert stored("status", ProjectStatus.ON_HOLD) == ProjectStatus.ON_HOLD.value
    assert stored("held_on", dt.date(2022, 3, 5)) == "2022-03-05"
    assert (stored("confirmed", True), stored("note", "x"), stored("amount_fen", 3), stored("note", None)) == (
        1, "x", 3, None,
    )  # fmt: skip
    with pytest.raises(TypeError):
        stored("share", 1.5)


def test_what_moves_aside_set_is_decided_together(pair: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    """A project on hold is not merged as well: whoever decides takes all that one office said."""
    centre, unit = pair
    project, into = unit.add_project("氢能项目"), unit.add_project("氢能二期")
    send(unit, centre, tmp_path / "a")
    hold(unit.office, unit.actor, project, "等土地", dt.date(2022, 9, 1))
    merge(centre.office, centre.actor, project, into)
    send(unit, centre, tmp_path / "b")
    fields = "status", "merged_into_id", "hold_review_date", "side_reason"
    assert [centre.value("project", project, name) for name in fields] == ["on_hold", None, "2022-09-01", "等土地"]
    [found] = waiting(centre)
    assert set(found.conflict.fields) == set(fields)
    assert found.editors == ()
    own = centre.exchange.keys.own
    of = {str(choice.values["status"]): choice.values for choice in found.conflict.choices}
    with pytest.raises(UserError, match="go together"):
        decide_all(centre.office, own, centre.actor, [(found.conflict, of["on_hold"] | {"merged_into_id": into})])
    decide_all(centre.office, own, centre.actor, [(found.conflict, of["merged"])])
    send(centre, unit, tmp_path / "c")
    for one in pair:
        assert [one.value("project", project, name) for name in fields] == ["merged", into, None, ""]
        assert waiting(one) == []
