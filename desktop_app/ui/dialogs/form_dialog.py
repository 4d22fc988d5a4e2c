"""What all forms share: rows with errors beside them, a draft that saves itself, saving in the background."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.errors import QT_TRANSLATE_NOOP, InvalidInput, UserError
from desktop_app.ui.messages import error_in_full, error_line
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S
from desktop_app.ui.widgets.editors import last_stop, set_value, value_of
from desktop_app.ui.widgets.form_row import FormRow
from desktop_app.ui.widgets.room_dialog import RoomDialog
from desktop_app.ui.widgets.unreadable import unreadable

DRAFT_MS = 800


class FormDialog(RoomDialog):
    """Subclasses add rows and implement `action`. `saved` gives the result of the service."""

    saved = Signal(object)

    def __init__(self, navigator: Navigator, title: str, verb: str, parent: QWidget, draft: str = "") -> None:
        super().__init__(parent)
        self.navigator = navigator
        self.rows: dict[str, FormRow] = {}
        self._draft = draft
        self._place = (0, 0)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._draft_timer = QTimer(self)
        self._draft_timer.setSingleShot(True)
        self._draft_timer.setInterval(DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep_draft)
        self._build_frame(verb)

    def _build_frame(self, verb: str) -> None:
        holder = QWidget(self)
        self.grid = QGridLayout(holder)
        self.grid.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_S)
        self.grid.setHorizontalSpacing(SPACE_L)
        self.grid.setVerticalSpacing(SPACE_M)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        self.grid.setRowStretch(99, 1)
        self._scroll = scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(holder)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("look", "muted")
        self.discard = QPushButton(self.tr("Discard the draft"), self)
        self.discard.setProperty("look", "link")
        self.discard.setAutoDefault(False)
        self.discard.hide()
        self.primary = QPushButton(verb, self)
        self.primary.setProperty("look", "primary")
        self.primary.setToolTip("Ctrl+Enter")
        self.primary.clicked.connect(self.save)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_L)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.discard)
        foot.addWidget(self.cancel)
        foot.addWidget(self.primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(foot)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.save)

    def add_row(
        self, name: str, label: str, editor: QWidget, *, required: bool = False, hint: str = "", wide: bool = False
    ) -> FormRow:
        """Put a field into the next free place: two columns, or both of them for a wide one."""
        row = FormRow(label, editor, self, required=required, hint=hint)
        row.label.setVisible(bool(label) or not wide)  # beside a labelled field an empty one keeps the line
        return self.place_row(name, row, wide=wide)

    def place_row(self, name: str, row: FormRow, *, wide: bool = False) -> FormRow:
        """The same with a row that is made already."""
        line, column = self._place
        if wide and column:
            line, column = line + 1, 0
        self.grid.addWidget(row, line, column, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
        self._place = (line + 1, 0) if wide or column else (line, 1)
        if self.rows:  # in reading order, whenever the editors were made
            QWidget.setTabOrder(last_stop(next(reversed(self.rows.values())).editor), row.editor)
        self.rows[name] = row
        self._watch(row.editor)
        return row

    def add_heading(self, words: str) -> QLabel:
        """A line over the rows that follow."""
        heading = QLabel(words, self)
        heading.setProperty("look", "heading")
        self.add_across(heading)
        return heading

    def add_across(self, widget: QWidget) -> None:
        """Put what is no field on a line of its own."""
        line, column = self._place
        line += 1 if column else 0
        self.grid.addWidget(widget, line, 0, 1, 2)
        self._place = (line + 1, 0)

    def action(self) -> Callable[[], Any]:
        """The service call with what was entered. Raises InvalidInput when something cannot be read."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """All rows by name. Raises InvalidInput naming those that cannot be read."""
        found, wrong = self.read_rows()
        if wrong:
            raise InvalidInput(QT_TRANSLATE_NOOP("errors", "Some fields cannot be saved as they are."), fields=wrong)
        return found

    def read_rows(self) -> tuple[dict[str, Any], dict[str, UserError]]:
        """What the rows hold by name, and what is wrong with those that cannot be read."""
        found: dict[str, Any] = {}
        wrong: dict[str, UserError] = {}
        for name, row in self.rows.items():
            try:
                found[name] = value_of(row.editor)
            except ValueError:
                wrong[name] = unreadable(row.editor)
        return found, wrong

    def save(self) -> None:
        """Save in the background; the dialog closes when it is done."""
        self.clear_errors()
        try:
            action = self.action()
        except InvalidInput as error:
            self.show_error(error)
            return
        self.primary.setEnabled(False)
        self.navigator.worker.write(action, self._saved, self.show_error, owner=self)

    def _saved(self, result: Any) -> None:
        self._draft_timer.stop()
        self.drop_draft()
        self.saved.emit(result)
        self._draft = ""
        self.accept()

    def clear_errors(self) -> None:
        for row in self.rows.values():
            row.set_error("")
        self.note.setText("")

    def show_error(self, error: Exception) -> None:
        """Words beside the fields they are about, the rest at the foot; the first wrong field takes the cursor."""
        self.primary.setEnabled(True)
        if not isinstance(error, UserError):
            self.navigator.show_error(error)
            return
        fields = error.fields if isinstance(error, InvalidInput) else {}
        wrong = {name: self.row_of(name) for name in fields}
        for name, one in fields.items():
            if (row := wrong[name]) is not None:
                row.set_error(error_line(one))
        elsewhere = {name: one for name, one in fields.items() if wrong[name] is None}
        self.note.setText(error_in_full(InvalidInput(error.message, error.hint, fields=elsewhere, **error.values)))
        first = next((row for row in self.rows.values() if row in wrong.values()), None)
        if first is not None:
            first.editor.setFocus()
            QTimer.singleShot(0, first, lambda: self._scroll.ensureWidgetVisible(first))  # once its words have room

    def row_of(self, field: str) -> FormRow | None:
        """The row that a service's word for a field is about."""
        return self.rows.get(field)

    # drafts

    def load_draft(self) -> bool:
        """Put a kept draft over what stands in the rows; False when there is none."""
        kept = self.navigator.settings.current.drafts.get(self._draft) if self._draft else None
        if not kept:
            return False
        before = self.read_rows()[0]
        for name, value in kept.items():
            if name in self.rows:
                set_value(self.rows[name].editor, value)
        self.note.setText(self.tr("Your draft is here again."))
        self.discard.clicked.connect(lambda: self._begin_anew(before))
        self.discard.show()
        return True

    def _begin_anew(self, before: Mapping[str, Any]) -> None:
        """Leave the draft, and show what stood in the rows without it."""
        for name, row in self.rows.items():
            set_value(row.editor, before.get(name))
        self._draft_timer.stop()
        self.drop_draft()
        self.discard.hide()
        self.clear_errors()
        next(iter(self.rows.values())).editor.setFocus()

    def keep_draft(self) -> None:
        """Write what is entered into the settings; what cannot be read yet waits."""
        if not self._draft:
            return
        drafted = self.draft_of(self.read_rows()[0])
        self._put_draft({n: v.isoformat() if isinstance(v, date) else v for n, v in drafted.items()})

    def draft_of(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """The part of the values that a draft has to keep."""
        return {name: value for name, value in values.items() if value not in (None, "", False)}

    def drop_draft(self) -> None:
        if self._draft in self.navigator.settings.current.drafts:
            self._put_draft({})

    def _put_draft(self, values: Mapping[str, Any]) -> None:
        drafts = {k: v for k, v in self.navigator.settings.current.drafts.items() if k != self._draft}
        if values:
            drafts[self._draft] = dict(values)
        self.navigator.settings.change(drafts=drafts)

    def reject(self) -> None:
        """Leaving loses nothing: the draft stays."""
        if self._draft_timer.isActive():
            self._draft_timer.stop()
            self.keep_draft()
        super().reject()

    def _watch(self, editor: QWidget) -> None:
        if isinstance(editor, (QLineEdit, QPlainTextEdit)):
            editor.textChanged.connect(self._changed)
        elif isinstance(editor, QComboBox):
            editor.currentIndexChanged.connect(self._changed)
        elif isinstance(editor, QCheckBox):
            editor.toggled.connect(self._changed)

    def _changed(self) -> None:
        if self._draft and self.isVisible():
            self._draft_timer.start()
