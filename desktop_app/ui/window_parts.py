"""The fixed parts of the frame: the row of tabs with search and user, and the status bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QStatusBar, QTabBar, QWidget

from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S
from desktop_app.ui.widgets.search_box import SearchBox

SEARCH_WIDTH = 320


def kind_word(kind: str) -> str:
    """What the search calls each kind of record."""
    words = {
        "project": QCoreApplication.translate("Kinds", "Projects"),
        "investor": QCoreApplication.translate("Kinds", "Companies"),
        "activity": QCoreApplication.translate("Kinds", "Follow-ups and activities"),
        "chapter": QCoreApplication.translate("Kinds", "Handbook"),
        "policy": QCoreApplication.translate("Kinds", "Policies"),
        "training_session": QCoreApplication.translate("Kinds", "Training"),
        "unit": QCoreApplication.translate("Kinds", "Units"),
    }
    return words.get(kind, kind)


class TabRow(QFrame):
    """Tabs left, then search, room for more buttons (`extras`), and the user."""

    def __init__(self, titles: Sequence[tuple[str, str]], user: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.tabs = QTabBar(self)
        self.tabs.setProperty("look", "main")
        self.tabs.setAccessibleName(self.tr("Pages"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        for place, (title, icon_name) in enumerate(titles):
            self.tabs.addTab(icon(icon_name, lambda t: t.muted), title)
            self.tabs.setTabToolTip(place, f"{title}  Ctrl+{place + 1}")
        self.search = SearchBox(kind_word, self)
        self.search.setFixedWidth(SEARCH_WIDTH)
        self.extras = QHBoxLayout()
        self.extras.setSpacing(SPACE_S)
        self.user = QPushButton(icon("user"), user, self)
        self.user.setAccessibleName(self.tr("User"))
        self.user_menu = QMenu(self.user)
        self.user.setMenu(self.user_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_S, 0, SPACE_M, 0)
        row.setSpacing(SPACE_M)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.search)
        row.addLayout(self.extras)
        row.addWidget(self.user)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status bar tells of the office; texts are ready to show."""

    unit: str
    last_backup: str = ""


class StatusBar(QStatusBar):
    """unit · user │ saved │ last backup │ … │ what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._who, self._saved, self._backup, self._selection = (QLabel(self) for _ in range(4))
        self._saved.setAccessibleName(self.tr("Saving"))
        self._backup.setAccessibleName(self.tr("Last backup"))
        self._selection.setAccessibleName(self.tr("Selection"))
        for label in (self._who, self._saved, self._backup):
            self.addWidget(label)
        self.addPermanentWidget(self._selection)
        self._saved.setText(self.tr("Saved"))

    def show_standing(self, user: str, standing: Standing) -> None:
        """Who works where, and when the last backup was made."""
        self._who.setText(" · ".join(part for part in (standing.unit, user) if part))
        last = standing.last_backup or self.tr("none yet")
        self._backup.setText(self.tr("Last backup: {when}").format(when=last))

    def show_saved(self, time: str) -> None:
        self._saved.setText(self.tr("Saved {time}").format(time=time))

    def show_selection(self, text: str) -> None:
        self._selection.setText(text)
        self._selection.setAlignment(Qt.AlignmentFlag.AlignRight)
