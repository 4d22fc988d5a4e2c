"""A stick is noticed, offered and missed; the button counts what waits."""

from pathlib import Path

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.exchange_windows import Desk
from tests.helpers.stick_offices import befriend, stick_office


def test_a_stick_is_noticed_and_missed(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    choose = centre.page.steps.choose
    assert choose.place.currentText() == "No stick is plugged in"
    assert not choose.write.primary.isEnabled()
    centre.plug(stick)
    assert choose.place.currentText() == "KINGSTON (E:)"
    assert choose.take.list.topLevelItemCount() == 1
    assert choose.take.primary.text() == "Look at 1 file"
    centre.drives.plugged = []
    centre.page.watch.look()
    centre.idle()
    assert choose.take.list.topLevelItemCount() == 0
    assert choose.take.words.text() == "The stick KINGSTON (E:) was pulled out."


def test_a_stick_is_offered_wherever_the_user_is(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, _unit = friends
    centre.click_close()
    assert centre.window.page_key() == "overview"
    centre.plug(stick)
    assert centre.window.bar.text == "The stick KINGSTON (E:) was plugged in."
    [look] = [one for one in centre.window.bar.findChildren(QPushButton) if one.text() == "Look at it"]
    centre.click(look)
    centre.idle()
    assert centre.window.page_key() == "exchange"
    assert centre.page.steps.choose.take.list.topLevelItemCount() == 1


def test_a_stick_that_goes_while_it_is_read_is_said_and_nothing_changes(
    friends: tuple[Desk, Desk], stick: Path
) -> None:
    centre, _unit = friends
    centre.plug(stick)
    for file in stick.iterdir():
        file.unlink()
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    assert "pulled out" in centre.page.steps.look.files.texts[0]
    assert not centre.page.steps.look.primary.isEnabled()


def test_the_button_counts_and_says_what_waits(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    unit.one.add_project("储能项目")
    unit.button.read()
    unit.until(lambda: unit.button.text() == "USB exchange ①")
    assert unit.button.toolTip() == "Changes to send to 1 office"
    unit.plug(stick)
    unit.page.steps.choose.load()
    unit.idle()
    unit.write()
    unit.until(lambda: unit.button.text() == "USB exchange")


def test_another_stick_in_the_same_place_begins_with_its_own_ticks(
    friends: tuple[Desk, Desk], stick: Path, tmp_path: Path
) -> None:
    centre, _unit = friends
    other = stick_office(tmp_path / "other", "XL", "新立街道")
    befriend(centre.one, other)
    other.add_project("新立项目")
    centre.plug(stick)
    write = centre.page.steps.choose.write
    centre.page.steps.choose.load()
    centre.until(lambda: len(write.known()) == 2)
    write._set_all(True)
    assert [code for code, _ in write.chosen()] == ["HM", "XL"]
    centre.drives.plugged = []
    centre.page.watch.look()
    centre.idle()
    assert write.chosen() == []
    for file in stick.iterdir():
        file.unlink()
    other.exchange.write("DL01", stick)
    centre.plug(stick)
    centre.until(lambda: [code for code, _ in write.chosen()] == ["XL"])
    centre.write()
    assert centre.page.steps.done.results.texts[0].startswith("新立街道")
    assert write.chosen() == []
    other.close()


def test_a_file_whose_stick_went_is_tried_again_once_it_is_back(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    steps = centre.page.steps
    centre.click(steps.choose.take.primary)
    centre.until(lambda: steps.step == 1)
    away = stick.rename(stick.with_name("away"))
    centre.click(steps.look.primary)
    centre.until(lambda: steps.step == 2)
    assert steps.done.title.text() == "Nothing was taken in." and steps.done.retry.text() == "Try again"
    away.rename(stick)
    centre.click(steps.done.retry)
    centre.until(lambda: steps.step == 1)
    centre.click(steps.look.primary)
    centre.until(lambda: steps.step == 2)
    assert steps.done.title.text() == "Taken in. You may pull out the stick." and not steps.done.retry.isVisible()


def test_writing_back_waits_until_a_stick_is_there_again(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.page.steps.choose.load()
    centre.idle()
    centre.take()
    done = centre.page.steps.done
    assert done.write.text() == "Write back for them" and done.write.isEnabled()
    centre.drives.plugged = []
    centre.page.watch.look()
    centre.idle()
    assert not done.write.isEnabled() and done.write.toolTip() == "Plug the stick in first."
    centre.plug(stick)
    assert done.write.isEnabled() and done.isVisible()
    centre.click(done.write)
    centre.until(lambda: done.title.text() == "You may pull out the stick.")
