"""单位与目标: the responsible units, and what is asked of them in a year."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.targets_tab import TargetsTab
from desktop_app.ui.dialogs.units_tab import UnitsTab
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M


class UnitsAndTargets(OfficeDialog):
    """Two tabs; Ctrl+Enter saves what stands in the one that is shown, leaving keeps the rest as drafts."""

    kinds = frozenset({"unit", "target"})

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Units and targets"), parent)
        self.resize(1300, 690)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setAccessibleName(self.windowTitle())
        self.units, self.targets = UnitsTab(self), TargetsTab(self)
        self.tabs.addTab(self.units, self.tr("Units"))
        self.tabs.addTab(self.targets, self.tr("Targets"))
        close = QPushButton(self.tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        foot = QHBoxLayout()
        self.add_bar(foot)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(self.tabs, 1)
        column.addLayout(foot)
        self.units.left.connect(self.reject)
        self.targets.changed.connect(self._mark)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self._save)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(self._new)
        self.load()

    def load(self) -> None:
        self.units.load()
        self.targets.load()

    def reject(self) -> None:
        """Leaving loses nothing: what was typed stays as a draft."""
        self.units.leave()
        self.targets.keep_draft()
        super().reject()

    def _mark(self, changed: bool) -> None:
        """A dot on the tab says that something in it is not saved."""
        self.tabs.setTabText(1, self.tr("Targets") + (" •" if changed else ""))

    def _save(self) -> None:
        (self.units if self.tabs.currentIndex() == 0 else self.targets).save()

    def _new(self) -> None:
        self.tabs.setCurrentIndex(0)
        self.units.new()
