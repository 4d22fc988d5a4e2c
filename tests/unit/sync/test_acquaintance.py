"""Who is trusted by its card is known among the units from then on, once and under its own code."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from db.enums import UnitGroup, UserRole
from db.models import Unit
from desktop_app.errors import UserError
from desktop_app.queries import units
from desktop_app.services.office import Label
from desktop_app.services.project_hand_over import hand_over
from desktop_app.sync.acquaintance import CardUnit, Met, look_at_card, meet, unit_of
from desktop_app.sync.trust.card import computer_mark
from desktop_app.sync.waiting import EXCHANGED
from tests.helpers.stick_offices import StickOffice, send, stick_office


def met(one: StickOffice, other: StickOffice) -> Met:
    keys = one.exchange.keys
    return meet(keys, one.actor, other.exchange.keys.card(), keys.digits(other.exchange.keys.trusted.own))


def known(one: StickOffice) -> dict[str, tuple[str, UnitGroup, bool]]:
    with one.office.read() as session:
        return {unit.code: (unit.name, unit.group, unit.is_centre) for unit in units.records(session)}


def test_the_centre_enters_the_unit_and_gives_it_to_all(
    strangers: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = strangers
    found = met(centre, unit)
    assert found.entered and found.changes.kinds == {"unit", EXCHANGED}
    assert known(centre)["HM"] == ("华明街道", UnitGroup.SUBDISTRICT, False)
    met(unit, centre)
    send(centre, unit, tmp_path / "stick")
    assert known(unit) == known(centre)
    assert unit.value("unit", unit.unit_id("HM"), "owner_code") == "DL01"


def test_a_unit_enters_the_centre_for_itself(strangers: tuple[StickOffice, StickOffice], tmp_path: Path) -> None:
    """The centre's own word of itself takes its place, and is told of no change."""
    centre, unit = strangers
    assert met(unit, centre).entered
    assert known(unit)["DL01"] == ("合作交流办", UnitGroup.BUREAU, True)
    met(centre, unit)
    send(unit, centre, tmp_path / "one")
    centre.change("unit", centre.unit_id("DL01"), short_name="合作办")
    send(centre, unit, tmp_path / "two")
    assert unit.value("unit", unit.unit_id("DL01"), "short_name") == "合作办"
    for one in strangers:
        with one.office.read() as session:
            assert session.scalars(select(Unit.code).where(Unit.code == "DL01")).all() == ["DL01"]
    assert centre.exchange.compare() == unit.exchange.compare() == []


def test_a_project_is_handed_to_a_unit_that_is_known_by_its_card_alone(
    strangers: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = strangers
    met(centre, unit)
    met(unit, centre)
    project = centre.add_project("国能智深")
    hand_over(centre.office, centre.actor, project, centre.unit_id("HM"), "属地")
    send(centre, unit, tmp_path / "stick")
    assert unit.value("project", project, "owner_code") == "HM"


def test_who_is_known_already_is_entered_once_and_keeps_its_name(strangers: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = strangers
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Unit(code="HM", name="华明镇", group=UnitGroup.PARK))
    with centre.office.read() as session:
        found = unit_of(session, unit.exchange.keys.trusted.own)
    assert (found.name, found.other_code) == ("华明镇", "")
    again = met(centre, unit)
    assert not again.entered and again.changes.kinds == {EXCHANGED}
    assert known(centre).keys() == {"DL01", "HM"}


@pytest.mark.parametrize(
    ("name", "short"),
    [("华明街道", ""), ("华明街道办事处", ""), ("东丽区人民政府华明街道办事处", ""), ("华明办", "华明街道")],
)
def test_a_unit_called_so_under_another_code_is_seen(
    strangers: tuple[StickOffice, StickOffice], name: str, short: str
) -> None:
    centre, unit = strangers
    with centre.office.write(Label("Enter"), centre.actor) as tx:
        tx.session.add(Unit(code="JD05", name=name, short_name=short, group=UnitGroup.SUBDISTRICT))
        tx.session.add(Unit(code="JD06", name="新立街道办事处", group=UnitGroup.SUBDISTRICT))
    with centre.office.read() as session:
        found = unit_of(session, unit.exchange.keys.trusted.own)
    assert (found.name, found.other_code, found.other_name) == ("", "JD05", name)
    assert met(centre, unit).known == found


def test_a_card_that_is_trusted_is_known(strangers: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = strangers
    card, keys = unit.exchange.keys.card(), centre.exchange.keys
    assert not look_at_card(keys, card)[2].trusted
    met(centre, unit)
    assert look_at_card(keys, card)[2].trusted
    keys.revoke(unit.exchange.keys.identity.replica)
    assert not look_at_card(keys, card)[2].trusted


def test_wrong_digits_enter_nothing(strangers: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = strangers
    with pytest.raises(UserError, match="digits differ"):
        meet(centre.exchange.keys, centre.actor, unit.exchange.keys.card(), "0" * 30)
    assert known(centre).keys() == {"DL01"}


def test_a_card_tells_which_computers_of_its_office_take_part(
    strangers: tuple[StickOffice, StickOffice], tmp_path: Path
) -> None:
    centre, unit = strangers
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    marks = [computer_mark(one.exchange.keys.identity.replica) for one in (unit, second)]

    def seen(of: StickOffice, by: StickOffice) -> CardUnit:
        return look_at_card(by.exchange.keys, of.exchange.keys.card())[2]

    assert (seen(unit, centre).mark, seen(unit, centre).computers) == (marks[0], ())
    met(centre, unit)
    assert (seen(second, centre).computers, seen(second, centre).trusted) == ((marks[0],), False)
    met(centre, second)
    centre.exchange.keys.revoke(second.exchange.keys.identity.replica)
    assert seen(second, centre).shut_out is not None and not seen(second, centre).trusted
    assert seen(unit, centre).computers == () and seen(unit, centre).trusted
    other_centre = stick_office(tmp_path / "other", "DL01", "合作交流办", centre=True)
    met(unit, centre)
    assert seen(centre, unit).instead_of == ""
    assert seen(other_centre, unit).instead_of == "合作交流办"
    for one in (second, other_centre):
        one.close()


@pytest.mark.parametrize(
    ("role", "words"),
    [(UserRole.CLERK, "Only who acts for the centre lets an office take part"), (UserRole.LEADER, "With this account")],
)
def test_who_does_not_act_for_the_centre_lets_no_office_take_part(
    strangers: tuple[StickOffice, StickOffice], role: UserRole, words: str
) -> None:
    centre, unit = strangers
    keys, card = centre.exchange.keys, unit.exchange.keys.card()
    with pytest.raises(UserError, match=words):
        meet(keys, replace(centre.actor, role=role), card, keys.digits(unit.exchange.keys.trusted.own))
    assert [one.unit_code for one in keys.trusted.members()] == ["DL01"] and "HM" not in known(centre)


def test_a_clerk_of_a_unit_gets_to_know_the_centre(strangers: tuple[StickOffice, StickOffice]) -> None:
    centre, unit = strangers
    assert unit.actor.role is UserRole.CLERK and met(unit, centre).entered
