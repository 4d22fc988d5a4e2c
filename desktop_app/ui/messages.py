"""How the window speaks: a bar on the page for results and errors, a dialog only where work cannot go on."""

import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.field_words import field_word
from desktop_app.domain.quoting import nested
from desktop_app.errors import InvalidInput, UserError, in_one_line
from desktop_app.ui.icons import icon
from desktop_app.ui.theme import ICON_SMALL, MESSAGE_HEIGHT, SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Tokens

Kind = Literal["info", "success", "warning", "error"]

SUCCESS_MS = 8000
log = logging.getLogger(__name__)

_ICONS: dict[Kind, str] = {
    "info": "info", "success": "circle-check", "warning": "triangle-alert", "error": "circle-x",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Action:
    """A link in the bar: what it says and what a click does."""

    label: str
    run: Callable[[], None]


def error_words(error: UserError) -> tuple[str, str]:
    """The message and the hint in the language of the window."""
    message, hint = error.words(QCoreApplication.translate)
    return nested(message), nested(hint)


def error_line(error: UserError) -> str:
    """The same after one another."""
    return in_one_line(error_words(error))


def error_in_full(error: UserError) -> str:
    """The same with what is wrong about each field, by its name: for a place that the fields are not beside."""
    fields = error.fields if isinstance(error, InvalidInput) else {}
    return in_one_line([error_line(error), *(field_problem(name, one) for name, one in fields.items())])


def field_problem(name: str, error: UserError) -> str:
    """What is wrong about a field, after its name."""
    language = "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"
    words = QCoreApplication.translate("Messages", "{field}: {words}")
    return words.format(field=field_word(name, language), words=error_line(error))


class MessageBar(QFrame):
    """One message in a room of its own at the foot, so that it covers nothing and nothing moves; a text of more than
    two lines takes more. Esc or the cross closes it; `turned` tells whether it speaks."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._links: list[QPushButton] = []
        self._page = ""
        self._said: tuple[Kind, str, Sequence[Action]] | None = None
        self._waiting: dict[str, tuple[Kind, str, Sequence[Action]]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_message)
        self._build_ui()
        self.hide()

    def _build_ui(self) -> None:
        self.setProperty("look", "message")
        self.setAccessibleName(self.tr("Message"))
        self.setMinimumHeight(MESSAGE_HEIGHT)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._icon = QLabel(self)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._link_row = QHBoxLayout()
        close = QToolButton(self)
        close.setIcon(icon("x", lambda t: t.muted))
        close.setIconSize(QSize(ICON_SMALL, ICON_SMALL))
        close.setAccessibleName(self.tr("Close message"))
        close.clicked.connect(self.close_message)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, 0, SPACE_S, 0)
        row.setSpacing(SPACE_S)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addLayout(self._link_row)
        row.addWidget(close)

    def show_message(self, kind: Kind, text: str, actions: Sequence[Action] = ()) -> None:
        """Show one message; successes leave by themselves, anything else stays until closed or replaced."""
        self._said = (kind, text, tuple(actions))
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)

        def tint(t: Tokens) -> str:
            return {"info": t.accent, "success": t.green, "warning": t.yellow, "error": t.red}[kind]

        self._icon.setPixmap(icon(_ICONS[kind], tint).pixmap(ICON_SMALL, ICON_SMALL))
        self._text.setText(text)
        self.setAccessibleDescription(text)
        self._set_links(actions)
        self.show()
        self.turned.emit(True)
        if kind == "success":
            self._timer.start(SUCCESS_MS)
        else:
            self._timer.stop()

    def begin_anew(self) -> None:
        """Something is tried now: what was said of what was tried before does not stand beside its outcome. A warning
        stays: it is about what lasts."""
        if self.text and self._said is not None and self._said[0] != "warning":
            self.close_message()

    def close_message(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        self._text.setText("")
        self._set_links(())
        self._row.activate()  # hidden, it would keep the room of the text that is gone
        self.hide()
        self.updateGeometry()
        self.turned.emit(False)

    def withdraw(self, text: str) -> None:
        """Say nothing more of what is over, here or on the page where it waits."""
        self._waiting = {page: said for page, said in self._waiting.items() if said[1] != text}
        if self.text == text:
            self.close_message()

    def close_success(self) -> None:
        """Say nothing more of a step that went well."""
        if self.text and self._said is not None and self._said[0] == "success":
            self.close_message()

    def turn_to(self, page: str) -> None:
        """Another page is shown: what was said on the one before waits there, a success stays for its few seconds."""
        if page == self._page:
            return
        left, self._page = self._page, page
        if self.text and self._said is not None and self._said[0] != "success":
            self._waiting[left] = self._said
            self.close_message()
        waiting = self._waiting.pop(page, None)
        if waiting is not None:
            self.show_message(*waiting)

    def show_error(self, error: Exception) -> None:
        """A UserError in its words; anything else is a bug and opens the report."""
        if isinstance(error, UserError):
            self.show_message("error", error_in_full(error))
        else:
            report_bug(self.window(), error)

    @property
    def text(self) -> str:
        """What the bar says now, "" when it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def _set_links(self, actions: Sequence[Action]) -> None:
        for old in self._links:
            self._link_row.removeWidget(old)
            old.deleteLater()
        self._links = []
        for action in actions:
            link = QPushButton(action.label, self)
            link.setProperty("look", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(self.close_message)
            link.clicked.connect(lambda _checked=False, run=action.run: run())
            self._link_row.addWidget(link)
            self._links.append(link)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_message()
        else:
            super().keyPressEvent(event)


class MessagePlace(QStackedLayout):
    """A bar in the place of `standing` while it speaks; the place is as high as both need."""

    def __init__(self, bar: MessageBar, standing: QWidget) -> None:
        super().__init__()
        self.addWidget(standing)
        self.addWidget(bar)
        bar.turned.connect(lambda speaks: self.setCurrentIndex(int(speaks)))


def confirm(parent: QWidget, question: str, consequence: str, verb: str, on_yes: Callable[[], None]) -> QMessageBox:
    """Ask before something that cannot be undone. `verb` is written on the button; Esc means no."""
    box = QMessageBox(parent)
    box.setIconPixmap(icon("triangle-alert", lambda t: t.yellow).pixmap(32, 32))
    box.setText(question)
    box.setInformativeText(consequence)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    no = box.addButton(QCoreApplication.translate("Messages", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.setEscapeButton(no)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.buttonClicked.connect(lambda button: on_yes() if button is yes else None)
    box.open()
    return box


class BugDialog(QDialog):
    """A fault of the program: what happened, and the log to send to whoever maintains it."""

    def __init__(self, parent: QWidget | None, details: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong in the program"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 380)
        safe = self.tr("This is a fault of the program, not of your data: what was saved stays saved.")
        words = QLabel(safe + " " + self.tr("Copy the report and hand it to your administrator."), self)
        words.setWordWrap(True)
        self.log_view = QPlainTextEdit(details, self)
        self.log_view.setReadOnly(True)
        self.log_view.setAccessibleName(self.tr("Report"))
        buttons = QDialogButtonBox(self)
        copy = buttons.addButton(self.tr("Copy report"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
        close = buttons.addButton(self.tr("Go on working"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setProperty("look", "primary")
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_M)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.addWidget(words)
        column.addWidget(self.log_view, 1)
        column.addSpacing(SPACE_XS)
        column.addWidget(buttons)


def say_or_report(error: Exception, say: Callable[[str], object], report: Callable[[Exception], object]) -> None:
    """What a clerk can understand is said in a line; anything else is a fault, to be reported."""
    if isinstance(error, UserError):
        say(error_line(error))
    else:
        report(error)


def report_bug(parent: QWidget | None, error: BaseException) -> BugDialog:
    """Log a fault with its traceback and show the report."""
    details = "".join(traceback.format_exception(error))
    log.error("unexpected error\n%s", details)
    dialog = BugDialog(parent, details)
    dialog.open()
    return dialog
