"""The fixed parts of the frame: the row of tabs with search and user, and the status bar."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QTabBar,
    QWidget,
)

from desktop_app.ui.formats import NOTHING
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import MessageBar, MessagePlace
from desktop_app.ui.theme import ICON_SMALL, SPACE_M, SPACE_S, SPACE_XS
from desktop_app.ui.widgets.search_box import SearchBox

SEARCH_LEAST, SEARCH_WIDTH = 140, 320
SEARCH_FIRST = 100
ROOM = SPACE_XS // 2


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
        self.search.setMinimumWidth(SEARCH_LEAST)
        self.search.setMaximumWidth(SEARCH_WIDTH)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.tabs.setUsesScrollButtons(False)  # the search gives way instead
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
        row.addWidget(self.search, SEARCH_FIRST)
        row.addLayout(self.extras)
        row.addWidget(self.user)

    def set_aside(self, aside: bool) -> None:
        """Mark no tab while a page that is none lies over theirs."""
        if self.tabs.property("aside") is not aside:
            self.tabs.setProperty("aside", aside)
            self.tabs.style().unpolish(self.tabs)
            self.tabs.style().polish(self.tabs)


def day_and_time(at: dt.datetime, today: dt.date) -> str:
    """An instant as people say it: today 09:12, yesterday 17:40, else the date."""
    if at.date() == today:
        return QCoreApplication.translate("Times", "today {time}").format(time=f"{at:%H:%M}")
    if at.date() == today - dt.timedelta(days=1):
        return QCoreApplication.translate("Times", "yesterday {time}").format(time=f"{at:%H:%M}")
    return f"{at:%Y-%m-%d}"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the status bar tells of the office; instants are milliseconds UTC, None = never."""

    unit: str
    last_backup_ms: int | None = None
    last_exchange_ms: int | None = None


class StatusBar(QFrame):
    """unit · user │ saved │ last backup │ last exchange │ what the search does not find yet; or what there is to say in
    `bar`. At the right what is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self.bar = MessageBar(self)
        self._standing = QWidget(self)
        self._who, self._saved, self._backup, self._exchange, self._selection = (self._label() for _ in range(5))
        self._saved.setAccessibleName(self.tr("Saving"))
        self._backup.setAccessibleName(self.tr("Last backup"))
        self._exchange.setAccessibleName(self.tr("Last exchange"))
        self._selection.setAccessibleName(self.tr("Selection"))
        self._indexing = self._label()
        self._indexing.setAccessibleName(self.tr("Search index"))
        labels = QHBoxLayout(self._standing)
        labels.setContentsMargins(0, 0, 0, 0)
        labels.setSpacing(0)
        for label in (self._who, self._saved, self._backup, self._exchange):
            if label is not self._who:
                labels.addWidget(self._label("│"))
            labels.addWidget(label)
        self._before_indexing = self._label("│")
        labels.addWidget(self._before_indexing)
        labels.addWidget(self._indexing)
        self.show_indexing(0)
        labels.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_XS, ROOM, SPACE_XS, ROOM)
        row.setSpacing(SPACE_S)
        row.addLayout(MessagePlace(self.bar, self._standing), 1)
        row.addWidget(self._selection)
        self._selection.hide()
        self._saved.setText(self.tr("Saved"))

    def _label(self, text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setProperty("look", "status")
        return label

    def show_standing(self, user: str, standing: Standing, today: dt.date) -> None:
        """Who works where, and when the last backup and the last exchange were made."""
        self._who.setText(" · ".join(part for part in (standing.unit, user) if part))
        self._backup.setText(self.tr("Last backup {when}").format(when=_when(standing.last_backup_ms, today)))
        self._exchange.setText(self.tr("Last exchange {when}").format(when=_when(standing.last_exchange_ms, today)))

    def show_saved(self, time: str) -> None:
        self._saved.setText(self.tr("Saved {time}").format(time=time))

    def show_indexing(self, waiting: int) -> None:
        """How many changes the search does not find yet; nothing when it finds all."""
        self._indexing.setText(self.tr("Search index: {count} to go").format(count=f"{waiting:,}"))
        for label in (self._before_indexing, self._indexing):
            label.setVisible(waiting > 0)

    def show_selection(self, text: str) -> None:
        self._selection.setText(text)
        self._selection.setVisible(bool(text))
        self._selection.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def _when(at_ms: int | None, today: dt.date) -> str:
    return day_and_time(dt.datetime.fromtimestamp(at_ms / 1000), today) if at_ms else NOTHING
