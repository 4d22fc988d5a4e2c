"""From whom a handed-over project comes and where it goes: said before it is taken in, after, and in the history."""

from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import UnitGroup
from db.models import ExchangeFile, Milestone, Unit
from desktop_app.services.office import Label
from desktop_app.services.project_hand_over import hand_over
from desktop_app.sync.handed import Handed
from desktop_app.sync.preview import PreviewRow
from desktop_app.sync.receipt import handed_of
from tests.helpers.stick_offices import DAY, StickOffice, send

Three = tuple[StickOffice, StickOffice, StickOffice]


@pytest.fixture
def three(three: Three, tmp_path: Path) -> Three:
    """They all know of each other as units."""
    centre, *units = three
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        for one in units:
            name = one.exchange.keys.trusted.own.unit_name
            tx.session.add(Unit(code=one.code, name=name, group=UnitGroup.SUBDISTRICT))
    for one in units:
        send(centre, one, tmp_path / f"first {one.code}")
    return three


def looked(giver: StickOffice, taker: StickOffice, stick: Path) -> list[PreviewRow]:
    """What the taker is shown of the giver's next package, which it then takes in."""
    stick.mkdir()
    files = giver.exchange.write(taker.code, stick).paths
    preview = taker.exchange.look([files], taker.actor).preview
    taker.exchange.take(files, taker.actor)
    return list(preview.rows)


def in_history(one: StickOffice) -> list[Handed]:
    """What the newest package that was taken in says."""
    with one.office.read() as session:
        newest = session.scalars(select(ExchangeFile.id).order_by(ExchangeFile.id.desc()).limit(1)).one()
        return handed_of(session, str(newest))


def project_of(unit: StickOffice, **values: str) -> str:
    """A project with a milestone."""
    row_id = unit.add_project("国能智深总部", **values)
    with unit.office.write(Label("Enter"), unit.actor) as tx:
        tx.session.add(Milestone(project_id=row_id, stage="lead", business_date=DAY))
    return row_id


@pytest.mark.parametrize("by_unit", [True, False], ids=["a unit gives it away", "the centre takes it away"])
def test_both_units_see_whence_and_where_to(three: Three, tmp_path: Path, by_unit: bool) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    one = huaming if by_unit else centre
    hand_over(one.office, one.actor, row_id, one.unit_id("XL"), "属地管理")
    if by_unit:
        send(huaming, centre, tmp_path / "2")
    given = looked(centre, huaming, tmp_path / "3")
    assert {row.kind for row in given} == {"gone"}
    went = Handed("project", row_id, "国能智深总部", "新立街道", False, "属地管理")
    assert next(row.handed for row in given if row.table == "project") == went
    assert {row.handed.unit for row in given if row.handed} == {"新立街道"}
    assert {row.title for row in given if row.table in ("milestone", "project_investor")} == {"国能智深总部"}
    assert in_history(huaming) == [went]
    got = looked(centre, xinli, tmp_path / "4")
    came = Handed("project", row_id, "国能智深总部", "华明街道", True, "属地管理")
    assert next(row.handed for row in got if row.table == "project") == came
    assert [row.handed.unit for row in got if row.table == "milestone" and row.handed] == ["华明街道"]
    assert in_history(xinli) == [came]


def test_the_centre_sees_whose_a_project_becomes_by_name(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    hand_over(huaming.office, huaming.actor, row_id, huaming.unit_id("XL"), "属地管理")
    [row] = [row for row in looked(huaming, centre, tmp_path / "2") if row.table == "project"]
    assert ("owner_code", "华明街道", "新立街道") in [(one.field, one.before, one.after) for one in row.changes]


def test_what_comes_back_says_from_whom(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    for number, (code, reason) in enumerate((("XL", "先去"), ("HM", "又回"))):
        hand_over(centre.office, centre.actor, row_id, centre.unit_id(code), reason)
        for unit in (huaming, xinli):
            send(centre, unit, tmp_path / f"{number} {unit.code}")
    assert in_history(huaming) == [Handed("project", row_id, "国能智深总部", "新立街道", True, "又回")]
    assert in_history(xinli) == [Handed("project", row_id, "国能智深总部", "华明街道", False, "又回")]


def test_a_codename_hides_the_name_there_too(three: Three, tmp_path: Path) -> None:
    centre, huaming, xinli = three
    row_id = project_of(huaming, codename="甲一号")
    send(huaming, centre, tmp_path / "1")
    hand_over(centre.office, centre.actor, row_id, centre.unit_id("XL"), "属地管理")
    for unit in (huaming, xinli):
        rows = looked(centre, unit, tmp_path / f"for {unit.code}")
        assert "国能智深" not in str([(row.title, row.handed) for row in rows])
        assert [one.title for one in in_history(unit)] == ["甲一号"]


def test_a_package_without_any_says_nothing(three: Three, tmp_path: Path) -> None:
    centre, huaming, _ = three
    project_of(huaming)
    send(huaming, centre, tmp_path / "1")
    send(centre, huaming, tmp_path / "2")
    assert in_history(huaming) == in_history(centre) == []
