from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.kept_picture import BOX_HEIGHT, PICTURE_WIDTH
from desktop_app.ui.widgets.reading_view import ReadingView


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    view = ReadingView()
    qtbot.addWidget(view)
    view.show_page('<p>区情在<a href="fact:7">720家</a>，区情又在。</p>', "", {})
    return view


def test_every_place_is_marked_and_visited_in_turn(view: ReadingView) -> None:
    assert view.mark("区情") == 2
    assert len(view.extraSelections()) == 2
    visited = []
    while view.next_mark():
        visited.append(view.textCursor().position())
    assert visited == [2, 10]
    assert view.next_mark()
    assert view.mark("") == 0
    assert not view.next_mark()


def test_links_to_records_are_told_and_others_ignored(view: ReadingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.linked) as linked:
        view.anchorClicked.emit(QUrl("fact:7"))
    assert linked.args == ["fact", "7"]
    with qtbot.assertNotEmitted(view.linked):
        view.anchorClicked.emit(QUrl("https://example.org/"))


def test_only_known_pictures_are_loaded(view: ReadingView, tmp_path: Path) -> None:
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "a.png"))
    view.show_page("", "", {"a.png": tmp_path / "a.png"})
    assert view.loadResource(2, QUrl("a.png")).width() == 4
    assert view.loadResource(2, QUrl("file:///etc/hostname")).width() == PICTURE_WIDTH
    assert view.loadResource(3, QUrl("a.css")) is None


def test_a_picture_that_is_gone_leaves_the_page_readable(view: ReadingView, qtbot: QtBot) -> None:
    view.resize(700, 400)
    view.show()
    html = f'<p>前文</p><p><img src="gone.png" width="{PICTURE_WIDTH}" /><br>全景</p><p>后文</p>'
    view.show_page(html, "", {"gone.png": Path("gone.png")})
    assert 100 < view.document().size().height() < 400
    shown = view.document().documentLayout()
    heights = [shown.blockBoundingRect(view.document().findBlockByNumber(n)).height() for n in range(3)]
    assert BOX_HEIGHT < heights[1] < 2 * BOX_HEIGHT and heights[0] < 60 and heights[2] < 60
