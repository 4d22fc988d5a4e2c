"""What a large package brought becomes findable behind the open window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.errors import EnvironmentProblem
from desktop_app.paths import find_paths
from desktop_app.queries.search import find
from desktop_app.services.office import Actor, Changes, Label, Office
from desktop_app.settings import SettingsFile
from desktop_app.sync.rounds import told
from desktop_app.ui import indexing
from desktop_app.ui.app import Application
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.widgets.search_box import SearchHit
from desktop_app.ui.window_factory import make_window
from tests.helpers.database import fresh_office
from tests.helpers.large_package import MANY, take_many

ACTOR = Actor("Wang")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = fresh_office(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, office: Office, tmp_path: Path) -> Iterator[MainWindow]:
    paths = find_paths(tmp_path)
    settings = SettingsFile(paths.settings)
    application = Application([], paths, settings.current, "en")
    window = make_window(application, office, paths, settings, ACTOR)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()
    window.worker.close()


def found(office: Office) -> int:
    with office.read() as session:
        return len(find(session, "电池厂", MANY))


DECIDED = Changes(1, Label("Decide"), frozenset({"project"}), MANY, frozenset())
TAKEN = Changes(0, Label(""), frozenset({"project"}), MANY, frozenset())  # from several files, each a step of its own


@pytest.mark.parametrize("changes", [told(), DECIDED, TAKEN])
def test_after_an_exchange_all_of_it_is_made_findable_and_the_pages_are_told(
    qtbot: QtBot, window: MainWindow, office: Office, monkeypatch: pytest.MonkeyPatch, changes: Changes
) -> None:
    shown: list[str] = []
    heard: list[Changes] = []
    label = next(one for one in window.status.findChildren(QLabel) if one.accessibleName() == "Search index")
    window.worker.changed.connect(heard.append)
    show = window.show_indexing

    def watched(waiting: int) -> None:
        show(waiting)
        shown.append(label.text() if label.isVisible() else "")

    monkeypatch.setattr(window, "show_indexing", watched)
    take_many(office)
    assert found(office) == 0
    window.worker.changed.emit(changes)
    qtbot.waitUntil(lambda: any("chapter" in one.kinds for one in heard))
    assert found(office) == MANY
    assert [words for words in dict.fromkeys(shown) if words] == [
        f"Search index: {count} to go" for count in ("1,507", "1,007", "507", "7")
    ]
    assert shown[-1] == ""
    standing = [one.text() for one in window.status.findChildren(QLabel)]
    assert ("Saved" in standing) == (not changes.count)  # with the time of what was saved, not of the index


def test_while_it_waits_the_search_says_what_it_does_not_find(qtbot: QtBot, window: MainWindow) -> None:
    box = window.row.search
    box.setText("dcc")

    def said() -> list[str]:
        return [label.text() for label in box.popup.findChildren(QLabel) if label.isVisible()]

    window.show_indexing(1200)
    box.show_hits("dcc", [])
    assert said() == ["Not found yet: 1,200 changes that have just been taken in, for a moment."]
    box.show_hits("dcc", [SearchHit("project", "1", "电池厂")])
    assert said() == ["Not found yet: 1,200 changes that have just been taken in, for a moment."]
    assert box.popup.height() >= box.list.sizeHintForRow(0) * 2 + box.popup.findChildren(QLabel)[-1].height()
    with qtbot.waitSignal(box.asked) as asked:
        window.show_indexing(0)
    assert asked.args == ["dcc"]
    box.show_hits("dcc", [])
    assert said() == ["Nothing found. Try fewer letters, or the initials of the pinyin."]


def test_what_was_left_when_the_window_was_closed_is_done_when_it_opens(
    qtbot: QtBot, office: Office, request: pytest.FixtureRequest
) -> None:
    take_many(office)
    request.getfixturevalue("window")
    qtbot.waitUntil(lambda: found(office) == MANY)


def test_what_fails_behind_the_window_is_tried_again_and_troubles_nobody(
    qtbot: QtBot, window: MainWindow, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []
    index_some = office.index_some

    def busy_once() -> int | None:
        tries.append(1)
        if len(tries) == 1:
            raise EnvironmentProblem("The database is in use by another program.")
        return index_some()

    monkeypatch.setattr(office, "index_some", busy_once)
    monkeypatch.setattr(indexing, "AGAIN_MS", 50)
    take_many(office)
    window.worker.changed.emit(told())
    qtbot.waitUntil(lambda: found(office) == MANY)
    assert not window.bar.isVisible()
