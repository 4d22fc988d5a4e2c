"""U盘交换: taking in and writing in three steps, what waits for a decision, all offices, all files."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.office import Changes
from desktop_app.sync.problems import KeysLost
from desktop_app.sync.stick import CardOnStick
from desktop_app.ui.dialogs.exchange.decide import Decide
from desktop_app.ui.dialogs.exchange.desk import Desk
from desktop_app.ui.dialogs.exchange.history import History
from desktop_app.ui.dialogs.exchange.key_notice import KeyNotice
from desktop_app.ui.dialogs.exchange.lost_keys import LostKeys
from desktop_app.ui.dialogs.exchange.offices import Offices
from desktop_app.ui.dialogs.exchange.steps import CHOOSE, DONE, LOOK, Steps
from desktop_app.ui.icons import icon
from desktop_app.ui.messages import Action, Kind
from desktop_app.ui.navigation import Navigator, Page
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_XL
from desktop_app.ui.widgets.drive_watch import DriveWatch
from desktop_app.ui.widgets.step_line import StepLine

EXCHANGE, DECIDE, OFFICES, HISTORY = range(4)


class ExchangePage(Page):
    """`left` goes back to where the user came from, `asked` comes here from wherever that is."""

    left = Signal()
    asked = Signal()

    def __init__(self, navigator: Navigator, watch: DriveWatch, parent: QWidget | None = None) -> None:
        super().__init__(navigator, parent)
        self.watch = watch
        self.desk = Desk(navigator, watch, self)
        self._build_ui()
        self._connect()

    def _build_ui(self) -> None:
        title = QLabel(self.tr("Exchange by USB stick"), self)
        title.setProperty("look", "title")
        self.line = StepLine([self.tr("Choose"), self.tr("Look"), self.tr("Done")], self)
        policy = self.line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # without it the title would jump from part to part
        self.line.setSizePolicy(policy)
        self.parts_bar = QTabBar(self)
        self.parts_bar.setDrawBase(False)
        self.parts_bar.setExpanding(False)
        self.parts_bar.setUsesScrollButtons(False)
        self.parts_bar.setAccessibleName(self.tr("Parts of the exchange"))
        for words in (self.tr("Exchange"), self.tr("To decide"), self.tr("Offices"), self.tr("History")):
            self.parts_bar.addTab(words)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", lambda t: t.muted))
        close = self.tr("Close the exchange")
        self.close_button.setAccessibleName(close)
        self.close_button.setToolTip(f"{close}  Esc")
        self.steps = Steps(self.desk, self)
        self.decide = Decide(self.desk, self)
        self.offices = Offices(self.desk, self)
        self.history = History(self.desk, self)
        self.parts = QStackedWidget(self)
        for part in (self.steps, self.decide, self.offices, self.history):
            self.parts.addWidget(part)
        self.notice, self.lost = KeyNotice(self.desk, self), LostKeys(self.desk, self)
        self._room = QStackedWidget(self)
        self._room.addWidget(self.parts)
        self._room.addWidget(self.lost)
        head = QHBoxLayout()
        head.setSpacing(SPACE_XL)
        head.addWidget(title)
        head.addWidget(self.parts_bar)
        head.addStretch(1)
        head.addWidget(self.line)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_XL, SPACE_L, SPACE_XL, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._room, 1)

    def _connect(self) -> None:
        self.parts_bar.currentChanged.connect(self._shown)
        self.close_button.clicked.connect(self.left)
        self.steps.step_shown.connect(self.line.show_step)
        self.steps.card_asked.connect(self._compare)
        self.steps.decide_asked.connect(lambda: self.show_part(DECIDE))
        self.steps.ended_unseen.connect(self._tell_end)
        self.decide.counted.connect(self._count)
        self.navigator.worker.changed.connect(self._heard)
        self.desk.keys_lost.connect(self._keys_lost)
        self.desk.keys_found.connect(self._keys_found)
        self.lost.card_made.connect(self._card_made)

    def load(self) -> None:
        """Begin at the first step, and count what waits for a decision."""
        self.steps.begin()
        self.decide.load()
        self.notice.load()

    def focus_search(self) -> bool:
        """Ctrl+F: the search of what is shown."""
        step = (self.steps.choose.write, self.steps.look, None)[self.steps.step]
        part = {EXCHANGE: step, OFFICES: self.offices.bar}.get(self.parts.currentIndex())
        if part is None or not part.search.isVisible():
            return False
        part.search.setFocus()
        part.search.selectAll()
        return True

    def show_part(self, part: int) -> None:
        """Go to one of the parts."""
        self.parts_bar.setCurrentIndex(part)

    def show_record(self, _kind: str, record_id: str) -> None:
        """What is to be decided on a record, or on what belongs to it."""
        self.show_part(DECIDE)
        self.decide.choose_record(record_id)

    def refresh(self, _changes: Sequence[Changes]) -> None:
        """Nothing is read anew under the user's hands: `_heard` does where it does no harm."""

    @property
    def is_locked(self) -> bool:
        """Whether the keys are away: nothing but that is told then."""
        return self._room.currentWidget() is self.lost

    def _keys_lost(self, error: KeysLost) -> None:
        self.lost.show_lost(error)
        self._lock(True)

    def _keys_found(self) -> None:
        self._lock(False)
        self.load()
        if self.parts.currentIndex() != EXCHANGE:
            self._shown(self.parts.currentIndex())

    def _lock(self, locked: bool) -> None:
        self._room.setCurrentWidget(self.lost if locked else self.parts)
        self.parts_bar.setVisible(not locked)
        self.line.setVisible(not locked and self.parts.currentIndex() == EXCHANGE)
        if locked:
            self.notice.hide()
            self.lost.setFocus()

    def _card_made(self) -> None:
        self.show_part(OFFICES)
        self.desk.look_for_keys()

    def _shown(self, part: int) -> None:
        self.parts.setCurrentIndex(part)
        self.line.setVisible(part == EXCHANGE and not self.is_locked)
        shown = (self.steps.choose, self.decide, self.offices, self.history)[part]
        if part != EXCHANGE or self.steps.step == CHOOSE:
            shown.load()
        elif self.steps.step == LOOK:
            self.steps.look_anew()
        (self.steps.done if part == EXCHANGE and self.steps.step == DONE else shown).setFocus()

    def _compare(self, card: CardOnStick | None) -> None:
        self.show_part(OFFICES)
        self.offices.compare_card(card)

    def _tell_end(self, kind: Kind, words: str) -> None:
        """Files were taken in or written while something else is shown: say how it went, and lead there."""
        self.navigator.show_message(kind, words, [Action(self.tr("Show the result"), self._show_end)])

    def _show_end(self) -> None:
        self.show_part(EXCHANGE)
        self.asked.emit()

    def _count(self, count: int) -> None:
        words = self.tr("To decide")
        self.parts_bar.setTabText(DECIDE, f"{words} {count:,}" if count else words)
        self.parts_bar.updateGeometry()

    def _heard(self, _changes: Changes | None = None) -> None:
        if not self.isVisible():
            return
        if self.is_locked:
            self.desk.look_for_keys()
            return
        self.decide.load()
        if self.parts.currentIndex() == HISTORY:
            self.history.load()
        elif self.parts.currentIndex() == OFFICES:
            self.offices.load()
        elif self.steps.step == LOOK:
            self.steps.look_anew()
        elif not self.steps.busy and self.steps.step == CHOOSE:
            self.steps.choose.read_offices()
            self.steps.choose.look_for_news()

    def event(self, event: QEvent) -> bool:
        """Whoever comes back from another program sees what that did: the command line may have exchanged."""
        if event.type() == QEvent.Type.WindowActivate:
            self.hear_of_others()
        return super().event(event)

    def hear_of_others(self) -> None:
        """Another program may have written to the database: show what stands there."""
        if self._loaded and not self.navigator.worker.busy:
            self._heard()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back finds the present state: sticks were plugged in, records changed meanwhile."""
        again = self._loaded
        super().showEvent(event)
        if again and not event.spontaneous():
            if self.steps.step == DONE and self.steps.done.was_left and not self.steps.busy:
                self.steps.begin()
            self._shown(self.parts.currentIndex())
            self.decide.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc: a step back, then out. Enter presses the button on which the cursor is."""
        focused, enter = QApplication.focusWidget(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton | QToolButton):
            if not event.isAutoRepeat():  # held down it would press the button to cancel that comes next
                focused.click()
        elif event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.parts.currentIndex() != EXCHANGE:
            self.show_part(EXCHANGE)
        elif not self.steps.go_back():
            self.left.emit()
