"""A new clerk makes every mistake there is: each is a plain sentence in the window, and nothing is lost or changed."""

import errno
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.paths import find_paths
from desktop_app.services.dump import digest
from desktop_app.settings import Settings, SettingsFile
from desktop_app.sync import giving
from desktop_app.sync.package.writing import Target
from desktop_app.sync.stick import write_card
from desktop_app.ui.app import Application
from desktop_app.ui.pages.exchange import EXCHANGE, OFFICES
from desktop_app.ui.window_factory import make_window
from tests.helpers.exchange_windows import Desk, links
from tests.helpers.faulty_disk import FaultyDisk
from tests.helpers.stick_offices import befriend, stick_office

pytestmark = pytest.mark.usefixtures("theme")


def listed(desk: Desk) -> list[tuple[str, str]]:
    """What lies on the stick: from whom it is, and what is said of it."""
    tree = desk.page.steps.choose.take.list
    items = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    return [(item.text(0), item.toolTip(3)) for item in items if item is not None]


def state(desk: Desk) -> str:
    with desk.one.office.read() as session:
        return digest(session)


def look_at(desk: Desk, stick: Path) -> None:
    desk.part(EXCHANGE)
    desk.page.steps.begin()
    desk.idle()
    desk.page.steps.choose.look_at(stick)
    desk.idle()


def test_files_that_are_none_of_ours_or_not_for_us(friends: tuple[Desk, Desk], tmp_path: Path) -> None:
    centre, unit = friends
    other = stick_office(tmp_path / "XL", "XL", "新立街道")
    befriend(centre.one, other)
    [file] = unit.one.exchange.write("DL01", tmp_path).paths
    before = state(centre)
    half, foreign, wrong, cut = (tmp_path / name for name in ("half", "foreign", "wrong", "cut"))
    for folder in (half, foreign, wrong, cut):
        folder.mkdir()
    (half / file.name).write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    centre.one.exchange.write("XL", foreign)
    (wrong / "工作总结.docx").write_bytes(b"PK\x03\x04" + bytes(2000))
    *most, last = file.read_bytes()
    (cut / file.name).write_bytes(bytes([*most, last ^ 1]))
    look_at(centre, half)
    [(sender, words)] = listed(centre)
    assert sender == "华明街道" and words.startswith("The copy is incomplete: ") and "nothing was changed" in words
    assert not centre.page.steps.choose.take.primary.isEnabled()
    look_at(unit, foreign)
    assert [words for _, words in listed(unit)] == ["This file is for another office. Only that office can open it."]
    look_at(centre, foreign)
    [(_, words)] = listed(centre)
    assert words == "This file was written here, for 新立街道. Only that office can open it."
    look_at(centre, wrong)
    assert listed(centre) == []
    assert centre.page.steps.choose.take.words.text() == "There is no exchange file here."
    centre.page.steps.choose.look_at_files([wrong / "工作总结.docx"])
    centre.idle()
    [(_, words)] = listed(centre)
    assert words.startswith("This is not an exchange file of this program. If it should be one, copy it once more")
    look_at(centre, cut)
    [(_, words)] = listed(centre)
    assert words.startswith("The file is damaged. Copy it once more")
    assert state(centre) == before
    other.close()


def test_the_file_of_yesterday_again(friends: tuple[Desk, Desk], stick: Path) -> None:
    centre, _ = friends
    centre.plug(stick)
    centre.take()
    before = state(centre)
    centre.again()
    look_at(centre, stick)
    assert [words for _, words in listed(centre)] == ["Everything in it is here already."]
    assert not centre.page.steps.choose.take.primary.isEnabled()  # it is not ticked
    assert state(centre) == before


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "There is not enough room in"),
        (errno.EROFS, "it is protected"),
        (errno.ENODEV, "The stick was pulled out or has a fault; the file was not written."),
    ],
)
@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_stick_that_cannot_be_written(
    friends: tuple[Desk, Desk], stick: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str, at: int
) -> None:
    _, unit = friends
    unit.one.add_project("还没写出的项目")
    look_at(unit, stick)
    before = {path.name for path in stick.iterdir()}
    unit.page.steps.choose.write._set_all(True)
    faulty = FaultyDisk(at, code, gone=True)
    with monkeypatch.context() as patch:
        patch.setattr(giving, "Target", partial(Target, disk=faulty))
        unit.click(unit.page.steps.choose.write.primary)
        unit.until(lambda: unit.page.steps.step == 2)
    assert unit.page.steps.done.title.text() == "Nothing was written."
    [line] = unit.page.steps.done.results.texts
    assert words in line and "nothing was lost" in line
    assert {path.name for path in stick.iterdir() if path.suffix != ".part"} == before
    unit.again()
    unit.page.steps.choose.write._set_all(True)
    unit.write()
    assert unit.page.steps.done.results.texts[0].startswith("合作交流办: ")


def test_ones_own_card_and_wrong_digits(desks: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    centre, unit = desks
    write_card(centre.one.exchange, stick)
    look_at(centre, stick)
    assert links(centre) == []  # the own one is passed over
    centre.part(OFFICES)
    centre.page.offices.compare.open_card(next(stick.glob("*.zstcard")))
    centre.until(lambda: "This is the card of this very computer." in centre.window.bar.text)
    assert not centre.page.offices.compare.isVisible()
    [card] = [write_card(unit.one.exchange, stick)]
    compare = centre.page.offices.compare
    compare.open_card(card)
    centre.until(compare.isVisible)
    right = compare.groups.accessibleDescription().replace(" ", "")
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    for typed, fault, may in ((right[:12], False, False), (wrong, True, False), (right, False, True)):
        compare.typed.clear()
        qtbot.keyClicks(compare.typed, typed)
        assert (compare.fault.isVisible(), compare.primary.isEnabled()) == (fault, may), typed
    assert centre.page.offices.source.count() == 0


def test_two_windows_of_one_office(friends: tuple[Desk, Desk], stick: Path, qtbot: QtBot) -> None:
    """What one has taken in the other finds here already; what it was shown before is looked at anew when taken."""
    centre, _ = friends
    paths = find_paths(centre.one.folder)
    application = Application([], paths, Settings(theme="light"), "en")
    second = make_window(application, centre.one.office, paths, SettingsFile(paths.settings), centre.one.actor)
    qtbot.addWidget(second)
    second.show()
    page = second.show_page("exchange")

    def idle() -> None:
        qtbot.waitUntil(lambda: not second.worker.busy, timeout=20_000)

    idle()
    page.steps.choose.look_at(stick)  # type: ignore[attr-defined]
    idle()
    page.steps.choose.take.primary.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.steps.step == 1, timeout=20_000)  # type: ignore[attr-defined]
    centre.plug(stick)
    centre.take()
    before = state(centre)
    page.steps.look.primary.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: page.steps.step == 2, timeout=20_000)  # type: ignore[attr-defined]
    [line] = page.steps.done.results.texts  # type: ignore[attr-defined]
    assert line.endswith("nothing new")
    assert state(centre) == before
    second.close()
    second.worker.close()
