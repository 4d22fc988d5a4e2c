"""The entry of a record to which somebody was led: it stands out until another record is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea

from desktop_app.ui.widgets.section import Section

SECTIONS = {
    "activity": "activities",
    "fund_entry": "funds",
    "agreement": "agreements",
    "review_item": "reviews",
    "commitment": "commitments",
}
"""The kinds of entries that have a line of their own in a record, and in which section."""


class RecordPlace:
    """Of one record panel: its scroll area and its sections."""

    def __init__(self, scroll: QScrollArea, sections: Mapping[str, Section]) -> None:
        self._scroll = scroll
        self._sections = sections
        self._kind = self._row_id = ""
        self._is_reached = True

    def lead_to(self, kind: str = "", row_id: str = "") -> None:
        """From the next showing on; "" leads nowhere."""
        self._kind, self._row_id = kind, row_id
        self._is_reached = kind not in SECTIONS

    def show(self) -> None:
        """The record was shown, perhaps once more: mark the entry, and go there the first time."""
        if self._kind not in SECTIONS:
            return
        self._sections[SECTIONS[self._kind]].set_open(True)
        line = self._line()
        if line is None:
            return
        line.setProperty("look", "chosen")
        line.style().polish(line)
        line.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if not self._is_reached:
            self._is_reached = True
            QTimer.singleShot(0, self._scroll, self._reach)

    def _line(self) -> QFrame | None:
        """A section that is filled anew keeps what it had until its widgets are deleted: the last one counts."""
        found = self._sections[SECTIONS[self._kind]].findChildren(QFrame, self._row_id)
        return found[-1] if found else None

    def _reach(self) -> None:
        line, body = self._line(), self._scroll.widget()
        if line is None or body is None:
            return
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # what was filled has no place yet
        layout = body.layout()
        if layout is not None:
            layout.activate()
        beside = max((self._scroll.viewport().height() - line.height()) // 2, 0)  # in the middle, with its neighbours
        self._scroll.ensureWidgetVisible(line, 0, beside)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
