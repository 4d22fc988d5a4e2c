"""A bar of two groups: nothing is covered or cut, however narrow it is."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.folding_bar import FoldingBar


def test_the_second_group_goes_below_where_there_is_no_room_beside(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    first = [QPushButton(name, host) for name in ("Fit width", "Whole page")]
    second = [QLabel("", host), QPushButton("Next place", host)]
    bar = FoldingBar(first, second, host)
    host.show()

    def room(width: int) -> None:
        bar.resize(width, bar.minimumSizeHint().height())
        qtbot.wait(1)
        bar.resize(width, bar.minimumSizeHint().height())
        qtbot.wait(1)

    room(800)
    assert not bar.folded
    assert second[-1].geometry().right() > 780, "the second group ends at the right"
    narrow = bar.minimumSizeHint().width()
    room(narrow)
    assert bar.folded and second[-1].geometry().top() > first[0].geometry().bottom()
    for group in (first, second):
        for left, right in pairwise(group):
            assert left.geometry().right() < right.geometry().left() <= narrow
            assert right.geometry().right() <= narrow

    needed = sum(w.minimumSizeHint().width() for w in (*first, second[1])) + 60
    room(needed)
    assert not bar.folded
    assert isinstance(second[0], QLabel)
    second[0].setText("a text that takes more room than there is")
    qtbot.waitUntil(lambda: bar.folded)


def test_a_field_takes_the_room_there_is_up_to_its_most(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    field = QLineEdit(host)
    field.setMinimumWidth(100)
    field.setMaximumWidth(200)
    bar = FoldingBar([QPushButton("Fit width", host)], [field, QPushButton("Next place", host)], host)
    host.show()
    widths = []
    for width in (900, bar.minimumSizeHint().width()):
        bar.resize(width, 80)
        qtbot.wait(1)
        widths.append(field.width())
    assert widths == [200, 100]
