"""An office is called what the units' table calls it, wherever the exchange names it."""

from pathlib import Path

from desktop_app.sync.acquaintance import meet
from desktop_app.sync.office_names import office_names
from desktop_app.sync.overview import history, offices
from desktop_app.sync.rounds import look_all
from desktop_app.sync.stick import look_at
from desktop_app.sync.trust.card import computer_mark
from tests.helpers.stick_offices import StickOffice, befriend, stick_office

Pair = tuple[StickOffice, StickOffice]


def names(one: StickOffice) -> dict[str, str]:
    with one.office.read() as session:
        return office_names(session, one.exchange.keys.trusted)


def test_who_is_in_no_table_has_the_name_on_its_card(pair: Pair) -> None:
    centre, _ = pair
    assert names(centre) == {"DL01": "合作交流办", "HM": "华明街道"}


def test_a_computer_is_told_from_the_others_of_its_office(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    keys = centre.exchange.keys
    unit.exchange.write("DL01", tmp_path)
    [package] = look_at(centre.exchange, tmp_path).packages
    assert package.found is not None and package.found.computer == ""
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    befriend(centre, second)
    [package] = look_at(centre.exchange, tmp_path).packages
    mark = computer_mark(unit.exchange.keys.identity.replica)
    assert package.found is not None and package.found.computer == mark
    keys.revoke(unit.exchange.keys.identity.replica)
    [package] = look_at(centre.exchange, tmp_path).packages
    assert f"Computer {mark} of 华明街道" in str(package.refused)
    second.close()


def test_a_new_name_is_said_everywhere(pair: Pair, tmp_path: Path) -> None:
    centre, unit = pair
    keys = centre.exchange.keys
    meet(keys, centre.actor, unit.exchange.keys.card(), keys.digits(unit.exchange.keys.trusted.own))
    centre.change("unit", centre.unit_id("HM"), name="华明镇")
    assert names(centre)["HM"] == "华明镇"
    unit.add_project("P")
    unit.exchange.write("DL01", tmp_path)
    [package] = look_at(centre.exchange, tmp_path).packages
    assert package.sender == "华明镇"
    looked = look_all(centre.exchange, [package], centre.actor)
    assert {row.sender for row in looked.rows} == {"华明镇"}
    assert centre.exchange.take(package.files, centre.actor).sender == "华明镇"
    with centre.office.read() as session:
        assert [row.name for row in offices(session, keys.trusted, 0)] == ["华明镇"]
        assert {row.unit for row in history(session, keys.trusted)} == {"华明镇"}
