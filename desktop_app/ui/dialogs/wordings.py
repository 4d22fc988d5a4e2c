"""The wording of bulletins, letters and meeting papers: the templates, to be read and written in the program."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop_app.documents import own_wording
from desktop_app.documents.own_wording import Wording
from desktop_app.documents.produce import Press
from desktop_app.errors import UserError
from desktop_app.ui.dialogs.office_dialog import OfficeDialog
from desktop_app.ui.dialogs.wording_trial import WordingTrial
from desktop_app.ui.messages import confirm, error_words
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.theme import SPACE_L, SPACE_M, SPACE_S

_NAME = Qt.ItemDataRole.UserRole
_DRAFT = "wording."


class Wordings(OfficeDialog):
    """The templates at the left, the text of the chosen one at the right. What was typed and not saved waits there."""

    def __init__(self, navigator: Navigator, parent: QWidget) -> None:
        super().__init__(navigator, self.tr("Wording of bulletins"), parent)
        self._press = Press(navigator.paths.resources, navigator.paths.templates)
        self._shown: dict[str, Wording] = {}
        self.resize(1280, 660)
        self._build_ui()
        self._connect()
        self.load()

    def _build_ui(self) -> None:
        self.list, self.text, self.note = QListWidget(self), QPlainTextEdit(self), QLabel(self)
        self.list.setFixedWidth(190)
        self.list.setAccessibleName(self.tr("Kinds of documents"))
        self.text.setAccessibleName(self.tr("Text of the template"))
        self.text.setTabChangesFocus(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.note.setProperty("look", "caption")
        self.note.setWordWrap(True)
        head = QLabel(
            self.tr(
                "Lines that begin with ; explain and are not printed. Names in square brackets and in braces stay as "
                "they are. A part that is taken out is not printed."
            ),
            self,
        )
        head.setWordWrap(True)
        self.save_button = QPushButton(self.tr("Save the wording"), self)
        self.save_button.setProperty("look", "primary")
        self.save_button.setToolTip("Ctrl+S")
        self.save_button.setShortcut("Ctrl+S")
        self.discard = QPushButton(self.tr("Discard what was typed"), self)
        self.trial = WordingTrial(self.navigator, self._press, self._typed, self, self._failed, self)
        self.supplied = QPushButton(self.tr("Supplied wording"), self)
        self.supplied.setToolTip(self.tr("Print with the text that came with the program again"))
        self.leave = QPushButton(self.tr("Close"), self)
        buttons = (self.supplied, self.discard, self.trial.button, self.save_button, self.leave)
        for button in buttons:
            button.setAutoDefault(False)
        written = QWidget(self)
        side = QVBoxLayout(written)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(SPACE_S)
        side.addWidget(head)
        side.addWidget(self.text, 1)
        middle = QHBoxLayout()
        middle.setSpacing(SPACE_M)
        middle.addWidget(self.list)
        beside = QSplitter(self)
        beside.setChildrenCollapsible(False)
        beside.setHandleWidth(SPACE_M)
        for part in (written, self.trial):
            beside.addWidget(part)
        middle.addWidget(beside, 1)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_S)
        foot.addStretch(1)
        for button in buttons:
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addLayout(middle, 1)
        said = QHBoxLayout()
        self.add_bar(said, self.note)
        column.addLayout(said)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._turn)
        self.text.textChanged.connect(self._say)
        self.text.textChanged.connect(self.trial.compare)
        self.save_button.clicked.connect(self.save)
        self.discard.clicked.connect(self._discard)
        self.supplied.clicked.connect(self._ask_for_supplied)
        self.leave.clicked.connect(self.reject)

    # showing

    def load(self) -> None:
        self.navigator.worker.aside(
            lambda _progress: own_wording.wordings(self._press), self._fill, self.show_error, owner=self
        )

    def _fill(self, found: list[Wording]) -> None:
        self._shown = {one.name: one for one in found}
        if not self.list.count():
            for one in found:
                item = QListWidgetItem(self._title(one.name))
                item.setData(_NAME, one.name)
                self.list.addItem(item)
            self.list.setCurrentRow(0)
            self.list.setFocus()
        self._say()

    def _title(self, name: str) -> str:
        return {
            "monthly.txt": self.tr("Monthly bulletin"),
            "fortnightly.txt": self.tr("Fortnightly report"),
            "notice.txt": self.tr("Public notice"),
            "annual.txt": self.tr("Annual report"),
            "correction.txt": self.tr("Corrections"),
            "letter.txt": self.tr("Letters"),
            "review.txt": self.tr("Meeting papers, slips"),
        }[name]

    @property
    def name(self) -> str:
        """The template that is shown, "" before any is."""
        item = self.list.currentItem()
        return str(item.data(_NAME)) if item is not None else ""

    def _turn(self, _now: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if before is not None:
            self._keep_draft(str(before.data(_NAME)))
        name = self.name
        self.trial.end()
        draft = self.navigator.settings.current.drafts.get(_DRAFT + name, {}).get("text")
        self.text.setPlainText(self._shown[name].text if draft is None else draft)
        self.bar.close_message()
        self._say()

    def _typed(self) -> tuple[str, str]:
        """The template that is shown, and its text as it stands."""
        return self.name, self.text.toPlainText()

    @property
    def _is_changed(self) -> bool:
        return bool(self.name) and self.text.toPlainText().rstrip() != self._shown[self.name].text.rstrip()

    def _say(self) -> None:
        """Whose text it is, and what can be done."""
        if not self.name:
            return
        one, changed = self._shown[self.name], self._is_changed
        own, _ = own_wording.places(self._press, one.name)
        words = (
            self.tr("The office's own wording, in {file}.").format(file=own) if one.is_own else self.tr("As supplied.")
        )
        if one.retired:
            gone = "、".join(f"[{part}]" for part in one.retired)
            words += " " + self.tr("Of older versions, and no longer printed: {parts}.").format(parts=gone)
        if changed:
            words += " " + self.tr("What was typed is not saved yet; it waits here.")
        self.note.setText(words)
        self.save_button.setEnabled(changed)
        self.discard.setEnabled(changed)
        self.supplied.setEnabled(one.is_own)

    # writing

    def _keep_draft(self, name: str) -> None:
        """What was typed in a template waits until it is saved or discarded."""
        drafts = dict(self.navigator.settings.current.drafts)
        before = drafts.pop(_DRAFT + name, None)
        if name in self._shown and self.text.toPlainText().rstrip() != self._shown[name].text.rstrip():
            drafts[_DRAFT + name] = {"text": self.text.toPlainText()}
        if before != drafts.get(_DRAFT + name):
            self.navigator.settings.change(drafts=drafts)

    def done(self, result: int) -> None:
        """However the window is left, nothing typed is lost."""
        self._keep_draft(self.name)
        self.trial.end()
        super().done(result)

    def save(self) -> None:
        """Keep the text, and print with it from now on; a mistake is shown at its line."""
        name, text = self.name, self.text.toPlainText()
        self._write(
            lambda: own_wording.keep(self._press, name, text), self.tr("Saved; printed so from the next making on.")
        )

    def _write(self, action: Callable[[], Sequence[str] | None], said: str) -> None:
        """`action` gives the parts that came back although they were taken out."""
        name = self.name

        def work(_progress: object) -> tuple[Wording, Sequence[str]]:
            back = action() or ()
            return own_wording.wording(self._press, name), back

        def done(found: tuple[Wording, Sequence[str]]) -> None:
            now, back = found
            self._shown[name] = now
            if self.name == name:
                self.text.setPlainText(now.text)
                self._keep_draft(name)
            self._say()
            parts = "、".join(f"[{part}]" for part in back)
            needed = self.tr("{parts} cannot be left out and came back.").format(parts=parts)
            self.show_message("success", f"{said} {needed}" if back else said)

        self.navigator.worker.aside(work, done, self._failed, owner=self)

    def _failed(self, error: Exception) -> None:
        line = error.values.get("line") if isinstance(error, UserError) else None
        if isinstance(error, UserError) and line is not None:
            self.show_message("error", error_words(error)[0])
        else:
            self.show_error(error)
        block = self.text.document().findBlockByNumber(line - 1) if isinstance(line, int) else None
        if block is not None and block.isValid():
            cursor = QTextCursor(block)
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            self.text.setTextCursor(cursor)
            self.text.setFocus()

    def _discard(self) -> None:
        self.text.setPlainText(self._shown[self.name].text)
        self._keep_draft(self.name)
        self._say()

    def _ask_for_supplied(self) -> None:
        question = self.tr("Print “{title}” with the supplied wording again?").format(title=self._title(self.name))
        consequence = self.tr("The office's own file stays beside it, with .bak behind its name.")
        name = self.name
        confirm(
            self,
            question,
            consequence,
            self.supplied.text(),
            lambda: self._write(
                lambda: own_wording.back_to_supplied(self._press, name), self.tr("The supplied wording is back.")
            ),
        )
