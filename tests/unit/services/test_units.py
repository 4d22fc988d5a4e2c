"""Units as the centre keeps them: codes given once, no circles, an end after the start; every step can be undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.enums import UnitGroup, UserRole
from db.models import Unit
from desktop_app.errors import InvalidInput, UserError
from desktop_app.queries import units as query
from desktop_app.services import units
from desktop_app.services.office import Actor, Label, Office
from desktop_app.services.units import UnitInput
from tests.helpers.database import fresh_office
from tests.helpers.districts import CENTRE, CLERK, DAY, furnish, undo

NEW = UnitInput("jn02", " 金钟  街道 ", UnitGroup.SUBDISTRICT, "金钟", "u2", "赵主任", "钱一", "022-1", DAY)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = fresh_office(tmp_path)
    furnish(office)
    yield office
    office.close()


def shown(office: Office) -> dict[str, query.UnitRecord]:
    with office.read() as session:
        return {unit.code: unit for unit in query.records(session)}


def as_entered(unit: query.UnitRecord) -> UnitInput:
    return UnitInput(unit.code, unit.name, unit.group, unit.short_name, unit.parent_id)


def refused(office: Office, entered: UnitInput, unit_id: str = "") -> dict[str, UserError]:
    with pytest.raises(InvalidInput) as caught:
        if unit_id:
            units.change_unit(office, CENTRE, unit_id, entered)
        else:
            units.add_unit(office, CENTRE, entered)
    return caught.value.fields


def test_a_new_unit_stands_at_the_end_with_all_that_was_entered(office: Office) -> None:
    made = units.add_unit(office, CENTRE, NEW)
    unit = list(shown(office).values())[-1]
    assert (unit.id, unit.code, unit.name, unit.parent, unit.leader) == (
        made.ids[0],
        "jn02",
        "金钟 街道",
        "临空经济区",
        "赵主任",
    )
    assert (unit.active_from, unit.active_to, unit.sort_order, unit.is_centre) == (DAY, None, 30, False)
    assert made.changes.label.values == {"name": "金钟 街道"}


def test_a_code_is_given_once_even_after_its_unit_is_gone(office: Office) -> None:
    assert set(refused(office, replace(NEW, code="hm"))) == {"code"}
    assert "华明街道" in str(refused(office, replace(NEW, code="ＨＭ"))["code"])
    units.add_unit(office, CENTRE, NEW)
    undo(office)
    assert "JN02" not in shown(office) and "jn02" not in shown(office)
    assert "recycle bin" in str(refused(office, replace(NEW, code="JN02"))["code"])
    for bad in ("", "A、B", "x" * 21, "Shared"):
        assert set(refused(office, replace(NEW, code=bad))) == {"code"}


def test_a_code_is_not_changed(office: Office) -> None:
    unit = shown(office)["HM"]
    assert "HM" in str(refused(office, replace(as_entered(unit), code="HX"), unit.id)["code"])
    assert shown(office)["HM"] == unit


def test_two_active_units_do_not_share_a_name(office: Office) -> None:
    assert set(refused(office, replace(NEW, name="华明街道"))) == {"name"}
    assert set(refused(office, replace(NEW, name=" "))) == {"name"}
    units.deactivate(office, CENTRE, "u1", DAY)
    units.add_unit(office, CENTRE, replace(NEW, name="华明街道"))


def test_a_unit_does_not_stand_under_itself(office: Office) -> None:
    below = replace(as_entered(shown(office)["HM"]), parent_id="u2")
    units.change_unit(office, CENTRE, "u1", below)
    above = as_entered(shown(office)["KG"])
    assert set(refused(office, replace(above, parent_id="u1"), "u2")) == {"parent_id"}
    assert set(refused(office, replace(above, parent_id="u2"), "u2")) == {"parent_id"}
    assert shown(office)["HM"].parent == "临空经济区"


def test_the_end_is_not_before_the_start(office: Office) -> None:
    before = DAY - dt.timedelta(days=1)
    assert set(refused(office, replace(NEW, active_to=before))) == {"active_to"}
    units.change_unit(office, CENTRE, "u1", replace(as_entered(shown(office)["HM"]), active_from=DAY))
    with pytest.raises(InvalidInput):
        units.deactivate(office, CENTRE, "u1", before)
    units.deactivate(office, CENTRE, "u1", DAY)
    unit = shown(office)["HM"]
    assert unit.active_to == DAY and unit.is_active(DAY) and not unit.is_active(DAY + dt.timedelta(days=1))
    assert unit.is_active_in(2022) and not unit.is_active_in(2023) and not unit.is_active_in(2021)


def test_a_unit_ends_and_comes_back_and_both_can_be_undone(office: Office) -> None:
    changes = units.deactivate(office, CENTRE, "u1", DAY)
    assert changes.label.values == {"name": "华明街道"}
    units.reactivate(office, CENTRE, "u1")
    assert shown(office)["HM"].active_to is None
    undo(office)
    assert shown(office)["HM"].active_to == DAY
    with pytest.raises(UserError, match="centre itself"):
        units.deactivate(office, CENTRE, "u0", DAY)
    assert "active_to" in refused(office, replace(as_entered(shown(office)["ZX"]), active_to=DAY), "u0")


@pytest.mark.parametrize("actor", [CLERK, replace(CLERK, role=UserRole.CHECKER), Actor("Sun", "ZX", UserRole.LEADER)])
def test_only_the_centre_keeps_units(office: Office, actor: Actor) -> None:
    entered = as_entered(shown(office)["HM"])
    with pytest.raises(UserError):
        units.add_unit(office, actor, NEW)
    with pytest.raises(UserError):
        units.change_unit(office, actor, "u1", entered)
    with pytest.raises(UserError):
        units.deactivate(office, actor, "u1", DAY)
    with pytest.raises(UserError):
        units.reactivate(office, actor, "u1")
    assert len(shown(office)) == 3


def test_a_unit_is_entered_from_its_card_once(office: Office) -> None:
    entered = units.enter_from_card(office, CENTRE, "XN01", " 新立  街道 ", is_centre=False)
    assert entered is not None and entered.kinds == {"unit"}
    found = shown(office)["XN01"]
    assert (found.name, found.group, found.is_centre) == ("新立 街道", UnitGroup.SUBDISTRICT, False)
    assert found.sort_order > max(unit.sort_order for code, unit in shown(office).items() if code != "XN01")
    assert units.enter_from_card(office, CENTRE, "xn01", "别的名称", is_centre=False) is None
    with pytest.raises(UserError, match="takes part in the exchange"):
        undo(office)
    with office.write(Label("Delete"), CENTRE) as tx:
        tx.session.get_one(Unit, found.id).deleted_at = tx.now_ms
    assert "XN01" not in shown(office)
    assert units.enter_from_card(office, CENTRE, "XN01", "新立街道", is_centre=False) is not None
    assert shown(office)["XN01"].name == "新立 街道"  # the same one, out of the recycle bin: a code is given once
