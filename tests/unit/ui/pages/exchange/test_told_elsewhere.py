"""What was written or taken in while something else was shown is told there and kept to be seen."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from desktop_app.sync import rounds
from desktop_app.sync.problems import cannot_write
from desktop_app.sync.rounds import Sent, Took, Wrote
from desktop_app.ui.pages.exchange import EXCHANGE, OFFICES
from tests.helpers.exchange_windows import Desk


def show_result(desk: Desk) -> None:
    [link] = [one for one in desk.window.bar.findChildren(QPushButton) if one.text() == "Show the result"]
    desk.click(link)
    desk.idle()


def test_files_written_while_another_page_is_shown_are_told_there_and_kept(
    friends: tuple[Desk, Desk], stick: Path
) -> None:
    _centre, unit = friends
    unit.plug(stick)
    unit.page.steps.choose.load()
    unit.idle()
    gate = threading.Event()
    unit.window.worker.write(lambda: gate.wait(20))
    unit.click(unit.page.steps.choose.write.primary)
    unit.window.show_page("projects")
    gate.set()
    unit.until(lambda: bool(unit.window.bar.text))
    assert unit.window.bar.text == "Written: 1 file. You may pull out the stick."
    unit.window.bar.close_message()  # a success goes by itself
    unit.click(unit.button)
    unit.idle()
    assert unit.page.steps.step == 2 and unit.page.steps.done.title.text() == "You may pull out the stick."
    unit.window.show_page("projects")
    unit.click(unit.button)
    unit.idle()
    assert unit.page.steps.step == 0  # it was seen


def test_what_failed_is_told_with_a_way_there(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _centre, unit = friends
    unit.plug(stick)
    unit.page.steps.choose.load()
    unit.idle()
    full = cannot_write(OSError(28, "No space left on device"), stick)

    def fail(*_arguments: object) -> Wrote:
        sent = [Sent(name, refused=full) for name in ("甲", "乙", "丙", "丁")]
        return Wrote(stick, tuple(sent), False, rounds.told())

    monkeypatch.setattr(rounds, "write_all", fail)
    unit.click(unit.page.steps.choose.write.primary)
    unit.page.show_part(OFFICES)
    unit.until(lambda: bool(unit.window.bar.text))
    words = unit.window.bar.text
    assert words.startswith("Nothing was written. 甲 — There is not enough room")
    assert "丙" in words and "丁" not in words and words.endswith("1 more failed.")
    show_result(unit)
    assert unit.window.page_key() == "exchange" and unit.page.parts.currentIndex() == EXCHANGE
    assert unit.page.steps.step == 2 and unit.page.steps.done.title.text() == "Nothing was written."


def test_files_taken_in_while_another_page_is_shown_are_told_there(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)
    gate = threading.Event()
    centre.window.worker.write(lambda: gate.wait(20))
    centre.click(centre.page.steps.look.primary)
    centre.window.show_page("projects")
    gate.set()
    centre.until(lambda: bool(centre.window.bar.text))
    assert centre.window.bar.text == "Taken in: 1 file. You may pull out the stick."
    show_result(centre)
    assert centre.window.page_key() == "exchange" and centre.page.steps.done.isVisible()
    assert centre.page.steps.done.title.text() == "Taken in. You may pull out the stick."


def test_what_could_not_be_begun_is_told_with_a_way_back(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre, _unit = friends
    centre.plug(stick)
    centre.click(centre.page.steps.choose.take.primary)
    centre.until(lambda: centre.page.steps.step == 1)

    def fail(*_arguments: object) -> Took:
        raise cannot_write(OSError(28, "No space left on device"), stick)

    monkeypatch.setattr(rounds, "take_all", fail)
    centre.click(centre.page.steps.look.primary)
    centre.window.show_page("projects")
    centre.until(lambda: centre.window.bar.text.startswith("There is not enough room"))
    show_result(centre)
    assert centre.window.page_key() == "exchange" and centre.page.steps.step == 1
