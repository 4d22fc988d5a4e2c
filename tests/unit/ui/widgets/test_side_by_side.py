"""Things stand beside each other as long as there is room."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import SPACE_M
from desktop_app.ui.widgets.side_by_side import SideBySide


def test_what_finds_no_room_beside_goes_below(qtbot: QtBot) -> None:
    labels = [QLabel(word) for word in ("one", "two", "three")]
    pane = SideBySide(labels, 200)
    qtbot.addWidget(pane)
    pane.show()
    places: dict[int, list[tuple[int, int]]] = {}
    for columns in (3, 2, 1, 3):
        pane.resize(columns * (200 + SPACE_M), 300)
        qtbot.waitUntil(lambda n=columns: pane.columns == n)  # type: ignore[misc]
        pane.layout().activate()  # type: ignore[union-attr]
        places[columns] = [(label.x(), label.y()) for label in labels]
        assert all(label.geometry().right() < pane.width() and label.width() >= 200 for label in labels)
    assert len({x for x, _ in places[3]}) == 3 and len({y for _, y in places[3]}) == 1
    assert places[2][0][1] == places[2][1][1] < places[2][2][1]
    assert len({x for x, _ in places[1]}) == 1 and len({y for _, y in places[1]}) == 3
    assert pane.minimumSizeHint().width() == 200
