"""Another office's card: what is known of the office is said, and nobody is entered twice without a choice."""

from pathlib import Path

from db.enums import UnitGroup
from db.models import Unit
from desktop_app.queries import units
from desktop_app.services.office import Label
from desktop_app.sync.stick import write_card
from desktop_app.sync.trust.card import computer_mark
from desktop_app.ui.dialogs.exchange.compare import Compare
from tests.helpers.exchange_windows import Desk
from tests.helpers.stick_offices import stick_office


def opened(desk: Desk, other: Desk, stick: Path) -> Compare:
    """The other office's card, open at this one."""
    desk.page.show_part(2)
    desk.idle()
    compare = desk.page.offices.compare
    compare.open_card(write_card(other.one.exchange, stick))
    desk.until(compare.isVisible)
    return compare


def codes(desk: Desk) -> set[str]:
    with desk.one.office.read() as session:
        return {unit.code for unit in units.records(session)}


def enter(desk: Desk, code: str, name: str, short: str = "") -> None:
    with desk.one.office.write(Label("Enter"), desk.one.actor) as tx:
        tx.session.add(Unit(code=code, name=name, short_name=short, group=UnitGroup.SUBDISTRICT))


def test_a_unit_that_may_be_there_already_is_asked_about(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    enter(centre, "DL07", "华明街道办事处", "华明街道")
    compare = opened(centre, unit, stick)
    words = "华明街道办事处 is among the units with the code DL07, and this card says HM."
    assert compare.unit.text().startswith(words)
    assert compare.unit.property("look") == "error"
    compare.heard.click()
    assert not compare.primary.isEnabled()
    compare.same.click()
    assert not compare.primary.isVisible() and not compare.typed.isVisible()
    assert compare.unit.text().startswith("Then its card has to say DL07: ask 华明街道")
    compare.another.click()
    assert compare.primary.isVisible() and compare.primary.isEnabled()
    assert codes(centre) == {"DL01", "DL07"}
    centre.click(compare.primary)
    centre.until(lambda: "HM" in codes(centre))


def test_a_card_that_is_refused_leaves_no_other_open(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    compare = opened(unit, centre, stick)
    bad = stick / "bad.zstcard"
    bad.write_bytes(b"no card")
    compare.open_card(bad)
    unit.until(lambda: bool(unit.window.bar.text))
    assert not compare.isVisible() and "card" in unit.window.bar.text
    opened(unit, centre, stick)
    assert unit.window.bar.text == ""


def test_a_unit_that_is_new_needs_no_choice(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    enter(centre, "DL08", "新立街道办事处")
    compare = opened(centre, unit, stick)
    assert not compare.same.isVisible() and not compare.another.isVisible()
    compare.heard.click()
    assert compare.primary.isEnabled()


def test_a_card_that_is_trusted_already_is_said_to_be(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    compare = opened(centre, unit, stick)
    assert compare.unit.text() == "This very card is trusted here already: there is nothing to compare any more."
    assert not compare.primary.isVisible() and not compare.typed.isVisible() and not compare.groups.isVisible()
    centre.click(compare.cancel)
    assert not compare.isVisible()


def test_the_card_of_a_further_computer_is_no_first_card(
    friends: tuple[Desk, Desk], stick: Path, tmp_path: Path
) -> None:
    centre, unit = friends
    second = stick_office(tmp_path / "second", "HM", "华明街道")
    desk_compare = centre.page.offices.compare
    centre.page.show_part(2)
    centre.idle()
    desk_compare.open_card(write_card(second.exchange, stick))
    centre.until(desk_compare.isVisible)
    first, further = (computer_mark(one.exchange.keys.identity.replica) for one in (unit.one, second))
    assert desk_compare.who.text() == f"Code HM, a unit, computer {further}"
    assert desk_compare.computer.text().startswith(f"华明街道 takes part already, with computer {first}:")
    desk_compare.heard.click()
    assert desk_compare.primary.isEnabled()
    second.close()


def test_in_a_small_window_the_digits_and_buttons_have_all_the_room(desks: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = desks
    centre.window.resize(910, 512)
    compare = opened(centre, unit, stick)
    offices = centre.page.offices
    assert not offices.table.isVisible()
    centre.qtbot.waitUntil(lambda: compare.groups.per_row(compare.groups.width()) >= 5)
    panel = offices._panel
    assert panel.horizontalScrollBar().maximum() == 0
    below = compare.primary.mapTo(panel.viewport(), compare.primary.rect().bottomRight())
    assert panel.viewport().rect().contains(below)
    centre.click(compare.cancel)
    assert offices.table.isVisible() and panel.maximumWidth() < 600
    centre.window.resize(1366, 728)
    compare.show()
    centre.qtbot.waitUntil(lambda: compare.groups.per_row(compare.groups.width()) >= 2)
    assert offices.table.isVisible() and panel.horizontalScrollBar().maximum() == 0
