"""An office is trusted with its exact code alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.enums import UnitGroup
from desktop_app.errors import UserError
from desktop_app.services.units import UnitInput, add_unit
from desktop_app.sync.trust.roster import member_of, roster_file, with_member
from tests.helpers.stick_offices import CENTRE, HUAMING, StickOffice, befriend, stick_office


@contextmanager
def beside(folder: Path, code: str, name: str, *, centre: bool = False) -> Iterator[tuple[StickOffice, StickOffice]]:
    """The centre and another office that has yet to be trusted."""
    both = stick_office(folder / "a", *CENTRE, centre=True), stick_office(folder / "b", code, name, centre=centre)
    yield both
    for one in both:
        one.close()


def refused(by: StickOffice, of: StickOffice) -> str:
    """What is said of a card before its digits are shown; nothing comes of it."""
    before = by.exchange.keys.trusted
    with pytest.raises(UserError) as error:
        by.exchange.keys.trust(of.exchange.keys.card())
    assert by.exchange.keys.trusted == before
    return str(error.value)


def test_a_code_in_other_letters_is_refused_with_the_right_one(tmp_path: Path) -> None:
    with beside(tmp_path, "hm", "华明街道") as (centre, unit):
        add_unit(centre.office, centre.actor, UnitInput("HM", "华明街道", UnitGroup.SUBDISTRICT))
        said = refused(centre, unit)
        assert said.startswith(
            "This card has the code hm, and its office is HM here: small and capital letters differ. Ask 华明街道"
        )
        assert "with the code HM" in said


def test_a_second_computer_in_other_letters_is_refused_though_the_unit_is_not_listed(tmp_path: Path) -> None:
    with beside(tmp_path, *HUAMING) as (centre, unit):
        befriend(centre, unit)
        second = stick_office(tmp_path / "c", "Hm", "华明街道")
        assert "code Hm, and its office is HM here" in refused(centre, second)
        second.close()


def test_a_unit_with_the_centres_code_is_refused_on_both_sides(tmp_path: Path) -> None:
    with beside(tmp_path, "dl01", "某街道") as (centre, unit):
        assert refused(centre, unit).startswith("This card has the centre's code dl01, and it is a unit's. Ask 某街道")
        assert refused(unit, centre).startswith("合作交流办 has the code DL01, with which this computer was set up")


def test_what_was_trusted_with_the_centres_code_gets_nothing(tmp_path: Path) -> None:
    with beside(tmp_path, "DL01", "某街道") as (centre, unit):
        keys = centre.exchange.keys
        assert keys.trusted.roster is not None
        roster = with_member(keys.trusted.roster, member_of(unit.exchange.keys.trusted.own), 1)
        keys.keep(keys.trusted.with_roster(roster_file(roster, keys.identity)))
        with pytest.raises(UserError, match="not trusted"):
            centre.exchange.write("DL01", tmp_path)


def test_the_centre_refuses_a_centre_with_another_code(tmp_path: Path) -> None:
    with beside(tmp_path, "HM", "华明街道", centre=True) as (centre, other):
        said = "This card is another centre's, with the code HM: there is one centre. If 华明街道 is a unit"
        assert refused(centre, other).startswith(said)
