"""While an office's keys are away its page says that and nothing else, and offers the ways out."""

import shutil
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox

from desktop_app.sync.key_copy import save_copy
from desktop_app.sync.machine import this_machine
from desktop_app.ui.dialogs.exchange.key_forms import PutKeysBack, SaveKeyCopy
from desktop_app.ui.pages.exchange import DECIDE, EXCHANGE, OFFICES
from tests.helpers.exchange_windows import Desk
from tests.helpers.stick_offices import befriend

PASSPHRASE = "骑马看花 2026"


def lose_keys(desk: Desk) -> None:
    """The file with the keys goes, and the program is started again."""
    shutil.rmtree(desk.one.folder / "keys")
    desk.page.desk._exchange = None
    desk.idle()  # who is at work hears of nothing else
    desk.page.hear_of_others()
    desk.until(lambda: desk.page.is_locked)


def seen(desk: Desk) -> str:
    """All that the page says."""
    return "\n".join(label.text() for label in desk.page.findChildren(QLabel) if label.isVisible())


def chosen_by_hand(desk: Desk, file: Path) -> PutKeysBack:
    """The form after a file was chosen."""
    desk.click(desk.page.lost.put_back)
    chooser = desk.page.lost.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(file))
    chooser.close()
    form = desk.page.lost.findChildren(PutKeysBack)[-1]
    desk.until(form.isVisible)
    return form


def enter(form: PutKeysBack | SaveKeyCopy, **values: str) -> None:
    for name, value in values.items():
        form.rows[name].editor.setText(value)  # type: ignore[attr-defined]


def test_the_page_says_it_in_one_place_and_recovers_when_the_file_is_back(friends: tuple[Desk, Desk]) -> None:
    _centre, unit = friends
    keys = unit.one.folder / "keys"
    kept = {path: path.read_bytes() for path in keys.iterdir()}
    lose_keys(unit)
    said = seen(unit)
    assert "The keys of this office were not found on this computer." in said and "No record is lost." in said
    assert "first time" not in said and "agree" not in said and not unit.page.parts_bar.isVisible()
    assert unit.window.bar.text == "" and not unit.page.parts.isVisible()
    file, data = next(iter(kept.items()))
    keys.mkdir(exist_ok=True)
    file.write_bytes(data[:40])
    unit.click(unit.page.lost.again)
    unit.until(lambda: "is damaged" in unit.page.lost.what.text())
    file.write_bytes(data)
    unit.page.hear_of_others()
    unit.until(lambda: not unit.page.is_locked)
    assert unit.page.parts_bar.isVisible() and unit.window.bar.text == ""
    unit.part(OFFICES)
    unit.until(lambda: unit.page.offices.source.count() == 1)


def test_a_recovery_copy_is_saved_from_the_page_and_puts_the_keys_back(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    unit.page.load()
    unit.until(unit.page.notice.isVisible)
    unit.plug(stick)
    unit.click(unit.page.notice.save)
    form = unit.page.notice.findChildren(SaveKeyCopy)[0]
    unit.until(form.isVisible)
    assert form.rows["folder"].editor.text() == str(stick)  # type: ignore[attr-defined]
    enter(form, passphrase=PASSPHRASE, again="骑马")
    form.save()
    assert "not the same" in form.rows["again"].error
    enter(form, again=PASSPHRASE)
    form.save()
    unit.until(lambda: "Keep it and its passphrase apart" in unit.window.bar.text)
    assert not unit.page.notice.isVisible()
    [copy] = stick.glob("*.zstkeys")
    assert "华明街道" in copy.name
    lose_keys(unit)
    back = chosen_by_hand(unit, copy)
    enter(back, passphrase="骑马看花 2025")
    back.save()
    unit.until(lambda: "does not open" in back.rows["passphrase"].error)
    enter(back, passphrase=PASSPHRASE)
    back.save()
    unit.until(lambda: not unit.page.is_locked)
    assert "The keys are back" in unit.window.bar.text
    unit.page.load()
    unit.idle()
    assert not unit.page.notice.isVisible()


def test_what_is_not_this_offices_copy_is_refused_in_the_form(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    foreign = save_copy(centre.one.office, this_machine(centre.one.folder), stick / "zx.zstkeys", PASSPHRASE)
    lose_keys(unit)
    form = chosen_by_hand(unit, foreign)
    enter(form, passphrase=PASSPHRASE)
    form.save()
    unit.until(lambda: "holds the keys of 合作交流办, not of 华明街道" in form.note.text())
    form.reject()
    assert unit.page.is_locked


def test_a_new_card_is_made_after_a_question_and_leads_to_the_cards(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, unit = friends
    before = unit.one.exchange.keys.trusted.own
    unit.one.add_project("没有写出")
    lose_keys(unit)
    unit.click(unit.page.lost.new_card)
    box = unit.page.lost.findChildren(QMessageBox)[0]
    assert "30 digits" in box.informativeText() and "No record is lost" in box.informativeText()
    next(one for one in box.buttons() if one.text() == "Make a new card").click()
    unit.until(lambda: not unit.page.is_locked)
    assert unit.page.parts.currentIndex() == OFFICES
    assert "There is a new card" in unit.window.bar.text
    unit.one.exchange = unit.page.desk.exchange()
    assert unit.one.exchange.keys.trusted.own.replica != before.replica
    befriend(centre.one, unit.one)
    unit.one.exchange.write("DL01", stick)
    centre.one.take(stick)
    with centre.one.office.read() as session:
        names = session.connection().exec_driver_sql("SELECT name FROM project ORDER BY name").scalars().all()
    assert set(names) == {"没有写出", "氢能项目"}


def test_the_reminder_is_said_once(friends: tuple[Desk, Desk]) -> None:
    _centre, unit = friends
    unit.page.load()
    unit.until(unit.page.notice.isVisible)
    unit.click(unit.page.notice.close_button)
    unit.idle()
    unit.page.load()
    unit.idle()
    assert not unit.page.notice.isVisible()
    unit.part(DECIDE)
    unit.part(EXCHANGE)
    assert not unit.page.notice.isVisible()


def test_the_data_menu_saves_a_copy_and_puts_keys_back(friends: tuple[Desk, Desk], stick: Path) -> None:
    _centre, unit = friends
    copy = save_copy(unit.one.office, this_machine(unit.one.folder), stick / "hm.zstkeys", PASSPHRASE)
    entries = {action.text(): action for action in unit.window.findChildren(QAction)}
    entries["Save a recovery copy of the keys…"].trigger()
    form = unit.window.findChildren(SaveKeyCopy)[0]
    unit.until(form.isVisible)
    form.save()  # nothing was chosen yet
    assert form.rows["folder"].error == "Choose a folder that is there."
    form.reject()
    lose_keys(unit)
    entries["Put the keys back from a recovery copy…"].trigger()
    chooser = unit.window.findChildren(QFileDialog)[-1]
    chooser.fileSelected.emit(str(copy))
    chooser.close()
    back = unit.window.findChildren(PutKeysBack)[-1]
    enter(back, passphrase=PASSPHRASE)
    back.save()
    unit.until(lambda: "The keys are back" in unit.window.bar.text)
    unit.page.hear_of_others()
    unit.until(lambda: not unit.page.is_locked)
