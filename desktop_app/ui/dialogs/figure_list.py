"""The figures of a report, each a link to the list behind it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from db.enums import ReportKind
from desktop_app.queries import overview
from desktop_app.ui.models.bulletin_figures import FigureLine, counted_month
from desktop_app.ui.models.counted import Counted
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_S, SPACE_XS

Parts = Mapping[str, Fraction | int]
"""What each project counts for."""


MOST = 40


class FigureList(QWidget):
    """Names at the left, figures at the right; `chosen` gives the line whose list is wanted.

    Of very many the first `MOST` are shown, and how many there are besides.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QGridLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(SPACE_S)
        self._lines.setVerticalSpacing(SPACE_XS)
        self._lines.setColumnStretch(0, 1)
        self.links: list[QPushButton] = []

    def show_lines(self, figures: Sequence[FigureLine]) -> None:
        """Show these in place of those before."""
        self.links.clear()
        while (item := self._lines.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for place, line in enumerate(figures[:MOST]):
            name = QLabel(line.name, self)
            name.setProperty("look", "muted")
            name.setWordWrap(True)
            self._lines.addWidget(name, place, 0, 1, 1 if line.value else 2)
            if line.value:
                self._lines.addWidget(self._value(line), place, 1, Qt.AlignmentFlag.AlignRight)
        if len(figures) > MOST:
            rest = QLabel(self.tr("and %n more, see the pages", "", len(figures) - MOST), self)
            self._lines.addWidget(rest, MOST, 0, 1, 2)

    def _value(self, line: FigureLine) -> QWidget:
        """The figure as a link to its list, or plain where there is none."""
        if line.indicator is None and line.projects is None:
            plain = QLabel(line.value, self)
            plain.setAccessibleName(f"{line.name} {line.value}")
            return plain
        value = QPushButton(line.value, self)
        self.links.append(value)
        value.setProperty("look", "link")
        value.setCursor(Qt.CursorShape.PointingHandCursor)
        value.setAccessibleName(f"{line.name} {line.value}")
        value.setToolTip(self.tr("Show the list behind this figure"))
        value.clicked.connect(lambda: self.chosen.emit(line))
        return value


def open_behind(
    navigator: Navigator, kind: ReportKind, period: str, line: FigureLine, owner: QWidget, *, issued: bool = False
) -> None:
    """Go to the list of the records behind a figure of a report; of an `issued` one to what it counted then."""
    indicator, kept = line.indicator, line.projects
    when = period if indicator is None else str(counted_month(kind, period))

    def show(ids: Sequence[str], parts: Parts | None, told: str) -> None:
        title = f"{line.name} {when}"
        counted = None if parts is None else Counted(title, line.value, parts, line.money)
        navigator.open_list("project", {"ids": list(ids), "title": title, "counted": counted})
        if told:
            navigator.show_message("info", told)

    if kept is not None:
        ids, parts = kept, line.parts
        navigator.worker.read(
            lambda session: overview.deleted_among(session, ids),
            lambda gone: show(ids, parts, " ".join(filter(None, (_gone(gone), _untold() if parts is None else "")))),
            owner=owner,
        )
    elif indicator is not None:
        one, month = indicator, counted_month(kind, period)
        navigator.worker.read(
            lambda session: overview.behind(session, month, one),
            lambda found: show(list(found), found, _as_of_today() if issued else ""),
            owner=owner,
        )


def _untold() -> str:
    return QCoreApplication.translate(
        "FigureList", "An older program issued this report and did not keep how much each project counts for."
    )


def _gone(count: int) -> str:
    if not count:
        return ""
    return QCoreApplication.translate(
        "FigureList", "Deleted since: %n project(s) behind this figure. The list has the others.", "", count
    )


def _as_of_today() -> str:
    return QCoreApplication.translate(
        "FigureList",
        "An older program issued this report and did not keep what its figures counted; the list is as of today.",
    )
